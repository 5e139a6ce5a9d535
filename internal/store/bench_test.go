package store

import (
	"database/sql"
	"path/filepath"
	"testing"

	"biurolidera/internal/contest"
)

func institutions(n int) []contest.Institution {
	all := make([]contest.Institution, n)
	for i := range all {
		all[i] = sampleInstitution(i + 2)
	}
	return all
}

// BenchmarkImport50000 writes 50,000 institutions as one undoable step.
func BenchmarkImport50000(b *testing.B) {
	all := institutions(50_000)
	for _, bare := range []bool{false, true} {
		name := map[bool]string{false: "captured", true: "bare"}[bare]
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				o := options(b)
				o.NoCapture = bare
				db := create(b, o)
				b.StartTimer()
				write(b, db, func(tx *Tx) error { _, err := tx.InsertInstitutions(all); return err })
				b.StopTimer()
				db.Close()
				b.StartTimer()
			}
		})
	}
}

// BenchmarkUndo50000 takes such an import back, and redoes it.
func BenchmarkUndo50000(b *testing.B) {
	db := create(b, options(b))
	all := institutions(50_000)
	write(b, db, func(tx *Tx) error { _, err := tx.InsertInstitutions(all); return err })
	for b.Loop() {
		if _, err := db.Undo(b.Context()); err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		if _, err := db.Redo(b.Context()); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
}

const (
	benchAudits   = 24_000
	benchCriteria = 42
)

// furnishMillion fills a file with a million answers of 24,000 audits.
func furnishMillion(b testing.TB, db *DB) (o office) {
	write(b, db, func(tx *Tx) (err error) { o, err = furnishTx(tx, benchCriteria); return err })
	write(b, db, func(tx *Tx) error {
		_, err := tx.InsertAudits(benchAuditsOf(o, true))
		return err
	})
	return o
}

func benchAuditsOf(o office, answers bool) []contest.Audit {
	codes := Items(sampleQuestionnaire(o.edition, contest.Visit, benchCriteria))
	audits := make([]contest.Audit, benchAudits)
	for i := range audits {
		audits[i] = contest.Audit{
			Code: contest.AuditCode("2025", contest.Visit, i+1), EditionID: o.edition, ParticipationID: o.participation,
			Channel: contest.Visit, QuestionnaireID: o.questionnaire, Auditor: contest.AuditorCode(i%50 + 1),
			State: contest.AuditApproved, Outcome: contest.OutcomeContact,
		}
		for k := range benchCriteria {
			if !answers {
				break
			}
			a := contest.Answer{Criterion: codes[k], Points: (i*k + i) % 5}
			if (i+k)%20 == 0 {
				a.Points, a.NA = 0, contest.NADefault
			}
			audits[i].Answers = append(audits[i].Answers, a)
		}
	}
	return audits
}

// BenchmarkWriteMillion writes a million answers in one durable transaction: bare
// through the store, and plainly through the driver in fifties (bench.md §4).
func BenchmarkWriteMillion(b *testing.B) {
	b.Run("store", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			o := options(b)
			o.NoCapture = true
			db := create(b, o)
			var of office
			write(b, db, func(tx *Tx) (err error) { of, err = furnishTx(tx, benchCriteria); return err })
			audits := benchAuditsOf(of, true)
			given := make([]auditAnswers, len(audits))
			write(b, db, func(tx *Tx) error {
				for i := range audits {
					given[i].answers, audits[i].Answers = audits[i].Answers, nil
				}
				ids, err := tx.InsertAudits(audits)
				for i, id := range ids {
					given[i].auditID, given[i].questionnaireID = id, of.questionnaire
				}
				return err
			})
			b.StartTimer()
			write(b, db, func(tx *Tx) error { return tx.insertAnswers(given) })
			b.StopTimer()
			db.Close()
			b.StartTimer()
		}
	})
	b.Run("plain", func(b *testing.B) {
		for b.Loop() {
			plainMillion(b)
		}
	})
	b.Run("captured", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			db := create(b, options(b))
			b.StartTimer()
			furnishMillion(b, db)
			b.StopTimer()
			db.Close()
			b.StartTimer()
		}
	})
}

// plainMillion is the yardstick: mattn, fifty rows a statement, one transaction.
func plainMillion(b *testing.B) {
	b.StopTimer()
	pool, err := sql.Open("sqlite3", "file:"+filepath.Join(b.TempDir(), "plain.db")+"?_journal_mode=WAL&_synchronous=FULL&_cache_size=-32768")
	if err != nil {
		b.Fatal(err)
	}
	defer pool.Close()
	_, err = pool.Exec(`CREATE TABLE answer (audit_id INTEGER NOT NULL, item INTEGER NOT NULL, points INTEGER NOT NULL,
		na INTEGER NOT NULL, taken_over INTEGER NOT NULL, PRIMARY KEY (audit_id, item)) STRICT, WITHOUT ROWID`)
	if err != nil {
		b.Fatal(err)
	}
	b.StartTimer()
	tx, err := pool.Begin()
	if err != nil {
		b.Fatal(err)
	}
	insert, err := tx.Prepare("INSERT INTO answer (audit_id, item, points, na, taken_over) VALUES " + values(5, 50))
	if err != nil {
		b.Fatal(err)
	}
	args := make([]any, 250)
	for n := range benchAudits * benchCriteria {
		row := args[n%50*5:]
		row[0], row[1], row[2], row[3], row[4] = n/benchCriteria, n%benchCriteria, n%5, 0, false
		if n%50 == 49 {
			if _, err := insert.Exec(args...); err != nil {
				b.Fatal(err)
			}
		}
	}
	if err := tx.Commit(); err != nil {
		b.Fatal(err)
	}
	b.StopTimer()
	pool.Close()
	b.StartTimer()
}

// BenchmarkLoadMillion reads a million answers into columns.
func BenchmarkLoadMillion(b *testing.B) {
	o := options(b)
	o.NoCapture = true
	db := create(b, o)
	of := furnishMillion(b, db)
	for b.Loop() {
		c, err := db.AnswerColumns(b.Context(), of.edition)
		if err != nil || len(c.Item) != benchAudits*benchCriteria {
			b.Fatal(err, len(c.Item))
		}
	}
}

// BenchmarkChain100000 verifies a history of 100,000 changes.
func BenchmarkChain100000(b *testing.B) {
	db := create(b, options(b))
	lengthen(b, db, 100_000)
	for b.Loop() {
		read(b, db, func(r *Reader) error {
			h, bad, err := verifyChain(r.ctx, r.q, db.identity)
			if bad != 0 || h.Changes < 100_000 {
				b.Fatal(h, bad)
			}
			return err
		})
	}
}

// lengthen adds so many empty changes in one transaction.
func lengthen(t testing.TB, db *DB, n int) {
	t.Helper()
	_, err := db.Write(t.Context(), Step{Action: "last", Always: true}, func(tx *Tx) error {
		for range n {
			if _, _, err := tx.appendChange(newPayload(tx.db.tables), []byte{}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// BenchmarkListRows100000 reads what the list in memory is made of.
func BenchmarkListRows100000(b *testing.B) {
	db := create(b, options(b))
	all := institutions(100_000)
	write(b, db, func(tx *Tx) error { _, err := tx.InsertInstitutions(all); return err })
	for b.Loop() {
		read(b, db, func(r *Reader) error { return r.ListRows(func(ListRow) error { return nil }) })
	}
}
