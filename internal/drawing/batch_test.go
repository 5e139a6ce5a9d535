package drawing

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"biurolidera/internal/contest"
)

func numbered(n int) Page {
	p := A4()
	p.Add(Text{X: 40, Y: 60, Style: body, Text: fmt.Sprint("Strona ", n)})
	return p
}

func TestBatchSplitsIntoParts(t *testing.T) {
	var parts []int
	var pages []string
	b := NewBatch(Info{Title: "Licencje"}, 3, func(part int, pdf []byte) error {
		parts = append(parts, part)
		sound(t, pdf)
		pages = append(pages, strings.Join(copied(t, pdf), ","))
		return nil
	})
	for n := range 7 {
		if err := b.Add(numbered(n + 1)); err != nil {
			t.Fatal(err)
		}
	}
	n, err := b.Close()
	if err != nil || n != 3 {
		t.Errorf("Close: %d, %v", n, err)
	}
	if diff := cmp.Diff([]int{1, 2, 3}, parts); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"Strona 1,Strona 2,Strona 3", "Strona 4,Strona 5,Strona 6", "Strona 7"}, pages); diff != "" {
		t.Error(diff)
	}
}

func TestFullPartsLeaveNoEmptyOne(t *testing.T) {
	n := 0
	b := NewBatch(Info{}, 2, func(int, []byte) error { n++; return nil })
	for i := range 4 {
		if err := b.Add(numbered(i)); err != nil {
			t.Fatal(err)
		}
	}
	if parts, err := b.Close(); parts != 2 || err != nil || n != 2 {
		t.Errorf("%d parts, %v; written %d", parts, err, n)
	}
}

func TestRefusedPageLeavesTheBatchGoing(t *testing.T) {
	b := NewBatch(Info{}, 0, func(int, []byte) error { return nil })
	bad := A4()
	bad.Add(Text{Style: body, Text: "😀"})
	if err := b.Add(bad); contest.CodeOf(err) != "glyph_missing" {
		t.Fatalf("err %v", err)
	}
	if err := b.Add(numbered(1)); err != nil {
		t.Fatal(err)
	}
	if n, err := b.Close(); n != 1 || err != nil {
		t.Errorf("Close: %d, %v", n, err)
	}
}

func TestBatchStopsWhenWritingFails(t *testing.T) {
	full := errors.New("disk full")
	b := NewBatch(Info{}, 1, func(int, []byte) error { return full })
	if err := b.Add(numbered(1)); !errors.Is(err, full) {
		t.Fatalf("err %v", err)
	}
	if err := b.Add(numbered(2)); !errors.Is(err, full) {
		t.Errorf("then %v", err)
	}
	if _, err := b.Close(); !errors.Is(err, full) {
		t.Errorf("Close %v", err)
	}
}

func TestEmptyBatch(t *testing.T) {
	b := NewBatch(Info{}, 0, func(int, []byte) error { return errors.New("written") })
	if n, err := b.Close(); n != 0 || err != nil {
		t.Errorf("Close: %d, %v", n, err)
	}
}
