package renderers

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
)

// within is how long a page of a long questionnaire may take to be there.
const within = 300 * time.Millisecond

// TestSpeed measures how long a browser takes to show one pillar of a framework
// with 240 questions. The module's own form must be there within the time above.
// Those of rjsf are for comparison, and go to the log: they depend on what else
// the host's page loads.
func TestSpeed(t *testing.T) {
	fw := long(t)
	var pillar, whole govmaturity.Form
	for _, f := range []struct {
		form *govmaturity.Form
		node string
	}{{&pillar, "pillar-1"}, {&whole, ""}} {
		form, err := fw.Form(maturity.FormOptions{Node: f.node})
		if err != nil {
			t.Fatal(err)
		}
		*f.form = form
	}
	// As a host would: the form is written for each request.
	serve := func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		form := pillar
		if r.FormValue("whole") != "" {
			form = whole
		}
		fmt.Fprint(w, "<!doctype html><html lang=en><meta charset=utf-8><title>Form</title><link rel=icon href=data:,>")
		if err := form.WriteHTML(w, nil, govmaturity.FormPage{}); err != nil {
			t.Error(err)
		}
	}
	p := open(t, http.HandlerFunc(serve))

	p.do(chromedp.Navigate(p.url + "/go/form"))
	if n, err := chromedp.Run(p.ctx, chromedp.Evaluate[int](`document.querySelectorAll("fieldset").length`)); err != nil || n < 24 {
		t.Fatalf("the page has %d groups of controls: %v", n, err)
	}
	// From the click on a link until all is loaded and something is painted.
	loaded := func(path string) time.Duration {
		return median(t, p, func() {
			p.do(chromedp.Navigate("about:blank"), chromedp.Navigate(p.url+path))
		}, `new Promise(done => {
			const look = () => {
				const paint = performance.getEntriesByName("first-contentful-paint")[0];
				const load = performance.getEntriesByType("navigation")[0].loadEventEnd;
				paint && load ? done(Math.max(paint.startTime, load)) : setTimeout(look, 5);
			};
			look();
		})`)
	}
	own := loaded("/go/form")
	t.Logf("one pillar, 24 questions, the module's own form: %v", own)
	t.Logf("240 questions, the module's own form: %v", loaded("/go/form?whole=1"))
	if own > within {
		t.Errorf("a pillar takes %v, and may take %v", own, within)
	}

	// From the call until the next frame: the libraries are loaded already.
	for _, f := range []struct {
		title string
		form  govmaturity.Form
	}{{"one pillar, 24 questions", pillar}, {"240 questions", whole}} {
		schema, err := f.form.Profile(govmaturity.FormSchemaDraft07)
		if err != nil {
			t.Fatal(err)
		}
		ui, err := f.form.Profile(govmaturity.FormRJSF)
		if err != nil {
			t.Fatal(err)
		}
		d := median(t, p, func() { p.do(chromedp.Navigate(p.url)) }, fmt.Sprintf(`(async () => {
			const begin = performance.now();
			window.render("rjsf", %s, %s, "");
			await new Promise(done => requestAnimationFrame(() => setTimeout(done, 0)));
			return performance.now() - begin;
		})()`, quoted(t, schema), quoted(t, ui)))
		t.Logf("%s, rjsf %s: %v", f.title, version(t, "@rjsf/core"), d)
	}
}

// median runs a script five times, each after before, and returns the median of
// the milliseconds that it returns.
func median(t *testing.T, p *page, before func(), script string) time.Duration {
	t.Helper()
	var all []time.Duration
	for range 5 {
		before()
		ms, err := chromedp.Run(p.ctx, chromedp.Evaluate[float64](script, chromedp.EvalAwaitPromise))
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, time.Duration(ms*float64(time.Millisecond)))
	}
	slices.Sort(all)
	return all[2].Round(time.Millisecond)
}

func quoted(t *testing.T, data []byte) string {
	t.Helper()
	out, err := json.Marshal(string(data))
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// long returns a framework with ten pillars of 24 questions. In each pillar two
// questions depend on the first one.
func long(t *testing.T) *maturity.Framework {
	t.Helper()
	plain := func(s string) govmaturity.Text { return govmaturity.Text{"en": s} }
	spec := &maturity.Spec{
		Format: "govmaturity/framework/1", ID: "long", Edition: "1", Title: plain("A long questionnaire"),
		Standing: govmaturity.StandingIllustrative, ScoreStanding: govmaturity.StandingIllustrative,
		Scales: []govmaturity.ScaleSpec{{ID: "stages"}},
		Root:   maturity.NodeSpec{ID: "all", Title: plain("All"), Aggregation: maturity.AggregationArithmetic},
	}
	for i := range 5 {
		spec.Scales[0].Levels = append(spec.Scales[0].Levels, govmaturity.LevelSpec{
			ID: "level-" + strconv.Itoa(i+1), Rank: i + 1, Title: plain("Level " + strconv.Itoa(i+1)),
			Description: plain("What is typical of this level, in a sentence as long as they usually are."),
		})
	}
	for i := range 10 {
		pillar := maturity.NodeSpec{ID: "pillar-" + strconv.Itoa(i+1), Title: plain("Pillar " + strconv.Itoa(i+1)), Aggregation: maturity.AggregationArithmetic}
		for k := range 24 {
			q := maturity.NodeSpec{
				ID:      fmt.Sprintf("q-%d-%d", i+1, k+1),
				Title:   plain(fmt.Sprintf("Question %d of pillar %d?", k+1, i+1)),
				Measure: &maturity.MeasureSpec{Kind: maturity.MeasureLevel, Scale: "stages"},
			}
			if k == 1 || k == 2 {
				q.When = &maturity.Condition{Node: fmt.Sprintf("q-%d-1", i+1), AtLeast: "level-3"}
			}
			pillar.Nodes = append(pillar.Nodes, q)
		}
		spec.Root.Nodes = append(spec.Root.Nodes, pillar)
	}
	fw, err := maturity.Compile(spec)
	if err != nil {
		t.Fatal(err)
	}
	return fw
}
