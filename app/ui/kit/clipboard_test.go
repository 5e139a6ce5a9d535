package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	gocmp "github.com/google/go-cmp/cmp"
)

func TestTSV(t *testing.T) {
	for name, c := range map[string]struct {
		rows [][]string
		text string
	}{
		"plain":    {[][]string{{"Łódź", "12,5"}, {"", "x"}}, "Łódź\t12,5\r\n\tx\r\n"},
		"quotes":   {[][]string{{"a\tb", "c\nd", `„e" f`}}, "\"a\tb\"\t\"c\nd\"\t\"„e\"\" f\"\r\n"},
		"formulas": {[][]string{{"=1+1", "@x", "+48 600", "-2+3", " =x", "＝1"}}, "'=1+1\t'@x\t'+48 600\t'-2+3\t' =x\t'＝1\r\n"},
		"numbers":  {[][]string{{"-5", "-1 234,50", "-", "-3%", "–"}}, "-5\t-1 234,50\t-\t-3%\t–\r\n"},
		"guarded":  {[][]string{{"'=x", "'a"}}, "''=x\t'a\r\n"},
		"last":     {[][]string{{"a", ""}}, "a\t\r\n"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := writeTSV(c.rows); got != c.text {
				t.Errorf("wrote %q\nwant  %q", got, c.text)
			}
			if diff := gocmp.Diff(c.rows, parseTSV(c.text)); diff != "" {
				t.Errorf("read (-want +got):\n%s", diff)
			}
		})
	}
}

func TestParseTSVOfOthers(t *testing.T) {
	for text, want := range map[string][][]string{
		"":                      nil,
		"a":                     {{"a"}},
		"a\nb\rc":               {{"a"}, {"b"}, {"c"}},
		"a\tb\n\nc":             {{"a", "b"}, {""}, {"c"}},
		"a\t":                   {{"a", ""}},
		"\"x\r\ny\"\tz\r\n":     {{"x\r\ny", "z"}},
		"\"open\tb":             {{"\"open", "b"}},
		"\"Muzeum\" w Łodzi\tb": {{"\"Muzeum\" w Łodzi", "b"}},
		"5\" rura\tb":           {{"5\" rura", "b"}},
		"\"\"\t\"\"\"\"":        {{"", "\""}},
		strings.Repeat("\t", 3): {{"", "", "", ""}},
	} {
		if diff := gocmp.Diff(want, parseTSV(text)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
}

func TestCopyAndPaste(t *testing.T) {
	var pasted [][]string
	r := newRig(t, func(c *TableConfig[place]) { c.OnPaste = func(rows [][]string) { pasted = rows } })
	rows := places(10)
	rows[2].name = "=HYPERLINK(\"x\")\nMuzeum"
	r.SetRows(rows)
	r.hideColumn("state", true)
	r.moved(4, 0)
	clip := fyne.CurrentApp().Clipboard()
	clip.SetContent("before")
	r.grid.TypedShortcut(&fyne.ShortcutCopy{Clipboard: clip})
	if clip.Content() != "before" {
		t.Error("copying nothing empties the clipboard")
	}
	r.click(1, 0)
	r.grid.TypedShortcut(&fyne.ShortcutCopy{Clipboard: clip})
	if got, want := clip.Content(), "919\tP-000001\tMuzeum Źródła nr 1\tŹródła\r\n"; got != want {
		t.Errorf("one row: %q, want %q", got, want)
	}
	r.shifted(fyne.KeyDown)
	r.grid.TypedShortcut(&fyne.ShortcutCopy{Clipboard: clip})
	r.grid.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clip})
	want := [][]string{
		{"Punkty", "Kod", "Nazwa", "Miejscowość"},
		{"919", "P-000001", "Muzeum Źródła nr 1", "Źródła"},
		{"838", "P-000002", "=HYPERLINK(\"x\")\nMuzeum", rows[2].town},
	}
	if diff := gocmp.Diff(want, pasted); diff != "" {
		t.Errorf("copied and pasted (-want +got):\n%s", diff)
	}
	if !strings.Contains(clip.Content(), "\"'=HYPERLINK(\"\"x\"\")\nMuzeum\"") {
		t.Errorf("a formula goes out: %q", clip.Content())
	}
	none := newRig(t, nil)
	none.SetRows(rows)
	if none.typedShortcut(&fyne.ShortcutPaste{Clipboard: test.NewClipboard()}) {
		t.Error("a table without paste takes Ctrl+V")
	}
}
