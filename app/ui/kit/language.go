package kit

import (
	"encoding/json"
	"strings"

	"biurolidera/internal/locale"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
)

// fyneTexts are the names under which Fyne looks up its own texts: of menus of
// entries, of dialogs, of the file dialog.
var fyneTexts = []string{
	"Advanced", "Cancel", "Confirm", "Copy", "Create Folder", "Cut", "Enter filename", "Error", "Favourites",
	"File", "Folder", "New Folder", "No", "OK", "Open", "Paste", "Quit", "Redo", "Save", "Select all",
	"Show Hidden Files", "Undo", "Yes", "file.name", "file.parent",
	"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
	"monday.short", "tuesday.short", "wednesday.short", "thursday.short", "friday.short", "saturday.short", "sunday.short",
}

// SetLanguage makes Fyne's own texts speak the catalogue's language, whatever the
// desktop's language is: Fyne can't be told a language, so the texts are given as
// those of the language it chose. It is called once before the first window and
// when the language changes.
func SetLanguage(cat *locale.Catalogue) error {
	texts := make(map[string]string, len(fyneTexts))
	for _, name := range fyneTexts {
		texts[name] = cat.T("kit.fyne." + key(name))
	}
	data, err := json.Marshal(texts)
	if err != nil {
		return err
	}
	for _, l := range []fyne.Locale{"en", "pl", lang.SystemLocale()} {
		if err := lang.AddTranslationsForLocale(data, l); err != nil {
			return err
		}
	}
	return nil
}

// key turns Fyne's name of a text into a key: "Select all" is select_all.
func key(name string) string {
	return strings.ToLower(strings.NewReplacer(" ", "_", ".", "_").Replace(name))
}
