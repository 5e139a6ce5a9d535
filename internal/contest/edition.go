package contest

import (
	"strconv"
	"strings"

	"biurolidera/internal/pattern"
)

// EditionState is the stage of an edition's year.
type EditionState string

// A closed edition is read-only.
const (
	EditionOpen   EditionState = "open"
	EditionClosed EditionState = "closed"
)

// Edition is one year of the contest. Example marks an invented edition: it is
// said on every paper and screen, and real lists can't be imported into its file.
type Edition struct {
	ID      int64
	Code    string // "2025", unique in the file
	Name    string // "II edycja"
	Year    int
	State   EditionState
	Example bool
}

// Validate checks name and year.
func (e Edition) Validate() error {
	if strings.TrimSpace(e.Name) == "" {
		return E("edition_name_empty").At("name")
	}
	if e.Year < 1990 || e.Year > 2200 {
		return E("edition_year", "year", e.Year).At("year")
	}
	return nil
}

// Matches tells whether what a person wrote means this edition: its code, its
// name or its year, case and surrounding blanks aside.
func (e Edition) Matches(said string) bool {
	said = strings.TrimSpace(said)
	return strings.EqualFold(said, e.Code) || strings.EqualFold(said, e.Name) || said == strconv.Itoa(e.Year)
}

// ParticipationCode makes the code of the n-th participation of an edition: "P-0012".
func ParticipationCode(n int) string { return "P-" + pad(n, 4) }

// InstitutionCode makes the code of the n-th institution of a file: "I-00012".
func InstitutionCode(n int) string { return "I-" + pad(n, 5) }

// AuditCode makes the code of the n-th audit of a channel: "2025-W-0031".
func AuditCode(edition string, c Channel, n int) string {
	return edition + "-" + c.Letter() + "-" + pad(n, 4)
}

// AuditorCode makes the code an auditor has in one edition: "A-17".
func AuditorCode(n int) string { return "A-" + pad(n, 2) }

var auditorCode = pattern.New(`^A-\d{2,5}$`)

// IsAuditorCode tells whether s is an auditor's code. Nothing else may stand in
// an auditor field: a name there would leave the vault.
func IsAuditorCode(s string) bool { return auditorCode.MatchString(s) }

// looseAuditor is a code as people type it: „a 17”, „A3”, „A – 7”, the number alone.
var looseAuditor = pattern.New(`^(?:A[\s\pZ\pPd−.]*)?(\d{1,5})$`)

// ReadAuditorCode reads an auditor's code as people type it, in any case, with any dash
// or none, or by its number alone; empty is no code. What can't be one code only is
// refused (ok false) and given back nowhere: a name would leave the vault.
func ReadAuditorCode(s string) (code string, ok bool) {
	s = strings.ToUpper(strings.TrimSpace(s))
	if s == "" {
		return "", true
	}
	m := looseAuditor.FindStringSubmatch(s)
	if m == nil {
		return "", false
	}
	n, err := strconv.Atoi(m[1])
	return AuditorCode(n), err == nil && n > 0
}

func pad(n, width int) string {
	s := strconv.Itoa(n)
	if len(s) < width {
		s = strings.Repeat("0", width-len(s)) + s
	}
	return s
}
