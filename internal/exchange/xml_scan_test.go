package exchange

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
)

// tokens lists a document's tokens; texts side by side are one.
func tokens(r io.Reader) ([]string, error) {
	s := newXMLScanner(r)
	var all []string
	var text []byte
	flush := func() {
		if len(text) > 0 {
			all = append(all, fmt.Sprintf("%q", text))
			text = text[:0]
		}
	}
	for {
		kind, err := s.next()
		if err != nil {
			flush()
			if err == io.EOF {
				return all, nil
			}
			return all, err
		}
		switch kind {
		case xmlText:
			if text, err = s.appendText(text); err != nil {
				return all, err
			}
		case xmlStart:
			flush()
			line := "<" + string(s.tag)
			for rest := s.attrs; ; {
				key, value, more, ok := nextAttr(rest)
				if !ok {
					break
				}
				rest = more
				plain, err := appendUnescaped(nil, value)
				if err != nil {
					return all, err
				}
				line += fmt.Sprintf(" %s=%q", localName(key), plain)
			}
			all = append(all, line)
		case xmlEnd:
			flush()
			all = append(all, "/"+string(s.tag))
		}
	}
}

func TestXMLScanner(t *testing.T) {
	doc := `<?xml version="1.0"?> <!-- a < b --> <a:b c='1' d:e = "x &gt; y>z"><f/><![CDATA[<raw> & ]] ]]>tail &amp; &#65;&#x17C;<!-- x --><?pi >?>t</a:b >` + "\n<!-- end -->"
	want := []string{`<b c="1" e="x > y>z"`, "<f", "/f", `"<raw> & ]] tail & Ażt"`, "/b"}
	for name, r := range map[string]io.Reader{"whole": strings.NewReader(doc), "byte by byte": iotest.OneByteReader(strings.NewReader(doc))} {
		got, err := tokens(r)
		if d := cmp.Diff(want, got); d != "" || err != nil {
			t.Errorf("%s: %v\n%s", name, err, d)
		}
	}
	long := strings.Repeat("x", 300<<10)
	got, err := tokens(strings.NewReader("<a b='" + long + "'>" + long + "</a>"))
	if err != nil || len(got) != 3 || len(got[1]) != len(long)+2 {
		t.Errorf("long tokens: %v, %d", err, len(got))
	}
}

func TestXMLScannerRefuses(t *testing.T) {
	for doc, want := range map[string]error{
		"":                          errXMLShort,
		"  ":                        errXMLShort,
		"<a>":                       errXMLShort,
		"<a><b></b>":                errXMLShort,
		"<a":                        errXMLShort,
		"<a b='>":                   errXMLShort,
		"<a><!-- ":                  errXMLShort,
		"<a><![CDATA[x":             errXMLShort,
		"<a><![CDATA[x]]":           errXMLShort,
		"<a/>x":                     errXMLSyntax,
		"x<a/>":                     errXMLSyntax,
		"<a/><b/>":                  errXMLSyntax,
		"<a></b>":                   errXMLSyntax,
		"<a></a></a>":               errXMLSyntax,
		"<a><b></a></b>":            errXMLSyntax,
		"< a/>":                     errXMLSyntax,
		"<>":                        errXMLSyntax,
		"</>":                       errXMLSyntax,
		"</a>":                      errXMLSyntax,
		"<1/>":                      errXMLSyntax,
		"<a <b/>":                   errXMLSyntax,
		"<!DOCTYPE a><a/>":          errXMLDTD,
		"<a><!ELEMENT b ANY></a>":   errXMLDTD,
		"<a>&b;</a>":                errXMLEntity,
		"<a>&</a>":                  errXMLEntity,
		"<a>&#x110000;</a>":         errXMLEntity,
		"<a>&#;</a>":                errXMLEntity,
		strings.Repeat("<a>", 1000): errXMLSyntax,
		"<a>" + strings.Repeat("x", xmlMaxToken+100_000) + "</a>": errXMLToken,
	} {
		if _, err := tokens(strings.NewReader(doc)); !errors.Is(err, want) {
			t.Errorf("%.40q: %v, want %v", doc, err, want)
		}
	}
}

// stdTokens is what encoding/xml makes of a document.
func stdTokens(doc string) ([]string, error) {
	d := xml.NewDecoder(strings.NewReader(doc))
	var all []string
	text, depth := "", 0
	flush := func() {
		if text != "" && depth > 0 {
			all = append(all, fmt.Sprintf("%q", text))
		}
		text = ""
	}
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return all, nil
		}
		if err != nil {
			return all, err
		}
		switch v := tok.(type) {
		case xml.StartElement:
			flush()
			depth++
			line := "<" + v.Name.Local
			for _, a := range v.Attr {
				line += fmt.Sprintf(" %s=%q", a.Name.Local, a.Value)
			}
			all = append(all, line)
		case xml.EndElement:
			flush()
			depth--
			all = append(all, "/"+v.Name.Local)
		case xml.CharData:
			text += string(v)
		}
	}
}

// FuzzXML: what encoding/xml reads as one document without a type and without
// carriage returns, the scanner reads alike; and it never reads what is not closed.
func FuzzXML(f *testing.F) {
	for _, s := range []string{
		`<a b="1"><c/>x &amp; y<![CDATA[z]]></a>`, `<r><row><WOJ>02</WOJ><POW/></row></r>`, "<a:b xmlns:a='x' a:c=\"d>e\"/>", "<a><!-- - --></a>",
		"<?xml version='1.0'?>\n<a>\u017c&#x17C;</a>", "<a><b></a></b>", `<a b=c>`, "<a>]]></a>",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, doc string) {
		ours, err := tokens(strings.NewReader(doc))
		again, errAgain := tokens(iotest.HalfReader(strings.NewReader(doc)))
		if d := cmp.Diff(ours, again); d != "" || (err == nil) != (errAgain == nil) {
			t.Fatalf("depends on how it is read: %v, %v\n%s", err, errAgain, d)
		}
		theirs, stdErr := stdTokens(doc)
		if stdErr != nil || err != nil || strings.ContainsAny(doc, "\r") || len(theirs) == 0 {
			return
		}
		if d := cmp.Diff(theirs, ours); d != "" {
			t.Fatalf("%q: (-encoding/xml +ours)\n%s", doc, d)
		}
	})
}
