package sample

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"runtime"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"biurolidera/internal/contest"
)

// digest hashes what was invented, field by field.
func digest(list []Participant) string {
	h := sha256.New()
	for _, p := range list {
		i, a := p.Institution, p.Participation.Application
		fmt.Fprintln(h, i.Code, i.Name, i.OfficeName, i.ForForm, i.Sub, i.TERYT, i.NIP, i.REGON, i.KRS, i.Address, i.Phone, i.Email, i.EDelivery, i.Employees, i.Population)
		fmt.Fprintln(h, p.Participation.Code, p.Participation.NotApplicable, a.ReceivedOn, a.PublishConsent)
		for _, a := range p.Audits {
			fmt.Fprintln(h, a.Code, a.Auditor, a.ScenarioID, a.State, a.Outcome, a.HeldAt, a.Remark, a.VoidReason)
			for _, x := range a.Answers {
				fmt.Fprintln(h, x.Criterion, x.Points, x.NA, x.Measured, x.Comment, x.TakenOver)
			}
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

// The hash may change only with a deliberate change of what is invented.
func TestSameSeedSameEdition(t *testing.T) {
	const want = "3eec5fcc0860dd25787c0ca287dc0c4bb409c63402e26b0011ae818e9950523e"
	old := runtime.GOMAXPROCS(1)
	one := digest(all(t, options(7, 60, 3)))
	runtime.GOMAXPROCS(old)
	if got := digest(all(t, options(7, 60, 3))); got != one {
		t.Errorf("another number of cores gives another edition: %s and %s", one, got)
	}
	if one != want {
		t.Errorf("seed 7 gives %s, want %s", one, want)
	}
	if other := digest(all(t, options(8, 60, 3))); other == one {
		t.Error("another seed gives the same edition")
	}
}

func TestRangingAgainAndStopping(t *testing.T) {
	seq, err := Generate(options(5, 30, 2))
	if err != nil {
		t.Fatal(err)
	}
	var first, second []Participant
	for p := range seq {
		if first = append(first, p); len(first) == 10 {
			break
		}
	}
	for p := range seq {
		if len(second) < 10 {
			second = append(second, p)
		}
	}
	if diff := cmp.Diff(first, second); diff != "" {
		t.Errorf("ranging again differs (-first +second):\n%s", diff)
	}
}

func TestOptionsAreChecked(t *testing.T) {
	for name, test := range map[string]struct {
		change func(*Options)
		want   string
	}{
		"nobody":           {func(o *Options) { o.Participants = 0 }, "sample_participants"},
		"too many":         {func(o *Options) { o.Participants = MaxParticipants + 1 }, "sample_participants"},
		"negative audits":  {func(o *Options) { o.AuditsPerChannel = -1 }, "sample_audits"},
		"too many audits":  {func(o *Options) { o.AuditsPerChannel = MaxAuditsPerChannel + 1 }, "sample_audits"},
		"no category":      {func(o *Options) { o.Categories = nil }, "sample_no_category"},
		"no questionnaire": {func(o *Options) { o.Questionnaires = nil }, "sample_no_questionnaire"},
		"nothing to audit": {func(o *Options) { o.Questionnaires, o.AuditsPerChannel = nil, 0 }, ""},
	} {
		t.Run(name, func(t *testing.T) {
			o := options(1, 3, 1)
			test.change(&o)
			_, err := Generate(o)
			if got := contest.CodeOf(err); got != test.want {
				t.Errorf("Generate: code %q, want %q", got, test.want)
			}
		})
	}
}

func TestCodesAndLinks(t *testing.T) {
	list := all(t, options(2, 40, 3))
	next := map[contest.Channel]int{}
	for n, p := range list {
		i := p.Institution
		if i.Code != contest.InstitutionCode(n+1) || p.Participation.Code != contest.ParticipationCode(n+1) {
			t.Errorf("%d: codes %s, %s", n, i.Code, p.Participation.Code)
		}
		if !i.Example || i.Validate() != nil {
			t.Errorf("%s: Example %v, Validate %v", i.Name, i.Example, i.Validate())
		}
		if p.Participation.Name != i.Name || p.Participation.Category != i.Category || p.Participation.EditionID != 3 || p.Participation.State != contest.ParticipationAccepted {
			t.Errorf("participation does not follow the institution: %+v", p.Participation)
		}
		for _, a := range p.Audits {
			next[a.Channel]++
			if want := contest.AuditCode("2025", a.Channel, next[a.Channel]); a.Code != want {
				t.Errorf("audit code %s, want %s", a.Code, want)
			}
			if q := questionnaire(t, a.QuestionnaireID); q.Channel != a.Channel || q.ID == 11 {
				t.Errorf("%s: questionnaire %d", a.Code, a.QuestionnaireID)
			}
		}
		for _, c := range p.Contacts {
			if c.FirstName != "" || c.Surname != "" || c.Title != "" || c.Function == "" {
				t.Errorf("contact is a person: %+v", c)
			}
		}
	}
}

func TestScenariosFollowTheKind(t *testing.T) {
	for _, p := range all(t, options(4, 60, 3)) {
		for _, a := range p.Audits {
			want := []int64{21}
			switch {
			case a.Channel == contest.Phone:
				want = []int64{24}
			case a.Channel == contest.Online:
				want = []int64{0}
			case p.Institution.Sub == contest.SubLibrary:
				want = []int64{21, 22, 23}
			case p.Institution.Category == contest.CategoryCulture:
				want = []int64{21, 22}
			}
			if !slices.Contains(want, a.ScenarioID) {
				t.Errorf("%s %s: scenario %d, want one of %v", p.Institution.Sub, a.Code, a.ScenarioID, want)
			}
		}
	}
}

func TestChannelsThatDoNotApply(t *testing.T) {
	o := options(9, 200, 2)
	o.Rules.Channels[1].Excluded = []string{contest.CategoryOther, contest.SubTheatre}
	o.Rules.Channels = o.Rules.Channels[:2] // no online channel in these rules
	without := 0
	for _, p := range all(t, o) {
		count := map[contest.Channel]int{}
		for _, a := range p.Audits {
			count[a.Channel]++
		}
		want := map[contest.Channel]int{contest.Visit: 2, contest.Phone: 2}
		if p.Institution.Category == contest.CategoryOther || p.Institution.Sub == contest.SubTheatre {
			delete(want, contest.Phone)
		}
		if slices.Contains(p.Participation.NotApplicable, contest.Visit) {
			delete(want, contest.Visit)
			without++
		}
		if diff := cmp.Diff(want, count); diff != "" {
			t.Errorf("%s: audits (-want +got):\n%s", p.Institution.Name, diff)
		}
	}
	if without == 0 {
		t.Error("no institution without a visit: the case is not tried")
	}
}

func TestOwnCategories(t *testing.T) {
	o := options(1, 25, 1)
	o.Categories = []contest.Category{{Code: "SPO", Name: "Sport"}, {Code: "TUR", Subcategories: []contest.Subcategory{{Code: "szlaki"}}}}
	seen := map[string]bool{}
	for _, p := range all(t, o) {
		seen[p.Institution.Category+"/"+p.Institution.Sub] = true
	}
	if diff := cmp.Diff(map[string]bool{"SPO/": true, "TUR/szlaki": true}, seen); diff != "" {
		t.Errorf("kinds (-want +got):\n%s", diff)
	}
}

func TestEveryKindOccurs(t *testing.T) {
	category, sub, voivodeship := map[string]int{}, map[string]int{}, map[string]int{}
	for n, p := range all(t, options(1, 1000, 0)) {
		if n < 25 {
			category[p.Institution.Category]++
		}
		sub[p.Institution.Sub]++
		voivodeship[p.Institution.Voivodeship]++
	}
	for _, c := range contest.DefaultCategories() {
		if category[c.Code] == 0 {
			t.Errorf("no %s among the first 25", c.Code)
		}
		for _, s := range c.Subcategories {
			if sub[s.Code] == 0 {
				t.Errorf("no %s among 1000", s.Code)
			}
		}
	}
	if len(voivodeship) != 16 {
		t.Errorf("%d voivodeships, want 16", len(voivodeship))
	}
	if n := sub[contest.SubVillage]; n < 150 || n > 210 {
		t.Errorf("%d rural communes of 1000, want about 180", n)
	}
}

func BenchmarkGenerate(b *testing.B) {
	o := options(1, 3000, 8)
	for b.Loop() {
		seq, err := Generate(o)
		if err != nil {
			b.Fatal(err)
		}
		answers := 0
		for p := range seq {
			for _, a := range p.Audits {
				answers += len(a.Answers)
			}
		}
		b.ReportMetric(float64(answers), "answers")
	}
}
