package verb

import (
	"os"
	"path/filepath"
	"strings"

	"biurolidera/internal/contest"
	"biurolidera/internal/office"
)

func runRank(c *call) (*result, error) {
	as, err := c.choiceOr("as", extension(c.str("out")), "json", "csv", "xlsx", "pdf", "html")
	if err != nil {
		return nil, err
	}
	return c.withEdition(true, func(o *office.Office, ed contest.Edition) (*result, error) {
		s, err := o.WriteRanking(c.ctx, ed, c.str("category"), as, c.str("out"))
		if err != nil {
			return nil, err
		}
		r := &result{json: map[string]any{
			"edition": editionJSON(ed), "out": c.str("out"), "files": s.Files, "participants": s.Participants,
			"classified": s.Classified, "laureates": s.Laureates, "sealed": s.Sealed,
		}}
		r.lines = []string{c.cat.T("verb.rank.done", "out", c.str("out"), "participants", c.cat.N("count.participants", s.Participants),
			"classified", s.Classified, "laureates", s.Laureates)}
		if !s.Sealed {
			r.lines = append(r.lines, c.cat.T("verb.rank.unsealed"))
		}
		return r, nil
	})
}

func runApprove(c *call) (*result, error) {
	return c.withEdition(false, func(o *office.Office, ed contest.Edition) (*result, error) {
		s, err := o.Approve(c.ctx, ed, c.str("reason"))
		if err != nil {
			return nil, err
		}
		return &result{
			lines: []string{c.cat.T("verb.approve.done", "edition", ed.Name, "laureates", s.Laureates, "hash", s.Snapshot.InputHash)},
			json: map[string]any{
				"edition": editionJSON(ed), "snapshot": s.Snapshot.ID, "input_sha256": s.Snapshot.InputHash,
				"seal": s.Snapshot.SealHash, "laureates": s.Laureates, "classified": s.Classified,
			},
		}, nil
	})
}

func runReport(c *call) (*result, error) {
	as, err := c.choiceOr("as", extension(c.str("out")), "pdf", "html")
	if err != nil {
		return nil, err
	}
	return c.withEdition(true, func(o *office.Office, ed contest.Edition) (*result, error) {
		var files []string
		var refused []error
		if c.is("all") {
			files, refused, err = o.WriteReports(c.ctx, ed, as, c.str("out"))
		} else {
			files, err = o.WriteReport(c.ctx, ed, c.str("participant"), as, c.str("out"))
		}
		if err != nil {
			return nil, err
		}
		r := c.filesResult("verb.report.done", files)
		r.json.(map[string]any)["refused"] = c.refused(refused)
		return r, nil
	})
}

func runLicences(c *call) (*result, error) {
	size, err := c.choice("size", "a4", "a3")
	if err != nil {
		return nil, err
	}
	if c.is("print") && c.str("out") == "" {
		return nil, contest.E("usage", "detail", "--print: -o OUT.pdf | -o DIR")
	}
	return c.withEdition(!c.is("issue"), func(o *office.Office, ed contest.Edition) (*result, error) {
		r := &result{}
		j := map[string]any{"edition": editionJSON(ed)}
		if c.is("issue") {
			if err := c.issueLicences(o, ed, r, j); err != nil {
				return nil, err
			}
		}
		if out := c.str("out"); out != "" {
			files, err := o.PrintLicences(c.ctx, ed, size, out)
			if err != nil {
				return nil, err
			}
			j["out"], j["files"], j["count"] = out, files, len(files)
			r.lines = append(r.lines, c.cat.T("verb.licences.printed", "files", c.cat.N("count.files", len(files)), "out", out))
		}
		r.json = j
		return r, nil
	})
}

// issueLicences issues and tells what was issued and what refused.
func (c *call) issueLicences(o *office.Office, ed contest.Edition, r *result, j map[string]any) error {
	issued, refused, err := o.IssueLicences(c.ctx, ed)
	if err != nil {
		return err
	}
	j["refused"] = c.refused(refused)
	list := []map[string]any{}
	for _, l := range issued {
		list = append(list, map[string]any{
			"number": l.Number, "name": l.Name, "category": l.Category,
			"valid_from": l.ValidFrom.Format("2006-01-02"), "valid_to": l.ValidTo.Format("2006-01-02"),
		})
	}
	j["issued"] = list
	r.lines = append(r.lines, c.cat.T("verb.licences.issued", "count", c.cat.N("count.licences", len(issued))))
	return nil
}

func runLaureates(c *call) (*result, error) {
	as, err := c.choiceOr("as", extension(c.str("out")), "pdf", "html", "csv")
	if err != nil {
		return nil, err
	}
	return c.withEdition(true, func(o *office.Office, ed contest.Edition) (*result, error) {
		files, err := o.WriteLaureates(c.ctx, ed, as, c.str("out"))
		if err != nil {
			return nil, err
		}
		return c.filesResult("verb.laureates.done", files), nil
	})
}

func runRecountExport(c *call) (*result, error) {
	return c.withEdition(false, func(o *office.Office, ed contest.Edition) (*result, error) {
		s, err := o.ExportRecount(c.ctx, ed, c.str("out"))
		if err != nil {
			return nil, err
		}
		return &result{
			lines: []string{c.cat.T("verb.recount_export.done", "out", c.str("out"), "hash", s.SHA256)},
			json:  map[string]any{"out": c.str("out"), "sha256": s.SHA256, "cases": s.Cases},
		}, nil
	})
}

// runRecountRun prints the standings as JSON in any case: that is its result.
func runRecountRun(c *call) (*result, error) {
	b, err := office.RunRecount(c.arg(0))
	if err != nil {
		return nil, err
	}
	if _, err := c.out.Write(append(b, '\n')); err != nil {
		return nil, err
	}
	c.asJSON = false
	return &result{}, nil
}

// choiceOr is choice with a guess from the file's extension where the flag is
// left out.
func (c *call) choiceOr(name, guess string, allowed ...string) (string, error) {
	if c.str(name) == "" {
		for _, a := range allowed {
			if guess == a {
				return a, nil
			}
		}
	}
	return c.choice(name, allowed...)
}

func extension(path string) string {
	if st, err := os.Stat(path); err == nil && st.IsDir() {
		return ""
	}
	return strings.ToLower(strings.TrimPrefix(filepath.Ext(path), "."))
}
