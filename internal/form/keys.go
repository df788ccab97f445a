package form

import "fmt"

// keyWith returns a key of the form for which something holds, or nothing.
func (f *Form) keyWith(holds func(key string) bool) string {
	seen := make(map[*Field]bool)
	var visit func(f *Field) string
	visit = func(f *Field) string {
		if f == nil || seen[f] {
			return ""
		}
		seen[f] = true
		if holds(f.Key) {
			return f.Key
		}
		for _, part := range append([]*Field{f.Item}, f.Fields...) {
			if key := visit(part); key != "" {
				return key
			}
		}
		return ""
	}
	return visit(f.def.Root)
}

// noObjectKeys fails if a key is one that every JavaScript object has. Programs
// that do not look closely find something there already, or store nothing.
func (f *Form) noObjectKeys(program string) error {
	key := f.keyWith(func(key string) bool {
		switch key {
		case "constructor", "prototype", "__proto__", "toString", "valueOf", "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable", "toLocaleString":
			return true
		}
		return false
	})
	if key == "" {
		return nil
	}
	return fmt.Errorf("%s cannot hold an answer under the key %q, which every object of JavaScript has: use another profile", program, key)
}

// oneID fails if rjsf would give one id to two elements of its page: it joins the
// keys on the way to a field with underscores, and adds words of its own.
func (f *Form) oneID() error {
	taken := make(map[string]string)
	seen := make(map[*Field]bool)
	var visit func(f *Field, id, name string) error
	visit = func(f *Field, id, name string) error {
		if f == nil || f.Name != "" && seen[f] {
			return nil
		}
		seen[f] = true
		for _, own := range []string{"", "__title", "__description", "__help", "__error", "__add"} {
			if other, ok := taken[id+own]; ok && other != name {
				return fmt.Errorf("rjsf would give one id to the fields %s and %s, and mix up their labels: use another profile, or rename one of the two", other, name)
			}
			taken[id+own] = name
		}
		for _, part := range f.Fields {
			if err := visit(part, id+"_"+part.Key, name+step(part.Key)); err != nil {
				return err
			}
		}
		return visit(f.Item, id+"_0", name+"/0")
	}
	return visit(f.def.Root, "root", "")
}
