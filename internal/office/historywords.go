package office

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/store"
)

// historyWords turns columns and their values into the catalogue's words. What a record
// refers to is named as it is now; what is gone is named by its number.
type historyWords struct {
	r      *store.Reader
	cat    *locale.Catalogue
	labels map[recordKey]string
}

type recordKey struct {
	table string
	id    int64
}

// columns gives a record's columns in a fixed order.
func (w *historyWords) columns(record map[string]any) []string {
	return slices.Sorted(maps.Keys(record))
}

// columnName is a column's name: of its table, else the common one.
func (w *historyWords) columnName(table, column string) string {
	for _, key := range []string{"history.field." + table + "." + column, "history.field." + column} {
		if w.cat.Has(key) {
			return w.cat.T(key)
		}
	}
	return column
}

// label names a record by what people know it by.
func (w *historyWords) label(table string, record map[string]any) string {
	if id, ok := record["audit_id"].(int64); ok {
		audit := w.referred("audit", id)
		if item, ok := record["item"].(int64); ok {
			return audit + ", " + w.criterion(id, item)
		}
		if c, ok := record["criterion"].(string); ok {
			return audit + ", " + c
		}
		return audit
	}
	for _, parent := range []string{"institution", "participation"} {
		if id, ok := record[parent+"_id"].(int64); ok && (table == "contact" || table == "application") {
			return w.referred(parent, id)
		}
	}
	if stage, ok := record["stage"].(string); ok {
		return w.cat.Enum("stage", stage)
	}
	var parts []string
	for _, column := range []string{"code", "number", "name", "title", "key"} {
		if s, ok := record[column].(string); ok && s != "" && len(parts) < 2 {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, " · ")
}

// criterion names an answer's criterion by its position in the audit's questionnaire.
func (w *historyWords) criterion(audit, item int64) string {
	a, err := w.r.Audit(audit)
	if err != nil {
		return strconv.FormatInt(item+1, 10)
	}
	key := recordKey{"item " + strconv.FormatInt(a.QuestionnaireID, 10), item}
	if s, ok := w.labels[key]; ok {
		return s
	}
	q, err := w.r.QuestionnaireByID(a.QuestionnaireID)
	if err != nil {
		return strconv.FormatInt(item+1, 10)
	}
	for i, code := range store.Items(q) {
		w.labels[recordKey{key.table, int64(i)}] = code
	}
	return w.labels[key]
}

// referred names the record that a number refers to.
func (w *historyWords) referred(table string, id int64) string {
	key := recordKey{table, id}
	if s, ok := w.labels[key]; ok {
		return s
	}
	s, err := w.lookUp(table, id)
	if err != nil || s == "" {
		s = w.cat.T("history.gone", "id", id)
	}
	w.labels[key] = s
	return s
}

func (w *historyWords) lookUp(table string, id int64) (string, error) {
	switch table {
	case "audit":
		a, err := w.r.Audit(id)
		return a.Code, err
	case "institution":
		i, err := w.r.Institution(id)
		return i.Code + " · " + i.Name, err
	case "participation":
		p, err := w.r.Participation(id)
		return p.Code + " · " + p.Name, err
	case "edition":
		e, err := w.r.Edition(id)
		return e.Name, err
	case "questionnaire":
		q, err := w.r.QuestionnaireByID(id)
		return fmt.Sprintf("%s, %s %d", q.Title, w.cat.T("history.field.version"), q.Version), err
	}
	return strconv.FormatInt(id, 10), nil
}

// enumerations are the groups of the catalogue for columns that hold codes.
var enumerations = map[string]string{
	"audit.state": "audit_state", "participation.state": "participation_state", "edition.state": "edition_state",
	"licence.state": "licence_state", "critical_decision.state": "critical_state", "channel": "channel", "outcome": "outcome",
	"stage": "stage", "kind": "document",
}

// yesNo are the columns that hold 0 or 1.
var yesNo = []string{
	"example", "head", "rules_accepted", "audit_accepted", "logo_terms", "publish_consent", "taken_over",
}

// numbers are the columns, and the parts of JSON columns, whose numbers are kept
// otherwise than they are written for a person.
var numbers = map[string]func(*locale.Catalogue, string) string{
	"rules.MinScore": hundredths, "rules.MinChannel": hundredths, "questionnaire.UpTo": decimal, "answer_note.measured": decimal,
}

// hundredths writes points that are kept as hundredths.
func hundredths(cat *locale.Catalogue, s string) string {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		return s
	}
	return cat.Number(contest.Hundredths(n))
}

// decimal writes a number that is kept with a decimal dot, with as many decimals.
func decimal(cat *locale.Catalogue, s string) string {
	x, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return s
	}
	_, after, _ := strings.Cut(s, ".")
	return cat.Decimal(x, len(after))
}

// text writes a value for a person; no value is empty.
func (w *historyWords) text(table, column string, v any, record map[string]any) string {
	switch x := v.(type) {
	case nil:
		return ""
	case string:
		return w.words(table, column, x)
	case int64:
		return w.number(table, column, x, record)
	}
	return fmt.Sprint(v)
}

// words writes a text value: codes by their names, numbers and days as tables do.
func (w *historyWords) words(table, column, s string) string {
	if write := numbers[table+"."+column]; write != nil {
		return write(w.cat, s)
	}
	if group := enumerations[table+"."+column]; group != "" {
		return w.cat.Enum(group, s)
	}
	if group := enumerations[column]; group != "" && !(column == "kind" && table == "institution") {
		return w.cat.Enum(group, s)
	}
	var list []string
	if strings.HasPrefix(s, "[") && json.Unmarshal([]byte(s), &list) == nil {
		for i := range list {
			list[i] = w.cat.Enum("channel", list[i])
		}
		return strings.Join(list, ", ")
	}
	if len(s) == len(time.DateOnly) {
		if day, err := time.Parse(time.DateOnly, s); err == nil {
			return w.cat.DateShort(day)
		}
	}
	if at, err := time.Parse(time.RFC3339Nano, s); err == nil {
		if strings.HasSuffix(s, "Z") {
			at = at.Local() // a moment; what a person wrote has its own offset
		}
		return w.cat.DateShort(at) + at.Format(" 15:04")
	}
	return s
}

// number writes a whole number: yes or no, a reason of N/A, a reference, or as it is.
func (w *historyWords) number(table, column string, n int64, record map[string]any) string {
	switch {
	case slices.Contains(yesNo, column):
		return w.cat.Enum("history.yes_no", strconv.FormatInt(n, 10))
	case column == "na" && table == "answer":
		return w.cat.Enum("na_reason", string(store.NAReasonOf(uint8(n))))
	case column == "item":
		if audit, ok := record["audit_id"].(int64); ok {
			return w.criterion(audit, n)
		}
	case strings.HasSuffix(column, "_id"):
		return w.referred(strings.TrimSuffix(column, "_id"), n)
	}
	return strconv.FormatInt(n, 10)
}
