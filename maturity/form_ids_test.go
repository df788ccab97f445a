package maturity_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
)

// A profile whose program cannot hold some ids says so, and all others have a
// place for each answer.
func TestOddIDs(t *testing.T) {
	for _, tt := range []struct {
		ids     []string
		refused []govmaturity.FormProfile
	}{
		{[]string{"x", "xx", "x-value", "value", "state", "length", "0", "none", "other", "true", "tostring"}, nil},
		{[]string{"x", "x_value"}, []govmaturity.FormProfile{govmaturity.FormRJSF}},
		{[]string{"law_state", "law"}, []govmaturity.FormProfile{govmaturity.FormRJSF}},
		{[]string{"x_values", "x"}, nil},
		{[]string{"constructor", "x"}, []govmaturity.FormProfile{govmaturity.FormRJSF, govmaturity.FormJSONForms, govmaturity.FormJSONEditor}},
		{[]string{"prototype", "x"}, []govmaturity.FormProfile{govmaturity.FormRJSF, govmaturity.FormJSONForms, govmaturity.FormJSONEditor}},
		{[]string{"2.1", "2.10"}, []govmaturity.FormProfile{govmaturity.FormJSONForms}},
	} {
		var nodes strings.Builder
		for _, id := range tt.ids {
			fmt.Fprintf(&nodes, "    - {id: %q, title: %q, measure: {kind: yes-no}}\n", id, "T "+id)
		}
		fw, err := maturity.ReadFramework("", []byte("format: govmaturity/framework/1\nid: odd\nedition: \"1\"\ntitle: Odd\nstanding: illustrative\nscore-standing: illustrative\nroot:\n  id: top\n  title: Top\n  aggregation: arithmetic\n  nodes:\n"+nodes.String()))
		if err != nil {
			t.Fatal(err)
		}
		f := formOf(t, fw, maturity.FormOptions{})
		refused := map[govmaturity.FormProfile]bool{}
		for _, p := range tt.refused {
			refused[p] = true
		}
		for _, p := range govmaturity.FormProfiles() {
			data, err := f.Profile(p)
			switch {
			case refused[p] && (err == nil || !strings.Contains(err.Error(), "use another profile")):
				t.Errorf("%v: %s says %v", tt.ids, p, err)
			case !refused[p] && err != nil:
				t.Errorf("%v: %v", tt.ids, err)
			case !refused[p]:
				for _, id := range tt.ids {
					if !strings.Contains(string(data), id) {
						t.Errorf("%v: %s has no %s", tt.ids, p, id)
					}
				}
			}
		}
	}
}

// No instrument of the catalogue is refused for what its ids look like, but by
// JSON Forms those that the publisher numbers with dots.
func TestCatalogueIDsAreNotOdd(t *testing.T) {
	names, all := formFrameworks(t)
	for _, name := range names {
		f := formOf(t, all[name], maturity.FormOptions{})
		for _, p := range []govmaturity.FormProfile{govmaturity.FormRJSF, govmaturity.FormJSONEditor} {
			if _, err := f.Profile(p); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}
