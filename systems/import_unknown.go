package systems

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// near is the kind of file that comes nearest to one that is of no kind, and what it
// lacks to be of that one, with the place.
type near struct {
	kind         ImportKind
	lack         string
	line, column int
	path         govmaturity.Path
}

// unknown says all at once of a file that is of no kind: what it seems to be, the
// nearest kind with what it lacks, and the kinds that there are.
//
// The problem, if there is one, is the first that was found while it was read as one
// of the nearest kind.
func (in *input) unknown(found govmaturity.Problem) error {
	seems, n := in.seems()
	if found.Line > 0 {
		n.line, n.column = found.Line, found.Column
	}
	if n.kind == ImportKindText {
		n.lack = found.Message()
	}
	nearest := ""
	if n.kind != "" {
		nearest = fmt.Sprintf("; the nearest kind is %s, but %s", n.kind, n.lack)
	}
	var kinds []string
	for _, i := range importers {
		kinds = append(kinds, fmt.Sprintf("%s (%s)", i.kind, i.signs))
	}
	return govmaturity.Problems{{Code: govmaturity.CodeWrongFormat, File: in.name, Line: max(1, n.line), Column: max(1, n.column), Path: n.path,
		Format: "this is no causal diagram of a kind that is read: it seems to be %s%s; read are: %s",
		Args:   []any{seems, nearest, strings.Join(kinds, "; ")}}}
}

// misread returns what is wrong with a file that was read as one of a kind. Where all
// of it is wrong, as it is of another kind, that is one mistake.
func (in *input) misread(kind ImportKind, err error) error {
	var all govmaturity.Problems
	if !errors.As(err, &all) || len(all) == 0 {
		return err
	}
	switch {
	case kind == ImportKindXMILE && all[0].Code == govmaturity.CodeWrongFormat:
		return in.unknown(all[0])
	case kind == ImportKindText && !in.typed():
		return in.unknown(all[0])
	}
	return err
}

var (
	// typedLine begins a line that people type about a diagram.
	typedLine = regexp.MustCompile(`(?m)^\s*(title|loop|actor|language|edition|id|description)\s|^\s*"[^"\n]*"\s*:|:\s*(stock|social|technical)\b`)
	// xmlName is the first element of XML.
	xmlName = regexp.MustCompile(`<([A-Za-z_][^\s<>/]{0,40})`)
)

// typed reports whether anything in a text looks as what people type of a diagram.
func (in *input) typed() bool {
	return bytes.Contains(in.data, []byte("->")) || bytes.Contains(in.data, []byte("→")) || typedLine.Match(in.data)
}

// seems returns in words what a file seems to be, and the kind that is nearest.
func (in *input) seems() (string, near) {
	start := strings.TrimLeft(string(in.data[:min(len(in.data), 1000)]), "\ufeff \t\r\n")
	switch {
	case in.binary() != "":
		return in.binary(), near{}
	case in.root != nil && in.root.Kind == document.List:
		return fmt.Sprintf("a JSON list of %d", len(in.root.Items)), in.nearLoopy()
	case in.root != nil:
		return in.keys(), in.nearObject()
	case strings.HasPrefix(start, "<"):
		name := xmlName.FindStringSubmatch(string(in.data[:min(len(in.data), 64<<10)]))
		if name == nil {
			return "XML", near{}
		}
		return "XML with <" + name[1] + ">", near{kind: ImportKindXMILE, lack: "that begins with <xmile>"}
	case in.ending == ".csv" || in.ending == ".tsv":
		first, _, _ := strings.Cut(start, "\n")
		return "a table", near{kind: ImportKindTable, lack: fmt.Sprintf("its first line, %.80q, has neither the columns From and To nor Label", strings.TrimSpace(first))}
	}
	return "text", near{kind: ImportKindText}
}

// maxShownKeys is how many keys of a file are told.
const maxShownKeys = 8

// keys returns what a JSON object has, in words.
func (in *input) keys() string {
	var keys []string
	for _, f := range in.root.Fields[:min(len(in.root.Fields), maxShownKeys)] {
		keys = append(keys, fmt.Sprintf("%.40q", f.Key))
	}
	if more := len(in.root.Fields) - len(keys); more > 0 {
		keys = append(keys, fmt.Sprintf("%d more", more))
	}
	if len(keys) == 0 {
		return "an empty JSON object"
	}
	return "a JSON object with " + strings.Join(keys, ", ")
}

// nearObject returns the kind of which a JSON object has one part of two.
func (in *input) nearObject() near {
	top := govmaturity.Path{}
	for _, pair := range []struct {
		kind       ImportKind
		one, other string
	}{
		{ImportKindKumu, "elements", "connections"}, {ImportKindKumu, "connections", "elements"},
		{ImportKindPlain, "variables", "links"}, {ImportKindPlain, "links", "variables"},
	} {
		n := in.root.Get(pair.one)
		if n == nil {
			continue
		}
		lack := fmt.Sprintf("%q is there and %q is not", pair.one, pair.other)
		if pair.one == "elements" && in.root.Get("connections") != nil {
			lack = `"elements" is no list`
		}
		return near{pair.kind, lack, n.Line, n.Column, top.Key(pair.one)}
	}
	if n := in.root.Get("notebook"); n != nil {
		return near{ImportKindCatColab, `"notebook" has neither "cells" nor "cellContents"`, n.Line, n.Column, top.Key("notebook")}
	}
	for _, f := range in.root.Fields {
		for _, key := range []string{"format", "variables", "links", "elements", "connections", "notebook"} {
			if strings.EqualFold(f.Key, key) {
				return near{ImportKindDocument, fmt.Sprintf("%q has to be written %q", f.Key, key), f.Line, f.Column, top.Key(f.Key)}
			}
		}
	}
	return near{}
}

// nearLoopy says why a JSON list is no drawing of Loopy.
func (in *input) nearLoopy() near {
	n := in.root
	if len(n.Items) < 2 || len(n.Items) > 4 {
		return near{ImportKindLoopy, fmt.Sprintf("that has two to four lists, and this one has %d", len(n.Items)), n.Line, n.Column, nil}
	}
	top := govmaturity.Path{}
	for i, what := range []string{"nodes", "edges"} {
		list := n.Items[i]
		if list.Kind != document.List {
			return near{ImportKindLoopy, "a list of " + what + " is expected here", list.Line, list.Column, top.Index(i)}
		}
		for k, item := range list.Items {
			if item.Kind != document.List {
				return near{ImportKindLoopy, "each of its " + what + " is a list, and this is none", item.Line, item.Column, top.Index(i).Index(k)}
			}
		}
	}
	return near{}
}

// binary says in words what a file is that is no text, or "".
func (in *input) binary() string {
	for _, known := range []struct{ begins, what string }{
		{"PK\x03\x04", "a ZIP archive, such as .xlsx and .docx: unpack it, or save it in one of the forms below"},
		{"\x1f\x8b", "a gzip archive: unpack it"},
		{"\x89PNG", "a picture, PNG"}, {"\xff\xd8\xff", "a picture, JPEG"}, {"GIF8", "a picture, GIF"}, {"%PDF", "a PDF"},
		{"\xfe\xff", "UTF-16 text: save it as UTF-8"},
	} {
		if bytes.HasPrefix(in.data, []byte(known.begins)) {
			return known.what
		}
	}
	if head := in.data[:min(len(in.data), 64<<10)]; bytes.IndexByte(head, 0) >= 0 && !utf8.Valid(head) {
		return "no text: there are bytes in it that no text has"
	}
	return ""
}
