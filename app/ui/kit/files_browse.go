package kit

import (
	"bufio"
	"context"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"biurolidera/internal/locale"
	"biurolidera/internal/polish"
)

// fileEntry is a file or folder in the window's own dialog.
type fileEntry struct {
	Name    string
	Folder  bool
	Size    int64
	Changed time.Time
}

// readFolder lists a folder: folders first, in Polish order, without hidden ones;
// of files those of the type, none where only folders are asked for.
func readFolder(ctx context.Context, dir string, t FileType, foldersOnly bool) ([]fileEntry, error) {
	found, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var all []fileEntry
	for _, f := range found {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		info, err := os.Stat(filepath.Join(dir, f.Name())) // where a link leads
		if err != nil || strings.HasPrefix(f.Name(), ".") {
			continue
		}
		if info.IsDir() || !foldersOnly && info.Mode().IsRegular() && t.takes(f.Name()) {
			all = append(all, fileEntry{f.Name(), info.IsDir(), info.Size(), info.ModTime()})
		}
	}
	slices.SortStableFunc(all, compareEntries)
	return all, nil
}

// splitFile gives the folder of a path that names a file, and the file's name; of any
// other path the path and "".
func splitFile(path string) (folder, file string) {
	if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
		return filepath.Dir(path), filepath.Base(path)
	}
	return path, ""
}

// compareEntries puts folders before files, and names in Polish order.
func compareEntries(a, b fileEntry) int {
	switch {
	case a.Folder == b.Folder:
		return polish.Compare(a.Name, b.Name)
	case a.Folder:
		return -1
	}
	return 1
}

// goodName tells whether every system can have a file of that name.
func goodName(name string) bool {
	return name != "" && name != "." && name != ".." && !strings.ContainsAny(name, `/\:*?"<>|`) && !strings.ContainsFunc(name, func(r rune) bool { return r < ' ' })
}

// filePlace is a folder people go to often.
type filePlace struct{ name, path, icon string }

// filePlaces lists those that are there.
func filePlaces(cat *locale.Catalogue) []filePlace {
	home, _ := os.UserHomeDir()
	all := []filePlace{
		{cat.T("files.home"), home, "home"},
		{cat.T("files.documents"), personFolder("DOCUMENTS"), "description"},
		{cat.T("files.desktop"), personFolder("DESKTOP"), "computer"},
		{cat.T("files.downloads"), personFolder("DOWNLOAD"), "download"},
	}
	if runtime.GOOS == "windows" {
		for _, drive := range "CDEFGHIJKLMNOPQRSTUVWXYZ" {
			all = append(all, filePlace{string(drive) + ":", string(drive) + `:\`, "storage"})
		}
	} else {
		all = append(all, filePlace{cat.T("files.computer"), "/", "storage"})
	}
	return slices.DeleteFunc(all, func(p filePlace) bool {
		info, err := os.Stat(p.path)
		return p.path == "" || err != nil || !info.IsDir()
	})
}

// personFolder finds a folder the desktop named for the person: DOCUMENTS, DESKTOP
// or DOWNLOAD; empty if there is none.
func personFolder(kind string) string {
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	if config, err := os.UserConfigDir(); err == nil {
		if f, err := os.Open(filepath.Join(config, "user-dirs.dirs")); err == nil {
			defer func() { _ = f.Close() }()
			for lines := bufio.NewScanner(f); lines.Scan(); {
				if value, ok := strings.CutPrefix(lines.Text(), "XDG_"+kind+"_DIR="); ok {
					return strings.ReplaceAll(strings.Trim(value, `"`), "$HOME", home)
				}
			}
		}
	}
	for _, name := range map[string][]string{"DOCUMENTS": {"Dokumenty", "Documents"}, "DESKTOP": {"Pulpit", "Desktop"}, "DOWNLOAD": {"Pobrane", "Downloads"}}[kind] {
		if info, err := os.Stat(filepath.Join(home, name)); err == nil && info.IsDir() {
			return filepath.Join(home, name)
		}
	}
	return ""
}
