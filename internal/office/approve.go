package office

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strings"

	"biurolidera/internal/contest"
	"biurolidera/internal/method/rank"
	"biurolidera/internal/method/recount"
	"biurolidera/internal/store"
)

// Approval is an approved ranking with its counts.
type Approval struct {
	Snapshot   contest.RankingSnapshot
	Classified int
	Laureates  int
}

// snapshotResult is what a snapshot keeps beside the numbers it was computed from.
type snapshotResult struct {
	Participations []snapshotParticipation
	Rules          contest.Rules
	Standings      []contest.Standing
	Lists          []contest.RankingList
	Proposals      []rank.Proposal
}

// snapshotParticipation is who a standing belongs to, as named on that day.
type snapshotParticipation struct {
	ID              int64
	Code, Name      string
	Category, Sub   string
	CategoryPrinted string
}

// Approve keeps an immutable copy of the ranking with everything it was computed
// from. The rules must be sealed and unchanged since; a further approval needs a
// reason.
func (o *Office) Approve(ctx context.Context, ed contest.Edition, reason string) (a Approval, err error) {
	defer wrap(&err, "Approve(%q)", ed.Code)
	res, err := o.Ranking(ctx, ed)
	if err != nil {
		return a, err
	}
	switch {
	case res.Seal == nil:
		return a, contest.E("approve_unsealed", "edition", ed.Name)
	case res.SealBroken:
		return a, contest.E("approve_seal_broken", "edition", ed.Name)
	case len(res.Participations) == 0:
		return a, contest.E("approve_empty", "edition", ed.Name)
	}
	snap, err := newSnapshot(res, strings.TrimSpace(reason))
	if err != nil {
		return a, err
	}
	step := store.Step{Action: "approve_ranking", Args: contest.Args{"edition": ed.Name, "hash": snap.InputHash}}
	_, err = o.write(ctx, step, func(tx *store.Tx) error {
		if last, err := lastChange(tx.Reader); err != nil || last != res.last.Load() {
			return changedMeanwhile(err)
		}
		before, ok, err := tx.LatestSnapshot(ed.ID)
		if err != nil {
			return err
		}
		if ok && snap.Reason == "" {
			return contest.E("approve_again", "edition", ed.Name, "date", before.ApprovedAt.Format("2006-01-02"))
		}
		snap.ApprovedAt = tx.Now
		snap.ID, err = tx.InsertSnapshot(snap)
		return err
	})
	return Approval{Snapshot: snap, Classified: res.Classified(), Laureates: len(res.Laureates())}, err
}

func changedMeanwhile(err error) error {
	if err != nil {
		return err
	}
	return contest.E("changed_meanwhile")
}

// newSnapshot writes the ranking's input and result. The input has the form of
// the recount package with the participations' own codes.
func newSnapshot(res *Ranking, reason string) (s contest.RankingSnapshot, err error) {
	codes := make([]string, len(res.Participations))
	result := snapshotResult{Rules: res.Rules, Standings: res.Standings, Lists: res.Lists, Proposals: res.Proposals}
	for i, p := range res.Participations {
		codes[i] = p.Code
		result.Participations = append(result.Participations, snapshotParticipation{
			ID: p.ID, Code: p.Code, Name: p.Name, Category: p.Category, Sub: p.Sub, CategoryPrinted: res.CategoryName(p.Category),
		})
	}
	var input bytes.Buffer
	if err := recount.WriteJSON(&input, recount.Cases(res.input, codes)); err != nil {
		return s, err
	}
	body, err := json.Marshal(result)
	if err != nil {
		return s, err
	}
	sum := sha256.Sum256(input.Bytes())
	return contest.RankingSnapshot{
		EditionID: res.Edition.ID, SealHash: res.Seal.Hash, InputHash: hex.EncodeToString(sum[:]),
		Input: input.Bytes(), Result: body, Reason: reason,
	}, nil
}

// approved reads the newest snapshot of an edition; ok is false where there is none.
func approved(r *store.Reader, edition int64) (snap contest.RankingSnapshot, res snapshotResult, ok bool, err error) {
	snap, ok, err = r.LatestSnapshot(edition)
	if err != nil || !ok {
		return snap, res, ok, err
	}
	return snap, res, true, json.Unmarshal(snap.Result, &res)
}
