package exchange

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"biurolidera/internal/contest"
)

// AuditBatch is what a file, or a folder of files, says of audits.
type AuditBatch struct {
	Files       int // read
	Submissions []AuditSubmission
	Findings    []contest.Finding // about files and rows that gave no submission
}

// maxAuditFiles bounds a folder: sheets of a whole edition many times over.
const maxAuditFiles = 20_000

// auditExtensions are the files of a folder that are looked into; scans and notes
// beside them are passed over with a remark.
var auditExtensions = []string{".xlsx", ".xlsm", ".ods", ".fods", ".xls", ".csv", ".tsv", ".txt"}

// ReadAudits reads filled sheets and survey exports: one file, or every file of a
// folder (not of folders in it). A file that can't be read is an error by itself and a
// finding in a folder. Nothing is matched to an edition here, so the same audit may come
// twice; see contest.ResolveAnswers.
func ReadAudits(ctx context.Context, path string, o AuditOptions) (AuditBatch, error) {
	info, err := os.Stat(path)
	if err != nil {
		return AuditBatch{}, contest.E("sheet_open", "file", filepath.Base(path)).Because(err)
	}
	var b AuditBatch
	if info.IsDir() {
		err = b.folder(ctx, path, o)
	} else {
		err = b.file(ctx, path, o)
	}
	return b, err
}

func (b *AuditBatch) folder(ctx context.Context, path string, o AuditOptions) error {
	entries, err := os.ReadDir(path)
	if err != nil {
		return contest.E("sheet_open", "file", filepath.Base(path)).Because(err)
	}
	entries = slices.DeleteFunc(entries, isAside)
	if len(entries) > maxAuditFiles {
		return contest.E("sheet_folder_size", "folder", filepath.Base(path), "max", maxAuditFiles)
	}
	for i, e := range entries {
		if err := ctx.Err(); err != nil {
			return err
		}
		if o.Progress != nil {
			o.Progress(i, len(entries))
		}
		if !slices.Contains(auditExtensions, strings.ToLower(filepath.Ext(e.Name()))) {
			b.Findings = append(b.Findings, contest.Warn("audit_file_skipped", "file", e.Name()).AtRow(e.Name(), 0, ""))
			continue
		}
		err := b.file(ctx, filepath.Join(path, e.Name()), o)
		var known *contest.Error
		switch {
		case err == nil:
		case errors.As(err, &known):
			b.Findings = append(b.Findings, contest.Fault("audit_file_unreadable", "file", e.Name(), "reason", known).AtRow(e.Name(), 0, ""))
		default:
			return err
		}
	}
	if b.Files == 0 && len(b.Findings) == 0 {
		return contest.E("sheet_folder_empty", "folder", filepath.Base(path))
	}
	return nil
}

// isAside tells of folders, hidden files and the locks of office programs.
func isAside(e fs.DirEntry) bool {
	name := e.Name()
	return e.IsDir() || strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$")
}

// file reads one file: a sheet of ours, else every worksheet that holds audits.
func (b *AuditBatch) file(ctx context.Context, path string, o AuditOptions) error {
	data, err := ReadFile(path)
	if err != nil {
		return err
	}
	name := filepath.Base(path)
	s, ours, err := ReadAuditSheet(ctx, name, data, o.location())
	if err != nil {
		return err
	}
	b.Files++
	if ours {
		b.Submissions = append(b.Submissions, s)
		return nil
	}
	t, err := ReadTable(ctx, name, data, TableOptions{Score: func(_ Worksheet, h Header) int { return len(auditColumns(h, o.Criteria)) }})
	if err != nil {
		return err
	}
	return b.tables(ctx, t, o)
}

// tables reads the worksheets of a file that hold audits; a file with none is refused.
func (b *AuditBatch) tables(ctx context.Context, first *Table, o AuditOptions) error {
	found := false
	for _, sheet := range first.Sheets {
		t := first
		if sheet.Name != first.Sheet.Name {
			var err error
			if t, err = first.Use(ctx, sheet.Name); contest.CodeOf(err) == "table_empty" {
				continue
			} else if err != nil {
				return err
			}
		}
		all, rows, ok, err := ReadAuditTable(ctx, t, o)
		if err != nil {
			return err
		}
		if ok {
			found = true
			b.Submissions = append(b.Submissions, all...)
			b.Findings = append(append(b.Findings, t.Findings()...), rows...)
		}
	}
	if !found {
		return contest.E("audits_not_recognised", "file", first.Name)
	}
	return nil
}
