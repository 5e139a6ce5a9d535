package store

import (
	"testing"

	"biurolidera/internal/contest"
)

func TestContacts(t *testing.T) {
	db := create(t, options(t))
	o := furnish(t, db)
	clerk := contest.Contact{InstitutionID: o.institution, FirstName: "Jan", Surname: "Żak", Phone: "+48 22 000 00 00", Email: "j@x.example"}
	head := contest.Contact{InstitutionID: o.institution, Title: "dr", FirstName: "Anna", Surname: "Łęcka", Function: "Wójt", Salutation: "Szanowna Pani Wójt", Head: true}
	write(t, db, func(tx *Tx) (err error) {
		if clerk.ID, err = tx.InsertContact(clerk); err != nil {
			return err
		}
		return tx.InsertContacts([]contest.Contact{head})
	})
	head.ID = clerk.ID + 1
	ask := func() []contest.Contact {
		return get(t, db, func(r *Reader) ([]contest.Contact, error) { return r.Contacts(o.institution) })
	}
	same(t, "the head first", []contest.Contact{head, clerk}, ask())
	same(t, "of all", ask(), get(t, db, (*Reader).AllContacts))
	head.Surname = "Łęcka-Żak"
	write(t, db, func(tx *Tx) error {
		if err := tx.UpdateContact(head); err != nil {
			return err
		}
		return tx.DeleteContact(clerk.ID)
	})
	same(t, "updated", []contest.Contact{head}, ask())
	_, err := db.Write(t.Context(), Step{Action: "test"}, func(tx *Tx) error {
		_, err := tx.InsertContact(contest.Contact{InstitutionID: 99})
		return err
	})
	wantCode(t, err, "record_in_use")
}
