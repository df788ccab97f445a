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
	files := token.NewFileSet()
	template := regexp.MustCompile(`\.Say "([^"]+)"`)
	err := filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "testdata" || path != "../.." && strings.HasPrefix(d.Name(), ".")):
			return filepath.SkipDir
		case strings.HasSuffix(path, ".html"):
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			for _, m := range template.FindAllStringSubmatch(string(data), -1) {
				calls = append(calls, call{place: path, key: m[1], open: true})
			}
			return nil
		case !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go"):
			return nil
		}
		file, err := goparser.ParseFile(files, path, nil, goparser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if c, ok := n.(*ast.CallExpr); ok {
				if found, ok := callOfSay(c); ok {
					found.place = files.Position(c.Pos()).String()
					calls = append(calls, found)
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return calls
}

func callOfSay(c *ast.CallExpr) (found call, ok bool) {
	if f, isSelector := c.Fun.(*ast.SelectorExpr); !isSelector || f.Sel.Name != "Say" || len(c.Args) == 0 {
		return call{}, false
	}
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
