package recount

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"biurolidera/internal/contest"
	"biurolidera/internal/method/rank"
	"biurolidera/internal/method/score"
	"biurolidera/internal/method/score/scoretest"
)

// anyEdition draws an edition with its codes; the cap and the gate vary.
func anyEdition(t *rapid.T) (score.Input, []string) {
	in := scoretest.Input(rapid.Uint64().Draw(t, "seed"), scoretest.Shape{
		Weights:      rapid.IntRange(scoretest.Plain, scoretest.Huge).Draw(t, "weights"),
		Institutions: rapid.IntRange(0, 20).Draw(t, "institutions"),
	})
	in.Laureate.TopPercent = rapid.SampledFrom([]int{100, 50, 20}).Draw(t, "cap")
	in.Laureate.CriticalGate = rapid.Bool().Draw(t, "gate")
	return in, Anonymise(participations(in), []byte("seed"))
}

func participations(in score.Input) []string {
	ids := make([]string, len(in.Institutions))
	for i, inst := range in.Institutions {
		ids[i] = inst.Code
	}
	return ids
}

func written(t testing.TB, cases []Case) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := WriteJSON(&b, cases); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// What is written gives, recomputed, the edition's own places, orders and titles,
// list by list; and it gives what the reference makes of the same bytes.
func TestCasesRecomputeTheEdition(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		in, codes := anyEdition(rt)
		engine, err := rank.New(in)
		if err != nil {
			rt.Fatal(err)
		}
		cases := Cases(in, codes)
		text := written(t, cases)
		results := value(t, run(t, text)).(map[string]any)["cases"].([]any)
		references := value(t, text).(map[string]any)["cases"].([]any)
		if len(results) != len(cases) || len(references) != len(cases) {
			rt.Fatalf("%d cases, %d results", len(cases), len(results))
		}
		for i, c := range cases {
			one := written(t, cases[i:i+1])
			one = bytes.TrimSuffix(bytes.TrimSpace(one[len(`{"cases":[`):]), []byte("]}"))
			want := integers(any(reference(decodeReference(t, one))))
			rows := results[i].(map[string]any)["expected"].([]any)
			if d := cmp.Diff(want, any(rows)); d != "" {
				rt.Fatalf("%s: -reference +run\n%s", c.Name, d)
			}
			for _, row := range rows {
				checkRow(rt, engine.Ranking(), in, codes, c, row.(map[string]any))
			}
		}
	})
}

// checkRow compares a recomputed row with the edition's standing.
func checkRow(t rapid.TB, r *rank.Ranking, in score.Input, codes []string, c Case, row map[string]any) {
	t.Helper()
	st := r.Standings[slices.Index(codes, row["id"].(string))]
	if row["classified"] != st.Classified || row["critical_failures"] != int64(st.CriticalFailures) {
		t.Fatalf("%s %s: %v, standing %+v", c.Name, row["id"], row, st)
	}
	if !st.Classified {
		return
	}
	if got := row["overall"].(map[string]any)["exact"]; got != st.Overall.Exact() {
		t.Fatalf("%s %s: overall %v, want %s", c.Name, row["id"], got, st.Overall.Exact())
	}
	var title any = st.Laureate
	if !c.Decides {
		title = nil
	}
	if row["laureate"] != title {
		t.Fatalf("%s %s: laureate %v, want %v", c.Name, row["id"], row["laureate"], title)
	}
	want := [2]any{int64(st.OverallPlace), int64(st.OverallOrder)}
	switch c.Name {
	case "overall":
	case "category " + st.Category:
		want = [2]any{int64(st.Place), int64(st.AwardOrder)}
	default:
		return // a variant's list is no list of the edition
	}
	if got := [2]any{row["place"], row["award_order"]}; got != want {
		t.Fatalf("%s %s: place and order %v, want %v", c.Name, row["id"], got, want)
	}
}

// Neither the order of institutions nor that of audits survives.
func TestOrderDoesNotSurvive(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		in, codes := anyEdition(rt)
		before := written(t, Cases(in, codes))
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(rt, "shuffle"), 0))
		in.Institutions, codes = slices.Clone(in.Institutions), slices.Clone(codes)
		r.Shuffle(len(codes), func(i, k int) {
			in.Institutions[i], in.Institutions[k] = in.Institutions[k], in.Institutions[i]
			codes[i], codes[k] = codes[k], codes[i]
		})
		for i := range in.Institutions {
			channels := slices.Clone(in.Institutions[i].Channels)
			for c := range channels {
				audits := slices.Clone(channels[c].Audits)
				r.Shuffle(len(audits), func(a, b int) { audits[a], audits[b] = audits[b], audits[a] })
				channels[c].Audits = audits
			}
			r.Shuffle(len(channels), func(a, b int) { channels[a], channels[b] = channels[b], channels[a] })
			in.Institutions[i].Channels = channels
		}
		if after := written(t, Cases(in, codes)); !bytes.Equal(before, after) {
			rt.Fatalf("the order can be read off:\n%s\n%s", before, after)
		}
	})
}

func TestCaseNames(t *testing.T) {
	in := variantInput()
	var got []string
	for _, c := range Cases(in, []string{"a", "b", "c"}) {
		ids := ""
		for _, ch := range c.Input.Channels {
			ids += " " + string(ch.ID)
		}
		got = append(got, fmt.Sprintf("%s (%d) decides %v:%s", c.Name, len(c.Input.Institutions), c.Decides, ids))
	}
	want := []string{
		"overall (3) decides true: visit visit~2 phone online",
		"category URZ (2) decides true: visit visit~2 phone online",
		"category URZ variant 1 (1) decides true: visit phone online",
		"category URZ variant 2 (1) decides true: visit phone online",
		"category KUL (1) decides true: visit phone online",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	in.Laureate.TopPercent = 10
	for _, c := range Cases(in, []string{"a", "b", "c"}) {
		category := c.Name == "category URZ" || c.Name == "category KUL"
		if c.Decides != category || (c.Input.Laureate.TopPercent == 10) != category {
			t.Errorf("with a cap %s decides %v, top %d", c.Name, c.Decides, c.Input.Laureate.TopPercent)
		}
	}
}

// variantInput has two visit forms; phone applies to nobody in URZ, online has no form.
func variantInput() score.Input {
	in := score.NewInput(contest.DefaultRules())
	for c := range in.Channels {
		in.Channels[c].MinAudits = 1
	}
	in.Categories = []contest.Category{{Code: "URZ"}, {Code: "KUL"}, {Code: "PUSTA"}}
	item := func(code string) []score.Section {
		return []score.Section{{Area: "a", Weight: 1, Items: []score.Item{{Code: code, Weight: 1, Max: 4, Critical: code == "v2"}}}}
	}
	in.Forms = []score.Form{{Channel: "visit", Sections: item("v1")}, {Channel: "visit", Sections: item("v2")}, {Channel: "phone", Sections: item("p1")}}
	visit := func(form int, points int32, confirmed ...int32) score.Fieldwork {
		return score.Fieldwork{Channel: 0, Form: form, Audits: []score.Audit{{Points: []int32{points}, Confirmed: confirmed}}}
	}
	in.Institutions = []score.Institution{
		{ID: 1, Category: "URZ", Channels: []score.Fieldwork{visit(0, 4)}},
		{ID: 2, Category: "URZ", Channels: []score.Fieldwork{visit(1, 0)}},
		{ID: 3, Category: "KUL", Channels: []score.Fieldwork{visit(1, 0, 0), {Channel: 1, Form: 2, Audits: []score.Audit{{Points: []int32{-1}}}}}},
	}
	return in
}

// The exact text of a small case: the format other programs read.
func TestWrittenForm(t *testing.T) {
	in := variantInput()
	in.Coverage.SectionNum, in.Coverage.SectionDen = 2, 3
	in.Laureate.CriticalGate, in.Laureate.TopPercent = false, 10
	in.Institutions[1].Code = "="
	got := string(written(t, Cases(in, []string{"ż<1>", "b", "c"})[:1]))
	want := `{"cases":[
{"name":"overall","config":{"channels":[{"id":"visit","V":50,"n_min":1},{"id":"visit~2","V":50,"n_min":1},{"id":"phone","V":25,"n_min":1},{"id":"online","V":25,"n_min":1}],` +
		`"questionnaires":{"visit":{"sections":[{"area":"a","W":1,"items":[{"id":"v1","w":1,"max":4,"critical_fail_at":null}]}]},` +
		`"visit~2":{"sections":[{"area":"a","W":1,"items":[{"id":"v2","w":1,"max":4,"critical_fail_at":0}]}]},` +
		`"phone":{"sections":[{"area":"a","W":1,"items":[{"id":"p1","w":1,"max":4,"critical_fail_at":null}]}]},"online":{"sections":[]}},` +
		`"laureate":{"min_score":"75.00","min_channel":"60.00","top_percent":100,"critical_gate":false,"decides":false},"coverage":{"section":"2/3","audit":"3/5"}},"institutions":[
{"id":"b","applicable":["visit~2"],"audits":[{"channel":"visit~2","answers":{"v2":0},"confirmed":[]}]},
{"id":"c","applicable":["visit~2","phone"],"audits":[{"channel":"visit~2","answers":{"v2":0},"confirmed":["v2"]},{"channel":"phone","answers":{"p1":"NA"}}]},
{"id":"` + "ż\\u003c1\\u003e" + `","applicable":["visit"],"audits":[{"channel":"visit","answers":{"v1":4}}]}]}
]}
`
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestAnonymise(t *testing.T) {
	var ids []string
	for i := range 500 {
		ids = append(ids, fmt.Sprintf("P-%04d", i))
	}
	codes := Anonymise(ids, []byte("one seed"))
	if d := cmp.Diff(codes, Anonymise(ids, []byte("one seed"))); d != "" {
		t.Errorf("not repeatable: %s", d)
	}
	reversed := slices.Clone(ids)
	slices.Reverse(reversed)
	again := Anonymise(reversed, []byte("one seed"))
	slices.Reverse(again)
	if d := cmp.Diff(codes, again); d != "" {
		t.Errorf("the order of the ids shows: %s", d)
	}
	sorted := slices.Sorted(slices.Values(codes))
	if sorted[0] != "I-0001" || sorted[499] != "I-0500" || len(slices.Compact(sorted)) != 500 {
		t.Errorf("codes are not I-0001 to I-0500: %s … %s", sorted[0], sorted[499])
	}
	// A keyed order has about half of the neighbours rising, and another seed another order.
	other, rising, same := Anonymise(ids, []byte("another")), 0, 0
	for i := range codes {
		if i > 0 && codes[i] > codes[i-1] {
			rising++
		}
		if codes[i] == other[i] {
			same++
		}
	}
	if rising < 200 || rising > 300 || same > 20 {
		t.Errorf("the order looks like the ids' own: %d rising, %d as with another seed", rising, same)
	}
}
