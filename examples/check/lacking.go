package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/examples/internal/cli"
	"github.com/govmaturity/govmaturity/examples/internal/text"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/invopop/jsonschema"
)

// lacking lists the texts of documents that are not there in a language, with their
// places.
func lacking(w io.Writer, files []file, tag string) (int, error) {
	code := cli.OK
	for _, f := range files {
		if f.kind == nil || f.root == nil {
			return 0, f.noKind()
		}
		if f.kind.schema == nil {
			continue // words have a check of their own
		}
		m, err := f.kind.model()
		if err != nil {
			return 0, err
		}
		own := f.text("language")
		if own == "" {
			own = "en"
		}
		t := translation{model: m, file: f, tag: tag, own: own}
		t.walk(govmaturity.Path{}, m.root, f.root)
		fmt.Fprintf(w, "%s: %d of %d texts are not in %s\n", f.name, len(t.missing), t.texts, tag)
		for _, line := range t.missing {
			fmt.Fprintln(w, line)
			code = cli.Wrong
		}
	}
	return code, nil
}

type translation struct {
	model
	file     file
	tag, own string // the language asked for, and that of plain texts
	texts    int
	missing  []string
}

// walk goes through a document along its schema.
func (t *translation) walk(at govmaturity.Path, s *jsonschema.Schema, n *document.Node) {
	s, _ = t.resolve(s)
	switch {
	case isText(s):
		t.text(at, n)
	case n.Kind == document.List && s.Items != nil:
		for i, child := range n.Items {
			t.walk(at.Index(i), s.Items, child)
		}
	case n.Kind == document.Map:
		for _, field := range n.Fields {
			below := item(s)
			if s.Properties != nil {
				if known, ok := s.Properties.Get(field.Key); ok {
					below = known
				}
			}
			if below != nil {
				t.walk(at.Key(field.Key), below, field.Value)
			}
		}
	}
}

func (t *translation) text(at govmaturity.Path, n *document.Node) {
	said, has := "", false
	switch n.Kind {
	case document.String:
		said, has = n.Text, strings.EqualFold(t.own, t.tag)
	case document.Map:
		for _, field := range n.Fields {
			has = has || strings.EqualFold(field.Key, t.tag)
			if said == "" || strings.EqualFold(field.Key, t.own) {
				said = field.Value.Text
			}
		}
	default:
		return
	}
	t.texts++
	if !has {
		t.missing = append(t.missing, fmt.Sprintf("%s:%d:%d: %s: %s", t.file.name, n.Line, n.Column, at, strconv.Quote(text.Plain(said))))
	}
}
