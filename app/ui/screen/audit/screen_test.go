package audit

import (
	"context"
	"slices"
	"strconv"
	"testing"
	"time"

	"biurolidera/app/ui/screen/screentest"
	"biurolidera/internal/config"
	"biurolidera/internal/contest"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// stage is the screen over a small invented edition with open audits.
type stage struct {
	*screentest.Stage
	*Screen
	t     *testing.T
	calls *failing // what the screen asks
}

func open(t *testing.T) *stage {
	t.Helper()
	return openSample(t, office.SampleOptions{Participants: 3, AuditsPerChannel: 1, Seed: 1})
}

// failing is an office in which some calls fail.
type failing struct {
	*office.Office
	save, record error
}

func (o *failing) SaveDraft(ctx context.Context, sub contest.Submission) (contest.Change, error) {
	if o.save != nil {
		return contest.Change{}, o.save
	}
	return o.Office.SaveDraft(ctx, sub)
}

func (o *failing) RecordAudit(ctx context.Context, ed contest.Edition, sub contest.Submission) ([]contest.Finding, error) {
	if o.record != nil {
		return nil, o.record
	}
	return o.Office.RecordAudit(ctx, ed, sub)
}

func openSample(t *testing.T, in office.SampleOptions) *stage {
	t.Helper()
	s := &stage{Stage: screentest.Sample(t, in, config.Default()), t: t}
	s.calls = &failing{Office: s.Office}
	if _, err := s.Office.CreateAudits(context.Background(), s.Frame.Edition, 3); err != nil {
		t.Fatal(err)
	}
	s.Screen = New(s.Frame, s.calls)
	s.Put(s.Screen)
	return s
}

// full answers an audit's sheet with all points; lose takes those of one criterion.
func (s *stage) full(code, lose string) contest.Submission {
	s.t.Helper()
	f, err := s.Office.AuditForm(context.Background(), s.Frame.Edition, code)
	if err != nil {
		s.t.Fatal(err)
	}
	sub := f.Sheet()
	sub.HeldAt, sub.Auditor, sub.Answers = time.Date(2025, 10, 2, 0, 0, 0, 0, time.UTC), "A-01", nil
	for _, c := range f.Form.Criteria() {
		a := contest.RawAnswer{Criterion: c.Code, Value: map[contest.Scale]string{contest.ScaleYesNo: "1", contest.ScaleMeasured: "0"}[c.Scale]}
		if c.Scale == contest.ScaleGraded {
			a.Value = strconv.Itoa(c.Max)
		}
		switch {
		case c.Code == lose:
			a.Value, a.Comment = "0", "nie było"
		case c.Condition != "" && c.NAAllowed:
			a.Value, a.NA, a.Reason = "", true, contest.NADefault
		}
		sub.Answers = append(sub.Answers, a)
	}
	return sub
}

// handIn hands in full sheets of open audits of a channel and gives their codes.
func (s *stage) handIn(c contest.Channel, n int) (codes []string) {
	s.t.Helper()
	for range n {
		code := s.firstOpen(c)
		if found, err := s.Office.RecordAudit(context.Background(), s.Frame.Edition, s.full(code, "")); err != nil || slices.ContainsFunc(found, func(f contest.Finding) bool { return f.Severity == contest.SeverityError }) {
			s.t.Fatal(found, err)
		}
		codes = append(codes, code)
	}
	s.Settle()
	return codes
}

func (s *stage) start(record string) {
	s.t.Helper()
	s.Show(record)
	s.Calm()
}

// firstOpen is the first audit of a channel that waits for a sheet.
func (s *stage) firstOpen(c contest.Channel) string {
	s.t.Helper()
	all, err := s.Office.AuditLines(context.Background(), s.Frame.Edition)
	if err != nil {
		s.t.Fatal(err)
	}
	for _, l := range all {
		if l.Channel == c && l.State.Open() {
			return l.Code
		}
	}
	s.t.Fatal("no audit is open")
	return ""
}

func (s *stage) audit(code string) office.AuditLine {
	s.t.Helper()
	all, err := s.Office.AuditLines(context.Background(), s.Frame.Edition)
	if err != nil {
		s.t.Fatal(err)
	}
	i := slices.IndexFunc(all, func(l office.AuditLine) bool { return l.Code == code })
	if i < 0 {
		s.t.Fatalf("no audit %s", code)
	}
	return all[i]
}

// run runs one of the screen's actions, which must be possible, and does not wait.
func (s *stage) run(name string) {
	s.t.Helper()
	if !s.Stage.Action(name).Run() {
		s.t.Fatalf("%s can't be done now", name)
	}
}

// press gives keys to what has the keyboard, as a person would; it counts them.
func (s *stage) press(keys ...string) (n int) {
	s.t.Helper()
	for _, k := range keys {
		to := s.Frame.Window.Canvas().Focused()
		if to == nil {
			s.t.Fatalf("nothing has the keyboard for %q", k)
		}
		switch k {
		case "Enter":
			to.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		case "Ctrl+Enter":
			to.(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault})
		case "Backspace":
			to.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
		case "PageUp":
			to.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageUp})
		case "PageDown":
			to.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
		case "Up", "Down", "Escape", "Delete", "Home", "End":
			to.TypedKey(&fyne.KeyEvent{Name: fyne.KeyName(k)})
		default:
			for _, r := range k {
				to.TypedKey(&fyne.KeyEvent{Name: fyne.KeyName(upper(r))})
				to.TypedRune(r)
				n++
			}
			continue
		}
		n++
	}
	return n
}

// A whole sheet goes in by keys alone, is handed in and gives way to the next.
func TestSheetByKeys(t *testing.T) {
	s := open(t)
	code := s.firstOpen(contest.Visit)
	s.start(code + "/enter")
	if s.mode != modeEntry || s.desk.inHand() != code {
		t.Fatalf("mode %v, audit %q", s.mode, s.desk.inHand())
	}
	n := s.press("1510", "Enter", "1030", "Enter", "Enter", "17", "Enter", "Enter")
	for s.desk.sheet.now().kind == stepCriterion {
		c := s.desk.sheet.now().criterion
		key := "1"
		if !typesNumber(c) && c.Max > 1 {
			key = "4"
		}
		n += s.press(key, "Enter")
		if s.desk.sheet.comment {
			n += s.press("brak", "Enter")
		}
		s.Settle()
	}
	n += s.press("Enter", "Ctrl+Enter")
	s.Settle()
	if len(s.Failed) > 0 || len(s.Done) != 1 {
		t.Fatalf("failed %v, done %v, problems %v", s.Failed, s.Done, s.desk.sheet.problems(s.f.Cat))
	}
	got := s.audit(code)
	if got.State != contest.AuditSubmitted || got.Auditor != "A-17" || got.HeldAt.Format("02.01.2006 15:04") != "15.10.2025 10:30" || !got.DraftAt.IsZero() {
		t.Errorf("kept: %+v", got)
	}
	t.Logf("%d key presses for %d criteria", n, s.desk.sheet.score.Asked)
	next := s.desk.next
	s.press("Enter")
	s.Settle()
	if s.desk.inHand() != next || next == code || next == "" {
		t.Errorf("after %s comes %q, want %q", code, s.desk.inHand(), next)
	}
	if s.desk.sheet.day.Format(time.DateOnly) != "2025-10-15" {
		t.Errorf("the next sheet begins on %v", s.desk.sheet.day)
	}
}

// What was answered is kept as soon as one goes on, and comes back.
func TestDraftIsKeptAndResumed(t *testing.T) {
	s := open(t)
	code := s.firstOpen(contest.Phone)
	s.start(code + "/enter")
	s.press("Enter", "Enter", "Enter", "Enter")
	if s.desk.sheet.now().kind == stepScenario {
		s.press("Enter")
	}
	first := s.desk.sheet.now().criterion
	s.press("1", "Enter", "1") // the last one is only being typed
	s.Settle()
	f, err := s.Office.AuditForm(context.Background(), s.Frame.Edition, code)
	if err != nil || f.Draft == nil {
		t.Fatalf("no draft: %v", err)
	}
	if got := f.Draft.Sheet.Answers; len(got) != 1 || got[0].Criterion != first.Code || got[0].Value != "1" {
		t.Errorf("the draft holds %v", got)
	}
	if !s.Leave() {
		t.Fatal("the screen can't be left")
	}
	s.press("Escape")
	s.Settle()
	if s.mode != modeList || s.audit(code).State != contest.AuditRunning {
		t.Errorf("mode %v, %s is %s", s.mode, code, s.audit(code).State)
	}
	s.onEnter()
	s.Settle()
	if s.desk.inHand() != code || len(s.desk.sheet.sub.Answers) != 2 {
		t.Errorf("resumed %q with %v", s.desk.inHand(), s.desk.sheet.sub.Answers)
	}
}

// A reader of QR codes types into whatever has the keyboard: it opens its sheet and
// answers nothing.
func TestScannedCodeOpensItsSheet(t *testing.T) {
	s := open(t)
	one, other := s.firstOpen(contest.Phone), s.firstOpen(contest.Visit)
	s.start(one + "/enter")
	s.press("Enter", "Enter", "Enter", "Enter")
	if s.desk.sheet.now().kind == stepScenario {
		s.press("Enter")
	}
	s.press(contest.AuditMark(other), "Enter")
	s.Settle()
	if s.desk.inHand() != other {
		t.Fatalf("from the pad %q is open, want %q", s.desk.inHand(), other)
	}
	s.press(contest.AuditMark(one), "Enter")
	s.Settle()
	if s.desk.inHand() != one {
		t.Fatalf("from a field %q is open, want %q", s.desk.inHand(), one)
	}
	if n := len(s.desk.sheet.sub.Answers); n != 0 {
		t.Errorf("the codes answered %d criteria", n)
	}
}

func TestReviewGoesOn(t *testing.T) {
	s := open(t)
	ctx := context.Background()
	s.start("")
	var approved []string
	for _, l := range s.lines {
		if l.State == contest.AuditApproved && l.Channel == contest.Visit {
			approved = append(approved, l.Code)
		}
	}
	if len(approved) < 2 {
		t.Fatalf("approved: %v", approved)
	}
	for _, code := range approved[:2] {
		f, err := s.Office.AuditForm(ctx, s.Frame.Edition, code)
		if err != nil {
			t.Fatal(err)
		}
		if found, err := s.Office.RecordAudit(ctx, s.Frame.Edition, f.Sheet()); err != nil {
			t.Fatal(found, err)
		}
	}
	s.Settle()
	s.start("online")
	s.start("review")
	if len(s.review.queue) != 2 || s.review.at != approved[0] {
		t.Fatalf("queue of %d at %q", len(s.review.queue), s.review.at)
	}
	s.press("a")
	s.Settle()
	if s.audit(approved[0]).State != contest.AuditApproved || s.review.at != approved[1] || len(s.review.queue) != 1 {
		t.Errorf("%s is %s; at %q of %d", approved[0], s.audit(approved[0]).State, s.review.at, len(s.review.queue))
	}
	if len(s.review.sheet.rows) == 0 || len(s.Failed) > 0 {
		t.Errorf("no sheet, or failed %v", s.Failed)
	}
}

func TestSegmentsNarrowTheList(t *testing.T) {
	s := open(t)
	s.start("")
	_, all := s.table.Shown()
	if all == 0 || all != len(s.lines) {
		t.Fatalf("%d rows of %d audits", all, len(s.lines))
	}
	test.Tap(s.byState.cells[1])
	s.Settle()
	shown, _ := s.table.Shown()
	if want := s.byState.cells[1].s.n; shown != want || shown == all {
		t.Errorf("%d rows, the segment says %d", shown, want)
	}
	s.table.Select(codes(s.choice.of(s.lines), func(line) bool { return true })[0])
	s.Settle()
	if s.detail.shown == "" || !s.action("audit.assign").Can() {
		t.Errorf("detail %q", s.detail.shown)
	}
	chosen := s.detail.shown
	s.assign(codes(s.table.Selected(), isOpen), assignment(map[string]string{"auditor": "7", "scenario": keepValue, "day": "2025-10-01", "hour": "9"}))
	s.Settle()
	if got := s.audit(chosen); got.Auditor != "A-07" || got.HeldAt.Hour() != 9 || got.State != contest.AuditAssigned {
		t.Errorf("assigned: %+v", got)
	}
}

func TestEvidenceIsShownBeside(t *testing.T) {
	s := open(t)
	code := s.firstOpen(contest.Visit)
	s.start(code)
	s.detail.tabs.Open("files")
	s.detail.files.attach([]string{scan(t, "skan.png")})
	s.Settle()
	f, err := s.Office.AuditForm(context.Background(), s.Frame.Edition, code)
	if err != nil || len(f.Evidence) != 1 {
		t.Fatalf("evidence %v, %v", f.Evidence, err)
	}
	pages, starts, err := paged(context.Background(), s.Office, append(f.Evidence, f.Evidence...))
	if err != nil || len(pages) != 2 || !slices.Equal(starts, []int{0, 1}) || pages[0].Height <= pages[0].Width {
		t.Errorf("pages %v, %v", pages, err)
	}
}

func TestImportPreviewsFirst(t *testing.T) {
	s := open(t)
	ctx := context.Background()
	dir := t.TempDir()
	if _, err := s.Office.WriteSheets(ctx, s.Frame.Edition, dir, "xlsx"); err != nil {
		t.Fatal(err)
	}
	s.start("")
	if !s.Drop([]string{dir}) {
		t.Fatal("the folder was not taken")
	}
	s.Settle()
	if len(s.Failed) > 0 || !s.importer.read || s.importer.summary.Blank == 0 {
		t.Fatalf("failed %v, preview %+v", s.Failed, s.importer.summary)
	}
	if n, _ := s.importer.table.Shown(); n != s.importer.summary.Read {
		t.Errorf("%d lines for %d sheets", n, s.importer.summary.Read)
	}
	if s.importer.actions()[0].Can() {
		t.Error("empty sheets can be imported")
	}
}

func TestReadOnlyTypesNothing(t *testing.T) {
	s := open(t)
	s.f.ReadOnly = "closed"
	code := s.firstOpen(contest.Visit)
	s.start(code + "/enter")
	if s.mode != modeList {
		t.Error("a closed edition's sheet is open for typing")
	}
	for _, a := range s.Actions() {
		if a.Can() && slices.Contains([]string{"audit.enter", "audit.create", "audit.import", "audit.assign"}, a.Name) {
			t.Errorf("%s can be done", a.Name)
		}
	}
}
