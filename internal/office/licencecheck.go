package office

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"

	"biurolidera/internal/contest"
	"biurolidera/internal/store"
)

// IssuedPaper is what the register says of a licence's file.
type IssuedPaper struct {
	Number   string // of the licence
	Name     string // as printed when the licence was issued
	SHA256   string // hex, of the file
	InForce  bool   // no later paper replaced it
	Standing LicenceStanding
}

// CheckLicence reads the kept paper of a licence and compares its bytes with the hash
// kept beside it. Fails with document_changed where they differ.
func (o *Office) CheckLicence(ctx context.Context, number string) (p IssuedPaper, err error) {
	defer wrap(&err, "CheckLicence(%q)", number)
	err = o.db.Read(ctx, func(r *store.Reader) error {
		l, err := r.LicenceByNumber(number)
		if err != nil {
			return err
		}
		doc, err := r.Document(l.DocumentID)
		p = o.issuedPaper(l, doc)
		return err
	})
	return p, err
}

// CheckLicenceFile tells which issued licence a file is, byte for byte. Fails with
// licence_file_unknown where it is none of this file's.
func (o *Office) CheckLicenceFile(ctx context.Context, path string) (p IssuedPaper, err error) {
	defer wrap(&err, "CheckLicenceFile(%q)", path)
	sum, err := sumOfFile(path)
	if err != nil {
		return p, err
	}
	err = o.db.Read(ctx, func(r *store.Reader) error {
		doc, err := licenceDocument(r, sum)
		if err != nil {
			return err
		}
		if doc.ID == 0 {
			return contest.E("licence_file_unknown", "file", path)
		}
		l, err := r.LicenceByNumber(doc.Number)
		p = o.issuedPaper(l, doc)
		return err
	})
	return p, err
}

// licenceDocument finds an issued licence by its hash; the zero document: there is none.
func licenceDocument(r *store.Reader, sum string) (doc contest.IssuedDocument, err error) {
	editions, err := r.Editions()
	if err != nil {
		return doc, err
	}
	for _, ed := range editions {
		docs, err := r.Documents(ed.ID, contest.DocumentLicence)
		if err != nil {
			return doc, err
		}
		for _, d := range docs {
			if d.SHA256 == sum {
				return d, nil
			}
		}
	}
	return doc, nil
}

func (o *Office) issuedPaper(l contest.QualityLicence, doc contest.IssuedDocument) IssuedPaper {
	return IssuedPaper{Number: l.Number, Name: l.Name, SHA256: doc.SHA256, InForce: l.DocumentID == doc.ID, Standing: standingOn(l, day(o.opt.Now()))}
}

// sumOfFile gives a file's SHA-256 in hex.
func sumOfFile(path string) (sum string, err error) {
	f, err := os.Open(path)
	if err != nil {
		return "", cannotRead(path, err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", cannotRead(path, err)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
