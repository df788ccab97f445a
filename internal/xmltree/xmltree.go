// Package xmltree reads XML that is not trusted, as a tree whose elements know their
// place. No entity is expanded but the five of XML; a document type, which could
// declare others, is refused; size, depth and number are limited.
package xmltree

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/encoding/charmap"

	"github.com/govmaturity/govmaturity"
)

// Limits of a file. A zero limit is the usual one.
type Limits struct {
	// Bytes is 64 MB, Depth 100 elements, Nodes a million elements and texts.
	Bytes, Depth, Nodes int
}

const (
	usualBytes = 64 << 20
	usualDepth = 100
	usualNodes = 1_000_000
)

// Element is an element, by its name without the prefix of its namespace.
type Element struct {
	Space, Name string
	Attributes  []xml.Attr
	Children    []*Element
	// Text is what stands in it, without what stands in its children.
	Text         string
	Line, Column int

	raw []byte // the text, until the end
}

// Attribute returns an attribute, in any namespace, or "".
func (e *Element) Attribute(name string) string {
	value, _ := e.Has(name)
	return value
}

// Has returns an attribute, in any namespace, and whether it is there.
func (e *Element) Has(name string) (value string, ok bool) {
	if e == nil {
		return "", false
	}
	for _, a := range e.Attributes {
		if a.Name.Local == name {
			return a.Value, true
		}
	}
	return "", false
}

// Child returns the first child with a name, or nil.
func (e *Element) Child(name string) *Element {
	if e == nil {
		return nil
	}
	for _, c := range e.Children {
		if c.Name == name {
			return c
		}
	}
	return nil
}

// Content returns the text of a child without the blanks around it, or "".
func (e *Element) Content(name string) string {
	if c := e.Child(name); c != nil {
		return strings.TrimSpace(c.Text)
	}
	return ""
}

// Parse reads a file. The problem is the first thing that is wrong with it, with its
// line and column, or nil.
func Parse(data []byte, limits Limits) (*Element, *govmaturity.Problem) {
	p := &parser{limits: limits.filled()}
	if len(data) > p.limits.Bytes {
		return nil, fault(1, 1, govmaturity.CodeTooLarge, "the file has more than the %d bytes allowed", p.limits.Bytes)
	}
	if bytes.HasPrefix(data, []byte{0xff, 0xfe}) || bytes.HasPrefix(data, []byte{0xfe, 0xff}) {
		return nil, fault(1, 1, govmaturity.CodeNotUTF8, "the file is UTF-16 text: save it as UTF-8")
	}
	p.d = xml.NewDecoder(bytes.NewReader(data))
	p.d.CharsetReader = charset
	for nodes := 0; ; nodes++ {
		line, column := p.d.InputPos()
		t, err := p.d.Token()
		switch {
		case errors.Is(err, io.EOF) && len(p.open) == 0:
			if p.root == nil {
				return nil, fault(1, 1, govmaturity.CodeEmptyDocument, "the file holds no element")
			}
			return p.root, nil
		case err != nil:
			return nil, p.broken(err)
		case nodes >= p.limits.Nodes:
			return nil, fault(line, column, govmaturity.CodeTooManyValues, "the file has more than %d elements and texts", p.limits.Nodes)
		}
		if problem := p.token(t, line, column); problem != nil {
			return nil, problem
		}
	}
}

func (l Limits) filled() Limits {
	for _, x := range []struct {
		limit *int
		usual int
	}{{&l.Bytes, usualBytes}, {&l.Depth, usualDepth}, {&l.Nodes, usualNodes}} {
		if *x.limit == 0 {
			*x.limit = x.usual
		}
	}
	return l
}

type parser struct {
	d      *xml.Decoder
	limits Limits
	root   *Element
	open   []*Element
}

func (p *parser) token(t xml.Token, line, column int) *govmaturity.Problem {
	switch t := t.(type) {
	case xml.Directive:
		return fault(line, column, govmaturity.CodeDirective, "a document type and its entities are not read: leave out <!%.20s", string(t))
	case xml.StartElement:
		if len(p.open) >= p.limits.Depth {
			return fault(line, column, govmaturity.CodeTooDeep, "elements are nested more than %d deep", p.limits.Depth)
		}
		if len(p.open) == 0 && p.root != nil {
			return fault(line, column, govmaturity.CodeSeveralDocuments, "a second element stands behind the end of the first")
		}
		seen := make(map[xml.Name]bool, len(t.Attr))
		for _, a := range t.Attr {
			if seen[a.Name] {
				return fault(line, column, govmaturity.CodeDuplicateKey, "the attribute %.40q stands twice in one element", a.Name.Local)
			}
			seen[a.Name] = true
		}
		e := &Element{Space: t.Name.Space, Name: t.Name.Local, Attributes: t.Copy().Attr, Line: line, Column: column}
		if len(p.open) == 0 {
			p.root = e
		} else {
			parent := p.open[len(p.open)-1]
			parent.Children = append(parent.Children, e)
		}
		p.open = append(p.open, e)
	case xml.EndElement:
		last := p.open[len(p.open)-1]
		last.Text, last.raw = string(last.raw), nil
		p.open = p.open[:len(p.open)-1]
	case xml.CharData:
		if len(p.open) > 0 && len(bytes.TrimSpace(t)) > 0 {
			e := p.open[len(p.open)-1]
			e.raw = append(e.raw, t...)
		}
	}
	return nil
}

// broken says where XML is broken.
func (p *parser) broken(err error) *govmaturity.Problem {
	line, column := p.d.InputPos()
	message := err.Error()
	var syntax *xml.SyntaxError
	if errors.As(err, &syntax) {
		message = syntax.Msg
	}
	return fault(line, column, govmaturity.CodeSyntax, "the XML is broken or cut off: %s", message)
}

func fault(line, column int, code govmaturity.Code, format string, args ...any) *govmaturity.Problem {
	return &govmaturity.Problem{Code: code, Line: line, Column: column, Format: format, Args: args}
}

// charset reads the encodings that old files have.
func charset(label string, in io.Reader) (io.Reader, error) {
	switch strings.ToLower(label) {
	case "us-ascii", "ascii", "utf8":
		return in, nil
	case "iso-8859-1", "latin1", "windows-1252", "cp1252":
		return charmap.Windows1252.NewDecoder().Reader(in), nil
	}
	return nil, fmt.Errorf("the encoding %.20q is not read: save the file as UTF-8", label)
}
