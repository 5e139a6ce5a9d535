package store

import (
	"database/sql"

	"biurolidera/internal/contest"
)

// Issued papers are kept byte for byte, with the data they were made from and a hash of
// each. The file's triggers let nobody change or delete one: a correction is a new
// document that names the old one in replaces (design.md §3). A step that issues can't
// be undoable.

// InsertDocument keeps an issued paper for good and gives it with its id, hash and
// size.
func (tx *Tx) InsertDocument(d contest.IssuedDocument) (_ contest.IssuedDocument, err error) {
	defer wrap(&err, "InsertDocument(%q)", d.Name)
	d.SHA256, d.Size = sumOf(d.Bytes), int64(len(d.Bytes))
	d.ID, err = tx.insert(`
		INSERT INTO issued_document (
			edition_id,
			kind,
			number,
			name,
			type,
			sha256,
			size,
			issued_at,
			replaces,
			data_hash,
			data,
			bytes
		) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		RETURNING id`,
		d.EditionID, string(d.Kind), d.Number, d.Name, d.Type, d.SHA256, d.Size, moment(d.IssuedAt), orNull(d.Replaces),
		sumOf(d.Data), some(d.Data), some(d.Bytes))
	return d, err
}

// some is bytes as they stand in a column that takes no NULL.
func some(b []byte) []byte {
	if b == nil {
		return []byte{}
	}
	return b
}

// Documents lists the edition's issued papers in the order of issue, without bytes
// and data; kind "": of all kinds.
func (r *Reader) Documents(editionID int64, kind contest.DocumentKind) ([]contest.IssuedDocument, error) {
	return collect(r, `
		SELECT
			id,
			edition_id,
			kind,
			number,
			name,
			type,
			sha256,
			size,
			issued_at,
			replaces
		FROM issued_document
		WHERE edition_id = ?
			AND (? = '' OR kind = ?)
		ORDER BY id`, []any{editionID, string(kind), string(kind)}, func(rows *sql.Rows, d *contest.IssuedDocument) error {
		return rows.Scan(&d.ID, &d.EditionID, &d.Kind, &d.Number, &d.Name, &d.Type, &d.SHA256, &d.Size,
			when{&d.IssuedAt}, ref{&d.Replaces})
	})
}

// Document gives an issued paper with bytes and data. Errors: record_missing,
// document_changed (the bytes no longer have their hash).
func (r *Reader) Document(id int64) (d contest.IssuedDocument, err error) {
	defer wrap(&err, "Document(%d)", id)
	found, err := r.row(`
		SELECT
			id,
			edition_id,
			kind,
			number,
			name,
			type,
			sha256,
			size,
			issued_at,
			replaces,
			data,
			bytes
		FROM issued_document
		WHERE id = ?`, []any{id},
		&d.ID, &d.EditionID, &d.Kind, &d.Number, &d.Name, &d.Type, &d.SHA256, &d.Size,
		when{&d.IssuedAt}, ref{&d.Replaces}, &d.Data, &d.Bytes)
	switch {
	case err != nil:
		return d, err
	case !found:
		return d, missing("document", id)
	case sumOf(d.Bytes) != d.SHA256:
		return d, contest.E("document_changed", "document", id, "name", d.Name)
	}
	return d, nil
}
