package main

import (
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// back goes back in the browser, to a page that it may have kept.
func (k *keyboard) back(to, when string) {
	k.t.Helper()
	k.ask("history.back()")
	k.until(to, when+` && document.readyState == "complete"`)
}

// With the pages that a browser keeps: back to the start page and another
// subject, which is another draft; back to the questions and another answer,
// which is a correction; and on a phone, the message about a conflict is what
// is seen first.
func TestBrowserHistory(t *testing.T) {
	k := &keyboard{t, browser(t)}
	p := newPortal(t)
	k.do(chromedp.Navigate(p.URL + ministry + "/start"))
	k.tabTo("#subject")
	k.write("Ruritania")
	k.tabTo("#rater")
	k.write("Ana")
	k.tabTo("main button")
	k.follow(kb.Enter)
	first := k.ask("location.pathname")
	k.back("the start page", `location.pathname.endsWith("/start")`)
	k.tabTo("#subject")
	k.write("Syldavia")
	k.tabTo("#rater")
	k.write("Ana")
	k.tabTo("main button")
	k.follow(kb.Enter)
	a := k.ask("location.pathname")
	if _, s := p.stored(a); a == first || s.Subject != "Syldavia" {
		t.Fatalf("after going back, %s is opened, of %s", a, s.Subject)
	}

	part := a + "/parts/foundations"
	k.do(chromedp.Navigate(p.URL + part))
	k.choose("/answers/leadership/value", "growing")
	k.tabTo(`[name="/answers/id-holders/value"]`)
	k.write("50")
	k.tabTo(`button[value="save"]`)
	k.follow(kb.Enter)
	k.says("Saved.")
	k.back("the questions", `location.search == ""`)
	k.choose("/answers/leadership/value", "ready")
	k.tabTo(`button[value="save"]`)
	k.follow(kb.Enter)
	k.says("Saved.")
	doc, s := p.stored(a)
	if got := doc.Answers["leadership"].Choices(); !slices.Equal(got, []string{"ready"}) || s.Version != 3 {
		t.Errorf("stored %q in version %d", got, s.Version)
	}
	if n := doc.Answers["id-holders"]; !strings.Contains(string(s.Document), `50`) || !n.State().HasValue() {
		t.Errorf("the other answer is lost: %s", s.Document)
	}

	call(k, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: 390, Height: 700, DeviceScaleFactor: 1, Mobile: true})
	k.do(chromedp.Navigate(p.URL + part))
	bo := p.person("Bo")
	bo.post(part, with(bo.get(part).form(), field1("leadership", "value"), "starting")).is(303)
	k.choose("/answers/leadership/value", "growing")
	k.tabTo(`button[value="save"]`)
	k.follow(kb.Enter)
	k.says("Two people changed the same answers")
	k.until("the message in sight", `(r => r.top >= 0 && r.top < innerHeight - 100)(document.querySelector("#conflict-title").getBoundingClientRect())`)
}
