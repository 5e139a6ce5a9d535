package contest

import (
	"slices"
	"strconv"
	"strings"
)

// What an import does to a record that is there already (domain.md §2):
//
//   - what the list says goes before what is kept; what it leaves empty stays;
//   - texts that differ in case, diacritics or signs alone are one: the better spelling
//     stays (diacritics before none, small letters before capitals), so that a list in
//     capitals spoils nothing;
//   - street and number travel together; a TERYT code is never shortened; a list that
//     gives one of several numbers or addresses drops none of the others;
//   - the printed name changes only with the unit's name: MergeImported is called for
//     records an identifier found, and a name that is similar, or is the office's
//     own name, is no renaming. A hand-corrected name is so kept.
//
// Merging the same row again changes nothing: merge(merge(o, n), n) = merge(o, n).

// FieldChange is one field of a record before and after.
type FieldChange struct {
	Field string // as InstitutionValues names it
	Old   string
	New   string
}

// InstitutionField is a field of an institution as text, for comparing, listing and
// mapping. Set reads what Get wrote.
type InstitutionField struct {
	Name string
	Get  func(*Institution) string
	Set  func(*Institution, string)
}

// InstitutionValues lists the fields an import or a person may change, in the order
// they are shown.
func InstitutionValues() []InstitutionField { return institutionValues }

var institutionValues = []InstitutionField{
	textField("name", func(i *Institution) *string { return &i.Name }),
	textField("short_name", func(i *Institution) *string { return &i.ShortName }),
	textField("office_name", func(i *Institution) *string { return &i.OfficeName }),
	textField("for_form", func(i *Institution) *string { return &i.ForForm }),
	textField("category", func(i *Institution) *string { return &i.Category }),
	textField("sub", func(i *Institution) *string { return &i.Sub }),
	textField("kind", func(i *Institution) *string { return &i.Kind }),
	textField("voivodeship", func(i *Institution) *string { return &i.Voivodeship }),
	textField("county", func(i *Institution) *string { return &i.County }),
	textField("commune", func(i *Institution) *string { return &i.Commune }),
	textField("teryt", func(i *Institution) *string { return &i.TERYT }),
	textField("nip", func(i *Institution) *string { return &i.NIP }),
	textField("regon", func(i *Institution) *string { return &i.REGON }),
	textField("krs", func(i *Institution) *string { return &i.KRS }),
	textField("street", func(i *Institution) *string { return &i.Address.Street }),
	textField("number", func(i *Institution) *string { return &i.Address.Number }),
	textField("post_code", func(i *Institution) *string { return &i.Address.PostCode }),
	textField("place", func(i *Institution) *string { return &i.Address.Place }),
	textField("post", func(i *Institution) *string { return &i.Address.Post }),
	textField("corr_street", func(i *Institution) *string { return &i.Correspondence.Street }),
	textField("corr_number", func(i *Institution) *string { return &i.Correspondence.Number }),
	textField("corr_post_code", func(i *Institution) *string { return &i.Correspondence.PostCode }),
	textField("corr_place", func(i *Institution) *string { return &i.Correspondence.Place }),
	textField("corr_post", func(i *Institution) *string { return &i.Correspondence.Post }),
	textField("phone", func(i *Institution) *string { return &i.Phone }),
	textField("email", func(i *Institution) *string { return &i.Email }),
	textField("website", func(i *Institution) *string { return &i.Website }),
	textField("bip", func(i *Institution) *string { return &i.BIP }),
	textField("edelivery", func(i *Institution) *string { return &i.EDelivery }),
	textField("epuap", func(i *Institution) *string { return &i.EPUAP }),
	countField("employees", func(i *Institution) *int { return &i.Employees }),
	countField("population", func(i *Institution) *int { return &i.Population }),
	countField("service_points", func(i *Institution) *int { return &i.ServicePoints }),
}

func textField(name string, at func(*Institution) *string) InstitutionField {
	return InstitutionField{
		Name: name,
		Get:  func(i *Institution) string { return *at(i) },
		Set:  func(i *Institution, s string) { *at(i) = s },
	}
}

// countField shows 0, which means unknown, as nothing.
func countField(name string, at func(*Institution) *int) InstitutionField {
	return InstitutionField{
		Name: name,
		Get: func(i *Institution) string {
			if *at(i) == 0 {
				return ""
			}
			return strconv.Itoa(*at(i))
		},
		Set: func(i *Institution, s string) {
			if n, ok := ParseCount(s); ok {
				*at(i) = n
			}
		},
	}
}

// Diff lists the fields in which two records differ, in the order they are shown; ids,
// codes and the invented mark are no fields.
func Diff(old, new Institution) []FieldChange {
	var changes []FieldChange
	for _, f := range institutionValues {
		if a, b := f.Get(&old), f.Get(&new); a != b {
			changes = append(changes, FieldChange{f.Name, a, b})
		}
	}
	return changes
}

// MergeImported gives the kept record with what an imported one says, by the rules at
// the head of this file. ID, Code and Example stay the old record's.
func MergeImported(old, new Institution) Institution {
	merged := old
	for _, f := range institutionValues {
		switch f.Name {
		case "phone", "email", "website":
			f.Set(&merged, wider(f.Get(&old), f.Get(&new)))
		case "name", "category", "sub", "teryt", "street", "number", "corr_street", "corr_number":
		default:
			f.Set(&merged, chooseText(f.Get(&old), f.Get(&new)))
		}
	}
	named := merged
	named.Name = old.Name
	merged.Name = mergedName(named, new)
	if namesUnit(merged.Name) && !namesUnit(old.Name) && merged.OfficeName == "" {
		merged.OfficeName = old.Name
	}
	merged.TERYT = mergedTERYT(old.TERYT, new.TERYT)
	merged.Address = mergedStreet(merged.Address, old.Address, new.Address)
	merged.Correspondence = mergedStreet(merged.Correspondence, old.Correspondence, new.Correspondence)
	switch {
	case new.Category != "":
		merged.Category = new.Category
		if new.Sub != "" || new.Category != old.Category {
			merged.Sub = new.Sub
		}
	case old.Kind != merged.Kind && old.Sub == SubOfKind(old.Kind):
		merged.Category, merged.Sub = CategoryOffice, SubOfKind(merged.Kind)
	}
	return merged
}

// FillGaps gives the kept record with only its empty fields taken from the other: for
// a second row of one list about the same institution, where the first has spoken.
func FillGaps(old, new Institution) Institution {
	filled := old
	for _, f := range institutionValues {
		if f.Get(&old) == "" {
			f.Set(&filled, f.Get(&new))
		}
	}
	if old.Address.Street != "" || old.Address.Number != "" {
		filled.Address.Street, filled.Address.Number = old.Address.Street, old.Address.Number
	}
	if old.Correspondence.Street != "" || old.Correspondence.Number != "" {
		filled.Correspondence.Street, filled.Correspondence.Number = old.Correspondence.Street, old.Correspondence.Number
	}
	if old.Category != "" && old.Category != new.Category {
		filled.Sub = old.Sub
	}
	return filled
}

// chooseText takes the new text unless it is empty or only another, not better, way of
// writing the old one.
func chooseText(old, new string) string {
	switch {
	case new == "" || new == old:
		return old
	case old != "" && nameKey(old) == nameKey(new) && sameSigns(old, new) && !betterSpelling(new, old):
		return old
	}
	return new
}

// wider keeps what several addresses or numbers say where a list gives only some of
// them, or a number without its extension.
func wider(old, new string) string {
	if new == "" {
		return old
	}
	kept := strings.Split(old, "; ")
	for n := range strings.SplitSeq(new, "; ") {
		if !slices.ContainsFunc(kept, func(k string) bool { return k == n || strings.HasPrefix(k, n+phoneExtension) }) {
			return new
		}
	}
	return old
}

// sameSigns tells whether two texts that fold alike may be one text: numbers and
// addresses of machines (e-mail, page, box) differ by every sign.
func sameSigns(a, b string) bool {
	return !strings.ContainsAny(a+b, "@/+") && !strings.ContainsAny(a+b, "0123456789")
}

// mergedName keeps the old name unless the unit was renamed. old has the merged kind
// and office name already, so that asking again gives the same answer.
func mergedName(old, new Institution) string {
	a, b := nameKey(old.Name), nameKey(new.Name)
	switch {
	case b == "":
		return old.Name
	case a == b:
		if betterSpelling(new.Name, old.Name) {
			return new.Name
		}
		return old.Name
	case b == nameKey(old.OfficeName) && namesUnit(old.Name):
		return old.Name
	case namesUnit(old.Name) != namesUnit(new.Name) && unitGroup(old) != 0:
		if namesUnit(new.Name) {
			return new.Name // the list knew only the office
		}
		return old.Name
	case namesUnit(old.Name) && namesUnit(new.Name):
		if bare := bareUnit(old.Name); nameKey(bare) == nameKey(bareUnit(new.Name)) && !letterName(old.Name, bare) {
			return old.Name // corrected by hand
		}
		return new.Name // another name, or the village became a town
	case Similarity(old.Name, new.Name) >= DefaultSimilarity:
		return old.Name
	}
	return new.Name
}

// namesUnit tells whether a name is a unit's and not its office's.
func namesUnit(name string) bool { return unitGroup(Institution{Name: name}) != 0 }

// letterName tells whether a unit's name is as UnitName makes it.
func letterName(name, bare string) bool {
	for _, kind := range []string{KindTown, KindVillage, KindCounty, KindVoivodeship, KindDistrict} {
		if name == UnitName(kind, bare) {
			return true
		}
	}
	return false
}

// mergedTERYT keeps a fuller code of the same unit.
func mergedTERYT(old, new string) string {
	if new == "" || len(new) < len(old) && strings.HasPrefix(old, new) {
		return old
	}
	return new
}

// mergedStreet sets street and number, which travel together: a village's bare number
// does not end up behind the old street.
func mergedStreet(merged, old, new Address) Address {
	switch {
	case new.Street == "" && new.Number == "":
		merged.Street, merged.Number = old.Street, old.Number
	case new.Number == "" && nameKey(new.Street) == nameKey(old.Street):
		merged.Street, merged.Number = chooseStreet(old.Street, new.Street), old.Number
	default:
		merged.Street, merged.Number = chooseStreet(old.Street, new.Street), new.Number
	}
	return merged
}

// chooseStreet is chooseText for streets, whose digits („3 Maja”) are words.
func chooseStreet(old, new string) string {
	if nameKey(old) == nameKey(new) && old != "" && !betterSpelling(new, old) {
		return old
	}
	return new
}
