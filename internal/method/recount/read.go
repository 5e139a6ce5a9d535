package recount

import (
	"encoding/json"
	"io"
	"slices"

	"biurolidera/internal/contest"
	"biurolidera/internal/method/score"
)

// ReadCases reads one bare case or {"cases":[…]} and calls each for every case as
// soon as it is read; bare tells which of the two it is. It fails with a code
// case_*; cases before the fault have been handed over by then.
func ReadCases(src io.Reader, each func(c Case, bare bool) error) error {
	r := newReader(src)
	one := newRawCase()
	fields := one.fields(r)
	many := 0
	fields["cases"] = func() error {
		return r.array(func() error {
			many++
			c := newRawCase()
			if err := r.object(c.fields(r), "config", "institutions"); err != nil {
				return err
			}
			return c.hand(r, each, false)
		})
	}
	if err := r.object(fields); err != nil {
		return err
	}
	if err := r.end(); err != nil {
		return err
	}
	switch {
	case many > 0 && one.config == nil:
		return nil
	case many > 0 || one.config == nil || !one.hasInstitutions:
		return r.fail("case_none")
	}
	return one.hand(r, each, true)
}

// rawCase is a case as it is written. Its keys come in any order, so answers are
// kept by the code's number until the questionnaires are known.
type rawCase struct {
	name            string
	config          *rawConfig
	institutions    []rawInstitution
	hasInstitutions bool
	answers         []rawAnswer
	codes           []string         // item codes by number
	numbers         map[string]int32 // the reverse
	stamp           []int32          // by number: the audit that last named it, from 1
	audits          int32
}

// rawConfig is the config object; forms stand by the channel id they are written
// under, whether or not the channels name it.
type rawConfig struct {
	channels []score.Channel
	forms    map[string]score.Form
	coverage contest.Coverage
	laureate contest.LaureateRule
	decides  bool
}

// rawInstitution names channels as they are written; build checks the names.
type rawInstitution struct {
	id         string
	applicable []string
	audits     []rawAudit
}

// rawAudit points into the case's answers. confirmed holds code numbers;
// hasConfirmed tells an empty list from none, which means that all failures count.
type rawAudit struct {
	channel      string
	first, end   int // in rawCase.answers
	confirmed    []int32
	hasConfirmed bool
}

// rawAnswer is eight bytes an answer, as a package has millions.
type rawAnswer struct {
	code   int32
	points int32
}

// newRawCase starts a case with no codes numbered.
func newRawCase() *rawCase { return &rawCase{numbers: map[string]int32{}} }

// fields are the keys of a case. Which are required is the caller's to say: beside
// "cases" none is.
func (c *rawCase) fields(r *reader) map[string]func() error {
	return map[string]func() error{
		"name":   r.text(&c.name),
		"config": func() error { return c.readConfig(r) },
		"institutions": func() error {
			c.hasInstitutions = true
			return r.array(func() error { return c.readInstitution(r) })
		},
	}
}

// readConfig reads the rules: the plain format's keys are required, ours default to
// what the plain format means without them.
func (c *rawCase) readConfig(r *reader) error {
	cfg := &rawConfig{coverage: defaultCoverage, decides: true}
	cfg.laureate.CriticalGate = true
	c.config = cfg
	top := int64(0)
	err := r.object(map[string]func() error{
		"channels": func() error { return r.array(func() error { return cfg.readChannel(r) }) },
		"questionnaires": func() error {
			cfg.forms = map[string]score.Form{}
			return r.members(func(key string) error {
				if _, twice := cfg.forms[key]; twice {
					return r.fail("case_twice")
				}
				f, err := readForm(r, baseOf(key))
				cfg.forms[key] = f
				return err
			})
		},
		"laureate": func() error {
			return r.object(map[string]func() error{
				"min_score":     r.hundredths(&cfg.laureate.MinScore),
				"min_channel":   r.hundredths(&cfg.laureate.MinChannel),
				"top_percent":   r.integer(&top, 0, 100),
				"critical_gate": r.boolean(&cfg.laureate.CriticalGate),
				"decides":       r.boolean(&cfg.decides),
			}, "min_score", "min_channel", "top_percent")
		},
		"coverage": func() error {
			return r.object(map[string]func() error{
				"section": r.fraction(&cfg.coverage.SectionNum, &cfg.coverage.SectionDen),
				"audit":   r.fraction(&cfg.coverage.AuditNum, &cfg.coverage.AuditDen),
			}, "section", "audit")
		},
	}, "channels", "questionnaires", "laureate")
	cfg.laureate.TopPercent = int(top)
	return err
}

// readChannel reads a channel's id, weight and minimum; ids differ.
func (cfg *rawConfig) readChannel(r *reader) error {
	var id string
	var v, least int64
	err := r.object(map[string]func() error{
		"id":    r.text(&id),
		"V":     r.integer(&v, 1, score.MaxWeight),
		"n_min": r.integer(&least, 1, score.MaxPoints),
	}, "id", "V", "n_min")
	if err != nil {
		return err
	}
	if slices.ContainsFunc(cfg.channels, func(c score.Channel) bool { return string(c.ID) == id }) {
		return r.fail("case_twice")
	}
	if len(cfg.channels) == score.MaxItems {
		return r.fail("case_many", "max", score.MaxItems)
	}
	cfg.channels = append(cfg.channels, score.Channel{ID: contest.Channel(id), Base: baseOf(id), Weight: v, MinAudits: int(least)})
	return nil
}

// readForm reads one questionnaire; the codes of its items differ.
func readForm(r *reader, base contest.Channel) (score.Form, error) {
	f := score.Form{Channel: base}
	seen := map[string]bool{}
	err := r.object(map[string]func() error{
		"sections": func() error {
			return r.array(func() error {
				s, err := readSection(r, seen)
				f.Sections = append(f.Sections, s)
				if err == nil && (len(seen) > score.MaxItems || len(f.Sections) > score.MaxItems) {
					err = r.fail("case_many", "max", score.MaxItems)
				}
				return err
			})
		},
	}, "sections")
	return f, err
}

// readSection reads area, weight and items; seen holds the form's codes so far.
func readSection(r *reader, seen map[string]bool) (score.Section, error) {
	var s score.Section
	err := r.object(map[string]func() error{
		"area": r.text(&s.Area),
		"W":    r.integer(&s.Weight, 1, score.MaxWeight),
		"items": func() error {
			return r.array(func() error {
				item, err := readItem(r)
				if err == nil && seen[item.Code] {
					err = r.fail("case_twice")
				}
				seen[item.Code] = true
				s.Items = append(s.Items, item)
				return err
			})
		},
	}, "area", "W", "items")
	if err == nil && len(s.Items) == 0 {
		err = r.fail("case_empty")
	}
	return s, err
}

// readItem reads an item; critical_fail_at null or left out: not critical.
func readItem(r *reader) (score.Item, error) {
	var item score.Item
	err := r.object(map[string]func() error{
		"id":  r.text(&item.Code),
		"w":   r.integer(&item.Weight, 1, score.MaxWeight),
		"max": r.integer(&item.Max, 1, score.MaxPoints),
		"critical_fail_at": func() error {
			t, err := r.token()
			if err != nil || t == nil {
				return err
			}
			item.Critical = true
			item.FailAt, err = r.whole(t, -score.MaxPoints, score.MaxPoints)
			return err
		},
	}, "id", "w", "max")
	return item, err
}

// readInstitution reads an institution. Ids are compared in build, all at once.
func (c *rawCase) readInstitution(r *reader) error {
	if len(c.institutions) == maxInstitutions {
		return r.fail("case_many", "max", maxInstitutions)
	}
	var inst rawInstitution
	err := r.object(map[string]func() error{
		"id": r.text(&inst.id),
		"applicable": func() error {
			return r.array(func() error {
				var id string
				if err := r.text(&id)(); err != nil {
					return err
				}
				if slices.Contains(inst.applicable, id) {
					return r.fail("case_twice")
				}
				inst.applicable = append(inst.applicable, id)
				return nil
			})
		},
		"audits": func() error {
			return r.array(func() error {
				a, err := c.readAudit(r)
				inst.audits = append(inst.audits, a)
				return err
			})
		},
	}, "id", "applicable", "audits")
	c.institutions = append(c.institutions, inst)
	return err
}

// readAudit reads an audit. Its answers may come before its channel, so whether the
// channel has such items is build's question.
func (c *rawCase) readAudit(r *reader) (rawAudit, error) {
	a := rawAudit{first: len(c.answers), end: len(c.answers)}
	err := r.object(map[string]func() error{
		"channel": r.text(&a.channel),
		"answers": func() error {
			c.audits++
			err := r.members(func(code string) error { return c.readAnswer(r, code) })
			a.end = len(c.answers)
			return err
		},
		"confirmed": func() error {
			a.hasConfirmed = true
			return r.array(func() error {
				var code string
				if err := r.text(&code)(); err != nil {
					return err
				}
				a.confirmed = append(a.confirmed, c.number(code))
				return nil
			})
		},
	}, "channel", "answers")
	return a, err
}

// readAnswer reads points or "NA". Points above the item's maximum are found by
// package score, which knows the maximum.
func (c *rawCase) readAnswer(r *reader, code string) error {
	n := c.number(code)
	if c.stamp[n] == c.audits {
		return r.fail("case_twice")
	}
	c.stamp[n] = c.audits
	t, err := r.token()
	if err != nil {
		return err
	}
	if t == "NA" {
		c.answers = append(c.answers, rawAnswer{n, score.Unanswered})
		return nil
	}
	if _, ok := t.(json.Number); !ok {
		return r.fail("case_answer")
	}
	p, err := r.whole(t, 0, score.MaxPoints)
	c.answers = append(c.answers, rawAnswer{n, int32(p)})
	return err
}

// number numbers an item code.
func (c *rawCase) number(code string) int32 {
	n, known := c.numbers[code]
	if !known {
		n = int32(len(c.codes))
		c.numbers[code] = n
		c.codes = append(c.codes, code)
		c.stamp = append(c.stamp, 0)
	}
	return n
}
