package store

import (
	"database/sql"

	"biurolidera/internal/contest"
)

// A participation is an institution in one edition: it takes part once (unique), under
// a code of the edition, in a category that the edition has. Its application stands in
// a table of its own, one row each, since it is what the institution declared and what
// an erasure of personal data has to empty (domain.md §1.5).
//
// Which state may follow which is contest.ParticipationState.CanBecome's to say; the
// table only refuses words that are no state.

// participationRow fills the values of a participation's row after its id.
func participationRow(row []any, p contest.Participation) error {
	channels, err := asJSON(p.NotApplicable)
	copy(row, []any{p.EditionID, p.InstitutionID, p.Code, p.Name, textOrNull(p.Category), p.Sub, string(p.State), channels})
	return err
}

// applicationRow fills the values of an application's row after its id.
func applicationRow(row []any, a contest.Application) {
	copy(row, []any{
		day(a.ReceivedOn), a.Signatory, a.RulesAccepted, a.AuditAccepted, a.LogoTerms, a.PublishConsent,
		a.InvitationNo, a.BuyerName, a.BuyerNIP, a.RecipientName, a.Services, a.OpeningHours, a.DeclaredSize, a.MissingDocument,
	})
}

// InsertParticipation makes a participation with its application and gives its id.
func (tx *Tx) InsertParticipation(p contest.Participation) (int64, error) {
	ids, err := tx.InsertParticipations([]contest.Participation{p})
	if err != nil {
		return 0, err
	}
	return ids[0], nil
}

// InsertParticipations makes many at once and gives their ids in the same order.
func (tx *Tx) InsertParticipations(all []contest.Participation) (ids []int64, err error) {
	defer wrap(&err, "InsertParticipations(%d)", len(all))
	var last int64
	if _, err := tx.row("SELECT coalesce(max(id), 0) FROM participation", nil, &last); err != nil {
		return nil, err
	}
	err = tx.insertRows(`
		INSERT INTO participation (
			id,
			edition_id,
			institution_id,
			code,
			name,
			category,
			sub,
			state,
			not_applicable
		) VALUES`, 9, len(all), func(i int, row []any) error {
		id := last + 1 + int64(i)
		ids = append(ids, id)
		row[0] = id
		return participationRow(row[1:], all[i])
	})
	if err != nil {
		return nil, err
	}
	return ids, tx.insertRows(`
		INSERT INTO application (
			participation_id,
			received_on,
			signatory,
			rules_accepted,
			audit_accepted,
			logo_terms,
			publish_consent,
			invitation_no,
			buyer_name,
			buyer_nip,
			recipient_name,
			services,
			opening_hours,
			declared_size,
			missing_document
		) VALUES`, 15, len(all), func(i int, row []any) error {
		row[0] = ids[i]
		applicationRow(row[1:], all[i].Application)
		return nil
	})
}

// UpdateParticipation writes all fields with the application's.
func (tx *Tx) UpdateParticipation(p contest.Participation) (err error) {
	defer wrap(&err, "UpdateParticipation(%d)", p.ID)
	row := make([]any, 8, 9)
	if err := participationRow(row, p); err != nil {
		return err
	}
	err = tx.change("participation", p.ID, `
		UPDATE participation
		SET
			edition_id = ?,
			institution_id = ?,
			code = ?,
			name = ?,
			category = ?,
			sub = ?,
			state = ?,
			not_applicable = ?
		WHERE id = ?`, append(row, p.ID)...)
	if err != nil {
		return err
	}
	row = make([]any, 14, 15)
	applicationRow(row, p.Application)
	return tx.change("application", p.ID, `
		UPDATE application
		SET
			received_on = ?,
			signatory = ?,
			rules_accepted = ?,
			audit_accepted = ?,
			logo_terms = ?,
			publish_consent = ?,
			invitation_no = ?,
			buyer_name = ?,
			buyer_nip = ?,
			recipient_name = ?,
			services = ?,
			opening_hours = ?,
			declared_size = ?,
			missing_document = ?
		WHERE participation_id = ?`, append(row, p.ID)...)
}

// DeleteParticipation takes a participation away; record_in_use if it has audits
// or a licence.
func (tx *Tx) DeleteParticipation(id int64) (err error) {
	defer wrap(&err, "DeleteParticipation(%d)", id)
	if err := tx.change("application", id, "DELETE FROM application WHERE participation_id = ?", id); err != nil {
		return err
	}
	return tx.change("participation", id, "DELETE FROM participation WHERE id = ?", id)
}

// Participations lists an edition's participations by code.
func (r *Reader) Participations(editionID int64) ([]contest.Participation, error) {
	return r.participations("WHERE p.edition_id = ? ORDER BY p.code, p.id", editionID)
}

// Participation gives one by id; record_missing if there is none.
func (r *Reader) Participation(id int64) (contest.Participation, error) {
	return only(r.participations("WHERE p.id = ?", id))("participation", id)
}

// ParticipationByCode gives one by its code in an edition; record_missing if there
// is none.
func (r *Reader) ParticipationByCode(editionID int64, code string) (contest.Participation, error) {
	return only(r.participations("WHERE p.edition_id = ? AND p.code = ?", editionID, code))("participation", code)
}

// ParticipationsOf lists an institution's participations in all editions, oldest first.
func (r *Reader) ParticipationsOf(institutionID int64) ([]contest.Participation, error) {
	return r.participations("WHERE p.institution_id = ? ORDER BY p.id", institutionID)
}

// NextParticipationNumber is the number after the greatest in the edition's codes.
func (r *Reader) NextParticipationNumber(editionID int64) (n int, err error) {
	_, err = r.row(`
		SELECT
			coalesce(max(CAST(substr(code, 3) AS INTEGER)), 0) + 1
		FROM participation
		WHERE edition_id = ?
			AND code LIKE 'P-%'`, []any{editionID}, &n)
	return n, err
}

// participations reads participations with their applications; the condition orders
// them where it gives several.
func (r *Reader) participations(condition string, args ...any) ([]contest.Participation, error) {
	return collect(r, `
		SELECT
			p.id,
			p.edition_id,
			p.institution_id,
			p.code,
			p.name,
			coalesce(p.category, ''),
			p.sub,
			p.state,
			p.not_applicable,
			a.received_on,
			a.signatory,
			a.rules_accepted,
			a.audit_accepted,
			a.logo_terms,
			a.publish_consent,
			a.invitation_no,
			a.buyer_name,
			a.buyer_nip,
			a.recipient_name,
			a.services,
			a.opening_hours,
			a.declared_size,
			a.missing_document
		FROM participation AS p
		JOIN application AS a ON a.participation_id = p.id
		`+condition, args, func(rows *sql.Rows, p *contest.Participation) error {
		a := &p.Application
		return rows.Scan(&p.ID, &p.EditionID, &p.InstitutionID, &p.Code, &p.Name, &p.Category, &p.Sub, &p.State,
			fromJSON{&p.NotApplicable},
			when{&a.ReceivedOn}, &a.Signatory, &a.RulesAccepted, &a.AuditAccepted, &a.LogoTerms, &a.PublishConsent,
			&a.InvitationNo, &a.BuyerName, &a.BuyerNIP, &a.RecipientName, &a.Services, &a.OpeningHours,
			&a.DeclaredSize, &a.MissingDocument)
	})
}
