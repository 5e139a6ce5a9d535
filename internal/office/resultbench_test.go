package office

import (
	"context"
	"sync"
	"testing"

	"biurolidera/internal/contest"
)

// yearSample is 36,000 audits of 3,000 institutions.
func yearSample(b *testing.B) (*Office, contest.Edition) {
	if testing.Short() {
		b.Skip("a million answers are too many for -short")
	}
	return openSample(b, 3000, 4)
}

// BenchmarkResultScreens: what the screens of an edition of 3,000 institutions and
// 36,000 audits wait for.
func BenchmarkResultScreens(b *testing.B) {
	o, ed := yearSample(b)
	ctx := context.Background()
	run := func(name string, f func() error) {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if err := f(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	run("lines", func() error {
		lines, err := o.AuditLines(ctx, ed)
		if len(lines) < 30_000 {
			b.Fatalf("%d audits", len(lines))
		}
		return err
	})
	forget := func() {
		o.board.mu.Lock()
		o.board.change = -1
		o.board.mu.Unlock()
	}
	run("dashboard-fresh", func() error { forget(); _, err := o.Dashboard(ctx, ed); return err })
	run("dashboard-kept", func() error { _, err := o.Dashboard(ctx, ed); return err })
	run("detail", func() error { _, err := o.EditionDetail(ctx, ed); return err })
	res, err := o.Ranking(ctx, ed)
	if err != nil {
		b.Fatal(err)
	}
	run("dashboard-ranked", func() error { forget(); _, err := o.Dashboard(ctx, ed); return err })
	run("marks", func() error { _, err := o.AuditMarks(ctx, ed); return err })
	run("whatif", func() error {
		_, err := res.WhatIf(Weights{Channels: map[contest.Channel]int{contest.Visit: 40}, Areas: map[string]int{res.input.Areas[0].Code: 150}})
		return err
	})
	code := res.Participations[17].Code
	run("explain-first", func() error { fresh(res); _, err := o.Explain(ctx, ed, code); return err })
	run("explain", func() error { _, err := o.Explain(ctx, ed, code); return err })
	run("form", func() error {
		_, err := o.AuditForm(ctx, ed, contest.AuditCode(ed.Code, contest.Visit, 77))
		return err
	})
	form, err := o.AuditForm(ctx, ed, contest.AuditCode(ed.Code, contest.Visit, 77))
	if err != nil {
		b.Fatal(err)
	}
	sheet := form.Sheet()
	run("score", func() error { form.Score(sheet); return nil })
	run("history", func() error { _, err := o.History(ctx, HistoryQuery{}); return err })
}

// fresh forgets the medians of a ranking.
func fresh(r *Ranking) {
	r.profiles.once, r.profiles.groups = sync.Once{}, nil
}
