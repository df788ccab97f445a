package maturity_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
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
		maturity.Rule{}, maturity.ImprovementPath{}, maturity.Improvement{}, maturity.Blocker{}, maturity.Change{}, maturity.Progress{}, &maturity.NormaliseSpec{},
		govmaturity.Answer{}, govmaturity.Problem{}, govmaturity.Problems{}, govmaturity.Text{}, govmaturity.Scale{}, govmaturity.Level{}, govmaturity.Path{},
		govmaturity.Range{}, govmaturity.Words{}, govmaturity.Finding{}, govmaturity.Reference{}, govmaturity.Table{}, govmaturity.Dates{}, &govmaturity.FormInput{}, govmaturity.State(""), govmaturity.Standing(""), govmaturity.Source{}, govmaturity.Citation{},
	} {
		v := reflect.ValueOf(zero)
		tested[strings.TrimPrefix(v.Type().String(), "*")] = true
		for i := range v.NumMethod() {
			tryZeros(t, fmt.Sprintf("%T.%s", zero, v.Type().Method(i).Name), v.Method(i))
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

// So can every function of the two packages.
func TestZeroArguments(t *testing.T) {
	functions := map[string]any{
		"govmaturity.AnswerChoice": govmaturity.AnswerChoice, "govmaturity.AnswerNumber": govmaturity.AnswerNumber,
		"govmaturity.AnswerYesNo": govmaturity.AnswerYesNo, "govmaturity.AnswerState": govmaturity.AnswerState,
		"govmaturity.FormProfiles": govmaturity.FormProfiles, "govmaturity.FormStyle": govmaturity.FormStyle,
		"govmaturity.ParsePointer": govmaturity.ParsePointer, "govmaturity.CompileScale": govmaturity.CompileScale,
		"govmaturity.States": govmaturity.States, "govmaturity.English": govmaturity.English, "govmaturity.ValidLanguage": govmaturity.ValidLanguage,
		"govmaturity.WordsFor": govmaturity.WordsFor, "govmaturity.WordsAmong": govmaturity.WordsAmong,
		"govmaturity.WordsLanguages": govmaturity.WordsLanguages, "govmaturity.WordsFile": govmaturity.WordsFile, "govmaturity.ReadWords": govmaturity.ReadWords,
		"maturity.Through": maturity.Through, "maturity.Compare": maturity.Compare,
		"maturity.WithMeasure": maturity.WithMeasure, "maturity.WithAggregation": maturity.WithAggregation, "maturity.WithNormalisation": maturity.WithNormalisation,
		"maturity.Compile": maturity.Compile, "maturity.ReadCrosswalk": maturity.ReadCrosswalk, "maturity.SpecForm": maturity.SpecForm,
		"maturity.TargetLevel": maturity.TargetLevel, "maturity.ReadSpec": maturity.ReadSpec, "maturity.ReadFramework": maturity.ReadFramework, "maturity.Load": maturity.Load,
		"maturity.FrameworkSchema": maturity.FrameworkSchema, "maturity.AssessmentSchema": maturity.AssessmentSchema, "maturity.CrosswalkSchema": maturity.CrosswalkSchema,
	}
	for name, f := range functions {
		tryZeros(t, name, reflect.ValueOf(f))
	}
	for name, f := range map[string]any{
		"Compare, Through": func(a, b *maturity.Scorecard, w *maturity.Crosswalk) (*maturity.Comparison, error) {
			return maturity.Compare(a, b, maturity.Through(w), nil)
		},
		"Compile, WithMeasure": func(s *maturity.Spec, name string, m maturity.Measure) (*maturity.Framework, error) {
			return maturity.Compile(s, maturity.WithMeasure(name, m), nil)
		},
		"Compile, WithAggregation": func(s *maturity.Spec, name string, a maturity.Aggregation) (*maturity.Framework, error) {
			return maturity.Compile(s, maturity.WithAggregation(name, a))
		},
		"Compile, WithNormalisation": func(s *maturity.Spec, name string, n maturity.Normalisation) (*maturity.Framework, error) {
			return maturity.Compile(s, maturity.WithNormalisation(name, n))
		},
		"Load, a name": func(fsys fs.FS) (*maturity.Framework, error) { return maturity.Load(fsys, "f.yaml") },
	} {
		tryZeros(t, name, reflect.ValueOf(f))
	}
	for pkg, dir := range map[string]string{"govmaturity": "..", "maturity": "."} {
		for name := range declared(t, pkg, dir, func(f *ast.FuncDecl) string {
			if f.Recv != nil {
				return ""
			}
			return f.Name.Name
		}) {
			if functions[name] == nil {
				t.Errorf("%s is not tried", name)
			}
		}
	}
}

// tryZeros calls a function with zero values, pointers nil and not.
func tryZeros(t *testing.T, name string, f reflect.Value) {
	t.Helper()
	for _, pointers := range []bool{false, true} {
		if err := callWithZeros(f, pointers); err != nil {
			t.Errorf("%s: pointers to zero values: %v: %v", name, pointers, err)
		}
	}
}

// typesWithMethods returns the exported types of a package that have exported
// methods.
func typesWithMethods(t *testing.T, pkg, dir string) map[string]bool {
	return declared(t, pkg, dir, func(f *ast.FuncDecl) string {
		if f.Recv == nil {
			return ""
		}
		on := f.Recv.List[0].Type
		if star, ok := on.(*ast.StarExpr); ok {
			on = star.X
		}
		if name, ok := on.(*ast.Ident); ok && name.IsExported() {
			return name.Name
		}
		return ""
	})
}

// declared returns a name for each exported function and method of a package
// that has one.
func declared(t *testing.T, pkg, dir string, nameOf func(*ast.FuncDecl) string) map[string]bool {
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
			if !ok || !f.Name.IsExported() {
				continue
			}
			if name := nameOf(f); name != "" {
				out[pkg+"."+name] = true
			}
		}
	}
	return out
}

// callWithZeros calls a function with the zero value of each argument, or, if it
// says so, with a pointer to one where a pointer is expected. What it returns is asked as well, and sequences are gone through.
func callWithZeros(f reflect.Value, pointers bool) (err error) {
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
		switch {
		case f.Type().In(i) == reflect.TypeFor[io.Writer]():
			arg = reflect.ValueOf(io.Discard)
		case pointers && f.Type().In(i).Kind() == reflect.Pointer:
			arg = reflect.New(f.Type().In(i).Elem())
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
