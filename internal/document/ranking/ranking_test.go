package ranking

import (
	"bytes"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"biurolidera/internal/contest"
	"biurolidera/internal/drawing"
)

var update = flag.Bool("update", false, "write the golden files anew")

func hundredths(v int64) *contest.Hundredths {
	h := contest.Hundredths(v)
	return &h
}

func sample() Data {
	return Data{
		Contest: "Ogólnopolski Konkurs i Program Jakości „Lider Zaufania Mieszkańców”", Edition: "II edycja", Year: 2025,
		Place: "Kraków", Day: time.Date(2025, 12, 3, 0, 0, 0, 0, time.UTC),
		SealHash: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
		Channels: []Channel{{contest.Visit, 50}, {contest.Phone, 25}, {contest.Online, 25}},
		Categories: []Category{
			{Name: "Urzędy administracji publicznej", Rows: []Row{
				{
					Place: 1, Name: "Gmina Wieliszew", Town: "pow. legionowski", Score: 8742, Laureate: true,
					Channels: []Result{{true, hundredths(9000)}, {true, hundredths(8200)}, {true, hundredths(8768)}},
				},
				{
					Place: 2, Name: "Miasto Płońsk", Score: 8100, Laureate: true,
					Channels: []Result{{true, hundredths(8100)}, {true, hundredths(8100)}, {}},
				},
				{
					Place: 2, Name: "Gmina Starogard Gdański", Score: 8100,
					Channels: []Result{{true, hundredths(10000)}, {true, hundredths(5900)}, {true, nil}},
				},
				{Place: 4, Name: "Powiatowy Urząd Pracy w Kętrzynie", Score: 505},
			}, Unclassified: []Unclassified{{"Gmina Zażółć", "małopolskie", "telefon: 2 audyty z 3"}}},
			{Name: "Instytucje kultury"},
		},
	}
}

func TestWords(t *testing.T) {
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext is not on this machine")
	}
	draft := sample()
	draft.Draft, draft.SealHash, draft.Public, draft.Lang, draft.Example = true, "", true, "en", true
	var got bytes.Buffer
	for _, d := range []Data{sample(), draft} {
		doc, err := Document(d)
		if err != nil {
			t.Fatal(err)
		}
		pdf, err := drawing.WritePDF(doc)
		if err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command("pdftotext", "-layout", "-enc", "UTF-8", "-", "-")
		cmd.Stdin = bytes.NewReader(pdf)
		out, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		got.Write(out)
		page, err := HTML(d)
		if err != nil {
			t.Fatal(err)
		}
		got.Write(page)
	}
	golden := filepath.Join("testdata", "ranking.golden")
	if *update {
		if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got.String()); d != "" {
		t.Error(d)
	}
}

func TestPlaces(t *testing.T) {
	s := sample().list().Sections
	if len(s) != 3 {
		t.Fatalf("%d sections", len(s))
	}
	var got []string
	for _, r := range s[0].Rows {
		var cells []string
		for _, c := range r.Cells {
			cells = append(cells, strings.TrimSpace(c.Text+" "+c.Sub))
		}
		got = append(got, strings.Join(cells, "|"))
	}
	want := []string{
		"1.|Gmina Wieliszew pow. legionowski|90,00|82,00|87,68|87,42|laureat",
		"2. ex aequo|Miasto Płońsk|81,00|81,00|nie dotyczy|81,00|laureat",
		"2. ex aequo|Gmina Starogard Gdański|100,00|59,00|brak|81,00|",
		"4.|Powiatowy Urząd Pracy w Kętrzynie|nie dotyczy|nie dotyczy|nie dotyczy|5,05|",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestSaysForWhomItIs(t *testing.T) {
	d := sample()
	if l := d.list(); !strings.Contains(l.Notice, "nie do publikacji") {
		t.Errorf("an internal list says %q", l.Notice)
	}
	d.Advice = "Miejsc nie należy podawać."
	if l := d.list(); !strings.HasSuffix(l.Notice, " "+d.Advice) || !strings.Contains(l.Notice, "nie do publikacji") {
		t.Errorf("an internal list with advice says %q", l.Notice)
	}
	d.Public = true
	if l := d.list(); l.Notice != "" {
		t.Errorf("a public list says %q", l.Notice)
	}
	d.Draft = true
	if state := d.list().Facts[1].Value; !strings.Contains(state, "niezatwierdzony") {
		t.Errorf("a draft says %q", state)
	}
	if got := d.seal(); got != "9f86 d081 884c 7d65" {
		t.Errorf("seal = %q", got)
	}
	d.SealHash = ""
	if got := d.seal() + d.list().Footer; got != "II edycja" {
		t.Errorf("without a seal: %q", got)
	}
}
