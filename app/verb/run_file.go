package verb

import (
	"fmt"

	"biurolidera/internal/contest"
	"biurolidera/internal/office"
)

func runNew(c *call) (*result, error) {
	o, err := office.Create(c.ctx, c.str("db"), office.NewEdition{Name: c.str("edition"), Year: c.num("year")}, c.options(false))
	if err != nil {
		return nil, err
	}
	defer func() { _ = o.Close() }()
	ed, err := o.FindEdition(c.ctx, "")
	if err != nil {
		return nil, err
	}
	return &result{
		lines: []string{c.cat.T("verb.new.done", "file", c.str("db"), "edition", ed.Name, "code", ed.Code)},
		json:  map[string]any{"file": c.str("db"), "edition": editionJSON(ed)},
	}, o.Close()
}

func runSample(c *call) (*result, error) {
	s, err := office.CreateSample(c.ctx, c.str("db"), office.SampleOptions{
		Participants: c.num("participants"), AuditsPerChannel: c.num("audits"), Seed: c.seed(), Year: c.num("year"),
	}, c.options(false))
	if err != nil {
		return nil, err
	}
	return &result{
		lines: []string{c.cat.T("verb.sample.done", "file", c.str("db"),
			"participants", c.cat.N("count.participants", s.Participants), "audits", c.cat.N("count.audits", s.Audits), "answers", c.cat.N("count.answers", s.Answers))},
		json: map[string]any{"file": c.str("db"), "edition": editionJSON(s.Edition), "participants": s.Participants, "audits": s.Audits, "answers": s.Answers, "seed": c.seed()},
	}, nil
}

func (c *call) seed() uint64 { n, _ := c.flags.GetUint64("seed"); return n }

func runEditions(c *call) (*result, error) {
	return c.withOffice(true, func(o *office.Office) (*result, error) {
		list, err := o.Editions(c.ctx)
		if err != nil {
			return nil, err
		}
		r := &result{}
		var all []map[string]any
		for _, l := range list {
			r.lines = append(r.lines, fmt.Sprintf("%s\t%s\t%s\t%d\t%d\t%d", l.Edition.Code, l.Edition.Name,
				c.cat.T("edition_state."+string(l.Edition.State)), l.Participations, l.Audits, l.Submitted))
			j := editionJSON(l.Edition)
			j["participants"], j["audits"], j["submitted"], j["sealed"] = l.Participations, l.Audits, l.Submitted, l.Sealed
			all = append(all, j)
		}
		r.json = map[string]any{"editions": all}
		return r, nil
	})
}

func runParticipants(c *call) (*result, error) {
	return c.withEdition(true, func(o *office.Office, ed contest.Edition) (*result, error) {
		list, err := o.Participants(c.ctx, ed)
		if err != nil {
			return nil, err
		}
		r := &result{}
		all := make([]map[string]any, 0, len(list))
		for _, p := range list {
			score, place := "", ""
			j := map[string]any{"code": p.Code, "name": p.Name, "category": p.Category, "state": p.State, "score": nil, "place": nil}
			if p.Score != nil {
				score, place = p.Score.Published.String(), fmt.Sprint(p.Place)
				j["score"], j["place"] = score, p.Place
			}
			r.lines = append(r.lines, fmt.Sprintf("%s\t%s\t%s\t%s\t%s", p.Code, oneLine(p.Name), p.Category, score, place))
			all = append(all, j)
		}
		r.json = map[string]any{"edition": editionJSON(ed), "participants": all}
		return r, nil
	})
}

func runSeal(c *call) (*result, error) {
	return c.withEdition(false, func(o *office.Office, ed contest.Edition) (*result, error) {
		s, err := o.Seal(c.ctx, ed, c.str("reason"))
		if err != nil {
			return nil, err
		}
		return &result{
			lines: []string{c.cat.T("verb.seal.done", "edition", ed.Name, "hash", s.Hash)},
			json:  map[string]any{"edition": editionJSON(ed), "hash": s.Hash},
		}, nil
	})
}

func runCheck(c *call) (*result, error) {
	found, err := office.Check(c.ctx, c.str("db"), c.options(true))
	if err != nil {
		return nil, err
	}
	bad := false
	for _, f := range found {
		bad = bad || f.Severity == contest.SeverityError
	}
	r := &result{json: map[string]any{"ok": !bad, "findings": c.findingsJSON(found)}, failed: bad}
	r.lines = c.findings(found, 200)
	if bad {
		r.lines = append(r.lines, c.cat.T("verb.check.bad"))
	} else {
		r.lines = append(r.lines, c.cat.T("verb.check.done"))
	}
	return r, nil
}

func runUndo(c *call) (*result, error) {
	return c.withOffice(false, func(o *office.Office) (*result, error) {
		ch, err := o.Undo(c.ctx)
		if err != nil {
			return nil, err
		}
		what := c.cat.Action(ch.Action, ch.Args)
		lines := []string{c.cat.T("verb.undo.done", "what", what, "rows", ch.Rows)}
		if went := office.DraftsTaken(c.cat, ch); went != "" {
			lines = append(lines, went)
		}
		return &result{
			lines: lines,
			json:  map[string]any{"undone": ch.ID, "action": ch.Action, "what": what, "rows": ch.Rows},
		}, nil
	})
}

func runBackup(c *call) (*result, error) {
	m, err := office.Backup(c.ctx, c.str("db"), c.str("out"), c.options(true))
	if err != nil {
		return nil, err
	}
	return &result{
		lines: []string{c.cat.T("verb.backup.done", "file", c.str("out"), "hash", m.SHA256)},
		json:  map[string]any{"file": c.str("out"), "sha256": m.SHA256, "size": m.Size, "counts": m.Counts},
	}, nil
}

func runRestore(c *call) (*result, error) {
	s, err := office.Restore(c.ctx, c.arg(0), c.str("db"), c.options(false))
	if err != nil {
		return nil, err
	}
	r := &result{
		lines: []string{c.cat.T("verb.restore.done", "file", c.str("db"), "from", c.arg(0))},
		json:  map[string]any{"file": c.str("db"), "from": c.arg(0), "kept": s.Kept},
	}
	if s.Kept != "" {
		r.lines = append(r.lines, c.cat.T("verb.restore.kept", "file", s.Kept))
	}
	return r, nil
}

func editionJSON(e contest.Edition) map[string]any {
	return map[string]any{"code": e.Code, "name": e.Name, "year": e.Year, "state": e.State, "example": e.Example}
}
