package diagrams

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/govmaturity/govmaturity"
)

// Limits of an XML file.
const (
	maxXMLDepth = 100
	maxXMLNodes = 1_000_000
)

// element is an element of XML, by its name without its namespace.
type element struct {
	name         string
	attributes   []xml.Attr
	children     []*element
	text         string
	raw          []byte // the text, until the end
	line, column int
}

func (e *element) place() place { return place{line: e.line, column: e.column} }

// attribute returns an attribute, in any namespace, or "".
func (e *element) attribute(name string) string {
	if e == nil {
		return ""
	}
	for _, a := range e.attributes {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// child returns the first child with a name, or nil.
func (e *element) child(name string) *element {
	if e == nil {
		return nil
	}
	for _, c := range e.children {
		if c.name == name {
			return c
		}
	}
	return nil
}

// content returns the text of a child, or "".
func (e *element) content(name string) string {
	if c := e.child(name); c != nil {
		return trim(c.text)
	}
	return ""
}

// parseXML reads a file as a tree. No entity is expanded but the five of XML, and a
// document type, which could declare others, is refused.
func (b *builder) parseXML(data []byte) *element {
	if bytes.HasPrefix(data, []byte{0xff, 0xfe}) || bytes.HasPrefix(data, []byte{0xfe, 0xff}) {
		b.fail(place{line: 1, column: 1}, govmaturity.CodeNotUTF8, "the file is UTF-16 text: save it as UTF-8")
		return nil
	}
	d := xml.NewDecoder(bytes.NewReader(data))
	d.CharsetReader = charset
	var root *element
	var open []*element
	for nodes := 0; ; nodes++ {
		line, column := d.InputPos()
		here := place{line: line, column: column}
		t, err := d.Token()
		if errors.Is(err, io.EOF) && len(open) == 0 {
			break
		}
		if err != nil {
			b.failXML(d, err)
			return nil
		}
		if nodes >= maxXMLNodes {
			b.fail(here, govmaturity.CodeTooManyValues, "the file has more than %d elements and texts", maxXMLNodes)
			return nil
		}
		switch t := t.(type) {
		case xml.Directive:
			b.fail(here, govmaturity.CodeDirective, "a document type and its entities are not read: leave out <!%.20s", string(t))
			return nil
		case xml.StartElement:
			if len(open) >= maxXMLDepth {
				b.fail(here, govmaturity.CodeTooDeep, "elements are nested more than %d deep", maxXMLDepth)
				return nil
			}
			if len(open) == 0 && root != nil {
				b.fail(here, govmaturity.CodeSeveralDocuments, "a second element stands behind the end of the first")
				return nil
			}
			e := &element{name: t.Name.Local, attributes: t.Copy().Attr, line: line, column: column}
			if len(open) == 0 {
				root = e
			} else {
				parent := open[len(open)-1]
				parent.children = append(parent.children, e)
			}
			open = append(open, e)
		case xml.EndElement:
			last := open[len(open)-1]
			last.text, last.raw = string(last.raw), nil
			open = open[:len(open)-1]
		case xml.CharData:
			if len(open) > 0 && len(bytes.TrimSpace(t)) > 0 {
				e := open[len(open)-1]
				e.raw = append(e.raw, t...)
			}
		}
	}
	if root == nil {
		b.fail(place{line: 1, column: 1}, govmaturity.CodeEmptyDocument, "the file holds no element: expected <xmile>")
	}
	return root
}

// failXML reports where XML is broken.
func (b *builder) failXML(d *xml.Decoder, err error) {
	line, column := d.InputPos()
	message := err.Error()
	var syntax *xml.SyntaxError
	if errors.As(err, &syntax) {
		message = syntax.Msg
	}
	b.fail(place{line: line, column: column}, govmaturity.CodeSyntax, "the XML is broken or cut off: %s", message)
}

// charset reads the encodings that old files have.
func charset(label string, in io.Reader) (io.Reader, error) {
	switch strings.ToLower(label) {
	case "us-ascii", "ascii", "utf8":
		return in, nil
	case "iso-8859-1", "latin1", "windows-1252", "cp1252":
		data, err := io.ReadAll(io.LimitReader(in, maxBytes+1))
		if err != nil {
			return nil, err
		}
		return strings.NewReader(fromWindows(data)), nil
	}
	return nil, fmt.Errorf("the encoding %.20q is not read: save the file as UTF-8", label)
}
