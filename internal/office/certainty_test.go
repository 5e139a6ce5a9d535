package office

import (
	"context"
	"math"
	"runtime"
	"testing"

	"github.com/google/go-cmp/cmp"

	"biurolidera/internal/contest"
	"biurolidera/internal/method/inference"
	"biurolidera/internal/method/reliability"
	"biurolidera/internal/store"
)

// The invented edition has spreads that its makers chose: 7.8 points between
// institutions, 9.2 between auditors of which an answer sheet shows about a half.
func TestCertaintyOfASample(t *testing.T) {
	o, ed := openSample(t, 120, 4)
	ctx := context.Background()
	c, err := o.Certainty(ctx, ed)
	if err != nil {
		t.Fatal(err)
	}
	if again, _ := o.Certainty(ctx, ed); again != c {
		t.Error("it is not kept with the ranking")
	}
	if c.Refused != nil || c.Audits == 0 || c.Institutions != 120 || c.Draws == 0 {
		t.Fatalf("refused %v, %d audits, %d institutions", c.Refused, c.Audits, c.Institutions)
	}
	v := c.Variance
	if sum := v.InstitutionShare + v.AuditorShare + v.ResidualShare; math.Abs(sum-100) > 1e-9 {
		t.Errorf("shares add up to %v", sum)
	}
	if v.InstitutionShare < 15 || v.InstitutionShare > 50 || v.AuditorShare < 5 || v.AuditorShare > 30 {
		t.Errorf("shares %+v are not those that were invented", v)
	}
	ranked := 0
	for i, row := range c.Rows {
		st := c.Ranking.Standings[i]
		if st.Laureate != row.Title || row.InCategory.Official != st.Place {
			t.Errorf("%d: %+v does not show the official result", i, row)
		}
		if row.Official == nil {
			continue
		}
		ranked++
		for _, p := range []CertaintyPlace{row.InCategory, row.Overall} {
			if p.Low < 1 || p.High > p.Of || p.Low > p.High || p.BandLow > p.Low || p.BandHigh < p.High || p.Expected < float64(p.Low)-1 {
				t.Errorf("%d: places %+v", i, p)
			}
		}
		if row.Low > row.Adjusted || row.High < row.Adjusted || row.SE <= 0 || row.Label != inference.CertaintyOf(row.PTitle) {
			t.Errorf("%d: %+v", i, row)
		}
		if math.Abs(row.Adjusted-float64(*row.Official)/100) > 20 {
			t.Errorf("%d: corrected %v, official %v", i, row.Adjusted, row.Official)
		}
	}
	if ranked < 100 || c.Rows[0].Overall.Of != ranked {
		t.Errorf("%d ranked of %d", ranked, c.Rows[0].Overall.Of)
	}
}

// Whoever was audited by severe auditors is corrected upwards: what is planted is found.
func TestSeverityIsFound(t *testing.T) {
	o, ed := openSample(t, 60, 4)
	ctx := context.Background()
	if _, err := o.CertaintyAuditors(ctx, ed); contest.CodeOf(err) != "severity_hidden" {
		t.Errorf("severity is shown without the setting: %v", err)
	}
	o.opt.Settings.Certainty.ShowSeverity = true
	before, err := o.CertaintyAuditors(ctx, ed)
	if err != nil {
		t.Fatal(err)
	}
	strict := before[len(before)-1].Code // the most lenient one becomes severe
	lower(t, o, ed, strict)
	after, err := o.CertaintyAuditors(ctx, ed)
	if err != nil {
		t.Fatal(err)
	}
	if after[0].Code != strict || !after[0].Marked || after[0].Severity < 15 {
		t.Errorf("%s gave no points and is %+v", strict, after[0])
	}
	sum := 0.0
	for _, a := range after {
		sum += a.Severity
	}
	if math.Abs(sum) > 1e-6*float64(len(after)) {
		t.Errorf("severities add up to %v", sum)
	}
}

// lower takes every point from what an auditor answered.
func lower(t *testing.T, o *Office, ed contest.Edition, auditor string) {
	t.Helper()
	lowerAll(t, o, ed, func(a contest.Audit) bool { return a.Auditor == auditor })
}

// lowerAll takes every point from some audits.
func lowerAll(t *testing.T, o *Office, ed contest.Edition, which func(contest.Audit) bool) {
	t.Helper()
	change(t, o, ed, func(tx *store.Tx, a contest.Audit) error {
		if !which(a) {
			return nil
		}
		answers, err := tx.Answers(a.ID)
		for k := range answers {
			if answers[k].NA == "" {
				answers[k].Points = 0
			}
		}
		if err != nil {
			return err
		}
		return tx.PutAnswers(a.ID, answers)
	})
}

// change does something to every audit as one step.
func change(t *testing.T, o *Office, ed contest.Edition, do func(*store.Tx, contest.Audit) error) {
	t.Helper()
	_, err := o.write(context.Background(), store.Step{Action: "delete_audits"}, func(tx *store.Tx) error {
		audits, err := tx.Audits(ed.ID, store.AuditFilter{})
		if err != nil {
			return err
		}
		for _, a := range audits {
			if err := do(tx, a); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestCertaintyRefuses(t *testing.T) {
	for _, c := range []struct {
		name          string
		participants  int
		audits        int
		do            func(tx *store.Tx, a contest.Audit) error
		code, warning string
	}{
		{name: "few institutions", participants: 12, audits: 3, code: "inference_few_institutions"},
		{name: "few auditors", participants: 40, audits: 3, code: "inference_few_auditors", do: func(tx *store.Tx, a contest.Audit) error {
			a.Auditor = []string{"A-01", "A-02", "A-03"}[a.ID%3]
			return tx.UpdateAudit(a)
		}},
		{name: "one auditor", participants: 40, audits: 3, code: "inference_one_auditor", do: func(tx *store.Tx, a contest.Audit) error {
			a.Auditor = "A-01"
			return tx.UpdateAudit(a)
		}, warning: "certainty_one_auditor"},
		{name: "no codes", participants: 40, audits: 3, code: "certainty_no_codes", do: func(tx *store.Tx, a contest.Audit) error {
			a.Auditor = ""
			return tx.UpdateAudit(a)
		}},
		{name: "one audit each", participants: 40, audits: 1, code: "inference_one_audit_each", do: func(tx *store.Tx, a contest.Audit) error {
			if a.Channel != contest.Phone {
				a.State = contest.AuditVoid
			}
			return tx.UpdateAudit(a)
		}},
		{name: "all equal", participants: 40, audits: 3, code: "inference_equal_scores", do: func(tx *store.Tx, a contest.Audit) error {
			answers, err := tx.Answers(a.ID)
			for k := range answers {
				answers[k].Points, answers[k].Measured = 0, ""
			}
			if err != nil {
				return err
			}
			return tx.PutAnswers(a.ID, answers)
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			o, ed := openSample(t, c.participants, c.audits)
			ctx := context.Background()
			if c.do != nil {
				change(t, o, ed, c.do)
			}
			got, err := o.Certainty(ctx, ed)
			if err != nil {
				t.Fatal(err)
			}
			if got.Refused == nil || got.Refused.Code != c.code {
				t.Fatalf("refused with %v, want %s", got.Refused, c.code)
			}
			if message, hint := SayCertainty(o.cat).Refusal(got.Refused); message == "" || hint == "" {
				t.Errorf("no words for %s", c.code)
			}
			counted, warned := 0, c.warning == ""
			for _, row := range got.Rows {
				counted += row.Audits
				for _, w := range row.Warnings {
					warned = warned || w.Code == c.warning
				}
			}
			if counted == 0 || counted != got.Audits || !warned {
				t.Errorf("%d audits in rows, %d in all, warned %v", counted, got.Audits, warned)
			}
			if got.Advice.PublicPlace || got.Advice.Grade != reliability.GradeUnknown {
				t.Errorf("advice %+v without a model", got.Advice)
			}
			if tiers, err := o.CertaintyTiers(ctx, ed); err != nil || tiers.Refused == nil {
				t.Errorf("tiers %+v, %v", tiers, err)
			}
			if s, err := o.Strengths(ctx, ed, got.Ranking.Participations[0].Code); err != nil || s.Refused == nil || s.Improve != nil {
				t.Errorf("strengths %+v, %v", s, err)
			}
			if x := got.Outlook(12, nil); x.Reliability.OK() {
				t.Errorf("outlook %+v", x)
			}
		})
	}
}

// A channel without any audit leaves the others to be modelled.
func TestCertaintyWithoutAChannel(t *testing.T) {
	o, ed := openSample(t, 40, 4)
	change(t, o, ed, func(tx *store.Tx, a contest.Audit) error {
		if a.Channel == contest.Phone {
			a.State = contest.AuditVoid
		}
		return tx.UpdateAudit(a)
	})
	c, err := o.Certainty(context.Background(), ed)
	if err != nil || c.Refused != nil {
		t.Fatal(err, c.Refused)
	}
	for i, row := range c.Rows {
		if !row.Known || row.Official != nil || row.InCategory.High != 0 || row.Label != "" {
			t.Errorf("%d: nobody is classified, and it is %+v", i, row)
		}
	}
}

// The same file gives the same numbers on one processor and on sixteen.
func TestCertaintyIsTheSameOnAnyProcessors(t *testing.T) {
	o, ed := openSample(t, 40, 4)
	ctx := context.Background()
	var all [2][]any
	for k, processors := range []int{1, 16} {
		before := runtime.GOMAXPROCS(processors)
		o.mu.Lock()
		o.computed = nil
		o.mu.Unlock()
		c, err := o.Certainty(ctx, ed)
		if err != nil {
			t.Fatal(err)
		}
		tiers, err := o.CertaintyTiers(ctx, ed)
		if err != nil {
			t.Fatal(err)
		}
		weights, err := o.WeightStudy(ctx, ed, "")
		if err != nil {
			t.Fatal(err)
		}
		strengths, err := o.Strengths(ctx, ed, c.Ranking.Participations[3].Code)
		if err != nil {
			t.Fatal(err)
		}
		runtime.GOMAXPROCS(before)
		all[k] = []any{c.Rows, c.Variance, c.Reliability, c.severities(), tiers, weights, strengths, c.Outlook(14, nil)}
	}
	if diff := cmp.Diff(all[0], all[1]); diff != "" {
		t.Errorf("one processor and sixteen differ:\n%s", diff)
	}
}

// A ranking that changed has a certainty of its own.
func TestCertaintyIsDropped(t *testing.T) {
	o, ed := openSample(t, 30, 3)
	ctx := context.Background()
	before, err := o.Certainty(ctx, ed)
	if err != nil {
		t.Fatal(err)
	}
	code := before.Ranking.work.audits[before.Ranking.Participations[0].ID][0].Code
	if _, err := o.ReviewAudit(ctx, code, contest.AuditVoid, "próba"); err != nil {
		t.Fatal(err)
	}
	after, err := o.Certainty(ctx, ed)
	if err != nil || after == before || after.Audits != before.Audits-1 {
		t.Errorf("%v: %d audits before, %d after", err, before.Audits, after.Audits)
	}
}

func TestOutlook(t *testing.T) {
	o, ed := openSample(t, 60, 4)
	c, err := o.Certainty(context.Background(), ed)
	if err != nil {
		t.Fatal(err)
	}
	costs := ChannelCosts{contest.Visit: 200, contest.Phone: 40, contest.Online: 30}
	few, many := c.Outlook(6, costs), c.Outlook(30, costs)
	if few.Total != 6 || many.Total != 30 || few.Reliability.Value >= many.Reliability.Value || few.Cost >= many.Cost || few.PlaceWidth.Value <= many.PlaceWidth.Value {
		t.Errorf("6 audits %+v, 30 audits %+v", few, many)
	}
	same := c.OutlookOf([]int{4, 4, 4}, costs)
	if math.Abs(same.Cost-60*4*270) > 1e-6 || math.Abs(same.Reliability.Value-c.Reliability.Phi.Value) > 0.08 {
		t.Errorf("what was done %+v, measured %v", same, c.Reliability.Phi)
	}
	reach, ok := c.Reaching(0.9, costs)
	if !ok || reach.Reliability.Value < 0.9 {
		t.Errorf("0.9 is reached by %+v, %v", reach, ok)
	}
	sum := 0.0
	for _, s := range c.Shares(costs) {
		sum += s
	}
	if math.Abs(sum-1) > 1e-9 {
		t.Errorf("shares add up to %v", sum)
	}
}

func BenchmarkCertainty(b *testing.B) {
	for _, size := range []struct {
		name string
		n    int
	}{{"300", 300}, {"3000", 3000}} {
		o, ed := openSample(b, size.n, 4)
		ctx := context.Background()
		r, err := o.Ranking(ctx, ed)
		if err != nil {
			b.Fatal(err)
		}
		var c *Certainty
		b.Run(size.name+"/model", func(b *testing.B) {
			for b.Loop() {
				c = r.makeCertainty()
			}
		})
		b.Run(size.name+"/tiers", func(b *testing.B) {
			for b.Loop() {
				if _, err := c.tiers(ctx); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(size.name+"/strengths", func(b *testing.B) {
			for b.Loop() {
				if _, err := c.strengthFits(ctx); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(size.name+"/weights", func(b *testing.B) {
			for b.Loop() {
				if _, err := r.weightStudy(ctx, ""); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
