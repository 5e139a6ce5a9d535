package office

import (
	"context"
	"errors"

	"biurolidera/internal/contest"
)

// Paper sizes of licences.
const (
	SizeA4 = "A4"
	SizeA3 = "A3"
)

// LicencePaper gives an issued licence to look at, print or save. In A4 its PDF is the
// issued document, byte for byte.
func (o *Office) LicencePaper(ctx context.Context, number, size string) (p Paper, err error) {
	return p, errors.ErrUnsupported
}

// LicencePapers gives several issued licences as one paper for the printer.
func (o *Office) LicencePapers(ctx context.Context, numbers []string, size string) (p Paper, err error) {
	return p, errors.ErrUnsupported
}

// LicenceDraft gives the licence that a participation would get, marked as a draft
// by its number.
func (o *Office) LicenceDraft(ctx context.Context, ed contest.Edition, code, size string) (p Paper, err error) {
	return p, errors.ErrUnsupported
}

// ReportPaper gives the draft of a participation's ranking report.
func (o *Office) ReportPaper(ctx context.Context, ed contest.Edition, code string) (p Paper, err error) {
	return p, errors.ErrUnsupported
}

// RankingPaper gives the ranking list; category empty: all.
func (o *Office) RankingPaper(ctx context.Context, ed contest.Edition, category string) (p Paper, err error) {
	return p, errors.ErrUnsupported
}

// LaureatesPaper gives the press list.
func (o *Office) LaureatesPaper(ctx context.Context, ed contest.Edition) (p Paper, err error) {
	return p, errors.ErrUnsupported
}

// SheetPaper gives an audit's sheet to be filled in by pen.
func (o *Office) SheetPaper(ctx context.Context, ed contest.Edition, audit string) (p Paper, err error) {
	return p, errors.ErrUnsupported
}

// PDF gives the paper's bytes: an issued document's own, else painted from the pages.
func (p Paper) PDF() ([]byte, error) { return nil, errors.ErrUnsupported }

// Save writes the PDF whole or not at all.
func (p Paper) Save(path string) error { return errors.ErrUnsupported }
