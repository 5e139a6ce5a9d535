package office

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"biurolidera/internal/contest"
	"biurolidera/internal/document/licence"
	"biurolidera/internal/store"
)

// RevokeLicence takes a licence's worth away; it stays in the register. It needs a
// reason and can be undone.
func (o *Office) RevokeLicence(ctx context.Context, number, reason string) (ch contest.Change, err error) {
	defer wrap(&err, "RevokeLicence(%q)", number)
	reason = strings.TrimSpace(reason)
	if reason == "" {
		return ch, contest.E("licence_reason", "number", number).At("reason")
	}
	step := store.Step{Action: "revoke_licence", Args: contest.Args{"number": number, "reason": reason}, Undoable: true}
	return o.write(ctx, step, func(tx *store.Tx) error {
		l, err := tx.LicenceByNumber(number)
		if err != nil {
			return err
		}
		if l.State == contest.LicenceRevoked {
			return contest.E("licence_revoked", "number", number)
		}
		l.State, l.RevokeReason = contest.LicenceRevoked, reason
		return tx.UpdateLicence(l)
	})
}

// LicenceCorrection is what a corrected paper says instead; empty fields stay.
type LicenceCorrection struct {
	Name     string // institution, nominative
	Category string // as printed
	Reason   string // why; needed
}

// CorrectLicence issues a new paper for a licence that names the old one; the number and
// the days stay. The old paper is kept. A revoked licence is not corrected.
func (o *Office) CorrectLicence(ctx context.Context, number string, c LicenceCorrection) (doc contest.IssuedDocument, err error) {
	defer wrap(&err, "CorrectLicence(%q)", number)
	c.Name, c.Category, c.Reason = strings.TrimSpace(c.Name), strings.TrimSpace(c.Category), strings.TrimSpace(c.Reason)
	if c.Reason == "" {
		return doc, contest.E("licence_reason", "number", number).At("reason")
	}
	pictures, err := o.pictures()
	if err != nil {
		return doc, err
	}
	step := store.Step{Action: "correct_licence", Args: contest.Args{"number": number, "reason": c.Reason}}
	_, err = o.write(ctx, step, func(tx *store.Tx) error {
		doc, err = correctLicence(tx, number, c, pictures)
		return err
	})
	return doc, err
}

func correctLicence(tx *store.Tx, number string, c LicenceCorrection, pictures pictures) (doc contest.IssuedDocument, err error) {
	l, err := tx.LicenceByNumber(number)
	if err != nil {
		return doc, err
	}
	if l.State == contest.LicenceRevoked {
		return doc, contest.E("licence_revoked", "number", number)
	}
	old, err := tx.Document(l.DocumentID)
	if err != nil {
		return doc, err
	}
	var data licence.Data
	if err := json.Unmarshal(old.Data, &data); err != nil {
		return doc, fmt.Errorf("data of document %d: %w", old.ID, err)
	}
	data.Name, data.Category = cmp.Or(c.Name, data.Name), cmp.Or(c.Category, data.Category)
	pdf, err := licencePDF(data, pictures, licence.A4)
	if err != nil {
		return doc, err
	}
	body, err := json.Marshal(data)
	if err != nil {
		return doc, err
	}
	printed := l
	printed.Name = data.Name
	doc, err = tx.InsertDocument(contest.IssuedDocument{
		EditionID: l.EditionID, Kind: contest.DocumentLicence, Number: number, Name: licenceFile(printed),
		Type: "application/pdf", Bytes: pdf, Data: body, IssuedAt: tx.Now, Replaces: old.ID,
	})
	if err != nil {
		return doc, err
	}
	l.DocumentID = doc.ID
	return doc, tx.UpdateLicence(l)
}

// PapersOfLicence lists a licence's papers, the first first, without bytes; the last is
// in force.
func (o *Office) PapersOfLicence(ctx context.Context, number string) (docs []contest.IssuedDocument, err error) {
	defer wrap(&err, "PapersOfLicence(%q)", number)
	err = o.db.Read(ctx, func(r *store.Reader) error {
		l, err := r.LicenceByNumber(number)
		if err != nil {
			return err
		}
		all, err := r.Documents(l.EditionID, contest.DocumentLicence)
		for _, d := range all {
			if d.Number == number {
				docs = append(docs, d)
			}
		}
		return err
	})
	return docs, err
}
