package exchange

import (
	"context"
	"slices"
	"strings"

	"biurolidera/internal/contest"
)

// Each reads the list row by row and gives the good and the rejected ones alike; a
// rejected row carries a fault. What was left out on purpose is counted. An error of
// each ends it and is returned as it is.
func (t *InstitutionTable) Each(ctx context.Context, each func(InstitutionRow) error) ([]Skip, error) {
	reader := rowReader{t: t, at: map[string]int{}, counties: map[string]string{}, skipped: map[string]int{}, kinds: map[[2]string][2]string{}}
	for _, m := range t.Mapping {
		reader.at[m.Field] = m.Column.Index
	}
	n := 0
	err := t.Table.Rows(ctx, func(r Row) error {
		if n++; t.progress != nil && n%1000 == 0 {
			t.progress(n)
		}
		row, skip := reader.read(r)
		if skip != "" {
			reader.skipped[skip]++
			return nil
		}
		return each(row)
	})
	if t.progress != nil {
		t.progress(n)
	}
	var skipped []Skip
	for code, count := range reader.skipped {
		skipped = append(skipped, Skip{code, count})
	}
	slices.SortFunc(skipped, func(a, b Skip) int { return strings.Compare(a.Code, b.Code) })
	return skipped, err
}

// rowReader turns the rows of one pass into institutions.
type rowReader struct {
	t        *InstitutionTable
	at       map[string]int    // field → column
	counties map[string]string // powiat by code, as the register's rows name them
	skipped  map[string]int
	kinds    map[[2]string][2]string // category and subcategory by what a list calls them

	row   Row
	found []contest.Finding
	out   contest.Institution
}

// cell gives a field's text on one line, "" where it says that there is none.
func (r *rowReader) cell(field string) string {
	i, ok := r.at[field]
	if !ok {
		return ""
	}
	s := OneLine(r.row.Cell(i))
	if IsMissing(s) {
		return ""
	}
	return s
}

// has tells whether a field has a column.
func (r *rowReader) has(field string) bool {
	_, ok := r.at[field]
	return ok
}

// lines gives a field's text with its line breaks.
func (r *rowReader) lines(field string) string {
	i, ok := r.at[field]
	if !ok || IsMissing(r.row.Cell(i)) {
		return ""
	}
	return r.row.Cell(i)
}

// remark adds a finding about a field of the row.
func (r *rowReader) remark(f contest.Finding, field string) {
	r.found = append(r.found, f.AtRow(r.t.Table.Sheet.Name, r.row.Number, field))
}

// checked keeps what a parser of contest read: a wrong checksum or form is warned of,
// a text that is none is said in full, since it is not kept.
func (r *rowReader) checked(field, code, written, value string, ok bool) string {
	switch {
	case ok:
	case value == "":
		r.remark(contest.Warn(unusable(code), "value", written), field)
	default:
		r.remark(contest.Warn(code, "value", value, "written", written), field)
	}
	return value
}

// unusable is the code of a text that is none of what it should be: "nip_unusable" for
// "nip_checksum".
func unusable(code string) string { return code[:strings.LastIndexByte(code, '_')] + "_unusable" }

// read makes an institution of a row, or says why the row is none.
func (r *rowReader) read(row Row) (out InstitutionRow, skip string) {
	r.row, r.found, r.out = row, nil, contest.Institution{}
	if skip := r.skip(); skip != "" {
		return out, skip
	}
	r.straighten()
	r.numbers()
	r.seat()
	r.contact()
	official := r.name()
	guessed := r.category(official)
	r.out.ShortName, r.out.ForForm = contest.CleanName(r.cell("short_name")), contest.CleanName(r.cell("for_form"))
	if len(r.at) > 1 && row.Filled() == 1 && r.out.Category == "" {
		r.remark(contest.Warn("row_name_only", "name", r.out.Name), "name")
	}
	if err := r.out.Validate(); err != nil {
		code := contest.CodeOf(err)
		r.remark(contest.Fault(code, "max", contest.MaxNameLength), "name")
	}
	return InstitutionRow{
		Row: row.Number, Institution: r.out, CategoryGuessed: guessed, Contacts: r.contacts(),
		Findings: r.found, Cells: slices.Clone(row.Cells),
	}, ""
}

// straighten mends a row of a text file whose name holds an unquoted delimiter, so that
// everything after it stands one column too far (domain.md §2, trap 7): the name is put
// together again where what follows then makes sense, else the row is a fault.
func (r *rowReader) straighten() {
	width := r.t.Table.Header.width
	if r.t.Table.Format != FormatCSV || width == 0 || len(r.row.Cells) <= width {
		return
	}
	extra := 0
	for i := width; i < len(r.row.Cells); i++ {
		if r.row.Cells[i] != "" {
			extra = i - width + 1
		}
	}
	at, ok := r.at["name"]
	if extra == 0 || !ok || r.sensible() {
		return
	}
	read := r.row.Cells
	r.row.Cells = slices.Concat(read[:at], []string{strings.Join(read[at:at+extra+1], string(r.t.Table.Delimiter)+" ")}, read[at+extra+1:])
	if r.sensible() {
		r.remark(contest.Warn("row_shifted", "name", r.cell("name")), "name")
		return
	}
	r.row.Cells = read
	r.remark(contest.Fault("row_wide", "columns", width, "cells", width+extra), "name")
}

// sensible tells whether the cells that can be checked hold what their columns say.
func (r *rowReader) sensible() bool {
	for field, parse := range map[string]func(string) (string, bool){
		"email": contest.ParseEmails, "website": contest.ParseWebsite, "nip": contest.ParseNIP, "regon": contest.ParseREGON,
		"post_code": func(s string) (string, bool) { v, _, ok := contest.ParsePostCode(s); return v, ok },
	} {
		written := r.cell(field)
		if v, ok := parse(written); !ok && v == "" && written != "" {
			return false
		}
	}
	return true
}

// skip names the reason for which a row is left out on purpose: a heading between the
// rows, an entry the catalogue no longer holds, and of a list of units the parts of
// gminas, delegacies, in the official register Warsaw's districts too, and the powiat
// rows of cities, whose gmina row is the same unit.
func (r *rowReader) skip() string {
	if r.row.Filled() < 2 && r.heading() {
		return "group"
	}
	if s := r.cell("status"); s != "" && !activeStatus[headingKey(s)] {
		return "inactive"
	}
	code := r.code()
	if r.t.units {
		if code == "" {
			return "group"
		}
		if len(code) == 4 {
			r.counties[code] = contest.CleanName(r.cell("name"))
		}
		switch {
		case len(code) == 4 && contest.KindOfTERYT(code) == contest.KindCity:
			return "city"
		case isPart(code):
			return "part"
		case len(code) == 7 && (code[6] == '9' || code[6] == '8' && r.has("teryt_rodz")):
			return "district"
		}
	}
	return ""
}

// heading tells the rows between the rows: with one cell filled, beside the name's
// column or in it with a word that no institution begins with. A name alone is a row.
func (r *rowReader) heading() bool {
	if len(r.at) < 2 {
		return false
	}
	name := headingKey(r.cell("name") + r.cell("office_name"))
	first, _, _ := strings.Cut(name, " ")
	return name == "" || headingWords[first]
}

var headingWords = map[string]bool{
	"zrodlo": true, "uwaga": true, "uwagi": true, "razem": true, "ogolem": true, "suma": true, "lacznie": true, "legenda": true, "stan": true,
	"woj": true, "objasnienia": true, "source": true, "total": true, "note": true, "strona": true, "tabl": true, "tab": true,
}

// activeStatus are the ways catalogues say that an entry is in force.
var activeStatus = map[string]bool{
	"active": true, "aktywny": true, "aktywna": true, "aktywne": true, "tak": true, "yes": true, "true": true, "1": true, "t": true,
	"czynny": true, "czynna": true, "dzialajacy": true, "dzialajaca": true, "prowadzi dzialalnosc": true, "zarejestrowany": true,
}

// code gives the row's TERYT code, of one column or of the register's four.
func (r *rowReader) code() string {
	written := r.cell("teryt")
	if r.has("teryt_rodz") {
		written = r.cell("teryt_woj") + r.cell("teryt_pow") + r.cell("teryt_gmi") + r.cell("teryt_rodz")
	}
	v, _ := contest.ParseTERYT(written, r.hint())
	return v
}

func (r *rowReader) hint() contest.TERYTHint {
	return contest.TERYTHint{Kind: contest.ParseKind(r.cell("kind")), Voivodeship: r.cell("voivodeship"), LostZero: r.t.lostZero}
}

// numbers reads the identifiers and counts.
func (r *rowReader) numbers() {
	for _, f := range []struct {
		field, code string
		parse       func(string) (string, bool)
		to          *string
	}{
		{"nip", "nip_checksum", contest.ParseNIP, &r.out.NIP},
		{"regon", "regon_checksum", contest.ParseREGON, &r.out.REGON},
		{"krs", "krs_form", contest.ParseKRS, &r.out.KRS},
		{"edelivery", "edelivery_form", contest.ParseADE, &r.out.EDelivery},
		{"epuap", "epuap_form", contest.ParseEPUAP, &r.out.EPUAP},
	} {
		written := r.cell(f.field)
		v, ok := f.parse(written)
		*f.to = r.checked(f.field, f.code, written, v, ok)
	}
	if r.out.TERYT = r.code(); r.out.TERYT == "" {
		if written := r.cell("teryt"); written != "" {
			r.remark(contest.Warn("teryt_unusable", "value", written), "teryt")
		}
	} else if _, ok := contest.ParseTERYT(r.out.TERYT, r.hint()); !ok {
		r.remark(contest.Warn("teryt_form", "value", r.out.TERYT), "teryt")
	}
	for _, f := range []struct {
		field string
		to    *int
	}{{"employees", &r.out.Employees}, {"population", &r.out.Population}, {"service_points", &r.out.ServicePoints}} {
		written := r.cell(f.field)
		n, ok := contest.ParseCount(written)
		if !ok {
			r.remark(contest.Warn("count_unusable", "value", written), f.field)
		}
		*f.to = n
	}
}

// seat reads where the institution is.
func (r *rowReader) seat() {
	o := &r.out
	o.Voivodeship = contest.VoivodeshipName(r.cell("voivodeship"))
	if o.Voivodeship == "" {
		o.Voivodeship = contest.VoivodeshipOf(o.TERYT)
	}
	o.County, o.Commune = r.cell("county"), partWords(r.cell("commune"))
	if o.County == "" && len(o.TERYT) >= 4 {
		o.County = r.counties[o.TERYT[:4]]
	}
	o.Address = r.address("", "post_code")
	o.Correspondence = r.address("corr_", "corr_post_code")
}

func (r *rowReader) address(prefix, codeField string) contest.Address {
	var a contest.Address
	if whole := r.cell("street_number"); prefix == "" && whole != "" {
		a = splitAddress(whole)
	}
	if street, number := r.cell(prefix+"street"), r.cell(prefix+"number"); street != "" || number != "" {
		a.Street, a.Number = tidyStreet(street), tidyNumber(number)
		if number == "" {
			a.Street, a.Number = splitStreet(street)
		}
	}
	if flat := tidyNumber(r.cell("flat")); prefix == "" && flat != "" && a.Number != "" {
		a.Number += "/" + flat
	}
	if place := r.cell(prefix + "place"); place != "" {
		a.Place = partWords(place)
	}
	written := r.cell(codeField)
	code, rest, ok := contest.ParsePostCode(written)
	if code != "" {
		a.PostCode = code
	}
	if !ok {
		r.checked(codeField, "post_code_form", written, code, false)
	}
	post := r.cell(prefix + "post")
	if post == "" && code != "" {
		post = rest
	}
	if a.Place == "" {
		a.Place, post = post, ""
	}
	if headingKey(post) != headingKey(a.Place) {
		a.Post = post
	}
	return a
}

// contact reads telephones, e-mail and pages.
func (r *rowReader) contact() {
	o := &r.out
	area := r.cell("phone_area")
	phones := []string{}
	for n, field := range []string{"phone", "phone2"} {
		extension := ""
		if n == 0 {
			extension = r.cell("extension")
		}
		written := r.lines(field)
		p, ok := contest.ParsePhone(area, written, extension)
		r.checked(field, "phone_form", strings.TrimSpace(area+" "+OneLine(written)+" "+extension), p, ok)
		if p != "" && !slices.Contains(phones, p) {
			phones = append(phones, p)
		}
	}
	o.Phone = strings.Join(phones, "; ")
	o.Email = r.several("email", "email_form", contest.ParseEmails)
	o.Website = r.several("website", "website_form", contest.ParseWebsite)
	o.BIP = r.several("bip", "website_form", contest.ParseWebsite)
}

func (r *rowReader) several(field, code string, parse func(string) (string, bool)) string {
	written := r.lines(field)
	v, ok := parse(written)
	return r.checked(field, code, OneLine(written), v, ok)
}
