package office

import (
	"context"
	"strings"

	"biurolidera/internal/contest"
	"biurolidera/internal/polish"
	"biurolidera/internal/store"
)

// SaveContact writes a contact; one with ID 0 is new. A new or changed Head takes the
// mark from the one who had it. found are warnings about telephone and e-mail, which
// block nothing. It fails with contact_empty where no name, function, telephone or
// e-mail is given. The step can be undone.
func (o *Office) SaveContact(ctx context.Context, c contest.Contact) (kept ContactDetail, found []contest.Finding, err error) {
	defer wrap(&err, "SaveContact(%d)", c.ID)
	for _, f := range []struct {
		field string
		at    *string
	}{
		{"title", &c.Title},
		{"first_name", &c.FirstName},
		{"surname", &c.Surname},
		{"function", &c.Function},
		{"salutation", &c.Salutation},
		{"phone", &c.Phone},
		{"email", &c.Email},
	} {
		value, remark := CheckInstitutionField(f.field, *f.at)
		*f.at = value
		if remark != nil {
			found = append(found, *remark)
		}
	}
	if c.FirstName+c.Surname+c.Function+c.Phone+c.Email == "" {
		return kept, found, contest.E("contact_empty").At("surname")
	}
	action := "save_contact"
	if c.ID == 0 {
		action = "add_contact"
	}
	_, err = o.write(ctx, store.Step{Action: action, Undoable: true}, func(tx *store.Tx) error {
		if err := nameContact(tx, c); err != nil {
			return err
		}
		if c.Head {
			if err := oneHead(tx, c); err != nil {
				return err
			}
		}
		if c.ID != 0 {
			return tx.UpdateContact(c)
		}
		c.ID, err = tx.InsertContact(c)
		return err
	})
	return ContactDetail{c, polish.Salutation(c.Function, c.FirstName)}, found, err
}

// nameContact says in the history whose contact it is; names of people stand in the
// payload alone, which can be erased.
func nameContact(tx *store.Tx, c contest.Contact) error {
	i, err := tx.Institution(c.InstitutionID)
	tx.Set("institution", i.Code)
	return err
}

// oneHead takes the mark of the head from the others.
func oneHead(tx *store.Tx, c contest.Contact) error {
	all, err := tx.Contacts(c.InstitutionID)
	if err != nil {
		return err
	}
	for _, other := range all {
		if other.Head && other.ID != c.ID {
			other.Head = false
			if err := tx.UpdateContact(other); err != nil {
				return err
			}
		}
	}
	return nil
}

// RemoveContact takes a contact of an institution away; the step can be undone.
func (o *Office) RemoveContact(ctx context.Context, c contest.Contact) (ch contest.Change, err error) {
	defer wrap(&err, "RemoveContact(%d)", c.ID)
	return o.write(ctx, store.Step{Action: "remove_contact", Undoable: true}, func(tx *store.Tx) error {
		if err := nameContact(tx, c); err != nil {
			return err
		}
		return tx.DeleteContact(c.ID)
	})
}

// ContactName is a contact's title and name on one line.
func ContactName(c contest.Contact) string {
	return strings.Join(strings.Fields(c.Title+" "+c.FirstName+" "+c.Surname), " ")
}
