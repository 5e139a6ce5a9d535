package store

import (
	"database/sql"
	"slices"

	"biurolidera/internal/contest"
)

// What the office's list of institutions keeps in memory is read here: few columns of
// all records, pages of whole records, one column to sort by.

// ListRow is what the list in memory keeps of an institution.
type ListRow struct {
	contest.Institution // the fields that are searched, filtered by and checked
	Fold                string
}

// maxListed is how many values one query names at most.
const maxListed = 500

const listColumns = `
		SELECT
			id,
			code,
			name,
			category,
			sub,
			kind,
			voivodeship,
			county,
			teryt,
			nip,
			regon,
			krs,
			phone,
			email,
			edelivery,
			epuap,
			fold
		FROM institution
		`

// ListRows calls take for each institution in Polish order of names; its other fields
// are empty.
func (r *Reader) ListRows(take func(ListRow) error) (err error) {
	defer wrap(&err, "ListRows()")
	return r.rows(listColumns+"ORDER BY sort_key, id", nil, func(rows *sql.Rows) error {
		return scanListRow(rows, take)
	})
}

// ListRowsOf gives the rows of so many institutions, in no order; one that is no more
// is left out.
func (r *Reader) ListRowsOf(ids []int64) (all []ListRow, err error) {
	defer wrap(&err, "ListRowsOf(%d)", len(ids))
	err = inParts(ids, func(in string, args []any) error {
		return r.rows(listColumns+"WHERE id IN "+in, args, func(rows *sql.Rows) error {
			return scanListRow(rows, func(l ListRow) error {
				all = append(all, l)
				return nil
			})
		})
	})
	return all, err
}

func scanListRow(rows *sql.Rows, take func(ListRow) error) error {
	var l ListRow
	err := rows.Scan(&l.ID, &l.Code, &l.Name, &l.Category, &l.Sub, &l.Kind, &l.Voivodeship, &l.County,
		&l.TERYT, &l.NIP, &l.REGON, &l.KRS, &l.Phone, &l.Email, &l.EDelivery, &l.EPUAP, &l.Fold)
	if err != nil {
		return err
	}
	return take(l)
}

// InstitutionOrder gives the ids of all institutions in Polish order of names.
func (r *Reader) InstitutionOrder() (ids []int64, err error) {
	defer wrap(&err, "InstitutionOrder()")
	n, err := r.InstitutionCount()
	if err != nil {
		return nil, err
	}
	ids = make([]int64, 0, n)
	err = r.rows("SELECT id FROM institution ORDER BY sort_key, id", nil, func(rows *sql.Rows) error {
		var id int64
		err := rows.Scan(&id)
		ids = append(ids, id)
		return err
	})
	return ids, err
}

// InstitutionsOf gives whole records, in no order; one that is no more is left out.
func (r *Reader) InstitutionsOf(ids []int64) (all []contest.Institution, err error) {
	defer wrap(&err, "InstitutionsOf(%d)", len(ids))
	err = inParts(ids, func(in string, args []any) error {
		return r.institutions("WHERE id IN "+in, args, func(i contest.Institution) error {
			all = append(all, i)
			return nil
		})
	})
	return all, err
}

// InstitutionColumn calls take with one column of every institution, in no order. The
// column is "code" or a field of contest.InstitutionValues; another one is
// record_missing.
func (r *Reader) InstitutionColumn(column string, take func(id int64, value string) error) (err error) {
	defer wrap(&err, "InstitutionColumn(%q)", column)
	if column != "code" && !slices.ContainsFunc(contest.InstitutionValues(), func(f contest.InstitutionField) bool { return f.Name == column }) {
		return missing("column", column)
	}
	return r.rows("SELECT id, "+column+" FROM institution", nil, func(rows *sql.Rows) error {
		var id int64
		var value string
		if err := rows.Scan(&id, &value); err != nil {
			return err
		}
		return take(id, value)
	})
}

// ParticipationPair says who takes part where.
type ParticipationPair struct {
	EditionID, InstitutionID int64
}

// ParticipationPairs lists who takes part in which edition.
func (r *Reader) ParticipationPairs() ([]ParticipationPair, error) {
	return collect(r, "SELECT edition_id, institution_id FROM participation", nil, func(rows *sql.Rows, p *ParticipationPair) error {
		return rows.Scan(&p.EditionID, &p.InstitutionID)
	})
}

// ParticipationsOfAll lists the participations of so many institutions in all
// editions, in no order.
func (r *Reader) ParticipationsOfAll(institutionIDs []int64) (all []contest.Participation, err error) {
	defer wrap(&err, "ParticipationsOfAll(%d)", len(institutionIDs))
	err = inParts(institutionIDs, func(in string, args []any) error {
		some, err := r.participations("WHERE p.institution_id IN "+in, args...)
		all = append(all, some...)
		return err
	})
	return all, err
}

// inParts calls work for every maxListed ids with the list as SQL and its values.
func inParts(ids []int64, work func(in string, args []any) error) error {
	for part := range slices.Chunk(ids, maxListed) {
		args := make([]any, len(part))
		for i, id := range part {
			args[i] = id
		}
		if err := work(values(len(part), 1), args); err != nil {
			return err
		}
	}
	return nil
}
