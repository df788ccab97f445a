package words

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
	"go.yaml.in/yaml/v4/plugin/loaderlimits"
)

// entry is a key and its text, and where it stands.
type entry struct {
	key, text    string
	line, column int
}

const maxFile = 1 << 20 // bytes

// entriesOf reads the keys and texts of a file in order.
func entriesOf(name string, data []byte) ([]entry, []Problem) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	switch {
	case len(data) > maxFile:
		return nil, []Problem{{Code: codeTooLarge, Line: 1, Column: 1, Format: "the file has more than the %d bytes allowed", Args: []any{maxFile}}}
	case !utf8.Valid(data):
		return nil, []Problem{{Code: codeNotUTF8, Line: 1, Column: 1, Format: "the file is not UTF-8 text"}}
	case strings.HasSuffix(name, ".yaml") || strings.HasSuffix(name, ".yml"):
		return yamlEntries(data)
	}
	return jsonEntries(data)
}

func jsonEntries(data []byte) (out []entry, problems []Problem) {
	d := json.NewDecoder(bytes.NewReader(data))
	line, column, passed := 1, 1, 0
	// place returns where the token that ends at the decoder's offset begins.
	place := func(size int) (int, int) {
		for end := max(passed, int(d.InputOffset())-size); passed < end; {
			r, n := utf8.DecodeRune(data[passed:])
			if passed += n; r == '\n' {
				line, column = line+1, 1
			} else {
				column++
			}
		}
		return line, column
	}
	stop := func(code, format string, args ...any) ([]entry, []Problem) {
		l, c := place(0)
		return nil, append(problems, Problem{Code: code, Line: l, Column: c, Format: format, Args: args})
	}
	t, err := d.Token()
	if err == io.EOF {
		return stop(codeEmptyDocument, "the file is empty")
	}
	if err != nil || t != json.Delim('{') {
		return stop(codeSyntax, "the file must be one JSON object of keys and texts")
	}
	for d.More() {
		t, err := d.Token()
		key, ok := t.(string)
		if err != nil || !ok {
			return stop(codeSyntax, "the file cannot be read as JSON here: %v", err)
		}
		// A key may be escaped: its place is then that of its last sign.
		l, c := place(len(key) + 2)
		t, err = d.Token()
		if err != nil {
			return stop(codeSyntax, "the file cannot be read as JSON here: %v", syntax(err))
		}
		text, ok := t.(string)
		if !ok {
			return stop(codeWrongType, "the key %.40q must have a text", key)
		}
		out = append(out, entry{key, text, l, c})
	}
	if _, err := d.Token(); err != nil {
		return stop(codeSyntax, "the file cannot be read as JSON here: %v", syntax(err))
	}
	if _, err := d.Token(); err != io.EOF {
		return stop(codeSyntax, "something follows the end of the object")
	}
	return out, problems
}

func syntax(err error) error {
	if errors.Is(err, io.EOF) {
		return errors.New("it ends too early")
	}
	return err
}

func yamlEntries(data []byte) (out []entry, problems []Problem) {
	stop := func(line, column int, code, format string, args ...any) ([]entry, []Problem) {
		return nil, []Problem{{Code: code, Line: max(1, line), Column: max(1, column), Format: format, Args: args}}
	}
	// A flat map needs no brackets: with many, the YAML library would spend much.
	if n := bytes.Count(data, []byte("[")) + bytes.Count(data, []byte("{")); n > 20_000 {
		return stop(1, 1, codeTooManyValues, "the file has too much in brackets: write a key and its text on each line")
	}
	defer func() {
		// The library panics inside, and may miss one of its own.
		if r := recover(); r != nil {
			out, problems = stop(1, 1, codeSyntax, "the file cannot be read as YAML: %v", fmt.Sprint(r))
		}
	}()
	flat := loaderlimits.DepthFunc(func(depth int, _ *yaml.DepthContext) error {
		if depth > 2 {
			return errors.New("the file must be one map of keys and texts, with nothing inside them")
		}
		return nil
	})
	loader, err := yaml.NewLoader(bytes.NewReader(data), yaml.WithPlugin(loaderlimits.New(flat)))
	var doc, next yaml.Node
	if err == nil {
		err = loader.Load(&doc)
	}
	if err == io.EOF {
		return stop(1, 1, codeEmptyDocument, "the file is empty")
	}
	if err != nil {
		var load *yaml.LoadError
		line := 1
		if errors.As(err, &load) {
			line = load.Mark.Line
		}
		return stop(line, 1, codeSyntax, "the file cannot be read as YAML: %v", fmt.Sprint(err))
	}
	if err := loader.Load(&next); err != io.EOF {
		return stop(next.Line, next.Column, codeSeveralDocuments, "a second document begins here, or something that cannot be read")
	}
	if len(doc.Content) != 1 || doc.Content[0].Kind != yaml.MappingNode {
		return stop(doc.Line, doc.Column, codeSyntax, "the file must be one map of keys and texts")
	}
	pairs := doc.Content[0].Content
	for i := 0; i+1 < len(pairs); i += 2 {
		key, value := pairs[i], pairs[i+1]
		if !plainScalar(key) || !plainScalar(value) || value.ShortTag() == "!!null" {
			problems = append(problems, Problem{Code: codeWrongType, Key: key.Value, Line: key.Line, Column: key.Column, Format: "must be a key with a text"})
			continue
		}
		out = append(out, entry{key.Value, value.Value, key.Line, key.Column})
	}
	return out, problems
}

// plainScalar reports whether a node is a text without anchor or type.
func plainScalar(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Anchor == "" && n.Style&yaml.TaggedStyle == 0
}
