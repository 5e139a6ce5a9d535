package theme

import (
	"io/fs"
	"path"
	"strings"
	"sync"

	"biurolidera/assets"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// icons are the embedded icons by name, one family: Material Design, outlined.
var icons = sync.OnceValue(func() map[string]fyne.Resource {
	all := map[string]fyne.Resource{}
	names, _ := fs.Glob(assets.Icons, "icons/*.svg")
	for _, name := range names {
		data, err := assets.Icons.ReadFile(name)
		if err != nil {
			continue
		}
		all[strings.TrimSuffix(path.Base(name), ".svg")] = fyne.NewStaticResource(path.Base(name), data)
	}
	return all
})

// Icon gives an icon by its Material Design name ("groups", "emoji_events"; the
// files of assets/icons) in the colour of text. A name that is not there gives
// "help": the test of this package finds such names in the sources.
func Icon(name string) fyne.Resource { return IconIn(name, fynetheme.ColorNameForeground) }

// IconIn gives an icon in a named colour of the theme.
func IconIn(name string, colour fyne.ThemeColorName) fyne.Resource {
	return fynetheme.NewColoredResource(icon(name), colour)
}

// HasIcon tells whether there is an icon of that name.
func HasIcon(name string) bool { return icons()[name] != nil }

func icon(name string) fyne.Resource {
	if r := icons()[name]; r != nil {
		return r
	}
	return icons()["help"]
}

// ownIcons stand for Fyne's where the families differ in weight.
var ownIcons = map[fyne.ThemeIconName]string{
	fynetheme.IconNameInfo: "info", fynetheme.IconNameWarning: "warning", fynetheme.IconNameError: "error",
	fynetheme.IconNameQuestion: "help", fynetheme.IconNameDelete: "delete", fynetheme.IconNameContentCopy: "content_copy",
	fynetheme.IconNameContentPaste: "content_paste", fynetheme.IconNameContentCut: "content_cut",
	fynetheme.IconNameContentUndo: "undo", fynetheme.IconNameContentRedo: "redo", fynetheme.IconNameHome: "home",
	fynetheme.IconNameFolder: "folder", fynetheme.IconNameFolderOpen: "folder_open", fynetheme.IconNameFile: "insert_drive_file",
	fynetheme.IconNameSettings: "settings", fynetheme.IconNameDocumentPrint: "print", fynetheme.IconNameDocumentSave: "save",
	fynetheme.IconNameStorage: "storage", fynetheme.IconNameComputer: "computer", fynetheme.IconNameVisibility: "visibility",
	fynetheme.IconNameVisibilityOff: "visibility_off", fynetheme.IconNameCalendar: "calendar_month",
	fynetheme.IconNameUpload: "upload", fynetheme.IconNameDownload: "download", fynetheme.IconNameHistory: "history",
}

// Icon implements fyne.Theme.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource {
	if own, ok := ownIcons[name]; ok {
		return fynetheme.NewThemedResource(icon(own))
	}
	return fynetheme.DefaultTheme().Icon(name)
}

// AppIcon is the program's own mark, for the window and the about box.
func AppIcon() fyne.Resource { return fyne.NewStaticResource("lider.png", assets.Brand) }
