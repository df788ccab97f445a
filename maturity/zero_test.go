package maturity_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
)

// The zero value of every type can be asked anything: it says that there is
// nothing, and does not panic.
func TestZeroValues(t *testing.T) {
	tested := map[string]bool{}
	for _, zero := range []any{
		&maturity.Framework{}, &maturity.Scorecard{}, &maturity.Marks{}, &maturity.Scorer{}, &maturity.EditionError{}, &maturity.Crosswalk{},
		&maturity.Assessment{}, &maturity.Comparison{}, &maturity.Spec{},
		maturity.Result{}, maturity.Indicator{}, maturity.Node{}, maturity.Roster{}, maturity.Mark{}, maturity.Explanation{}, maturity.Gap{}, maturity.Target{},
		maturity.Rule{}, maturity.ImprovementPath{}, maturity.Improvement{}, maturity.Blocker{}, maturity.Change{},
		govmaturity.Answer{}, govmaturity.Problem{}, govmaturity.Problems{}, govmaturity.Text{}, govmaturity.Scale{}, govmaturity.Level{}, govmaturity.Path{},
		govmaturity.Range{}, govmaturity.Words{}, govmaturity.Finding{}, govmaturity.Reference{}, govmaturity.Table{}, govmaturity.Dates{}, &govmaturity.FormInput{}, govmaturity.State(""), govmaturity.Standing(""), govmaturity.Source{}, govmaturity.Citation{},
	} {
		v := reflect.ValueOf(zero)
		tested[strings.TrimPrefix(v.Type().String(), "*")] = true
		for i := range v.NumMethod() {
			name := fmt.Sprintf("%T.%s", zero, v.Type().Method(i).Name)
			if err := callWithZeros(v.Method(i)); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
	for name := range typesWithMethods(t, "govmaturity", "..") {
		if !tested[name] {
			t.Errorf("%s has methods, and its zero value is not tried", name)
		}
	}
	for name := range typesWithMethods(t, "maturity", ".") {
		if !tested[name] {
			t.Errorf("%s has methods, and its zero value is not tried", name)
		}
	}
}

// typesWithMethods returns the exported types of a package that have exported
// methods.
func typesWithMethods(t *testing.T, pkg, dir string) map[string]bool {
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil || len(files) == 0 {
		t.Fatal(dir, err)
	}
	out := map[string]bool{}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, decl := range parsed.Decls {
			f, ok := decl.(*ast.FuncDecl)
			if !ok || f.Recv == nil || !f.Name.IsExported() {
				continue
			}
			on := f.Recv.List[0].Type
			if star, ok := on.(*ast.StarExpr); ok {
				on = star.X
			}
			if name, ok := on.(*ast.Ident); ok && name.IsExported() {
				out[pkg+"."+name.Name] = true
			}
		}
	}
	return out
}

// callWithZeros calls a function with the zero value of each argument. What it
// returns is asked as well, and sequences are gone through.
func callWithZeros(f reflect.Value) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panics: %v", r)
		}
	}()
	var args []reflect.Value
	for i := range f.Type().NumIn() {
		if f.Type().IsVariadic() && i == f.Type().NumIn()-1 {
			break
		}
		arg := reflect.Zero(f.Type().In(i))
		if f.Type().In(i) == reflect.TypeFor[io.Writer]() {
			arg = reflect.ValueOf(io.Discard)
		}
		args = append(args, arg)
	}
	for _, out := range f.Call(args) {
		switch {
		case out.Kind() == reflect.Func && out.Type().CanSeq():
			for range out.Seq() {
			}
		case out.CanInterface():
			_ = fmt.Sprint(out.Interface())
		}
	}
	return nil
}
