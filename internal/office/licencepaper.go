package office

import (
	"context"
	"strings"

	"biurolidera/internal/contest"
	"biurolidera/internal/disk"
	"biurolidera/internal/document/licence"
	"biurolidera/internal/drawing"
	"biurolidera/internal/store"
)

// Paper sizes of licences.
const (
	SizeA4 = "a4"
	SizeA3 = "a3"
)

// licenceSize reads a paper size; anything else is A4.
func licenceSize(size string) licence.Size {
	if strings.EqualFold(size, SizeA3) {
		return licence.A3
	}
	return licence.A4
}

// LicencePaper gives an issued licence to look at, print or save. In A4 its PDF is the
// issued document, byte for byte.
func (o *Office) LicencePaper(ctx context.Context, number, size string) (p Paper, err error) {
	defer wrap(&err, "LicencePaper(%q)", number)
	papers, err := o.licencePages(ctx, []string{number}, licenceSize(size))
	if err != nil {
		return p, err
	}
	return papers[0], nil
}

// LicencePapers gives several issued licences as one paper for the printer.
func (o *Office) LicencePapers(ctx context.Context, numbers []string, size string) (p Paper, err error) {
	defer wrap(&err, "LicencePapers(%d)", len(numbers))
	if len(numbers) == 0 {
		return p, contest.E("licences_none_chosen")
	}
	papers, err := o.licencePages(ctx, numbers, licenceSize(size))
	if err != nil {
		return p, err
	}
	title := o.cat.T("licence.batch_title")
	p = Paper{Title: title, Name: papers[0].Name, info: papers[0].info}
	if len(papers) > 1 {
		p.Name = disk.SafeName("", title, "pdf")
	}
	p.info.Title = title
	for _, one := range papers {
		p.Pages = append(p.Pages, one.Pages...)
	}
	return p, nil
}

// licencePages lays the papers in force of some licences out again from what they were
// made from.
func (o *Office) licencePages(ctx context.Context, numbers []string, size licence.Size) (papers []Paper, err error) {
	pictures, err := o.pictures()
	if err != nil {
		return nil, err
	}
	for i, number := range numbers {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		var l contest.QualityLicence
		err := o.db.Read(ctx, func(r *store.Reader) error {
			l, err = r.LicenceByNumber(number)
			return err
		})
		if err != nil {
			return nil, err
		}
		data, doc, err := o.issuedLicence(ctx, l)
		if err != nil {
			return nil, err
		}
		p, err := licencePaper(data, pictures, size, doc.Name)
		if err != nil {
			return nil, err
		}
		if size == licence.A4 {
			p.issued = doc.Bytes
		}
		papers = append(papers, p)
		progress(ctx, i+1, len(numbers))
	}
	return papers, nil
}

// licencePaper lays one licence out.
func licencePaper(data licence.Data, pictures pictures, size licence.Size, name string) (p Paper, err error) {
	data.Signature, data.Logo, data.Size = pictures.signature, pictures.logo, size
	page, err := licence.Layout(data)
	if err != nil {
		return p, err
	}
	if size != licence.A4 {
		name = strings.TrimSuffix(name, ".pdf") + "_" + string(size) + ".pdf"
	}
	return paperOf(drawing.Document{Info: licence.Info(data, data.IssuedOn), Pages: []drawing.Page{*page}}, name), nil
}

// LicenceDraft gives the licence that a participation would get, with a mark of a draft
// in place of its number.
func (o *Office) LicenceDraft(ctx context.Context, ed contest.Edition, code, size string) (p Paper, err error) {
	defer wrap(&err, "LicenceDraft(%q)", code)
	var part contest.Participation
	var d EditionDetail
	err = o.db.Read(ctx, func(r *store.Reader) error {
		if part, err = r.ParticipationByCode(ed.ID, code); err != nil {
			return err
		}
		return d.read(r, ed)
	})
	if err != nil {
		return p, err
	}
	pictures, err := o.pictures()
	if err != nil {
		return p, err
	}
	category := part.Category
	for _, c := range d.Categories {
		if c.Code == part.Category {
			category = c.Name
		}
	}
	today := day(o.opt.Now())
	l := contest.QualityLicence{
		Number: o.cat.T("office.licence.draft"), Name: part.Name, ValidFrom: today, IssuedOn: today,
		ValidTo: today.AddDate(0, d.Rules.Licence.Months, -1),
	}
	return licencePaper(o.licenceData(ed, l, category), pictures, licenceSize(size), licenceFile(l))
}
