package office

import (
	"cmp"
	"context"
	"slices"
	"sync"
	"time"

	"biurolidera/internal/contest"
	"biurolidera/internal/method/profile"
	"biurolidera/internal/store"
)

// boardKeeper keeps the last dashboard while nothing changes.
type boardKeeper struct {
	mu     sync.Mutex
	change int64
	board  Dashboard
}

// expiringDays is how many days before its end a licence is told to expire, and
// backupWarning how old a backup may be.
const (
	expiringDays  = 60
	backupWarning = 24 * time.Hour
)

// Dashboard gives the dashboard as of now; it is kept until something changes or the day
// ends. The ranking's part is there if the ranking is in memory.
func (o *Office) Dashboard(ctx context.Context, ed contest.Edition) (d Dashboard, err error) {
	defer wrap(&err, "Dashboard(%q)", ed.Code)
	last, err := o.lastChange(ctx)
	if err != nil {
		return d, err
	}
	today := day(o.opt.Now())
	o.board.mu.Lock()
	d = o.board.board
	known := o.board.change == last && d.Edition.ID == ed.ID && d.Day.Equal(today)
	o.board.mu.Unlock()
	if !known {
		if d, err = o.readDashboard(ctx, ed, today); err != nil {
			return d, err
		}
		o.board.mu.Lock()
		o.board.change, o.board.board = last, d
		o.board.mu.Unlock()
	}
	d.Waiting = slices.Clone(d.Waiting)
	if err := o.addBackup(&d); err != nil {
		return d, err
	}
	o.mu.Lock()
	res := o.computed
	o.mu.Unlock()
	if res != nil && res.Edition.ID == ed.ID {
		d.take(res.results())
	}
	return d, nil
}

// readDashboard reads what needs no ranking.
func (o *Office) readDashboard(ctx context.Context, ed contest.Edition, today time.Time) (d Dashboard, err error) {
	d = Dashboard{Edition: ed, Day: today}
	err = o.db.Read(ctx, func(r *store.Reader) error {
		b := boardReader{r: r, d: &d, today: today}
		for _, part := range []func() error{b.calendar, b.applications, b.rules, b.audits, b.licences} {
			if err := part(); err != nil {
				return err
			}
		}
		return nil
	})
	return d, err
}

// boardReader reads the dashboard part by part.
type boardReader struct {
	r     *store.Reader
	d     *Dashboard
	today time.Time
}

// wait adds what waits; nobody waits for none.
func (d *Dashboard) wait(k WaitingKind, n int, since time.Time) {
	if n > 0 {
		d.Waiting = append(d.Waiting, Waiting{k, n, since})
	}
}

func (b *boardReader) calendar() (err error) {
	if b.d.Calendar, err = b.r.Calendar(b.d.Edition.ID); err != nil {
		return err
	}
	for _, m := range b.d.Calendar {
		if end := endOf(m); !end.IsZero() && !end.Before(b.today) {
			b.d.Next = append(b.d.Next, m)
		}
	}
	slices.SortStableFunc(b.d.Next, func(x, y contest.Milestone) int { return endOf(x).Compare(endOf(y)) })
	return nil
}

// endOf is a stage's last day, or its first where no last one is set.
func endOf(m contest.Milestone) time.Time {
	if m.To.IsZero() {
		return m.From
	}
	return m.To
}

func (b *boardReader) applications() error {
	tallies, err := b.r.ParticipationTallies(b.d.Edition.ID)
	waiting, incomplete := 0, 0
	for _, t := range tallies {
		waiting += onlyIf(t.State == contest.ParticipationReceived || t.State == contest.ParticipationComplete, t.N)
		incomplete += onlyIf(t.State == contest.ParticipationIncomplete, t.N)
	}
	b.d.wait(WaitingApplications, waiting, time.Time{})
	b.d.wait(WaitingIncomplete, incomplete, time.Time{})
	return err
}

func (b *boardReader) rules() error {
	seal, broken, err := sealed(b.r, b.d.Edition.ID)
	b.d.wait(WaitingRules, onlyIf(seal == nil || broken, 1), time.Time{})
	return err
}

func (b *boardReader) audits() error {
	id := b.d.Edition.ID
	rules, err := b.r.Rules(id)
	if err != nil {
		return err
	}
	categories, err := b.r.Categories(id)
	if err != nil {
		return err
	}
	tallies, err := b.r.AuditTallies(id)
	if err != nil {
		return err
	}
	drafts, err := b.r.Drafts(id)
	for _, rule := range rules.Channels {
		b.d.Channels = append(b.d.Channels, Progress{Code: string(rule.Channel)})
	}
	for _, c := range categories {
		b.d.Categories = append(b.d.Categories, Progress{Code: c.Code, Name: c.Name})
	}
	open, returned, submitted := 0, 0, 0
	for _, t := range tallies {
		addTally(b.d.Channels, string(t.Channel), t)
		addTally(b.d.Categories, t.Category, t)
		open += onlyIf(t.State.Open(), t.N)
		returned += onlyIf(t.State == contest.AuditReturned, t.N)
		submitted += onlyIf(t.State == contest.AuditSubmitted, t.N)
	}
	b.d.wait(WaitingDrafts, len(drafts), time.Time{})
	if end := b.stageEnd(contest.StageFieldwork); !end.IsZero() && end.Before(b.today) {
		b.d.wait(WaitingOverdue, open, end)
	}
	b.d.wait(WaitingReturned, returned, time.Time{})
	b.d.wait(WaitingReview, submitted, time.Time{})
	return err
}

// addTally adds a tally to the progress of its code.
func addTally(all []Progress, code string, t store.AuditTally) {
	if i := slices.IndexFunc(all, func(p Progress) bool { return p.Code == code }); i >= 0 {
		all[i].add(t.State, t.N)
	}
}

// stageEnd is the last day of a stage; zero: none is set.
func (b *boardReader) stageEnd(s contest.Stage) time.Time {
	for _, m := range b.d.Calendar {
		if m.Stage == s {
			return m.To
		}
	}
	return time.Time{}
}

func (b *boardReader) licences() error {
	all, err := b.r.Licences(0)
	if err != nil {
		return err
	}
	_, snap, _, err := approved(b.r, b.d.Edition.ID)
	if err != nil {
		return err
	}
	var own []contest.QualityLicence
	expiring := 0
	for _, l := range all {
		if l.EditionID == b.d.Edition.ID {
			own = append(own, l)
		}
		left := daysBetween(b.today, l.ValidTo)
		expiring += onlyIf(l.State == contest.LicenceValid && left >= 0 && left <= expiringDays, 1)
	}
	b.d.wait(WaitingLicences, len(laureatesOf(snap, own)), time.Time{})
	b.d.wait(WaitingExpiring, expiring, time.Time{})
	return nil
}

// addBackup tells that no backup of this file is young enough.
func (o *Office) addBackup(d *Dashboard) error {
	newest, found, err := o.newestBackup("")
	if !found || o.opt.Now().Sub(newest.MadeAt) > backupWarning {
		d.wait(WaitingBackup, 1, newest.MadeAt)
	}
	return err
}

// DashboardResults computes the part that stands on the ranking.
func (o *Office) DashboardResults(ctx context.Context, ed contest.Edition) (r DashboardResults, err error) {
	defer wrap(&err, "DashboardResults(%q)", ed.Code)
	res, err := o.Ranking(ctx, ed)
	if err != nil {
		return r, err
	}
	return res.results(), nil
}

// take puts the ranking's part in: critical failures stand before licences.
func (d *Dashboard) take(r DashboardResults) {
	d.Results = &r
	d.wait(WaitingCritical, r.OpenCriticals, time.Time{})
	slices.SortStableFunc(d.Waiting, func(a, b Waiting) int { return cmp.Compare(yearOrder(a.Kind), yearOrder(b.Kind)) })
}

// yearOrder is when in the year a kind comes up.
func yearOrder(k WaitingKind) int {
	return slices.Index([]WaitingKind{
		WaitingApplications, WaitingIncomplete, WaitingRules, WaitingDrafts, WaitingOverdue, WaitingReturned, WaitingReview,
		WaitingCritical, WaitingLicences, WaitingExpiring, WaitingBackup,
	}, k)
}

// OpenCriticals is how many critical failures still wait for a decision; a confirmed
// one can take a title away.
func (r *Ranking) OpenCriticals() (n int) {
	for _, failures := range r.criticals {
		for _, f := range failures {
			n += onlyIf(f.State == contest.CriticalOpen, 1)
		}
	}
	return n
}

// results gives a ranking in short.
func (r *Ranking) results() (out DashboardResults) {
	var overall []contest.Hundredths
	by := map[string][]contest.Hundredths{}
	titles := map[string]int{}
	for i := range r.Standings {
		st := &r.Standings[i]
		if st.Classified {
			overall = append(overall, st.Overall.Published)
			by[st.Category] = append(by[st.Category], st.Overall.Published)
		}
		titles[st.Category] += onlyIf(st.Laureate, 1)
	}
	out.OpenCriticals = r.OpenCriticals()
	out.Classified, out.Unclassified = len(overall), len(r.Standings)-len(overall)
	out.Distribution = profile.NewHistogram(overall)
	for _, c := range r.Categories {
		out.Laureates += titles[c.Code]
		out.Categories = append(out.Categories, CategoryResult{
			Code: c.Code, Name: c.Name, Classified: len(by[c.Code]), Laureates: titles[c.Code],
			Median: compared(by[c.Code], nil).Median, Distribution: profile.NewHistogram(by[c.Code]),
		})
	}
	return out
}
