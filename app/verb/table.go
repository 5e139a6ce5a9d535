package verb

import (
	"slices"

	"github.com/spf13/pflag"
)

// verbs is the table of jobs, in the order of the office's year.
func verbs() []verb {
	return slices.Concat(fieldworkVerbs(), resultVerbs(), fileVerbs(), methodVerbs())
}

// fieldworkVerbs lead from an empty file to handed-in sheets.
func fieldworkVerbs() []verb {
	return []verb{
		{name: "new", takesDB: true, takesEd: true, need: []string{"edition", "year"}, flags: func(f *pflag.FlagSet) {
			f.Int("year", 0, "2025")
		}, run: runNew},
		{name: "sample", takesDB: true, need: []string{"participants", "audits"}, flags: func(f *pflag.FlagSet) {
			f.Int("participants", 0, "N")
			f.Int("audits", 0, "K")
			f.Uint64("seed", 1, "S")
			f.Int("year", 0, "2025")
		}, run: runSample},
		{name: "editions", takesDB: true, run: runEditions},
		{name: "participants", takesDB: true, takesEd: true, run: runParticipants},
		{name: "import institutions", args: 1, takesDB: true, flags: func(f *pflag.FlagSet) {
			f.String("participate", "", "E")
			f.Bool("dry-run", false, "")
			f.String("rejects", "", "OUT.csv")
			f.StringArray("map", nil, "field=column")
			f.String("sheet", "", "NAME")
			f.Int("header-rows", -1, "N")
			f.Int("similarity", 85, "85")
		}, run: runImportInstitutions},
		{name: "audits", takesDB: true, takesEd: true, need: []string{"create"}, flags: func(f *pflag.FlagSet) {
			f.Int("create", 0, "K")
		}, run: runAudits},
		{name: "sheets", takesDB: true, takesEd: true, need: []string{"out"}, flags: func(f *pflag.FlagSet) {
			outFlag(f, "DIR")
			f.String("as", "", "xlsx|pdf")
		}, run: runSheets},
		{name: "import audits", args: 1, takesDB: true, takesEd: true, flags: func(f *pflag.FlagSet) {
			f.Bool("dry-run", false, "")
			f.String("rejects", "", "OUT.csv")
		}, run: runImportAudits},
	}
}

// resultVerbs lead from the sheets to the papers.
func resultVerbs() []verb {
	return []verb{
		{name: "seal", takesDB: true, takesEd: true, flags: reasonFlag, run: runSeal},
		{name: "rank", takesDB: true, takesEd: true, need: []string{"out"}, flags: func(f *pflag.FlagSet) {
			outFlag(f, "OUT")
			f.String("as", "", "json|csv|xlsx|pdf|html")
			f.String("category", "", "C")
		}, run: runRank},
		{name: "approve", takesDB: true, takesEd: true, flags: reasonFlag, run: runApprove},
		{name: "report", takesDB: true, takesEd: true, need: []string{"out"}, oneOf: [][]string{{"participant", "all"}}, flags: func(f *pflag.FlagSet) {
			outFlag(f, "OUT")
			f.String("participant", "", "CODE")
			f.Bool("all", false, "")
			f.String("as", "", "pdf|html")
		}, run: runReport},
		{name: "licences", takesDB: true, takesEd: true, oneOf: [][]string{{"issue", "print"}}, flags: func(f *pflag.FlagSet) {
			outFlag(f, "OUT.pdf|DIR")
			f.Bool("issue", false, "")
			f.Bool("print", false, "")
			f.String("size", "", "a4|a3")
		}, run: runLicences},
		{name: "laureates", takesDB: true, takesEd: true, need: []string{"out"}, flags: func(f *pflag.FlagSet) {
			outFlag(f, "OUT")
			f.String("as", "", "pdf|html|csv")
		}, run: runLaureates},
		{name: "recount export", takesDB: true, takesEd: true, need: []string{"out"}, flags: func(f *pflag.FlagSet) {
			outFlag(f, "OUT.zip")
		}, run: runRecountExport},
		{name: "recount run", args: 1, run: runRecountRun},
	}
}

// fileVerbs look after the file.
func fileVerbs() []verb {
	return []verb{
		{name: "check", takesDB: true, run: runCheck},
		{name: "undo", takesDB: true, run: runUndo},
		{name: "backup", takesDB: true, need: []string{"out"}, flags: func(f *pflag.FlagSet) {
			outFlag(f, "OUT")
		}, run: runBackup},
		{name: "restore", args: 1, takesDB: true, run: runRestore},
	}
}

func outFlag(f *pflag.FlagSet, usage string) { f.StringP("out", "o", "", usage) }

func reasonFlag(f *pflag.FlagSet) { f.String("reason", "", "TEXT") }
