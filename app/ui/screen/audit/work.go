package audit

import (
	"context"
	"slices"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/task"
	"biurolidera/internal/contest"
	"biurolidera/internal/office"
	"biurolidera/internal/printer"
)

// change does a step of the file that can be undone and says what was done; the
// commit's event reloads the screen.
func (s *Screen) change(title string, work func(context.Context) error, done func() string) {
	s.f.Tasks.Run(title, func(ctx context.Context, p task.Progress) error {
		return work(office.WithProgress(ctx, p))
	}, func(err error) {
		if err != nil {
			s.f.Fail(err)
			return
		}
		s.f.Done(done(), true)
	})
}

// onEnter opens the entry for the audit one stands at, else for the sheet that was
// begun last, else for the first that waits. While audits are made or the list is read
// it waits for them.
func (s *Screen) onEnter() {
	if s.making || s.reading {
		s.wanted = wordEnter
		return
	}
	if l, ok := s.table.Current(); ok && mayEnter(l.State) {
		s.onOpen(l)
		return
	}
	code := lastBegun(s.lines)
	if code == "" {
		code = nextOpen(s.choice.of(s.lines), "", nil)
	}
	if code != "" {
		s.openEntry(code)
		return
	}
	s.f.Done(s.f.Cat.T("audit.entry.next.none"), false)
}

// onOpen opens an audit's sheet; an approved one is asked about first.
func (s *Screen) onOpen(l line) {
	if !s.f.Writable() || !mayEnter(l.State) {
		s.detail.tabs.Open("sheet")
		return
	}
	if l.State != contest.AuditApproved {
		s.openEntry(l.Code)
		return
	}
	t := s.f.Cat.T
	kit.Confirm(kit.ConfirmConfig{
		Window: s.f.Window, Cat: s.f.Cat, Title: t("audit.correct.title", "audit", l.Code), Text: t("audit.correct.text"), Yes: t("audit.action.correct"),
	}, func(string) { s.openEntry(l.Code) })
}

// openEntry reads an audit and opens its sheet.
func (s *Screen) openEntry(code string) {
	if !s.f.Writable() {
		return
	}
	task.Load(s.loadForm, func(ctx context.Context) (*office.AuditForm, error) {
		return s.office.AuditForm(ctx, s.f.Edition, code)
	}, func(f *office.AuditForm) {
		if f.Audit.EditionID != s.f.Edition.ID || !mayEnter(f.Audit.State) {
			s.f.Fail(contest.E("audit_closed", "audit", f.Audit.Code, "state", string(f.Audit.State)))
			return
		}
		s.open(modeEntry)
		s.desk.begin(f)
		s.dress()
	}, func(err error) {
		s.f.Fail(err)
		s.refocus()
	})
}

func (s *Screen) onNext() {
	if code := s.desk.nextOpen(); code != "" {
		s.desk.open(code)
		return
	}
	s.f.Done(s.f.Cat.T("audit.entry.next.none"), false)
}

// onLeaveEntry keeps the sheet and goes back to the list, with its audit chosen.
func (s *Screen) onLeaveEntry() {
	if !s.desk.leave() {
		return
	}
	code := s.desk.inHand()
	s.desk.sheet = nil
	s.toList()
	if slices.ContainsFunc(s.choice.of(s.lines), func(l line) bool { return l.Code == code }) {
		s.table.Select(code)
	}
}

func (s *Screen) onReview() {
	s.open(modeReview)
	s.review.show(queue(s.lines, s.choice))
	s.dress()
	s.review.refocus()
}

func (s *Screen) onReviewApprove() { s.review.decide(contest.AuditApproved, "") }

func (s *Screen) onReviewReturn() {
	s.askReason("audit.return.one", contest.AuditReturned, func(reason string) { s.review.decide(contest.AuditReturned, reason) })
}

func (s *Screen) onReviewVoid() {
	s.askReason("audit.void.one", contest.AuditVoid, func(reason string) { s.review.decide(contest.AuditVoid, reason) })
}

// askReason asks why the sheet in review goes back or is void.
func (s *Screen) askReason(key string, state contest.AuditState, yes func(string)) {
	t := s.f.Cat.T
	kit.Confirm(kit.ConfirmConfig{
		Window: s.f.Window, Cat: s.f.Cat, Title: t(key, "audit", s.review.at), Text: t(key + ".text"), Yes: t(key + ".yes"),
		Danger: state == contest.AuditVoid, Reason: true,
	}, func(reason string) {
		yes(reason)
		s.review.refocus()
	})
}

func (s *Screen) onApprove() {
	s.reviewMany(codes(s.table.Selected(), isSubmitted), contest.AuditApproved, "")
}

func (s *Screen) onReturn() {
	s.askMany("audit.return", codes(s.table.Selected(), isHandedIn), contest.AuditReturned)
}

func (s *Screen) onVoid() {
	s.askMany("audit.void", codes(s.table.Selected(), isNotVoid), contest.AuditVoid)
}

// askMany asks why the selected audits go back or are void, with their number.
func (s *Screen) askMany(key string, codes []string, state contest.AuditState) {
	cat := s.f.Cat
	kit.Confirm(kit.ConfirmConfig{
		Window: s.f.Window, Cat: cat, Title: cat.N(key+".many", len(codes)), Text: cat.T(key + ".one.text"), Yes: cat.T(key + ".one.yes"),
		Danger: state == contest.AuditVoid, Reason: true,
	}, func(reason string) { s.reviewMany(codes, state, reason) })
}

func (s *Screen) reviewMany(codes []string, state contest.AuditState, reason string) {
	var refused []error
	s.change(s.f.Cat.T("audit.reviewing"), func(ctx context.Context) (err error) {
		_, refused, err = s.office.ReviewAudits(ctx, codes, state, reason)
		return err
	}, func() string {
		if len(refused) > 0 {
			s.f.Fail(refused[0])
		}
		return s.f.Cat.N("audit.reviewed", len(codes)-len(refused), "state", s.f.Cat.Enum("audit_state", string(state)))
	})
}

func (s *Screen) onDelete() {
	codes := codes(s.table.Selected(), isPlanned)
	s.change(s.f.Cat.T("audit.deleting"), func(ctx context.Context) error {
		_, err := s.office.DeleteAudits(ctx, codes)
		return err
	}, func() string { return s.f.Cat.N("audit.deleted", len(codes)) })
}

func (s *Screen) onDropDraft(l line) {
	s.change(s.f.Cat.T("audit.action.drop"), func(ctx context.Context) error {
		_, err := s.office.DropDraft(ctx, l.Code)
		return err
	}, func() string { return s.f.Cat.T("audit.dropped", "audit", l.Code) })
}

// onDecide takes the office's word on a critical failure, with its reason.
func (s *Screen) onDecide(c office.CriticalLine, state contest.CriticalState) {
	t := s.f.Cat.T
	key := "audit.critical.confirm"
	if state == contest.CriticalDismissed {
		key = "audit.critical.dismiss"
	}
	kit.Confirm(kit.ConfirmConfig{
		Window: s.f.Window, Cat: s.f.Cat, Title: t(key+".title", "criterion", c.Criterion, "audit", c.AuditCode), Text: t(key + ".text"), Yes: t(key), Reason: true,
	}, func(reason string) {
		s.change(t("audit.critical.deciding"), func(ctx context.Context) error {
			_, err := s.office.DecideCritical(ctx, c.AuditCode, c.Criterion, state, reason)
			return err
		}, func() string {
			return t("audit.critical.decided", "criterion", c.Criterion, "audit", c.AuditCode, "state", s.f.Cat.Enum("critical_state", string(state)))
		})
	})
}

// onWrite writes a sheet for every open audit into a folder.
func (s *Screen) onWrite(as string) {
	f := s.f
	kit.OpenFolder(kit.FileConfig{Window: f.Window, Cat: f.Cat, Store: f.Store, Purpose: "sheets", Title: f.Cat.T("audit.write.folder"), Fail: f.Fail}, func(dir string) {
		var files []string
		f.Tasks.Run(f.Cat.T("audit.writing"), func(ctx context.Context, p task.Progress) (err error) {
			files, err = s.office.WriteSheets(office.WithProgress(ctx, p), f.Edition, dir, as)
			return err
		}, func(err error) {
			if err != nil {
				f.Fail(err)
				return
			}
			f.Done(f.Cat.N("audit.written", len(files), "folder", dir), false)
		})
	})
}

// onPrint prints the sheet of the audit one stands at, to be filled in by pen.
func (s *Screen) onPrint() {
	l, ok := s.table.Current()
	if !ok {
		return
	}
	f := s.f
	task.Load(s.loadForm, func(ctx context.Context) (office.Paper, error) {
		return s.office.SheetPaper(ctx, f.Edition, l.Code)
	}, func(paper office.Paper) {
		kit.PrintDialog(kit.PrintConfig{
			Window: f.Window, Cat: f.Cat, Tasks: f.Tasks, Store: f.Store, Title: paper.Title, Pages: len(paper.Pages), Fail: f.Fail,
			PDF:  func(_ context.Context, pages printer.Pages) ([]byte, error) { return only(paper, pages).PDF() },
			Done: func(name string) { f.Done(f.Cat.T("audit.printed", "printer", name), false) },
		})
	}, f.Fail)
}
