package theme

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

func TestVariant(t *testing.T) {
	light, dark := colours[fynetheme.ColorNameBackground].light, colours[fynetheme.ColorNameBackground].dark
	for _, c := range []struct {
		variant Variant
		desktop fyne.ThemeVariant
		want    any
	}{
		{Light, fynetheme.VariantDark, light},
		{Dark, fynetheme.VariantLight, dark},
		{System, fynetheme.VariantLight, light},
		{System, fynetheme.VariantDark, dark},
	} {
		if got := New(c.variant).Color(fynetheme.ColorNameBackground, c.desktop); got != c.want {
			t.Errorf("%s on a desktop of variant %d: %v, want %v", c.variant, c.desktop, got, c.want)
		}
	}
}

// Every colour Fyne asks for is our own, so that no part of the window falls out
// of the look.
func TestEveryColourIsOurs(t *testing.T) {
	for _, name := range []fyne.ThemeColorName{
		fynetheme.ColorNameBackground, fynetheme.ColorNameButton, fynetheme.ColorNameDisabledButton, fynetheme.ColorNameDisabled,
		fynetheme.ColorNameError, fynetheme.ColorNameFocus, fynetheme.ColorNameForeground, fynetheme.ColorNameForegroundOnError,
		fynetheme.ColorNameForegroundOnPrimary, fynetheme.ColorNameForegroundOnSuccess, fynetheme.ColorNameForegroundOnWarning,
		fynetheme.ColorNameHeaderBackground, fynetheme.ColorNameHover, fynetheme.ColorNameHyperlink, fynetheme.ColorNameInputBackground,
		fynetheme.ColorNameInputBorder, fynetheme.ColorNameMenuBackground, fynetheme.ColorNameOverlayBackground,
		fynetheme.ColorNamePlaceHolder, fynetheme.ColorNamePressed, fynetheme.ColorNamePrimary, fynetheme.ColorNameScrollBar,
		fynetheme.ColorNameScrollBarBackground, fynetheme.ColorNameSelection, fynetheme.ColorNameSeparator, fynetheme.ColorNameShadow,
		fynetheme.ColorNameSuccess, fynetheme.ColorNameWarning,
	} {
		if _, ok := colours[name]; !ok {
			t.Errorf("%s is Fyne's", name)
		}
	}
	for _, tone := range Tones() {
		if _, ok := colours[tone.Foreground()]; !ok {
			t.Errorf("tone %d has no foreground", tone)
		}
		if _, ok := colours[tone.Background()]; !ok {
			t.Errorf("tone %d has no background", tone)
		}
	}
}

// No two tones have the same icon: none is told by colour alone.
func TestTonesDifferByIcon(t *testing.T) {
	seen := map[string]bool{}
	for _, tone := range Tones() {
		name := toneIcons[tone]
		if seen[name] || !HasIcon(name) {
			t.Errorf("tone %d: icon %q", tone, name)
		}
		seen[name] = true
	}
	if Tone(99).Foreground() != Neutral.Foreground() {
		t.Error("an unknown tone is not neutral")
	}
}

func TestScale(t *testing.T) {
	for _, c := range []struct{ ask, want float32 }{{0.5, 14}, {1, 14}, {1.5, 21}, {2, 28}, {3, 28}} {
		if got := New(Light).Scaled(c.ask).Size(fynetheme.SizeNameText); got != c.want {
			t.Errorf("text at %v: %v, want %v", c.ask, got, c.want)
		}
	}
	if got := New(Light).Scaled(2).Size(fynetheme.SizeNameSeparatorThickness); got != 1 {
		t.Errorf("a separator grows to %v", got)
	}
	a := test.NewTempApp(t)
	a.Settings().SetTheme(New(Light).Scaled(1.5))
	if got := Grid(2); got != 24 {
		t.Errorf("two units of the grid at 150 %%: %v", got)
	}
}

func TestFont(t *testing.T) {
	look := New(Light)
	for _, c := range []struct {
		style fyne.TextStyle
		want  string
	}{
		{fyne.TextStyle{}, "Lato-Regular.ttf"},
		{fyne.TextStyle{Bold: true}, "Lato-Bold.ttf"},
		{fyne.TextStyle{Italic: true}, "Lato-Regular.ttf"},
		{fyne.TextStyle{Bold: true, Italic: true}, "Lato-Bold.ttf"},
	} {
		if got := look.Font(c.style).Name(); got != c.want {
			t.Errorf("%+v is set in %s", c.style, got)
		}
	}
	if look.Font(fyne.TextStyle{Monospace: true}) == look.Font(fyne.TextStyle{}) {
		t.Error("monospace is Lato")
	}
}

// Each icon can be drawn, and is drawn in the colour asked for.
func TestIconsAreDrawn(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(New(Light))
	if len(icons()) < 50 {
		t.Fatalf("%d icons", len(icons()))
	}
	want := colours[Bad.Foreground()].light
	for name := range icons() {
		c := software.NewCanvas()
		c.SetPadded(false)
		c.SetContent(widget.NewIcon(IconIn(name, Bad.Foreground())))
		c.Resize(fyne.NewSquareSize(96))
		img, found := c.Capture(), false
		for i := range 96 * 96 {
			r, g, b, _ := img.At(i%96, i/96).RGBA()
			if uint8(r>>8) == want.R && uint8(g>>8) == want.G && uint8(b>>8) == want.B {
				found = true
				break
			}
		}
		if !found {
			t.Errorf("%s shows nothing in its colour", name)
		}
	}
}

// The names that stand in the sources of the window are those of icons there are.
func TestIconNamesInSources(t *testing.T) {
	found := 0
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") {
			return err
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, path, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Logf("%s can't be read now: %v", path, err)
			return nil
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if name, ok := iconName(n); ok {
				found++
				if !HasIcon(name) {
					t.Errorf("%s: there is no icon %q", set.Position(n.Pos()), name)
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if found < 5 {
		t.Errorf("only %d names found: the search is broken", found)
	}
}

func iconName(n ast.Node) (string, bool) {
	call, ok := n.(*ast.CallExpr)
	if !ok || len(call.Args) == 0 {
		return "", false
	}
	fun, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return "", false
	}
	of, ok := fun.X.(*ast.Ident)
	if !ok || of.Name != "theme" || fun.Sel.Name != "Icon" && fun.Sel.Name != "IconIn" {
		return "", false
	}
	lit, ok := call.Args[0].(*ast.BasicLit)
	if !ok {
		return "", false
	}
	name, err := strconv.Unquote(lit.Value)
	return name, err == nil
}

func TestUnknownIcon(t *testing.T) {
	if HasIcon("no_such_icon") {
		t.Error("there is an icon that is not there")
	}
	if icon("no_such_icon") != icons()["help"] {
		t.Error("an unknown icon is not the question mark")
	}
	if len(AppIcon().Content()) == 0 {
		t.Error("the program has no mark")
	}
	for name := range ownIcons {
		if !HasIcon(ownIcons[name]) {
			t.Errorf("Fyne's %s has no icon %s", name, ownIcons[name])
		}
	}
}
