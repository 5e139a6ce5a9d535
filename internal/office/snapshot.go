package office

import (
	"context"
	"errors"

	"biurolidera/internal/contest"
)

// SnapshotLine is an approved ranking with its counts.
type SnapshotLine struct {
	contest.RankingSnapshot // without input and result
	Participations          int
	Classified              int
	Laureates               int
	Latest                  bool
}

// Snapshots lists the edition's approved rankings, the newest first.
func (o *Office) Snapshots(ctx context.Context, ed contest.Edition) (lines []SnapshotLine, err error) {
	return nil, errors.ErrUnsupported
}

// SnapshotDifference is one participation whose result differs from a snapshot.
type SnapshotDifference struct {
	Code, Name, Category  string
	Before, Now           *contest.Hundredths // overall score; nil: not classified or not there
	PlaceBefore, PlaceNow int                 // in the category; 0: none
	TitleBefore, TitleNow bool
}

// CompareSnapshot tells what is different now; id 0: the newest snapshot. Empty:
// nothing.
func (o *Office) CompareSnapshot(ctx context.Context, ed contest.Edition, id int64) (all []SnapshotDifference, err error) {
	return nil, errors.ErrUnsupported
}
