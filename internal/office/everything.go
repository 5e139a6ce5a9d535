package office

import (
	"context"
	"slices"
	"strings"

	"biurolidera/internal/contest"
	"biurolidera/internal/polish"
	"biurolidera/internal/store"
)

// FoundKind is what SearchEverything finds; the text "found.KIND" names the group.
type FoundKind string

// The groups in the order they are shown.
const (
	FoundInstitution   FoundKind = "institution"
	FoundParticipation FoundKind = "participation"
	FoundAudit         FoundKind = "audit"
	FoundLicence       FoundKind = "licence"
)

// Found is one hit.
type Found struct {
	Kind     FoundKind
	ID       int64
	Code     string
	Title    string
	Subtitle string // place, category, channel and state, or validity
}

// FoundGroup is the hits of one kind.
type FoundGroup struct {
	Kind  FoundKind
	Total int     // exact
	Hits  []Found // at most limit
}

// SearchEverything finds institutions of the file and participations, audits and
// licences of an edition by words of names, by codes and by numbers (NIP, REGON, KRS,
// TERYT, telephone, e-mail of an institution). Names that begin with what was written
// come first. Groups without hits are left out; an empty query finds nothing.
func (o *Office) SearchEverything(ctx context.Context, ed contest.Edition, query string, limit int) (groups []FoundGroup, err error) {
	defer wrap(&err, "SearchEverything(%q)", query)
	words := searchWords(query)
	if len(words) == 0 {
		return nil, nil
	}
	institutions, err := o.searchInstitutions(ctx, words, polish.Fold(query), limit)
	if err != nil {
		return nil, err
	}
	places, err := o.places(ctx, ed)
	if err != nil {
		return nil, err
	}
	// The numbers of an edition ("2025/014") are words with signs in them.
	plain := strings.Fields(polish.Fold(query))
	for _, g := range []FoundGroup{
		institutions,
		places.participations.find(FoundParticipation, plain, limit),
		places.audits.find(FoundAudit, plain, limit),
		places.licences.find(FoundLicence, plain, limit),
	} {
		if g.Total > 0 {
			groups = append(groups, g)
		}
	}
	return groups, nil
}

// searchInstitutions is the group of institutions.
func (o *Office) searchInstitutions(ctx context.Context, words []string, text string, limit int) (group FoundGroup, err error) {
	g, err := o.registered(ctx)
	if err != nil {
		return group, err
	}
	hits := g.find(words)
	first := g.beginning(text, limit)
	for _, at := range hits {
		if len(first) >= limit {
			break
		}
		if !slices.Contains(first, at) {
			first = append(first, at)
		}
	}
	ids := make([]int64, len(first))
	for i, at := range first {
		ids[i] = g.ids[at]
	}
	group = FoundGroup{Kind: FoundInstitution, Total: len(hits)}
	rows, err := o.InstitutionRows(ctx, ids)
	for _, r := range rows {
		if r.ID != 0 {
			group.Hits = append(group.Hits, Found{FoundInstitution, r.ID, r.Code, r.Name, joined(r.Address.Place, r.Voivodeship)})
		}
	}
	return group, err
}

// joined puts what is given of several texts on one line.
func joined(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " · ")
}

// editionPlaces is what of an edition is found: participations, audits, licences.
type editionPlaces struct {
	participations, audits, licences places
}

// places are hits with the texts they are found by.
type places struct {
	found []Found
	texts []string
}

func (p *places) add(f Found, text string) {
	p.found = append(p.found, f)
	p.texts = append(p.texts, text)
}

// find gives the hits that have every word.
func (p *places) find(kind FoundKind, words []string, limit int) FoundGroup {
	g := FoundGroup{Kind: kind}
	for i, text := range p.texts {
		if !hasAll(text, words) {
			continue
		}
		if g.Total++; len(g.Hits) < limit {
			g.Hits = append(g.Hits, p.found[i])
		}
	}
	return g
}

// places gives what of an edition is found, read again after its audits,
// participations or licences changed.
func (o *Office) places(ctx context.Context, ed contest.Edition) (p *editionPlaces, err error) {
	k := &o.register
	k.mu.Lock()
	kept := k.places
	k.mu.Unlock()
	if p = kept[ed.ID]; p != nil {
		return p, nil
	}
	err = o.db.Read(ctx, func(r *store.Reader) error {
		p, err = o.readPlaces(r, ed)
		return err
	})
	if err != nil {
		return nil, err
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if len(kept) == len(k.places) {
		k.places = map[int64]*editionPlaces{ed.ID: p}
	}
	return p, nil
}

func (o *Office) readPlaces(r *store.Reader, ed contest.Edition) (*editionPlaces, error) {
	p := &editionPlaces{}
	categories, err := r.Categories(ed.ID)
	if err != nil {
		return nil, err
	}
	parts, err := r.Participations(ed.ID)
	if err != nil {
		return nil, err
	}
	named := map[int64]contest.Participation{}
	folded := map[int64]string{}
	for _, part := range parts {
		named[part.ID], folded[part.ID] = part, polish.Fold(part.Name)
		p.participations.add(
			Found{FoundParticipation, part.ID, part.Code, part.Name, joined(categoryName(categories, part.Category), o.cat.Enum("participation_state", string(part.State)))},
			folded[part.ID]+" "+polish.Fold(part.Code))
	}
	audits, err := r.Audits(ed.ID, store.AuditFilter{})
	if err != nil {
		return nil, err
	}
	for _, a := range audits {
		p.audits.add(
			Found{FoundAudit, a.ID, a.Code, named[a.ParticipationID].Name, joined(o.cat.Enum("channel", string(a.Channel)), o.cat.Enum("audit_state", string(a.State)))},
			folded[a.ParticipationID]+" "+polish.Fold(a.Code))
	}
	licences, err := r.Licences(ed.ID)
	for _, l := range licences {
		p.licences.add(
			Found{FoundLicence, l.ID, l.Number, l.Name, joined(categoryName(categories, l.Category), o.cat.DateShort(l.ValidFrom)+" – "+o.cat.DateShort(l.ValidTo))},
			polish.Fold(l.Name)+" "+polish.Fold(l.Number)+" "+polish.Fold(named[l.ParticipationID].Name))
	}
	return p, err
}
