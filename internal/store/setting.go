package store

import "database/sql"

// Settings of the file travel with it (the sender's name, the signatory); settings of
// this computer are package config's.

// PutSetting keeps a setting of the file, in place of an earlier value; "" takes
// it away.
func (tx *Tx) PutSetting(key, value string) (err error) {
	defer wrap(&err, "PutSetting(%q)", key)
	if value == "" {
		_, err = tx.exec("DELETE FROM setting WHERE key = ?", key)
		return err
	}
	_, err = tx.exec(`
		INSERT INTO setting (
			key,
			value
		) VALUES (?, ?)
		ON CONFLICT (key) DO UPDATE
		SET value = excluded.value`, key, value)
	return err
}

// Setting gives a setting; "" if there is none.
func (r *Reader) Setting(key string) (value string, err error) {
	defer wrap(&err, "Setting(%q)", key)
	_, err = r.row("SELECT value FROM setting WHERE key = ?", []any{key}, &value)
	return value, err
}

// Settings gives all settings of the file.
func (r *Reader) Settings() (all map[string]string, err error) {
	defer wrap(&err, "Settings()")
	all = map[string]string{}
	err = r.rows(`
		SELECT
			key,
			value
		FROM setting
		ORDER BY key`, nil, func(rows *sql.Rows) error {
		var k, v string
		if err := rows.Scan(&k, &v); err != nil {
			return err
		}
		all[k] = v
		return nil
	})
	return all, err
}
