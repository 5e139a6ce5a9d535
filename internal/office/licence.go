package office

import (
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"biurolidera/internal/contest"
	"biurolidera/internal/disk"
	"biurolidera/internal/document/licence"
	"biurolidera/internal/drawing"
	"biurolidera/internal/polish"
	"biurolidera/internal/store"
)

// IssueLicences gives numbers to the approved snapshot's proposed laureates who
// have none yet and makes their licences. An invented edition is approved first
// where it is not; a real one must be approved by a person. It gives the newly
// issued ones; none is code licences_none. A name that can't be set on the paper is
// refused and told, the others are issued.
func (o *Office) IssueLicences(ctx context.Context, ed contest.Edition) (issued []contest.QualityLicence, refused []error, err error) {
	defer wrap(&err, "IssueLicences(%q)", ed.Code)
	return o.issueLicences(ctx, ed, nil)
}

// IssueLicencesTo issues licences to the chosen ones, by participation code, of those
// that are due; see IssueLicences. A code that none is due to is refused and told.
func (o *Office) IssueLicencesTo(ctx context.Context, ed contest.Edition, codes []string) (issued []contest.QualityLicence, refused []error, err error) {
	defer wrap(&err, "IssueLicencesTo(%q, %d)", ed.Code, len(codes))
	if len(codes) == 0 {
		return nil, nil, contest.E("licences_none_chosen")
	}
	return o.issueLicences(ctx, ed, codes)
}

// issueLicences issues to those of codes that licences are due to; nil: to all.
func (o *Office) issueLicences(ctx context.Context, ed contest.Edition, codes []string) (issued []contest.QualityLicence, refused []error, err error) {
	if err := o.approveExample(ctx, ed); err != nil {
		return nil, nil, err
	}
	pictures, err := o.pictures()
	if err != nil {
		return nil, nil, err
	}
	step := store.Step{Action: "issue_licences", Args: contest.Args{"edition": ed.Name}}
	_, err = o.write(ctx, step, func(tx *store.Tx) error {
		issued, refused, err = o.issue(ctx, tx, ed, pictures, codes)
		tx.Set("count", len(issued))
		return err
	})
	return issued, refused, err
}

// approveExample approves an invented edition's ranking once.
func (o *Office) approveExample(ctx context.Context, ed contest.Edition) error {
	if !ed.Example {
		return nil
	}
	var done bool
	err := o.db.Read(ctx, func(r *store.Reader) (err error) {
		_, done, err = r.LatestSnapshot(ed.ID)
		return err
	})
	if err != nil || done {
		return err
	}
	_, err = o.Approve(ctx, ed, "")
	return err
}

// issue numbers and makes the missing licences inside a transaction.
func (o *Office) issue(ctx context.Context, tx *store.Tx, ed contest.Edition, pictures pictures, codes []string) (issued []contest.QualityLicence, refused []error, err error) {
	_, snap, ok, err := approved(tx.Reader, ed.ID)
	if err != nil {
		return nil, nil, err
	}
	if !ok {
		return nil, nil, contest.E("licences_unapproved", "edition", ed.Name)
	}
	have, err := tx.Licences(ed.ID)
	if err != nil {
		return nil, nil, err
	}
	due := laureatesOf(snap, have)
	if codes != nil {
		due, refused = chosen(due, codes)
	}
	if len(due) == 0 && len(refused) > 0 {
		return nil, nil, refused[0]
	}
	if len(due) == 0 {
		return nil, nil, contest.E("licences_none", "edition", ed.Name, "issued", len(have))
	}
	next, err := tx.NextLicenceNumber(ed.ID)
	if err != nil {
		return nil, nil, err
	}
	today := day(tx.Now)
	for i, p := range due {
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		l := contest.QualityLicence{
			EditionID: ed.ID, ParticipationID: p.ID, Number: contest.LicenceNumber(snap.Rules.Licence.Pattern, ed.Year, next+len(issued)),
			Name: p.Name, Category: p.Category, IssuedOn: today, ValidFrom: today,
			ValidTo: today.AddDate(0, snap.Rules.Licence.Months, -1), State: contest.LicenceValid,
		}
		err := o.issueOne(tx, &l, o.licenceData(ed, l, p.CategoryPrinted), pictures)
		switch {
		case contest.CodeOf(err) == "licence_refused":
			refused = append(refused, err)
		case err != nil:
			return nil, nil, err
		default:
			issued = append(issued, l)
		}
		progress(ctx, i+1, len(due))
	}
	if len(issued) == 0 {
		return nil, nil, refused[0]
	}
	return issued, refused, nil
}

// laureatesOf lists the snapshot's proposed laureates without a licence, in Polish
// order of their names: titles are equal.
func laureatesOf(snap snapshotResult, have []contest.QualityLicence) []snapshotParticipation {
	var due []snapshotParticipation
	for i, st := range snap.Standings {
		p := snap.Participations[i]
		held := slices.ContainsFunc(have, func(l contest.QualityLicence) bool { return l.ParticipationID == p.ID })
		if st.Laureate && !held {
			due = append(due, p)
		}
	}
	slices.SortStableFunc(due, func(a, b snapshotParticipation) int { return polish.Compare(a.Name, b.Name) })
	return due
}

// chosen keeps those of codes, and tells the codes that no licence is due to.
func chosen(due []snapshotParticipation, codes []string) (kept []snapshotParticipation, refused []error) {
	for _, code := range codes {
		if !slices.ContainsFunc(due, func(p snapshotParticipation) bool { return p.Code == code }) {
			refused = append(refused, contest.E("licence_not_due", "participant", code))
		}
	}
	for _, p := range due {
		if slices.Contains(codes, p.Code) {
			kept = append(kept, p)
		}
	}
	return kept, refused
}

// licenceData gives what a licence says; it is kept with the issued document, so
// that the paper can be painted again in another size.
func (o *Office) licenceData(ed contest.Edition, l contest.QualityLicence, category string) licence.Data {
	s := o.settings()
	return licence.Data{
		Contest: s.Contest.Name, Edition: ed.Name, Name: l.Name, Category: category, Number: l.Number,
		ValidFrom: l.ValidFrom, ValidTo: l.ValidTo, IssuedOn: l.IssuedOn, Place: s.Signatory.Place,
		Signatory: s.Signatory.Name, Function: s.Signatory.Function, Example: ed.Example, Lang: o.cat.Lang(),
	}
}

// issueOne makes the paper, keeps it and writes the licence.
func (o *Office) issueOne(tx *store.Tx, l *contest.QualityLicence, data licence.Data, pictures pictures) error {
	pdf, err := licencePDF(data, pictures, licence.A4)
	if err != nil {
		return err
	}
	body, err := json.Marshal(data)
	if err != nil {
		return err
	}
	doc := contest.IssuedDocument{
		EditionID: l.EditionID, Kind: contest.DocumentLicence, Number: l.Number, Name: licenceFile(*l),
		Type: "application/pdf", Bytes: pdf, Data: body, IssuedAt: tx.Now,
	}
	if doc, err = tx.InsertDocument(doc); err != nil {
		return err
	}
	l.DocumentID = doc.ID
	l.ID, err = tx.InsertLicence(*l)
	return err
}

// licenceFile names a licence's file: its number first, so that no two collide.
func licenceFile(l contest.QualityLicence) string {
	return disk.SafeName(strings.ReplaceAll(l.Number, "/", "-"), l.Name, "pdf")
}

// licencePDF lays out and paints one licence.
func licencePDF(data licence.Data, pictures pictures, size licence.Size) ([]byte, error) {
	data.Signature, data.Logo, data.Size = pictures.signature, pictures.logo, size
	page, err := licence.Layout(data)
	if err != nil {
		return nil, err
	}
	return drawing.WritePDF(drawing.Document{Info: licence.Info(data, data.IssuedOn), Pages: []drawing.Page{*page}})
}

// PrintLicences writes the edition's valid licences: into one PDF where out ends
// in .pdf (parts of 1,000 pages where there are more), else a file each into the
// folder out. A file of its own in A4 is the issued document, byte for byte.
func (o *Office) PrintLicences(ctx context.Context, ed contest.Edition, size, out string) (files []string, err error) {
	defer wrap(&err, "PrintLicences(%q)", out)
	var list []contest.QualityLicence
	err = o.db.Read(ctx, func(r *store.Reader) error {
		all, err := r.Licences(ed.ID)
		for _, l := range all {
			if l.State == contest.LicenceValid {
				list = append(list, l)
			}
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	if len(list) == 0 {
		return nil, contest.E("licences_not_issued", "edition", ed.Name)
	}
	return o.printTo(ctx, list, size, out)
}

// SaveLicences writes the chosen licences, by number, as PrintLicences does.
func (o *Office) SaveLicences(ctx context.Context, numbers []string, size, out string) (files []string, err error) {
	defer wrap(&err, "SaveLicences(%d, %q)", len(numbers), out)
	if len(numbers) == 0 {
		return nil, contest.E("licences_none_chosen")
	}
	list := make([]contest.QualityLicence, len(numbers))
	err = o.db.Read(ctx, func(r *store.Reader) error {
		for i, number := range numbers {
			if list[i], err = r.LicenceByNumber(number); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return o.printTo(ctx, list, size, out)
}

// printTo writes licences into one PDF or into a folder.
func (o *Office) printTo(ctx context.Context, list []contest.QualityLicence, size, out string) ([]string, error) {
	if strings.EqualFold(filepath.Ext(out), ".pdf") {
		return o.printBatch(ctx, list, licenceSize(size), out)
	}
	return o.printSingly(ctx, list, licenceSize(size), out)
}

// printBatch paints all licences into numbered parts.
func (o *Office) printBatch(ctx context.Context, list []contest.QualityLicence, size licence.Size, out string) (files []string, err error) {
	pictures, err := o.pictures()
	if err != nil {
		return nil, err
	}
	info := drawing.Info{Title: o.cat.T("licence.batch_title"), Author: o.settings().Contest.Name, Lang: o.cat.Lang(), Created: list[0].IssuedOn}
	w := newParts(out, info, len(list))
	for i, l := range list {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		data, _, err := o.issuedLicence(ctx, l)
		if err != nil {
			return nil, err
		}
		data.Signature, data.Logo, data.Size = pictures.signature, pictures.logo, size
		page, err := licence.Layout(data)
		if err != nil {
			return nil, err
		}
		if err := w.add(*page); err != nil {
			return nil, err
		}
		progress(ctx, i+1, len(list))
	}
	return w.close()
}

// printSingly writes a file a licence.
func (o *Office) printSingly(ctx context.Context, list []contest.QualityLicence, size licence.Size, dir string) (files []string, err error) {
	if err := makeFolder(dir); err != nil {
		return nil, err
	}
	pictures, err := o.pictures()
	if err != nil {
		return nil, err
	}
	files = make([]string, len(list))
	err = inParallel(ctx, len(list), func(i int) error {
		data, doc, err := o.issuedLicence(ctx, list[i])
		if err != nil {
			return err
		}
		name, pdf := doc.Name, doc.Bytes
		if size != licence.A4 {
			name = strings.TrimSuffix(name, ".pdf") + "_" + string(size) + ".pdf"
			if pdf, err = licencePDF(data, pictures, size); err != nil {
				return err
			}
		}
		files[i] = filepath.Join(dir, name)
		return writeFile(files[i], pdf)
	})
	return files, err
}

// issuedLicence reads a licence's document and what it was made from.
func (o *Office) issuedLicence(ctx context.Context, l contest.QualityLicence) (data licence.Data, doc contest.IssuedDocument, err error) {
	err = o.db.Read(ctx, func(r *store.Reader) error {
		doc, err = r.Document(l.DocumentID)
		return err
	})
	if err != nil {
		return data, doc, err
	}
	if err := json.Unmarshal(doc.Data, &data); err != nil {
		return data, doc, fmt.Errorf("data of document %d: %w", doc.ID, err)
	}
	return data, doc, nil
}

func day(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}
