package diagrams_test

import (
	"testing"

	"github.com/govmaturity/govmaturity/internal/diagrams"
)

// A text in quotes ends at a quote after a pair of backslashes, as in Graphviz.
func TestBackslashesInDOT(t *testing.T) {
	for written, want := range map[string]string{
		`"a\\"`: `a\`, `"\\\""`: `\"`, `"\\\\"`: `\\`, `"\\n"`: `\n`, `"a\nb"`: "a b", "\"a\\\nb\"": "ab",
	} {
		d, err := diagrams.ReadDOT(input("x.dot", []byte(`digraph { a [label=`+written+`] a -> a [label="+"] }`)))
		if err != nil || len(d.Variables) != 1 || len(d.Links) != 1 || d.Variables[0].Name != want {
			t.Errorf("%s: %v, %v", written, d, err)
		}
	}
}
