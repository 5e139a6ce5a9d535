package locale

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"biurolidera/assets"
	"biurolidera/internal/contest"
)

func TestCataloguesLoad(t *testing.T) {
	for _, lang := range Languages() {
		c, err := load(assets.Locale, lang)
		if err != nil {
			t.Fatal(err)
		}
		if c.Lang() != lang || len(c.Keys()) < 50 {
			t.Errorf("%s: %d keys", lang, len(c.Keys()))
		}
	}
	if For("xx").Lang() != Polish {
		t.Error("an unknown language is not Polish")
	}
	if first, second := For(English), For(English); first != second {
		t.Error("a catalogue is read twice")
	}
}

var placeholder = regexp.MustCompile(`\{([^{}]*)\}`)

// placeholders gives the names in a text with their enumerations, sorted, once each.
func (c *Catalogue) placeholders(key string) []string {
	texts := []string{c.single[key]}
	for _, t := range c.plurals[key] {
		texts = append(texts, t)
	}
	var names []string
	for _, m := range placeholder.FindAllStringSubmatch(strings.Join(texts, " "), -1) {
		names = append(names, m[1])
	}
	slices.Sort(names)
	return slices.Compact(names)
}

func TestLanguagesAgree(t *testing.T) {
	pl, en := For(Polish), For(English)
	if d := cmp.Diff(pl.Keys(), en.Keys()); d != "" {
		t.Errorf("keys differ (- Polish, + English):\n%s", d)
	}
	for _, key := range pl.Keys() {
		if !en.Has(key) {
			continue
		}
		if d := cmp.Diff(pl.placeholders(key), en.placeholders(key)); d != "" {
			t.Errorf("%s: placeholders differ (- Polish, + English):\n%s", key, d)
		}
		if _, plural := pl.plurals[key]; plural != (en.plurals[key] != nil) {
			t.Errorf("%s: counted in one language only", key)
		}
	}
}

// Texts are as a Polish reader expects: no straight quotes, no hyphen for a dash,
// no blank at the ends.
func TestTextsAreSet(t *testing.T) {
	for _, lang := range Languages() {
		c := For(lang)
		for _, key := range c.Keys() {
			texts := []string{c.single[key]}
			for _, f := range c.plurals[key] {
				texts = append(texts, f)
			}
			for _, s := range texts {
				switch {
				case isCommand(s) || strings.HasPrefix(key, "verb."):
				case strings.Contains(s, " - "):
					t.Errorf("%s %s: a hyphen stands for a dash: %s", lang, key, s)
				case lang == Polish && strings.Contains(s, `"`):
					t.Errorf("%s %s: straight quotes: %s", lang, key, s)
				}
			}
		}
	}
}

// isCommand tells whether a text shows what to type, where quotes are straight.
func isCommand(s string) bool { return strings.Contains(s, "--") || strings.Contains(s, "lider ") }

func TestLoadRefuses(t *testing.T) {
	file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	for name, files := range map[string]fstest.MapFS{
		"a key in two files": {"locale/pl/a.toml": file(`"x" = "1"`), "locale/pl/b.toml": file(`"x" = "2"`)},
		"a key twice":        {"locale/pl/a.toml": file("\"x\" = \"1\"\n\"x\" = \"2\"")},
		"a number":           {"locale/pl/a.toml": file(`"x" = 1`)},
		"a form missing":     {"locale/pl/a.toml": file(`"x" = { one = "1", few = "2" }`)},
		"a foreign form":     {"locale/pl/a.toml": file(`"x" = { one = "1", other = "2", many = "3" }`)},
		"a dotted key":       {"locale/pl/a.toml": file(`x.y = "1"`)},
		"broken TOML":        {"locale/pl/a.toml": file(`"x" = `)},
	} {
		if _, err := load(files, Polish); err == nil {
			t.Errorf("%s passes", name)
		}
	}
}

// sample is a small catalogue beside the real one.
func sample(t *testing.T, lang, text string) *Catalogue {
	t.Helper()
	c, err := load(fstest.MapFS{"locale/" + lang + "/a.toml": {Data: []byte(text)}}, lang)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

const samplePolish = `
"hello" = "Witaj, {name}!"
"score" = "wynik {score}, dnia {day}"
"list" = "kanały: {all|channel}"
"broken" = "a { b"
"channel.visit" = "wizyta"
"channel.phone" = "telefon"
"audit.count" = { one = "{n} audyt", few = "{n} audyty", many = "{n} audytów" }
"error.x" = "Plik {file}."
"error.x.hint" = "Zrób kopię {file}."
"error.y" = "Import nie udał się."
"error.internal" = "Błąd."
"error.internal.hint" = "Dziennik."
"error.cancelled" = "Przerwano."
"finding.z" = "kanał {channel|channel} – {n}"
"where.row" = "wiersz {row}"
"field.nip" = "NIP"
"action.import" = "Wczytano {n}"
`

func TestTexts(t *testing.T) {
	c := sample(t, Polish, samplePolish)
	day := time.Date(2025, 9, 17, 0, 0, 0, 0, time.UTC)
	for _, x := range []struct{ got, want string }{
		{c.T("hello", "name", "{score}"), "Witaj, {score}!"},
		{c.T("hello"), "Witaj, {name}!"},
		{c.T("hello", "name"), "Witaj, {name}!"},
		{c.T("hello", 5, "x"), "Witaj, {name}!"},
		{c.T("none.such"), "⟦none.such⟧"},
		{c.N("none.such", 3), "⟦none.such⟧"},
		{c.T("score", "score", contest.Hundredths(8742), "day", day), "wynik 87,42, dnia 17\u00a0września 2025\u00a0r."},
		{c.T("list", "all", []string{"visit", "phone", "x"}), "kanały: wizyta, telefon, x"},
		{c.T("list", "all", []any{"visit"}), "kanały: wizyta"},
		{c.T("list", "all", contest.Phone), "kanały: telefon"},
		{c.T("broken"), "a { b"},
		{c.N("audit.count", 1), "1 audyt"},
		{c.N("audit.count", 22), "22 audyty"},
		{c.N("audit.count", 5000), "5\u00a0000 audytów"},
		{c.N("hello", 1, "name", "A"), "Witaj, A!"},
		{c.T("audit.count", "n", 7), "7 audytów"},
		{c.T("hello", "name", 2025), "Witaj, 2025!"},
		{c.T("hello", "name", 12.0), "Witaj, 12!"},
		{c.T("hello", "name", 1.5), "Witaj, 1,5!"},
		{c.T("hello", "name", json.Number("7")), "Witaj, 7!"},
		{c.T("hello", "name", nil), "Witaj, !"},
		{c.T("hello", "name", contest.E("x", "file", "A")), "Witaj, Plik A.!"},
		{c.Enum("channel", "visit"), "wizyta"},
		{c.Enum("channel", "fax"), "fax"},
		{c.Action("import", contest.Args{"n": 5.0}), "Wczytano 5"},
	} {
		if x.got != x.want {
			t.Errorf("got %q, want %q", x.got, x.want)
		}
	}
}

func TestEnglish(t *testing.T) {
	c := sample(t, English, `"audit.count" = { one = "{n} audit", other = "{n} audits" }`+"\n"+`"x" = "{v}"`)
	day := time.Date(2025, 9, 17, 0, 0, 0, 0, time.UTC)
	for _, x := range []struct{ got, want string }{
		{c.N("audit.count", 1), "1 audit"},
		{c.N("audit.count", 2), "2 audits"},
		{c.N("audit.count", 1234), "1,234 audits"},
		{c.Number(123456), "1,234.56"},
		{c.Percent(8750), "87.5%"},
		{c.Date(day), "17\u00a0September 2025"},
		{c.DateShort(day), "2025-09-17"},
		{c.Date(time.Time{}) + c.DateShort(time.Time{}), ""},
		{c.T("x", "v", 1.5), "1.5"},
	} {
		if x.got != x.want {
			t.Errorf("got %q, want %q", x.got, x.want)
		}
	}
	pl := sample(t, Polish, "")
	if got := pl.Number(8742) + pl.Percent(8750) + pl.DateShort(day) + pl.Integer(7); got != "87,4287,5%17.09.20257" {
		t.Errorf("Polish formats: %q", got)
	}
}

func TestErrors(t *testing.T) {
	c := sample(t, Polish, samplePolish)
	inner := contest.E("x", "file", "a.lider")
	for _, x := range []struct {
		err           error
		message, hint string
	}{
		{nil, "", ""},
		{inner, "Plik a.lider.", "Zrób kopię a.lider."},
		{fmt.Errorf("office.Open: %w", inner), "Plik a.lider.", "Zrób kopię a.lider."},
		{contest.E("y").Because(fmt.Errorf("step: %w", inner)), "Import nie udał się. Plik a.lider.", "Zrób kopię a.lider."},
		{contest.E("y").Because(fmt.Errorf("EIO")), "Import nie udał się.", ""},
		{fmt.Errorf("sql: no rows"), "Błąd.", "Dziennik."},
		{contest.E("nowhere"), "⟦error.nowhere⟧", ""},
	} {
		m, h := c.Error(x.err)
		if m != x.message || h != x.hint {
			t.Errorf("Error(%v) = %q, %q, want %q, %q", x.err, m, h, x.message, x.hint)
		}
	}
	if got := c.ErrorLine(inner); got != "Plik a.lider. Zrób kopię a.lider." {
		t.Errorf("ErrorLine = %q", got)
	}
	if m, _ := c.Error(fmt.Errorf("x: %w", t.Context().Err())); m != "Błąd." {
		t.Errorf("an error around nothing: %q", m)
	}
}

func TestFindings(t *testing.T) {
	c := sample(t, Polish, samplePolish)
	f := contest.Warn("z", "channel", "visit", "n", 3)
	if got := c.Finding(f); got != "kanał wizyta – 3" {
		t.Errorf("Finding = %q", got)
	}
	if got := c.FindingLine(f); got != "kanał wizyta – 3" {
		t.Errorf("FindingLine = %q", got)
	}
	if got := c.FindingLine(f.AtRow("lista.csv", 12, "nip")); got != "lista.csv, wiersz 12, NIP: kanał wizyta – 3" {
		t.Errorf("FindingLine = %q", got)
	}
}
