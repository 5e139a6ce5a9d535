package sample

import (
	"math"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"biurolidera/internal/contest"
	"biurolidera/internal/method/score"
)

func TestEveryAnswerIsValid(t *testing.T) {
	seen := map[string]int{}
	for _, p := range all(t, options(3, 250, 4)) {
		for _, a := range p.Audits {
			form := questionnaire(t, a.QuestionnaireID).Form(p.Institution.Category, p.Institution.Sub)
			if a.State == contest.AuditVoid {
				seen["void"]++
				if len(a.Answers) > 0 || a.VoidReason == "" {
					t.Errorf("%s: void with %d answers, reason %q", a.Code, len(a.Answers), a.VoidReason)
				}
				continue
			}
			seen[string(a.Outcome)]++
			criteria := form.Criteria()
			if len(a.Answers) != len(criteria) {
				t.Fatalf("%s: %d answers to %d criteria", a.Code, len(a.Answers), len(criteria))
			}
			for i, c := range criteria {
				checkAnswer(t, a, c, a.Answers[i], seen)
			}
		}
	}
	for _, kind := range []string{"void", "contact", "no_contact", "na condition", "na situation", "measured", "comment", "middle"} {
		if seen[kind] == 0 {
			t.Errorf("no case of %q: it is not tried", kind)
		}
	}
}

func checkAnswer(t *testing.T, a contest.Audit, c contest.Criterion, got contest.Answer, seen map[string]int) {
	t.Helper()
	if got.Criterion != c.Code {
		t.Fatalf("%s: answer to %s where %s stands", a.Code, got.Criterion, c.Code)
	}
	if found := c.CheckAnswer(got); len(found) > 0 {
		t.Errorf("%s %+v: %v", a.Code, got, found)
	}
	if got.NA != "" {
		seen["na "+string(got.NA)]++
		if !slices.Contains(contest.NAReasons(), got.NA) || got.Points != 0 || got.Measured != "" {
			t.Errorf("%s: not applicable with %+v", a.Code, got)
		}
		return
	}
	if got.Measured != "" {
		seen["measured"]++
		if points, err := c.PointsFor(got.Measured); err != nil || points != got.Points {
			t.Errorf("%s: %s measured %s gives %d (%v), the answer has %d", a.Code, c.Code, got.Measured, points, err, got.Points)
		}
	}
	if c.Scale == contest.ScaleMeasured && got.Measured == "" && a.Outcome == contest.OutcomeContact {
		t.Errorf("%s: %s has no measured value", a.Code, c.Code)
	}
	if c.Code == "OB07" && got.Points == 1 {
		t.Errorf("%s: points without an anchor: %+v", a.Code, got)
	}
	if got.Comment != "" {
		seen["comment"]++
	}
	if got.Points > 0 && got.Points < c.Max {
		seen["middle"]++
	}
}

func TestConditionFollowsTheNamedCriterion(t *testing.T) {
	asked := 0
	for _, p := range all(t, options(6, 120, 4)) {
		for _, a := range p.Audits {
			if a.Channel != contest.Visit || len(a.Answers) == 0 {
				continue
			}
			sent, where := find(a, "WD04"), find(a, "WF06")
			if (sent.Measured != "0") != (where.NA == "") {
				t.Errorf("%s: sent to %s places, WF06 %+v", a.Code, sent.Measured, where)
			}
			if where.NA == "" {
				asked++
			}
		}
	}
	if asked == 0 {
		t.Error("the condition never came about")
	}
}

func find(a contest.Audit, code string) contest.Answer {
	for _, x := range a.Answers {
		if x.Criterion == code {
			return x
		}
	}
	return contest.Answer{}
}

func TestOnceSectionsAreTakenOver(t *testing.T) {
	for _, p := range all(t, options(8, 60, 5)) {
		var given []contest.Answer
		for _, a := range p.Audits {
			if a.Channel != contest.Online || a.State == contest.AuditVoid {
				continue
			}
			once := a.Answers[len(a.Answers)-5:]
			for i, x := range once {
				if x.TakenOver != (given != nil) {
					t.Errorf("%s %s: TakenOver %v", a.Code, x.Criterion, x.TakenOver)
				}
				if given != nil && (x.Points != given[i].Points || x.NA != given[i].NA) {
					t.Errorf("%s: %+v taken over as %+v", a.Code, given[i], x)
				}
			}
			for _, x := range a.Answers[:len(a.Answers)-5] {
				if x.TakenOver {
					t.Errorf("%s %s: taken over outside a once section", a.Code, x.Criterion)
				}
			}
			if given == nil {
				given = once
			}
		}
	}
}

// What the office takes over for scoring is what is here already.
func TestTakingOverChangesNothing(t *testing.T) {
	for _, p := range all(t, options(8, 30, 4)) {
		form := questionnaire(t, 14).Form(p.Institution.Category, p.Institution.Sub)
		for i, a := range score.TakeOver(form, p.Audits) {
			for _, x := range p.Audits[i].Answers {
				if got := find(a, x.Criterion); got != x {
					t.Errorf("%s: %+v becomes %+v", a.Code, x, got)
				}
			}
		}
	}
}

func TestNoContactGivesNoPoints(t *testing.T) {
	n := 0
	for _, p := range all(t, options(10, 300, 5)) {
		for _, a := range p.Audits {
			if a.Outcome != contest.OutcomeNoContact {
				continue
			}
			n++
			q := questionnaire(t, a.QuestionnaireID)
			for _, x := range a.Answers {
				c, _ := q.Criterion(x.Criterion)
				if c.OnContact && c.Condition == "" && (x.Points != 0 || x.NA != "" || x.Comment == "") {
					t.Errorf("%s: %+v depends on the contact", a.Code, x)
				}
				if c.Condition != "" && x.NA != contest.NANoContact {
					t.Errorf("%s: conditional %+v", a.Code, x)
				}
			}
		}
	}
	if n == 0 {
		t.Error("no audit without a contact: the case is not tried")
	}
}

func TestAuditorsAreBalanced(t *testing.T) {
	load, met := map[string]int{}, map[string]map[string]bool{}
	list := all(t, options(1, 150, 5))
	for _, p := range list {
		channel := map[string]bool{}
		mine := map[string]bool{}
		for _, a := range p.Audits {
			if !contest.IsAuditorCode(a.Auditor) {
				t.Fatalf("auditor %q", a.Auditor)
			}
			key := string(a.Channel) + a.Auditor
			if channel[key] {
				t.Errorf("%s: %s twice in %s", p.Institution.Code, a.Auditor, a.Channel)
			}
			channel[key], mine[a.Auditor] = true, true
			load[a.Auditor]++
			if met[a.Auditor] == nil {
				met[a.Auditor] = map[string]bool{}
			}
			met[a.Auditor][p.Institution.Code] = true
		}
		if len(mine) != len(p.Audits) {
			t.Errorf("%s: %d audits by %d auditors", p.Institution.Code, len(p.Audits), len(mine))
		}
	}
	least, most := math.MaxInt, 0
	for code, n := range load {
		least, most = min(least, n), max(most, n)
		if len(met[code]) < 30 {
			t.Errorf("%s met %d institutions only", code, len(met[code]))
		}
	}
	if most-least > 2 {
		t.Errorf("auditors have %d to %d audits", least, most)
	}
}

func TestFewAuditorsStillDiffer(t *testing.T) {
	c := newCrew(1, 1, 30) // 34 auditors for 90 audits of one institution
	for range 3 {
		mine := map[int]bool{}
		for i := range 30 {
			mine[c.next(i)] = true
		}
		if len(mine) != 30 {
			t.Errorf("%d auditors for 30 audits of a channel", len(mine))
		}
	}
}

func TestMomentsAreInOfficeHours(t *testing.T) {
	weekdays := map[time.Weekday]int{}
	for _, p := range all(t, options(1, 100, 4)) {
		for _, a := range p.Audits {
			h := a.HeldAt
			weekdays[h.Weekday()]++
			minute := h.Hour()*60 + h.Minute()
			holiday := h.Month() == time.November && (h.Day() == 1 || h.Day() == 11)
			if h.Year() != 2025 || h.Month() < time.September || h.Month() > time.November || holiday || minute < 8*60 || minute > 15*60+30 {
				t.Errorf("%s held at %s", a.Code, h)
			}
		}
	}
	if len(weekdays) != 5 || weekdays[time.Saturday]+weekdays[time.Sunday] > 0 {
		t.Errorf("weekdays %v", weekdays)
	}
	if got := len(workingDays(2025)); got != 64 {
		t.Errorf("%d working days from September to November 2025, want 64", got)
	}
}

// A comment that names somebody or tells the hour would stand in a report.
func TestCommentsNameNobody(t *testing.T) {
	allowed := []string{"PESEL", "BIP", "PDF", "Tab", "ePUAP", "„Kontakt”"}
	var sentences []string
	for _, list := range [][]remarks{visitComments, phoneComments, onlineComments, areaComments, {anyComments}} {
		for _, r := range list {
			sentences = append(sentences, r.one, r.other)
		}
	}
	for _, c := range contest.Channels() {
		sentences = append(sentences, noContactComments[c])
		sentences = append(sentences, voidReasons[c]...)
		for _, list := range generalRemarks[c] {
			sentences = append(sentences, list...)
		}
	}
	for _, s := range sentences {
		if !strings.HasSuffix(s, ".") || strings.Contains(s, "  ") {
			t.Errorf("not a sentence: %q", s)
		}
		words := strings.Fields(s)
		for i, w := range words[1:] {
			w = strings.Trim(w, ",.;:")
			if unicode.IsUpper([]rune(w)[0]) && !slices.Contains(allowed, w) && !strings.HasSuffix(words[i], ".") {
				t.Errorf("%q: is %q a name?", s, w)
			}
		}
	}
}
