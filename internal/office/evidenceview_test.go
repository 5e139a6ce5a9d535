package office

import (
	"bytes"
	"context"
	"image"
	"image/png"
	"strings"
	"testing"

	"biurolidera/internal/contest"
	"biurolidera/internal/drawing"
	"biurolidera/internal/store"
)

// blackPNG is a picture of so many pixels.
func blackPNG(t *testing.T, width, height int) string {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, width, height))); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// message is a printed message of two pages whose author must stay unknown.
func message(t *testing.T) string {
	t.Helper()
	first, second := drawing.A4(), drawing.A4Landscape()
	block, err := drawing.Para("Szanowny Panie, w odpowiedzi na zapytanie…", drawing.Style{Face: drawing.Sans, Size: 12}, 400).Set(80, 80)
	if err != nil {
		t.Fatal(err)
	}
	first.Add(block.Marks()...)
	pdf, err := drawing.WritePDF(drawing.Document{Info: drawing.Info{Title: "Odpowiedź", Author: "Audytorka Tajna"}, Pages: []drawing.Page{first, second}})
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(pdf, []byte("/Author")) {
		t.Fatal("the message tells no author")
	}
	return string(pdf)
}

func TestPDFEvidenceLosesItsAuthor(t *testing.T) {
	o, _ := smallEdition(t)
	ctx := context.Background()
	e, err := o.AttachEvidence(ctx, "2025-W-0001", write(t, "odpowiedź.pdf", message(t)), "")
	if err != nil {
		t.Fatal(err)
	}
	kept, err := o.EvidenceBytes(ctx, e)
	if err != nil || !bytes.HasPrefix(kept, []byte("%PDF-")) || bytes.Contains(kept, []byte("/Author")) {
		t.Errorf("the author is kept, %v", err)
	}
	pages, err := o.EvidencePages(ctx, e)
	if err != nil || len(pages) != 2 || pages[0].Height <= pages[0].Width || pages[1].Height >= pages[1].Width {
		t.Errorf("%d pages, %v", len(pages), err)
	}
	if _, err := o.AttachEvidence(ctx, "2025-W-0001", write(t, "zły.pdf", "%PDF-1.7\n"), ""); contest.CodeOf(err) != "pdf_damaged" {
		t.Errorf("a damaged one: %v", err)
	}
}

func TestEvidencePages(t *testing.T) {
	o, _ := smallEdition(t)
	ctx := context.Background()
	for _, c := range []struct {
		name, text string
		pages      int
	}{
		{"skan.png", blackPNG(t, 40, 60), 1},
		{"krótki.txt", "Dzień dobry,\r\n\r\n\todpowiedź 你", 1},
		{"pusty.txt", "\n", 1},
		{"długi.txt", strings.Repeat("Wiersz odpowiedzi.\n", 200), 5},
		{"bez końca.txt", strings.Repeat("ą", 2_000_000), maxTextPages},
	} {
		e, err := o.AttachEvidence(ctx, "2025-W-0001", write(t, c.name, c.text), "")
		if err != nil {
			t.Fatal(c.name, err)
		}
		pages, err := o.EvidencePages(ctx, e)
		if err != nil || len(pages) != c.pages {
			t.Errorf("%s: %d pages, %v", c.name, len(pages), err)
		}
		for _, p := range pages {
			if _, err := drawing.Paint(p, 0.2); err != nil {
				t.Fatal(c.name, err)
			}
		}
	}
}

// A PDF that older versions kept unread tells why it can't be shown.
func TestEvidenceThatCantBeRead(t *testing.T) {
	o, _ := smallEdition(t)
	ctx := context.Background()
	var e contest.Evidence
	_, err := o.write(ctx, store.Step{Action: "attach_evidence", Args: contest.Args{"audit": "2025-W-0001"}}, func(tx *store.Tx) error {
		a, err := tx.AuditByCode("2025-W-0001")
		if err != nil {
			return err
		}
		e, err = tx.PutEvidence(contest.Evidence{AuditID: a.ID, Type: "application/pdf", Name: "zły.pdf"}, []byte("%PDF-1.7\n"))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if pages, err := o.EvidencePages(ctx, e); err != nil || len(pages) != 1 || len(pages[0].Marks) == 0 {
		t.Errorf("%d pages, %v", len(pages), err)
	}
}
