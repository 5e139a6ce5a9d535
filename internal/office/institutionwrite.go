package office

import (
	"encoding/json"
	"maps"
	"slices"

	"biurolidera/internal/contest"
	"biurolidera/internal/exchange"
	"biurolidera/internal/store"
)

// write puts the plan into the file.
func (p *institutionPlan) write(tx *store.Tx) error {
	for part := range slices.Chunk(p.fresh, writtenAtOnce) {
		if err := p.writeFresh(tx, part); err != nil {
			return err
		}
	}
	for _, id := range p.changed {
		if err := tx.UpdateInstitution(*p.records[id]); err != nil {
			return err
		}
	}
	if err := p.rememberMapping(tx); err != nil {
		return err
	}
	return p.writeParticipations(tx)
}

// writtenAtOnce is how many new records are handed over at once: a list may be a
// country's.
const writtenAtOnce = 1000

// writeFresh writes new records with their contacts and gives them their lasting IDs.
func (p *institutionPlan) writeFresh(tx *store.Tx, rows []int64) error {
	all := make([]contest.Institution, len(rows))
	for n, row := range rows {
		all[n] = *p.records[row]
	}
	ids, err := tx.InsertInstitutions(all)
	if err != nil {
		return err
	}
	var contacts []contest.Contact
	for n, row := range rows {
		p.records[row].ID = ids[n]
		for _, c := range p.contacts[row] {
			c.InstitutionID = ids[n]
			contacts = append(contacts, c)
		}
	}
	return tx.InsertContacts(contacts)
}

// saidMapping gives what a person said by headings, which last: letters and numbers
// change when a column comes before.
func saidMapping(said map[string]string, read []exchange.FieldColumn) map[string]string {
	said = maps.Clone(said)
	for _, m := range read {
		if m.By == exchange.MappedGiven && !m.Column.Unnamed {
			said[m.Field] = m.Column.Name
		}
	}
	return said
}

// rememberMapping keeps what a person said about the columns of this header, if it
// is not kept already.
func (p *institutionPlan) rememberMapping(tx *store.Tx) error {
	if len(p.mapping) == 0 {
		return nil
	}
	body, err := json.Marshal(p.mapping)
	if err != nil {
		return err
	}
	kept, _, err := tx.Mapping(p.header)
	if err != nil || kept == string(body) {
		return err
	}
	return tx.PutMapping(p.header, string(body))
}

// writeParticipations enters the institutions in the edition. Their category is
// the institution's, or the one for others.
func (p *institutionPlan) writeParticipations(tx *store.Tx) error {
	if p.edition == nil {
		return nil
	}
	next, err := tx.NextParticipationNumber(p.edition.ID)
	if err != nil {
		return err
	}
	var all []contest.Participation
	for _, id := range p.enter {
		if !p.entered[id] {
			continue
		}
		all = append(all, enter(*p.edition, *p.records[id], next+len(all), contest.ParticipationAccepted))
	}
	_, err = tx.InsertParticipations(all)
	return err
}

func categoryOr(code string) string {
	if code == "" {
		return contest.CategoryOther
	}
	return code
}
