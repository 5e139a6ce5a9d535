package office

import (
	"context"
	"slices"

	"biurolidera/internal/contest"
	"biurolidera/internal/store"
)

// RecordChange is what a step did to one record, in the catalogue's words.
type RecordChange struct {
	Table  string // table of the file
	Kind   string // „instytucja”
	Label  string // code, number or name of the record; may be empty
	Made   bool   // it was made
	Gone   bool   // it was taken away
	Fields []FieldChange
}

// FieldChange is one field before and after, as text.
type FieldChange struct {
	Field         string // column of the file
	Name          string // „numer telefonu”
	Before, After string
}

// MaxHistoryRecords is how many records of a step HistoryDetail gives at most.
const MaxHistoryRecords = 2000

// hiddenColumns say nothing to a person: numbers of rows, and what is derived from
// other columns.
var hiddenColumns = []string{"id", "fold", "sort_key", "hash", "sha256", "data_hash", "input_hash", "result_hash", "seal_hash", "file_id"}

// HistoryDetail gives a step record by record: of a changed one the fields that differ,
// of a new or removed one those that are not empty. cut tells that there are more than
// MaxHistoryRecords. Fails with history_erased where the content was erased.
func (o *Office) HistoryDetail(ctx context.Context, id int64) (rows []RecordChange, cut bool, err error) {
	defer wrap(&err, "HistoryDetail(%d)", id)
	err = o.db.Read(ctx, func(r *store.Reader) error {
		all, err := r.Payload(id)
		if err != nil {
			return err
		}
		words := historyWords{r: r, cat: o.cat, labels: map[recordKey]string{}}
		cut = len(all) > MaxHistoryRecords
		for _, c := range all[:min(len(all), MaxHistoryRecords)] {
			rows = append(rows, words.record(c))
		}
		return nil
	})
	return rows, cut, err
}

// record tells one record's change in words.
func (w *historyWords) record(c contest.RowChange) RecordChange {
	out := RecordChange{Table: c.Table, Kind: w.cat.Enum("record", c.Table), Made: c.Before == nil, Gone: c.After == nil}
	values := c.After
	if values == nil {
		values = c.Before
	}
	out.Label = w.label(c.Table, values)
	for _, column := range w.columns(values) {
		if slices.Contains(hiddenColumns, column) {
			continue
		}
		before, after := value(c.Before, column), value(c.After, column)
		if before == after {
			continue
		}
		if structured(before) || structured(after) {
			out.Fields = append(out.Fields, w.insideJSON(c.Table, column, before, after)...)
			continue
		}
		f := FieldChange{Field: column, Name: w.columnName(c.Table, column)}
		f.Before, f.After = w.text(c.Table, column, before, c.Before), w.text(c.Table, column, after, c.After)
		if f.Before != f.After {
			out.Fields = append(out.Fields, f)
		}
	}
	return out
}

// value is a column's value; nil where the record is not there.
func value(record map[string]any, column string) any {
	if record == nil {
		return nil
	}
	return record[column]
}
