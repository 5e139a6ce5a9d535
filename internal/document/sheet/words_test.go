package sheet

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
)

func TestCodes(t *testing.T) {
	form := []contest.Criterion{{Code: "WA01"}, {Code: "WA02"}, {Code: "WA04"}, {Code: "WB01", OnContact: true}, {Code: "WB02"}, {Code: "WB03"}, {Code: "WC01"}, {Code: "WC02", Condition: "x"}, {Code: "WC03"}}
	for want, wanted := range map[string]func(contest.Criterion) bool{
		"WA01–WA04, WB02, WB03, WC01, WC03": func(c contest.Criterion) bool { return !dropped(c) },
		"WB01, WC02":                        dropped,
		"WA01–WA04, WB01–WB03, WC01–WC03":   func(contest.Criterion) bool { return true },
		"":                                  func(contest.Criterion) bool { return false },
	} {
		if got := codes(form, wanted); got != want {
			t.Errorf("codes = %q, want %q", got, want)
		}
	}
}

func TestCommentLabel(t *testing.T) {
	w := words{locale.For("pl")}
	for want, c := range map[string]contest.Criterion{
		"Komentarz":                          {Scale: contest.ScaleGraded, Max: 4, CommentAtMost: -1},
		"Komentarz (potrzebny przy 0–1 pkt)": {Scale: contest.ScaleGraded, Max: 4, CommentAtMost: 1},
		"Komentarz (potrzebny przy 0 pkt)":   {Scale: contest.ScaleGraded, Max: 4, CommentAtMost: 0},
		"Komentarz (potrzebny przy „nie”)":   {Scale: contest.ScaleYesNo, Max: 1, CommentAtMost: 0},
		"Komentarz (potrzebny zawsze)":       {Scale: contest.ScaleYesNo, Max: 1, CommentAtMost: 1},
	} {
		if got := plain(w.commentLabel(c)); got != plain(want) {
			t.Errorf("%+v: %q, want %q", c, got, want)
		}
	}
}

func TestBands(t *testing.T) {
	bands := []contest.Band{{UpTo: "2.5", Points: 4}, {UpTo: "10", Points: 1}, {Points: 0}}
	for lang, want := range map[string]string{
		locale.Polish:  "do 2,5: 4 pkt · do 10: 1 pkt · więcej: 0 pkt",
		locale.English: "up to 2.5: 4 pts · up to 10: 1 pts · more: 0 pts",
	} {
		if got := plain(words{locale.For(lang)}.bands(bands)); got != want {
			t.Errorf("%s: %q, want %q", lang, got, want)
		}
	}
}

func TestNumberComb(t *testing.T) {
	s := sheet{words: words{locale.For("pl")}}
	for name, c := range map[string]struct {
		limits []string
		want   []int
	}{
		"minutes":  {[]string{"5", "30", ""}, []int{3}},
		"seconds":  {[]string{"15", "120", ""}, []int{4}},
		"decimals": {[]string{"2.5", "10", ""}, []int{3, 1}},
		"zero":     {[]string{"0", "1", ""}, []int{3}},
		"nonsense": {[]string{"dużo", ""}, []int{3}},
	} {
		var criterion contest.Criterion
		for _, l := range c.limits {
			criterion.Bands = append(criterion.Bands, contest.Band{UpTo: l})
		}
		if d := cmp.Diff(c.want, s.numberComb(criterion).groups); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
}

func TestAuditorComb(t *testing.T) {
	for code, want := range map[string]comb{
		"":            {groups: []int{3}, before: "A-"},
		"A-17":        {groups: []int{2}, before: "A-", value: "17"},
		"A-12345":     {groups: []int{5}, before: "A-", value: "12345"},
		"Jan Nowak":   {groups: []int{3}, before: "A-"}, // a name is never printed
		"A-17, Nowak": {groups: []int{3}, before: "A-"},
	} {
		if d := cmp.Diff(want, auditorComb(code), cmp.AllowUnexported(comb{})); d != "" {
			t.Errorf("%q: %s", code, d)
		}
	}
}

func TestContacts(t *testing.T) {
	d := Data{Address: "Rynek 1, 99-320 Żółta Grobla", Phone: "+48 99 555 01 23; +48 99 555 01 24", Website: "zolta.example"}
	for channel, want := range map[contest.Channel][]string{
		contest.Visit:  {"address", "phone", "website"},
		contest.Phone:  {"phone", "address", "website"},
		contest.Online: {"website", "address", "phone"},
	} {
		d.Audit.Channel = channel
		var got []string
		for _, c := range (sheet{data: d}).contacts() {
			got = append(got, c.key)
			switch {
			case c.key == "phone" && c.text != "+48\u00a099\u00a0555\u00a001\u00a023; +48\u00a099\u00a0555\u00a001\u00a024":
				t.Errorf("phone = %q", c.text)
			case c.key == "address" && c.text != "Rynek 1, 99-320\u00a0Żółta Grobla":
				t.Errorf("address = %q", c.text)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", channel, diff)
		}
	}
}

// plain puts plain single blanks for no-break and doubled ones.
func plain(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(s, "\u00a0", " ")), " ")
}
