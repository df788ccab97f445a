package renderers

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// need returns the path of the first of some programs, or skips the test.
func need(t *testing.T, names ...string) string {
	t.Helper()
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	skip(t, strings.Join(names, " or ")+" is not installed")
	return ""
}

// needModules skips the test if the form libraries are not there.
func needModules(t *testing.T) {
	t.Helper()
	need(t, "node")
	if _, err := os.Stat("node_modules/@rjsf/core"); err != nil {
		skip(t, "there are no form libraries: run ./setup.sh")
	}
}

func skip(t *testing.T, why string) {
	t.Helper()
	if os.Getenv("RENDERERS") == "must" {
		t.Fatalf("RENDERERS=must, and %s", why)
	}
	t.Skipf("NOT MEASURED: %s", why)
}

// page is a tab of a browser.
type page struct {
	t   *testing.T
	ctx context.Context
	url string
	// compiled is the script of validators that the strict page loads.
	compiled []byte
}

// bundled makes the bundle anew, once for all tests.
var bundled = sync.OnceValues(func() ([]byte, error) {
	return exec.Command("npm", "run", "--silent", "bundle").CombinedOutput()
})

// open starts a browser with a profile of its own, and serves it the folder
// with the bundle, and what handler serves below /go/.
func open(t *testing.T, handler http.Handler) *page {
	t.Helper()
	chromium := need(t, "chromium", "chromium-browser", "google-chrome")
	needModules(t)
	need(t, "npm")
	if out, err := bundled(); err != nil {
		t.Fatalf("the bundle cannot be made: %v\n%s", err, out)
	}
	p := &page{t: t}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, r *http.Request) { http.ServeFile(w, r, "web/index.html") })
	mux.HandleFunc("GET /bundle.js", func(w http.ResponseWriter, r *http.Request) { http.ServeFile(w, r, "bundle/bundle.js") })
	mux.HandleFunc("GET /strict", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", strictPolicy)
		http.ServeFile(w, r, "web/strict.html")
	})
	mux.HandleFunc("GET /compiled.js", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/javascript")
		w.Write(p.compiled)
	})
	if handler != nil {
		mux.Handle("/go/", handler)
	}
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)

	ctx, stop := chromedp.NewExecAllocator(context.Background(),
		chromedp.ExecPath(chromium), chromedp.UserDataDir(t.TempDir()),
		chromedp.Flag("headless", true), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.NoFirstRun,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true),
		chromedp.WindowSize(1200, 900),
	)
	t.Cleanup(stop)
	ctx, stop = chromedp.NewContext(ctx)
	t.Cleanup(stop)
	// The first run starts the browser, which lives as long as its context.
	if err := chromedp.Do(ctx, chromedp.Navigate("about:blank")); err != nil {
		t.Fatalf("the browser does not start: %v", err)
	}
	p.ctx, p.url = ctx, server.URL
	return p
}

// onlyAllowed keeps a policy without eval in force for what the test calls.
func onlyAllowed(p *runtime.EvaluateParams) {
	allow := false
	p.AllowUnsafeEvalBlockedByCSP = &allow
}

// try runs actions in the tab. What a person cannot do within some seconds, for
// want of a control to click, is an error.
func (p *page) try(actions ...chromedp.Action[chromedp.Void]) error {
	ctx, stop := context.WithTimeout(p.ctx, 10*time.Second)
	defer stop()
	return chromedp.Do(ctx, actions...)
}

// do is try for what must work: the machinery of the test.
func (p *page) do(actions ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	if err := p.try(actions...); err != nil {
		p.t.Fatal(err)
	}
}

// call calls a function of web/entry.jsx.
func call[T any](p *page, function string, args ...any) T {
	p.t.Helper()
	texts := make([]string, len(args))
	for i, a := range args {
		text, err := json.Marshal(a)
		if err != nil {
			p.t.Fatal(err)
		}
		texts[i] = string(text)
	}
	var out T
	// JSON, so that nothing and undefined are the same.
	source := fmt.Sprintf("(async () => JSON.stringify(await window.%s(%s)) ?? 'null')()", function, strings.Join(texts, ","))
	ctx, stop := context.WithTimeout(p.ctx, 20*time.Second)
	defer stop()
	text, err := chromedp.Run(ctx, chromedp.Evaluate[string](source, chromedp.EvalAwaitPromise, onlyAllowed))
	if err != nil {
		p.t.Fatalf("%s: %v", function, err)
	}
	if err := json.Unmarshal([]byte(text), &out); err != nil {
		p.t.Fatalf("%s: %v in %.200s", function, err, text)
	}
	return out
}

// pause lets a renderer follow: some do so a moment after an event.
func (p *page) pause() { p.do(chromedp.Sleep(40 * time.Millisecond)) }
