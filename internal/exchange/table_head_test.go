package exchange

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"biurolidera/internal/contest"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// headAndWhole reads a list's head and the whole of it with the same options.
func headAndWhole(t *testing.T, path string, rows int, o InstitutionOptions) (head, whole []InstitutionRow, table *InstitutionTable) {
	t.Helper()
	ctx := context.Background()
	data, err := ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := ReadListTable(ctx, filepath.Base(path), data, InstitutionOptions{})
	if err != nil {
		t.Fatal(err)
	}
	h, err := raw.Head(ctx, rows)
	if err != nil {
		t.Fatal(err)
	}
	part, err := h.Institutions(ctx, o)
	if err != nil {
		t.Fatal(err)
	}
	table, err = ReadInstitutionTable(ctx, filepath.Base(path), data, o)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(table.Mapping, part.Mapping, cmp.FilterPath(func(p cmp.Path) bool { return p.Last().String() == ".Blank" }, cmp.Ignore())); d != "" {
		t.Errorf("mapping (-whole +head):\n%s", d)
	}
	read := func(t1 *InstitutionTable) (rows []InstitutionRow) {
		if _, err := t1.Each(ctx, func(r InstitutionRow) error { rows = append(rows, r); return nil }); err != nil {
			t.Fatal(err)
		}
		return rows
	}
	return read(part), read(table), table
}

// TestHeadReadsAsTheWhole: the first rows alone look as they do in the whole list, with
// a header of two merged rows and cells merged over several rows.
func TestHeadReadsAsTheWhole(t *testing.T) {
	f := excelize.NewFile()
	rows := [][]any{
		{"Wykaz instytucji"},
		{"Nazwa", "Adres", "", "", "NIP"},
		{"", "Ulica", "Kod pocztowy", "Miejscowość", ""},
		{"Gmina Brzozówek", "Rynek 1", "05-135", "Brzozówek", "6120009805"},
		{"Biblioteka Publiczna w Jesionowie", "Leśna 2", "09-100", "Jesionowo", ""},
		{"Dom Kultury w Jesionowie", "Leśna 3", "09-100", "", ""},
		{"Muzeum w Łąkowie", "Długa 4", "16-300", "Łąkowo", ""},
	}
	for i, r := range rows {
		cell, _ := excelize.CoordinatesToCellName(1, i+1)
		if err := f.SetSheetRow("Sheet1", cell, &r); err != nil {
			t.Fatal(err)
		}
	}
	for _, m := range [][2]string{{"A2", "A3"}, {"B2", "D2"}, {"E2", "E3"}, {"D5", "D6"}} {
		if err := f.MergeCell("Sheet1", m[0], m[1]); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "lista.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	head, whole, table := headAndWhole(t, path, 6, InstitutionOptions{})
	if table.Table.Header.Rows != 2 || len(whole) != 4 || len(head) != 3 {
		t.Fatalf("header %+v, %d and %d rows", table.Table.Header, len(whole), len(head))
	}
	if d := cmp.Diff(whole[:3], head); d != "" {
		t.Errorf("(-whole +head):\n%s", d)
	}
	if head[2].Institution.Address.Place != "Jesionowo" {
		t.Errorf("the merged cell is lost: %+v", head[2].Institution.Address)
	}
}

func TestHeadOfText(t *testing.T) {
	text := "Nazwa;Miasto;NIP\nDom Kultury; w Dmosinie;Dmosin;6120009805\nMuzeum w Łąkowie;Łąkowo;\n" + strings.Repeat("Gmina Nowa;Nowa;\n", 100)
	head, whole, _ := headAndWhole(t, listFile(t, "lista.csv", []byte(text)), 40, InstitutionOptions{})
	if len(head) != 39 || len(whole) != 102 {
		t.Fatalf("%d and %d rows", len(head), len(whole))
	}
	if d := cmp.Diff(whole[:39], head); d != "" {
		t.Errorf("(-whole +head):\n%s", d)
	}
}

func TestHeadOfNamedColumns(t *testing.T) {
	text := `[{"nazwa": "Gmina Brzozówek", "nip": "6120009805"}, {"nazwa": "Muzeum w Łąkowie", "nip": ""}]`
	head, whole, _ := headAndWhole(t, listFile(t, "lista.json", []byte(text)), 1, InstitutionOptions{Mapping: map[string]string{"short_name": "nazwa"}})
	if len(head) != 1 || len(whole) != 2 || head[0].Institution.ShortName != "Gmina Brzozówek" {
		t.Fatalf("%+v", head)
	}
	_, err := (&Head{from: &Table{Name: "x"}}).Table(context.Background(), TableOptions{})
	if contest.CodeOf(err) != "table_empty" {
		t.Errorf("an empty head: %v", err)
	}
}
