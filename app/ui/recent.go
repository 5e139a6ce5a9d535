package ui

import (
	"encoding/json"
	"slices"

	"biurolidera/internal/office"
)

// recentMost is how many files the list of recent ones holds.
const recentMost = 10

// keys of the view state that belong to no one file.
const (
	keyRecent = "recent"
	keyLast   = "last"   // path of the file that was open at the end
	keyWindow = "window" // size, "1440x900"
)

// recentFiles lists the paths of the files opened lately, the newest first.
func recentFiles(v *ViewState) []string {
	var paths []string
	if json.Unmarshal([]byte(v.Get(keyRecent)), &paths) != nil {
		return nil
	}
	return paths
}

// addRecent puts a path at the head of the list.
func addRecent(v *ViewState, path string) {
	paths := slices.DeleteFunc(recentFiles(v), func(p string) bool { return p == path || office.SameFile(p, path) })
	paths = slices.Insert(paths, 0, path)
	if len(paths) > recentMost {
		paths = paths[:recentMost]
	}
	setRecent(v, paths)
}

// dropRecent takes a path off the list.
func dropRecent(v *ViewState, path string) {
	setRecent(v, slices.DeleteFunc(recentFiles(v), func(p string) bool { return p == path }))
}

func setRecent(v *ViewState, paths []string) {
	data, err := json.Marshal(paths)
	if err != nil {
		return
	}
	v.Set(keyRecent, string(data))
}
