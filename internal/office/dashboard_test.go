package office

import (
	"context"
	"testing"
	"time"

	"biurolidera/internal/contest"

	"github.com/google/go-cmp/cmp"
)

func TestDashboardTellsWhatWaits(t *testing.T) {
	o, ed := smallEdition(t)
	ctx := context.Background()
	if _, err := o.SaveCalendar(ctx, ed, []contest.Milestone{
		{Stage: contest.StageFieldwork, From: days(t, "2025-09-01"), To: days(t, "2025-11-27")},
		{Stage: contest.StageGala, From: days(t, "2026-02-27")},
		{Stage: contest.StageJury, To: days(t, "2025-11-28")},
	}); err != nil {
		t.Fatal(err)
	}
	for _, code := range []string{"2025-W-0001", "2025-W-0002", "2025-W-0003"} {
		if found, err := o.RecordAudit(ctx, ed, fullSheet(t, o, ed, code, "")); err != nil || hasFault(found) {
			t.Fatal(found, err)
		}
	}
	for _, err := range []error{
		second(o.ReviewAudit(ctx, "2025-W-0001", contest.AuditApproved, "")),
		second(o.ReviewAudit(ctx, "2025-W-0002", contest.AuditReturned, "brak daty")),
		second(o.ReviewAudit(ctx, "2025-T-0001", contest.AuditVoid, "omyłka")),
		second(o.SaveDraft(ctx, contest.Submission{AuditCode: "2025-O-0001", Remark: "x"})),
		second(o.SetParticipationState(ctx, ed, "P-0006", contest.ParticipationWithdrawn)),
		second(o.SetParticipationState(ctx, ed, "P-0006", contest.ParticipationReceived)),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	d, err := o.Dashboard(ctx, ed)
	if err != nil {
		t.Fatal(err)
	}
	want := []Waiting{
		{Kind: WaitingApplications, Count: 1},
		{Kind: WaitingRules, Count: 1},
		{Kind: WaitingDrafts, Count: 1},
		{Kind: WaitingOverdue, Count: 51, Since: days(t, "2025-11-27")},
		{Kind: WaitingReturned, Count: 1},
		{Kind: WaitingReview, Count: 1},
		{Kind: WaitingBackup, Count: 1},
	}
	if diff := cmp.Diff(want, d.Waiting); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]Progress{
		{Code: "visit", Planned: 18, Open: 16, Submitted: 1, Approved: 1}, {Code: "phone", Planned: 17, Open: 17}, {Code: "online", Planned: 18, Open: 18},
	}, d.Channels); diff != "" {
		t.Error(diff)
	}
	sum := 0
	for _, c := range d.Categories {
		sum += c.Planned
	}
	if sum != 53 || len(d.Categories) != 5 {
		t.Errorf("%+v", d.Categories)
	}
	if len(d.Next) != 2 || d.Next[0].Stage != contest.StageJury || d.Results != nil {
		t.Errorf("next %+v, results %+v", d.Next, d.Results)
	}
	if d.Count(WaitingOverdue) != 51 || d.Count(WaitingLicences) != 0 {
		t.Error("counts")
	}
	if _, err := o.Seal(ctx, ed, ""); err != nil {
		t.Fatal(err)
	}
	if d, err = o.Dashboard(ctx, ed); err != nil || d.Count(WaitingRules) != 0 {
		t.Errorf("a kept dashboard is out of date: %v", err)
	}
}

// second gives the error of a call that gives a change too.
func second(_ contest.Change, err error) error { return err }

func TestDashboardAfterTheRanking(t *testing.T) {
	o, ed := openSample(t, 40, 3)
	ctx := context.Background()
	r, err := o.DashboardResults(ctx, ed)
	if err != nil || r.Classified+r.Unclassified != 40 || r.Laureates == 0 || len(r.Categories) != 5 {
		t.Fatalf("%+v, %v", r, err)
	}
	sum := 0
	for _, n := range r.Distribution.Counts {
		sum += n
	}
	if sum != r.Classified {
		t.Errorf("%d in the histogram, %d classified", sum, r.Classified)
	}
	open, err := o.CriticalFailures(ctx, ed, true)
	if err != nil || len(open) != r.OpenCriticals || r.OpenCriticals == 0 {
		t.Fatalf("%d open, %d told, %v", len(open), r.OpenCriticals, err)
	}
	f := open[0]
	if f.Text == f.Criterion || f.Name == "" || f.AuditCode == "" || f.Witnesses != 1 {
		t.Errorf("%+v", f)
	}
	d, err := o.Dashboard(ctx, ed)
	if err != nil || d.Results == nil || d.Count(WaitingCritical) != len(open) {
		t.Fatalf("%+v, %v", d.Waiting, err)
	}
	if _, err := o.DecideCritical(ctx, f.AuditCode, f.Criterion, contest.CriticalDismissed, "niepotwierdzone"); err != nil {
		t.Fatal(err)
	}
	all, err := o.CriticalFailures(ctx, ed, false)
	if err != nil {
		t.Fatal(err)
	}
	last := all[len(all)-1]
	if last.State != contest.CriticalDismissed || last.Reason != "niepotwierdzone" || all[0].State != contest.CriticalOpen {
		t.Errorf("%+v", last)
	}
	issued, _, err := o.IssueLicences(ctx, ed)
	if err != nil {
		t.Fatal(err)
	}
	o.opt.Now = func() time.Time { return issued[0].ValidTo.AddDate(0, 0, -expiringDays).Add(15 * time.Hour) }
	if d, err = o.Dashboard(ctx, ed); err != nil || d.Count(WaitingExpiring) != len(issued) || d.Count(WaitingLicences) != 0 {
		t.Errorf("%+v, %v", d.Waiting, err)
	}
	o.opt.Now = func() time.Time { return issued[0].ValidTo.AddDate(0, 0, 1) }
	if d, err = o.Dashboard(ctx, ed); err != nil || d.Count(WaitingExpiring) != 0 {
		t.Errorf("expired ones are told: %+v, %v", d.Waiting, err)
	}
}
