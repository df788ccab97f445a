package maturitytest

import (
	"errors"
	"os"
	"testing"

	"github.com/govmaturity/govmaturity"
)

// FuzzGolden: a golden case is read, checked and written anew, or refused with
// problems.
func FuzzGolden(f *testing.F) {
	sample, err := os.ReadFile("testdata/golden/register.yaml")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(sample)
	f.Add([]byte(head))
	f.Add([]byte(head + "expect: {nodes: {ministry: {value: 1, level: leading}, gone: {state: answered}}}\n"))
	f.Add([]byte("{"))
	fw := ministry(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, update := range []bool{false, true} {
			c, err := readGolden(fw, "case.yaml", data, update)
			var problems govmaturity.Problems
			if err != nil {
				if !errors.As(err, &problems) {
					t.Fatalf("%T is no list of problems: %v", err, err)
				}
				continue
			}
			if !update {
				_ = c.check() // what is expected may differ from what comes out
				continue
			}
			written, err := c.update()
			if err != nil {
				continue
			}
			again, err := readGolden(fw, "case.yaml", written, false)
			if err == nil {
				err = again.check()
			}
			if err != nil {
				t.Fatalf("%v\nafter an update to\n%s", err, written)
			}
		}
	})
}
