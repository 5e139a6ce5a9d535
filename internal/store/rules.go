package store

import (
	"database/sql"

	"biurolidera/internal/contest"
)

// The rules of an edition are one JSON document: they are sealed, compared and copied as
// a whole. A seal is added, never changed; what it covers is hashed by contest.SealHash,
// and Check compares the last one with what stands in the file (method.md 2a, rule 12).

// PutRules writes the edition's rules. Whether they may still change is the
// office's to say: a change after the seal needs a new seal.
func (tx *Tx) PutRules(editionID int64, rules contest.Rules) (err error) {
	defer wrap(&err, "PutRules(%d)", editionID)
	body, err := asJSON(rules)
	if err != nil {
		return err
	}
	_, err = tx.exec(`
		INSERT INTO rules (
			edition_id,
			body
		) VALUES (?, ?)
		ON CONFLICT (edition_id) DO UPDATE
		SET body = excluded.body`, editionID, body)
	return err
}

// Rules gives the edition's rules; record_missing if none were written.
func (r *Reader) Rules(editionID int64) (rules contest.Rules, err error) {
	defer wrap(&err, "Rules(%d)", editionID)
	found, err := r.row(`
		SELECT
			body
		FROM rules
		WHERE edition_id = ?`, []any{editionID}, fromJSON{&rules})
	if err == nil && !found {
		err = missing("rules", editionID)
	}
	return rules, err
}

// PutSeal adds a seal; seals are never changed.
func (tx *Tx) PutSeal(s contest.Seal) (err error) {
	defer wrap(&err, "PutSeal(%d)", s.EditionID)
	_, err = tx.exec(`
		INSERT INTO seal (
			edition_id,
			hash,
			sealed_at,
			reason
		) VALUES (?, ?, ?, ?)`, s.EditionID, s.Hash, moment(s.SealedAt), s.Reason)
	return err
}

// Seals lists the edition's seals, the first first; the last is in force.
func (r *Reader) Seals(editionID int64) ([]contest.Seal, error) {
	return collect(r, `
		SELECT
			edition_id,
			hash,
			sealed_at,
			reason
		FROM seal
		WHERE edition_id = ?
		ORDER BY id`, []any{editionID}, func(rows *sql.Rows, s *contest.Seal) error {
		return rows.Scan(&s.EditionID, &s.Hash, when{&s.SealedAt}, &s.Reason)
	})
}

// SealHash hashes what a seal of the edition covers now: rules, categories and the
// questionnaire versions in force (contest.SealHash).
func (r *Reader) SealHash(editionID int64) (hash string, err error) {
	defer wrap(&err, "SealHash(%d)", editionID)
	rules, err := r.Rules(editionID)
	if err != nil {
		return "", err
	}
	categories, err := r.Categories(editionID)
	if err != nil {
		return "", err
	}
	questionnaires, err := r.Questionnaires(editionID)
	if err != nil {
		return "", err
	}
	return contest.SealHash(rules, categories, questionnaires), nil
}
