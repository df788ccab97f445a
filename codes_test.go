package govmaturity_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// sources parses the Go files of the module's packages that are not tests.
func sources(t *testing.T) (*token.FileSet, []*ast.File) {
	t.Helper()
	fset := token.NewFileSet()
	var files []*ast.File
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		switch name := d.Name(); {
		case err != nil:
			return err
		case d.IsDir() && path != "." && (strings.HasPrefix(name, ".") || name == "testdata" || name == "node_modules"):
			return filepath.SkipDir
		case d.IsDir() && path != ".":
			if _, err := os.Stat(filepath.Join(path, "go.mod")); err == nil {
				return filepath.SkipDir // another module
			}
		case strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go"):
			file, err := parser.ParseFile(fset, path, nil, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			files = append(files, file)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return fset, files
}

func isCode(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name == "Code"
	case *ast.SelectorExpr:
		return e.Sel.Name == "Code"
	}
	return false
}

// Each code of a problem is a constant that users can find: no literal stands
// where a code is expected.
func TestCodesAreConstants(t *testing.T) {
	fset, files := sources(t)
	// Where functions take a code, by their package and name, and functions inside
	// others by their file and name: the position of the argument, or -1.
	takes := map[string]int{}
	for _, file := range files {
		path := fset.Position(file.Pos()).Filename
		ast.Inspect(file, func(n ast.Node) bool {
			var name string
			var params *ast.FieldList
			switch n := n.(type) {
			case *ast.FuncDecl:
				name, params = filepath.Dir(path)+" "+n.Name.Name, n.Type.Params
			case *ast.AssignStmt:
				if f, ok := n.Rhs[0].(*ast.FuncLit); ok {
					if id, ok := n.Lhs[0].(*ast.Ident); ok {
						name, params = path+" "+id.Name, f.Type.Params
					}
				}
			}
			if params == nil {
				return true
			}
			at := 0
			if strings.HasPrefix(name, path) {
				takes[name] = -1
			}
			for _, p := range params.List {
				if isCode(p.Type) {
					takes[name] = at
				}
				at += max(1, len(p.Names))
			}
			return true
		})
	}
	if len(takes) < 5 {
		t.Fatalf("only %v take codes", takes)
	}
	count := 0
	complain := func(e ast.Expr) {
		if l, ok := e.(*ast.BasicLit); ok && l.Kind == token.STRING && l.Value != `""` {
			t.Errorf("%s: the code %s is no constant of package govmaturity", fset.Position(l.Pos()), l.Value)
			return
		}
		count++
	}
	for _, file := range files {
		path := fset.Position(file.Pos()).Filename
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.KeyValueExpr:
				if isCode(n.Key) {
					complain(n.Value)
				}
			case *ast.BinaryExpr:
				if isCode(n.X) {
					complain(n.Y)
				}
			case *ast.CallExpr:
				name := ""
				switch f := n.Fun.(type) {
				case *ast.Ident:
					name = f.Name
				case *ast.SelectorExpr:
					name = f.Sel.Name
				}
				at, ok := takes[path+" "+name]
				if !ok {
					at, ok = takes[filepath.Dir(path)+" "+name]
				}
				if name == "Add" && len(n.Args) >= 3 { // of document.Report
					at, ok = 1, true
				}
				if ok && at >= 0 && at < len(n.Args) {
					complain(n.Args[at])
				}
			}
			return true
		})
	}
	if count < 100 {
		t.Errorf("only %d places with a code were found", count)
	}
}

// No two codes are the same, and each says in its doc what it stands for.
func TestCodesDiffer(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "codes.go", nil, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	var values []string
	ast.Inspect(file, func(n ast.Node) bool {
		if v, ok := n.(*ast.ValueSpec); ok {
			if v.Doc == nil || !strings.HasPrefix(v.Doc.Text(), v.Names[0].Name+": ") {
				t.Errorf("%s has no doc", v.Names[0].Name)
			}
			values = append(values, v.Values[0].(*ast.BasicLit).Value)
		}
		return true
	})
	if len(values) < 50 {
		t.Fatalf("only %d codes were found", len(values))
	}
	slices.Sort(values)
	if len(slices.Compact(slices.Clone(values))) != len(values) {
		t.Errorf("a code is there twice: %v", values)
	}
}
