package audit

import (
	"context"
	"path/filepath"
	"strconv"
	"strings"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/task"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// importer shows what filled sheets would bring before they are taken in.
type importer struct {
	s       *Screen
	content fyne.CanvasObject
	heading *kit.Heading
	said    *fyne.Container
	table   *kit.Table[sheetLine]
	found   *rowList

	paths   []string
	summary office.AuditSummary
	read    bool // the preview is there
	busy    bool
}

// sheetLine is one sheet of the preview.
type sheetLine struct {
	office.SheetLine
	key, where, fate, faults string
	tone                     theme.Tone
}

func newImporter(s *Screen) *importer {
	t := s.f.Cat.T
	m := &importer{s: s}
	m.heading = kit.NewHeading(s.f.Cat, t("audit.import.title"), "", m.actions())
	m.said = container.NewStack()
	m.found = newRowList(0, func(int) {})
	m.table = kit.NewTable(kit.TableConfig[sheetLine]{
		ID: "audit.import", Cat: s.f.Cat, Store: s.f.Store, Tasks: s.f.Tasks, Columns: importColumns(s.f.Cat),
		Key:      func(l sheetLine) string { return l.key },
		OnSelect: func([]sheetLine) { m.onSelect() },
		Empty:    kit.Empty{Icon: theme.Icon("upload_file"), Title: t("audit.import.empty"), Text: t("audit.import.empty.text")},
	})
	detail := container.NewBorder(kit.NewParagraph(t("audit.import.findings"), kit.Strong), nil, nil, nil, kit.Padded(0, 1, m.found))
	m.content = container.NewBorder(container.NewVBox(m.heading, kit.Padded(2, 0, m.said)), nil, nil, nil,
		kit.NewSplit(s.f.Store, "audit.import", m.table, kit.Padded(2, 1, detail), 0.68))
	return m
}

// tonesOfFate tell what becomes of sheets apart besides their words.
var tonesOfFate = map[office.SheetFate]theme.Tone{
	office.SheetAccepted: theme.Good, office.SheetRejected: theme.Bad, office.SheetBlank: theme.Warn,
}

func sheetLines(cat *locale.Catalogue, all []office.SheetLine) []sheetLine {
	out := make([]sheetLine, len(all))
	for i, x := range all {
		l := sheetLine{SheetLine: x, key: strconv.Itoa(i), where: filepath.Base(x.Source), fate: cat.Enum("sheet_fate", string(x.Fate)), tone: tonesOfFate[x.Fate]}
		if x.Row > 0 {
			l.where += ", " + cat.T("where.row", "row", x.Row)
		}
		if n := len(x.Findings); n > 0 {
			l.faults = cat.Integer(n)
		}
		out[i] = l
	}
	return out
}

func importColumns(cat *locale.Catalogue) []kit.Column[sheetLine] {
	t := cat.T
	number := func(n int) string { return cat.Integer(n) }
	return []kit.Column[sheetLine]{
		{ID: "where", Title: t("audit.import.where"), Width: 210, Text: func(l sheetLine) string { return l.where }},
		{ID: "audit", Title: t("audit.column.code"), Width: 112, Text: func(l sheetLine) string { return l.Audit }},
		{ID: "name", Title: t("audit.column.name"), Width: 190, Text: func(l sheetLine) string { return l.Name }},
		{ID: "fate", Title: t("audit.import.fate"), Width: 130, Filter: kit.FilterChoice, Text: func(l sheetLine) string { return l.fate }, Tone: func(l sheetLine) theme.Tone { return l.tone }},
		{ID: "answered", Title: t("audit.import.answered"), Width: 80, Align: fyne.TextAlignTrailing, Text: func(l sheetLine) string { return number(l.Answered) }, Compare: func(a, b sheetLine) int { return a.Answered - b.Answered }},
		{ID: "findings", Title: t("audit.column.findings"), Width: 64, Align: fyne.TextAlignTrailing, Text: func(l sheetLine) string { return l.faults }, Compare: func(a, b sheetLine) int { return len(a.Findings) - len(b.Findings) }},
	}
}

func (m *importer) actions() []kit.Action {
	t := m.s.f.Cat.T
	return []kit.Action{
		{Name: "audit.import.yes", Text: t("audit.import.yes"), Icon: theme.Icon("check"), Primary: true, Enabled: func() bool { return m.read && !m.busy && m.summary.Accepted > 0 }, Do: func() { m.take("") }},
		{Name: "audit.import.rejects", Text: t("audit.import.rejects"), Icon: theme.Icon("save_alt"), Enabled: func() bool { return m.read && !m.busy && m.summary.Rejected > 0 }, Do: m.onRejects},
		{Name: "audit.import.no", Text: t("audit.import.no"), Icon: theme.Icon("close"), Do: m.s.toList},
	}
}

// begin reads files without keeping anything.
func (m *importer) begin(paths []string) {
	m.paths, m.summary, m.read = paths, office.AuditSummary{}, false
	m.table.SetRows(nil)
	m.found.set(nil)
	m.say(m.s.f.Cat.T("audit.import.reading"), theme.Info)
	var sum office.AuditSummary
	m.run(m.s.f.Cat.T("audit.import.reading"), func(ctx context.Context) (err error) {
		sum, err = m.each(ctx, true, "")
		return err
	}, func() {
		m.summary, m.read = sum, true
		m.show()
	})
}

// each reads one path after another; the counts are added up.
func (m *importer) each(ctx context.Context, dry bool, rejects string) (all office.AuditSummary, err error) {
	for i, path := range m.paths {
		to := rejects
		if i > 0 && to != "" {
			ext := filepath.Ext(to)
			to = strings.TrimSuffix(to, ext) + "-" + strconv.Itoa(i+1) + ext
		}
		sum, err := m.s.office.ImportAudits(ctx, office.AuditImport{Edition: m.s.f.Edition, Path: path, DryRun: dry, Rejects: to})
		if err != nil {
			return all, err
		}
		all.Files += sum.Files
		all.Read += sum.Read
		all.Accepted += sum.Accepted
		all.Same += sum.Same
		all.Rejected += sum.Rejected
		all.Blank += sum.Blank
		all.Findings = append(all.Findings, sum.Findings...)
		all.Sheets = append(all.Sheets, sum.Sheets...)
	}
	return all, nil
}

func (m *importer) run(title string, work func(context.Context) error, done func()) {
	m.busy = true
	m.heading.Update()
	m.s.f.Tasks.Run(title, func(ctx context.Context, p task.Progress) error {
		return work(office.WithProgress(ctx, p))
	}, func(err error) {
		m.busy = false
		if err != nil {
			m.s.f.Fail(err)
			m.say(m.s.f.Cat.ErrorLine(err), theme.Bad)
		} else {
			done()
		}
		m.heading.Update()
	})
}

func (m *importer) show() {
	cat, sum := m.s.f.Cat, m.summary
	m.heading.Set(cat.T("audit.import.title"), joined(", ", names(m.paths)...))
	tone := theme.Good
	if sum.Rejected > 0 || sum.Accepted == 0 {
		tone = theme.Warn
	}
	m.say(cat.T("audit.import.summary", "read", sum.Read, "accepted", sum.Accepted, "same", sum.Same, "rejected", sum.Rejected, "blank", sum.Blank), tone)
	m.table.SetRows(sheetLines(cat, sum.Sheets))
	m.showFindings(loose(sum.Findings))
}

func names(paths []string) []string {
	var out []string
	for i, p := range paths {
		if i == 3 {
			return append(out, "…")
		}
		out = append(out, filepath.Base(p))
	}
	return out
}

// loose are the findings that belong to no sheet.
func loose(all []contest.Finding) []contest.Finding {
	var out []contest.Finding
	for _, f := range all {
		if f.Row == 0 && f.Source == "" {
			out = append(out, f)
		}
	}
	return out
}

func (m *importer) onSelect() {
	if l, ok := m.table.Current(); ok {
		m.showFindings(l.Findings)
	}
}

func (m *importer) showFindings(all []contest.Finding) {
	cat := m.s.f.Cat
	var views []rowView
	for _, f := range all {
		tone := theme.Warn
		if f.Severity == contest.SeverityError {
			tone = theme.Bad
		}
		views = append(views, rowView{text: cat.Finding(f), tone: tone, mark: true, wrap: true})
	}
	if len(views) == 0 {
		views = []rowView{{text: cat.T("audit.import.clean"), muted: true, wrap: true}}
	}
	m.found.set(views)
}

func (m *importer) say(text string, tone theme.Tone) {
	m.said.Objects = []fyne.CanvasObject{kit.NewBand(text, tone, nil)}
	m.said.Refresh()
}

// onRejects asks where the sheets that are kept out go, and takes the good ones in.
func (m *importer) onRejects() {
	f := m.s.f
	kit.SaveFile(kit.FileConfig{
		Window: f.Window, Cat: f.Cat, Store: f.Store, Purpose: "rejects", Title: f.Cat.T("audit.import.rejects"), Name: f.Cat.T("audit.import.rejects.name"), Fail: f.Fail,
		Types: []kit.FileType{{Name: "CSV", Extensions: []string{".csv"}}},
	}, m.take)
}

// take keeps what can be kept; what is kept out goes into the file of rejects.
func (m *importer) take(rejects string) {
	var sum office.AuditSummary
	m.run(m.s.f.Cat.T("audit.importing"), func(ctx context.Context) (err error) {
		sum, err = m.each(ctx, false, rejects)
		return err
	}, func() {
		text := m.s.f.Cat.N("audit.imported", sum.Accepted)
		if rejects != "" {
			text += " " + m.s.f.Cat.T("audit.imported.rejects", "path", rejects)
		}
		m.s.f.Done(text, sum.Accepted > 0 && len(m.paths) == 1) // each path is a step of its own
		m.s.toList()
	})
}

// onImport asks for files of sheets.
func (s *Screen) onImport() {
	kit.OpenFile(kit.FileConfig{
		Window: s.f.Window, Cat: s.f.Cat, Store: s.f.Store, Purpose: "import.audits", Title: s.f.Cat.T("audit.action.import"), Multiple: true, Fail: s.f.Fail,
		Types: []kit.FileType{{Name: s.f.Cat.T("audit.import.types"), Extensions: []string{".xlsx", ".xls", ".ods", ".csv", ".tsv", ".xml", ".json"}}},
	}, func(paths []string) { s.Drop(paths) })
}

// onImportFolder asks for a folder of sheets.
func (s *Screen) onImportFolder() {
	kit.OpenFolder(kit.FileConfig{Window: s.f.Window, Cat: s.f.Cat, Store: s.f.Store, Purpose: "import.audits", Title: s.f.Cat.T("audit.action.import_folder"), Fail: s.f.Fail}, func(path string) { s.Drop([]string{path}) })
}
