package main

import (
	"bytes"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/network"
	tab "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// Pictures of all pages in all states, to be looked at by somebody: wide and
// narrow, in English and in Arabic. They go into the folder that
// PORTAL_PICTURES names.
func TestPictures(t *testing.T) {
	dir := os.Getenv("PORTAL_PICTURES")
	if dir == "" {
		t.Skip("SKIPPED: PORTAL_PICTURES names no folder for pictures")
	}
	ctx := browser(t)
	for _, lang := range []string{"en", "ar"} {
		p := newPortal(t)
		ana, all := sights(p, lang)
		k := &keyboard{t, ctx}
		u, _ := url.Parse(p.URL)
		for _, c := range ana.client.Jar.Cookies(u) {
			call(k, network.SetCookie, network.SetCookieParams{Name: c.Name, Value: c.Value, URL: p.URL})
		}
		for _, s := range all {
			for name, width := range map[string]int64{"wide": 1280, "narrow": 390} {
				k.do(chromedp.EmulateViewport(width, 900), chromedp.Navigate(p.URL+"/health"))
				frame := call(k, tab.GetFrameTree, cdp.Empty{}).FrameTree.Frame.ID
				call(k, tab.SetDocumentContent, tab.SetDocumentContentParams{FrameID: frame, HTML: s.body})
				k.until("the style", `document.readyState == "complete" && document.styleSheets.length > 0`)
				shot, err := chromedp.Run(ctx, chromedp.FullScreenshot(100))
				if err != nil || !bytes.HasPrefix(shot, []byte("\x89PNG")) {
					t.Fatalf("%s: no picture: %v", s.name, err)
				}
				file := strings.NewReplacer(" ", "-", ",", "").Replace(s.name) + "." + lang + "." + name + ".png"
				if err := os.WriteFile(filepath.Join(dir, file), shot, 0o600); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
}
