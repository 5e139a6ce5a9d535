package report

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// browser starts Chromium for the tabs of a test, with nothing going out by itself.
func browser(t *testing.T) context.Context {
	t.Helper()
	path, err := exec.LookPath("chromium")
	if err != nil || testing.Short() {
		t.Skip("no chromium on this machine, or -short")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.NoFirstRun,
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true))
	alloc, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	ctx, stop := chromedp.NewContext(alloc)
	t.Cleanup(stop)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal(err)
	}
	return ctx
}

// heard is what a page did while it was open.
type heard struct {
	sync.Mutex
	requests, complaints []string
}

// listener notes requests and whatever a page complains of; an alert is closed so
// that the page goes on.
func (h *heard) listener(ctx context.Context) func(any) {
	return func(event any) {
		h.Lock()
		defer h.Unlock()
		switch e := event.(type) {
		case *network.EventRequestWillBeSent:
			h.requests = append(h.requests, e.Request.URL)
		case *runtime.EventConsoleAPICalled:
			h.complaints = append(h.complaints, fmt.Sprint("console: ", e.Type))
		case *runtime.EventExceptionThrown:
			h.complaints = append(h.complaints, "exception: "+e.ExceptionDetails.Text)
		case *log.EventEntryAdded:
			h.complaints = append(h.complaints, "log: "+e.Entry.Text)
		case *cdppage.EventJavascriptDialogOpening:
			h.complaints = append(h.complaints, "dialog: "+e.Message)
			go func() {
				_, _ = chromedp.Call(ctx, cdppage.HandleJavaScriptDialog, cdppage.HandleJavaScriptDialogParams{Accept: true})
			}()
		}
	}
}

// opened shows a report's page and gives what is asked of it.
func opened[T any](t *testing.T, ctx context.Context, d Data, ask string) (T, *heard) {
	t.Helper()
	data, err := HTML(d)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "raport.html")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	tab, stop := chromedp.NewContext(ctx)
	defer stop()
	h := &heard{}
	if err := chromedp.Listen(tab, h.listener(tab)); err != nil {
		t.Fatal(err)
	}
	limited, stop := context.WithTimeout(tab, time.Minute)
	defer stop()
	if err := chromedp.Do(limited, chromedp.EmulateViewport(1000, 900), chromedp.Navigate("file://"+file), chromedp.Sleep(300*time.Millisecond)); err != nil {
		t.Fatal(err)
	}
	answer, err := chromedp.Run(limited, chromedp.Evaluate[T](ask, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatal(err)
	}
	return answer, h
}

const facts = `(() => {
  const all = (q) => [...document.querySelectorAll(q)];
  const levels = all("h1,h2,h3,h4").map((e) => Number(e.tagName[1]));
  return {
    lang: document.documentElement.lang,
    title: document.title,
    skipped: levels.filter((l, i) => i > 0 && l > levels[i - 1] + 1).length,
    h1: all("h1").length,
    bareTables: all("table").filter((t) => !t.querySelector("thead th[scope=col]") || !t.getAttribute("aria-labelledby")).length,
    bareRows: all("tbody tr").filter((r) => !r.querySelector("th[scope=row]")).length,
    deadLinks: all('a[href^="#"]').filter((a) => !document.getElementById(a.getAttribute("href").slice(1))).length,
    doubleIds: all("[id]").map((e) => e.id).filter((id, i, l) => l.indexOf(id) !== i),
    nameless: all("svg").filter((s) => !s.closest("[aria-hidden],[role=img][aria-label]")).length,
    live: all(".chart").filter((c) => window.echarts && echarts.getInstanceByDom(c)).length,
    charts: all(".chart").length,
    sideways: document.documentElement.scrollWidth > document.documentElement.clientWidth,
  };
})()`

func TestPageInBrowser(t *testing.T) {
	ctx := browser(t)
	hostile := full()
	hostile.Institution = `</script><script>alert(1)</script>`
	hostile.Areas[1].Name, hostile.Remarks[0].Text = `__f__alert(2)__f__`, `<img src=x onerror=alert(3)>`
	hostile.Areas[2].Name = `"><svg onload=alert(4)>`
	for name, test := range map[string]struct {
		data   Data
		charts float64
	}{
		"full": {full(), 2}, "unclassified": {unclassified(), 1}, "without visit": {withoutVisit(), 1}, "empty": {cases()["empty"], 0}, "hostile": {hostile, 2},
	} {
		t.Run(name, func(t *testing.T) {
			got, h := opened[map[string]any](t, ctx, test.data, facts)
			want := map[string]any{"lang": "pl", "skipped": 0.0, "h1": 1.0, "bareTables": 0.0, "bareRows": 0.0, "deadLinks": 0.0, "nameless": 0.0, "live": test.charts, "charts": test.charts, "sideways": false}
			for key, v := range want {
				if got[key] != v {
					t.Errorf("%s is %v, want %v", key, got[key], v)
				}
			}
			if ids, _ := got["doubleIds"].([]any); len(ids) > 0 {
				t.Errorf("ids that stand twice: %v", ids)
			}
			if !strings.Contains(fmt.Sprint(got["title"]), test.data.Institution) {
				t.Errorf("the title is %v", got["title"])
			}
			h.Lock()
			defer h.Unlock()
			for _, r := range h.requests {
				if !strings.HasPrefix(r, "file://") || !strings.HasSuffix(r, "raport.html") {
					t.Errorf("the page asks for %s", r)
				}
			}
			if len(h.requests) != 1 || len(h.complaints) > 0 {
				t.Errorf("%d requests, complaints: %v", len(h.requests), h.complaints)
			}
		})
	}
}

// The listener hears what it is there for.
func TestBrowserHears(t *testing.T) {
	ctx := browser(t)
	_, h := opened[bool](t, ctx, cases()["empty"], `(async () => { console.error("x"); try { await fetch("http://127.0.0.1:9/"); } catch (e) {} return true; })()`)
	h.Lock()
	defer h.Unlock()
	if len(h.complaints) < 2 { // the console's word and the refusal of the policy
		t.Errorf("complaints: %v", h.complaints)
	}
}

// axe-core is not part of the project; LIDER_AXE names its file where it is.
func TestAccessibility(t *testing.T) {
	script, err := os.ReadFile(os.Getenv("LIDER_AXE"))
	if err != nil {
		t.Skip("LIDER_AXE names no axe-core")
	}
	ctx := browser(t)
	ask := string(script) + `;axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}).then((r) => JSON.stringify({
		passes: r.passes.length,
		found: r.violations.map((v) => v.id + " (" + v.impact + "): " + v.help + " – " + v.nodes.slice(0, 3).map((n) => n.html.slice(0, 140)).join(" | ")),
	}))`
	for name, d := range map[string]Data{"60 remarks": cases()["60 remarks"], "unclassified": unclassified()} {
		t.Run(name, func(t *testing.T) {
			answer, _ := opened[string](t, ctx, d, ask)
			var r struct {
				Passes int
				Found  []string
			}
			if err := json.Unmarshal([]byte(answer), &r); err != nil {
				t.Fatal(err)
			}
			if r.Passes < 10 {
				t.Errorf("axe checked %d rules only", r.Passes)
			}
			for _, f := range r.Found {
				t.Error(f)
			}
		})
	}
}
