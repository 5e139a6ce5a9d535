package store

import (
	"database/sql"
	"strings"

	"biurolidera/internal/contest"
	"biurolidera/internal/polish"
)

// Institutions are kept once for all editions. Identifiers are text, as they came: a
// wrong checksum is a remark, never a reason to refuse (domain.md §2).
//
// Two columns are derived here, at every write. fold is what people search in: SQLite
// knows no Polish letters (reliability.md 0.7). sort_key is the Polish order as bytes,
// with an index: sorting 50,000 names by collation takes seconds (stack.md §3).

// institutionColumns are the columns written from a contest.Institution, in the
// order of institutionRow.
const institutionColumns = 38

// institutionRow fills the values of a row. fold is searched, sort_key sorted by.
func institutionRow(row []any, id int64, i contest.Institution) {
	a, c := i.Address, i.Correspondence
	copy(row, []any{
		id, i.Code, i.Name, i.ShortName, i.OfficeName, i.ForForm, i.Category, i.Sub, i.Kind,
		i.Voivodeship, i.County, i.Commune, i.TERYT, i.NIP, i.REGON, i.KRS,
		a.Street, a.Number, a.PostCode, a.Place, a.Post,
		c.Street, c.Number, c.PostCode, c.Place, c.Post,
		i.Phone, i.Email, i.Website, i.BIP, i.EDelivery, i.EPUAP,
		i.Employees, i.Population, i.ServicePoints, i.Example,
		InstitutionFold(i), polish.SortKey(i.Name),
	})
}

// InstitutionFold is the text an institution is found by: name, office name,
// place, identifiers and code without case and diacritics, a line each.
func InstitutionFold(i contest.Institution) string {
	parts := []string{i.Name, i.OfficeName, i.Address.Place, i.NIP, i.REGON, i.TERYT, i.Code}
	for n, p := range parts {
		parts[n] = polish.Fold(p)
	}
	return strings.Join(parts, "\n")
}

// InsertInstitution makes an institution and gives its id.
func (tx *Tx) InsertInstitution(i contest.Institution) (int64, error) {
	ids, err := tx.InsertInstitutions([]contest.Institution{i})
	if err != nil {
		return 0, err
	}
	return ids[0], nil
}

// InsertInstitutions makes many at once and gives their ids in the same order. Ids
// are given out here, after the greatest there is, since RETURNING promises no order.
func (tx *Tx) InsertInstitutions(all []contest.Institution) (ids []int64, err error) {
	defer wrap(&err, "InsertInstitutions(%d)", len(all))
	var last int64
	if _, err := tx.row("SELECT coalesce(max(id), 0) FROM institution", nil, &last); err != nil {
		return nil, err
	}
	err = tx.insertRows(`
		INSERT INTO institution (
			id,
			code,
			name,
			short_name,
			office_name,
			for_form,
			category,
			sub,
			kind,
			voivodeship,
			county,
			commune,
			teryt,
			nip,
			regon,
			krs,
			street,
			number,
			post_code,
			place,
			post,
			corr_street,
			corr_number,
			corr_post_code,
			corr_place,
			corr_post,
			phone,
			email,
			website,
			bip,
			edelivery,
			epuap,
			employees,
			population,
			service_points,
			example,
			fold,
			sort_key
		) VALUES`, institutionColumns, len(all), func(i int, row []any) error {
		institutionRow(row, last+1+int64(i), all[i])
		ids = append(ids, last+1+int64(i))
		return nil
	})
	return ids, err
}

// UpdateInstitution writes all fields; record_missing if there is none of that id,
// record_exists if another has the code.
func (tx *Tx) UpdateInstitution(i contest.Institution) (err error) {
	defer wrap(&err, "UpdateInstitution(%d)", i.ID)
	row := make([]any, institutionColumns)
	institutionRow(row, i.ID, i)
	return tx.change("institution", i.ID, `
		UPDATE institution
		SET
			code = ?,
			name = ?,
			short_name = ?,
			office_name = ?,
			for_form = ?,
			category = ?,
			sub = ?,
			kind = ?,
			voivodeship = ?,
			county = ?,
			commune = ?,
			teryt = ?,
			nip = ?,
			regon = ?,
			krs = ?,
			street = ?,
			number = ?,
			post_code = ?,
			place = ?,
			post = ?,
			corr_street = ?,
			corr_number = ?,
			corr_post_code = ?,
			corr_place = ?,
			corr_post = ?,
			phone = ?,
			email = ?,
			website = ?,
			bip = ?,
			edelivery = ?,
			epuap = ?,
			employees = ?,
			population = ?,
			service_points = ?,
			example = ?,
			fold = ?,
			sort_key = ?
		WHERE id = ?`, append(row[1:], i.ID)...)
}

// DeleteInstitution takes an institution and its contacts away; record_in_use if
// it takes part in an edition.
func (tx *Tx) DeleteInstitution(id int64) (err error) {
	defer wrap(&err, "DeleteInstitution(%d)", id)
	if _, err := tx.exec("DELETE FROM contact WHERE institution_id = ?", id); err != nil {
		return err
	}
	return tx.change("institution", id, "DELETE FROM institution WHERE id = ?", id)
}

// Institution gives one by id; record_missing if there is none.
func (r *Reader) Institution(id int64) (i contest.Institution, err error) {
	defer wrap(&err, "Institution(%d)", id)
	found := false
	err = r.institutions("WHERE id = ?", []any{id}, func(one contest.Institution) error {
		i, found = one, true
		return nil
	})
	if err == nil && !found {
		err = missing("institution", id)
	}
	return i, err
}

// Institutions calls take for each institution in Polish order of names; an error
// of take ends it.
func (r *Reader) Institutions(take func(contest.Institution) error) (err error) {
	defer wrap(&err, "Institutions()")
	return r.institutions("ORDER BY sort_key, id", nil, take)
}

// InstitutionCount tells how many there are.
func (r *Reader) InstitutionCount() (n int, err error) {
	_, err = r.row("SELECT count(*) FROM institution", nil, &n)
	return n, err
}

// NextInstitutionNumber is the number after the greatest in any institution's code.
func (r *Reader) NextInstitutionNumber() (n int, err error) {
	_, err = r.row(`
		SELECT
			coalesce(max(CAST(substr(code, 3) AS INTEGER)), 0) + 1
		FROM institution
		WHERE code LIKE 'I-%'`, nil, &n)
	return n, err
}

// institutions streams institutions; the condition orders them where it gives several.
func (r *Reader) institutions(condition string, args []any, take func(contest.Institution) error) error {
	return r.rows(`
		SELECT
			id,
			code,
			name,
			short_name,
			office_name,
			for_form,
			category,
			sub,
			kind,
			voivodeship,
			county,
			commune,
			teryt,
			nip,
			regon,
			krs,
			street,
			number,
			post_code,
			place,
			post,
			corr_street,
			corr_number,
			corr_post_code,
			corr_place,
			corr_post,
			phone,
			email,
			website,
			bip,
			edelivery,
			epuap,
			employees,
			population,
			service_points,
			example
		FROM institution
		`+condition, args, func(rows *sql.Rows) error {
		var i contest.Institution
		a, c := &i.Address, &i.Correspondence
		err := rows.Scan(&i.ID, &i.Code, &i.Name, &i.ShortName, &i.OfficeName, &i.ForForm, &i.Category, &i.Sub, &i.Kind,
			&i.Voivodeship, &i.County, &i.Commune, &i.TERYT, &i.NIP, &i.REGON, &i.KRS,
			&a.Street, &a.Number, &a.PostCode, &a.Place, &a.Post,
			&c.Street, &c.Number, &c.PostCode, &c.Place, &c.Post,
			&i.Phone, &i.Email, &i.Website, &i.BIP, &i.EDelivery, &i.EPUAP,
			&i.Employees, &i.Population, &i.ServicePoints, &i.Example)
		if err != nil {
			return err
		}
		return take(i)
	})
}
