package office

import (
	"strings"

	"biurolidera/internal/contest"
)

// fieldCheck reads what a person typed into a field: tidy is how it is kept, ok tells
// whether it is what the field wants.
type fieldCheck struct {
	code string // of the finding
	read func(string) (tidy string, ok bool)
}

// fieldChecks are the fields of an institution or contact that are more than text.
var fieldChecks = map[string]fieldCheck{
	"nip":            {"typed_nip", contest.ParseNIP},
	"regon":          {"typed_regon", contest.ParseREGON},
	"krs":            {"typed_krs", contest.ParseKRS},
	"teryt":          {"typed_teryt", func(s string) (string, bool) { return contest.ParseTERYT(s, contest.TERYTHint{}) }},
	"post_code":      {"typed_post_code", parsePostCode},
	"corr_post_code": {"typed_post_code", parsePostCode},
	"phone":          {"typed_phone", func(s string) (string, bool) { return contest.ParsePhone("", s, "") }},
	"email":          {"typed_email", contest.ParseEmails},
	"website":        {"typed_website", contest.ParseWebsite},
	"bip":            {"typed_website", contest.ParseWebsite},
	"edelivery":      {"typed_edelivery", contest.ParseADE},
	"epuap":          {"typed_epuap", contest.ParseEPUAP},
	"buyer_nip":      {"typed_nip", contest.ParseNIP},
}

// parsePostCode wants nothing behind the code.
func parsePostCode(s string) (string, bool) {
	code, rest, ok := contest.ParsePostCode(s)
	return code, ok && strings.TrimSpace(rest) == ""
}

// CheckInstitutionField reads what a person typed into a field (names as in
// contest.InstitutionValues; also "phone" and "email" of a contact and "buyer_nip" of
// an application), at every key press if need be: it is pure and takes microseconds.
// value is how it is kept: tidied where it is good, else as typed. found is nil, a
// warning, which blocks nothing, or a fault, with which the record is not saved: an
// empty name, a count that is no number.
func CheckInstitutionField(field, typed string) (value string, found *contest.Finding) {
	value = strings.TrimSpace(typed)
	switch field {
	case "name":
		if err := (contest.Institution{Name: value}).Validate(); err != nil {
			return value, faultAt(contest.Fault(contest.CodeOf(err), "max", contest.MaxNameLength), field)
		}
		return value, nil
	case "employees", "population", "service_points", "declared_size":
		if _, ok := contest.ParseCount(value); !ok {
			return value, faultAt(contest.Fault("typed_count", "value", value), field)
		}
		return value, nil
	}
	check, ok := fieldChecks[field]
	if !ok || value == "" {
		return value, nil
	}
	tidy, good := check.read(value)
	if !good {
		return value, faultAt(contest.Warn(check.code, "value", value), field)
	}
	return tidy, nil
}

func faultAt(f contest.Finding, field string) *contest.Finding {
	f = f.AtRow("", 0, field)
	return &f
}

// tidied gives a record whose changed fields are kept as CheckInstitutionField tidies
// them, with what is remarkable about any of its fields.
func tidied(was, now contest.Institution) (contest.Institution, []contest.Finding) {
	var found []contest.Finding
	for _, f := range contest.InstitutionValues() {
		typed := f.Get(&now)
		value, remark := CheckInstitutionField(f.Name, typed)
		if remark != nil {
			found = append(found, *remark)
		}
		if value != typed && typed != f.Get(&was) {
			f.Set(&now, value)
		}
	}
	return now, found
}
