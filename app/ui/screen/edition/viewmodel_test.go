package edition

import (
	"testing"
	"time"

	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"

	"github.com/google/go-cmp/cmp"
)

func day(s string) time.Time {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		panic(err)
	}
	return t
}

func TestRulesThereAndBack(t *testing.T) {
	for _, lang := range locale.Languages() {
		cat, rules := locale.For(lang), contest.DefaultRules()
		rules.Channels[0].Excluded = []string{"URZ", "biblioteka"}
		if diff := cmp.Diff(rules, rulesOf(rulesValues(cat, rules), rules)); diff != "" {
			t.Errorf("%s: %s", lang, diff)
		}
		if got := changedFields(cat, rulesValues(cat, rules), rules); len(got) > 0 {
			t.Errorf("%s: unchanged rules are told to differ in %v", lang, got)
		}
	}
}

func TestRulesTypedBadly(t *testing.T) {
	rules, categories := contest.DefaultRules(), contest.DefaultCategories()
	for _, c := range []struct{ field, value, wrong string }{
		{"channels.visit.weight", "0", "channels.visit.weight"},
		{"channels.visit.weight", "dużo", "channels.visit.weight"},
		{"channels.phone.min_audits", "2,5", "channels.phone.min_audits"},
		{"channels.online.planned", "-1", "channels.online.planned"},
		{"channels.online.excluded", "URZ NIE-MA", "channels.online.excluded"},
		{fieldSection, "1", fieldSection},
		{fieldAudit, "4/3", fieldAudit},
		{fieldMinScore, "100,01", fieldMinScore},
		{fieldMinScore, "75,005", fieldMinScore},
		{fieldTopPercent, "", fieldTopPercent},
		{fieldPattern, "LZM/{n}", fieldPattern},
		{fieldMinScore, " 80 ", ""},
		{fieldSection, "2 / 3", ""},
	} {
		v := rulesValues(pl, rules)
		v[c.field] = c.value
		problems := ruleProblems(pl, rulesOf(v, rules), categories)
		if c.wrong == "" && len(problems) > 0 || c.wrong != "" && (len(problems) != 1 || problems[c.wrong] == "") {
			t.Errorf("%s = %q: problems %v", c.field, c.value, problems)
		}
		if got := changedFields(pl, v, rules); len(got) != 1 || got[0] != c.field {
			t.Errorf("%s = %q: changed %v", c.field, c.value, got)
		}
	}
}

func TestWeightSum(t *testing.T) {
	rules := contest.DefaultRules()
	v := rulesValues(pl, rules)
	v["channels.visit.weight"] = "70"
	if sum, ok := weightSum(v, rules); sum != 120 || !ok {
		t.Errorf("sum %d, %v", sum, ok)
	}
	v["channels.visit.weight"] = "x"
	if _, ok := weightSum(v, rules); ok {
		t.Error("a weight that is none has a sum")
	}
}

func lines() []office.CategoryLine {
	return []office.CategoryLine{
		{Category: contest.Category{Code: "A", Name: "Aaa", Subcategories: []contest.Subcategory{{Code: "a1", Name: "x"}, {Code: "a2", Name: "y"}}}, Participations: 3, Accepted: 2},
		{Category: contest.Category{Code: "B", Name: "Bbb"}},
	}
}

func TestKinds(t *testing.T) {
	all := kinds(lines())
	var got []string
	for _, k := range all {
		got = append(got, k.order+" "+k.key)
	}
	if diff := cmp.Diff([]string{"1 A", "1.1 A/a1", "1.2 A/a2", "2 B"}, got); diff != "" {
		t.Error(diff)
	}
	codes := func(cs []contest.Category) (out string) {
		for _, c := range cs {
			out += c.Code
			for _, s := range c.Subcategories {
				out += " " + s.Code
			}
			out += "; "
		}
		return out
	}
	for _, c := range []struct {
		name string
		got  []contest.Category
		want string
	}{
		{"category down", shifted(categoriesOf(lines()), all[0], 1), "B; A a1 a2; "},
		{"subcategory down", shifted(categoriesOf(lines()), all[1], 1), "A a2 a1; B; "},
		{"category removed", without(categoriesOf(lines()), all[3]), "A a1 a2; "},
		{"subcategory removed", without(categoriesOf(lines()), all[1]), "A a2; B; "},
		{"category added", with(categoriesOf(lines()), -1, "C", "Ccc"), "A a1 a2; B; C; "},
		{"subcategory added", with(categoriesOf(lines()), 1, "b1", "z"), "A a1 a2; B b1; "},
		{"subcategory renamed", renamed(categoriesOf(lines()), all[2], "a9", "y"), "A a1 a9; B; "},
	} {
		if g := codes(c.got); g != c.want {
			t.Errorf("%s: %q, want %q", c.name, g, c.want)
		}
	}
	if movable(categoriesOf(lines()), all[0], -1) || movable(categoriesOf(lines()), all[2], 1) || !movable(categoriesOf(lines()), all[2], -1) {
		t.Error("the ends of the list are not where they are")
	}
	if got := excludedNames(pl, []string{"B", "a2"}, categoriesOf(lines())); got != "Bbb, y" {
		t.Errorf("excluded %q", got)
	}
}

func TestStripCoversTheYear(t *testing.T) {
	d := office.EditionDetail{Edition: contest.Edition{Year: 2025}, Calendar: []contest.Milestone{
		{Stage: contest.StageFieldwork, From: day("2025-09-01"), To: day("2025-11-30")},
		{Stage: contest.StageJury, Note: "bez daty"},
		{Stage: contest.StageGala, From: day("2026-02-27")},
	}}
	s := stripOf(pl, d, day("2025-10-01"))
	if len(s.months) != 14 || s.months[0].name != "sty 2025" || s.months[13].name != "lut" {
		t.Fatalf("months %v", s.months)
	}
	if len(s.bars) != 2 || s.bars[0].mark || !s.bars[0].running || !s.bars[1].mark || s.bars[1].running {
		t.Fatalf("bars %+v", s.bars)
	}
	if s.today <= s.bars[0].from || s.today >= s.bars[0].to || s.bars[1].to > 1 {
		t.Errorf("today %v, bars %+v", s.today, s.bars)
	}
	if s := stripOf(pl, d, day("2027-01-01")); s.today >= 0 {
		t.Error("a day after the year is on the strip")
	}
}

func TestSealSaysWhatBrokeIt(t *testing.T) {
	ed := contest.Edition{Name: "II edycja"}
	sealed := day("2025-06-12")
	at := func(days int, c contest.Change) office.HistoryLine {
		c.At = sealed.AddDate(0, 0, days)
		return office.HistoryLine{Change: c, Text: c.Action}
	}
	own, other := contest.Args{"edition": "II edycja"}, contest.Args{"edition": "I edycja"}
	undone := at(3, contest.Change{ID: 4, Action: "save_rules", Args: own})
	undone.Undone = true
	left := breaking([]office.HistoryLine{
		at(5, contest.Change{ID: 6, Action: "save_questionnaire"}), at(4, contest.Change{ID: 5, Action: "save_rules", Args: other}), undone,
		at(2, contest.Change{ID: 3, Action: "save_rules", Args: own}), at(-1, contest.Change{ID: 1, Action: "save_rules", Args: own}),
	}, ed, sealed)
	d := office.EditionDetail{Edition: ed, Rules: contest.DefaultRules(), Categories: lines(), Seals: []contest.Seal{{Hash: "aa", SealedAt: sealed}, {Hash: "bb", SealedAt: sealed, Reason: "literówka"}}, SealBroken: true}
	v := sealOf(pl, d, left)
	if v.tone != theme.Bad || !v.again || len(v.changed) != 2 || v.changed[0].record != "6" || v.changed[1].record != "3" {
		t.Errorf("view %+v", v)
	}
	if v.coversTitle != "Co obejmie nowa pieczęć" || v.factsTitle != "Naruszona pieczęć" {
		t.Errorf("a broken seal is headed %q and %q", v.factsTitle, v.coversTitle)
	}
	if len(v.older) != 1 || v.older[0][1] != "pierwsza pieczęć" || len(v.facts) != 3 || v.facts[2][1] != "literówka" {
		t.Errorf("seals %v, %v", v.facts, v.older)
	}
	if v.covers[0] != "zasady: wagi wizyta 50, telefon 25, online 25; tytuł od 75,00 pkt" {
		t.Errorf("covers %q", v.covers[0])
	}
	d.SealBroken = false
	if v := sealOf(pl, d, nil); v.action != "" || v.tone != theme.Good || v.factsTitle != "Pieczęć w mocy" {
		t.Errorf("a whole seal offers %q", v.action)
	}
	d.Seals = nil
	if v := sealOf(pl, d, nil); v.action == "" || v.again {
		t.Errorf("without a seal: %+v", v)
	}
}

func TestNextName(t *testing.T) {
	for in, want := range map[string]string{"II edycja": "III edycja", "VIII edycja": "IX edycja", "XXXIX edycja 2025": "XL edycja 2025", "Edycja wiosenna": "", "IIII edycja": "", "I": ""} {
		if got := nextName(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
