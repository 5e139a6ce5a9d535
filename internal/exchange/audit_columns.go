package exchange

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"biurolidera/internal/pattern"
	"biurolidera/internal/polish"
)

// Survey tools name columns in their own ways (domain.md §2, trap 18): „WA01 Budynek
// jest oznaczony …”, Kobo's „grupa/WA01”, LimeSurvey's „g0[WA01]”, a matrix of Google
// Forms „Ocena [WA01 …]”, and beside them „WA01_komentarz”, „WA01[comment]”. A column
// is recognised by the first criterion code in its name.

// columnRole is what a column of a table of audits holds.
type columnRole string

const (
	roleAudit     columnRole = "audit"
	roleDate      columnRole = "date"
	roleStamp     columnRole = "stamp" // when the form was sent; stands in for the date
	roleTime      columnRole = "time"
	rolePlace     columnRole = "place"
	roleAuditor   columnRole = "auditor"
	roleOutcome   columnRole = "outcome"
	roleNoContact columnRole = "no_contact" // „brak kontaktu: tak”
	roleRemark    columnRole = "remark"
	roleCriterion columnRole = "criterion"
	roleValue     columnRole = "value"
	rolePoints    columnRole = "points"
	roleComment   columnRole = "comment"
	roleReason    columnRole = "reason"
)

// roleNames are the folded names of columns that are no criterion's. A table with a
// column for the criterion is a long one, where comment and remark mean the answer's.
var roleNames = map[columnRole][]string{
	roleAudit:     {"audyt", "kod audytu", "nr audytu", "numer audytu", "audit", "audit code", "audit_code", "kod_audytu", "auditcode"},
	roleDate:      {"data", "data audytu", "data wizyty", "data rozmowy", "data kontaktu", "data_audytu", "date", "held_at", "audit date"},
	roleStamp:     {"sygnatura czasowa", "timestamp", "submitdate", "startdate", "datestamp", "start", "today", "_submission_time", "data wypelnienia", "data przeslania"},
	roleTime:      {"godzina", "godzina audytu", "time", "o ktorej"},
	rolePlace:     {"miejsce", "miejsce audytu", "punkt obslugi", "punkt", "place", "lokalizacja"},
	roleAuditor:   {"audytor", "kod audytora", "auditor", "auditor code", "kod_audytora"},
	roleOutcome:   {"kontakt", "wynik kontaktu", "czy byl kontakt", "outcome", "wynik_kontaktu"},
	roleNoContact: {"brak kontaktu", "brak_kontaktu", "no contact", "no_contact"},
	roleRemark:    {"uwagi", "uwagi ogolne", "remark", "remarks", "komentarz ogolny"},
	roleCriterion: {"kryterium", "kod kryterium", "kod_kryterium", "pytanie", "criterion", "criterion code", "question"},
	roleValue:     {"wartosc", "odpowiedz", "ocena", "value", "answer"},
	rolePoints:    {"punkty", "pkt", "points"},
	roleComment:   {"komentarz", "comment", "uzasadnienie"},
	roleReason:    {"powod", "powod n/d", "przyczyna", "reason"},
}

// besides are words after or before a criterion's code that say what the column holds.
var besides = []struct {
	role  columnRole
	words []string
}{
	{roleComment, []string{"komentarz", "comment", "uwagi", "uzasadnienie"}},
	{roleReason, []string{"powod", "reason", "przyczyna"}},
	{rolePoints, []string{"punkty", "pkt", "points"}},
}

// auditColumn is a recognised column; Criterion is empty where it is none's.
type auditColumn struct {
	index     int
	letters   string
	role      columnRole
	criterion string
}

// auditColumns recognises a header's columns by the codes of the edition's criteria,
// or by what looks like a code where none are known.
func auditColumns(h Header, codes []string) []auditColumn {
	var found []auditColumn
	taken := map[columnRole]bool{}
	for _, c := range h.Columns {
		if role := roleOf(c); role != "" {
			if !taken[role] {
				taken[role] = true
				found = append(found, auditColumn{c.Index, c.Letters, role, ""})
			}
			continue
		}
		if code, role := criterionIn(c.Name, codes); code != "" {
			found = append(found, auditColumn{c.Index, c.Letters, role, code})
		}
	}
	return found
}

// questionNumber is what tools put before a question: „Q00. Kod audytu”, „1. Data”.
var questionNumber = pattern.New(`^[a-z]{0,3}\d{1,3}[.:)] *`)

// roleOf recognises a column by its name, or by the last part of it.
func roleOf(c Column) columnRole {
	for _, name := range []string{lastSegment(c.Name), c.Name} {
		name, _, _ = strings.Cut(name, "(")
		name = questionNumber.ReplaceAllString(strings.Trim(polish.Fold(name), " .:*?!"), "")
		for role, names := range roleNames {
			if slices.Contains(names, name) {
				return role
			}
		}
	}
	return ""
}

// lastSegment gives what stands after the last group of a name.
func lastSegment(name string) string {
	for _, mark := range []string{"/", " › "} {
		if i := strings.LastIndex(name, mark); i >= 0 {
			name = name[i+len(mark):]
		}
	}
	return name
}

// someCode is what looks like a criterion's code where the codes are not known.
var someCode = pattern.New(`(?i)(?:^|[^\pL\pN])([a-z]{1,3}\d{2,3})(?:$|[^\pL\pN]|komentarz|comment|uwagi)`)

// criterionIn finds the first criterion code in a column's name and what the column
// holds of it.
func criterionIn(name string, codes []string) (string, columnRole) {
	folded := polish.Fold(name)
	at, length, code := len(folded), 0, ""
	if len(codes) == 0 {
		if m := someCode.FindStringSubmatchIndex(folded); m != nil {
			at, length, code = m[2], m[3]-m[2], strings.ToUpper(folded[m[2]:m[3]])
		}
	}
	for _, c := range codes {
		f := polish.Fold(c)
		if i := codeAt(folded, f); i >= 0 && (i < at || i == at && len(f) > length) {
			at, length, code = i, len(f), c
		}
	}
	if code == "" {
		return "", ""
	}
	return code, roleBeside(folded[:at], folded[at+length:])
}

// codeAt finds a code that stands by itself in a folded name, -1 if it does not.
func codeAt(name, code string) int {
	if code == "" {
		return -1
	}
	for from := 0; ; {
		i := strings.Index(name[from:], code)
		if i < 0 {
			return -1
		}
		i += from
		before, _ := utf8.DecodeLastRuneInString(name[:i])
		after := name[i+len(code):]
		if !isWordRune(before) && (startsApart(after) || startsWithWord(after)) {
			return i
		}
		from = i + len(code)
	}
}

func isWordRune(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

func startsApart(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return s == "" || !isWordRune(r)
}

// startsWithWord allows „[WA01comment]” of LimeSurvey.
func startsWithWord(s string) bool {
	for _, b := range besides {
		for _, w := range b.words {
			if strings.HasPrefix(s, w) {
				return true
			}
		}
	}
	return false
}

// roleBeside tells by the words around a code what the column holds. What follows the
// code is mostly the criterion's text, so a word counts only where little else stands.
func roleBeside(before, after string) columnRole {
	const short = 24
	before = strings.TrimLeft(before, " _-[(")
	after = strings.TrimLeft(after, " _-.:[]()/")
	for _, b := range besides {
		for _, w := range b.words {
			if strings.HasPrefix(after, w) && len(after) <= short || strings.HasPrefix(before, w) && len(before) <= short {
				return b.role
			}
		}
	}
	return roleValue
}

// countCriteria counts the columns that hold answers.
func countCriteria(columns []auditColumn) int {
	n := 0
	for _, c := range columns {
		if c.criterion != "" && c.role == roleValue {
			n++
		}
	}
	return n
}

func hasRole(columns []auditColumn, role columnRole) bool {
	return slices.ContainsFunc(columns, func(c auditColumn) bool { return c.criterion == "" && c.role == role })
}
