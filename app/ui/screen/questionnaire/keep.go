package questionnaire

import (
	"encoding/json"
	"strconv"
	"time"

	"biurolidera/internal/contest"
)

// What was changed and not saved is kept beside the file with each change, so that it
// holds nobody on the screen and is there after the program was closed: who opens the
// version again goes on where it was left.

// keptDraft is a version as it was being edited.
type keptDraft struct {
	At  time.Time
	Now contest.Questionnaire
}

// draftKey is where a version's unsaved changes are kept.
func draftKey(id int64) string { return "questionnaire.draft." + strconv.FormatInt(id, 10) }

// keep remembers the draft, or that there is none.
func (b *bench) keep() {
	switch {
	case b.draft == nil || !b.s.f.Writable():
	case !b.dirty():
		b.forget(b.q.ID)
	default:
		if body, err := json.Marshal(keptDraft{b.s.f.Now(), b.now()}); err == nil {
			b.s.f.Store.Set(draftKey(b.q.ID), string(body))
		}
	}
}

// forget drops what is kept of a version.
func (b *bench) forget(id int64) {
	b.resumed = time.Time{}
	b.s.f.Store.Set(draftKey(id), "")
}

// kept gives a version's unsaved changes; false: there are none, or nothing can be
// changed now.
func (s *Screen) kept(id int64) (k keptDraft, ok bool) {
	if !s.f.Writable() {
		return k, false
	}
	return k, json.Unmarshal([]byte(s.f.Store.Get(draftKey(id))), &k) == nil
}

// resume goes on with what was changed in the version and not saved.
func (b *bench) resume() {
	k, ok := b.s.kept(b.q.ID)
	if !ok {
		return
	}
	b.draft = newDraft(b.q)
	b.draft.to(k.Now)
	b.resumed = k.At
}
