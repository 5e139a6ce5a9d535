package office

import (
	"context"
	"slices"
	"sync"

	"biurolidera/internal/contest"
	"biurolidera/internal/store"
)

// maxPatched is how many records a change may touch for its institutions to be read
// one by one; after a greater one everything is read anew.
const maxPatched = 2000

// registerKeeper keeps one register and brings it up to date when it is asked for.
type registerKeeper struct {
	making sync.Mutex // held while one is read
	now    *register

	mu      sync.Mutex
	waiting []int64 // changes that now does not know of
	anew    bool    // read everything
	places  map[int64]*editionPlaces
}

// note takes in that a step was committed.
func (k *registerKeeper) note(w store.Written) {
	e := w.Event()
	k.mu.Lock()
	defer k.mu.Unlock()
	if len(e.Tables) == 0 || slices.ContainsFunc(e.Tables, func(t string) bool {
		return t == "participation" || t == "audit" || t == "licence"
	}) {
		k.places = nil
	}
	if !touchesRegister(e) {
		return
	}
	k.waiting = append(k.waiting, w.ID)
	if len(e.Tables) == 0 || w.Rows > maxPatched {
		k.anew = true
	}
}

// take hands over what is to be done; restore gives it back where that failed.
func (k *registerKeeper) take() (waiting []int64, anew bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	waiting, anew = k.waiting, k.anew
	k.waiting, k.anew = nil, false
	return waiting, anew
}

func (k *registerKeeper) restore(waiting []int64, anew bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.waiting, k.anew = append(waiting, k.waiting...), k.anew || anew
}

// registered gives the register as the file is now. The first call reads it whole,
// a later one what was changed since.
func (o *Office) registered(ctx context.Context) (*register, error) {
	k := &o.register
	k.making.Lock()
	defer k.making.Unlock()
	waiting, anew := k.take()
	if k.now != nil && len(waiting) == 0 {
		return k.now, nil
	}
	var next *register
	err := o.db.Read(ctx, func(r *store.Reader) (err error) {
		if k.now == nil || anew {
			next, err = readRegister(ctx, r)
			return err
		}
		next, err = k.now.after(ctx, r, waiting)
		return err
	})
	if err != nil {
		k.restore(waiting, anew)
		return nil, err
	}
	k.now = next
	return next, nil
}

// after gives the register after some changes.
func (g *register) after(ctx context.Context, r *store.Reader, changes []int64) (*register, error) {
	var changed []int64
	for _, id := range changes {
		rows, err := r.Payload(id)
		if err != nil {
			return readRegister(ctx, r) // erased: nobody can say what it did
		}
		changed = appendInstitutions(changed, rows)
	}
	switch {
	case len(changed) == 0:
		return g.again(r)
	case len(changed) > maxPatched:
		return readRegister(ctx, r)
	}
	return g.updated(ctx, r, changed)
}

// appendInstitutions adds the institutions that a change touched, each once.
func appendInstitutions(ids []int64, rows []contest.RowChange) []int64 {
	for _, row := range rows {
		if row.Table != "institution" {
			continue
		}
		image := row.After
		if image == nil {
			image = row.Before
		}
		if key, ok := image["id"].(int64); ok && !slices.Contains(ids, key) {
			ids = append(ids, key)
		}
	}
	return ids
}
