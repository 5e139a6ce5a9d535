package store

import (
	"database/sql"

	"biurolidera/internal/contest"
)

// Contacts are people: the only names of persons in the file beside signatories of
// applications. They go with their institution, and an erasure takes them out of the
// history too (ErasePayload).

// InsertContact makes a contact and gives its id.
func (tx *Tx) InsertContact(c contest.Contact) (id int64, err error) {
	defer wrap(&err, "InsertContact(%d)", c.InstitutionID)
	return tx.insert(`
		INSERT INTO contact (
			institution_id,
			title,
			first_name,
			surname,
			function,
			salutation,
			phone,
			email,
			head
		) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
		RETURNING id`,
		c.InstitutionID, c.Title, c.FirstName, c.Surname, c.Function, c.Salutation, c.Phone, c.Email, c.Head)
}

// InsertContacts makes many at once.
func (tx *Tx) InsertContacts(all []contest.Contact) (err error) {
	defer wrap(&err, "InsertContacts(%d)", len(all))
	return tx.insertRows(`
		INSERT INTO contact (
			institution_id,
			title,
			first_name,
			surname,
			function,
			salutation,
			phone,
			email,
			head
		) VALUES`, 9, len(all), func(i int, row []any) error {
		c := all[i]
		copy(row, []any{c.InstitutionID, c.Title, c.FirstName, c.Surname, c.Function, c.Salutation, c.Phone, c.Email, c.Head})
		return nil
	})
}

// UpdateContact writes all fields.
func (tx *Tx) UpdateContact(c contest.Contact) (err error) {
	defer wrap(&err, "UpdateContact(%d)", c.ID)
	return tx.change("contact", c.ID, `
		UPDATE contact
		SET
			institution_id = ?,
			title = ?,
			first_name = ?,
			surname = ?,
			function = ?,
			salutation = ?,
			phone = ?,
			email = ?,
			head = ?
		WHERE id = ?`,
		c.InstitutionID, c.Title, c.FirstName, c.Surname, c.Function, c.Salutation, c.Phone, c.Email, c.Head, c.ID)
}

// DeleteContact takes a contact away.
func (tx *Tx) DeleteContact(id int64) (err error) {
	defer wrap(&err, "DeleteContact(%d)", id)
	return tx.change("contact", id, "DELETE FROM contact WHERE id = ?", id)
}

// Contacts lists an institution's contacts, the head first.
func (r *Reader) Contacts(institutionID int64) ([]contest.Contact, error) {
	return r.contacts("WHERE institution_id = ? ORDER BY head DESC, id", institutionID)
}

// ContactsOf lists the contacts of institutions, by institution, the head first.
func (r *Reader) ContactsOf(institutions []int64) (all []contest.Contact, err error) {
	defer wrap(&err, "ContactsOf(%d)", len(institutions))
	err = inParts(institutions, func(in string, args []any) error {
		found, err := r.contacts("WHERE institution_id IN "+in+" ORDER BY institution_id, head DESC, id", args...)
		all = append(all, found...)
		return err
	})
	return all, err
}

// AllContacts lists the contacts of all institutions, by institution, the head first.
func (r *Reader) AllContacts() ([]contest.Contact, error) {
	return r.contacts("ORDER BY institution_id, head DESC, id")
}

// contacts reads contacts; the condition orders them.
func (r *Reader) contacts(condition string, args ...any) ([]contest.Contact, error) {
	return collect(r, `
		SELECT
			id,
			institution_id,
			title,
			first_name,
			surname,
			function,
			salutation,
			phone,
			email,
			head
		FROM contact
		`+condition, args, func(rows *sql.Rows, c *contest.Contact) error {
		return rows.Scan(&c.ID, &c.InstitutionID, &c.Title, &c.FirstName, &c.Surname, &c.Function,
			&c.Salutation, &c.Phone, &c.Email, &c.Head)
	})
}
