package office

import (
	"context"
	"encoding/json"
	"slices"

	"biurolidera/internal/contest"
	"biurolidera/internal/store"
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
	defer wrap(&err, "Snapshots(%q)", ed.Code)
	err = o.db.Read(ctx, func(r *store.Reader) error {
		all, err := r.Snapshots(ed.ID)
		if err != nil {
			return err
		}
		for i, s := range slices.Backward(all) {
			res, err := snapshotOf(r, s.ID)
			if err != nil {
				return err
			}
			l := SnapshotLine{RankingSnapshot: s, Participations: len(res.Participations), Latest: i == len(all)-1}
			for k := range res.Standings {
				l.Classified += onlyIf(res.Standings[k].Classified, 1)
				l.Laureates += onlyIf(res.Standings[k].Laureate, 1)
			}
			lines = append(lines, l)
		}
		return nil
	})
	return lines, err
}

// snapshotOf reads what a snapshot keeps of its result.
func snapshotOf(r *store.Reader, id int64) (res snapshotResult, err error) {
	s, err := r.Snapshot(id)
	if err != nil {
		return res, err
	}
	return res, json.Unmarshal(s.Result, &res)
}

// SnapshotDifference is one participation whose result differs from a snapshot.
type SnapshotDifference struct {
	Code, Name, Category  string
	Before, Now           *contest.Hundredths // overall score; nil: not classified or not there
	PlaceBefore, PlaceNow int                 // in the category; 0: none
	TitleBefore, TitleNow bool
}

// CompareSnapshot tells what is different now; id 0: the newest snapshot. Those of the
// snapshot come in its order, new ones after them. Empty: nothing differs. Fails with
// snapshot_none where the ranking was never approved.
func (o *Office) CompareSnapshot(ctx context.Context, ed contest.Edition, id int64) (all []SnapshotDifference, err error) {
	defer wrap(&err, "CompareSnapshot(%q, %d)", ed.Code, id)
	res, err := o.Ranking(ctx, ed)
	if err != nil {
		return nil, err
	}
	var snap snapshotResult
	err = o.db.Read(ctx, func(r *store.Reader) error {
		if id == 0 {
			s, found, err := r.LatestSnapshot(ed.ID)
			if err != nil {
				return err
			}
			if !found {
				return contest.E("snapshot_none", "edition", ed.Name)
			}
			id = s.ID
		}
		snap, err = snapshotOf(r, id)
		return err
	})
	if err != nil {
		return nil, err
	}
	return res.differences(snap), nil
}

func (r *Ranking) differences(snap snapshotResult) (all []SnapshotDifference) {
	then := map[string]bool{}
	for i, p := range snap.Participations {
		then[p.Code] = true
		d := SnapshotDifference{Code: p.Code, Name: p.Name, Category: p.Category}
		d.Before, d.PlaceBefore, d.TitleBefore = resultOf(&snap.Standings[i])
		if k, ok := r.Find(p.Code); ok {
			d.Now, d.PlaceNow, d.TitleNow = resultOf(&r.Standings[k])
		}
		if d.differs() {
			all = append(all, d)
		}
	}
	for i, p := range r.Participations {
		if then[p.Code] {
			continue
		}
		d := SnapshotDifference{Code: p.Code, Name: p.Name, Category: p.Category}
		d.Now, d.PlaceNow, d.TitleNow = resultOf(&r.Standings[i])
		all = append(all, d)
	}
	return all
}

func resultOf(st *contest.Standing) (published *contest.Hundredths, place int, title bool) {
	if st.Classified {
		published = &st.Overall.Published
	}
	return published, st.Place, st.Laureate
}

func (d SnapshotDifference) differs() bool {
	if d.PlaceBefore != d.PlaceNow || d.TitleBefore != d.TitleNow || (d.Before == nil) != (d.Now == nil) {
		return true
	}
	return d.Before != nil && *d.Before != *d.Now
}
