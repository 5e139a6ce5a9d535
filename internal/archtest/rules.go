package archtest

// rule says what the packages under a path may import of this module and of
// other people's modules. Every package may import internal/contest and the leaves
// internal/polish and internal/pattern besides, and the standard library.
type rule struct {
	path    string   // "internal/document/*" matches each package below
	own     []string // own packages, patterns as in path
	foreign []string // prefixes of outside modules; "*" all
}

// rules are read from the top; the first that matches a package counts.
var rules = []rule{
	{path: "internal/archtest"},
	{path: "internal/contest"},
	{path: "internal/polish", foreign: []string{"golang.org/x/text"}},
	{path: "internal/pattern"},
	{path: "internal/disk", foreign: []string{"golang.org/x/text", "golang.org/x/sys"}},
	{path: "internal/method/inference", own: []string{"internal/method/*"}, foreign: []string{"gonum.org/v1/gonum"}},
	{path: "internal/method/*", own: []string{"internal/method/*"}, foreign: []string{"gonum.org/v1/gonum"}},
	{path: "internal/store", own: []string{"internal/disk", "internal/store/*"}, foreign: []string{"github.com/mattn/go-sqlite3", "github.com/gofrs/flock", "golang.org/x/sys", "golang.org/x/sync"}},
	{path: "internal/store/*"},
	{path: "internal/vault", own: []string{"internal/disk"}, foreign: []string{"*"}},
	{path: "internal/backup", own: []string{"internal/store", "internal/disk"}},
	{path: "internal/exchange", own: []string{"internal/disk", "assets"}, foreign: []string{"*"}},
	{path: "internal/drawing", own: []string{"assets"}, foreign: []string{"github.com/signintech/gopdf", "golang.org/x/image", "golang.org/x/text", "rsc.io/qr"}},
	{path: "internal/scan", foreign: []string{"github.com/klippa-app/go-pdfium", "github.com/tetratelabs/wazero"}},
	{path: "internal/chart", own: []string{"internal/drawing", "internal/locale", "assets"}, foreign: []string{"github.com/go-echarts/go-echarts/v2"}},
	{path: "internal/site", own: []string{"internal/drawing", "internal/locale", "assets"}},
	{path: "internal/document/*", own: []string{"internal/chart", "internal/drawing", "internal/locale", "internal/document/*", "assets"}},
	{path: "internal/sample", own: []string{"internal/method/*"}},
	{path: "internal/locale", own: []string{"assets"}, foreign: []string{"github.com/pelletier/go-toml/v2"}},
	{path: "internal/config", own: []string{"assets", "internal/disk"}, foreign: []string{"github.com/pelletier/go-toml/v2"}},
	{path: "internal/office", own: []string{"internal/*", "internal/document/*", "internal/method/*", "assets"}, foreign: []string{"golang.org/x/sync", "golang.org/x/image"}},
	{path: "assets"},
	{path: "app/verb", own: []string{"internal/office", "internal/locale", "internal/config"}, foreign: []string{"github.com/spf13/pflag"}},
	{path: "app/environment"},
	{path: "app/ui/theme", own: []string{"assets"}, foreign: []string{"fyne.io/fyne/v2"}},
	{path: "app/ui/task", own: []string{"internal/locale"}, foreign: []string{"fyne.io/fyne/v2"}},
	{path: "app/ui/kit", own: []string{"app/ui/theme", "app/ui/task", "internal/locale", "internal/drawing", "internal/chart", "internal/printer", "internal/chooser", "internal/contest", "assets"}, foreign: []string{"fyne.io/fyne/v2"}},
	{path: "app/ui/screen", own: []string{"app/ui/kit", "app/ui/task", "app/ui/theme", "internal/config", "internal/locale", "internal/office"}, foreign: []string{"fyne.io/fyne/v2"}},
	{path: "app/ui/screen/*", own: []string{"app/ui/screen", "app/ui/kit", "app/ui/task", "app/ui/theme", "internal/office", "internal/config", "internal/locale", "internal/drawing", "internal/chart", "internal/printer"}, foreign: []string{"fyne.io/fyne/v2"}},
	{path: "app/ui", own: []string{"app/ui/*", "app/ui/screen/*", "internal/office", "internal/locale", "internal/config", "internal/disk", "assets"}, foreign: []string{"fyne.io/fyne/v2", "golang.org/x/sys"}},
	{path: "internal/chooser", foreign: []string{"github.com/godbus/dbus/v5", "golang.org/x/sys"}},
	{path: "internal/printer", own: []string{"internal/disk"}, foreign: []string{"golang.org/x/sys"}},
	{path: "app", own: []string{"*"}, foreign: []string{"*"}},
}

// everyone lists the own packages that any package may import.
var everyone = []string{"internal/contest", "internal/polish", "internal/pattern"}

// alone lists outside packages that only one own package may import.
var alone = map[string]string{
	"github.com/signintech/gopdf":         "internal/drawing",
	"github.com/go-echarts/go-echarts/v2": "internal/chart",
	"github.com/mattn/go-sqlite3":         "internal/store",
	"database/sql":                        "internal/store",
	"fyne.io/fyne/v2/app":                 "app",
	"github.com/xuri/excelize/v2":         "internal/exchange",
	"github.com/klippa-app/go-pdfium":     "internal/scan",
	"github.com/shakinm/xlsReader":        "internal/exchange",
}

// forbidden are calls that hide faults (gopdf's writers) or undo a guard.
var forbidden = []struct{ text, why, except string }{
	{".WritePdf(", "gopdf's WritePdf truncates the old file first; use drawing and disk.WriteAtomic", ""},
	{".GetBytesPdf(", "gopdf's GetBytesPdf ends the process on an error; use GetBytesPdfReturnErr", ""},
	{"template.HTML(", "html/template must escape; no trusted strings", "internal/chart internal/document/report"},
	{"template.JS(", "html/template must escape; no trusted strings", "internal/chart internal/document/report"},
	{"_sync=NORMAL", "a power cut loses acknowledged commits", ""},
}
