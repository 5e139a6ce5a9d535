package ui

import (
	"context"
	"sync"

	"biurolidera/app/ui/task"
	"biurolidera/internal/config"
)

// keeper writes the settings file away from the UI thread. However fast settings
// change, the file ends with the last ones.
type keeper struct {
	writing sync.Mutex // one writes at a time

	mu     sync.Mutex
	newest config.Settings
}

// keep writes settings to path; fail hears on the UI thread if they could not be
// written.
func (k *keeper) keep(tasks *task.Runner, path string, s config.Settings, fail func(error)) {
	k.mu.Lock()
	k.newest = s
	k.mu.Unlock()
	task.Load(task.NewLoader(tasks), func(context.Context) (struct{}, error) {
		k.writing.Lock()
		defer k.writing.Unlock()
		k.mu.Lock()
		last := k.newest
		k.mu.Unlock()
		return struct{}{}, config.Save(path, last)
	}, func(struct{}) {}, fail)
}
