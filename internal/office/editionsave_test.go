package office

import (
	"context"
	"errors"
	"testing"
	"time"

	"biurolidera/internal/contest"
	"biurolidera/internal/store"

	"github.com/google/go-cmp/cmp"
)

func TestCheckRules(t *testing.T) {
	categories := contest.DefaultCategories()
	if faults := CheckRules(contest.DefaultRules(), categories); len(faults) > 0 {
		t.Fatalf("the default rules: %v", faults)
	}
	for field, change := range map[string]func(*contest.Rules){
		"channels":                   func(r *contest.Rules) { r.Channels = nil },
		"channels.visit.weight":      func(r *contest.Rules) { r.Channels[0].Weight = 0 },
		"channels.phone.planned":     func(r *contest.Rules) { r.Channels[1].Planned = -1 },
		"channels.visit.excluded":    func(r *contest.Rules) { r.Channels[0].Excluded = []string{"XYZ"} },
		"channels.phone":             func(r *contest.Rules) { r.Channels[2].Channel = contest.Phone },
		"channels.online.min_audits": func(r *contest.Rules) { r.Channels[2].MinAudits = 0 },
		"coverage.section":           func(r *contest.Rules) { r.Coverage.SectionNum = 3 },
		"coverage.audit":             func(r *contest.Rules) { r.Coverage.AuditDen = 0 },
		"laureate.min_score":         func(r *contest.Rules) { r.Laureate.MinScore = 10001 },
		"laureate.min_channel":       func(r *contest.Rules) { r.Laureate.MinChannel = -1 },
		"laureate.top_percent":       func(r *contest.Rules) { r.Laureate.TopPercent = 0 },
		"statuette.min_classified":   func(r *contest.Rules) { r.Statuette.MinClassified = 0 },
		"licence.months":             func(r *contest.Rules) { r.Licence.Months = 0 },
		"max_attempts":               func(r *contest.Rules) { r.MaxAttempts = 0 },
		"reply_days":                 func(r *contest.Rules) { r.ReplyDays = 61 },
	} {
		r := contest.DefaultRules()
		change(&r)
		faults := CheckRules(r, categories)
		if len(faults) != 1 || faults[0].Field != field {
			t.Errorf("%s: %v", field, faults)
		}
	}
	for pattern, good := range map[string]bool{
		"LZM/{year}/{n:3}": true, "{n}-{year}": true, "LZM/{year}": false, "LZM/{n}": false, "": false,
		"LZM/{year}/{n:9}": false, "{year}{n}{m}": false, "{year}{n}" + string(make([]byte, 40)): false,
	} {
		r := contest.DefaultRules()
		r.Licence.Pattern = pattern
		if faults := CheckRules(r, categories); (len(faults) == 0) != good {
			t.Errorf("pattern %q: %v", pattern, faults)
		}
	}
}

func TestSaveRulesBreaksTheSealAndIsUndone(t *testing.T) {
	o, ed := newOffice(t)
	ctx := context.Background()
	if _, err := o.Seal(ctx, ed, ""); err != nil {
		t.Fatal(err)
	}
	d, err := o.EditionDetail(ctx, ed)
	if err != nil || d.SealBroken || d.Seal() == nil || len(d.Questionnaires) != 3 || len(d.Categories) != 5 {
		t.Fatalf("detail %+v, %v", d, err)
	}
	rules := d.Rules
	rules.Laureate.MinScore = 8000
	if _, err := o.SaveRules(ctx, ed, rules); err != nil {
		t.Fatal(err)
	}
	if d, err = o.EditionDetail(ctx, ed); err != nil || !d.SealBroken || d.Rules.Laureate.MinScore != 8000 {
		t.Errorf("after the change: broken %v, %v", d.SealBroken, err)
	}
	rules.Channels[0].Weight = 0
	if _, err := o.SaveRules(ctx, ed, rules); contest.CodeOf(err) != "number_range" {
		t.Errorf("a weight of 0: %v", err)
	}
	if _, err := o.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if d, err = o.EditionDetail(ctx, ed); err != nil || d.SealBroken {
		t.Errorf("after undoing: broken %v, %v", d.SealBroken, err)
	}
}

func TestSaveCategories(t *testing.T) {
	o, ed := smallEdition(t)
	ctx := context.Background()
	if _, err := o.write(ctx, store.Step{Action: "save_application"}, func(tx *store.Tx) error {
		all, err := tx.Participations(ed.ID)
		if err != nil {
			return err
		}
		all[0].Sub = contest.SubTown
		return tx.UpdateParticipation(all[0])
	}); err != nil {
		t.Fatal(err)
	}
	all := contest.DefaultCategories()
	for _, c := range []struct {
		name, code, field string
		change            func([]contest.Category) []contest.Category
	}{
		{"none", "categories_none", "categories", func([]contest.Category) []contest.Category { return nil }},
		{"no code", "category_code_empty", "categories.1.code", func(c []contest.Category) []contest.Category { c[1].Code = " "; return c }},
		{"no name", "category_name_empty", "categories.4.name", func(c []contest.Category) []contest.Category { c[4].Name = ""; return c }},
		{"twice", "category_code_twice", "categories.2.code", func(c []contest.Category) []contest.Category { c[2].Code = "URZ"; return c }},
		{"sub twice", "category_code_twice", "categories.1.subcategories.0.code", func(c []contest.Category) []contest.Category {
			c[1].Subcategories[0].Code = contest.SubTown
			return c
		}},
		{"in use", "category_in_use", "categories", func(c []contest.Category) []contest.Category { return c[1:] }},
		{"sub in use", "subcategory_in_use", "categories", func(c []contest.Category) []contest.Category { c[0].Subcategories = nil; return c }},
	} {
		_, err := o.SaveCategories(ctx, ed, c.change(contest.DefaultCategories()))
		var e *contest.Error
		if !errors.As(err, &e) || e.Code != c.code || e.Field != c.field {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	all[0].Name = " Urzędy "
	all[2], all[4] = all[4], all[2]
	if _, err := o.SaveCategories(ctx, ed, all[:4]); err != nil { // the one that goes has nobody in it
		t.Fatal(err)
	}
	d, err := o.EditionDetail(ctx, ed)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range d.Categories {
		got = append(got, c.Code)
	}
	if diff := cmp.Diff([]string{"URZ", "KUL", "INN", "MIE"}, got); diff != "" || d.Categories[0].Name != "Urzędy" || d.Categories[0].Accepted != 4 {
		t.Errorf("%s %+v", diff, d.Categories[0])
	}
}

func days(t *testing.T, s string) time.Time {
	t.Helper()
	d, err := time.Parse(time.DateOnly, s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestCalendarAndNextEdition(t *testing.T) {
	o, ed := smallEdition(t)
	ctx := context.Background()
	calendar := []contest.Milestone{
		{Stage: contest.StageGala, From: days(t, "2026-02-27"), To: days(t, "2026-02-27"), Note: "Kraków"},
		{Stage: contest.StageApplications, To: days(t, "2025-06-30")},
	}
	bad := append(calendar, contest.Milestone{Stage: contest.StageFieldwork, From: days(t, "2025-10-02"), To: days(t, "2025-10-01")})
	if _, err := o.SaveCalendar(ctx, ed, bad); contest.CodeOf(err) != "calendar_backwards" {
		t.Errorf("backwards: %v", err)
	}
	if _, err := o.SaveCalendar(ctx, ed, append(calendar, calendar[0])); contest.CodeOf(err) != "calendar_stage" {
		t.Errorf("twice: %v", err)
	}
	if _, err := o.SaveCalendar(ctx, ed, calendar); err != nil {
		t.Fatal(err)
	}
	next, err := o.NewEditionFrom(ctx, ed, NewEdition{Name: "III edycja", Year: 2027})
	if err != nil {
		t.Fatal(err)
	}
	old, err := o.EditionDetail(ctx, ed)
	if err != nil {
		t.Fatal(err)
	}
	d, err := o.EditionDetail(ctx, next)
	if err != nil {
		t.Fatal(err)
	}
	want := []contest.Milestone{
		{Stage: contest.StageApplications, To: days(t, "2027-06-30")},
		{Stage: contest.StageGala, From: days(t, "2028-02-27"), To: days(t, "2028-02-27")},
	}
	if diff := cmp.Diff(want, d.Calendar); diff != "" {
		t.Error(diff)
	}
	if d.Counts.Participations != 0 || d.Counts.Scenarios != old.Counts.Scenarios || d.Counts.Scenarios == 0 || d.Questionnaires[0].ID == old.Questionnaires[0].ID {
		t.Errorf("the copy: %+v", d.Counts)
	}
	if diff := cmp.Diff(old.Rules, d.Rules); diff != "" {
		t.Error(diff)
	}
	if _, err := o.NewEditionFrom(ctx, ed, NewEdition{Name: "x", Year: 2027}); contest.CodeOf(err) != "edition_code_taken" {
		t.Errorf("the same year: %v", err)
	}
	if _, err := o.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if lines, err := o.Editions(ctx); err != nil || len(lines) != 1 {
		t.Errorf("after undoing: %v, %v", lines, err)
	}
}

func TestClosedEditionIsReadOnly(t *testing.T) {
	o, ed := smallEdition(t)
	ctx := context.Background()
	draft := contest.Submission{AuditCode: "2025-W-0001", Remark: "w trakcie"}
	if _, err := o.SaveDraft(ctx, draft); err != nil {
		t.Fatal(err)
	}
	if _, err := o.CloseEdition(ctx, ed); err != nil {
		t.Fatal(err)
	}
	draft.Remark = "dalej"
	for name, change := range map[string]func() error{
		"name": func() error { _, err := o.SaveEditionName(ctx, ed, NewEdition{Name: "x", Year: 2025}); return err },
		"rules": func() error {
			r := contest.DefaultRules()
			r.MaxAttempts = 4
			_, err := o.SaveRules(ctx, ed, r)
			return err
		},
		"calendar": func() error {
			_, err := o.SaveCalendar(ctx, ed, []contest.Milestone{{Stage: contest.StageGala, Note: "x"}})
			return err
		},
		"draft":  func() error { _, err := o.SaveDraft(ctx, draft); return err },
		"drop":   func() error { _, err := o.DropDraft(ctx, draft.AuditCode); return err },
		"delete": func() error { _, err := o.DeleteAudits(ctx, []string{"2025-W-0002"}); return err },
	} {
		if err := change(); contest.CodeOf(err) != "edition_closed" {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := o.ReopenEdition(ctx, ed, " "); contest.CodeOf(err) != "reopen_reason" {
		t.Errorf("no reason: %v", err)
	}
	if _, err := o.ReopenEdition(ctx, ed, "omyłka"); err != nil {
		t.Fatal(err)
	}
	if _, err := o.SaveEditionName(ctx, ed, NewEdition{Name: "II edycja – poprawiona", Year: 2025}); err != nil {
		t.Error(err)
	}
	err := o.db.Read(ctx, func(r *store.Reader) error {
		e, err := r.Edition(ed.ID)
		if e.Name != "II edycja – poprawiona" || e.State != contest.EditionOpen {
			t.Errorf("%+v", e)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}
