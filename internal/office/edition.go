package office

import (
	"context"
	"strconv"
	"strings"

	"biurolidera/internal/contest"
	"biurolidera/internal/exchange"
	"biurolidera/internal/store"
)

// NewEdition is what a person says when an edition is opened.
type NewEdition struct {
	Name string // "II edycja"
	Year int
}

// Create makes a new file with one edition: categories, questionnaires, scenarios
// and rules at their defaults. It never writes over a file.
func Create(ctx context.Context, path string, n NewEdition, opt Options) (_ *Office, err error) {
	defer wrap(&err, "Create(%q)", path)
	ed := contest.Edition{Name: strings.TrimSpace(n.Name), Year: n.Year, Code: strconv.Itoa(n.Year), State: contest.EditionOpen}
	if err := ed.Validate(); err != nil {
		return nil, err
	}
	opt = opt.complete()
	setup, err := defaultSetup(opt)
	if err != nil {
		return nil, err
	}
	db, err := store.Create(ctx, path, opt.store())
	if err != nil {
		return nil, err
	}
	o := &Office{db: db, path: path, opt: opt, cat: opt.Catalogue}
	step := store.Step{Action: "create_edition", Args: contest.Args{"edition": ed.Name}}
	if _, err := o.write(ctx, step, func(tx *store.Tx) error { return insertEdition(tx, &ed, setup) }); err != nil {
		return nil, discard(o, err)
	}
	return o, nil
}

// setup is what an edition starts with.
type setup struct {
	rules          contest.Rules
	categories     []contest.Category
	questionnaires []contest.Questionnaire
	scenarios      []contest.Scenario
}

// defaultSetup is the set-up of the regulations' defaults and the built-in
// questionnaires; licence numbering and validity come from the settings.
func defaultSetup(opt Options) (s setup, err error) {
	s.rules, s.categories = contest.DefaultRules(), contest.DefaultCategories()
	if l := opt.Settings.Licence; l.Pattern != "" {
		s.rules.Licence.Pattern, s.rules.Licence.Months = l.Pattern, l.Months
	}
	if s.questionnaires, err = exchange.BuiltInQuestionnaires(); err != nil {
		return s, err
	}
	s.scenarios, err = exchange.BuiltInScenarios()
	return s, err
}

// insertEdition writes an edition with its set-up and fills in the ids.
func insertEdition(tx *store.Tx, ed *contest.Edition, s setup) (err error) {
	if ed.ID, err = tx.InsertEdition(*ed); err != nil {
		return err
	}
	if err := tx.PutCategories(ed.ID, s.categories); err != nil {
		return err
	}
	if err := tx.PutRules(ed.ID, s.rules); err != nil {
		return err
	}
	for i := range s.questionnaires {
		q := &s.questionnaires[i]
		q.EditionID, q.Version = ed.ID, 1
		if q.ID, err = tx.InsertQuestionnaire(*q); err != nil {
			return err
		}
	}
	for i := range s.scenarios {
		sc := &s.scenarios[i]
		sc.EditionID = ed.ID
		if sc.ID, err = tx.InsertScenario(*sc); err != nil {
			return err
		}
	}
	return nil
}

// EditionLine is an edition with its counts.
type EditionLine struct {
	Edition        contest.Edition
	Participations int
	Audits         int
	Submitted      int // audits with a sheet: submitted or approved
	Sealed         bool
}

// Editions lists the file's editions, the newest first.
func (o *Office) Editions(ctx context.Context) (lines []EditionLine, err error) {
	defer wrap(&err, "Editions()")
	err = o.db.Read(ctx, func(r *store.Reader) error {
		all, err := r.Editions()
		if err != nil {
			return err
		}
		for _, ed := range all {
			l, err := editionLine(r, ed)
			if err != nil {
				return err
			}
			lines = append(lines, l)
		}
		return nil
	})
	return lines, err
}

// editionLine counts what belongs to an edition.
func editionLine(r *store.Reader, ed contest.Edition) (l EditionLine, err error) {
	parts, err := r.Participations(ed.ID)
	if err != nil {
		return l, err
	}
	audits, err := r.Audits(ed.ID, store.AuditFilter{})
	if err != nil {
		return l, err
	}
	seals, err := r.Seals(ed.ID)
	l = EditionLine{Edition: ed, Participations: len(parts), Audits: len(audits), Sealed: len(seals) > 0}
	for _, a := range audits {
		if a.State == contest.AuditSubmitted || a.State == contest.AuditApproved {
			l.Submitted++
		}
	}
	return l, err
}

// FindEdition gives the edition that a code, name or year means; empty: the newest.
// It fails with code edition_unknown, naming the editions there are.
func (o *Office) FindEdition(ctx context.Context, said string) (found contest.Edition, err error) {
	defer wrap(&err, "FindEdition(%q)", said)
	err = o.db.Read(ctx, func(r *store.Reader) error {
		all, err := r.Editions()
		if err != nil {
			return err
		}
		var names []string
		for _, ed := range all {
			if strings.TrimSpace(said) == "" || ed.Matches(said) {
				found = ed
				return nil
			}
			names = append(names, ed.Name+" ("+ed.Code+")")
		}
		return contest.E("edition_unknown", "edition", said, "editions", strings.Join(names, ", "))
	})
	return found, err
}

// Seal closes the rules, categories and questionnaires with a hash. Sealing what is
// sealed already and unchanged gives the seal there is; a change needs a reason.
func (o *Office) Seal(ctx context.Context, ed contest.Edition, reason string) (seal contest.Seal, err error) {
	defer wrap(&err, "Seal(%q)", ed.Code)
	reason = strings.TrimSpace(reason)
	step := store.Step{Action: "seal_rules", Args: contest.Args{"edition": ed.Name}}
	_, err = o.write(ctx, step, func(tx *store.Tx) error {
		hash, err := tx.SealHash(ed.ID)
		if err != nil {
			return err
		}
		seals, err := tx.Seals(ed.ID)
		if err != nil {
			return err
		}
		if len(seals) > 0 {
			seal = seals[len(seals)-1]
			if seal.Hash == hash {
				return nil
			}
			if reason == "" {
				return contest.E("seal_reason", "edition", ed.Name)
			}
		}
		seal = contest.Seal{EditionID: ed.ID, Hash: hash, SealedAt: tx.Now, Reason: reason}
		return tx.PutSeal(seal)
	})
	return seal, err
}

// sealed gives the last seal if it covers what is in force; changed tells that
// something was altered since it was made.
func sealed(r *store.Reader, edition int64) (seal *contest.Seal, changed bool, err error) {
	seals, err := r.Seals(edition)
	if err != nil || len(seals) == 0 {
		return nil, false, err
	}
	hash, err := r.SealHash(edition)
	if err != nil {
		return nil, false, err
	}
	last := seals[len(seals)-1]
	return &last, last.Hash != hash, nil
}
