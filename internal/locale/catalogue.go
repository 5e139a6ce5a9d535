package locale

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"sync"

	"github.com/pelletier/go-toml/v2"

	"biurolidera/assets"
	"biurolidera/internal/polish"
)

// Codes of the languages there are. Polish is the first and the fallback.
const (
	Polish  = "pl"
	English = "en"
)

// Languages lists the codes of the languages, Polish first.
func Languages() []string { return []string{Polish, English} }

// Catalogue holds the texts of one language. It never changes and may be used
// from several goroutines.
type Catalogue struct {
	lang    string
	single  map[string]string
	plurals map[string]map[string]string
}

var catalogues = map[string]func() *Catalogue{
	Polish:  sync.OnceValue(func() *Catalogue { return loaded(Polish) }),
	English: sync.OnceValue(func() *Catalogue { return loaded(English) }),
}

// For gives the catalogue of a language; an unknown one gives the Polish.
func For(lang string) *Catalogue {
	if get, ok := catalogues[lang]; ok {
		return get()
	}
	return catalogues[Polish]()
}

// loaded reads the embedded files. The tests of this package prove them good; if
// one is not, its texts show as missing rather than stop the program.
func loaded(lang string) *Catalogue {
	c, _ := load(assets.Locale, lang)
	return c
}

// load merges the area files of a language. A key that stands in two files, a
// value that is neither a text nor a table of texts, and broken TOML are errors;
// the catalogue holds what is good.
func load(files fs.FS, lang string) (*Catalogue, error) {
	c := &Catalogue{lang: lang, single: map[string]string{}, plurals: map[string]map[string]string{}}
	names, err := fs.Glob(files, path.Join("locale", lang, "*.toml"))
	faults := []error{err}
	for _, name := range names {
		if err := c.addFile(files, name); err != nil {
			faults = append(faults, fmt.Errorf("%s: %w", name, err))
		}
	}
	return c, errors.Join(faults...)
}

func (c *Catalogue) addFile(files fs.FS, name string) error {
	data, err := fs.ReadFile(files, name)
	if err != nil {
		return err
	}
	var texts map[string]any
	if err := toml.Unmarshal(data, &texts); err != nil {
		return err
	}
	var faults []error
	for key, value := range texts {
		faults = append(faults, c.add(key, value))
	}
	return errors.Join(faults...)
}

func (c *Catalogue) add(key string, value any) error {
	if c.Has(key) {
		return fmt.Errorf("key %q stands in two places", key)
	}
	switch v := value.(type) {
	case string:
		c.single[key] = v
		return nil
	case map[string]any:
		forms := make(map[string]string, len(v))
		for form, text := range v {
			s, ok := text.(string)
			if !ok || !slices.Contains(c.forms(), form) {
				return fmt.Errorf("key %q: %q is no plural form of %s", key, form, c.lang)
			}
			forms[form] = s
		}
		if len(forms) != len(c.forms()) {
			return fmt.Errorf("key %q lacks a plural form", key)
		}
		c.plurals[key] = forms
		return nil
	}
	return fmt.Errorf("key %q is neither a text nor a table of plural forms", key)
}

// forms are the plural forms of the language.
func (c *Catalogue) forms() []string {
	if c.lang == Polish {
		return []string{string(polish.One), string(polish.Few), string(polish.Many)}
	}
	return []string{"one", "other"}
}

// form is the plural form of n.
func (c *Catalogue) form(n int) string {
	switch {
	case c.lang == Polish:
		return string(polish.Plural(n))
	case n == 1 || n == -1:
		return "one"
	}
	return "other"
}

// Lang is the language's code, as an HTML page's lang attribute wants it.
func (c *Catalogue) Lang() string { return c.lang }

// Has tells whether there is a text for the key.
func (c *Catalogue) Has(key string) bool {
	_, single := c.single[key]
	_, plural := c.plurals[key]
	return single || plural
}

// Keys lists all keys, sorted.
func (c *Catalogue) Keys() []string {
	keys := slices.Collect(maps.Keys(c.single))
	keys = slices.AppendSeq(keys, maps.Keys(c.plurals))
	slices.Sort(keys)
	return keys
}
