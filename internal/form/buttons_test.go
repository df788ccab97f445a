package form_test

import (
	"bytes"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
)

// press returns what a browser posts when a person presses a button.
func (p *page) press(tb testing.TB, name string) url.Values {
	tb.Helper()
	for _, t := range p.tags {
		if t.name == "button" && t.attrs["name"] == name {
			values := p.submit()
			values.Set(name, t.attrs["value"])
			return values
		}
	}
	tb.Fatalf("the page has no button %s", name)
	return nil
}

// The buttons of lists add, move and take out items of what was typed, saved or
// not, and the host learns that the form was not sent.
func TestListButtons(t *testing.T) {
	f := sample(sampleOptions{})
	how := govmaturity.FormPage{ListButtons: true, Action: "/save?a=b", Buttons: []govmaturity.FormButton{{Name: "do", Value: "save", Title: "Save"}}}
	p := writePage(t, f, nil, how)
	for i, id := range []string{"a", "b", "c"} {
		at := "/rosters/services/" + string(rune('0'+i))
		p.named(at + "/id")[0].value = id
		values := p.press(t, "/rosters/services/~add")
		in := f.ReadPost(values)
		if in.Again != "/rosters/services" {
			t.Fatalf("again is %q", in.Again)
		}
		p = writePage(t, f, in, how)
		if strings.Contains(p.html, "gm-summary") {
			t.Error("a form that is half filled in says what is wrong")
		}
		if strings.Contains(p.html, "save after each") {
			t.Error("the form says to save after each item")
		}
	}
	for _, tt := range []struct{ button, want string }{
		{"2/~up", "a c b"}, {"0/~down", "c a b"}, {"0/~down", "a c b"}, {"1/~remove", "a b"},
	} {
		in := f.ReadPost(p.press(t, "/rosters/services/"+tt.button))
		var ids []string
		for i := range 4 {
			ids = append(ids, in.Values["/rosters/services/"+string(rune('0'+i))+"/id"]...)
		}
		if got := strings.Join(ids, " "); got != tt.want || in.Again != "/rosters/services" {
			t.Errorf("%s: %s, again %q, want %s", tt.button, got, in.Again, tt.want)
		}
		if slices.ContainsFunc(in.Problems, func(p govmaturity.Problem) bool { return p.Code == govmaturity.CodeUnknownField }) {
			t.Errorf("%s: %v", tt.button, in.Err())
		}
		p = writePage(t, f, in, how)
	}
	// The first cannot go up, and the last cannot go down.
	for _, button := range []string{"0/~up", "1/~down", "2/~remove"} {
		if strings.Contains(p.html, "/rosters/services/"+button) {
			t.Errorf("there is a button %s", button)
		}
	}
	// The Enter key presses what the host's first button is.
	for _, tag := range p.tags {
		if tag.name == "button" {
			if tag.attrs["name"] != "do" || tag.attrs["value"] != "save" {
				t.Errorf("the Enter key presses %v", tag.attrs)
			}
			break
		}
	}
	in := f.ReadPost(p.submit())
	if in.Again != "" || !bytes.Contains(in.Document, []byte(`"services":[{"id":"a"},{"id":"b"}]`)) {
		t.Errorf("again %q: %s", in.Again, in.Document)
	}
}

// Lists in lists, entries, and buttons that no page has.
func TestListButtonsElsewhere(t *testing.T) {
	f := sample(sampleOptions{})
	base := url.Values{
		"/subject": {"S"}, "/title/en": {"T"}, "/rosters/services/2/id": {"a"}, "/rosters/services/2/rosters/sites/1/id": {"x"},
		"/rosters/services/2/rosters/sites/5/id": {"y"}, "/people/Ann/age": {"1"}, "/numbers/3": {"5"}, "/numbers/7": {"6"},
	}
	for button, want := range map[string][2]string{
		"/rosters/services/2/rosters/sites/5/~up":    {"/rosters/services/0/rosters/sites", `"sites":[{"id":"y"},{"id":"x"}]`},
		"/numbers/3/~down":                           {"/numbers", `"numbers":[6,5]`},
		"/numbers/3/~remove":                         {"/numbers", `"numbers":[6]`},
		"/people/~add":                               {"/people", `"people":{"Ann":{"age":1}}`},
		"/people/Ann/~remove":                        {"/people", `"numbers":[5,6]`},
		"/numbers/3/~up":                             {"/numbers", `"numbers":[5,6]`},
		"/numbers/9/~up":                             {"", `"numbers":[5,6]`},
		"/rosters/services/2/rosters/sites/1/~down":  {"/rosters/services/0/rosters/sites", `"sites":[{"id":"y"},{"id":"x"}]`},
		"/rosters/services/2/rosters/sites/1/~wrong": {"", `"numbers":[5,6]`},
	} {
		values := cloneValues(base)
		values.Set(button, "now")
		in := f.ReadPost(values)
		if in.Again != want[0] || !bytes.Contains(in.Document, []byte(want[1])) {
			t.Errorf("%s: again %q, and %s", button, in.Again, in.Document)
		}
		writePage(t, f, in, govmaturity.FormPage{ListButtons: true}) // it can still be shown
	}
}

// A post that no browser sends has two buttons of one item: the first counts, each time.
func TestTwoListButtons(t *testing.T) {
	f := sample(sampleOptions{})
	values := url.Values{
		"/subject": {"S"}, "/title/en": {"T"}, "/numbers/0": {"1"}, "/numbers/1": {"2"}, "/numbers/2": {"3"},
		"/numbers/1/~up": {"now"}, "/numbers/1/~down": {"now"},
	}
	for range 20 {
		if in := f.ReadPost(values); !bytes.Contains(in.Document, []byte(`"numbers":[2,1,3]`)) {
			t.Fatalf("the item went elsewhere: %s", in.Document)
		}
	}
}
