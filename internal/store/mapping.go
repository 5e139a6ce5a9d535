package store

// PutMapping remembers how the columns of a list were taken: key names the list's
// header, body is the mapping as the importer writes it.
func (tx *Tx) PutMapping(key, body string) (err error) {
	defer wrap(&err, "PutMapping(%q)", key)
	_, err = tx.exec(`
		INSERT INTO import_mapping (
			key,
			body,
			used_at
		) VALUES (?, ?, ?)
		ON CONFLICT (key) DO UPDATE
		SET
			body = excluded.body,
			used_at = excluded.used_at`, key, body, moment(tx.Now))
	return err
}

// Mapping gives the mapping of a header; false: none yet.
func (r *Reader) Mapping(key string) (body string, found bool, err error) {
	defer wrap(&err, "Mapping(%q)", key)
	found, err = r.row("SELECT body FROM import_mapping WHERE key = ?", []any{key}, &body)
	return body, found, err
}
