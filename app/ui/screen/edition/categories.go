package edition

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"biurolidera/app/ui/kit"
	"biurolidera/app/ui/theme"
	"biurolidera/internal/contest"
	"biurolidera/internal/locale"
	"biurolidera/internal/office"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// categoriesTab lists the categories with their subcategories, the chosen one beside it.
type categoriesTab struct {
	s       *Screen
	content fyne.CanvasObject
	table   *kit.Table[kind]
	title   *kit.Paragraph
	note    *kit.Paragraph
	form    *kit.Form
	buttons *kit.Toolbar
	lines   []office.CategoryLine
	chosen  string // key of the kind in the form
	wanted  string // key to choose after the next reading
	asking  bool   // whether what is in the form may break the seal
}

func newCategoriesTab(s *Screen) *categoriesTab {
	c := &categoriesTab{s: s}
	t := s.f.Cat.T
	c.table = kit.NewTable(kit.TableConfig[kind]{
		ID: "edition.categories", Cat: s.f.Cat, Store: s.f.Store, Tasks: s.f.Tasks, Columns: kindColumns(s.f.Cat),
		Key: func(k kind) string { return k.key }, Placeholder: t("edition.categories.search"),
		OnSelect: func([]kind) { c.onSelect() }, OnDelete: func([]kind) { c.onRemove() },
		Actions: func([]kind) []kit.Action { return c.actions() },
		Empty:   kit.Empty{Icon: theme.Icon("category"), Title: t("edition.categories.empty"), Text: t("edition.categories.empty.text")},
	})
	c.title, c.note = kit.NewParagraph("", kit.Strong), kit.NewParagraph("", kit.Muted)
	c.form = kit.NewForm(kit.FormConfig{Cat: s.f.Cat, Columns: 1, Fields: []kit.Field{
		{ID: "name", Label: t("edition.categories.name"), Help: t("edition.categories.name.help"), Required: true, Check: c.needed},
		{ID: "code", Label: t("edition.categories.code"), Help: t("edition.categories.code.help"), Required: true, Check: c.checkCode},
	}, OnSave: func(string, string) { c.onSave() }})
	c.form.SetReadOnly(!s.f.Writable())
	c.buttons = kit.NewToolbar(s.f.Cat, c.actions())
	detail := kit.NewFormScroll(kit.Padded(2, 1, kit.Stacked(1.5, c.title, c.note, c.form)))
	c.content = container.NewBorder(kit.Padded(2, 1, c.buttons), nil, nil, nil, kit.NewSplit(s.f.Store, "edition.categories", c.table, detail, 0.6))
	return c
}

func kindColumns(cat *locale.Catalogue) []kit.Column[kind] {
	t := cat.T
	number := func(n func(kind) int) func(kind) string {
		return func(k kind) string {
			if k.isSub() {
				return ""
			}
			return cat.Integer(n(k))
		}
	}
	place := func(a, b kind) int { return cmp.Or(cmp.Compare(a.cat, b.cat), cmp.Compare(a.sub, b.sub)) }
	return []kit.Column[kind]{
		{ID: "order", Title: t("edition.categories.order"), Width: 60, Text: func(k kind) string { return k.order }, Compare: place},
		{ID: "name", Title: t("edition.categories.name"), Width: 290, Text: func(k kind) string {
			if k.isSub() {
				return "\u2003" + k.name
			}
			return k.name
		}},
		{ID: "code", Title: t("edition.categories.code"), Width: 140, Text: func(k kind) string { return k.code }},
		{ID: "entrants", Title: t("edition.categories.entrants"), Width: 90, Align: fyne.TextAlignTrailing, Text: number(func(k kind) int { return k.entrants }), Compare: func(a, b kind) int { return cmp.Compare(a.entrants, b.entrants) }},
		{ID: "accepted", Title: t("edition.categories.accepted"), Width: 90, Align: fyne.TextAlignTrailing, Text: number(func(k kind) int { return k.accepted }), Compare: func(a, b kind) int { return cmp.Compare(a.accepted, b.accepted) }},
	}
}

// read takes what was read; the actions go by it.
func (c *categoriesTab) read(d office.EditionDetail) { c.lines = d.Categories }

func (c *categoriesTab) show() {
	all := kinds(c.lines)
	c.table.SetRows(all)
	want := cmp.Or(c.wanted, c.chosen)
	c.wanted = ""
	if len(all) == 0 {
		c.chosen = ""
		return
	}
	at := max(slices.IndexFunc(all, func(k kind) bool { return k.key == want }), 0)
	c.table.Select(all[at].key)
	c.showKind(all[at])
}

// current is the kind in the form.
func (c *categoriesTab) current() (kind, bool) {
	for _, k := range kinds(c.lines) {
		if k.key == c.chosen {
			return k, true
		}
	}
	return kind{}, false
}

func (c *categoriesTab) onSelect() {
	k, ok := c.table.Current()
	if !ok || k.key == c.chosen {
		return
	}
	c.commit()
	if c.asking { // the answer is about the kind in the form
		c.table.Select(c.chosen)
		return
	}
	c.showKind(k)
}

// commit saves what is in hand; false: it is not saved, or a question stands before it.
func (c *categoriesTab) commit() bool { return c.form.Commit() && !c.asking }

// showKind shows a kind in the form; what is in hand of the same one stays.
func (c *categoriesTab) showKind(k kind) {
	cat, put := c.s.f.Cat, c.form.Reset
	if k.key == c.chosen {
		put = c.form.SetValues
	}
	c.chosen = k.key
	c.title.SetText(k.order + "  " + k.name)
	note := cat.N("edition.categories.note", k.entrants)
	if k.isSub() {
		note = cat.T("edition.categories.note.sub", "category", c.lines[k.cat].Name)
	}
	c.note.SetText(note)
	put(map[string]string{"name": k.name, "code": k.code})
	c.buttons.Refresh()
}

// actions change the list; they stand in the toolbar and in the lines' menu.
func (c *categoriesTab) actions() []kit.Action {
	t := c.s.f.Cat.T
	can := func(more func(kind) bool) func() bool {
		return func() bool {
			k, ok := c.current()
			return ok && c.s.f.Writable() && more(k)
		}
	}
	any := func(kind) bool { return true }
	move := func(by int) func() bool {
		return can(func(k kind) bool { return movable(categoriesOf(c.lines), k, by) })
	}
	return []kit.Action{
		{Name: "edition.categories.add", Text: t("edition.categories.add"), Icon: theme.Icon("add"), Enabled: c.s.f.Writable, Do: func() { c.onAdd(-1) }},
		{Name: "edition.categories.addsub", Text: t("edition.categories.addsub"), Icon: theme.Icon("add_circle"), Enabled: can(any), Do: func() {
			k, _ := c.current()
			c.onAdd(k.cat)
		}},
		{Name: "edition.categories.up", Text: t("edition.categories.up"), Icon: theme.Icon("arrow_upward"), Key: kit.Key{Name: fyne.KeyUp, Mod: fyne.KeyModifierAlt}, Enabled: move(-1), Do: func() { c.onMove(-1) }},
		{Name: "edition.categories.down", Text: t("edition.categories.down"), Icon: theme.Icon("arrow_downward"), Key: kit.Key{Name: fyne.KeyDown, Mod: fyne.KeyModifierAlt}, Enabled: move(1), Do: func() { c.onMove(1) }},
		{Name: "edition.categories.remove", Text: t("edition.categories.remove"), Icon: theme.Icon("delete"), Danger: true, Enabled: can(any), Do: c.onRemove},
	}
}

// put saves other categories.
func (c *categoriesTab) put(all []contest.Category, done string, fail func(error) bool) {
	c.s.save(c.s.f.Cat.T("edition.categories.saving"), done, func(ctx context.Context) (contest.Change, error) {
		return c.s.office.SaveCategories(ctx, c.s.f.Edition, all)
	}, fail)
}

// change puts other categories; it asks before where that breaks the seal.
func (c *categoriesTab) change(all []contest.Category, done string) {
	c.s.f.ChangeSealed(c.s.shown.detail, func() { c.put(all, done, nil) }, nil)
}

func (c *categoriesTab) needed(v string) kit.Problem {
	if c.chosen != "" && strings.TrimSpace(v) == "" {
		return kit.Problem{Text: c.s.f.Cat.T("edition.categories.needed")}
	}
	return kit.Problem{}
}

// checkCode refuses another code for a category that somebody competes in.
func (c *categoriesTab) checkCode(v string) kit.Problem {
	if k, ok := c.current(); ok && k.entrants > 0 && strings.TrimSpace(v) != k.code {
		return kit.Problem{Text: c.s.f.Cat.N("edition.categories.code.used", k.entrants)}
	}
	return c.needed(v)
}

// onSave saves what is in the form, all of it with one question.
func (c *categoriesTab) onSave() {
	k, ok := c.current()
	if !ok || c.asking {
		return
	}
	c.asking = true
	c.s.f.ChangeSealed(c.s.shown.detail, func() {
		c.asking = false
		c.save(k)
	}, func() {
		c.asking = false
		p := kit.Problem{Text: c.s.f.Cat.T("edition.categories.unsaved"), Warning: true}
		c.form.Unsave("name", k.name, p)
		c.form.Unsave("code", k.code, p)
	})
}

// save gives a kind the code and name that are in the form.
func (c *categoriesTab) save(k kind) {
	name, code := strings.TrimSpace(c.form.Value("name")), strings.TrimSpace(c.form.Value("code"))
	moved := k
	moved.code = code
	c.wanted = keyOf(c.lines, moved)
	c.put(renamed(categoriesOf(c.lines), k, code, name), "", c.refused)
}

// keyOf is the key a kind has with its code of now.
func keyOf(all []office.CategoryLine, k kind) string {
	if k.isSub() {
		return all[k.cat].Code + "/" + k.code
	}
	return k.code
}

// refused says at the form's field what the office did not take.
func (c *categoriesTab) refused(err error) bool {
	c.wanted = ""
	field := "code"
	if strings.HasPrefix(contest.CodeOf(err), "category_name") {
		field = "name"
	}
	if code := contest.CodeOf(err); !strings.HasPrefix(code, "category_") && code != "subcategory_in_use" {
		return false
	}
	c.form.SetProblem(field, kit.Problem{Text: c.s.f.Cat.ErrorLine(err)})
	return true
}

func (c *categoriesTab) onMove(by int) {
	k, ok := c.current()
	if all := categoriesOf(c.lines); ok && movable(all, k, by) {
		c.change(shifted(all, k, by), c.s.f.Cat.T("edition.categories.moved", "name", k.name))
	}
}

// onRemove takes a kind away, unless somebody competes in it; it can be undone.
func (c *categoriesTab) onRemove() {
	k, ok := c.current()
	if !ok || !c.s.f.Writable() {
		return
	}
	c.change(without(categoriesOf(c.lines), k), c.s.f.Cat.T("edition.categories.removed", "name", k.name))
}

// onAdd asks for a new category, or a subcategory of the one at a position.
func (c *categoriesTab) onAdd(under int) {
	t := c.s.f.Cat.T
	title, example := t("edition.categories.add"), t("edition.categories.code.example")
	if under >= 0 {
		title, example = t("edition.categories.addsub.title", "category", c.lines[under].Name), t("edition.categories.code.example.sub")
	}
	form := kit.NewForm(kit.FormConfig{Cat: c.s.f.Cat, Columns: 1, Fields: []kit.Field{
		{ID: "name", Label: t("edition.categories.name"), Help: t("edition.categories.name.help"), Required: true},
		{ID: "code", Label: t("edition.categories.code"), Help: t("edition.categories.code.help"), Example: example, Required: true},
	}})
	var d *kit.Dialog
	add := kit.Action{Text: t("edition.categories.add.yes"), Primary: true, Do: func() {
		name, code := strings.TrimSpace(form.Value("name")), strings.TrimSpace(form.Value("code"))
		all := with(categoriesOf(c.lines), under, code, name)
		for field, v := range map[string]string{"name": name, "code": code} {
			if v == "" {
				form.SetProblem(field, kit.Problem{Text: t("edition.categories.needed")})
			}
		}
		if name == "" || code == "" {
			return
		}
		c.s.f.ChangeSealed(c.s.shown.detail, func() {
			c.put(all, t("edition.categories.added", "name", name), func(err error) bool {
				form.SetProblem("code", kit.Problem{Text: c.s.f.Cat.ErrorLine(err)})
				return true
			})
			d.Hide()
		}, nil)
	}}
	d = kit.NewDialog(kit.DialogConfig{Window: c.s.f.Window, Cat: c.s.f.Cat, Title: title, Icon: theme.Icon("category"), Content: kit.Wide(56, form), Actions: []kit.Action{add}, Width: 60, Focus: form.First()})
	d.Show()
}
