package exchange

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"

	"biurolidera/internal/contest"
	"biurolidera/internal/pattern"
)

// MappedBy says where a column's meaning comes from.
type MappedBy string

// What is given goes before what is remembered, and that before a guess.
const (
	MappedGuessed    MappedBy = "guessed"
	MappedGiven      MappedBy = "given"
	MappedRemembered MappedBy = "remembered"
)

// FieldColumn is one field of a mapping and the column it is read from.
type FieldColumn struct {
	Field  string
	Column Column
	By     MappedBy
}

// HeaderKey names a set of headings: a mapping is remembered under it. The order of
// the columns does not count, blank unnamed ones neither. Of a rejects file it is that
// of the list the rows are from.
func HeaderKey(h Header) string {
	var names []string
	for _, c := range h.Columns {
		if !c.Unnamed && !rejectsColumn(c) {
			names = append(names, headingKey(c.Name))
		}
	}
	slices.Sort(names)
	sum := sha256.Sum256([]byte(strings.Join(names, "\n")))
	return hex.EncodeToString(sum[:12])
}

// rejectsColumn tells the two columns that WriteRejects puts before a list's own.
func rejectsColumn(c Column) bool {
	return c.Index < len(rejectsHeadings) && c.Name == rejectsHeadings[c.Index]
}

// splitHeadings parts the headings that WriteRejects has joined („Adres › ulica”), so
// that a mended rejects file is read as the list was.
func splitHeadings(h Header) Header {
	h.Columns = slices.Clone(h.Columns)
	for i, c := range h.Columns {
		if len(c.Parts) == 1 && strings.Contains(c.Name, partSign) {
			h.Columns[i].Parts = strings.Split(c.Name, partSign)
		}
	}
	return h
}

// institutionMapping settles what each field is read from: the caller's word before
// the remembered mapping before guesses. A field said as "" is not read at all. What
// is remembered of columns or fields that are no more is passed over.
func institutionMapping(h Header, given, remembered map[string]string) ([]FieldColumn, error) {
	fields := guessColumns(h)
	for field, said := range remembered {
		c, ok := findColumn(h, said)
		if knownField(field) == nil && (ok || said == "") {
			overlay(fields, field, c, said, MappedRemembered)
		}
	}
	for field, said := range given {
		if err := knownField(field); err != nil {
			return nil, err
		}
		c, ok := findColumn(h, said)
		if !ok && said != "" {
			return nil, contest.E("institution_map_column", "field", field, "column", said, "columns", columnList(h)).At("map")
		}
		overlay(fields, field, c, said, MappedGiven)
	}
	var mapping []FieldColumn
	for _, c := range institutionColumns {
		if m, ok := fields[c.field]; ok {
			mapping = append(mapping, m)
		}
	}
	return mapping, nil
}

// overlay puts a said column in a field's place; a guess about that column goes.
func overlay(fields map[string]FieldColumn, field string, c Column, said string, by MappedBy) {
	delete(fields, field)
	if said == "" {
		return
	}
	for other, m := range fields {
		if m.Column.Index == c.Index && m.By == MappedGuessed {
			delete(fields, other)
		}
	}
	fields[field] = FieldColumn{field, c, by}
}

// findColumn finds a column a person named: by its heading, a part of a heading of
// several rows, its letters ("AB") or its number from 1.
func findColumn(h Header, said string) (Column, bool) {
	if c, ok := h.Find(said); ok {
		return c, true
	}
	key := headingKey(said)
	for _, by := range []func(Column) bool{
		func(c Column) bool { return key != "" && headingKey(c.Name) == key },
		func(c Column) bool {
			return key != "" && slices.ContainsFunc(c.Parts, func(p string) bool { return headingKey(p) == key })
		},
		func(c Column) bool { return strings.EqualFold(c.Letters, strings.TrimSpace(said)) },
		func(c Column) bool { return strconv.Itoa(c.Index+1) == strings.TrimSpace(said) },
	} {
		if i := slices.IndexFunc(h.Columns, by); i >= 0 {
			return h.Columns[i], true
		}
	}
	return Column{}, false
}

// columnList says which columns there are, for messages: at most thirty.
func columnList(h Header) string {
	var names []string
	for _, c := range h.Columns {
		if !c.Unnamed {
			names = append(names, strings.ReplaceAll(c.Name, "\n", " "))
		}
	}
	if len(names) == 0 && len(h.Columns) > 0 {
		return h.Columns[0].Letters + "–" + h.Columns[len(h.Columns)-1].Letters
	}
	if len(names) > 30 {
		names = append(names[:30], "…")
	}
	return strings.Join(names, ", ")
}

// guessColumns finds fields by headings. Each column has one field, each field one
// column: the better heading wins, a column with content before a blank one, the
// newest year of a TERYT code, else the first.
func guessColumns(h Header) map[string]FieldColumn {
	type guess struct {
		column Column
		rank   int
	}
	best := map[string]guess{}
	h = splitHeadings(h)
	terc, persons := hasTERC(h), personGroups(h)
	for _, c := range h.Columns {
		field, rank := guessField(c, terc, persons)
		if field == "" {
			continue
		}
		if c.Blank {
			rank -= 10
		}
		if old, ok := best[field]; !ok || rank > old.rank || rank == old.rank && field == "teryt" && c.Name > old.column.Name {
			best[field] = guess{c, rank}
		}
	}
	fields := map[string]FieldColumn{}
	for field, g := range best {
		fields[field] = FieldColumn{field, g.column, MappedGuessed}
	}
	if _, ok := fields["name"]; !ok {
		bareCommunes(fields)
	}
	return fields
}

// bareCommunes takes the gmina's column for the name where a list of units has no
// other: TERYT or a kind beside it say that it is one.
func bareCommunes(fields map[string]FieldColumn) {
	_, office := fields["office_name"]
	_, code := fields["teryt"]
	_, kind := fields["kind"]
	if commune, ok := fields["commune"]; ok && !office && code && kind {
		commune.Field = "name"
		fields["name"] = commune
	}
}

// hasTERC tells whether these are the columns of the official register, where WOJ and
// POW are codes and not names.
func hasTERC(h Header) bool {
	found := 0
	for _, c := range h.Columns {
		switch headingKey(c.Name) {
		case "woj", "pow", "gmi", "rodz":
			found++
		}
	}
	return found == 4
}

// guessField reads one heading: with its group where that is about a person or another
// address, else whole, by a pattern, line by line. A better rank is a surer guess.
func guessField(c Column, terc bool, persons map[string]bool) (field string, rank int) {
	if c.Unnamed {
		return "", 0
	}
	key := headingKey(c.Name)
	if terc && (key == "woj" || key == "pow" || key == "gmi" || key == "rodz") {
		return "teryt_" + key, 100
	}
	group, own := "", c.Name
	if n := len(c.Parts); n > 1 {
		group, own = headingKey(strings.Join(c.Parts[:n-1], " ")), c.Parts[n-1]
	}
	if prefix := groupPrefix(group); prefix != "" && (prefix != contactGroup || persons[group]) {
		return groupField(prefix, headingKey(own)), 95 // a person's telephone is not the office's
	}
	whole := headingKey(strings.Join(c.Parts, " "))
	if groupPrefix(group) == contactGroup {
		key, whole = headingKey(own), headingKey(own) // „Kontakt › telefon” of the institution itself
	}
	for n, heading := range []string{key, whole, headingKey(own)} {
		if f := institutionAliases[heading]; f != "" {
			return f, 90 - n
		}
	}
	if f := patternField(headingKey(own), key, whole); f != "" {
		return f, 70
	}
	if f := lineField(own); f != "" {
		return f, 50
	}
	return "", 0
}

// lineField reads a heading of several lines by the first that is known; "": none.
func lineField(heading string) string {
	for line := range strings.SplitSeq(heading, "\n") {
		if f := institutionAliases[headingKey(line)]; f != "" {
			return f
		}
	}
	return ""
}

// patternField finds the field whose pattern fits one of the folded headings.
func patternField(headings ...string) string {
	for _, h := range headings {
		for _, p := range institutionPatterns {
			if p.heading.MatchString(h) {
				return p.field
			}
		}
	}
	return ""
}

// groupField finds the field of a heading under a group: as our template names it, or
// the one whose name is the plain field's with the group before it.
func groupField(prefix, own string) string {
	if f := institutionAliases[prefix+" "+own]; f != "" {
		return f
	}
	plain := institutionAliases[own]
	if plain == "" {
		plain = patternField(own)
	}
	field := map[string]string{contactGroup: "contact_", "adres do korespondencji": "corr_", "kierownik": "head_"}[prefix] + plain
	if plain == "" || knownField(field) != nil {
		return ""
	}
	return field
}

// contactGroup begins the aliases about the person to contact.
const contactGroup = "kontakt"

// personWords begin the headings of a person's columns.
var personWords = pattern.New(`^(?:imie|nazwisko|osoba|funkcja|stanowisko|first name|surname|last name)\b`)

// personGroups gives the groups that are about a person: they say so („Osoba do
// kontaktu”), or have a column for the name. A bare „Kontakt” over a telephone and an
// e-mail is the institution's own.
func personGroups(h Header) map[string]bool {
	found := map[string]bool{}
	for _, c := range h.Columns {
		n := len(c.Parts)
		if n < 2 {
			continue
		}
		group := headingKey(strings.Join(c.Parts[:n-1], " "))
		if strings.Contains(group, "osob") || strings.Contains(group, "person") || personWords.MatchString(headingKey(c.Parts[n-1])) {
			found[group] = true
		}
	}
	return found
}

// groupPrefix tells the groups whose columns are about a person or another address.
func groupPrefix(group string) string {
	switch {
	case strings.Contains(group, "kontakt") && !strings.Contains(group, "dane kontaktowe"), strings.Contains(group, "contact person"):
		return contactGroup
	case strings.Contains(group, "korespondenc"):
		return "adres do korespondencji"
	case strings.HasPrefix(group, "kierownik"), strings.HasPrefix(group, "dyrektor"), strings.HasPrefix(group, "osoba zarzadzajaca"):
		return "kierownik"
	}
	return ""
}
