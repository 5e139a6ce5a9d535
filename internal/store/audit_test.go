package store

import (
	"testing"
	"time"

	"biurolidera/internal/contest"
)

func TestAudits(t *testing.T) {
	db := create(t, options(t))
	o := furnish(t, db)
	want := sampleAudit(o, 31)
	want.HeldAt = time.Date(2025, 10, 3, 10, 15, 0, 0, time.FixedZone("", 2*3600))
	want.Place, want.Remark = "Biuro obsługi", "kolejka"
	other := sampleAudit(o, 4)
	other.State, other.Auditor, other.Answers = contest.AuditPlanned, "", nil
	write(t, db, func(tx *Tx) error {
		ids, err := tx.InsertAudits([]contest.Audit{want, other})
		if err == nil {
			want.ID, other.ID = ids[0], ids[1]
		}
		return err
	})
	bare := want
	bare.Answers = nil
	got := get(t, db, func(r *Reader) (contest.Audit, error) { return r.AuditByCode("2025-W-0031") })
	if got.HeldAt.Format(time.RFC3339) != "2025-10-03T10:15:00+02:00" {
		t.Errorf("held at %v: the wall clock must stay", got.HeldAt)
	}
	got.HeldAt = bare.HeldAt
	same(t, "by code", bare, got)
	for _, c := range []struct {
		filter AuditFilter
		want   []string
	}{
		{AuditFilter{}, []string{"2025-W-0004", "2025-W-0031"}},
		{AuditFilter{State: contest.AuditPlanned}, []string{"2025-W-0004"}},
		{AuditFilter{Auditor: "A-17", Channel: contest.Visit, ParticipationID: o.participation}, []string{"2025-W-0031"}},
		{AuditFilter{Channel: contest.Phone}, nil},
	} {
		var codes []string
		for _, a := range get(t, db, func(r *Reader) ([]contest.Audit, error) { return r.Audits(o.edition, c.filter) }) {
			codes = append(codes, a.Code)
		}
		same(t, "filtered", c.want, codes)
	}
	same(t, "next visit", 32, get(t, db, func(r *Reader) (int, error) { return r.NextAuditNumber(o.edition, contest.Visit) }))
	same(t, "next call", 1, get(t, db, func(r *Reader) (int, error) { return r.NextAuditNumber(o.edition, contest.Phone) }))

	other.State, other.VoidReason = contest.AuditVoid, "wizyta odwołana"
	write(t, db, func(tx *Tx) error {
		if err := tx.UpdateAudit(other); err != nil {
			return err
		}
		return tx.DeleteAudit(want.ID)
	})
	same(t, "updated", []contest.Audit{other}, get(t, db, func(r *Reader) ([]contest.Audit, error) { return r.Audits(o.edition, AuditFilter{}) }))
	sound(t, db)
}

// An audit belongs to one edition with everything it names, and never says who the
// auditor is.
func TestAuditRefusals(t *testing.T) {
	db := create(t, options(t))
	o := furnish(t, db)
	var second int64
	write(t, db, func(tx *Tx) (err error) {
		second, err = tx.InsertEdition(contest.Edition{Code: "2026", Name: "III", Year: 2026})
		return err
	})
	for _, c := range []struct {
		name, code string
		change     func(*contest.Audit)
	}{
		{"name in the auditor's field", "auditor_not_code", func(a *contest.Audit) { a.Auditor = "Jan Kowalski" }},
		{"code and more", "auditor_not_code", func(a *contest.Audit) { a.Auditor = "A-17 Kowalski" }},
		{"participation of another edition", "record_in_use", func(a *contest.Audit) { a.EditionID = second }},
		{"questionnaire of another channel", "record_in_use", func(a *contest.Audit) { a.Channel = contest.Phone; a.Answers = nil }},
		{"unknown scenario", "record_in_use", func(a *contest.Audit) { a.ScenarioID = 99 }},
		{"unknown state", "record_invalid", func(a *contest.Audit) { a.State = "lost" }},
	} {
		a := sampleAudit(o, 1)
		c.change(&a)
		_, err := db.Write(t.Context(), Step{Action: "test"}, func(tx *Tx) error { _, err := tx.InsertAudit(a); return err })
		if contest.CodeOf(err) != c.code {
			t.Errorf("%s: %v, want %s", c.name, err, c.code)
		}
	}
	// The table itself says so too.
	for _, auditor := range []string{"Jan", "A-1x", "A-", "A-17 Jan", "a-17"} {
		_, err := db.Write(t.Context(), Step{Action: "test"}, func(tx *Tx) error {
			a := sampleAudit(o, 1)
			id, err := tx.InsertAudit(a)
			if err != nil {
				return err
			}
			_, err = tx.exec("UPDATE audit SET auditor = ? WHERE id = ?", auditor, id)
			return err
		})
		if contest.CodeOf(err) != "record_invalid" {
			t.Errorf("auditor %q: %v", auditor, err)
		}
	}
}
