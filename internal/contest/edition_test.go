package contest

import "testing"

func TestReadAuditorCode(t *testing.T) {
	for text, want := range map[string]string{
		"A-17": "A-17", " a-17 ": "A-17", "A17": "A-17", "A01": "A-01", "a 1": "A-01", "1": "A-01", "001": "A-01", "A-001": "A-01",
		"A – 7": "A-07", "a−7": "A-07", "A\u00a07": "A-07", "A.7": "A-07", "a- 170": "A-170", "12345": "A-12345", "": "", " \t": "",
	} {
		if got, ok := ReadAuditorCode(text); !ok || got != want {
			t.Errorf("%q: %q %v, want %q", text, got, ok, want)
		}
	}
	for _, text := range []string{
		"0", "A-0", "A00", "-1", "1-2", "A-1/2", "A 1 2", "1A", "B-17", "AA-1", "123456", "44051401359", "A", "A-", "Anna", "A. Nowak", "A-17 Jan", "jan@example.pl", "1,5", "A-17\nJan",
	} {
		if got, ok := ReadAuditorCode(text); ok {
			t.Errorf("%q was taken for %q", text, got)
		}
	}
}

// What is read is what may stand in the file, and is read as itself.
func TestReadAuditorCodeGivesCodes(t *testing.T) {
	for _, n := range []int{1, 9, 10, 99, 100, 12345} {
		code := AuditorCode(n)
		if got, ok := ReadAuditorCode(code); !ok || got != code || !IsAuditorCode(got) {
			t.Errorf("%q: %q %v", code, got, ok)
		}
	}
}
