package chart

import (
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// visit is a page in a tab and what the browser saw on it.
type visit struct {
	ctx      context.Context
	mu       sync.Mutex
	requests []string // addresses asked for, but the page itself, data: and what the policy stopped
	faults   []string // errors on the console and exceptions
	alerts   []string
}

func (v *visit) note(list *[]string, text string) {
	v.mu.Lock()
	defer v.mu.Unlock()
	*list = append(*list, text)
}

// stopped takes back a request that the policy kept from going out.
func (v *visit) stopped(id string) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.requests = slices.DeleteFunc(v.requests, func(r string) bool { return strings.HasPrefix(r, id+" ") })
}

var browser struct {
	once sync.Once
	ctx  context.Context
	stop func()
	err  error
}

func TestMain(m *testing.M) {
	code := m.Run()
	if browser.stop != nil {
		browser.stop()
	}
	os.Exit(code)
}

// chromium starts one browser for all tests, with nothing going out by itself.
func chromium(t *testing.T) context.Context {
	t.Helper()
	browser.once.Do(func() {
		var path string
		for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
			if path, browser.err = exec.LookPath(name); browser.err == nil {
				break
			}
		}
		if browser.err != nil {
			return
		}
		options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.NoFirstRun,
			chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true))
		alloc, stopAlloc := chromedp.NewExecAllocator(context.Background(), options...)
		ctx, stop := chromedp.NewContext(alloc)
		browser.ctx, browser.stop = ctx, func() { stop(); stopAlloc() }
		browser.err = chromedp.Do(ctx)
	})
	if browser.err != nil {
		t.Skipf("no Chromium to open the page with: %v", browser.err)
	}
	return browser.ctx
}

// open shows an HTML page in a tab of its own.
func open(t *testing.T, html []byte) *visit {
	t.Helper()
	ctx, cancel := chromedp.NewContext(chromium(t))
	t.Cleanup(cancel)
	file := filepath.Join(t.TempDir(), "page.html")
	if err := os.WriteFile(file, html, 0o600); err != nil {
		t.Fatal(err)
	}
	v := &visit{ctx: ctx}
	if err := chromedp.Listen(ctx, v.listener("file://"+file)); err != nil {
		t.Fatal(err)
	}
	limited, cancelTime := context.WithTimeout(ctx, 60*time.Second)
	t.Cleanup(cancelTime)
	if err := chromedp.Do(limited, chromedp.EmulateViewport(1000, 900), chromedp.Navigate("file://"+file), chromedp.Sleep(300*time.Millisecond)); err != nil {
		t.Fatal(err)
	}
	return v
}

// listener notes what must not happen; an alert is closed so that the page goes on.
func (v *visit) listener(address string) func(any) {
	return func(ev any) {
		switch ev := ev.(type) {
		case *network.EventRequestWillBeSent:
			if u := ev.Request.URL; u != address && !strings.HasPrefix(u, "data:") {
				v.note(&v.requests, string(ev.RequestID)+" "+u)
			}
		case *network.EventLoadingFailed:
			if ev.BlockedReason == network.BlockedReasonCsp {
				v.stopped(string(ev.RequestID))
			}
		case *log.EventEntryAdded:
			v.note(&v.faults, string(ev.Entry.Level)+": "+ev.Entry.Text)
		case *runtime.EventConsoleAPICalled:
			b, _ := json.Marshal(ev.Args)
			v.note(&v.faults, string(ev.Type)+": "+string(b))
		case *runtime.EventExceptionThrown:
			v.note(&v.faults, "exception: "+ev.ExceptionDetails.Text)
		case *page.EventJavascriptDialogOpening:
			v.note(&v.alerts, ev.Message)
			go func() {
				_, _ = chromedp.Run(v.ctx, func(ctx context.Context, t *chromedp.Target) (cdp.Empty, error) {
					return cdp.Call(ctx, t, page.HandleJavaScriptDialog, page.HandleJavaScriptDialogParams{Accept: true})
				})
			}()
		}
	}
}

// see evaluates an expression on the page.
func see[T any](t *testing.T, v *visit, expression string) T {
	t.Helper()
	ctx, cancel := context.WithTimeout(v.ctx, 20*time.Second)
	defer cancel()
	got, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func (v *visit) quiet(t *testing.T) {
	t.Helper()
	v.mu.Lock()
	defer v.mu.Unlock()
	if len(v.requests) > 0 {
		t.Errorf("the page asked for %q", v.requests)
	}
	if len(v.faults) > 0 {
		t.Errorf("the console says %q", v.faults)
	}
	if len(v.alerts) > 0 {
		t.Errorf("the page ran %q", v.alerts)
	}
}

// drawn counts what ECharts drew in each chart of a page and gives its texts.
const drawn = `Array.from(document.querySelectorAll("figure")).map(f => {
	const box = f.querySelector("[id^=chart-]"), svg = box.querySelector("svg");
	return {live: !!echarts.getInstanceByDom(box), shapes: svg ? svg.querySelectorAll("path,circle,rect,line").length : 0,
		text: Array.from(box.querySelectorAll("text")).map(t => t.textContent).join("|")};
})`

type drawnChart struct {
	Live   bool   `json:"live"`
	Shapes int    `json:"shapes"`
	Text   string `json:"text"`
}

func TestPageDrawsEveryKind(t *testing.T) {
	all := samples()
	var models []Model
	for _, k := range Kinds() {
		models = append(models, all[string(k)])
	}
	html, err := Page("Wykresy", "pl", models)
	if err != nil {
		t.Fatal(err)
	}
	v := open(t, html)
	got := see[[]drawnChart](t, v, drawn)
	policy := see[string](t, v, `document.querySelector("meta[http-equiv]").content`)
	v.quiet(t)
	want := map[Kind][]string{
		Bars: {"Miasto Płońsk", "87,42", "mediana kategorii 81,30"}, Grouped: {"Kultura obsługi", "85,5", "Państwa instytucja"}, Intervals: {"Gmina Wieliszew", "100"},
		Boxes: {"Spółki komunalne", "60"}, Histogram: {"85–90", "41", "Państwa wynik 87,42"}, Lines: {"III edycja 2023", "76,90", "próg tytułu 75,00"}, Radar: {"Czas oczekiwania"}, Heat: {"96,3", "Gmina Wieliszew"},
	}
	for i, k := range Kinds() {
		if i >= len(got) || !got[i].Live || got[i].Shapes < 8 {
			t.Fatalf("%s: %+v", k, got)
		}
		for _, text := range want[k] {
			if !strings.Contains(got[i].Text, text) {
				t.Errorf("%s: no %q in %q", k, text, got[i].Text)
			}
		}
	}
	if policy != Policy() || !strings.HasPrefix(policy, "default-src 'none'; script-src 'sha256-") || strings.Contains(policy, "unsafe-eval") {
		t.Errorf("policy %q", policy)
	}
}

// TestTooltipsAreText opens the tooltip of each chart, which is drawn and never
// made of HTML.
func TestTooltipsAreText(t *testing.T) {
	all := samples()
	m := all["bars"]
	m.Categories = append([]string{`<img src=x onerror=alert(2)>`}, m.Categories[1:]...)
	b, i := all["boxes"], all["intervals"]
	html, err := Page("Podpowiedzi", "pl", []Model{m, b, i})
	if err != nil {
		t.Fatal(err)
	}
	v := open(t, html)
	see[int](t, v, `document.querySelectorAll("[id^=chart-]").forEach(e => echarts.getInstanceByDom(e).dispatchAction({type: "showTip", seriesIndex: 0, dataIndex: 0})), 1`)
	if err := chromedp.Do(v.ctx, chromedp.Sleep(300*time.Millisecond)); err != nil {
		t.Fatal(err)
	}
	got, images := see[[]drawnChart](t, v, drawn), see[int](t, v, `document.images.length`)
	v.quiet(t)
	if len(got) != 3 || images != 0 {
		t.Fatalf("%d charts, %d images", len(got), images)
	}
	if strings.Count(got[0].Text, `<img src=x onerror=alert(2)>`) < 2 || strings.Count(got[0].Text, "94,12") < 2 {
		t.Errorf("bars: %q", got[0].Text)
	}
	for _, want := range []string{"najmniej", "kwartyl dolny", "mediana", "41,0"} {
		if !strings.Contains(got[1].Text, want) {
			t.Errorf("boxes: no %q in %q", want, got[1].Text)
		}
	}
	for _, want := range []string{"od", "90,50", "97,10"} {
		if !strings.Contains(got[2].Text, want) {
			t.Errorf("intervals: no %q in %q", want, got[2].Text)
		}
	}
}

// hostile are the two ways into go-echarts' own pages and some ways out of a text
// (reliability.md §0, 3; B8).
var hostile = []string{
	`</script><img src=x onerror=alert(1)>`, `</script><script>alert(1)</script>`, `__f__alert(1)__f__`, `"__f__function(){alert(1)}__f__"`,
	`<!--<script>`, `"><svg onload=alert(1)>`, `javascript:alert(1)`, `{{.}}`, `&lt;b&gt;`, "\u2028alert(1)//",
}

func hostileModels() []Model {
	var models []Model
	for _, k := range Kinds() {
		m := samples()[string(k)]
		rename := func(names []string) []string {
			out := make([]string, len(names))
			for i := range names {
				out[i] = hostile[i%len(hostile)]
			}
			return out
		}
		m.Title, m.Subtitle, m.Axis.Name, m.Format.Suffix = hostile[0], hostile[1], hostile[2], hostile[3]
		m.Categories, m.Columns = rename(m.Categories), rename(m.Columns)
		m.Series = append([]Series{}, m.Series...)
		for i := range m.Series {
			m.Series[i].Name = hostile[i%len(hostile)]
		}
		m.References = append([]Reference{}, m.References...)
		for i := range m.References {
			m.References[i].Name = hostile[i%len(hostile)]
		}
		models = append(models, m)
	}
	return models
}

func TestHostileNamesStayText(t *testing.T) {
	html, err := Page(hostile[0], "pl", hostileModels())
	if err != nil {
		t.Fatal(err)
	}
	v := open(t, html)
	got, scripts, images := see[[]drawnChart](t, v, drawn), see[int](t, v, `document.scripts.length`), see[int](t, v, `document.images.length`)
	title, heading := see[string](t, v, `document.title`), see[string](t, v, `document.querySelector("h2").textContent`)
	v.quiet(t)
	if len(got) != len(Kinds()) || scripts != len(Kinds())+2 || images != 0 {
		t.Fatalf("%d charts, %d scripts, %d images", len(got), scripts, images)
	}
	if title != hostile[0] || heading != hostile[0] {
		t.Errorf("title %q, heading %q", title, heading)
	}
	for i, k := range Kinds() {
		if !got[i].Live || k != Histogram && !strings.Contains(strings.ReplaceAll(got[i].Text, "|", ""), `alert(1)>`) {
			t.Errorf("%s: %+v", k, got[i])
		}
	}
}

// TestTheBrowserWouldTell is the negative control: pages that do what the others
// must not are seen to do it.
func TestTheBrowserWouldTell(t *testing.T) {
	v := open(t, []byte(`<script>alert("ran"); console.error("wrong"); new Image().src = "https://tracker.invalid/x.png"; nothing.here</script>`))
	v.mu.Lock()
	defer v.mu.Unlock()
	if len(v.alerts) != 1 || len(v.requests) != 1 || len(v.faults) < 2 {
		t.Errorf("alerts %q, requests %q, faults %q", v.alerts, v.requests, v.faults)
	}
}

// TestThePolicyHolds puts a script into a finished page: it does not run, and
// nothing is fetched.
func TestThePolicyHolds(t *testing.T) {
	html, err := Page("Próba", "pl", []Model{samples()["bars"]})
	if err != nil {
		t.Fatal(err)
	}
	broken := strings.Replace(string(html), "<h1>", `<script>alert("ran")</script><img src="https://tracker.invalid/x.png" onerror="alert('ran')"><h1>`, 1)
	v := open(t, []byte(broken))
	v.mu.Lock()
	defer v.mu.Unlock()
	if len(v.faults) == 0 {
		t.Error("the browser refused nothing")
	}
	for _, a := range append(v.alerts, v.requests...) {
		t.Errorf("ran or fetched %q", a)
	}
}
