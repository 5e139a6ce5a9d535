package store

import (
	"testing"
	"time"

	"biurolidera/internal/contest"
)

func TestParticipations(t *testing.T) {
	db := create(t, options(t))
	o := furnish(t, db)
	want := contest.Participation{
		EditionID: o.edition, Code: "P-0002", Name: "Biblioteka w Łodzi", Category: "KUL", Sub: contest.SubLibrary,
		State: contest.ParticipationComplete, NotApplicable: []contest.Channel{contest.Phone},
		Application: contest.Application{
			ReceivedOn: time.Date(2025, 5, 14, 0, 0, 0, 0, time.UTC), Signatory: "Jan Żak", RulesAccepted: true, AuditAccepted: true,
			LogoTerms: true, PublishConsent: true, InvitationNo: "Z-12", BuyerName: "Miasto Łódź", BuyerNIP: "7250028902",
			RecipientName: "Biblioteka", Services: "wypożyczalnia", OpeningHours: "8–16", DeclaredSize: 12, MissingDocument: "podpis",
		},
	}
	write(t, db, func(tx *Tx) (err error) {
		if want.InstitutionID, err = tx.InsertInstitution(sampleInstitution(2)); err != nil {
			return err
		}
		want.ID, err = tx.InsertParticipation(want)
		return err
	})
	byCode := func(code string) func(*Reader) (contest.Participation, error) {
		return func(r *Reader) (contest.Participation, error) { return r.ParticipationByCode(o.edition, code) }
	}
	same(t, "by code", want, get(t, db, byCode("P-0002")))
	want.State, want.Application.MissingDocument, want.Category, want.NotApplicable = contest.ParticipationAccepted, "", "", nil
	write(t, db, func(tx *Tx) error { return tx.UpdateParticipation(want) })
	all := get(t, db, func(r *Reader) ([]contest.Participation, error) { return r.Participations(o.edition) })
	if len(all) != 2 || all[0].Code != "P-0001" {
		t.Fatalf("participations: %+v", all)
	}
	same(t, "updated", want, all[1])
	same(t, "of the institution", all[1:], get(t, db, func(r *Reader) ([]contest.Participation, error) { return r.ParticipationsOf(want.InstitutionID) }))
	same(t, "next number", 3, get(t, db, func(r *Reader) (int, error) { return r.NextParticipationNumber(o.edition) }))

	for code, work := range map[string]func(*Tx) error{
		"record_exists": func(tx *Tx) error { // an institution takes part once
			twice := want
			twice.Code = "P-0003"
			_, err := tx.InsertParticipation(twice)
			return err
		},
		"record_in_use":  func(tx *Tx) error { p := want; p.Category = "XYZ"; return tx.UpdateParticipation(p) },
		"record_invalid": func(tx *Tx) error { p := want; p.State = "gone"; return tx.UpdateParticipation(p) },
		"record_missing": func(tx *Tx) error { return tx.DeleteParticipation(99) },
	} {
		_, err := db.Write(t.Context(), Step{Action: "test"}, work)
		wantCode(t, err, code)
	}
	write(t, db, func(tx *Tx) error { return tx.DeleteParticipation(want.ID) })
	read(t, db, func(r *Reader) error {
		_, err := byCode("P-0002")(r)
		wantCode(t, err, "record_missing")
		return nil
	})
	sound(t, db)
}
