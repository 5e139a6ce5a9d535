package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// figures are all that was measured, by name: "typst.s" are a process's seconds,
// "typst.MB" its peak of memory, "typst.KB" the size of a file it wrote,
// "typst.files" how many, "typst.100MB" their size together in hundreds of MB, and
// "BenchmarkSearch.p95-ms" is a Go benchmark's value.
type figures map[string]float64

// value gives a figure, or nil where there is none. "a/b" is one through another.
func (f figures) value(name string) *float64 {
	if name, by, ok := strings.Cut(name, " / "); ok {
		a, b := f.value(name), f.value(by)
		if a == nil || b == nil || *b == 0 {
			return nil
		}
		v := *a / *b
		return &v
	}
	if v, ok := f[name]; ok {
		return &v
	}
	return nil
}

// results reads what run wrote, and says what could not be started.
func (f figures) results(file string) (missing []string, err error) {
	r, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	dec := json.NewDecoder(r)
	for dec.More() {
		var p struct {
			Name, Missing string
			Seconds, CPU  float64
			PeakMB        float64 `json:"peak_mb"`
			KB            float64
			Files         int
		}
		if err := dec.Decode(&p); err != nil {
			return nil, err
		}
		if p.Missing != "" {
			missing = append(missing, fmt.Sprintf("%s (%s)", p.Name, p.Missing))
			continue
		}
		f[p.Name+".s"], f[p.Name+".cpu"], f[p.Name+".MB"] = p.Seconds, p.CPU, p.PeakMB
		if p.Files > 0 {
			f[p.Name+".KB"], f[p.Name+".files"] = p.KB/float64(p.Files), float64(p.Files)
			f[p.Name+".100MB"] = p.KB / 1e5
		}
	}
	return missing, nil
}

var benchmarkLine = regexp.MustCompile(`^(Benchmark\S+?)(?:-\d+)?\s+\d+\s+(.*)$`)

// benchmarks reads what go test -bench printed; times come in ms. Of several rounds
// the median counts.
func (f figures) benchmarks(file string) error {
	r, err := os.Open(file)
	if err != nil {
		return err
	}
	defer r.Close()
	rounds := map[string][]float64{}
	lines := bufio.NewScanner(r)
	for lines.Scan() {
		m := benchmarkLine.FindStringSubmatch(lines.Text())
		if m == nil {
			continue
		}
		fields := strings.Fields(m[2])
		for i := 0; i+1 < len(fields); i += 2 {
			v, err := strconv.ParseFloat(fields[i], 64)
			if err != nil {
				return fmt.Errorf("%s: %q", file, lines.Text())
			}
			unit := fields[i+1]
			if unit == "ns/op" {
				v, unit = v/1e6, "ms"
			}
			name := m[1] + "." + unit
			rounds[name] = append(rounds[name], v)
		}
	}
	for name, values := range rounds {
		slices.Sort(values)
		f[name] = values[len(values)/2]
	}
	return lines.Err()
}
