package exchange

import (
	"context"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

const pangram = "nazwa;powiat\nUrząd Gminy Żółkiewka;krasnostawski\nZażółć gęślą jaźń;ŁÓDŹ ĆMIELÓW ŚNIADOWO ŃĘĄ\n"

func encoded(t testing.TB, e encoding.Encoding, s string) []byte {
	t.Helper()
	b, err := e.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestDetectEncoding(t *testing.T) {
	utf16 := func(end unicode.Endianness, bom unicode.BOMPolicy) encoding.Encoding { return unicode.UTF16(end, bom) }
	for _, c := range []struct {
		name string
		data []byte
		want string
		bom  int
	}{
		{"UTF-8", []byte(pangram), encodingUTF8, 0},
		{"UTF-8 with mark", []byte("\uFEFF" + pangram), encodingUTF8, 3},
		{"ASCII", []byte("a;b\n1;2\n"), encodingUTF8, 0},
		{"empty", nil, encodingUTF8, 0},
		{"windows-1250", encoded(t, charmap.Windows1250, pangram), encoding1250, 0},
		{"windows-1250, one word", encoded(t, charmap.Windows1250, "a;b\nŚwidnik;1\n"), encoding1250, 0},
		{"windows-1250, capitals", encoded(t, charmap.Windows1250, "SPÓŁKA WODNA ŁÓDŹ;ŻÓŁKIEWKA\nSPÓŁDZIELNIA;PRÓSZKÓW\n"), encoding1250, 0},
		{"windows-1250, letters of both sets", encoded(t, charmap.Windows1250, "Łódź Żółkiew óęłć"), encoding1250, 0},
		{"windows-1250, NBSP alone", []byte("a;b\n1\xA0234;5\n"), encoding1250, 0},
		{"ISO-8859-2", encoded(t, charmap.ISO8859_2, pangram), encoding8859, 0},
		{"ISO-8859-2, one word", encoded(t, charmap.ISO8859_2, "a;b\nŚwidnik;1\n"), encoding8859, 0},
		{"UTF-16LE with mark", encoded(t, utf16(unicode.LittleEndian, unicode.UseBOM), pangram), encodingUTF16LE, 2},
		{"UTF-16BE with mark", encoded(t, utf16(unicode.BigEndian, unicode.UseBOM), pangram), encodingUTF16BE, 2},
		{"UTF-16LE", encoded(t, utf16(unicode.LittleEndian, unicode.IgnoreBOM), pangram), encodingUTF16LE, 0},
		{"UTF-16BE", encoded(t, utf16(unicode.BigEndian, unicode.IgnoreBOM), pangram), encodingUTF16BE, 0},
		{"UTF-8 with broken bytes", []byte("Jasło;Łódź;\x8c\xe6;1\n"), encodingUTF8, 0},
		{"ASCII with broken bytes", []byte("films?\x8c\xe6,Do you\n"), encodingUTF8, 0},
	} {
		got, bom := DetectEncoding(c.data)
		if got != c.want || bom != c.bom {
			t.Errorf("%s: %s, %d", c.name, got, bom)
		}
	}
}

func TestDecodeText(t *testing.T) {
	for _, c := range []struct {
		name     string
		data     string
		encoding string
		want     string
		broken   int
	}{
		{"lone windows-1250 in UTF-8", "Jasło \xB9\x9C\xB3 Łódź Żory", encodingUTF8, "Jasło ąśł Łódź Żory", 3},
		{"rubbish in UTF-8", "Jasło \x88 Łódź", encodingUTF8, "Jasło \uFFFD Łódź", 1},
		{"UTF-8 in windows-1250", "\xA3\xF3d\x9F i Łódź", encoding1250, "Łódź i Łódź", 3},
		{"undefined in windows-1250", "a\x81b", encoding1250, "a\uFFFDb", 1},
		{"ISO-8859-2", "\xA1\xB1\xB6", encoding8859, "Ąąś", 0},
		{"half a UTF-16 character", "a\x00\x05\x01c", encodingUTF16LE, "aą\uFFFD", 1},
		{"half a pair of UTF-16", "\xD8\x3D\x00a", encodingUTF16BE, "\uFFFDa", 1},
		{"pair of UTF-16", "\xD8\x3D\xDE\x00", encodingUTF16BE, "😀", 0},
	} {
		text, broken, err := decodeText(context.Background(), []byte(c.data), c.encoding)
		if err != nil || string(text) != c.want || len(broken) != c.broken {
			t.Errorf("%s: %q, %v, %v", c.name, text, broken, err)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, _, err := decodeText(ctx, []byte("\xB9"), encoding1250); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

func TestEncodingNamed(t *testing.T) {
	for said, want := range map[string]string{"cp1250": encoding1250, "Windows-1250": encoding1250, "utf8": encodingUTF8, "iso-8859-2": encoding8859, "UTF_16LE": encodingUTF16LE, "latin2": encoding8859, "koi8-r": ""} {
		if got, ok := encodingNamed(said); got != want || ok != (want != "") {
			t.Errorf("%s: %q %v", said, got, ok)
		}
	}
}

// FuzzDetectEncoding: whatever the bytes, the result is text, every broken place lies
// in it, and Polish text comes back from each encoding as it was.
func FuzzDetectEncoding(f *testing.F) {
	for _, s := range []string{pangram, "a;b\n", "\uFEFFx", "Ł\x00", "\xFF\xFEa\x00", "Jasło\xB9", "SPÓŁKA;ŻÓŁĆ"} {
		f.Add([]byte(s))
	}
	polish := "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźżAĄBCĆDEĘFGHIJKLŁMNŃOÓPRSŚTUWYZŹŻ ;,\n0123456789\"-."
	letters := []rune(polish)
	f.Fuzz(func(t *testing.T, data []byte) {
		enc, bom := DetectEncoding(data)
		text, broken, err := decodeText(context.Background(), data[bom:], enc)
		if err != nil || !utf8.Valid(text) {
			t.Fatalf("%s: %v", enc, err)
		}
		for i, at := range broken {
			if at >= len(text) || i > 0 && at <= broken[i-1] {
				t.Fatalf("broken places %v in %d bytes", broken, len(text))
			}
		}
		var b strings.Builder
		for _, c := range data {
			b.WriteRune(letters[int(c)%len(letters)])
		}
		for _, m := range []*charmap.Charmap{charmap.Windows1250, charmap.ISO8859_2} {
			name := map[*charmap.Charmap]string{charmap.Windows1250: encoding1250, charmap.ISO8859_2: encoding8859}[m]
			back, broken, _ := decodeText(context.Background(), encoded(t, m, b.String()), name)
			if string(back) != b.String() || len(broken) > 0 {
				t.Fatalf("%s: %q became %q", name, b.String(), back)
			}
		}
	})
}
