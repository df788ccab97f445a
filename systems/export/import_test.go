package export_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/govmaturity/govmaturity/systems"
	"github.com/govmaturity/govmaturity/systems/export"
)

// drawn returns what pictures hold of a diagram.
func drawn(d *systems.Diagram) (out []string) {
	for v := range d.Variables() {
		out = append(out, fmt.Sprintf("%q %v", v.Name().String(), v.Stock()))
	}
	for l := range d.Links() {
		out = append(out, fmt.Sprint(l.From().Index(), l.Sign(), l.Delay(), l.To().Index()))
	}
	return out
}

// What was written for other programs is read again: names, stocks, signs and
// delays.
func TestImportReadsExports(t *testing.T) {
	d := diagramOf(t, rand.New(rand.NewPCG(1, 4)), append([]string{`ends in \`, `\\ two`, `"\"`}, hostile...))
	for name, write := range map[string]func(*bytes.Buffer) error{
		"x.mmd": func(b *bytes.Buffer) error { return export.Mermaid(b, d, export.Options{}) },
		"x.dot": func(b *bytes.Buffer) error { return export.DOT(b, d, export.Options{}) },
	} {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatal(err)
		}
		in, err := systems.Import(name, b.Bytes())
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		again, err := systems.Compile(in.Spec)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(drawn(d), drawn(again)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// The zero Diagram is an empty one.
func TestZeroDiagram(t *testing.T) {
	var b bytes.Buffer
	d := &systems.Diagram{}
	for name, err := range map[string]error{
		"Mermaid": export.Mermaid(&b, d, export.Options{}), "DOT": export.DOT(&b, d, export.Options{}),
		"GraphML": export.GraphML(&b, d, export.Options{}), "JSON": export.JSON(&b, d),
	} {
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
