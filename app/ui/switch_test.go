package ui

import (
	"context"
	"testing"

	"biurolidera/internal/office"
)

func TestSwitchToAnEditionMadeJustNow(t *testing.T) {
	r := openRig(t)
	from := r.file.edition
	made, err := r.file.office.NewEditionFrom(context.Background(), from, office.NewEdition{Name: "Następna", Year: from.Year + 1})
	if err != nil {
		t.Fatal(err)
	}
	r.switchTo(made.Code)
	r.until("the new edition is shown", func() bool { return r.file.edition.Code == made.Code && r.frame.Edition.Code == made.Code })
	r.switchTo("1999")
	r.settle()
	if r.file.edition.Code != made.Code {
		t.Errorf("an edition that is not there was switched to: %v", r.file.edition)
	}
}
