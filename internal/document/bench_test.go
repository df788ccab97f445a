package document_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity/internal/document"
)

// largePlan is a document of about 2,000 values, in both formats.
func largePlan(b *testing.B) (p plan, yaml, json []byte) {
	b.Helper()
	var text strings.Builder
	text.WriteString("id: a\ntitle: A plan\nanswers:\n")
	for i := range 240 {
		fmt.Fprintf(&text, "  q%d: {value: %d, comment: The registers are connected.}\n", i, i)
	}
	text.WriteString("steps:\n")
	for i := range 240 {
		fmt.Fprintf(&text, "  - id: s%d\n    cost: %d\n    steps: [{id: t}]\n", i, i)
	}
	if _, problems := planShape(b).Read("x.yaml", []byte(text.String()), &p); problems != nil {
		b.Fatal(problems)
	}
	json, err := document.Marshal(p)
	if err != nil {
		b.Fatal(err)
	}
	return p, []byte(text.String()), json
}

func BenchmarkRead(b *testing.B) {
	_, yaml, json := largePlan(b)
	s := planShape(b)
	for name, data := range map[string][]byte{"x.yaml": yaml, "x.json": json} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				if _, problems := s.Read(name, data, new(plan)); problems != nil {
					b.Fatal(problems)
				}
			}
		})
	}
}

func BenchmarkCheck(b *testing.B) {
	p, _, _ := largePlan(b)
	s := planShape(b)
	for b.Loop() {
		if problems := s.Check(&p, document.Options{}); problems != nil {
			b.Fatal(problems)
		}
	}
}

func BenchmarkShapeOf(b *testing.B) {
	for b.Loop() {
		planShape(b)
	}
}
