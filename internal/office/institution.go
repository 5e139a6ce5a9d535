package office

import (
	"context"
	"encoding/json"
	"fmt"

	"biurolidera/internal/contest"
	"biurolidera/internal/exchange"
	"biurolidera/internal/locale"
	"biurolidera/internal/store"
)

// InstitutionImport says which list comes in and how.
type InstitutionImport struct {
	Path        string
	Sheet       string            // worksheet; empty: the likeliest
	HeaderRows  int               // 0 or less: found by itself
	NoHeader    bool              // the list has no header: its first row is an institution
	Mapping     map[string]string // field -> column, over what is guessed
	Participate *contest.Edition  // enter the institutions in this edition too
	DryRun      bool
	Rejects     string // file for rejected rows; empty: none
	Similarity  int    // per cent from which names are alike; 0: the default

	// List is a list that was read before, in place of Path, with its own settings in
	// place of Sheet, HeaderRows, NoHeader and Mapping.
	List *List
	// Decisions are a person's words on rows, by the row's number.
	Decisions map[int]RowDecision

	rows *[]PlannedRow
}

// InstitutionSummary tells what a list brought.
type InstitutionSummary struct {
	Read           int // rows with an institution
	Added          int // new records, the unsure ones among them
	Updated        int
	Same           int
	Rejected       int
	Skipped        int // rows that are no institutions (parts of units, group rows) and those a person left out
	Participations int // newly entered in the edition
	Written        bool
	Mapping        []FieldColumn
	Unused         []string // headings of columns with content that no field was read from
	Changes        []InstitutionChange
	Unsure         []UnsureInstitution
	Findings       []contest.Finding
	Change         contest.Change
}

// FieldColumn says which column a field was read from, and whether it was guessed,
// given or remembered.
type FieldColumn struct {
	Field, Column, By string
}

// describe takes over what is known before a row is read.
func (s *InstitutionSummary) describe(t *exchange.InstitutionTable) {
	for _, m := range t.Mapping {
		s.Mapping = append(s.Mapping, FieldColumn{m.Field, m.Column.Name, string(m.By)})
	}
	for _, c := range t.Unused {
		s.Unused = append(s.Unused, c.Name)
	}
	s.Findings = append(s.Findings, t.Table.Findings()...)
}

// take counts a row's remarks. Of a rejected one only the fault is told: what else
// the row says is not kept, so there is nothing to check in it.
func (s *InstitutionSummary) take(row exchange.InstitutionRow) (good bool) {
	if fault, bad := row.Rejected(); bad {
		s.Rejected++
		s.Findings = append(s.Findings, fault)
		return false
	}
	s.Read++
	s.Findings = append(s.Findings, row.Findings...)
	return true
}

// writeInstitutionRejects writes the rows that were kept out, if a file is named.
func (o *Office) writeInstitutionRejects(path string, h exchange.Header, rejected []exchange.InstitutionRow) error {
	return o.writeRejects(path, h, func(yield func(exchange.Reject) bool) {
		for _, r := range rejected {
			f, _ := r.Rejected()
			if !yield(exchange.Reject{Row: r.Row, Reason: o.cat.Finding(f), Cells: r.Cells}) {
				return
			}
		}
	})
}

// InstitutionChange is one field that an update changed.
type InstitutionChange struct {
	Code, Name, Field, Before, After string
}

// UnsureInstitution is a new record that may be the same as another one.
type UnsureInstitution struct {
	Row            int
	Name, Code     string
	Like, LikeName string // the other's code and name
	By             string // what they share
	Similarity     int    // per cent
}

// ImportInstitutions reads a list as it comes, compares it with what is kept and
// writes good rows as one step that can be undone. What is unsure becomes a new
// record and is listed. A dry run writes nothing.
func (o *Office) ImportInstitutions(ctx context.Context, in InstitutionImport) (s InstitutionSummary, err error) {
	if in.List != nil {
		in = in.List.fill(in)
	}
	defer wrap(&err, "ImportInstitutions(%q)", in.Path)
	if o.db.Example() {
		return s, contest.E("example_no_import", "file", o.path)
	}
	list, err := o.openInstitutions(ctx, in)
	if err != nil {
		return s, err
	}
	s.describe(list)
	if in.DryRun {
		err = o.db.Read(ctx, func(r *store.Reader) error {
			_, err := o.planInstitutions(ctx, r, list, in, &s)
			return err
		})
		return s, err
	}
	step := store.Step{Action: "import_institutions", Args: contest.Args{"file": baseName(in.Path)}, Undoable: true}
	s.Change, err = o.write(ctx, step, func(tx *store.Tx) error {
		plan, err := o.planInstitutions(ctx, tx.Reader, list, in, &s)
		if err != nil {
			return err
		}
		tx.Set("added", s.Added)
		tx.Set("updated", s.Updated)
		return plan.write(tx)
	})
	s.Written = s.Change.ID != 0
	return s, err
}

// openInstitutions opens the list with the mapping remembered for its header.
func (o *Office) openInstitutions(ctx context.Context, in InstitutionImport) (list *exchange.InstitutionTable, err error) {
	how := exchange.InstitutionOptions{Sheet: in.Sheet, HeaderRows: headerRows(in.HeaderRows, in.NoHeader), Mapping: in.Mapping}
	err = o.db.Read(ctx, func(r *store.Reader) error {
		how.Remembered = rememberedIn(r)
		if in.List != nil {
			list, err = in.List.open(ctx, how)
		} else {
			list, err = exchange.OpenInstitutions(ctx, in.Path, how)
		}
		return err
	})
	return list, err
}

// headerRows is how many header rows there are as exchange takes it: 0 found by
// itself, -1 none.
func headerRows(rows int, none bool) int {
	if none {
		return -1
	}
	return max(0, rows)
}

// rememberedIn gives the mappings that the file remembers by header.
func rememberedIn(r *store.Reader) func(header string) (map[string]string, bool) {
	return func(header string) (map[string]string, bool) {
		body, ok, err := r.Mapping(header)
		if err != nil || !ok {
			return nil, false
		}
		var m map[string]string
		return m, json.Unmarshal([]byte(body), &m) == nil
	}
}

// InstitutionFieldLines describes the fields that a mapping takes, a line each.
func InstitutionFieldLines(cat *locale.Catalogue) []string {
	var lines []string
	for _, f := range exchange.InstitutionFields() {
		lines = append(lines, fmt.Sprintf("%-22s %s", f.Name, cat.T("institution.field."+f.Name)))
	}
	return lines
}

// ParticipantLine is one participation with its result.
type ParticipantLine struct {
	Code, Name, Category string
	State                contest.ParticipationState
	Score                *contest.Score // nil: not classified
	Place                int            // in its category
}

// Participants lists an edition's participations by code.
func (o *Office) Participants(ctx context.Context, ed contest.Edition) (lines []ParticipantLine, err error) {
	defer wrap(&err, "Participants(%q)", ed.Code)
	res, err := o.Ranking(ctx, ed)
	if err != nil {
		return nil, err
	}
	err = o.db.Read(ctx, func(r *store.Reader) error {
		all, err := r.Participations(ed.ID)
		for _, p := range all {
			l := ParticipantLine{Code: p.Code, Name: p.Name, Category: p.Category, State: p.State}
			if i, ok := res.Find(p.Code); ok && res.Standings[i].Classified {
				l.Score, l.Place = res.Standings[i].Overall, res.Standings[i].Place
			}
			lines = append(lines, l)
		}
		return err
	})
	return lines, err
}
