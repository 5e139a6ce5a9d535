package kit

import "sync"

// Store remembers view state from one start to the next: filters, sorts, column
// widths, split offsets. Keys are like "table.institution". A key that was never
// set is empty.
type Store interface {
	Get(key string) string
	Set(key, value string)
}

// Memory is a Store that forgets when the program ends: for windows without a
// settings file and for tests. Its zero value is ready.
type Memory struct {
	mu     sync.Mutex
	values map[string]string
}

// Get implements Store.
func (m *Memory) Get(key string) string {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.values[key]
}

// Set implements Store.
func (m *Memory) Set(key, value string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.values == nil {
		m.values = map[string]string{}
	}
	m.values[key] = value
}
