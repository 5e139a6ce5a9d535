package store

import "testing"

func TestMappings(t *testing.T) {
	db := create(t, options(t))
	ask := func() (body string, found bool) {
		read(t, db, func(r *Reader) (err error) { body, found, err = r.Mapping("Nazwa|NIP"); return err })
		return body, found
	}
	if _, found := ask(); found {
		t.Error("a mapping from nowhere")
	}
	for _, want := range []string{`{"name":"Nazwa"}`, `{"name":"Nazwa","nip":"NIP"}`} {
		write(t, db, func(tx *Tx) error { return tx.PutMapping("Nazwa|NIP", want) })
		body, found := ask()
		if !found || body != want {
			t.Errorf("mapping %q, %v", body, found)
		}
	}
}
