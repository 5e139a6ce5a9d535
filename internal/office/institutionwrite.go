package office

import (
	"encoding/json"
	"maps"

	"biurolidera/internal/contest"
	"biurolidera/internal/exchange"
	"biurolidera/internal/store"
)

// write puts the plan into the file.
func (p *institutionPlan) write(tx *store.Tx) error {
	ids, err := tx.InsertInstitutions(p.fresh)
	if err != nil {
		return err
	}
	var contacts []contest.Contact
	for i, id := range ids {
		for _, c := range p.contacts[p.fresh[i].ID] {
			c.InstitutionID = id
			contacts = append(contacts, c)
		}
		p.fresh[i].ID = id
	}
	if err := tx.InsertContacts(contacts); err != nil {
		return err
	}
	for _, id := range p.order {
		if err := tx.UpdateInstitution(p.updated[id]); err != nil {
			return err
		}
	}
	if err := p.rememberMapping(tx); err != nil {
		return err
	}
	return p.writeParticipations(tx)
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
		inst := p.updated[id]
		if id < 0 {
			inst = p.fresh[p.at[id]]
		} else if inst.ID == 0 {
			if inst, err = tx.Institution(id); err != nil {
				return err
			}
		}
		all = append(all, enter(*p.edition, inst, next+len(all), contest.ParticipationAccepted))
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
