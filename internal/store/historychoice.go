package store

import "database/sql"

// ChangeChoices lists the actions and the people that occur in the history, each once
// and sorted.
func (r *Reader) ChangeChoices() (actions, who []string, err error) {
	defer wrap(&err, "ChangeChoices()")
	text := func(rows *sql.Rows, s *string) error { return rows.Scan(s) }
	if actions, err = collect(r, "SELECT DISTINCT action FROM change ORDER BY action", nil, text); err != nil {
		return nil, nil, err
	}
	who, err = collect(r, "SELECT DISTINCT who FROM change WHERE who <> '' ORDER BY who", nil, text)
	return actions, who, err
}
