package office

import (
	"context"
	"slices"
	"strings"

	"biurolidera/internal/contest"
	"biurolidera/internal/polish"
	"biurolidera/internal/store"
)

// InstitutionDouble is another record that may be the same institution.
type InstitutionDouble struct {
	Institution contest.Institution
	Match       contest.Match // how sure, by what; Why is the text "match.WHY"
}

// Bounds of the records a double is looked for among.
const (
	maxLike     = 400 // of one word
	likeLetters = 5   // of a word's beginning, which inflection leaves alone
)

// InstitutionDoubles looks for other records of the same institution, the likeliest
// first: those that share a number, or the beginning of a rare word of the name.
func (o *Office) InstitutionDoubles(ctx context.Context, id int64) (doubles []InstitutionDouble, err error) {
	defer wrap(&err, "InstitutionDoubles(%d)", id)
	g, err := o.registered(ctx)
	if err != nil {
		return nil, err
	}
	err = o.db.Read(ctx, func(r *store.Reader) error {
		self, err := r.Institution(id)
		if err != nil {
			return err
		}
		all, err := r.InstitutionsOf(g.alike(self))
		if err != nil {
			return err
		}
		slices.SortFunc(all, func(a, b contest.Institution) int { return int(a.ID - b.ID) })
		m := contest.NewMatcher(0)
		known := map[int64]contest.Institution{}
		for _, i := range all {
			m.Add(i)
			known[i.ID] = i
		}
		for _, match := range m.FindAll(self) {
			doubles = append(doubles, InstitutionDouble{known[match.ID], match})
		}
		return nil
	})
	return doubles, err
}

// alike gives the ids of records that share something telling with i.
func (g *register) alike(i contest.Institution) []int64 {
	seen := map[int32]bool{}
	take := func(hits []int32) {
		if len(hits) > maxLike {
			return
		}
		for _, at := range hits {
			seen[at] = true
		}
	}
	for _, number := range []string{i.NIP, i.REGON, i.TERYT[:min(len(i.TERYT), 6)]} {
		if len(number) >= 6 {
			take(g.find([]string{number}))
		}
	}
	for _, word := range strings.FieldsFunc(polish.Fold(i.Name), func(r rune) bool { return r < 'a' || r > 'z' }) {
		if len(word) >= 4 {
			take(g.find([]string{word[:min(len(word), likeLetters)]}))
		}
	}
	var ids []int64
	for at := range seen {
		if g.ids[at] != i.ID {
			ids = append(ids, g.ids[at])
		}
	}
	return ids
}

// InstitutionHistory gives the changes that touched an institution or its contacts,
// the newest first. It looks through the whole history: 0.1 s for each 100,000 records
// in it, so ask for it when it is to be seen.
func (o *Office) InstitutionHistory(ctx context.Context, id int64) (changes []contest.Change, err error) {
	defer wrap(&err, "InstitutionHistory(%d)", id)
	err = o.db.Read(ctx, func(r *store.Reader) error {
		keys := []store.RecordKey{{Table: "institution", ID: id}}
		contacts, err := r.Contacts(id)
		if err != nil {
			return err
		}
		for _, c := range contacts {
			keys = append(keys, store.RecordKey{Table: "contact", ID: c.ID})
		}
		changes, err = changesOf(r, keys)
		return err
	})
	return changes, err
}

// ApplicationHistory gives the changes that touched a participation or its application,
// the newest first; as InstitutionHistory.
func (o *Office) ApplicationHistory(ctx context.Context, ed contest.Edition, code string) (changes []contest.Change, err error) {
	defer wrap(&err, "ApplicationHistory(%q)", code)
	err = o.db.Read(ctx, func(r *store.Reader) error {
		p, err := r.ParticipationByCode(ed.ID, code)
		if err != nil {
			return err
		}
		changes, err = changesOf(r, []store.RecordKey{{Table: "participation", ID: p.ID}, {Table: "application", ID: p.ID}})
		return err
	})
	return changes, err
}

// changesOf reads the changes that touched any of the records, the newest first.
func changesOf(r *store.Reader, keys []store.RecordKey) (changes []contest.Change, err error) {
	ids, err := r.ChangesOfAny(keys)
	if err != nil {
		return nil, err
	}
	for _, id := range slices.Backward(ids) {
		c, err := r.ChangeByID(id)
		if err != nil {
			return nil, err
		}
		changes = append(changes, c)
	}
	return changes, nil
}
