package sample

import (
	"iter"
	"slices"
	"strconv"
	"time"

	"biurolidera/internal/contest"
)

// Options say what to invent. Questionnaires and scenarios are taken as they are
// and keep their ids; of several versions of a channel's questionnaire the newest
// is used.
type Options struct {
	Seed             uint64
	Participants     int // 1..MaxParticipants
	AuditsPerChannel int // 0..MaxAuditsPerChannel
	Edition          contest.Edition
	Categories       []contest.Category
	Rules            contest.Rules
	Questionnaires   []contest.Questionnaire
	Scenarios        []contest.Scenario
}

// Bounds of Options.
const (
	MaxParticipants     = 200000
	MaxAuditsPerChannel = 100
)

// Participant is one invented institution with all that belongs to it. Ids are 0
// but for the edition's, the questionnaires' and the scenarios': whoever keeps the
// records gives them and joins the rest by the order they stand in here.
type Participant struct {
	Institution   contest.Institution
	Contacts      []contest.Contact
	Participation contest.Participation
	Audits        []contest.Audit // channel after channel, with their answers
}

// Generate checks the options and gives the participants one by one, in the order
// of their codes; only one is held at a time. Ranging twice gives the same twice.
// It fails with sample_participants, sample_audits, sample_no_category or
// sample_no_questionnaire.
func Generate(o Options) (iter.Seq[Participant], error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	return func(yield func(Participant) bool) {
		deck := newDeck(newSource(o.Seed, streamDeck, 0), o.Categories, o.Participants)
		people := &settler{seed: o.Seed, used: make(map[string]bool, o.Participants), world: newWorld(newSource(o.Seed, streamWorld, 0), deck)}
		h := &hall{
			options: o,
			sheets:  newLibrary(o),
			crew:    newCrew(o.Seed, o.Participants, o.AuditsPerChannel),
			days:    workingDays(o.Edition.Year),
			numbers: make(map[contest.Channel]int, len(contest.Channels())),
		}
		for n, w := range deck {
			p := people.settle(n, w)
			participation := o.participation(n, p)
			if !yield(Participant{p.institution, p.contacts, participation, h.audits(n, participation)}) {
				return
			}
		}
	}, nil
}

func (o Options) check() error {
	switch {
	case o.Participants < 1 || o.Participants > MaxParticipants:
		return contest.E("sample_participants", "count", o.Participants, "max", MaxParticipants).At("participants")
	case o.AuditsPerChannel < 0 || o.AuditsPerChannel > MaxAuditsPerChannel:
		return contest.E("sample_audits", "count", o.AuditsPerChannel, "max", MaxAuditsPerChannel).At("audits")
	case len(o.Categories) == 0:
		return contest.E("sample_no_category")
	case o.AuditsPerChannel > 0 && len(o.Questionnaires) == 0:
		return contest.E("sample_no_questionnaire")
	}
	return nil
}

// participation enters an institution: it applied in spring and was accepted. Half
// of the condominiums have no office to visit.
func (o Options) participation(n int, who settled) contest.Participation {
	i := who.institution
	s := newSource(o.Seed, streamTown, n)
	p := contest.Participation{
		EditionID: o.Edition.ID,
		Code:      contest.ParticipationCode(n + 1),
		Name:      i.Name,
		Category:  i.Category,
		Sub:       i.Sub,
		State:     contest.ParticipationAccepted,
		Application: contest.Application{
			ReceivedOn:     time.Date(o.Edition.Year, time.April, 1+s.below(90), 0, 0, 0, 0, time.UTC),
			Signatory:      who.contacts[0].Function, // of the head: no person is invented
			RulesAccepted:  true,
			AuditAccepted:  true,
			LogoTerms:      true,
			PublishConsent: true,
			InvitationNo:   strconv.Itoa(n + 1),
			BuyerName:      i.Name,
			BuyerNIP:       i.NIP,
			OpeningHours:   "pn.–pt. 7.30–15.30",
			DeclaredSize:   i.Employees,
		},
	}
	if i.Sub == contest.SubCondominium && s.chance(500) {
		p.NotApplicable = []contest.Channel{contest.Visit}
	}
	return p
}

// library keeps the sheets that were made ready, by channel, category and
// subcategory.
type library struct {
	options Options
	sheets  map[string]*sheet
}

func newLibrary(o Options) *library { return &library{o, make(map[string]*sheet)} }

// sheet finds the sheet a participant is audited with in a channel, nil where the
// channel does not apply to it (method.md 2a, rule 6).
func (l *library) sheet(c contest.Channel, p contest.Participation) *sheet {
	if slices.Contains(p.NotApplicable, c) {
		return nil
	}
	key := string(c) + "|" + p.Category + "|" + p.Sub
	sh, known := l.sheets[key]
	if !known {
		sh = l.make(c, p.Category, p.Sub)
		l.sheets[key] = sh
	}
	return sh
}

func (l *library) make(c contest.Channel, category, sub string) *sheet {
	rule, ruled := l.options.Rules.Channel(c)
	if !ruled || slices.Contains(rule.Excluded, category) || sub != "" && slices.Contains(rule.Excluded, sub) {
		return nil
	}
	var newest *contest.Questionnaire
	for i := range l.options.Questionnaires {
		q := &l.options.Questionnaires[i]
		if q.Channel == c && (newest == nil || q.Version > newest.Version) {
			newest = q
		}
	}
	if newest == nil {
		return nil
	}
	var scenarios []contest.Scenario
	for _, s := range l.options.Scenarios {
		if s.Channel == c && (len(s.Subs) == 0 || slices.Contains(s.Subs, category) || slices.Contains(s.Subs, sub)) {
			scenarios = append(scenarios, s)
		}
	}
	return newSheet(newest.Form(category, sub), scenarios)
}
