package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity/examples/internal/blank"
	"github.com/govmaturity/govmaturity/examples/internal/cli"
	"github.com/govmaturity/govmaturity/examples/internal/text"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/invopop/jsonschema"
)

// pageWidth is how wide lines of comment are.
const pageWidth = 88

// writeBlank prints a document to fill in: the keys that there must be with null in
// the place of their values, and all others as comments.
func (s settings) writeBlank(w io.Writer) error {
	k := kindNamed(s.blank)
	switch {
	case k == nil:
		return noKindNamed(s.blank)
	case s.framework != "" && k.name != "assessment":
		return usageError("-framework goes with -blank assessment")
	case s.framework != "":
		fw, err := cli.Framework(s.framework)
		if err != nil {
			return err
		}
		_, err = w.Write(blank.Assessment(fw, "en", "To see what is wrong with it:", "go run ./examples/check this-file.yaml"))
		return err
	case k.schema == nil:
		return usageError("there is no blank one of " + k.name + ": go run ./examples/words prints words to begin with")
	}
	m, err := k.model()
	if err != nil {
		return err
	}
	b := blankDocument{model: m, said: map[string]bool{}}
	b.comment(0, m.root.Title+". "+m.root.Description)
	b.comment(0, "Put what is true in the place of each null. Take away the # before what you want to say as well.")
	b.comment(0, "To see what is wrong with it: go run ./examples/check this-file.yaml")
	b.object(0, m.root)
	_, err = io.WriteString(w, b.out.String())
	return err
}

// kindNamed returns the kind with a name, or nil.
func kindNamed(name string) *kind {
	for _, k := range kinds() {
		if k.name == name || k.format == name {
			return &k
		}
	}
	return nil
}

func noKindNamed(name string) error {
	var names []string
	for _, k := range kinds() {
		names = append(names, k.name)
	}
	return usageError(fmt.Sprintf("there is no kind %.40q: there is %s%s", name, strings.Join(names, ", "), document.Suggestion(name, names)))
}

type blankDocument struct {
	model
	out  strings.Builder
	open []string        // the named types that are being written: one may contain itself
	said map[string]bool // the forms of texts that were explained
}

func (b *blankDocument) comment(indent int, s string) {
	margin := strings.Repeat(" ", indent) + "# "
	for _, line := range text.Wrap(s, pageWidth-len(margin)) {
		b.out.WriteString(margin + line + "\n")
	}
}

// object writes the keys of an object.
func (b *blankDocument) object(indent int, s *jsonschema.Schema) {
	if one := choices(s); len(one) > 1 {
		b.comment(indent, "One of these keys, and not two: "+strings.Join(one, ", ")+".")
	}
	live := needed(s)
	for p := s.Properties.Oldest(); p != nil; p = p.Next() {
		b.key(indent, p.Key, p.Value, live[p.Key])
	}
}

// key writes one key, with what it is about.
func (b *blankDocument) key(indent int, key string, s *jsonschema.Schema, live bool) {
	said := s.Title
	if about := b.once(s.Description); about != "" {
		said += ". " + about
	}
	target, name := b.resolve(s)
	margin := strings.Repeat(" ", indent)
	if said != "" && len(target.Enum) != 1 {
		b.out.WriteString("\n")
		b.comment(indent, said)
	}
	if !live {
		b.unasked(indent, key, target, name)
		return
	}
	b.out.WriteString(margin + key + ":")
	b.value(indent, target, name)
}

// once leaves out how a text is formed where that was said before.
func (b *blankDocument) once(about string) string {
	for _, form := range []string{"An id:", "A name:", "An edition,", "A language tag,", "A date:"} {
		i := strings.Index(about, form)
		if i >= 0 && b.said[form] {
			return strings.TrimSpace(about[:i])
		}
		b.said[form] = b.said[form] || i >= 0
	}
	return about
}

// unasked writes an optional key as a comment: at the top of a document, with what is
// inside it.
func (b *blankDocument) unasked(indent int, key string, s *jsonschema.Schema, name string) {
	margin := strings.Repeat(" ", indent)
	inside := s
	if s.Items != nil {
		inside, _ = b.resolve(s.Items)
	}
	if indent > 0 || inside.Properties == nil || inside.Properties.Len() == 0 {
		b.out.WriteString(margin + "# " + key + ":" + b.hint(s) + "\n")
		return
	}
	part := blankDocument{model: b.model, open: b.open, said: b.said}
	part.out.WriteString(key + ":")
	part.value(0, s, name)
	for line := range strings.Lines(part.out.String()) {
		b.out.WriteString(strings.TrimRight("# "+line, " \n") + "\n")
	}
}

// hint is what an optional key takes, as YAML that says it.
func (b *blankDocument) hint(s *jsonschema.Schema) string {
	switch {
	case isText(s):
		return " null"
	case s.Items != nil:
		return " []"
	case s.Type == "object":
		return " {}"
	}
	return " null"
}

// value writes the value of a key, after its colon.
func (b *blankDocument) value(indent int, s *jsonschema.Schema, name string) {
	for _, o := range b.open {
		if o == name && name != "" {
			b.out.WriteString(" null # as above\n")
			return
		}
	}
	b.open = append(b.open, name)
	defer func() { b.open = b.open[:len(b.open)-1] }()
	switch {
	case len(s.Enum) == 1:
		b.out.WriteString(" " + scalar(fmt.Sprint(s.Enum[0])) + "\n")
	case s.Items != nil:
		inside, name := b.resolve(s.Items)
		if inside.Properties == nil || inside.Properties.Len() == 0 {
			b.out.WriteString(" [null]\n")
			return
		}
		b.out.WriteString("\n")
		b.listItem(indent+2, inside, name)
	case s.Properties != nil && s.Properties.Len() > 0:
		b.out.WriteString("\n")
		b.object(indent+2, s)
	case s.PropertyNames != nil:
		b.out.WriteString(" {}\n")
	default:
		b.out.WriteString(" null\n")
	}
}

// listItem writes the one item of a list: as an object two further in, whose first
// live key is then put behind a hyphen.
func (b *blankDocument) listItem(indent int, s *jsonschema.Schema, name string) {
	b.open = append(b.open, name)
	defer func() { b.open = b.open[:len(b.open)-1] }()
	b.out.WriteString(strings.Repeat(" ", indent) + "-\n")
	b.object(indent+2, s)
}

// scalar writes a text as YAML.
func scalar(s string) string {
	if strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789-/") != "" || strings.Trim(s, "0123456789") == "" {
		return strconv.Quote(s)
	}
	return s
}
