package ui

import (
	"cmp"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"biurolidera/internal/disk"
)

// ViewState remembers how a person left the window: its size, the last screen,
// filters, sorts, column widths, recent files. It stands in a small file beside the
// settings, is written a moment after the last change and at the end, and holds
// nothing that could not be lost.
type ViewState struct {
	path string
	wait time.Duration

	mu     sync.Mutex
	values map[string]string
	timer  *time.Timer
	failed error
}

const (
	viewFile = "widok.json"
	// viewDelay is how long after a change the file is written.
	viewDelay = time.Second
	// viewMost bounds the file: one that is larger is not ours.
	viewMost = 1 << 20
	// viewFiles is how many contest files' views are kept.
	viewFiles = 20
)

// OpenViewState reads the state that stands in a folder. A missing or broken file
// is as good as an empty one.
func OpenViewState(dir string) *ViewState {
	v := &ViewState{path: filepath.Join(dir, viewFile), wait: viewDelay, values: map[string]string{}}
	if st, err := os.Stat(v.path); err != nil || st.Size() > viewMost {
		return v
	}
	data, err := os.ReadFile(v.path)
	if err != nil || json.Unmarshal(data, &v.values) != nil || v.values == nil {
		v.values = map[string]string{}
	}
	return v
}

// Get gives what was remembered under a key, "" if nothing was.
func (v *ViewState) Get(key string) string {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.values[key]
}

// Set remembers a value; an empty one is forgotten.
func (v *ViewState) Set(key, value string) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.values[key] == value {
		return
	}
	if value == "" {
		delete(v.values, key)
	} else {
		v.values[key] = value
	}
	if v.timer != nil {
		v.timer.Stop()
	}
	v.timer = time.AfterFunc(v.wait, func() { _ = v.Flush() })
}

// Flush writes what is not written yet. That it failed is told once: the state is
// no reason to disturb anybody twice.
func (v *ViewState) Flush() error {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.timer == nil {
		return nil
	}
	v.timer.Stop()
	v.timer = nil
	data, err := json.MarshalIndent(v.values, "", " ")
	if err == nil {
		err = os.MkdirAll(filepath.Dir(v.path), 0o700)
	}
	if err == nil {
		err = disk.WriteAtomic(v.path, data, 0o600)
	}
	if v.failed != nil {
		return nil
	}
	v.failed = err
	return err
}

// scoped is the part of the state that belongs to one contest file.
type scoped struct {
	state  *ViewState
	prefix string
}

// For gives the part of the state that belongs to a contest file, by its number,
// and forgets the files that were not open for longest.
func (v *ViewState) For(file string, now time.Time) scoped {
	v.Set("file."+file, now.UTC().Format(time.RFC3339))
	v.forget()
	return scoped{state: v, prefix: file + "/"}
}

// Get gives what was remembered for this file.
func (s scoped) Get(key string) string { return s.state.Get(s.prefix + key) }

// Set remembers a value for this file.
func (s scoped) Set(key, value string) { s.state.Set(s.prefix+key, value) }

// forget drops the views of the files beyond the newest viewFiles.
func (v *ViewState) forget() {
	v.mu.Lock()
	defer v.mu.Unlock()
	var files []string
	for key := range v.values {
		if file, ok := strings.CutPrefix(key, "file."); ok {
			files = append(files, file)
		}
	}
	if len(files) <= viewFiles {
		return
	}
	slices.SortFunc(files, func(a, b string) int {
		return cmp.Or(cmp.Compare(v.values["file."+b], v.values["file."+a]), cmp.Compare(a, b))
	})
	for _, file := range files[viewFiles:] {
		delete(v.values, "file."+file)
		for key := range v.values {
			if strings.HasPrefix(key, file+"/") {
				delete(v.values, key)
			}
		}
	}
}
