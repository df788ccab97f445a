// Package cli holds what the example programs share on the command line.
package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/catalog"
)

// The codes that programs end with.
const (
	OK    = 0
	Wrong = 1 // something is wrong with an input; all of it was said
	Usage = 2 // the program was called in a way that makes no sense
)

// Framework loads an instrument: from a file when the name ends like one
// (.yaml, .yml or .json), and from the catalogue otherwise (un-nine-pillars,
// wb-gtmi@2022).
func Framework(name string) (*maturity.Framework, error) {
	if !slices.Contains([]string{".yaml", ".yml", ".json"}, strings.ToLower(filepath.Ext(name))) {
		fw, err := catalog.Load(name)
		if err != nil {
			return nil, fmt.Errorf("%w; a framework of your own is a .yaml or .json file", err)
		}
		return fw, nil
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	return maturity.ReadFramework(name, data)
}
