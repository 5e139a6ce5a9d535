package office

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"math/rand/v2"
	"strconv"
	"time"

	"biurolidera/internal/contest"
	"biurolidera/internal/sample"
	"biurolidera/internal/store"
)

// SampleOptions say what to invent.
type SampleOptions struct {
	Participants     int
	AuditsPerChannel int
	Seed             uint64
	Year             int // 0: the year of SampleYear
}

// SampleYear is the invented edition's year where none is said, so that the same
// seed gives the same file on any day.
const SampleYear = 2025

// capturedAudits is the size, in audits of a channel, up to which an invented
// edition's records stand in the history like real ones, so that a change from
// outside shows; a larger edition is there to measure with.
const capturedAudits = 2000

// SampleSummary tells what was invented.
type SampleSummary struct {
	Edition      contest.Edition
	Participants int
	Audits       int
	Answers      int
}

// CreateSample makes a new file with an invented edition, its rules sealed. It is
// marked as an example everywhere and takes no real lists.
func CreateSample(ctx context.Context, path string, in SampleOptions, opt Options) (s SampleSummary, err error) {
	defer wrap(&err, "CreateSample(%q)", path)
	opt = opt.complete()
	if in.Year == 0 {
		in.Year = SampleYear
	}
	ed := contest.Edition{
		Name: opt.Catalogue.T("office.sample_edition"), Year: in.Year, Code: strconv.Itoa(in.Year), State: contest.EditionOpen, Example: true,
	}
	setup, err := defaultSetup(opt)
	if err != nil {
		return s, err
	}
	with := opt.store()
	with.Example, with.NoCapture = true, in.Participants*in.AuditsPerChannel > capturedAudits
	with.Now, with.Random = inventedNow(in.Year), inventedRandom(in)
	db, err := store.Create(ctx, path, with)
	if err != nil {
		return s, err
	}
	o := &Office{db: db, path: path, opt: opt, cat: opt.Catalogue}
	step := store.Step{Action: "create_sample", Args: contest.Args{"seed": strconv.FormatUint(in.Seed, 10)}}
	_, err = o.write(ctx, step, func(tx *store.Tx) error {
		if err := insertEdition(tx, &ed, setup); err != nil {
			return err
		}
		if err := o.invent(ctx, tx, ed, setup, in, &s); err != nil {
			return err
		}
		if err := tx.PutCalendar(ed.ID, sample.Calendar(in.Year)); err != nil {
			return err
		}
		hash, err := tx.SealHash(ed.ID)
		if err != nil {
			return err
		}
		tx.Set("count", s.Participants)
		return tx.PutSeal(contest.Seal{EditionID: ed.ID, Hash: hash, SealedAt: tx.Now})
	})
	if err != nil {
		return s, discard(o, err)
	}
	s.Edition = ed
	return s, o.Close()
}

// inventedNow and inventedRandom take the place of clock and chance, so that the
// same seed gives the same file, number and all.
func inventedNow(year int) func() time.Time {
	at := time.Date(year, time.December, 1, 12, 0, 0, 0, time.UTC)
	return func() time.Time { return at }
}

func inventedRandom(in SampleOptions) io.Reader {
	return rand.NewChaCha8(sha256.Sum256(fmt.Appendf(nil, "%d %d %d %d", in.Seed, in.Participants, in.AuditsPerChannel, in.Year)))
}

// invent writes the invented participants in batches.
func (o *Office) invent(ctx context.Context, tx *store.Tx, ed contest.Edition, setup setup, in SampleOptions, s *SampleSummary) error {
	all, err := sample.Generate(sample.Options{
		Seed: in.Seed, Participants: in.Participants, AuditsPerChannel: in.AuditsPerChannel, Edition: ed,
		Categories: setup.categories, Rules: setup.rules, Questionnaires: setup.questionnaires, Scenarios: setup.scenarios,
	})
	if err != nil {
		return err
	}
	for p := range all {
		if err := ctx.Err(); err != nil {
			return err
		}
		s.Participants++
		p.Institution.Code = contest.InstitutionCode(s.Participants)
		if err := insertParticipant(tx, p, s); err != nil {
			return err
		}
		progress(ctx, s.Participants, in.Participants)
	}
	return nil
}

// insertParticipant writes one invented institution with its audits and answers.
func insertParticipant(tx *store.Tx, p sample.Participant, s *SampleSummary) error {
	id, err := tx.InsertInstitution(p.Institution)
	if err != nil {
		return err
	}
	for i := range p.Contacts {
		p.Contacts[i].InstitutionID = id
	}
	if err := tx.InsertContacts(p.Contacts); err != nil {
		return err
	}
	p.Participation.InstitutionID = id
	part, err := tx.InsertParticipation(p.Participation)
	if err != nil {
		return err
	}
	for i := range p.Audits {
		p.Audits[i].ParticipationID = part
	}
	ids, err := tx.InsertAudits(p.Audits)
	if err != nil {
		return err
	}
	for i, audit := range ids {
		if err := tx.PutAnswers(audit, p.Audits[i].Answers); err != nil {
			return err
		}
		s.Answers += len(p.Audits[i].Answers)
	}
	s.Audits += len(ids)
	return nil
}
