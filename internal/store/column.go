package store

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"strconv"
	"sync"

	"biurolidera/internal/contest"
)

// AnswerColumns are all answers of an edition as columns, for the score: those of
// audit Audits[i] stand at From[i] to From[i+1]. Items are positions in the audit's
// questionnaire version (Items), in rising order.
type AnswerColumns struct {
	Audits    []int64 // that have answers, rising
	From      []int   // one more than Audits
	Item      []uint16
	Points    []uint16
	NA        []uint8 // 0: applicable; else NAReasonOf
	TakenOver []bool

	packed []uint64 // one audit's, while reading
}

// NAReasonOf turns a value of AnswerColumns.NA into the reason.
func NAReasonOf(n uint8) contest.NAReason { return naReason(int(n)) }

// columnReaders read halves of the answers side by side.
const columnReaders = 2

// AnswerColumns reads all answers of an edition at once: a million in a fifth of a
// second, since SQLite gives one row an audit with its answers as a list of numbers
// (a row an answer costs half a second in the driver alone). It reads one committed
// state, with several connections: where a commit comes between them, it reads again.
func (db *DB) AnswerColumns(ctx context.Context, editionID int64) (all AnswerColumns, err error) {
	defer wrap(&err, "AnswerColumns(%d)", editionID)
	for {
		parts, heads, err := db.answerParts(ctx, editionID)
		if err != nil {
			return all, err
		}
		if !sameHeads(heads) {
			continue // a commit came between the readers
		}
		return joinColumns(parts), nil
	}
}

// answerParts reads the parts side by side, each with the head of the history it saw.
func (db *DB) answerParts(ctx context.Context, editionID int64) ([]AnswerColumns, []Head, error) {
	var low, high int64
	err := db.Read(ctx, func(r *Reader) error {
		_, err := r.row(`
			SELECT
				coalesce(min(id), 0),
				coalesce(max(id), 0)
			FROM audit
			WHERE edition_id = ?`, []any{editionID}, &low, &high)
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	parts, heads, errs := make([]AnswerColumns, columnReaders), make([]Head, columnReaders), make([]error, columnReaders)
	var wg sync.WaitGroup
	for i := range parts {
		from := low + (high+1-low)*int64(i)/columnReaders
		to := low + (high+1-low)*int64(i+1)/columnReaders
		if i == columnReaders-1 {
			to = 1<<63 - 1
		}
		wg.Go(func() {
			errs[i] = db.Read(ctx, func(r *Reader) (err error) {
				if heads[i], err = readHead(ctx, r.q, db.identity); err != nil {
					return err
				}
				return r.answerRange(editionID, from, to, &parts[i])
			})
		})
	}
	wg.Wait()
	return parts, heads, errors.Join(errs...)
}

// sameHeads tells whether all parts are of one state of the file.
func sameHeads(heads []Head) bool {
	for _, h := range heads {
		if h != heads[0] {
			return false
		}
	}
	return true
}

// answerRange reads the answers of audits from one id to before another.
func (r *Reader) answerRange(editionID, from, to int64, c *AnswerColumns) error {
	return r.rows(`
		SELECT
			a.audit_id,
			string_agg(((a.item * 65536 + a.points) * 16 + a.na) * 2 + a.taken_over, ',')
		FROM answer AS a
		WHERE a.audit_id >= ?
			AND a.audit_id < ?
			AND EXISTS (SELECT 1 FROM audit AS d WHERE d.id = a.audit_id AND d.edition_id = ?)
		GROUP BY a.audit_id
		ORDER BY a.audit_id`, []any{from, to, editionID}, func(rows *sql.Rows) error {
		var id int64
		var list sql.RawBytes
		if err := rows.Scan(&id, &list); err != nil {
			return err
		}
		c.Audits = append(c.Audits, id)
		c.From = append(c.From, len(c.Item))
		return c.add(list)
	})
}

// add takes an audit's list apart. Sorted numbers are sorted items.
func (c *AnswerColumns) add(list []byte) error {
	c.packed = c.packed[:0]
	n := uint64(0)
	for i := 0; i <= len(list); i++ {
		if i < len(list) && list[i] != ',' {
			d := list[i] - '0'
			if d > 9 {
				return errors.New("store: not a list of numbers: " + strconv.Quote(string(list)))
			}
			n = n*10 + uint64(d)
			continue
		}
		c.packed = append(c.packed, n)
		n = 0
	}
	if !slices.IsSorted(c.packed) {
		slices.Sort(c.packed)
	}
	for _, n := range c.packed {
		c.TakenOver = append(c.TakenOver, n&1 != 0)
		c.NA = append(c.NA, uint8(n>>1&15))
		c.Points = append(c.Points, uint16(n>>5&0xffff))
		c.Item = append(c.Item, uint16(n>>21))
	}
	return nil
}

// joinColumns puts the parts behind one another.
func joinColumns(parts []AnswerColumns) AnswerColumns {
	all := parts[0]
	for _, p := range parts[1:] {
		for _, f := range p.From {
			all.From = append(all.From, f+len(all.Item))
		}
		all.Audits = append(all.Audits, p.Audits...)
		all.Item = append(all.Item, p.Item...)
		all.Points = append(all.Points, p.Points...)
		all.NA = append(all.NA, p.NA...)
		all.TakenOver = append(all.TakenOver, p.TakenOver...)
	}
	all.From = append(all.From, len(all.Item))
	all.packed = nil
	return all
}
