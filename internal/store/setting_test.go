package store

import "testing"

func TestSettings(t *testing.T) {
	db := create(t, options(t))
	write(t, db, func(tx *Tx) error {
		for k, v := range map[string]string{"a": "1", "b": "ż", "c": "3"} {
			if err := tx.PutSetting(k, v); err != nil {
				return err
			}
		}
		return nil
	})
	write(t, db, func(tx *Tx) error {
		if err := tx.PutSetting("a", "2"); err != nil {
			return err
		}
		return tx.PutSetting("c", "")
	})
	same(t, "all", map[string]string{"a": "2", "b": "ż"}, get(t, db, (*Reader).Settings))
	ask := func(key string) string {
		return get(t, db, func(r *Reader) (string, error) { return r.Setting(key) })
	}
	same(t, "one", "2", ask("a"))
	same(t, "none", "", ask("c"))
}
