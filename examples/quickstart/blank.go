package main

import (
	"slices"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity/examples/internal/blank"
	"github.com/govmaturity/govmaturity/examples/internal/cli"
	"github.com/govmaturity/govmaturity/maturity/catalog"
)

// form writes a blank assessment of an instrument.
func (s settings) form() ([]byte, error) {
	fw, err := cli.Framework(s.framework)
	if err != nil {
		return nil, err
	}
	score := "go run ./examples/quickstart "
	if !slices.ContainsFunc(catalog.Entries(), func(e catalog.Entry) bool { return s.framework == e.ID || s.framework == e.String() }) {
		name := s.framework
		if strings.ContainsAny(name, " '&;()$") {
			name = strconv.Quote(name)
		}
		score += "-framework " + name + " "
	}
	return blank.Assessment(fw, s.language, "To see what comes out:", score+"-answers this-file.yaml"), nil
}

// catalogue returns the names of the instruments in it.
func catalogue() []string {
	var ids []string
	for _, e := range catalog.Entries() {
		ids = append(ids, e.ID)
	}
	return slices.Compact(ids)
}
