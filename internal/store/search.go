package store

import "database/sql"

// SearchRow is what the office's search buffer keeps of an institution.
type SearchRow struct {
	ID   int64
	Code string
	Name string
	Fold string // InstitutionFold
}

// SearchRows gives every institution in Polish order of names.
func (r *Reader) SearchRows() ([]SearchRow, error) {
	n, err := r.InstitutionCount()
	if err != nil {
		return nil, err
	}
	all := make([]SearchRow, 0, n)
	err = r.rows(`
		SELECT
			id,
			code,
			name,
			fold
		FROM institution
		ORDER BY sort_key, id`, nil, func(rows *sql.Rows) error {
		var s SearchRow
		if err := rows.Scan(&s.ID, &s.Code, &s.Name, &s.Fold); err != nil {
			return err
		}
		all = append(all, s)
		return nil
	})
	return all, err
}
