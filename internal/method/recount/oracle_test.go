package recount

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// oracleCases reads the conformance cases that lie beside the repository.
func oracleCases(t *testing.T) []json.RawMessage {
	t.Helper()
	path := filepath.Join(moduleRoot(t), "..", "shared", "data", "oracles", "official_score_show.json")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Skipf("the conformance cases are not beside this checkout: %v", err)
	}
	var all struct{ Cases []json.RawMessage }
	if err := json.Unmarshal(text, &all); err != nil {
		t.Fatal(err)
	}
	if len(all.Cases) == 0 {
		t.Fatal("no cases in the file")
	}
	return all.Cases
}

func moduleRoot(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		up := filepath.Dir(dir)
		if up == dir {
			t.Fatal("go.mod not found above the test")
		}
		dir = up
	}
}

// run recomputes a text and fails the test if that fails.
func run(t testing.TB, text []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := Run(bytes.NewReader(text), int64(len(text)), &out); err != nil {
		t.Fatalf("Run: %v", err)
	}
	return out.Bytes()
}

// value decodes JSON with its numbers as they are written.
func value(t testing.TB, text []byte) any {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	return integers(v)
}

// integers turns json.Number into int64, so that trees compare by value.
func integers(v any) any {
	switch x := v.(type) {
	case json.Number:
		n, err := x.Int64()
		if err != nil {
			return x.String()
		}
		return n
	case []any:
		for i := range x {
			x[i] = integers(x[i])
		}
	case map[string]any:
		for k := range x {
			x[k] = integers(x[k])
		}
	}
	return v
}

func decodeReference(t testing.TB, text []byte) refCase {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	var c refCase
	if err := d.Decode(&c); err != nil {
		t.Fatal(err)
	}
	return c
}

func TestOracle(t *testing.T) {
	for _, text := range oracleCases(t) {
		c := decodeReference(t, text)
		want := value(t, c.Expected)
		if d := cmp.Diff(want, value(t, run(t, text))); d != "" {
			t.Errorf("%s: (-want +got)\n%s", c.Name, d)
		}
		if d := cmp.Diff(want, integers(any(reference(c)))); d != "" {
			t.Errorf("%s: the reference of the tests is wrong (-want +got)\n%s", c.Name, d)
		}
	}
}

// The order of keys is part of the format: areas by code, channels as configured.
func TestOracleKeyOrder(t *testing.T) {
	for _, text := range oracleCases(t) {
		c := decodeReference(t, text)
		var want, got bytes.Buffer
		if err := json.Compact(&want, c.Expected); err != nil {
			t.Fatal(err)
		}
		if err := json.Compact(&got, run(t, text)); err != nil {
			t.Fatal(err)
		}
		if want.String() != got.String() {
			t.Errorf("%s: written differently:\n%s\n%s", c.Name, want.String(), got.String())
		}
	}
}

// A package of cases gives the same as its cases one by one.
func TestOracleAsPackage(t *testing.T) {
	cases := oracleCases(t)
	var parts []string
	for _, c := range cases {
		parts = append(parts, string(c))
	}
	all := value(t, run(t, []byte(`{"role":"x","cases":[`+strings.Join(parts, ",")+`]}`))).(map[string]any)["cases"].([]any)
	if len(all) != len(cases) {
		t.Fatalf("%d cases in, %d out", len(cases), len(all))
	}
	for i, c := range all {
		one := c.(map[string]any)
		ref := decodeReference(t, cases[i])
		if one["name"] != ref.Name {
			t.Errorf("case %d is named %v, want %s", i, one["name"], ref.Name)
		}
		if d := cmp.Diff(value(t, ref.Expected), one["expected"]); d != "" {
			t.Errorf("%s: (-want +got)\n%s", ref.Name, d)
		}
	}
}
