package office

import (
	"cmp"
	"context"

	"biurolidera/internal/contest"
	"biurolidera/internal/exchange"
	"biurolidera/internal/store"

	"golang.org/x/sync/errgroup"
)

// institutionPlan is what an import will write.
type institutionPlan struct {
	records  map[int64]*contest.Institution // as they will be, by ID; a new one's is -row
	fresh    []int64                        // IDs of new records, in the list's order
	contacts map[int64][]contest.Contact
	changed  []int64 // IDs of kept records that are updated, in the list's order
	updated  map[int64]bool
	enter    []int64 // IDs to enter in the edition, new ones too
	entered  map[int64]bool
	edition  *contest.Edition
	mapping  map[string]string
	header   string
	intake   *contest.Intake // until all rows are decided
	next     int             // number of the next new record

	decisions map[int]RowDecision
	rows      *[]PlannedRow // where every row's decision is listed; nil: nowhere
}

// planInstitutions reads the list row by row and decides about each; rejected rows
// go into their file.
func (o *Office) planInstitutions(ctx context.Context, r *store.Reader, list *exchange.InstitutionTable, in InstitutionImport, s *InstitutionSummary) (*institutionPlan, error) {
	plan := &institutionPlan{
		decisions: in.Decisions, rows: in.rows, records: map[int64]*contest.Institution{},
		contacts: map[int64][]contest.Contact{}, updated: map[int64]bool{}, entered: map[int64]bool{},
		edition: in.Participate, mapping: saidMapping(in.Mapping, list.Mapping), header: list.HeaderKey, intake: contest.NewIntake(in.Similarity),
	}
	if err := r.Institutions(func(i contest.Institution) error {
		plan.records[i.ID] = &i
		plan.intake.Know(&i)
		return nil
	}); err != nil {
		return nil, err
	}
	var err error
	if plan.next, err = r.NextInstitutionNumber(); err != nil {
		return nil, err
	}
	var rejected []exchange.InstitutionRow
	total, n := list.Table.Sheet.Rows, 0
	rows, wait := readAhead(ctx, list)
	for row := range rows {
		if n++; n%1000 == 0 {
			progress(ctx, min(n, total), total)
		}
		good := s.take(row)
		if !good {
			rejected = append(rejected, row)
		}
		if err == nil && good {
			err = plan.decide(row, s)
		}
	}
	skipped, failure := wait()
	if err := cmp.Or(failure, err); err != nil {
		return nil, err
	}
	for _, k := range skipped {
		s.Skipped += k.Count
	}
	if n == 0 {
		return nil, contest.E("institution_no_rows", "file", list.Table.Name)
	}
	progress(ctx, total, total)
	plan.intake = nil
	if err := o.writeInstitutionRejects(in.Rejects, list.Table.Header, rejected); err != nil {
		return nil, err
	}
	return plan, plan.participations(r, s)
}

// readAhead reads the list on a goroutine of its own while rows are decided about.
// The channel must be read to its end; wait then tells what was left out.
func readAhead(ctx context.Context, list *exchange.InstitutionTable) (rows <-chan exchange.InstitutionRow, wait func() ([]exchange.Skip, error)) {
	out := make(chan exchange.InstitutionRow, 512)
	var skipped []exchange.Skip
	var g errgroup.Group
	g.Go(func() (err error) {
		defer close(out)
		skipped, err = list.Each(ctx, func(row exchange.InstitutionRow) error {
			out <- row
			return ctx.Err()
		})
		return err
	})
	return out, func() ([]exchange.Skip, error) {
		err := g.Wait()
		return skipped, err
	}
}

// decide settles one row.
func (p *institutionPlan) decide(row exchange.InstitutionRow, s *InstitutionSummary) error {
	d, leave, err := p.decision(row)
	if err != nil {
		return err
	}
	if leave {
		s.Skipped++
		p.list(PlannedRow{Row: row.Row, Action: PlannedSkip, Name: row.Institution.Name, Decided: true}, row)
		return nil
	}
	if d.Record.ID == 0 {
		d.Record.ID = int64(-row.Row)
		d.Record.Code = contest.InstitutionCode(p.next + len(p.fresh))
		p.fresh = append(p.fresh, d.Record.ID)
		if len(row.Contacts) > 0 {
			p.contacts[d.Record.ID] = row.Contacts
		}
	}
	p.note(d, row, s)
	if d.Action != contest.ActionSame {
		record := d.Record
		p.records[record.ID] = &record
		p.intake.Stored(&record)
	}
	return nil
}

// decision is the office's word on a row, or else what the comparison says; leave tells
// that the row is left out.
func (p *institutionPlan) decision(row exchange.InstitutionRow) (d contest.Decision, leave bool, err error) {
	said, decided := p.decisions[row.Row]
	if !decided {
		return p.intake.Decide(row.Incoming()), false, nil
	}
	switch said.Choice {
	case ChoiceSkip:
		return d, true, nil
	case ChoiceNew:
		return p.intake.DecideNew(row.Incoming()), false, nil
	}
	d, ok := p.intake.DecideSame(row.Incoming(), said.ID)
	if !ok {
		err = contest.E("import_decision_gone", "row", row.Row)
	}
	return d, false, err
}

// note counts a decision and keeps what it will write.
func (p *institutionPlan) note(d contest.Decision, row exchange.InstitutionRow, s *InstitutionSummary) {
	id := d.Record.ID
	p.list(p.planned(d, row), row)
	switch d.Action {
	case contest.ActionNew:
		s.Added++
	case contest.ActionUnsure:
		s.Added++
		like := p.records[d.Match.ID]
		s.Unsure = append(s.Unsure, UnsureInstitution{
			Row: row.Row, Name: d.Record.Name, Code: d.Record.Code,
			Like: like.Code, LikeName: like.Name, By: d.Match.By, Similarity: d.Match.Similarity,
		})
	case contest.ActionUpdate:
		s.Updated++
		for _, c := range d.Changes {
			s.Changes = append(s.Changes, InstitutionChange{d.Record.Code, d.Record.Name, c.Field, c.Old, c.New})
		}
		if id > 0 && !p.updated[id] {
			p.updated[id] = true
			p.changed = append(p.changed, id)
		}
	case contest.ActionSame:
		s.Same++
	}
	if p.edition != nil && !p.entered[id] {
		p.entered[id] = true
		p.enter = append(p.enter, id)
	}
}

// participations leaves out who takes part already.
func (p *institutionPlan) participations(r *store.Reader, s *InstitutionSummary) error {
	if p.edition == nil {
		return nil
	}
	all, err := r.Participations(p.edition.ID)
	if err != nil {
		return err
	}
	for _, part := range all {
		delete(p.entered, part.InstitutionID)
	}
	s.Participations = len(p.entered)
	return nil
}
