package recount

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
)

// smallCase is a case whose result is easily told: visit V 2, phone V 1, one item
// each of 4 points, the visit's critical at 0.
const smallCase = `{
 "name": "small",
 "config": {
  "channels": [{"id":"visit","V":2,"n_min":1},{"id":"phone","V":1,"n_min":1}],
  "questionnaires": {
   "visit": {"sections":[{"area":"b","W":1,"items":[{"id":"x","w":1,"max":4,"critical_fail_at":0}]}]},
   "phone": {"sections":[{"area":"a","W":1,"items":[{"id":"y","w":1,"max":4,"critical_fail_at":null}]}]}},
  "laureate": {"min_score":"75.00","min_channel":"60.00","top_percent":100}},
 "institutions": [
  {"id":"A","applicable":["visit","phone"],"audits":[{"channel":"visit","answers":{"x":3}},{"channel":"phone","answers":{"y":4}}]},
  {"id":"B","applicable":["visit"],"audits":[{"channel":"visit","answers":{"x":0}},{"channel":"phone","answers":{"y":0}}]},
  {"id":"C","applicable":["phone"],"audits":[{"channel":"phone","answers":{"y":"NA"}},{"channel":"phone","answers":{}}]}]}`

func TestRunSmallCase(t *testing.T) {
	const want = `[
{"id":"A","classified":true,"critical_failures":0,"channels":{"visit":{"n":1,"n_void":0,"audits":[{"exact":"75/1","published":"75.00"}],"score":{"exact":"75/1","published":"75.00"}},"phone":{"n":1,"n_void":0,"audits":[{"exact":"100/1","published":"100.00"}],"score":{"exact":"100/1","published":"100.00"}}},"areas":{"a":{"exact":"100/1","published":"100.00"},"b":{"exact":"75/1","published":"75.00"}},"overall":{"exact":"250/3","published":"83.33"},"place":1,"award_order":1,"laureate":true},
{"id":"B","classified":true,"critical_failures":1,"channels":{"visit":{"n":1,"n_void":0,"audits":[{"exact":"0/1","published":"0.00"}],"score":{"exact":"0/1","published":"0.00"}}},"areas":{"b":{"exact":"0/1","published":"0.00"}},"overall":{"exact":"0/1","published":"0.00"},"place":2,"award_order":2,"laureate":false},
{"id":"C","classified":false,"critical_failures":0,"channels":{"phone":{"n":0,"n_void":2,"audits":[null,null],"score":null}},"areas":{},"overall":null}
]
`
	if d := cmp.Diff(want, string(run(t, []byte(smallCase)))); d != "" {
		t.Errorf("-want +got\n%s", d)
	}
}

// What means the same gives the same.
func TestRunTolerates(t *testing.T) {
	want := string(run(t, []byte(smallCase)))
	var parts map[string]json.RawMessage
	if err := json.Unmarshal([]byte(smallCase), &parts); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"keys in another order":    fmt.Sprintf(`{"institutions":%s,"config":%s}`, parts["institutions"], parts["config"]),
		"keys of others":           strings.Replace(smallCase, `"name"`, `"spec":{"a":[1,{"b":null}],"a":2},"expected":[],"name"`, 1),
		"a key of an item":         strings.Replace(smallCase, `"id":"x"`, `"na_allowed":true,"id":"x"`, 1),
		"a byte order mark":        "\xef\xbb\xbf" + smallCase,
		"thresholds as numbers":    strings.Replace(smallCase, `"75.00"`, `75.0`, 1),
		"coverage as it is":        strings.Replace(smallCase, `"laureate"`, `"coverage":{"section":"1/2","audit":"3/5"},"laureate"`, 1),
		"the failure confirmed":    strings.Replace(smallCase, `{"x":0}`, `{"x":0},"confirmed":["x"]`, 1),
		"confirmed and not failed": strings.Replace(smallCase, `{"x":3}`, `{"x":3},"confirmed":["x","x"]`, 1),
		"a questionnaire too many": strings.Replace(smallCase, `"questionnaires": {`, `"questionnaires": {"fax":{"sections":[]},`, 1),
		"spaces":                   "\n\t" + smallCase + "\n\n",
	} {
		if d := cmp.Diff(want, string(run(t, []byte(text)))); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
}

// The keys beyond the plain format do what doc.go says.
func TestRunExtensions(t *testing.T) {
	row := func(text string, i int) map[string]any {
		return value(t, run(t, []byte(text))).([]any)[i].(map[string]any)
	}
	replace := func(old, new string) string {
		if !strings.Contains(smallCase, old) {
			t.Fatalf("%s is not in the case", old)
		}
		return strings.Replace(smallCase, old, new, 1)
	}
	if got := row(replace(`{"x":0}`, `{"x":0},"confirmed":[]`), 1)["critical_failures"]; got != int64(0) {
		t.Errorf("an unconfirmed failure counts: %v", got)
	}
	two := strings.Replace(replace(`{"id":"x",`, `{"id":"first","w":1,"max":4,"critical_fail_at":0},{"id":"x",`), `{"x":0}`, `{"first":0,"x":0},"confirmed":["x","first"]`, 1)
	if got := row(two, 1)["critical_failures"]; got != int64(2) {
		t.Errorf("two failures confirmed in any order count %v", got)
	}
	low := `"laureate": {"min_score":"0.00","min_channel":"0.00","top_percent":100`
	plain := `"laureate": {"min_score":"75.00","min_channel":"60.00","top_percent":100`
	if got := row(replace(plain, low), 1)["laureate"]; got != false {
		t.Errorf("the gate is on by default: %v", got)
	}
	if got := row(replace(plain, low+`,"critical_gate":false`), 1)["laureate"]; got != true {
		t.Errorf("without the gate a failure bars: %v", got)
	}
	undecided := row(replace(plain, plain+`,"decides":false`), 0)
	if title, has := undecided["laureate"]; title != nil || !has {
		t.Errorf("a list that decides nothing gives %v", title)
	}
	if got := row(replace(`"laureate"`, `"coverage":{"section":"0/1","audit":"0/1"},"laureate"`), 2)["classified"]; got != false {
		t.Errorf("an audit without any answer is void under any coverage: %v", got)
	}
}

// Award order takes the part of a channel's id before the tilde: B and A are level,
// A's visit (on the second variant) is the better one.
func TestRunVariants(t *testing.T) {
	const text = `{"config":{"channels":[{"id":"visit","V":2,"n_min":1},{"id":"visit~2","V":2,"n_min":1},{"id":"phone","V":2,"n_min":1}],
	 "questionnaires":{"visit":{"sections":[{"area":"a","W":1,"items":[{"id":"x","w":1,"max":4}]}]},
	  "visit~2":{"sections":[{"area":"a","W":1,"items":[{"id":"z","w":1,"max":4}]}]},
	  "phone":{"sections":[{"area":"a","W":1,"items":[{"id":"y","w":1,"max":4}]}]}},
	 "laureate":{"min_score":"0","min_channel":"0","top_percent":100}},
	 "institutions":[
	 {"id":"B","applicable":["visit","phone"],"audits":[{"channel":"visit","answers":{"x":2}},{"channel":"phone","answers":{"y":4}}]},
	 {"id":"A","applicable":["visit~2","phone"],"audits":[{"channel":"visit~2","answers":{"z":4}},{"channel":"phone","answers":{"y":2}}]}]}`
	rows := value(t, run(t, []byte(text))).([]any)
	b, a := rows[0].(map[string]any), rows[1].(map[string]any)
	if a["place"] != int64(1) || b["place"] != int64(1) || a["award_order"] != int64(1) || b["award_order"] != int64(2) {
		t.Errorf("A %v/%v, B %v/%v", a["place"], a["award_order"], b["place"], b["award_order"])
	}
}

func TestRunRefuses(t *testing.T) {
	swap := func(old, new string) string {
		if !strings.Contains(smallCase, old) {
			t.Fatalf("%s is not in the case", old)
		}
		return strings.Replace(smallCase, old, new, 1)
	}
	long := strings.Repeat("9", 400)
	for _, c := range []struct{ name, text, code, at string }{
		{"empty", "", "case_json", ""},
		{"text", "Szanowni Państwo", "case_json", ""},
		{"cut short", smallCase[:len(smallCase)/2], "case_json", ""},
		{"something behind it", smallCase + "{}", "case_json", ""},
		{"array", "[]", "case_type", ""},
		{"nothing in it", "{}", "case_none", ""},
		{"no cases in it", `{"cases":[]}`, "case_none", ""},
		{"case and cases", strings.Replace(smallCase, "{", `{"cases":[`+smallCase+`],`, 1), "case_none", ""},
		{"no config in a package", `{"cases":[{"institutions":[]}]}`, "case_missing", "cases[0].config"},
		{"no laureate", swap(`"laureate"`, `"laureat"`), "case_missing", "config.laureate"},
		{"no n_min", swap(`,"n_min":1`, ``), "case_missing", "config.channels[0].n_min"},
		{"no w", swap(`"w":1,`, ``), "case_missing", "config.questionnaires.visit.sections[0].items[0].w"},
		{"W for w", swap(`"w":1,`, `"W":1,`), "case_missing", "config.questionnaires.visit.sections[0].items[0].w"},
		{"no applicable", swap(`"applicable":["visit"],`, ``), "case_missing", "institutions[1].applicable"},
		{"no answers", swap(`,"answers":{}`, ``), "case_missing", "institutions[2].audits[1].answers"},
		{"V of 0", swap(`"V":2`, `"V":0`), "case_number", "config.channels[0].V"},
		{"V beyond int64", swap(`"V":2`, `"V":`+long), "case_number", "config.channels[0].V"},
		{"V beyond the limit", swap(`"V":2`, `"V":1000000000000001`), "case_number", "config.channels[0].V"},
		{"max of 0", swap(`"max":4`, `"max":0`), "case_number", "config.questionnaires.visit.sections[0].items[0].max"},
		{"max below 0", swap(`"max":4`, `"max":-4`), "case_number", ""},
		{"w with a fraction", swap(`"w":1`, `"w":1.5`), "case_type", ""},
		{"w with an exponent", swap(`"w":1`, `"w":1e2`), "case_type", ""},
		{"w as text", swap(`"w":1`, `"w":"1"`), "case_type", ""},
		{"n_min of null", swap(`"n_min":1`, `"n_min":null`), "case_type", ""},
		{"critical_fail_at as text", swap(`"critical_fail_at":0`, `"critical_fail_at":"0"`), "case_type", ""},
		{"cap above 100", swap(`"top_percent":100`, `"top_percent":101`), "case_number", "config.laureate.top_percent"},
		{"threshold above 100", swap(`"75.00"`, `"100.01"`), "case_score", "config.laureate.min_score"},
		{"threshold with a comma", swap(`"75.00"`, `"75,00"`), "case_score", ""},
		{"threshold as list", swap(`"75.00"`, `[75]`), "case_score", ""},
		{"coverage above 1", swap(`"laureate"`, `"coverage":{"section":"3/2","audit":"3/5"},"laureate"`), "case_fraction", "config.coverage.section"},
		{"coverage by 0", swap(`"laureate"`, `"coverage":{"section":"0/0","audit":"3/5"},"laureate"`), "case_fraction", ""},
		{"gate as text", swap(`"top_percent":100`, `"top_percent":100,"critical_gate":"no"`), "case_type", ""},
		{"answer above max", swap(`{"x":3}`, `{"x":5}`), "score_points", ""},
		{"answer below 0", swap(`{"x":3}`, `{"x":-1}`), "case_number", "institutions[0].audits[0].answers.x"},
		{"answer with a fraction", swap(`{"x":3}`, `{"x":3.0}`), "case_type", ""},
		{"answer as text", swap(`{"x":3}`, `{"x":"3"}`), "case_answer", "institutions[0].audits[0].answers.x"},
		{"answer of null", swap(`{"x":3}`, `{"x":null}`), "case_answer", ""},
		{"answer twice", swap(`{"x":3}`, `{"x":3,"x":4}`), "case_twice", "institutions[0].audits[0].answers.x"},
		{"answers twice", swap(`"answers":{"x":3}`, `"answers":{"x":3},"answers":{}`), "case_twice", ""},
		{"answers as list", swap(`{"x":3}`, `[3]`), "case_type", ""},
		{"item unknown", swap(`{"x":3}`, `{"q":3}`), "case_unknown_item", "institutions[0].audits[0]"},
		{"item of another channel", swap(`{"x":3}`, `{"y":3}`), "case_unknown_item", ""},
		{"item confirmed unknown", swap(`{"x":0}`, `{"x":0},"confirmed":["q"]`), "case_unknown_item", ""},
		{"channel unknown", swap(`{"channel":"visit"`, `{"channel":"fax"`), "case_unknown_channel", ""},
		{"channel applicable unknown", swap(`"applicable":["visit"]`, `"applicable":["fax"]`), "case_unknown_channel", "institutions[1]"},
		{"channel applicable twice", swap(`"applicable":["visit"]`, `"applicable":["visit","visit"]`), "case_twice", ""},
		{"channel twice", swap(`"id":"phone"`, `"id":"visit"`), "case_twice", "config.channels[1]"},
		{"no channels", swap(`[{"id":"visit","V":2,"n_min":1},{"id":"phone","V":1,"n_min":1}]`, `[]`), "case_unknown_channel", ""},
		{"questionnaire missing", swap(`"phone": {`, `"fax": {`), "case_no_questionnaire", ""},
		{"questionnaire twice", swap(`"phone": {`, `"visit": {`), "case_twice", "config.questionnaires.visit"},
		{"item twice", swap(`{"id":"x",`, `{"id":"x","w":1,"max":1},{"id":"x",`), "case_twice", ""},
		{"section without items", swap(`"items":[{"id":"x","w":1,"max":4,"critical_fail_at":0}]`, `"items":[]`), "case_empty", ""},
		{"institution twice", swap(`"id":"B"`, `"id":"A"`), "case_twice", "institutions[1]"},
		{"id too long", swap(`"id":"B"`, `"id":"`+strings.Repeat("B", 1001)+`"`), "case_text_long", "institutions[1].id"},
		{"config twice", swap(`"institutions"`, `"config":{},"institutions"`), "case_twice", "config"},
		{"many items", swap(`"items":[`, `"items":[`+manyItems()), "case_many", ""},
		{"deep nesting", strings.Repeat(`{"a":`, 200_000), "case_json", ""},
		{"deep lists in the answers", swap(`{"x":3}`, `{"x":`+strings.Repeat("[", 200_000)), "case_answer", ""},
		{"control characters in a name", swap(`{"x":3}`, `{"\u001b[31m`+strings.Repeat("k", 900)+`":3}`), "case_unknown_item", ""},
	} {
		var out bytes.Buffer
		err := Run(strings.NewReader(c.text), int64(len(c.text)), &out)
		checkError(t, c.name, err, c.code)
		var e *contest.Error
		if at := ""; asError(err, &e) {
			at, _ = e.Args["at"].(string)
			if c.at != "" && at != c.at {
				t.Errorf("%s: at %q, want %q", c.name, at, c.at)
			}
		}
	}
}

func manyItems() string {
	var b strings.Builder
	for i := range 1001 {
		fmt.Fprintf(&b, `{"id":"i%d","w":1,"max":1},`, i)
	}
	return b.String()
}

func asError(err error, to **contest.Error) bool {
	e, ok := err.(*contest.Error)
	*to = e
	return ok
}

// checkError wants a code that has a text in both languages with every placeholder
// filled, and a message of bounded length without control characters.
func checkError(t *testing.T, name string, err error, code string) {
	t.Helper()
	if got := contest.CodeOf(err); got != code {
		t.Errorf("%s: code %q (%.200v), want %q", name, got, err, code)
		return
	}
	for _, lang := range locale.Languages() {
		message, hint := locale.For(lang).Error(err)
		if hint == "" || strings.ContainsAny(message+hint, "{}⟦\x1b\n") || len(message) > 600 {
			t.Errorf("%s in %s: %q %q", name, lang, message, hint)
		}
	}
}

func TestPackageRefused(t *testing.T) {
	good := func() map[string]string {
		return map[string]string{casesName: `{"cases":[` + smallCase + `]}`}
	}
	sum := func(name, hash string) string { return hash + "  " + name + "\n" }
	zeros := strings.Repeat("0", 64)
	for _, c := range []struct {
		name, code string
		parts      func() map[string]string
	}{
		{"no cases", "recount_no_cases", func() map[string]string { return map[string]string{"rules.csv": "x"} }},
		{"another hash", "recount_changed", func() map[string]string {
			p := good()
			p[manifestName] = sum(casesName, zeros)
			return p
		}},
		{"a part missing", "recount_manifest", func() map[string]string {
			p := good()
			p[manifestName] = sum("rules.csv", zeros)
			return p
		}},
		{"manifest of nothing", "recount_manifest", func() map[string]string {
			p := good()
			p[manifestName] = "\n"
			return p
		}},
		{"manifest empty", "recount_manifest", func() map[string]string {
			p := good()
			p[manifestName] = ""
			return p
		}},
		{"manifest too long", "recount_large", func() map[string]string {
			p := good()
			p[manifestName] = strings.Repeat(sum(casesName, zeros), 1000)
			return p
		}},
		{"a bomb", "recount_bomb", func() map[string]string {
			return map[string]string{casesName: strings.Repeat(" ", 4<<20)}
		}},
		{"case wrong", "case_json", func() map[string]string { return map[string]string{casesName: "{"} }},
	} {
		text := zipped(t, c.parts())
		checkError(t, c.name, Run(bytes.NewReader(text), int64(len(text)), io.Discard), c.code)
	}
	text := zipped(t, good())
	if d := cmp.Diff(`{"cases":[`+"\n"+`{"name":"small","expected":`+strings.TrimSpace(string(run(t, []byte(smallCase))))+"}\n]}\n", string(run(t, text))); d != "" {
		t.Errorf("a zip without a manifest: %s", d)
	}
	for name, broken := range map[string][]byte{
		"cut short":       text[:len(text)-10],
		"only a header":   []byte("PK\x03\x04"),
		"flipped content": flipped(text, 60),
	} {
		checkError(t, name, Run(bytes.NewReader(broken), int64(len(broken)), io.Discard), "recount_zip")
	}
}

func flipped(text []byte, at int) []byte {
	b := bytes.Clone(text)
	b[at] ^= 0x55
	return b
}

func zipped(t *testing.T, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range parts {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, text); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestLargeFileRefusedUnread(t *testing.T) {
	err := Run(strings.NewReader("{}"), maxPart+1, io.Discard)
	checkError(t, "large", err, "recount_large")
}

// FuzzRunCase: no input makes Run panic; what it accepts it can write again with
// the same result.
func FuzzRunCase(f *testing.F) {
	f.Add([]byte(smallCase))
	f.Add([]byte(`{"cases":[` + smallCase + `]}`))
	f.Add([]byte(strings.Replace(smallCase, `{"x":0}`, `{"x":0},"confirmed":[]`, 1)))
	f.Add([]byte(strings.Replace(smallCase, `"max":4`, `"max":999999937`, 1)))
	f.Add([]byte(strings.NewReplacer(`"phone"`, `"visit~2"`).Replace(smallCase)))
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, text []byte) {
		var first bytes.Buffer
		if err := Run(bytes.NewReader(text), int64(len(text)), &first); err != nil {
			return
		}
		if bytes.HasPrefix(text, []byte("PK")) {
			return
		}
		var cases []Case
		bare := false
		text = bytes.TrimPrefix(text, bom)
		if err := ReadCases(bytes.NewReader(text), func(c Case, b bool) error {
			cases, bare = append(cases, c), b
			return nil
		}); err != nil {
			t.Fatalf("Run took what ReadCases refuses: %v", err)
		}
		second := value(t, run(t, written(t, cases))).(map[string]any)["cases"].([]any)
		got := value(t, first.Bytes())
		if bare {
			got = map[string]any{"name": cases[0].Name, "expected": got}
			second = second[:1]
			if d := cmp.Diff(second[0], got); d != "" {
				t.Fatalf("written again it gives another result:\n%s", d)
			}
			return
		}
		if d := cmp.Diff(any(second), got.(map[string]any)["cases"]); d != "" {
			t.Fatalf("written again it gives another result:\n%s", d)
		}
	})
}
