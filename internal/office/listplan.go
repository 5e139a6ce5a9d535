package office

import (
	"context"

	"biurolidera/internal/contest"
	"biurolidera/internal/exchange"
)

// RowChoice is what a person says about a row of a list.
type RowChoice string

// The three words about a row.
const (
	ChoiceSame RowChoice = "same" // it is the record of RowDecision.ID
	ChoiceNew  RowChoice = "new"  // it is a new record
	ChoiceSkip RowChoice = "skip" // it is left out
)

// RowDecision is a person's word on one row; without one the comparison decides.
type RowDecision struct {
	Choice RowChoice
	ID     int64 // of ChoiceSame: PlannedRow.LikeID, or any institution's id
}

// PlannedAction is what an import does with a row; the text "intake.ACTION".
type PlannedAction string

// What an import does with a row.
const (
	PlannedNew    PlannedAction = "new"
	PlannedUpdate PlannedAction = "update"
	PlannedSame   PlannedAction = "same"
	PlannedUnsure PlannedAction = "unsure" // a new record, unless a person decides
	PlannedSkip   PlannedAction = "skip"   // left out by a person
)

// PlannedRow is what an import will do with one row.
type PlannedRow struct {
	Row     int
	Action  PlannedAction
	Decided bool // by a person
	Code    string
	Name    string // as the record will be named; as the list names it where it is left out
	Place   string
	NIP     string

	// Of update, same and unsure: the record meant, or the one it may be.
	LikeID   int64 // below 0: the new record of the row -LikeID of this list
	LikeCode string
	LikeName string
	By       string // what both share, the text "match_by.BY"
	Why      string // of unsure: why it is not certain, the text "match.WHY"
	Percent  int    // how alike the names are

	Changes  []contest.FieldChange // of update
	Findings []contest.Finding     // warnings about the row
}

// ImportPlan is what an import will do, row by row.
type ImportPlan struct {
	InstitutionSummary
	Rows []PlannedRow // good rows in the list's order; the rejected ones are among Findings
}

// Only gives the rows of an action, in the list's order.
func (p *ImportPlan) Only(action PlannedAction) []PlannedRow {
	var rows []PlannedRow
	for _, r := range p.Rows {
		if r.Action == action {
			rows = append(rows, r)
		}
	}
	return rows
}

// PlanImport compares a list with the file as ImportInstitutions does and writes
// nothing. With the rows a person has decided about in in.Decisions it says what the
// import with them will do.
func (o *Office) PlanImport(ctx context.Context, in InstitutionImport) (p *ImportPlan, err error) {
	p = &ImportPlan{}
	in.DryRun, in.Rejects, in.rows = true, "", &p.Rows
	p.InstitutionSummary, err = o.ImportInstitutions(ctx, in)
	return p, err
}

// planned is the row of a decision in the plan.
func (p *institutionPlan) planned(d contest.Decision, row exchange.InstitutionRow) PlannedRow {
	_, decided := p.decisions[row.Row]
	out := PlannedRow{Row: row.Row, Action: PlannedAction(d.Action), Decided: decided, Code: d.Record.Code, Name: d.Record.Name, Changes: d.Changes}
	if d.Match.ID != 0 {
		like := p.records[d.Match.ID]
		out.LikeID, out.LikeCode, out.LikeName = d.Match.ID, like.Code, like.Name
		out.By, out.Why, out.Percent = d.Match.By, d.Match.Why, d.Match.Similarity
	}
	return out
}

// list adds a row to the plan, where one is wanted.
func (p *institutionPlan) list(out PlannedRow, row exchange.InstitutionRow) {
	if p.rows == nil {
		return
	}
	out.Place, out.NIP, out.Findings = row.Institution.Address.Place, row.Institution.NIP, row.Findings
	*p.rows = append(*p.rows, out)
}
