package contest

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// callForm is a small phone sheet: attempts, a graded answer, a count of transfers
// with a conditional criterion on it, a promise with two, and a section answered once.
func callForm() Form {
	yn := []Anchor{{0, "Nie było."}, {1, "Było."}}
	q := &Questionnaire{Channel: Phone, Code: "telefon", Version: 1, Areas: []Area{{"a", "A"}}, Sections: []Section{
		{Code: "T", Area: "a", Weight: 3, Criteria: []Criterion{
			{Code: "T1", Scale: ScaleMeasured, Weight: 1, Max: 4, Unit: "próby", Bands: []Band{{"1", 4}, {"2", 2}, {"3", 1}, {"", 0}}, Critical: true, OnContact: true, CommentAtMost: -1},
			{Code: "T2", Scale: ScaleGraded, Weight: 1, Max: 4, Anchors: []Anchor{{0, "Nic."}, {1, "Mało."}, {2, "Pół."}, {3, "Dużo."}, {4, "Wszystko."}}, OnContact: true, CommentAtMost: 1},
			{Code: "T3", Scale: ScaleMeasured, Weight: 1, Max: 4, Unit: "osoby", Bands: []Band{{"0", 4}, {"1", 2}, {"", 0}}, OnContact: true, CommentAtMost: -1},
			{Code: "T4", Scale: ScaleYesNo, Weight: 1, Max: 1, Anchors: yn, NAAllowed: true, Condition: "Przełączano (T3).", OnContact: true, CommentAtMost: -1},
			{Code: "T5", Scale: ScaleYesNo, Weight: 1, Max: 1, Anchors: yn, NAAllowed: true, Condition: "Obiecano oddzwonić.", OnContact: true, CommentAtMost: -1},
			{Code: "T6", Scale: ScaleYesNo, Weight: 1, Max: 1, Anchors: yn, NAAllowed: true, Condition: "Obiecano oddzwonić.", OnContact: true, CommentAtMost: -1},
			{Code: "T7", Scale: ScaleYesNo, Weight: 1, Max: 1, Anchors: yn, CommentAtMost: -1},
			{Code: "T8", Scale: ScaleYesNo, Weight: 1, Max: 1, Anchors: yn, CommentAtMost: -1, For: []string{"biblioteka"}},
		}},
		{Code: "S", Area: "a", Weight: 1, Once: true, Criteria: []Criterion{{Code: "S1", Scale: ScaleYesNo, Weight: 1, Max: 1, Anchors: yn, CommentAtMost: -1}}},
	}}
	return q.Form("URZ", "powiat")
}

// full answers everything the form asks, without a remark.
func full() []RawAnswer {
	return []RawAnswer{
		{Criterion: "T1", Value: "1", Cell: "C3"},
		{Criterion: "T2", Value: "3", Cell: "C4"},
		{Criterion: "T3", Value: "0", Cell: "C5"},
		{Criterion: "T4", NA: true, Cell: "C6"},
		{Criterion: "T5", Value: "n/d", Cell: "C7"},
		{Criterion: "T6", Value: "nd", Cell: "C8"},
		{Criterion: "T7", Value: "tak", Cell: "C9"},
		{Criterion: "S1", Value: "nie", Cell: "C10"},
	}
}

func with(change ...RawAnswer) []RawAnswer {
	all := full()
	for _, c := range change {
		for i := range all {
			if all[i].Criterion == c.Criterion {
				c.Cell = all[i].Cell
				all[i] = c
			}
		}
	}
	return all
}

func without(codes ...string) []RawAnswer {
	var out []RawAnswer
	for _, a := range full() {
		keep := true
		for _, c := range codes {
			keep = keep && a.Criterion != c
		}
		if keep {
			out = append(out, a)
		}
	}
	return out
}

var noon = time.Date(2025, 10, 7, 12, 0, 0, 0, time.UTC)

func TestResolveAnswers(t *testing.T) {
	got, found := ResolveAnswers(callForm(), Submission{AuditCode: "2025-T-0001", HeldAt: noon, Answers: full()}, nil)
	if len(found) > 0 {
		t.Fatalf("remarks on a clean sheet: %v", found)
	}
	want := []Answer{
		{Criterion: "T1", Points: 4, Measured: "1"},
		{Criterion: "T2", Points: 3},
		{Criterion: "T3", Points: 4, Measured: "0"},
		{Criterion: "T4", NA: NADefault},
		{Criterion: "T5", NA: NADefault},
		{Criterion: "T6", NA: NADefault},
		{Criterion: "T7", Points: 1},
		{Criterion: "S1"},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestResolveAnswersFindings(t *testing.T) {
	type remark struct {
		Severity Severity
		Code     string
		Field    string
		Row      int
	}
	fail := func(code, field string, row int) remark { return remark{SeverityError, code, field, row} }
	warn := func(code, field string, row int) remark { return remark{SeverityWarning, code, field, row} }
	tests := []struct {
		name    string
		answers []RawAnswer
		want    []remark
		lost    string // criterion that must not be in the result
	}{
		{"over the scale", with(RawAnswer{Criterion: "T2", Value: "5"}), []remark{fail("points_out_of_range", "T2", 4)}, "T2"},
		{"N/A where it is not allowed", with(RawAnswer{Criterion: "T2", Value: "N/A"}), []remark{fail("na_not_allowed", "T2", 4)}, "T2"},
		{"a word that means nothing", with(RawAnswer{Criterion: "T2", Value: "chyba"}), []remark{fail("answer_unreadable", "T2", 4)}, "T2"},
		{"half a point", with(RawAnswer{Criterion: "T2", Value: "2,5"}), []remark{fail("answer_unreadable", "T2", 4)}, "T2"},
		{"measured with a word", with(RawAnswer{Criterion: "T1", Value: "raz"}), []remark{fail("answer_unreadable", "T1", 3)}, "T1"},
		{"measured below zero", with(RawAnswer{Criterion: "T1", Value: "-1"}), []remark{fail("answer_unreadable", "T1", 3)}, "T1"},
		{"measured value contradicts points", with(RawAnswer{Criterion: "T1", Value: "2", Points: "4"}), []remark{fail("points_contradict", "T1", 3)}, "T1"},
		{"points without a measured value", with(RawAnswer{Criterion: "T1", Points: "4"}), []remark{fail("measured_missing", "T1", 3)}, "T1"},
		{"comment missing", with(RawAnswer{Criterion: "T2", Value: "1"}), []remark{warn("comment_missing", "T2", 4)}, ""},
		{"comment there", with(RawAnswer{Criterion: "T2", Value: "1", Comment: "Nie wiedział."}), nil, ""},
		{"a name in a comment", with(RawAnswer{Criterion: "T7", Value: "tak", Comment: "Rozmawiałem z Anną."}), []remark{warn("comment_name", "T7", 9)}, ""},
		{"answers missing", without("T2", "S1"), []remark{fail("answers_missing", "", 2)}, "T2"},
		{"twice, differing", append(full(), RawAnswer{Criterion: "t2", Value: "4", Cell: "C20"}), []remark{fail("answer_twice", "T2", 20)}, "T2"},
		{"twice, alike", append(full(), RawAnswer{Criterion: "T2", Value: "3 – Dużo.", Cell: "C20"}), nil, ""},
		{"unknown criterion", append(full(), RawAnswer{Criterion: "X9", Value: "1", Cell: "C20"}), []remark{fail("criterion_unknown", "X9", 20)}, ""},
		{"unknown criterion, blank", append(full(), RawAnswer{Criterion: "X9", Cell: "C20"}), nil, ""},
		{"of another kind of institution", append(full(), RawAnswer{Criterion: "T8", Value: "1", Cell: "C20"}), []remark{warn("criterion_not_asked", "T8", 20)}, "T8"},
		{"of another kind, n/d", append(full(), RawAnswer{Criterion: "T8", Value: "n/d", Cell: "C20"}), nil, "T8"},
		{"conditional though it did not happen", with(RawAnswer{Criterion: "T4", Value: "tak"}), []remark{fail("condition_not_met", "T4", 6)}, ""},
		{"n/d though it happened", with(RawAnswer{Criterion: "T3", Value: "1"}), []remark{warn("condition_met", "T4", 6)}, ""},
		{"one of two under the same condition", with(RawAnswer{Criterion: "T5", Value: "tak"}), []remark{warn("condition_split", "T6", 8)}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			answers, found := ResolveAnswers(callForm(), Submission{Source: "f.csv", Row: 2, HeldAt: noon, Answers: tt.answers}, nil)
			var got []remark
			for _, f := range found {
				if f.Source != "f.csv" {
					t.Errorf("%s stands in %q", f.Code, f.Source)
				}
				got = append(got, remark{f.Severity, f.Code, f.Field, f.Row})
			}
			if d := cmp.Diff(tt.want, got); d != "" {
				t.Error(d)
			}
			for _, a := range answers {
				if a.Criterion == tt.lost {
					t.Errorf("%s was kept: %+v", tt.lost, a)
				}
			}
		})
	}
}

// Nobody reached: the tried attempts stay as the measured value beside 0 points, what
// depends on the contact is 0, what is conditional N/A, the rest as given.
func TestResolveAnswersNoContact(t *testing.T) {
	s := Submission{Outcome: OutcomeNoContact, HeldAt: noon, Answers: []RawAnswer{
		{Criterion: "T1", Value: "3"}, {Criterion: "T7", Value: "tak"}, {Criterion: "T2", Comment: "Nikt nie odebrał."}, {Criterion: "S1", Value: "1"},
	}}
	got, found := ResolveAnswers(callForm(), s, nil)
	if len(found) > 0 {
		t.Errorf("remarks: %v", found)
	}
	want := []Answer{
		{Criterion: "T1", Measured: "3"},
		{Criterion: "T2", Comment: "Nikt nie odebrał."},
		{Criterion: "T3"},
		{Criterion: "T4", NA: NANoContact},
		{Criterion: "T5", NA: NANoContact},
		{Criterion: "T6", NA: NANoContact},
		{Criterion: "T7", Points: 1},
		{Criterion: "S1", Points: 1},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestResolveAnswersNoContactContradicts(t *testing.T) {
	tests := []struct {
		name   string
		answer RawAnswer
		want   string
	}{
		{"points for what only a contact shows", RawAnswer{Criterion: "T2", Value: "4"}, "no_contact_points T2"},
		{"a promise kept", RawAnswer{Criterion: "T5", Value: "nie"}, "no_contact_points T5"},
		{"measured on contact", RawAnswer{Criterion: "T3", Value: "0"}, "no_contact_points T3"},
		{"zero points", RawAnswer{Criterion: "T2", Value: "0"}, ""},
	}
	for _, tt := range tests {
		s := Submission{Outcome: OutcomeNoContact, HeldAt: noon, Answers: []RawAnswer{{Criterion: "T7", Value: "1"}, {Criterion: "S1", Value: "1"}, tt.answer}}
		answers, found := ResolveAnswers(callForm(), s, nil)
		got := ""
		for _, f := range found {
			got = f.Code + " " + f.Field
		}
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
		for _, a := range answers {
			if a.Criterion == tt.answer.Criterion && a.Points != 0 {
				t.Errorf("%s: %+v", tt.name, a)
			}
		}
	}
	_, found := ResolveAnswers(callForm(), Submission{Outcome: OutcomeNoContact, HeldAt: noon, Answers: []RawAnswer{{Criterion: "T1", Value: "3"}}}, nil)
	if len(found) != 1 || found[0].Code != "answers_missing" || found[0].Severity != SeverityWarning || found[0].Args["criteria"] != "T7, S1" {
		t.Errorf("what could have been seen is missing and only warns: %v", found)
	}
}

// Answers of a `once` section come from another audit where the sheet has none.
func TestResolveAnswersTakenOver(t *testing.T) {
	over := []Answer{{Criterion: "S1", Points: 1, Comment: "z audytu 1"}, {Criterion: "T7", Points: 0}}
	last := func(s Submission) Answer {
		got, found := ResolveAnswers(callForm(), s, over)
		if len(found) > 0 {
			t.Errorf("remarks: %v", found)
		}
		return got[len(got)-1]
	}
	if got := last(Submission{HeldAt: noon, Answers: without("S1")}); !got.TakenOver || got.Points != 1 || got.Comment == "" {
		t.Errorf("not taken over: %+v", got)
	}
	if got := last(Submission{HeldAt: noon, Answers: full()}); got.TakenOver || got.Points != 0 {
		t.Errorf("the sheet's own answer gave way: %+v", got)
	}
	got, found := ResolveAnswers(callForm(), Submission{HeldAt: noon, Answers: without("T7")}, over)
	if len(found) != 1 || found[0].Code != "answers_missing" || len(got) != 7 {
		t.Errorf("only `once` sections are taken over: %v %v", got, found)
	}
}

func TestResolveAnswersWholeSheet(t *testing.T) {
	got, found := ResolveAnswers(callForm(), Submission{FormKey: "other", HeldAt: noon, Answers: full()}, nil)
	if len(got) != 0 || len(found) != 1 || found[0].Code != "sheet_other_form" {
		t.Errorf("a sheet of another variant: %v %v", got, found)
	}
	_, found = ResolveAnswers(callForm(), Submission{FormKey: callForm().Key, Answers: full(), Remark: "Obsługiwał mnie pan Kowalski."}, nil)
	if len(found) != 2 || found[0].Code != "held_at_missing" || found[1].Code != "remark_name" {
		t.Errorf("no date, and a name: %v", found)
	}
}
