package disk

import (
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func itoa(n int) string { return strconv.Itoa(n) }

func TestSafeName(t *testing.T) {
	for _, c := range []struct{ id, name, ext, want string }{
		{"LZM/2025/014", "Gmina Wieliszew", ".pdf", "LZM-2025-014_Gmina Wieliszew.pdf"},
		{"P-0012", "Augustowskie TBS „KODREM” Sp. z o.o.", "pdf", "P-0012_Augustowskie TBS KODREM Sp z oo.pdf"},
		{"", "../../etc/passwd", ".pdf", "etc-passwd.pdf"},
		{"", "CON", ".pdf", "_CON.pdf"},
		{"", "nul.", ".txt", "_nul.txt"},
		{"", "COM¹", "", "COM"}, // no device once the figure is gone,
		{"", "x. ", ".pdf", "x.pdf"},
		{"", "a:b", ".pdf", "a-b.pdf"},
		{"", `a\b`, ".pdf", "a-b.pdf"},
		{"", `*?<>|"`, ".pdf", "dokument.pdf"},
		{"", "", "", "dokument"},
		{"", ".", ".", "dokument"},
		{"", "-rf", ".PDF", "rf.pdf"},
		{"", "a\nb\tc", ".pdf", "a b c.pdf"},
		{"", "do\u202egnp.exe", ".pdf", "dognpexe.pdf"},
		{"", "Ło\u0301dz\u0301", ".pdf", "Łódź.pdf"},
		{"P-1", strings.Repeat("ż", 130), ".pdf", "P-1_" + strings.Repeat("ż", 56) + ".pdf"},
		{"P-1", "", "tar.gz", "P-1.targz"},
		{"P-1", "x", ".p/../d", "P-1_x.pd"},
		{"P-1", "Gmina 😀 A", ".pdf", "P-1_Gmina A.pdf"},
		{"P-1", "Gmina – Miasto", ".pdf", "P-1_Gmina - Miasto.pdf"},
	} {
		if got := SafeName(c.id, c.name, c.ext); got != c.want {
			t.Errorf("SafeName(%q, %q, %q) = %q, want %q", c.id, c.name, c.ext, got, c.want)
		}
	}
}

func TestTwinsDoNotCollide(t *testing.T) {
	seen := map[string]string{}
	for _, id := range []string{"P-0001", "P-0002", "p-0001", "P_0001", "P 0001", "P-0001 ", "P-0001_x", "P-0001-", "é", "e\u0301", "É", "CON", "con", "..", "", "P--0001", "P/1-2", "P/1/2", "😀", "\x00"} {
		if id == "" {
			continue
		}
		name := strings.ToLower(SafeName(id, "x", ".pdf"))
		if other, ok := seen[name]; ok {
			t.Errorf("%q and %q both become %q", id, other, name)
		}
		seen[name] = id
	}
}

func TestAttachmentName(t *testing.T) {
	for _, c := range []struct{ id, kind, ext, want string }{
		{"LZM/2025/014", "raport", ".pdf", "LZM-2025-014_raport.pdf"},
		{"LZM/2025/014", "Lista laureatów – żółta", ".pdf", "LZM-2025-014_lista-laureatow---zolta.pdf"},
		{"LZM/2025/014", "日本", ".pdf", "LZM-2025-014.pdf"},
	} {
		if got := AttachmentName(c.id, c.kind, c.ext); got != c.want {
			t.Errorf("AttachmentName(%q, %q) = %q, want %q", c.id, c.kind, got, c.want)
		}
	}
	if got := AttachmentName("żółw", "raport", ".pdf"); strings.ContainsFunc(got, func(r rune) bool { return r > unicode.MaxASCII }) {
		t.Errorf("not ASCII: %q", got)
	}
}

var deviceName = regexp.MustCompile(`(?i)^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)`)

func FuzzSafeName(f *testing.F) {
	for _, s := range []string{"../x", "/etc/x", "CON", "con.pdf", "x.", "a:b", `a\b`, `*?<>|"`, "", "-rf", "ż", "a\u0301", "\u1100\u034f\u1161", "\xff"} {
		f.Add("LZM/2025/014", "P-0001", s, ".pdf")
		f.Add(s, "P-0001", "x", s)
	}
	f.Fuzz(func(t *testing.T, id, other, name, ext string) {
		got := SafeName(id, name, ext)
		dot := strings.LastIndexByte(got, '.')
		base, end := got, ""
		if dot >= 0 {
			base, end = got[:dot], got[dot:]
		}
		switch {
		case got == "" || len(got) > maxName || !utf8.ValidString(got):
			t.Errorf("%q is empty, long or not UTF-8", got)
		case strings.Contains(base, ".") || dot == 0:
			t.Errorf("%q has a dot in its name", got)
		case strings.HasPrefix(base, "-") || strings.HasPrefix(base, " ") || strings.HasSuffix(base, " "):
			t.Errorf("%q has a bad end", got)
		case deviceName.MatchString(got):
			t.Errorf("%q is a device", got)
		case norm.NFC.String(got) != got:
			t.Errorf("%q is not composed", got)
		case SafeName("", base, end) != got:
			t.Errorf("%q becomes %q", got, SafeName("", base, end))
		}
		for _, r := range base {
			if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("-_ ", r) {
				t.Errorf("%q holds %q", got, r)
			}
		}
		same := strings.ReplaceAll(id, "/", "-") == strings.ReplaceAll(other, "/", "-")
		if id != "" && other != "" && !same && strings.EqualFold(got, SafeName(other, name, ext)) {
			t.Errorf("ids %q and %q both become %q", id, other, got)
		}
	})
}
