package main

import (
	"encoding/json"
	"strings"

	"github.com/invopop/jsonschema"
)

// model is the schema of a kind of document, with what it refers to resolved.
type model struct {
	root *jsonschema.Schema
}

func (k kind) model() (model, error) {
	var m model
	err := json.Unmarshal(k.schema(), &m.root)
	return m, err
}

// resolve returns what a schema refers to, and its name: "" for one that is spelled
// out where it stands.
func (m model) resolve(s *jsonschema.Schema) (resolved *jsonschema.Schema, name string) {
	name, ok := strings.CutPrefix(s.Ref, "#/$defs/")
	if !ok {
		return s, ""
	}
	return m.root.Definitions[name], name
}

// item returns the schema of what a list or map holds, or nil.
func item(s *jsonschema.Schema) *jsonschema.Schema {
	switch {
	case s.Items != nil:
		return s.Items
	case s.PropertyNames != nil:
		return s.AdditionalProperties
	}
	return nil
}

// isText reports whether a schema is that of a text in one language or several.
func isText(s *jsonschema.Schema) bool {
	return len(s.OneOf) == 2 && s.OneOf[0].Type == "string" && s.OneOf[1].PropertyNames != nil
}

// needed returns the keys that an object must have: those that are required, and the
// first of each choice between keys.
func needed(s *jsonschema.Schema) map[string]bool {
	keys := map[string]bool{}
	for _, key := range s.Required {
		keys[key] = true
	}
	if !isText(s) && len(s.OneOf) > 0 && len(s.OneOf[0].Required) == 1 {
		keys[s.OneOf[0].Required[0]] = true
	}
	return keys
}

// choices returns the keys of which an object has exactly one.
func choices(s *jsonschema.Schema) (keys []string) {
	for _, one := range s.OneOf {
		if len(one.Required) == 1 {
			keys = append(keys, one.Required[0])
		}
	}
	return keys
}
