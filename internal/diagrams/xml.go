package diagrams

import (
	"github.com/govmaturity/govmaturity/internal/xmltree"
)

type element = xmltree.Element

func placeOf(e *element) place { return place{line: e.Line, column: e.Column} }

// parseXML reads a file as a tree, or says why not and returns nil.
func (b *builder) parseXML(data []byte) *element {
	root, problem := xmltree.Parse(data, xmltree.Limits{})
	if problem != nil {
		b.fail(place{line: problem.Line, column: problem.Column}, problem.Code, problem.Format, problem.Args...)
		return nil
	}
	return root
}
