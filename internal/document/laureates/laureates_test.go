package laureates

import (
	"bytes"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"biurolidera/internal/drawing"
)

var update = flag.Bool("update", false, "write the golden files anew")

func sample() Data {
	return Data{
		Contest: "Ogólnopolski Konkurs i Program Jakości „Lider Zaufania Mieszkańców”", Edition: "II edycja", Year: 2025,
		Place: "Kraków", Day: time.Date(2025, 12, 3, 0, 0, 0, 0, time.UTC), Organiser: "aplikacja@lider-mieszkancow.pl",
		Categories: []Category{
			{Name: "Urzędy administracji publicznej", Laureates: []Laureate{
				{Name: "Żabno", Town: "Żabno", Voivodeship: "małopolskie", Number: "LZM/2025/001", ValidTo: time.Date(2026, 9, 16, 0, 0, 0, 0, time.UTC)},
				{Name: "Łódź", Voivodeship: "łódzkie", Number: "LZM/2025/002"},
				{Name: "Lublin", Voivodeship: "lubelskie", Number: "LZM/2025/003"},
				{Name: "Gmina Jasło", Town: "Zimna Woda"},
				{Name: "Gmina Jasło", Town: "Jasło"},
				{Name: "Ćmielów"},
				{Name: "=Czersk"},
			}},
			{Name: "Instytucje kultury"},
		},
	}
}

func TestRowsInPolishOrder(t *testing.T) {
	d := sample()
	want := [][]string{
		{"Kategoria", "Nazwa", "Miejscowość", "Województwo", "Numer licencji", "Ważna do"},
		{"Urzędy administracji publicznej", "=Czersk", "", "", "", ""},
		{"Urzędy administracji publicznej", "Ćmielów", "", "", "", ""},
		{"Urzędy administracji publicznej", "Gmina Jasło", "Jasło", "", "", ""},
		{"Urzędy administracji publicznej", "Gmina Jasło", "Zimna Woda", "", "", ""},
		{"Urzędy administracji publicznej", "Lublin", "", "lubelskie", "LZM/2025/003", ""},
		{"Urzędy administracji publicznej", "Łódź", "", "łódzkie", "LZM/2025/002", ""},
		{"Urzędy administracji publicznej", "Żabno", "Żabno", "małopolskie", "LZM/2025/001", "2026-09-16"},
	}
	if diff := cmp.Diff(want, Rows(d)); diff != "" {
		t.Error(diff)
	}
	if d.Categories[0].Laureates[0].Name != "Żabno" {
		t.Error("the caller's list was sorted")
	}
}

func TestWords(t *testing.T) {
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext is not on this machine")
	}
	early := sample()
	early.Lang, early.Draft, early.Example = "en", true, true
	for i := range early.Categories[0].Laureates {
		early.Categories[0].Laureates[i].Number = ""
	}
	var got bytes.Buffer
	for _, d := range []Data{sample(), early} {
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
	golden := filepath.Join("testdata", "laureates.golden")
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

// Neither scores nor places stand in the list: no decimal number, no ordinal.
func TestNoScoresNoPlaces(t *testing.T) {
	page, err := HTML(sample())
	if err != nil {
		t.Fatal(err)
	}
	body := string(page[bytes.Index(page, []byte("<main>")):])
	if m := regexp.MustCompile(`>\s*\d+[.,]`).FindString(body); m != "" {
		t.Errorf("the list holds %q", m)
	}
	for _, word := range []string{"Miejsce<", "Wynik", "pkt"} {
		if strings.Contains(body, word) {
			t.Errorf("the list says %q", word)
		}
	}
}
