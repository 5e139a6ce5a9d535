package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"fmt"
	"slices"

	"biurolidera/internal/contest"
)

// Check looks at everything the file can prove about itself and tells what is
// wrong and where: structure, references, schema, history and its mirror, each
// record against the history, documents, evidence, seals and approved rankings. No
// findings: all is well. progress, if not nil, is told how many of how many parts
// are done.
func (db *DB) Check(ctx context.Context, progress func(done, total int)) (found []contest.Finding, err error) {
	defer wrap(&err, "Check()")
	parts := []func(*checker) error{
		(*checker).structure, (*checker).references, (*checker).schema, (*checker).history, (*checker).payloads,
		(*checker).records, (*checker).documents, (*checker).evidence, (*checker).seals, (*checker).snapshots,
	}
	err = db.Read(ctx, func(r *Reader) error {
		c := &checker{Reader: r}
		for i, part := range parts {
			if err := part(c); contest.CodeOf(err) == "file_damaged" {
				c.fault("file_structure", "detail", err.Error())
			} else if err != nil {
				return err
			}
			if progress != nil {
				progress(i+1, len(parts))
			}
		}
		found = c.found
		return nil
	})
	return found, err
}

// checker gathers what the parts find, within one reading transaction.
type checker struct {
	*Reader
	found []contest.Finding
}

// fault notes what is wrong.
func (c *checker) fault(code string, pairs ...any) {
	c.found = append(c.found, contest.Fault(code, pairs...))
}

// structure has SQLite look at pages and indexes. It finds about three of four flipped
// bits (reliability.md 0.6); the other parts find the rest of those that matter.
func (c *checker) structure() error {
	faults, err := integrity(c.ctx, c.q, false)
	for _, f := range faults {
		c.fault("file_structure", "detail", f)
	}
	return sentinel(err)
}

// dangling is a record that names one that is not there.
type dangling struct {
	table  string
	rowid  int64
	parent string
}

// danglingReferences gives at most limit of them.
func danglingReferences(ctx context.Context, q querier, limit int) (all []dangling, err error) {
	err = each(ctx, q, "PRAGMA foreign_key_check", nil, func(rows *sql.Rows) error {
		var d dangling
		var rowid sql.NullInt64
		var fk int
		if err := rows.Scan(&d.table, &rowid, &d.parent, &fk); err != nil {
			return err
		}
		d.rowid = rowid.Int64
		if len(all) < limit {
			all = append(all, d)
		}
		return nil
	})
	return all, err
}

// references finds records that name one that is not there.
func (c *checker) references() error {
	all, err := danglingReferences(c.ctx, c.q, 10)
	for _, d := range all {
		c.fault("reference_missing", "table", d.table, "record", d.rowid, "parent", d.parent)
	}
	return sentinel(err)
}

// schemaOf lists what the schema is made of, without what SQLite keeps for itself.
func schemaOf(ctx context.Context, q querier) (all []string, err error) {
	err = each(ctx, q, `
		SELECT
			name || char(10) || sql
		FROM sqlite_schema
		WHERE sql IS NOT NULL
		ORDER BY name`, nil, func(rows *sql.Rows) error {
		var s string
		if err := rows.Scan(&s); err != nil {
			return err
		}
		all = append(all, s)
		return nil
	})
	return all, err
}

// schema compares tables and triggers with a file made afresh: a guard may have
// been taken away from outside.
func (c *checker) schema() error {
	want, err := freshSchema(c.ctx)
	if err != nil {
		return err
	}
	have, err := schemaOf(c.ctx, c.q)
	if err != nil {
		return err
	}
	for _, s := range want {
		if !slices.Contains(have, s) {
			c.fault("schema_missing", "object", nameIn(s))
		}
	}
	for _, s := range have {
		if !slices.Contains(want, s) {
			c.fault("schema_foreign", "object", nameIn(s))
		}
	}
	return c.migrations()
}

// migrations compares the records of how the schema was made with the program's.
func (c *checker) migrations() error {
	var want, have []string
	all, err := embedded()
	if err != nil {
		return err
	}
	for _, m := range all {
		want = append(want, fmt.Sprintf("%d %s %s", m.version, m.name, sumOf([]byte(m.script))))
	}
	err = c.rows(`
		SELECT
			version,
			name,
			sha256
		FROM schema_migration
		ORDER BY version`, nil, func(rows *sql.Rows) error {
		var version int
		var name, sum string
		if err := rows.Scan(&version, &name, &sum); err != nil {
			return err
		}
		have = append(have, fmt.Sprintf("%d %s %s", version, name, sum))
		return nil
	})
	if err == nil && !slices.Equal(want, have) {
		c.fault("schema_foreign", "object", "schema_migration")
	}
	return err
}

// nameIn is the first line of an entry of schemaOf: the object's name.
func nameIn(s string) string {
	for i := range s {
		if s[i] == '\n' {
			return s[:i]
		}
	}
	return s
}

// freshSchema is the schema as the migrations make it, in memory.
func freshSchema(ctx context.Context) (all []string, err error) {
	pool := openMemory()
	defer pool.Close()
	migrations, err := embedded()
	if err != nil {
		return nil, err
	}
	for _, m := range migrations {
		if _, err := pool.ExecContext(ctx, m.script); err != nil {
			return nil, err
		}
	}
	return schemaOf(ctx, pool)
}

// history verifies the chain and its mirror.
func (c *checker) history() error {
	h, bad, err := verifyChain(c.ctx, c.q, c.db.identity)
	if err != nil {
		return err
	}
	if bad != 0 {
		c.fault("history_broken", "change", bad)
		return nil
	}
	if c.db.options.HeadDir == noMirror {
		return nil
	}
	if _, ok := readMirror(c.db.options.HeadDir, c.db.fileID); !ok {
		c.found = append(c.found, contest.Warn("history_unmirrored", "file", fileError("", c.db.path).Args["file"]))
	}
	if err := c.db.checkMirror(c.ctx, c.q, h); err != nil {
		return c.orFinding(err)
	}
	return nil
}

// orFinding turns an error a person reads into a finding.
func (c *checker) orFinding(err error) error {
	e, ok := err.(*contest.Error) //nolint:errorlint // made here, never wrapped
	if !ok {
		return err
	}
	c.found = append(c.found, contest.Finding{Severity: contest.SeverityError, Code: e.Code, Args: e.Args})
	return nil
}

// payloads compares each change's content with its digest. An erased one must name a
// later change, which is the erasure and stands in the chain.
func (c *checker) payloads() error {
	return c.rows(`
		SELECT
			c.id,
			c.digest,
			p.salt,
			p.body,
			p.erased_by,
			e.action
		FROM change AS c
		LEFT JOIN change_payload AS p ON p.change_id = c.id
		LEFT JOIN change AS e ON e.id = p.erased_by
		ORDER BY c.id`, nil, func(rows *sql.Rows) error {
		var id, erased int64
		var digest, salt, body sql.RawBytes
		var by sql.NullString
		if err := rows.Scan(&id, &digest, &salt, &body, ref{&erased}, &by); err != nil {
			return err
		}
		switch {
		case salt == nil:
			c.fault("payload_missing", "change", id)
		case erased != 0 && erased <= id:
			c.fault("payload_changed", "change", id)
		case erased == 0 && !slices.Equal(digestOf(salt, body), digest):
			c.fault("payload_changed", "change", id)
		}
		return nil
	})
}

// documents compares issued papers with their hashes.
func (c *checker) documents() error {
	return c.rows(`
		SELECT
			id,
			name,
			sha256,
			bytes,
			data_hash,
			data
		FROM issued_document
		ORDER BY id`, nil, func(rows *sql.Rows) error {
		var id int64
		var name, sum, dataSum string
		var b, data sql.RawBytes
		if err := rows.Scan(&id, &name, &sum, &b, &dataSum, &data); err != nil {
			return err
		}
		if sumOf(b) != sum || sumOf(data) != dataSum {
			c.fault("document_changed", "document", id, "name", name)
		}
		return nil
	})
}

// evidence compares kept bytes with their hashes and finds those that nothing names.
func (c *checker) evidence() error {
	return c.rows(`
		SELECT
			b.sha256,
			b.bytes,
			(SELECT count(*) FROM evidence AS e WHERE e.sha256 = b.sha256)
		FROM blob AS b
		ORDER BY b.id`, nil, func(rows *sql.Rows) error {
		var sum string
		var b sql.RawBytes
		var used int
		if err := rows.Scan(&sum, &b, &used); err != nil {
			return err
		}
		if sumOf(b) != sum {
			c.fault("evidence_changed", "hash", sum)
		}
		if used == 0 {
			c.found = append(c.found, contest.Warn("evidence_orphan", "hash", sum, "size", len(b)))
		}
		return nil
	})
}

// seals compares the last seal of each edition with what it covers.
func (c *checker) seals() error {
	editions, err := c.Editions()
	if err != nil {
		return err
	}
	for _, e := range editions {
		seals, err := c.Seals(e.ID)
		if err != nil {
			return err
		}
		if len(seals) == 0 {
			continue
		}
		hash, err := c.SealHash(e.ID)
		if err != nil {
			return err
		}
		if hash != seals[len(seals)-1].Hash {
			c.fault("seal_differs", "edition", e.Name, "sealed", seals[len(seals)-1].SealedAt.Format(dayFormat))
		}
	}
	return nil
}

// snapshots compares approved rankings with the hashes of input and result.
func (c *checker) snapshots() error {
	return c.rows(`
		SELECT
			id,
			input_hash,
			input,
			result_hash,
			result
		FROM ranking_snapshot
		ORDER BY id`, nil, func(rows *sql.Rows) error {
		var id int64
		var sum, resultSum string
		var b, result sql.RawBytes
		if err := rows.Scan(&id, &sum, &b, &resultSum, &result); err != nil {
			return err
		}
		if sumOf(b) != sum || sumOf(result) != resultSum {
			c.fault("snapshot_changed", "snapshot", id)
		}
		return nil
	})
}

// sumOf is the SHA-256 of bytes as it stands in the file.
func sumOf(b []byte) string {
	sum := sha256.Sum256(b)
	return hexOf(sum[:])
}
