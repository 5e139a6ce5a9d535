package drawing

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// spoken gives the structure of a PDF as poppler reads it, a node a line.
func spoken(t *testing.T, pdf []byte) []string {
	t.Helper()
	sound(t, pdf)
	out := tool(t, pdf, "pdfinfo", "-struct-text", "FILE")
	var lines []string
	for line := range strings.SplitSeq(out, "\n") {
		if strings.TrimSpace(line) != "" {
			lines = append(lines, strings.TrimRight(line, " "))
		}
	}
	return lines
}

func word(s string) Text { return Text{X: 40, Y: 60, Style: body, Text: s} }

var rule = Line{10, 10, 50, 10, Stroke{Color: Black, Width: 1}}

func TestStructure(t *testing.T) {
	q, err := NewQR("LZM", 5, 5, 20)
	if err != nil {
		t.Fatal(err)
	}
	q.Alt = "Kod licencji"
	tests := []struct {
		name  string
		marks []Mark
		want  []string
	}{
		{"headings and paragraphs", []Mark{
			Group{Role: RoleHeading1, Marks: []Mark{rule, word("Raport"), rule}},
			Group{Role: RoleParagraph, Marks: []Mark{word("Pierwszy wiersz"), Text{X: 40, Y: 75, Style: body, Text: "drugi"}, Text{X: 40 + body.Width("drugi"), Y: 75, Style: body, Text: ", dalej"}}},
		}, []string{"Document", "  H1 (block)", `    "Raport"`, "  P (block)", `    "Pierwszy wiersz drugi, dalej"`}},
		{"text without a group", []Mark{word("samo"), rule, word("dalej")}, []string{"Document", "  P (block)", `    "samo"`, "  P (block)", `    "dalej"`}},
		{"decoration is left out", []Mark{rule, Group{Role: RoleArtifact, Marks: []Mark{word("strona 1"), Group{Role: RoleParagraph, Marks: []Mark{word("2")}}}}, word("treść")}, []string{"Document", "  P (block)", `    "treść"`}},
		{
			"a figure holds its marks",
			[]Mark{Group{Role: RoleFigure, Alt: "Wykres słupkowy: wynik", Marks: []Mark{rule, word("87,42"), rule}}, q},
			[]string{"Document", "  Figure", `    "87,42"`, "  Figure", `    ""`},
		},
		{"a table", []Mark{Group{Role: RoleTable, Marks: []Mark{
			Group{Role: RoleRow, Marks: []Mark{Group{Role: RoleHeader, Marks: []Mark{word("nazwa")}}, Group{Role: RoleHeader, Marks: []Mark{word("wynik")}}}},
			rule,
			Group{Role: RoleRow, Marks: []Mark{Group{Role: RoleCell, Marks: []Mark{word("Gmina")}}, Group{Role: RoleCell, Marks: []Mark{word("87,42")}}}},
		}}}, []string{"Document", "  Table (block)", "    TR", "      TH", "         /Scope /Column", `        "nazwa"`, "      TH", "         /Scope /Column", `        "wynik"`, "    TR", "      TD", `        "Gmina"`, "      TD", `        "87,42"`}},
		{"rows without a table, text without a cell", []Mark{
			Group{Role: RoleRow, Marks: []Mark{word("a"), word("b")}}, rule, Group{Role: RoleRow, Marks: []Mark{word("c")}}, word("po tabeli"), Group{Role: RoleRow, Marks: []Mark{word("d")}},
		}, []string{"Document", "  Table (block)", "    TR", "      TD", `        "a"`, "      TD", `        "b"`, "    TR", "      TD", `        "c"`, "  P (block)", `    "po tabeli"`, "  Table (block)", "    TR", "      TD", `        "d"`}},
		{
			"items",
			[]Mark{Group{Role: RoleItem, Marks: []Mark{word("pierwsze")}}, Group{Role: RoleItem, Marks: []Mark{word("drugie")}}},
			[]string{"Document", "  L (block)", "    LI (block)", "      LBody (block)", `        "pierwsze"`, "    LI (block)", "      LBody (block)", `        "drugie"`},
		},
		{
			"a group without a role changes nothing",
			[]Mark{Group{Marks: []Mark{word("a")}}, Group{Role: RoleParagraph, Marks: []Mark{Group{Marks: []Mark{word("b")}}}}},
			[]string{"Document", "  P (block)", `    "a"`, "  P (block)", `    "b"`},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := spoken(t, mustPDF(t, one(tt.marks...)))
			for i, line := range got { // poppler adds attributes after the name
				if head, _, ok := strings.Cut(line, ":"); ok && !strings.Contains(line, `"`) {
					got[i] = head
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestStructureGoesOverPagesAndLinks(t *testing.T) {
	first, second := A4(), A4()
	first.Add(Picture{W: 50, H: 50, Image: background(t), Alt: "Logo"}, Group{Role: RoleHeading1, Marks: []Mark{word("Pierwsza")}}, Link{X: 10, Y: 10, W: 50, H: 10, URL: "https://example.pl"})
	second.Add(Picture{W: 50, H: 50, Image: background(t)}, word("druga"), Link{X: 1, Y: 1, W: 5, H: 5, URL: "mailto:a@example.pl"})
	pdf := mustPDF(t, Document{Pages: []Page{first, second}})
	got := strings.Join(spoken(t, pdf), "\n")
	for _, want := range []string{"Figure", "H1", `"Pierwsza"`, "Link", `"druga"`} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
	plain := tool(t, pdf, "qpdf", "--qdf", "FILE", "-")
	for _, want := range []string{"/MarkInfo", "/Marked true", "/StructTreeRoot", "/StructParents 0", "/StructParents 1", "/StructParent 2", "/StructParent 3", "/Tabs /S", "/OBJR"} {
		if !strings.Contains(plain, want) {
			t.Errorf("no %s", want)
		}
	}
	if n, m := strings.Count(plain, " BMC")+strings.Count(plain, "BDC"), strings.Count(plain, "EMC"); n != m || n < 4 {
		t.Errorf("%d stretches begin, %d end", n, m)
	}
}

func TestUntaggedDocumentHasNoStructure(t *testing.T) {
	doc := one(Group{Role: RoleHeading1, Marks: []Mark{word("Licencja"), rule}}, Link{W: 5, H: 5, URL: "https://example.pl"})
	doc.Untagged = true
	pdf := mustPDF(t, doc)
	sound(t, pdf)
	if out := tool(t, pdf, "pdfinfo", "FILE"); !strings.Contains(out, "Tagged:          no") {
		t.Error(out)
	}
	if plain := tool(t, pdf, "qpdf", "--qdf", "FILE", "-"); strings.Contains(plain, "BMC") || strings.Contains(plain, "BDC") || strings.Contains(plain, "StructTreeRoot") {
		t.Error("marks of structure are left")
	}
}
