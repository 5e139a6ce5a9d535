package office

import (
	"context"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"biurolidera/internal/contest"
	"biurolidera/internal/disk"
	"biurolidera/internal/exchange"
	"biurolidera/internal/method/score"
	"biurolidera/internal/store"
)

// WriteSheets writes a sheet for every open audit of the edition: as "xlsx" a file
// each; as "pdf" a file each too, to be filled in by pen.
func (o *Office) WriteSheets(ctx context.Context, ed contest.Edition, dir, as string) (files []string, err error) {
	defer wrap(&err, "WriteSheets(%q)", dir)
	sheets, institutions, err := o.openSheets(ctx, ed)
	if err != nil {
		return nil, err
	}
	if len(sheets) == 0 {
		return nil, contest.E("sheets_none", "edition", ed.Name)
	}
	if err := makeFolder(dir); err != nil {
		return nil, err
	}
	files = make([]string, len(sheets))
	err = inParallel(ctx, len(sheets), func(i int) error {
		files[i] = filepath.Join(dir, disk.SafeName(sheets[i].Audit.Code, sheets[i].Institution, as))
		if as == "pdf" {
			return o.writePaperSheet(files[i], sheets[i], institutions[i])
		}
		return writeStream(files[i], func(w io.Writer) error { return exchange.WriteAuditSheetXLSX(w, sheets[i], o.cat.T) })
	})
	return files, err
}

// openSheets gathers what the sheets of the open audits are made from, and whom
// they are about.
func (o *Office) openSheets(ctx context.Context, ed contest.Edition) (sheets []exchange.AuditSheet, of []contest.Institution, err error) {
	err = o.db.Read(ctx, func(r *store.Reader) error {
		d, err := newDesk(r, ed, store.AuditFilter{})
		if err != nil {
			return err
		}
		for _, a := range d.audits {
			if !a.State.Open() {
				continue
			}
			s, inst, err := d.sheet(a)
			if err != nil {
				return err
			}
			sheets, of = append(sheets, s), append(of, inst)
		}
		return nil
	})
	return sheets, of, err
}

// desk knows what belongs to an edition's audits: who is audited, with which form
// and scenario, and what `once` sections were answered already.
type desk struct {
	r              *store.Reader
	edition        contest.Edition
	rules          contest.Rules
	audits         []contest.Audit // by code
	byCode         map[string]int
	byParticipant  map[int64][]int
	participations map[int64]contest.Participation
	institutions   map[int64]contest.Institution
	scenarios      map[int64]contest.Scenario
	versions       map[int64]*contest.Questionnaire
	forms          map[formRequest]contest.Form
	filled         map[onceKey][]contest.Audit // with a sheet, and their answers
}

type formRequest struct {
	questionnaire int64
	category, sub string
}

type onceKey struct {
	participation int64
	channel       contest.Channel
}

// newDesk reads the audits that pass the filter and what belongs to them.
func newDesk(r *store.Reader, ed contest.Edition, f store.AuditFilter) (*desk, error) {
	d := &desk{
		r: r, edition: ed, byCode: map[string]int{}, byParticipant: map[int64][]int{}, participations: map[int64]contest.Participation{},
		institutions: map[int64]contest.Institution{}, scenarios: map[int64]contest.Scenario{},
		versions: map[int64]*contest.Questionnaire{}, forms: map[formRequest]contest.Form{}, filled: map[onceKey][]contest.Audit{},
	}
	var err error
	if d.rules, err = r.Rules(ed.ID); err != nil {
		return nil, err
	}
	if d.audits, err = r.Audits(ed.ID, f); err != nil {
		return nil, err
	}
	for i, a := range d.audits {
		d.byCode[a.Code] = i
		d.byParticipant[a.ParticipationID] = append(d.byParticipant[a.ParticipationID], i)
	}
	parts, err := r.Participations(ed.ID)
	if err != nil {
		return nil, err
	}
	for _, p := range parts {
		d.participations[p.ID] = p
	}
	scenarios, err := r.Scenarios(ed.ID)
	for _, s := range scenarios {
		d.scenarios[s.ID] = s
	}
	return d, err
}

// form gives the questionnaire variant an audit is given on.
func (d *desk) form(a contest.Audit) (contest.Form, error) {
	p := d.participations[a.ParticipationID]
	key := formRequest{a.QuestionnaireID, p.Category, p.Sub}
	if f, ok := d.forms[key]; ok {
		return f, nil
	}
	if d.versions[a.QuestionnaireID] == nil {
		q, err := d.r.QuestionnaireByID(a.QuestionnaireID)
		if err != nil {
			return contest.Form{}, err
		}
		d.versions[a.QuestionnaireID] = &q
	}
	f := d.versions[a.QuestionnaireID].Form(p.Category, p.Sub)
	d.forms[key] = f
	return f, nil
}

// institution reads who is audited.
func (d *desk) institution(p contest.Participation) (contest.Institution, error) {
	if i, ok := d.institutions[p.InstitutionID]; ok {
		return i, nil
	}
	i, err := d.r.Institution(p.InstitutionID)
	d.institutions[p.InstitutionID] = i
	return i, err
}

// takenOver gives the answers of `once` sections that the institution's other
// audits of the channel hold (score.TakeOver).
func (d *desk) takenOver(a contest.Audit, f contest.Form) ([]contest.Answer, error) {
	key := onceKey{a.ParticipationID, a.Channel}
	if _, read := d.filled[key]; !read {
		d.filled[key] = nil
		for _, i := range d.byParticipant[a.ParticipationID] {
			other := d.audits[i]
			if other.Channel != a.Channel || other.State != contest.AuditSubmitted && other.State != contest.AuditApproved {
				continue
			}
			var err error
			if other.Answers, err = d.r.Answers(other.ID); err != nil {
				return nil, err
			}
			d.filled[key] = append(d.filled[key], other)
		}
	}
	blank := contest.Audit{Code: a.Code, Channel: a.Channel}
	with := score.TakeOver(f, append(slices.Clone(d.filled[key]), blank))
	return with[len(with)-1].Answers, nil
}

// noteFilled makes a newly filled audit known to takenOver.
func (d *desk) noteFilled(a contest.Audit) {
	key := onceKey{a.ParticipationID, a.Channel}
	d.filled[key] = append(d.filled[key], a)
}

// sheet gathers one audit's sheet.
func (d *desk) sheet(a contest.Audit) (s exchange.AuditSheet, inst contest.Institution, err error) {
	p := d.participations[a.ParticipationID]
	if inst, err = d.institution(p); err != nil {
		return s, inst, err
	}
	s = exchange.AuditSheet{Edition: d.edition, Audit: a, Institution: p.Name, Address: whereTo(a.Channel, inst)}
	if sc, ok := d.scenarios[a.ScenarioID]; ok {
		s.Scenario = &sc
	}
	if s.Form, err = d.form(a); err != nil {
		return s, inst, err
	}
	s.TakenOver, err = d.takenOver(a, s.Form)
	return s, inst, err
}

// whereTo is what the auditor needs to reach the institution.
func whereTo(c contest.Channel, i contest.Institution) string {
	switch c {
	case contest.Phone:
		return i.Phone
	case contest.Online:
		return strings.Trim(i.Email+" · "+i.Website, " ·")
	}
	return oneLineAddress(i)
}

func oneLineAddress(i contest.Institution) string { return strings.Join(i.Address.Lines(), ", ") }
