package office

import (
	"context"
	"path/filepath"
	"slices"

	"biurolidera/internal/contest"
	"biurolidera/internal/document/report"
)

// WriteReports writes the drafts of all reports into a folder, on all cores. A
// report that can't be set is refused and told, the others are written.
func (o *Office) WriteReports(ctx context.Context, ed contest.Edition, as, dir string) (files []string, refused []error, err error) {
	defer wrap(&err, "WriteReports(%q)", dir)
	return o.writeReports(ctx, ed, nil, as, dir)
}

// WriteReportsOf writes those of the chosen participations, by code; see WriteReports.
func (o *Office) WriteReportsOf(ctx context.Context, ed contest.Edition, codes []string, as, dir string) (files []string, refused []error, err error) {
	defer wrap(&err, "WriteReportsOf(%d, %q)", len(codes), dir)
	if len(codes) == 0 {
		return nil, nil, contest.E("reports_none_chosen")
	}
	return o.writeReports(ctx, ed, codes, as, dir)
}

// writeReports writes the reports of codes; nil: all.
func (o *Office) writeReports(ctx context.Context, ed contest.Edition, codes []string, as, dir string) (files []string, refused []error, err error) {
	res, at, err := o.reported(ctx, ed, codes)
	if err != nil {
		return nil, nil, err
	}
	if err := makeFolder(dir); err != nil {
		return nil, nil, err
	}
	names, faults := make([]string, len(at)), make([]error, len(at))
	err = inParallel(ctx, len(at), func(i int) error {
		names[i] = filepath.Join(dir, reportFile(res.Participations[at[i]], as))
		err := o.writeReport(ctx, res, at[i], as, names[i])
		if contest.CodeOf(err) == "report_refused" {
			faults[i] = err
			return nil
		}
		return err
	})
	for i, fault := range faults {
		if fault != nil {
			refused = append(refused, fault)
		} else {
			files = append(files, names[i])
		}
	}
	if len(files) == 0 && err == nil {
		return nil, nil, refused[0]
	}
	return files, refused, err
}

// reported gives the positions of the participations of codes in the ranking; nil: of
// all.
func (o *Office) reported(ctx context.Context, ed contest.Edition, codes []string) (res *Ranking, at []int, err error) {
	if res, err = o.Ranking(ctx, ed); err != nil {
		return nil, nil, err
	}
	if len(res.Participations) == 0 {
		return nil, nil, contest.E("ranking_empty", "edition", ed.Name)
	}
	for i, p := range res.Participations {
		if codes == nil || slices.Contains(codes, p.Code) {
			at = append(at, i)
		}
	}
	if len(at) == 0 {
		return nil, nil, contest.E("participant_unknown", "edition", ed.Name, "code", codes[0])
	}
	return res, at, nil
}

// CheckReports lays every report out without keeping it, on all cores, and gives why
// those that can't be set can't, by participation code.
func (o *Office) CheckReports(ctx context.Context, ed contest.Edition) (refused map[string]error, err error) {
	defer wrap(&err, "CheckReports(%q)", ed.Code)
	res, at, err := o.reported(ctx, ed, nil)
	if err != nil {
		return nil, err
	}
	faults := make([]error, len(at))
	err = inParallel(ctx, len(at), func(i int) error {
		d, err := o.reportData(ctx, res, at[i])
		if err != nil {
			return err
		}
		_, faults[i] = report.Layout(d)
		return nil
	})
	if err != nil {
		return nil, err
	}
	refused = map[string]error{}
	for i, fault := range faults {
		if fault != nil {
			refused[res.Participations[at[i]].Code] = fault
		}
	}
	return refused, nil
}
