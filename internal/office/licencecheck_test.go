package office

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"biurolidera/internal/contest"
)

func TestLicenceFilesAreKnownAgain(t *testing.T) {
	o, ed := openSample(t, 20, 3)
	ctx := context.Background()
	issued, _, err := o.IssueLicences(ctx, ed)
	if err != nil || len(issued) < 2 {
		t.Fatal(len(issued), err)
	}
	number, dir := issued[1].Number, t.TempDir()
	if _, err := o.SaveLicences(ctx, nil, SizeA4, dir); contest.CodeOf(err) != "licences_none_chosen" {
		t.Errorf("none chosen: %v", err)
	}
	files, err := o.SaveLicences(ctx, []string{number}, SizeA4, dir)
	if err != nil || len(files) != 1 {
		t.Fatal(files, err)
	}
	kept, err := o.CheckLicence(ctx, number)
	if err != nil || kept.Number != number || !kept.InForce || kept.Standing != LicenceInForce {
		t.Fatalf("%+v, %v", kept, err)
	}
	if found, err := o.CheckLicenceFile(ctx, files[0]); err != nil || found != kept {
		t.Errorf("%+v, %v", found, err)
	}
	if _, err := o.CorrectLicence(ctx, number, LicenceCorrection{Name: "Gmina Poprawiona", Reason: "literówka"}); err != nil {
		t.Fatal(err)
	}
	if found, err := o.CheckLicenceFile(ctx, files[0]); err != nil || found.Number != number || found.InForce {
		t.Errorf("the replaced paper: %+v, %v", found, err)
	}
	if now, err := o.CheckLicence(ctx, number); err != nil || now.SHA256 == kept.SHA256 {
		t.Errorf("the new paper: %+v, %v", now, err)
	}
	b, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	other := filepath.Join(dir, "inny.pdf")
	if err := os.WriteFile(other, append(b, '\n'), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := o.CheckLicenceFile(ctx, other); contest.CodeOf(err) != "licence_file_unknown" {
		t.Errorf("a byte more: %v", err)
	}
	one, err := o.SaveLicences(ctx, []string{number, issued[0].Number}, SizeA3, filepath.Join(dir, "obie.pdf"))
	if err != nil || len(one) != 1 {
		t.Errorf("%v, %v", one, err)
	}
}

func TestReportsOfTheChosen(t *testing.T) {
	o, ed := openSample(t, 8, 2)
	ctx := context.Background()
	if _, _, err := o.WriteReportsOf(ctx, ed, nil, "pdf", t.TempDir()); contest.CodeOf(err) != "reports_none_chosen" {
		t.Errorf("none chosen: %v", err)
	}
	if _, _, err := o.WriteReportsOf(ctx, ed, []string{"P-9999"}, "pdf", t.TempDir()); contest.CodeOf(err) != "participant_unknown" {
		t.Errorf("unknown: %v", err)
	}
	files, refused, err := o.WriteReportsOf(ctx, ed, []string{"P-0003", "P-0001"}, "html", t.TempDir())
	if err != nil || len(refused) != 0 || len(files) != 2 || !slices.IsSorted(files) {
		t.Errorf("%v, %v, %v", files, refused, err)
	}
	bad, err := o.CheckReports(ctx, ed)
	if err != nil || len(bad) != 0 {
		t.Errorf("%v, %v", bad, err)
	}
}
