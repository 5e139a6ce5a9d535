package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"time"

	"biurolidera/internal/contest"
)

// The history is a chain: each row's hash covers the row before it, its own fields
// and the digest of its payload. The digest is salted and the payload stands in a
// table of its own, so that erasing a person's data leaves the chain whole and the
// digest tells nothing of what was erased.

const saltSize = 16

// Head is the end of the chain: how many changes, and the last one's hash.
type Head struct {
	Changes int64  `json:"changes"`
	Hash    string `json:"hash"` // hex
}

// link is what a row's hash covers.
type link struct {
	id       int64
	at       string
	who      string
	action   string
	args     string
	undoable bool
	captured bool
	undoes   int64
	rows     int
	digest   []byte

	buf []byte // what was hashed last, to be used again
}

// identity is what a file is from its making on.
type identity struct {
	fileID    string
	example   bool
	createdAt string
}

// genesis is what the first row's hash covers in place of a row before it, so that
// the chain is this file's alone.
func (i identity) genesis() []byte {
	sum := sha256.Sum256(fmt.Appendf(nil, "biuro-lidera:%s:%t:%s", i.fileID, i.example, i.createdAt))
	return sum[:]
}

// hash chains the row to the hash of the one before. Every field is led by its
// length or has a fixed one, so that no two rows write the same bytes.
func (l *link) hash(prev []byte) [sha256.Size]byte {
	b := l.buf[:0]
	text := func(s string) {
		b = binary.BigEndian.AppendUint64(b, uint64(len(s)))
		b = append(b, s...)
	}
	number := func(n int64) { b = binary.BigEndian.AppendUint64(b, uint64(n)) }
	var flags int64
	if l.undoable {
		flags |= 1
	}
	if l.captured {
		flags |= 2
	}
	b = append(b, prev...)
	number(l.id)
	text(l.at)
	text(l.who)
	text(l.action)
	text(l.args)
	number(flags)
	number(l.undoes)
	number(int64(l.rows))
	b = append(b, l.digest...)
	l.buf = b
	return sha256.Sum256(b)
}

// digestOf is the digest of a payload that the chain covers.
func digestOf(salt, body []byte) []byte {
	h := sha256.New()
	h.Write(salt)
	h.Write(body)
	return h.Sum(nil)
}

// readHead reads the end of the chain as the file has it.
func readHead(ctx context.Context, q querier, file identity) (h Head, err error) {
	var sum []byte
	err = q.QueryRowContext(ctx, `
		SELECT
			id,
			hash
		FROM change
		ORDER BY id DESC
		LIMIT 1`).Scan(&h.Changes, &sum)
	if errors.Is(err, sql.ErrNoRows) {
		return Head{Hash: hexOf(file.genesis())}, nil
	}
	h.Hash = hexOf(sum)
	return h, sentinel(err)
}

// verifyChain recomputes the whole chain. bad is the first row that does not fit,
// 0 if all do; head is the end of what fits.
func verifyChain(ctx context.Context, q querier, file identity) (head Head, bad int64, err error) {
	prev, last := file.genesis(), int64(0)
	var l link
	err = each(ctx, q, `
		SELECT
			id,
			at,
			who,
			action,
			args,
			undoable,
			captured,
			undoes,
			row_count,
			digest,
			hash
		FROM change
		ORDER BY id`, nil, func(rows *sql.Rows) error {
		var digest, sum sql.RawBytes
		if err := rows.Scan(&l.id, &l.at, &l.who, &l.action, &l.args, &l.undoable, &l.captured,
			ref{&l.undoes}, &l.rows, &digest, &sum); err != nil {
			return err
		}
		if bad != 0 {
			return nil
		}
		l.digest = digest
		want := l.hash(prev)
		if l.id != last+1 || !bytes.Equal(want[:], sum) {
			bad = last + 1
			return nil
		}
		prev, last = append(prev[:0], sum...), l.id
		return nil
	})
	return Head{last, hexOf(prev)}, bad, sentinel(err)
}

// appendChange writes the step's row and payload.
func (tx *Tx) appendChange(p *payload, body []byte) (w Written, head Head, err error) {
	prev, err := readHead(tx.ctx, tx.q, tx.db.identity)
	if err != nil {
		return w, head, tx.stop(err)
	}
	args, err := asJSON(tx.step.Args)
	if err != nil {
		return w, head, tx.stop(err)
	}
	salt := make([]byte, saltSize)
	if _, err := io.ReadFull(tx.db.options.random(), salt); err != nil {
		return w, head, tx.stop(err)
	}
	captured := !tx.db.options.NoCapture
	l := link{
		id:       prev.Changes + 1,
		at:       moment(tx.Now),
		who:      tx.db.options.User,
		action:   tx.step.Action,
		args:     args,
		undoable: tx.step.Undoable && captured && p.rows > 0,
		captured: captured,
		undoes:   tx.step.undoes,
		rows:     p.rows,
		digest:   digestOf(salt, body),
	}
	before, err := hex.DecodeString(prev.Hash)
	if err != nil {
		return w, head, tx.stop(err)
	}
	sum := l.hash(before)
	if err := tx.writeChange(&l, sum[:], salt, body); err != nil {
		return w, head, err
	}
	head = Head{l.id, hexOf(sum[:])}
	w.Change = contest.Change{
		ID: l.id, At: tx.Now.UTC().Truncate(time.Millisecond), Who: l.who, Action: l.action, Args: tx.step.Args,
		Undoable: l.undoable, Undoes: l.undoes, Rows: l.rows,
		Digest: hexOf(l.digest), Hash: head.Hash,
	}
	return w, head, nil
}

// writeChange writes the row and its payload.
func (tx *Tx) writeChange(l *link, sum, salt, body []byte) error {
	_, err := tx.exec(`
		INSERT INTO change (
			id,
			at,
			who,
			action,
			args,
			undoable,
			captured,
			undoes,
			row_count,
			digest,
			hash
		) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		l.id, l.at, l.who, l.action, l.args, l.undoable, l.captured, orNull(l.undoes), l.rows, l.digest, sum)
	if err != nil {
		return err
	}
	_, err = tx.exec(`
		INSERT INTO change_payload (
			change_id,
			salt,
			body
		) VALUES (?, ?, ?)`, l.id, salt, body)
	return err
}

// hexOf is how hashes stand outside the file.
func hexOf(b []byte) string { return hex.EncodeToString(b) }
