package store

import (
	"testing"
	"time"

	"biurolidera/internal/contest"
)

func TestCalendar(t *testing.T) {
	db := create(t, options(t))
	o := furnish(t, db)
	ask := func() []contest.Milestone {
		return get(t, db, func(r *Reader) ([]contest.Milestone, error) { return r.Calendar(o.edition) })
	}
	same(t, "none", []contest.Milestone(nil), ask())
	day := func(m time.Month, d int) time.Time { return time.Date(2025, m, d, 0, 0, 0, 0, time.UTC) }
	gala := contest.Milestone{Stage: contest.StageGala, From: day(12, 5), To: day(12, 5), Note: "Kraków"}
	until := contest.Milestone{Stage: contest.StageApplications, To: day(6, 30)}
	write(t, db, func(tx *Tx) error {
		return tx.PutCalendar(o.edition, []contest.Milestone{gala, {Stage: contest.StageJury}, until})
	})
	same(t, "in the order of the year", []contest.Milestone{until, gala}, ask())
	gala.Note = ""
	write(t, db, func(tx *Tx) error { return tx.PutCalendar(o.edition, []contest.Milestone{gala}) })
	same(t, "changed and taken away", []contest.Milestone{gala}, ask())
	gala.From = day(12, 6)
	_, err := db.Write(t.Context(), Step{Action: "test"}, func(tx *Tx) error { return tx.PutCalendar(o.edition, []contest.Milestone{gala}) })
	wantCode(t, err, "record_invalid")
}

func TestDrafts(t *testing.T) {
	db := create(t, options(t))
	o := furnish(t, db)
	want := contest.AuditDraft{
		SavedAt: time.Date(2025, 10, 2, 9, 30, 0, 0, time.UTC),
		Sheet: contest.Submission{
			AuditCode: "2025-W-0001", HeldAt: time.Date(2025, 10, 1, 10, 15, 0, 0, time.UTC), Clock: true, Remark: "„cudzysłów”",
			Answers: []contest.RawAnswer{{Criterion: "W000", Value: "nie wiem"}, {Criterion: "W001", NA: true, Reason: contest.NADefault, Comment: "x"}},
		},
	}
	write(t, db, func(tx *Tx) (err error) {
		a := sampleAudit(o, 1)
		a.Answers = nil
		if want.AuditID, err = tx.InsertAudit(a); err != nil {
			return err
		}
		return tx.PutDraft(want)
	})
	draft := func(r *Reader) (contest.AuditDraft, error) {
		d, _, err := r.Draft(want.AuditID)
		return d, err
	}
	same(t, "kept", want, get(t, db, draft))
	want.Sheet.Answers, want.SavedAt = want.Sheet.Answers[:1], want.SavedAt.Add(time.Minute)
	write(t, db, func(tx *Tx) error { return tx.PutDraft(want) })
	same(t, "replaced", want, get(t, db, draft))
	list := func(r *Reader) ([]contest.AuditDraft, error) { return r.Drafts(o.edition) }
	same(t, "listed", []contest.AuditDraft{{AuditID: want.AuditID, SavedAt: want.SavedAt}}, get(t, db, list))
	write(t, db, func(tx *Tx) error { return tx.DeleteAudit(want.AuditID) })
	same(t, "gone with its audit", []contest.AuditDraft(nil), get(t, db, list))
}

func TestTallies(t *testing.T) {
	db := create(t, options(t))
	o := furnish(t, db)
	var id int64
	write(t, db, func(tx *Tx) (err error) {
		for n := 1; n <= 3; n++ {
			a := sampleAudit(o, n)
			a.State = contest.AuditPlanned
			if n == 3 {
				a.State = contest.AuditApproved
			}
			if id, err = tx.InsertAudit(a); err != nil {
				return err
			}
		}
		_, err = tx.PutEvidence(contest.Evidence{AuditID: id, Name: "x.txt", Type: "text/plain"}, []byte("x"))
		return err
	})
	audits := get(t, db, func(r *Reader) ([]AuditTally, error) { return r.AuditTallies(o.edition) })
	if len(audits) != 2 || audits[0].State != contest.AuditApproved || audits[0].N != 1 || audits[1].N != 2 {
		t.Errorf("%+v", audits)
	}
	same(t, "evidence", map[int64]int{id: 1}, get(t, db, func(r *Reader) (map[int64]int, error) { return r.EvidenceCounts(o.edition) }))
	uses := get(t, db, func(r *Reader) (map[int64]int, error) { return r.QuestionnaireUses(o.edition) })
	if len(uses) != 1 || uses[o.questionnaire] != 3 {
		t.Errorf("%v", uses)
	}
	all := 0
	for _, p := range get(t, db, func(r *Reader) ([]ParticipationTally, error) { return r.ParticipationTallies(o.edition) }) {
		all += p.N
	}
	if all != len(get(t, db, func(r *Reader) ([]contest.Participation, error) { return r.Participations(o.edition) })) || all == 0 {
		t.Errorf("%d participations", all)
	}
	commented := get(t, db, func(r *Reader) (map[AnswerPlace]bool, error) { return r.CommentedAnswers(o.edition) })
	want := 0
	for _, a := range get(t, db, func(r *Reader) ([]contest.Answer, error) { return r.Answers(id) }) {
		if a.Comment != "" {
			want++
		}
	}
	if want == 0 || len(commented) != 3*want {
		t.Errorf("%d commented, %d in one audit", len(commented), want)
	}
}
