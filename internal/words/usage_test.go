package words

import (
	"go/ast"
	goparser "go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// Whoever says something says it with a key that there is, and with the
// arguments of its message.
func TestWhatIsSaidIsThere(t *testing.T) {
	english := builtIn()["en"]()
	calls := 0
	for _, c := range callsOfSay(t) {
		calls++
		if c.prefix {
			if !slices.ContainsFunc(Keys(), func(k string) bool { return strings.HasPrefix(k, c.key) }) {
				t.Errorf("%s: no key begins with %q", c.place, c.key)
			}
			continue
		}
		m, ok := english.messages[c.key]
		if !ok {
			t.Errorf("%s: there is no key %q", c.place, c.key)
			continue
		}
		if c.open {
			continue
		}
		needs := m.arguments()
		for name := range needs {
			if !slices.Contains(c.args, name) {
				t.Errorf("%s: %s needs the argument %q", c.place, c.key, name)
			}
		}
		for _, name := range c.args {
			if _, ok := needs[name]; !ok {
				t.Errorf("%s: %s has no argument %q", c.place, c.key, name)
			}
		}
	}
	if calls == 0 {
		t.Error("no call of Say was found")
	}
}

// Nothing is in the store that nobody says: for each key there is a text in the
// code that is the key, or with which it begins.
func TestWhatIsThereIsSaid(t *testing.T) {
	texts := map[string]bool{"date.month.": true, "date.day.": true, "list.and-": true, "list.or-": true}
	walkModule(t, func(file *ast.File) {
		ast.Inspect(file, func(n ast.Node) bool {
			if lit, ok := n.(ast.Expr); ok {
				if s, ok := text(lit); ok {
					texts[s] = true
				}
			}
			return true
		})
	}, func(template string) {
		for _, m := range sayInTemplate.FindAllStringSubmatch(template, -1) {
			texts[m[1]] = true
		}
	})
	for _, key := range Keys() {
		said := texts[key]
		for i := range key {
			if key[i] == '.' || key[i] == '-' {
				said = said || texts[key[:i+1]]
			}
		}
		if !said {
			t.Errorf("nobody says %s", key)
		}
	}
}

// call is a call of Say.
type call struct {
	place  string
	key    string
	prefix bool     // the key only begins so
	args   []string // the names of the arguments
	open   bool     // some are not known here
}

// callsOfSay finds the calls of Say in the code and the templates of the module.
func callsOfSay(t *testing.T) (calls []call) {
	walkModule(t, func(file *ast.File) {
		ast.Inspect(file, func(n ast.Node) bool {
			if c, ok := n.(*ast.CallExpr); ok {
				if found, ok := callOfSay(c); ok {
					calls = append(calls, found)
				}
			}
			return true
		})
	}, func(template string) {
		for _, m := range sayInTemplate.FindAllStringSubmatch(template, -1) {
			calls = append(calls, call{place: "a template", key: m[1], open: true})
		}
	})
	return calls
}

var sayInTemplate = regexp.MustCompile(`\.Say "([^"]+)"`)

// walkModule visits the code and the templates of the module, without tests.
func walkModule(t *testing.T, code func(*ast.File), template func(string)) {
	err := filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "testdata" || d.Name() == "node_modules" || path != "../.." && strings.HasPrefix(d.Name(), ".")):
			return filepath.SkipDir
		case strings.HasSuffix(path, ".html"):
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			template(string(data))
		case strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go"):
			file, err := goparser.ParseFile(places, path, nil, goparser.SkipObjectResolution)
			if err != nil {
				return err
			}
			code(file)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// places are those of the code that was read.
var places = token.NewFileSet()

func callOfSay(c *ast.CallExpr) (found call, ok bool) {
	if f, isSelector := c.Fun.(*ast.SelectorExpr); !isSelector || f.Sel.Name != "Say" || len(c.Args) == 0 {
		return call{}, false
	}
	found.place = places.Position(c.Pos()).String()
	key := c.Args[0]
	if sum, isSum := key.(*ast.BinaryExpr); isSum {
		for { // a key that goes on: "state." + ...
			inner, more := sum.X.(*ast.BinaryExpr)
			if !more {
				break
			}
			sum = inner
		}
		key, found.prefix = sum.X, true
	}
	if found.key, ok = text(key); !ok {
		return call{}, false // a variable
	}
	found.open = c.Ellipsis.IsValid()
	for i := 1; i < len(c.Args); i += 2 {
		name, ok := text(c.Args[i])
		found.open = found.open || !ok
		found.args = append(found.args, name)
	}
	return found, true
}

func text(e ast.Expr) (string, bool) {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(lit.Value)
	return s, err == nil
}
