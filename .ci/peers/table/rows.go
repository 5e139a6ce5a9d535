package main

import "fmt"

// row says which figures stand beside each other and what is wanted.
type row struct {
	section, what string
	ours          string
	peer, peerIs  string
	unit          string
	target        target
}

// target is what a figure should keep to: at most that many times the peer's, at
// least that many times faster, or at most an amount.
type target struct {
	times, faster, most float64
	unit                string
}

func (t target) String() string {
	switch {
	case t.times > 0:
		return fmt.Sprintf("≤ %g ×", t.times)
	case t.faster > 0:
		return fmt.Sprintf("%g × faster", t.faster)
	case t.most > 0:
		return fmt.Sprintf("≤ %g %s", t.most, t.unit)
	}
	return ""
}

// met tells whether a line keeps to the target; nil where that can't be told.
func (t target) met(l line) *bool {
	var ok bool
	switch {
	case t.times > 0 && l.Ratio != nil:
		ok = *l.Ratio <= t.times
	case t.faster > 0 && l.Ratio != nil:
		ok = *l.Ratio*t.faster <= 1
	case t.most > 0 && l.Ours != nil:
		ok = *l.Ours <= t.most
	default:
		return nil
	}
	return &ok
}

func times(n float64) target             { return target{times: n} }
func faster(n float64) target            { return target{faster: n} }
func most(v float64, unit string) target { return target{most: v, unit: unit} }

const (
	certificates = "1. Certificates: 300 personalised pages with background and QR code"
	ranking      = "2. Ranking: 1,000,000 answers of 3,150 institutions"
	spreadsheet  = "3. Spreadsheet of 50,000 institutions × 15 columns"
	writing      = "4. 1,000,000 rows into SQLite, one durable transaction"
	searching    = "5. Search among 100,000 institutions, with the exact count"
	reports      = "6. Ranking reports of 300 institutions"
	licences     = "7. Quality Licences through the verb, and upkeep"
	starting     = "8. The window, on a display without a graphics card"
)

// rows is the table, in the order of bench.md.
var rows = []row{
	{certificates, "one file", "ours-one.s", "typst-one.s", "Typst, codes made before", "s", times(1.1)},
	{certificates, "one file", "ours-one.s", "limit-one.s", "raw writer", "s", times(3)},
	{certificates, "one file", "ours-one.s", "merge.s", "LibreOffice mail merge, no code", "s", faster(15)},
	{certificates, "one file, memory", "ours-one.MB", "typst-one.MB", "Typst", "MB", most(80, "MB")},
	{certificates, "one file, size", "ours-one.KB", "typst-one.KB", "Typst", "KB", target{}},
	{certificates, "300 durable files", "ours-files.s", "typst-files.s", "Typst, not durable", "s", times(1)},
	{certificates, "300 durable files", "ours-files.s", "limit-files.s", "raw writer, not durable", "s", target{}},
	{certificates, "300 durable files, memory", "ours-files.MB", "typst-files.MB", "Typst", "MB", most(80, "MB")},
	{certificates, "a file of one page, size", "ours-files.KB", "typst-files.KB", "Typst", "KB", most(240, "KB")},
	{certificates, "10,000 pages in parts, memory", "ours-10000.MB", "ours-1000.MB", "ours, 1,000 pages", "MB", times(1.2)},
	{certificates, "our Quality Licence, one file", "licence.s", "typst-one.s", "Typst, the certificate", "s", target{}},
	{ranking, "load and all lists", "BenchmarkRankingLoad.ms", "", "", "ms", most(1000, "ms")},
	{ranking, "again after an edit", "BenchmarkRankingUpdate.ms", "", "", "ms", most(5, "ms")},
	{ranking, "lider rank --as json", "rank.s", "rank-sql.s", "SQL, sqlite3, one list", "s", target{}},
	{ranking, "lider rank --as json", "rank.s", "rank-float.s", "Go, floats, one list", "s", target{}},
	{ranking, "lider rank, memory", "rank.MB", "rank-float.MB", "Go, floats, one list", "MB", target{}},
	{spreadsheet, "lider import, whole", "import.s", "rawrows.s", "excelize, rows read only", "s", times(1.5)},
	{spreadsheet, "lider import, memory", "import.MB", "rawrows.MB", "excelize, rows read only", "MB", most(250, "MB")},
	{spreadsheet, "the same list again", "import-again.s", "rawrows.s", "excelize, rows read only", "s", target{}},
	{spreadsheet, "rows written by that", "BenchmarkAgain.rows", "", "", "", target{}},
	{spreadsheet, "open the file and list editions", "open.s", "", "", "s", most(0.3, "s")},
	{writing, "answers through the store", "BenchmarkWriteMillion/store.ms", "BenchmarkWriteMillion/plain.ms", "mattn in fifties", "ms", times(1.1)},
	{writing, "with history and undo", "BenchmarkWriteMillion/captured.ms", "BenchmarkWriteMillion/plain.ms", "mattn in fifties", "ms", target{}},
	{searching, "a key press, p50", "BenchmarkSearch.p50-ms", "", "", "ms", target{}},
	{searching, "a key press, p95", "BenchmarkSearch.p95-ms", "", "", "ms", most(5, "ms")},
	{searching, "a key press, slowest", "BenchmarkSearch.max-ms", "", "", "ms", most(16.7, "ms")},
	{reports, "lider report --all", "report.s", "", "", "s", most(30, "s")},
	{reports, "memory", "report.MB", "", "", "MB", most(200, "MB")},
	{reports, "a report", "report.s / report.files", "", "", "s", target{}},
	{reports, "pages of the first", "BenchmarkReport.pages", "", "", "", target{}},
	{licences, "licences issued", "BenchmarkLicences.files", "", "", "", target{}},
	{licences, "--issue (each kept in the file)", "licences-issue.s", "", "", "s", target{}},
	{licences, "--print, one file", "licences-one.s", "", "", "s", target{}},
	{licences, "--print, a file each", "licences-files.s", "", "", "s", target{}},
	{licences, "verified backup, scaled to 100 MB", "backup.s / backup.100MB", "", "", "s", most(1.5, "s")},
	{starting, "start with a file, to the first picture", "BenchmarkStart.ms", "BenchmarkStartEmpty.ms", "an empty Fyne window", "ms", times(1.5)},
	{starting, "longest wait of the window beside a job", "BenchmarkFrameBesideJob.ms-longest-wait", "", "", "ms", most(100, "ms")},
}
