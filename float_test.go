package govmaturity_test

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A product that is added to something is rounded first, by a conversion: some
// machines would otherwise compute the two in one step, with another last bit.
// Only products whose type is known to be no float are passed over; what comes
// from another package is not known.
func TestNoFusedFloats(t *testing.T) {
	packages := map[string][]string{}
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir():
			if _, err := os.Stat(filepath.Join(path, "go.mod")); path != "." && (err == nil || strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata") {
				return fs.SkipDir
			}
		case strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go"):
			packages[filepath.Dir(path)] = append(packages[filepath.Dir(path)], path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, files := range packages {
		for _, s := range fusedSums(t, files, nil) {
			t.Errorf("%s: write float64(%s), so that no machine computes it and the sum in one step", s.at, s.product)
		}
	}
	if len(packages) < 20 {
		t.Errorf("only %d packages are looked at", len(packages))
	}
}

func TestFusedSumsAreFound(t *testing.T) {
	const head = "package p\n\nimport \"example.org/q\"\n\nfunc f(a, b, c float64, n int, xs []struct{ w float64 }) (x float64) {\n\t"
	for code, want := range map[string]string{
		"x = a + b*c":      "b * c",
		"x = b*c - a":      "b * c",
		"x = a - (b/c*a)":  "b / c * a",
		"x += a * b":       "a * b",
		"x -= a * b":       "a * b",
		"x = a + -(b * c)": "b * c",
		"for _, y := range xs { x += y.w * y.w }":   "y.w * y.w",
		"x = q.A + q.B*q.C":                         "q.B * q.C",
		"x = a + float64(b*c)":                      "",
		"x = a + b*c/a":                             "",
		"x = a * (b + c)":                           "",
		"n = n + 2*n":                               "",
		"n += len(xs) * n":                          "",
		"x = a + 2*3":                               "",
		"g := func() int { return n + n*n }; _ = g": "",
	} {
		var got []string
		for _, s := range fusedSums(t, []string{"p.go"}, head+code+"\n\treturn x\n}\n") {
			got = append(got, s.product)
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("%s: found %q, want %q", code, got, want)
		}
	}
}

type fusedSum struct{ at, product string }

// fusedSums returns the products of one package that are added or subtracted as
// they are. The source, which may be nil, is that of a single file.
func fusedSums(t *testing.T, files []string, source any) (sums []fusedSum) {
	t.Helper()
	fset := token.NewFileSet()
	var parsed []*ast.File
	for _, name := range files {
		f, err := parser.ParseFile(fset, name, source, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		parsed = append(parsed, f)
	}
	info := types.Info{Types: map[ast.Expr]types.TypeAndValue{}}
	config := types.Config{Importer: noPackages{}, Error: func(error) {}}
	_, _ = config.Check("p", fset, parsed, &info) // what is not imported is not known
	product := func(e ast.Expr) {
		for {
			switch x := e.(type) {
			case *ast.ParenExpr:
				e = x.X
				continue
			case *ast.UnaryExpr:
				e = x.X
				continue
			case *ast.BinaryExpr:
				if x.Op != token.MUL {
					return
				}
				v := info.Types[x]
				if basic, ok := under(v.Type); v.Value != nil || ok && basic.Info()&types.IsFloat == 0 && basic.Kind() != types.Invalid {
					return
				}
				sums = append(sums, fusedSum{fset.Position(x.Pos()).String(), types.ExprString(x)})
			}
			return
		}
	}
	for _, f := range parsed {
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.BinaryExpr:
				if n.Op == token.ADD || n.Op == token.SUB {
					product(n.X)
					product(n.Y)
				}
			case *ast.AssignStmt:
				if n.Tok == token.ADD_ASSIGN || n.Tok == token.SUB_ASSIGN {
					product(n.Rhs[0])
				}
			}
			return true
		})
	}
	slices.SortFunc(sums, func(a, b fusedSum) int { return strings.Compare(a.at, b.at) })
	return sums
}

func under(t types.Type) (*types.Basic, bool) {
	if t == nil {
		return nil, false
	}
	basic, ok := t.Underlying().(*types.Basic)
	return basic, ok
}

// noPackages knows no package: reading them all takes long, and says little.
type noPackages struct{}

func (noPackages) Import(path string) (*types.Package, error) {
	return nil, errors.New("not imported")
}
