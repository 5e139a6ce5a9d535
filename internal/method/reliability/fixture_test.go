package reliability

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"testing"
)

// oracles is the shared folder of published and recomputed results.
const oracles = "../../../../shared/data/oracles"

// oracleFile reads one of them; where the folder is missing the test is skipped.
func oracleFile(t *testing.T, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(oracles, name))
	if errors.Is(err, fs.ErrNotExist) {
		t.Skipf("the shared folder has no %s", name)
	}
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func oracleJSON(t *testing.T, name string, into any) {
	t.Helper()
	if err := json.Unmarshal(oracleFile(t, name), into); err != nil {
		t.Fatal(err)
	}
}

// oracleTable reads a CSV without its header; columns before skip are left out and
// empty cells are NaN.
func oracleTable(t *testing.T, name string, skip int) [][]float64 {
	t.Helper()
	oracleFile(t, name)
	f, err := os.Open(filepath.Join(oracles, name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out [][]float64
	for _, row := range rows[1:] {
		var values []float64
		for _, cell := range row[skip:] {
			v := math.NaN()
			if cell != "" {
				if v, err = strconv.ParseFloat(cell, 64); err != nil {
					t.Fatal(err)
				}
			}
			values = append(values, v)
		}
		out = append(out, values)
	}
	return out
}

func transpose(rows [][]float64) [][]float64 {
	out := grid(len(rows[0]), len(rows))
	for i, row := range rows {
		for k, v := range row {
			out[k][i] = v
		}
	}
	return out
}

func near(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if !(math.Abs(got-want) <= tolerance) {
		t.Errorf("%s = %.12g, want %.12g ± %g", what, got, want, tolerance)
	}
}
