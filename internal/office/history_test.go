package office

import (
	"context"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"biurolidera/internal/contest"
	"biurolidera/internal/locale"

	"github.com/google/go-cmp/cmp"
)

func TestHistoryIsFilteredAndPaged(t *testing.T) {
	o, ed := smallEdition(t)
	ctx := context.Background()
	for range 5 {
		for _, remark := range []string{"a", "b"} {
			if _, err := o.SaveDraft(ctx, contest.Submission{AuditCode: "2025-W-0001", Remark: remark}); err != nil {
				t.Fatal(err)
			}
		}
	}
	if _, err := o.SaveEditionName(ctx, ed, NewEdition{Name: "Edycja Łódzka", Year: 2025}); err != nil {
		t.Fatal(err)
	}
	if _, err := o.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	all, err := o.History(ctx, HistoryQuery{})
	if err != nil || all.More || len(all.Lines) != 15 {
		t.Fatal(len(all.Lines), all.More, err)
	}
	if !all.Lines[0].Undoer || !all.Lines[1].Undone || all.Lines[2].Undone {
		t.Errorf("marks of undoing: %+v", all.Lines[:3])
	}
	for name, c := range map[string]struct {
		q    HistoryQuery
		want int
	}{
		"text without diacritics": {HistoryQuery{Text: "EDYCJI lodzka"}, 1},
		"action":                  {HistoryQuery{Action: "save_draft"}, 10},
		"nobody":                  {HistoryQuery{Who: "nikt"}, 0},
		"day":                     {HistoryQuery{From: noon, To: noon}, 15},
		"before the day":          {HistoryQuery{To: noon.AddDate(0, 0, -1)}, 0},
		"after the day":           {HistoryQuery{From: noon.AddDate(0, 0, 1)}, 0},
		"record":                  {HistoryQuery{Table: "edition", Record: ed.ID}, 3},
	} {
		p, err := o.History(ctx, c.q)
		if err != nil || len(p.Lines) != c.want || p.More {
			t.Errorf("%s: %d lines, %v", name, len(p.Lines), err)
		}
	}
	var ids []int64
	for q := (HistoryQuery{Action: "save_draft", Limit: 4}); ; {
		p, err := o.History(ctx, q)
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range p.Lines {
			ids = append(ids, l.ID)
		}
		if !p.More {
			break
		}
		q.Before = ids[len(ids)-1]
	}
	if len(ids) != 10 || !slices.IsSortedFunc(ids, func(a, b int64) int { return int(b - a) }) {
		t.Errorf("pages: %v", ids)
	}
	choices, err := o.HistoryChoices(ctx)
	if err != nil || len(choices.Who) != 1 || len(choices.Actions) != 6 || choices.Actions[0].Name == "" {
		t.Errorf("%+v, %v", choices, err)
	}
}

func TestUndoSaysWhat(t *testing.T) {
	o, ed := newOffice(t)
	ctx := context.Background()
	s, err := o.UndoState(ctx)
	if err != nil || s.Undo != "" || s.Redo != "" {
		t.Errorf("a new file: %+v, %v", s, err)
	}
	if _, err := o.SaveEditionName(ctx, ed, NewEdition{Name: "III edycja", Year: 2025}); err != nil {
		t.Fatal(err)
	}
	if s, err = o.UndoState(ctx); err != nil || s.Undo != "Cofnij: zmiana nazwy edycji III edycja" || s.Redo != "" {
		t.Errorf("%+v, %v", s, err)
	}
	if _, err := o.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if s, err = o.UndoState(ctx); err != nil || s.Undo != "" || s.Redo != "Przywróć: zmiana nazwy edycji III edycja" {
		t.Errorf("%+v, %v", s, err)
	}
	if midSentence("BIP ma błąd") != "BIP ma błąd" || midSentence("") != "" || midSentence("Ósma") != "ósma" {
		t.Error("small letters")
	}
}

func TestHistoryDetailInWords(t *testing.T) {
	o, ed := smallEdition(t)
	ctx := context.Background()
	detail := func(ch contest.Change, err error) []RecordChange {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		rows, cut, err := o.HistoryDetail(ctx, ch.ID)
		if err != nil || cut {
			t.Fatal(cut, err)
		}
		return rows
	}
	auditor := "A-07"
	rows := detail(o.AssignAudits(ctx, []string{"2025-W-0001"}, AuditAssignment{Auditor: &auditor}))
	want := []RecordChange{{Table: "audit", Kind: "audyt", Label: "2025-W-0001", Fields: []FieldChange{
		{Field: "auditor", Name: "kod audytora", After: "A-07"}, {Field: "state", Name: "stan", Before: "zaplanowany", After: "przydzielony"},
	}}}
	if d := cmp.Diff(want, rows); d != "" {
		t.Error(d)
	}
	rules := contest.DefaultRules()
	rules.Channels[0].Weight, rules.RequireReview = 60, true
	rules.Laureate.MinScore = 7550
	rows = detail(o.SaveRules(ctx, ed, rules))
	want = []RecordChange{{Table: "rules", Kind: "zasady", Fields: []FieldChange{
		{Field: "body", Name: "treść › kanały › wizyta › waga", Before: "50", After: "60"},
		{Field: "body", Name: "treść › liczą się tylko zatwierdzone", After: "tak"},
		{Field: "body", Name: "treść › tytuł laureata › najniższy wynik", Before: "75,00", After: "75,50"},
	}}}
	if d := cmp.Diff(want, rows); d != "" {
		t.Error(d)
	}
	if _, err := o.RecordAudit(ctx, ed, fullSheet(t, o, ed, "2025-W-0001", "")); err != nil {
		t.Fatal(err)
	}
	page, err := o.History(ctx, HistoryQuery{Limit: 1})
	if err != nil {
		t.Fatal(err)
	}
	rows = detail(page.Lines[0].Change, nil)
	i := slices.IndexFunc(rows, func(r RecordChange) bool { return r.Table == "answer" })
	if i < 0 || !rows[i].Made || !strings.HasPrefix(rows[i].Label, "2025-W-0001, W") || rows[i].Kind != "odpowiedź" {
		t.Errorf("%+v", rows[max(i, 0)])
	}
}

// Numbers are written as people read them and not as the file keeps them.
func TestHistoryWritesNumbers(t *testing.T) {
	for lang, want := range map[string]struct{ score, limit, measured string }{
		locale.Polish: {"60,00 → 60,50", "4,5 → 5", "12,50"}, locale.English: {"60.00 → 60.50", "4.5 → 5", "12.50"},
	} {
		w := historyWords{cat: locale.For(lang)}
		change := func(table, before, after string) string {
			fields := w.insideJSON(table, "body", before, after)
			if len(fields) != 1 {
				t.Fatalf("%s: %+v", table, fields)
			}
			return fields[0].Before + " → " + fields[0].After
		}
		if got := change("rules", `{"Laureate":{"MinChannel":6000,"TopPercent":50}}`, `{"Laureate":{"MinChannel":6050,"TopPercent":50}}`); got != want.score {
			t.Errorf("%s: points %q", lang, got)
		}
		if got := change("questionnaire", `{"Bands":[{"UpTo":"4.5"}]}`, `{"Bands":[{"UpTo":"5"}]}`); got != want.limit {
			t.Errorf("%s: limits %q", lang, got)
		}
		if got := w.text("answer_note", "measured", "12.50", nil); got != want.measured {
			t.Errorf("%s: measured %q", lang, got)
		}
		if got := w.text("answer_note", "comment", "12.50", nil); got != "12.50" {
			t.Errorf("%s: a comment becomes %q", lang, got)
		}
	}
}

// No part that is kept in hundredths is forgotten.
func TestHistoryKnowsHundredths(t *testing.T) {
	seen := 0
	var walk func(table string, of reflect.Type)
	walk = func(table string, of reflect.Type) {
		switch of.Kind() {
		case reflect.Slice:
			walk(table, of.Elem())
		case reflect.Struct:
			for i := range of.NumField() {
				f := of.Field(i)
				if f.Type == reflect.TypeFor[contest.Hundredths]() {
					seen++
					if numbers[table+"."+f.Name] == nil {
						t.Errorf("%s.%s is shown as it is kept", table, f.Name)
					}
				}
				walk(table, f.Type)
			}
		}
	}
	walk("rules", reflect.TypeFor[contest.Rules]())
	walk("questionnaire", reflect.TypeFor[contest.Questionnaire]())
	walk("audit_draft", reflect.TypeFor[contest.Submission]())
	if seen != 2 {
		t.Errorf("%d parts are hundredths", seen)
	}
}

var tableForm = regexp.MustCompile(`(?s)CREATE TABLE (\w+) \((.*?)\n\) STRICT`)

var columnForm = regexp.MustCompile(`(?m)^    ([a-z_0-9]+) +(?:TEXT|INTEGER|BLOB)`)

// Every column of the file that the history shows has its name in both languages.
func TestEveryColumnHasAName(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("..", "store", "migrations", "*.sql"))
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	seen := 0
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range tableForm.FindAllStringSubmatch(string(b), -1) {
			if slices.Contains([]string{"meta", "schema_migration", "change", "change_payload"}, m[1]) {
				continue
			}
			for _, c := range columnForm.FindAllStringSubmatch(m[2], -1) {
				if slices.Contains(hiddenColumns, c[1]) {
					continue
				}
				seen++
				for _, lang := range locale.Languages() {
					w := historyWords{cat: locale.For(lang)}
					if w.columnName(m[1], c[1]) == c[1] && !locale.For(lang).Has("history.field."+c[1]) {
						t.Errorf("%s: no name for %s.%s", lang, m[1], c[1])
					}
				}
			}
		}
	}
	if seen < 150 {
		t.Errorf("only %d columns were looked at", seen)
	}
}

func TestChain(t *testing.T) {
	o, _ := smallEdition(t)
	ctx := context.Background()
	s, err := o.Chain(ctx, true)
	if err != nil || s.Changes != 3 || !s.Verified || len(s.Hash) != 64 || len(s.Findings) != 0 {
		t.Errorf("%+v, %v", s, err)
	}
	if s, err = o.Chain(ctx, false); err != nil || s.Verified {
		t.Errorf("%+v, %v", s, err)
	}
}
