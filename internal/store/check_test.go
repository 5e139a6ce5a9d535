package store

import (
	"slices"
	"testing"

	"biurolidera/internal/contest"
)

// evidenceRich is a file with something of everything Check looks at.
func evidenceRich(t *testing.T, o Options) *DB {
	t.Helper()
	db := create(t, o)
	of := furnish(t, db)
	write(t, db, func(tx *Tx) error {
		id, err := tx.InsertAudit(sampleAudit(of, 1))
		if err != nil {
			return err
		}
		_, err = tx.PutEvidence(contest.Evidence{AuditID: id, Name: "a.txt"}, []byte("dowód"))
		return err
	})
	_, err := db.Write(t.Context(), Step{Action: "seal"}, func(tx *Tx) error {
		hash, err := tx.SealHash(of.edition)
		if err != nil {
			return err
		}
		if err := tx.PutSeal(contest.Seal{EditionID: of.edition, Hash: hash, SealedAt: tx.Now}); err != nil {
			return err
		}
		if _, err := tx.InsertSnapshot(contest.RankingSnapshot{EditionID: of.edition, Input: []byte("in"), Result: []byte("out")}); err != nil {
			return err
		}
		_, err = tx.InsertDocument(contest.IssuedDocument{EditionID: of.edition, Kind: contest.DocumentReport, Name: "r.pdf", Bytes: []byte("%PDF")})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return db
}

// Whatever an outsider changes, Check says what and where.
func TestCheckFindsTampering(t *testing.T) {
	for _, c := range []struct {
		name       string
		statements []string
		want       []string
	}{
		{"nothing", nil, nil},
		{"a name", []string{"UPDATE institution SET name = 'Inna' WHERE id = 1"}, []string{"record_changed_outside"}},
		{"points", []string{"UPDATE answer SET points = 4 WHERE item = 0"}, []string{"record_changed_outside"}},
		{"a comment", []string{"UPDATE answer_note SET comment = 'x'"}, []string{"record_changed_outside"}},
		{"a sort key", []string{"UPDATE institution SET sort_key = x'00'"}, []string{"record_changed_outside"}},
		{"a record taken away", []string{"DELETE FROM critical_decision", "DELETE FROM application"}, []string{"record_missing_outside"}},
		{"a record put in", []string{"INSERT INTO setting VALUES ('x', 'y')"}, []string{"record_changed_outside"}},
		{"rules after the seal", []string{"UPDATE rules SET body = '{}'"}, []string{"record_changed_outside", "seal_differs"}},
		{"a document", []string{"UPDATE issued_document SET bytes = x'25504446', size = 4, sha256 = lower(hex(zeroblob(32)))"}, []string{"record_changed_outside", "document_changed"}},
		{"a document's bytes", []string{"UPDATE issued_document SET bytes = x'25504447'"}, []string{"document_changed"}},
		{"evidence", []string{"UPDATE blob SET bytes = zeroblob(size)"}, []string{"evidence_changed"}},
		{"evidence taken away", []string{"DELETE FROM blob"}, []string{"reference_missing"}},
		{"the ranking's input", []string{"UPDATE ranking_snapshot SET input = x'00'"}, []string{"snapshot_changed"}},
		{"the ranking's result", []string{"UPDATE ranking_snapshot SET result = x'00'"}, []string{"snapshot_changed"}},
		{"what a document was made from", []string{"UPDATE issued_document SET data = x'00'"}, []string{"document_changed"}},
		{"that it is an example", []string{"UPDATE meta SET example = 1"}, []string{"history_broken"}},
		{"how the schema was made", []string{"UPDATE schema_migration SET name = 'x'"}, []string{"schema_foreign"}},
		{"the content of a change", []string{"UPDATE change_payload SET salt = zeroblob(16) WHERE change_id = 1"}, []string{"payload_changed"}},
		{"unreadable content", []string{"UPDATE change_payload SET body = x'ff' WHERE change_id = 1"}, []string{"payload_changed"}},
		{"a change taken from the middle", []string{"DELETE FROM change WHERE id = 2"}, []string{"history_broken", "reference_missing"}},
		{"content of a change taken away", []string{"DELETE FROM change_payload WHERE change_id = 2"}, []string{"payload_missing"}},
		{"an erasure nobody wrote", []string{"UPDATE change_payload SET body = x'', salt = x'', erased_by = 1 WHERE change_id = 2"}, []string{"payload_changed"}},
		{"a guard", []string{"CREATE TABLE obca (a)"}, []string{"schema_foreign"}},
		{"a dangling reference", []string{"UPDATE contact SET institution_id = 9", "INSERT INTO contact VALUES (7, 99, '', '', '', '', '', '', '', 0)"}, []string{"reference_missing", "record_changed_outside"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := options(t)
			db := evidenceRich(t, o)
			sound(t, db)
			db = tamper(t, db, o, c.statements...)
			parts := 0
			found, err := db.Check(t.Context(), func(done, total int) { parts++; same(t, "progress", parts, done) })
			if err != nil {
				t.Fatal(err)
			}
			have := codes(found)
			for _, code := range c.want {
				if !slices.Contains(have, code) {
					t.Errorf("found %v, want %s", have, code)
				}
			}
			if len(c.want) == 0 && len(have) > 0 {
				t.Errorf("found %v in a sound file", have)
			}
		})
	}
}

// A guard dropped from outside is missed.
func TestCheckFindsADroppedGuard(t *testing.T) {
	db := create(t, options(t))
	if _, err := db.writer.ExecContext(t.Context(), "DROP TRIGGER change_no_update"); err != nil {
		t.Fatal(err)
	}
	found, err := db.Check(t.Context(), nil)
	if err != nil || len(found) != 1 || found[0].Code != "schema_missing" || found[0].Args["object"] != "change_no_update" {
		t.Errorf("found %+v, %v", found, err)
	}
}

// A migration or a step without capture makes the history silent about records;
// that is no fault.
func TestCheckOfWhatTheHistoryDoesNotKnow(t *testing.T) {
	o := options(t)
	o.NoCapture = true
	db := create(t, o)
	furnish(t, db)
	sound(t, db)
	o.NoCapture = false
	db = reopen(t, db, o)
	write(t, db, func(tx *Tx) error { return tx.PutSetting("a", "1") })
	sound(t, db)
	db = tamper(t, db, o, "UPDATE setting SET value = '2'")
	found, err := db.Check(t.Context(), nil)
	if err != nil || !slices.Equal(codes(found), []string{"record_changed_outside"}) {
		t.Errorf("found %+v, %v", found, err)
	}
}
