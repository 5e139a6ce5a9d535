package verb

import (
	"fmt"
	"strings"

	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"
)

func runImportInstitutions(c *call) (*result, error) {
	mapping, err := c.mapping()
	if err != nil {
		return nil, err
	}
	if err := c.rejectsApart(); err != nil {
		return nil, err
	}
	if n := c.num("similarity"); n < 1 || n > 100 {
		return nil, contest.E("usage_flag_invalid", "flag", "--similarity", "value", n)
	}
	return c.withOffice(c.is("dry-run"), func(o *office.Office) (*result, error) {
		opts := office.InstitutionImport{
			Path: c.arg(0), Sheet: c.str("sheet"), HeaderRows: c.num("header-rows"), NoHeader: c.num("header-rows") == 0, Mapping: mapping,
			DryRun: c.is("dry-run"), Rejects: c.str("rejects"), Similarity: c.num("similarity"),
		}
		if e := c.str("participate"); e != "" {
			ed, err := o.FindEdition(c.ctx, e)
			if err != nil {
				return nil, err
			}
			opts.Participate = &ed
		}
		s, err := o.ImportInstitutions(c.ctx, opts)
		if err != nil {
			return nil, err
		}
		return c.institutionResult(s, opts), nil
	})
}

func (c *call) institutionResult(s office.InstitutionSummary, opts office.InstitutionImport) *result {
	r := &result{failed: s.Added+s.Updated+s.Same+s.Participations == 0}
	columns := []map[string]any{}
	for _, m := range s.Mapping {
		columns = append(columns, map[string]any{"field": m.Field, "column": m.Column, "by": m.By})
	}
	changes := []map[string]any{}
	for _, ch := range s.Changes {
		changes = append(changes, map[string]any{"code": ch.Code, "name": ch.Name, "field": ch.Field, "before": ch.Before, "after": ch.After})
	}
	unsure := []map[string]any{}
	for _, u := range s.Unsure {
		unsure = append(unsure, map[string]any{"row": u.Row, "name": u.Name, "code": u.Code, "like": u.Like, "like_name": u.LikeName, "by": u.By, "similarity": u.Similarity})
	}
	r.json = map[string]any{
		"file": opts.Path, "dry_run": opts.DryRun, "read": s.Read, "added": s.Added, "updated": s.Updated, "unchanged": s.Same,
		"unsure": unsure, "rejected": s.Rejected, "skipped": s.Skipped, "participants": s.Participations, "written": s.Written,
		"mapping": columns, "unused": append([]string{}, s.Unused...), "changes": changes, "findings": c.findingsJSON(s.Findings), "rejects": opts.Rejects,
	}
	key := "verb.import_institutions.done"
	if opts.DryRun {
		key = "verb.import_institutions.dry"
	}
	r.lines = []string{c.cat.T(key, "read", s.Read, "added", s.Added, "updated", s.Updated, "same", s.Same,
		"unsure", len(s.Unsure), "rejected", s.Rejected, "skipped", s.Skipped)}
	for _, m := range s.Mapping {
		r.lines = append(r.lines, fmt.Sprintf("  %s = %s", m.Field, oneLine(m.Column)))
	}
	if len(s.Unused) > 0 {
		r.lines = append(r.lines, c.cat.T("verb.import_institutions.unused", "columns", oneLine(strings.Join(s.Unused, ", "))))
	}
	if opts.Participate != nil {
		r.lines = append(r.lines, c.cat.T("verb.import_institutions.participants", "count", s.Participations, "edition", opts.Participate.Name))
	}
	for i, ch := range s.Changes {
		if i == 20 {
			r.lines = append(r.lines, c.cat.T("verb.more", "count", len(s.Changes)-i))
			break
		}
		r.lines = append(r.lines, fmt.Sprintf("  %s %s: %s: %s → %s", ch.Code, oneLine(ch.Name), ch.Field, oneLine(ch.Before), oneLine(ch.After)))
	}
	for i, u := range s.Unsure {
		if i == 20 {
			r.lines = append(r.lines, c.cat.T("verb.more", "count", len(s.Unsure)-i))
			break
		}
		r.lines = append(r.lines, c.cat.T("verb.import_institutions.unsure", "row", u.Row, "name", oneLine(u.Name), "code", u.Code, "like", u.Like, "like_name", oneLine(u.LikeName), "similarity", u.Similarity))
	}
	r.lines = append(r.lines, c.findings(s.Findings, 20)...)
	return r
}

// mapping reads the --map flags.
func (c *call) mapping() (map[string]string, error) {
	given, _ := c.flags.GetStringArray("map")
	if len(given) == 0 {
		return nil, nil
	}
	m := make(map[string]string, len(given))
	for _, g := range given {
		field, column, ok := strings.Cut(g, "=")
		if !ok || field == "" {
			return nil, contest.E("usage", "detail", "--map "+g)
		}
		m[field] = column
	}
	return m, nil
}

// rejectsApart refuses to write rejected rows over the list they come from.
func (c *call) rejectsApart() error {
	if to := c.str("rejects"); to != "" && office.SameFile(to, c.arg(0)) {
		return contest.E("rejects_onto_input", "file", to)
	}
	return nil
}

func runImportAudits(c *call) (*result, error) {
	if err := c.rejectsApart(); err != nil {
		return nil, err
	}
	return c.withEdition(c.is("dry-run"), func(o *office.Office, ed contest.Edition) (*result, error) {
		opts := office.AuditImport{Edition: ed, Path: c.arg(0), DryRun: c.is("dry-run"), Rejects: c.str("rejects")}
		s, err := o.ImportAudits(c.ctx, opts)
		if err != nil {
			return nil, err
		}
		key := "verb.import_audits.done"
		if opts.DryRun {
			key = "verb.import_audits.dry"
		}
		r := &result{failed: s.Accepted+s.Same == 0}
		r.lines = append([]string{c.cat.T(key, "read", s.Read, "accepted", s.Accepted, "same", s.Same, "rejected", s.Rejected, "blank", s.Blank, "files", s.Files)}, c.findings(s.Findings, 50)...)
		r.json = map[string]any{
			"path": opts.Path, "dry_run": opts.DryRun, "files": s.Files, "read": s.Read, "accepted": s.Accepted, "unchanged": s.Same,
			"rejected": s.Rejected, "blank": s.Blank, "findings": c.findingsJSON(s.Findings), "rejects": opts.Rejects,
		}
		return r, nil
	})
}

func runAudits(c *call) (*result, error) {
	return c.withEdition(false, func(o *office.Office, ed contest.Edition) (*result, error) {
		s, err := o.CreateAudits(c.ctx, ed, c.num("create"))
		if err != nil {
			return nil, err
		}
		byChannel := map[string]int{}
		for ch, n := range s.ByChannel {
			byChannel[string(ch)] = n
		}
		return &result{
			lines: []string{c.cat.T("verb.audits.done", "created", c.cat.N("count.audits", s.Created), "participants", c.cat.N("count.participants", s.Participants))},
			json:  map[string]any{"created": s.Created, "participants": s.Participants, "channels": byChannel},
		}, nil
	})
}

func runSheets(c *call) (*result, error) {
	as, err := c.choice("as", "xlsx", "pdf")
	if err != nil {
		return nil, err
	}
	return c.withEdition(true, func(o *office.Office, ed contest.Edition) (*result, error) {
		files, err := o.WriteSheets(c.ctx, ed, c.str("out"), as)
		if err != nil {
			return nil, err
		}
		return c.filesResult("verb.sheets.done", files), nil
	})
}

// filesResult tells how many files were written and where.
func (c *call) filesResult(key string, files []string) *result {
	return &result{
		lines: []string{c.cat.T(key, "files", c.cat.N("count.files", len(files)), "out", c.str("out"))},
		json:  map[string]any{"out": c.str("out"), "files": files, "count": len(files)},
	}
}

// oneLine keeps a line of output one line: tabs and newlines in data become blanks.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, s)
}

// fieldLines lists the fields that --map takes.
func fieldLines(cat *locale.Catalogue) []string { return office.InstitutionFieldLines(cat) }
