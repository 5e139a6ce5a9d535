package store

import (
	"database/sql"

	"biurolidera/internal/contest"
)

// An approved ranking is kept with everything it was computed from, so that anyone can
// compute it again from the snapshot alone (method.md 2a, rule 14). It is never changed;
// another approval is another snapshot, with its reason.

// InsertSnapshot keeps an approved ranking for good and gives its id; the hashes of
// input and result are computed here.
func (tx *Tx) InsertSnapshot(s contest.RankingSnapshot) (id int64, err error) {
	defer wrap(&err, "InsertSnapshot(%d)", s.EditionID)
	return tx.insert(`
		INSERT INTO ranking_snapshot (
			edition_id,
			approved_at,
			seal_hash,
			input_hash,
			result_hash,
			input,
			result,
			reason
		) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
		RETURNING id`,
		s.EditionID, moment(s.ApprovedAt), s.SealHash, sumOf(s.Input), sumOf(s.Result), some(s.Input), some(s.Result), s.Reason)
}

// LatestSnapshot gives the edition's last approved ranking; false: none yet.
func (r *Reader) LatestSnapshot(editionID int64) (s contest.RankingSnapshot, found bool, err error) {
	defer wrap(&err, "LatestSnapshot(%d)", editionID)
	found, err = r.row(`
		SELECT
			id,
			edition_id,
			approved_at,
			seal_hash,
			input_hash,
			input,
			result,
			reason
		FROM ranking_snapshot
		WHERE edition_id = ?
		ORDER BY id DESC
		LIMIT 1`, []any{editionID},
		&s.ID, &s.EditionID, when{&s.ApprovedAt}, &s.SealHash, &s.InputHash, &s.Input, &s.Result, &s.Reason)
	return s, found, err
}

// Snapshot gives an approved ranking by id; record_missing if there is none.
func (r *Reader) Snapshot(id int64) (s contest.RankingSnapshot, err error) {
	defer wrap(&err, "Snapshot(%d)", id)
	found, err := r.row(`
		SELECT
			id,
			edition_id,
			approved_at,
			seal_hash,
			input_hash,
			input,
			result,
			reason
		FROM ranking_snapshot
		WHERE id = ?`, []any{id},
		&s.ID, &s.EditionID, when{&s.ApprovedAt}, &s.SealHash, &s.InputHash, &s.Input, &s.Result, &s.Reason)
	if err == nil && !found {
		err = missing("snapshot", id)
	}
	return s, err
}

// Snapshots lists the edition's approved rankings, the first first, without input
// and result.
func (r *Reader) Snapshots(editionID int64) ([]contest.RankingSnapshot, error) {
	return collect(r, `
		SELECT
			id,
			edition_id,
			approved_at,
			seal_hash,
			input_hash,
			reason
		FROM ranking_snapshot
		WHERE edition_id = ?
		ORDER BY id`, []any{editionID}, func(rows *sql.Rows, s *contest.RankingSnapshot) error {
		return rows.Scan(&s.ID, &s.EditionID, when{&s.ApprovedAt}, &s.SealHash, &s.InputHash, &s.Reason)
	})
}
