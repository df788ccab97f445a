package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/govmaturity/govmaturity"
)

// placed is something wrong with a file, with its place: a path in a document,
// and a line and a column; or a sheet and a cell.
type placed struct {
	Where        string
	Line, Column int
	Text         string
	English      bool // the library's words, which are for authors and in English
}

const maxPlaced = 100

// placedOn are problems on a page, for the template that writes them.
type placedOn struct {
	Page *page
	All  []placed
}

func newPlacedOn(p *page, all []placed) placedOn { return placedOn{p, all} }

// mostPlaced cuts a list of problems, and says how many more there are.
func (v *visit) mostPlaced(all []placed) []placed {
	if n := len(all) - maxPlaced; n > 0 {
		all = append(all[:maxPlaced:maxPlaced], placed{Text: v.T("p-more", n)})
	}
	return all
}

// placedOf are problems that the library found.
func placedOf(problems govmaturity.Problems) (all []placed) {
	for _, p := range problems {
		all = append(all, placed{p.Path.String(), p.Line, p.Column, p.Message(), true})
	}
	return all
}

// jsonReader reads an object key by key, strictly, and knows where it is. The
// standard library takes keys that are doubled or unknown, and says no place.
type jsonReader struct {
	*visit
	data []byte
	dec  *json.Decoder
	out  []placed
	path govmaturity.Path
}

// errBroken ends the reading: what comes after it cannot be told.
var errBroken = errors.New("the file cannot be read further")

func (v *visit) jsonReader(data []byte) *jsonReader {
	r := &jsonReader{visit: v, data: data, dec: json.NewDecoder(bytes.NewReader(data))}
	r.dec.UseNumber()
	return r
}

// wrong notes a problem at an offset.
func (r *jsonReader) wrong(at int, path govmaturity.Path, text string) {
	line, column := lineOf(r.data, at)
	r.out = append(r.out, placed{path.String(), line, column, text, false})
}

func lineOf(data []byte, at int) (line, column int) {
	before := data[:min(max(at, 0), len(data))]
	return bytes.Count(before, []byte("\n")) + 1, utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:]) + 1
}

// at is where the next value begins.
func (r *jsonReader) at() int {
	at := int(r.dec.InputOffset())
	for at < len(r.data) && strings.IndexByte(" \t\r\n:,", r.data[at]) >= 0 {
		at++
	}
	return at
}

// broken says how the file breaks off, or that it is no JSON.
func (r *jsonReader) broken(err error) error {
	var syntax *json.SyntaxError
	switch {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		r.wrong(len(r.data), r.path, r.T("p-cut"))
	case errors.As(err, &syntax) && int(syntax.Offset) >= len(r.data):
		r.wrong(len(r.data), r.path, r.T("p-cut"))
	case errors.As(err, &syntax):
		r.wrong(int(syntax.Offset)-1, r.path, r.T("p-json"))
	default:
		r.wrong(r.at(), r.path, r.T("p-json"))
	}
	return errBroken
}

// object reads an object: what is known of it, each key once.
func (r *jsonReader) object(required []string, known map[string]func() error) error {
	return r.inside('{', func() error {
		seen := map[string]bool{}
		start, path := r.at(), r.path
		for r.dec.More() {
			at := r.at()
			token, err := r.dec.Token()
			if err != nil {
				return r.broken(err)
			}
			key, _ := token.(string)
			r.path = path.Key(key)
			read := known[key]
			switch {
			case seen[key]:
				r.wrong(at, r.path, r.T("p-key-twice"))
				read = r.skip
			case read == nil:
				r.wrong(at, r.path, r.T("p-key", short(key)))
				read = r.skip
			}
			seen[key] = true
			if err := read(); err != nil {
				return err
			}
		}
		for _, key := range required {
			if !seen[key] {
				r.wrong(start, path.Key(key), r.T("p-not-there"))
			}
		}
		r.path = path
		return nil
	})
}

// list reads a list.
func (r *jsonReader) list(read func(i int) error) error {
	return r.inside('[', func() error {
		path := r.path
		for i := 0; r.dec.More(); i++ {
			r.path = path.Index(i)
			if err := read(i); err != nil {
				return err
			}
		}
		r.path = path
		return nil
	})
}

// inside reads what is between two brackets. What is no such thing is a problem,
// and is passed over.
func (r *jsonReader) inside(open json.Delim, read func() error) error {
	at := r.at()
	if at < len(r.data) && r.data[at] != byte(open) {
		kind := "p-object"
		if open == '[' {
			kind = "p-list"
		}
		if err := r.skip(); err != nil {
			return err
		}
		says := map[string]string{"p-object": r.T("p-object"), "p-list": r.T("p-list")}
		r.wrong(at, r.path, says[kind])
		return nil
	}
	if _, err := r.dec.Token(); err != nil {
		return r.broken(err)
	}
	if err := read(); err != nil {
		return err
	}
	if _, err := r.dec.Token(); err != nil {
		return r.broken(err)
	}
	return nil
}

func (r *jsonReader) skip() error {
	var raw json.RawMessage
	return r.raw(&raw)()
}

// raw takes a value as it is written.
func (r *jsonReader) raw(to *json.RawMessage) func() error {
	return func() error {
		if err := r.dec.Decode(to); err != nil {
			return r.broken(err)
		}
		return nil
	}
}

// text reads a text.
func (r *jsonReader) text(to *string) func() error {
	return func() error {
		at := r.at()
		var raw json.RawMessage
		if err := r.raw(&raw)(); err != nil {
			return err
		}
		if len(raw) == 0 || raw[0] != '"' || json.Unmarshal(raw, to) != nil {
			r.wrong(at, r.path, r.T("p-no-text"))
		}
		return nil
	}
}

// number reads a whole number.
func (r *jsonReader) number(to *int64) func() error {
	return func() error {
		at := r.at()
		var raw json.RawMessage
		if err := r.raw(&raw)(); err != nil {
			return err
		}
		if json.Unmarshal(raw, to) != nil || string(raw) == "null" {
			r.wrong(at, r.path, r.T("p-no-number"))
		}
		return nil
	}
}

// end looks for what stands after the value.
func (r *jsonReader) end() {
	if at := r.at(); at < len(r.data) {
		r.wrong(at, nil, r.T("p-after"))
	}
}

// plainText refuses what is no text at all, at its first byte.
func (v *visit) plainText(data []byte) []placed {
	if utf8.Valid(data) {
		return nil
	}
	at := 0
	for at < len(data) {
		c, n := utf8.DecodeRune(data[at:])
		if c == utf8.RuneError && n == 1 {
			break
		}
		at += n
	}
	line, column := lineOf(data, at)
	return []placed{{Line: line, Column: column, Text: v.T("p-utf8")}}
}

// inner puts problems of a document within a file at their places in the file.
func (r *jsonReader) inner(at int, path govmaturity.Path, err error) {
	var problems govmaturity.Problems
	if !errors.As(err, &problems) {
		r.wrong(at, path, err.Error())
		r.out[len(r.out)-1].English = true
		return
	}
	line, column := lineOf(r.data, at)
	for _, p := range problems {
		one := placed{path.Join(p.Path).String(), line, column, p.Message(), true}
		if p.Line > 0 {
			one.Line = line + p.Line - 1
			if one.Column = p.Column; p.Line == 1 {
				one.Column = column + p.Column - 1
			}
		}
		r.out = append(r.out, one)
	}
}

// among reports whether a text is one of those.
func among(s string, all ...string) bool { return slices.Contains(all, s) }
