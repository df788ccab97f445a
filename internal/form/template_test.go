package form_test

import (
	"bytes"
	"html/template"
	"io"
	"net/url"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/form"
)

// templateData is what each template gets.
var templateData = map[string]reflect.Type{
	"form": reflect.TypeFor[*form.FormData](), "summary": reflect.TypeFor[*form.FormData](), "progress": reflect.TypeFor[*form.FormData](), "buttons": reflect.TypeFor[*form.FormData](),
	"section": reflect.TypeFor[*form.SectionData](), "heading": reflect.TypeFor[*form.SectionData](), "message": reflect.TypeFor[form.MessageData](),
}

// built returns the built-in templates, by name.
func built(t *testing.T) map[string]*template.Template {
	t.Helper()
	all, err := template.ParseGlob("html/*.html")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]*template.Template{}
	for _, tmpl := range all.Templates() {
		if !strings.HasSuffix(tmpl.Name(), ".html") {
			out[tmpl.Name()] = tmpl
		}
	}
	return out
}

// The list of templates, in README.md and in the documentation of FormPage, is
// that of the templates there are.
func TestTemplatesAreListed(t *testing.T) {
	var want []string
	for name := range built(t) {
		want = append(want, name)
	}
	slices.Sort(want)
	readme, err := os.ReadFile("html/README.md")
	if err != nil {
		t.Fatal(err)
	}
	table, _, _ := strings.Cut(string(readme), "| type | has |")
	_, table, _ = strings.Cut(table, "|---|---|")
	var got []string
	for _, row := range strings.Split(table, "\n") {
		cells := strings.Split(row, "|")
		if len(cells) < 3 {
			continue
		}
		for _, name := range regexp.MustCompile("`([a-z-]+)`").FindAllStringSubmatch(cells[1], -1) {
			got = append(got, name[1])
			wantType := "FieldData"
			if typ := templateData[name[1]]; typ != nil {
				wantType = strings.TrimPrefix(strings.TrimPrefix(typ.String(), "*"), "form.")
			}
			if !strings.Contains(cells[2], "`"+wantType+"`") {
				t.Errorf("README.md: the template %s gets %s, and not%s", name[1], wantType, cells[2])
			}
		}
	}
	slices.Sort(got)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("README.md (-there +listed):\n%s", diff)
	}
	source, err := os.ReadFile("../../form.go")
	if err != nil {
		t.Fatal(err)
	}
	_, doc, _ := strings.Cut(string(source), "// Templates replace parts")
	doc, _, _ = strings.Cut(doc, "Templates *template.Template")
	for _, name := range want {
		if !regexp.MustCompile(`[ (]` + name + `[,).]| and ` + name + `\b`).MatchString(strings.ReplaceAll(doc, "\n\t//", "")) {
			t.Errorf("the documentation of FormPage.Templates does not name %s", name)
		}
	}
}

// README.md lists what each type has, all of it and no more.
func TestTemplateDataIsListed(t *testing.T) {
	readme, err := os.ReadFile("html/README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(readme), "| type | has |")
	for _, typ := range []reflect.Type{
		reflect.TypeFor[*form.FormData](), reflect.TypeFor[*form.SectionData](), reflect.TypeFor[*form.FieldData](), reflect.TypeFor[*form.OptionData](),
		reflect.TypeFor[*form.ProblemData](), reflect.TypeFor[*form.MessageData](), reflect.TypeFor[*form.HiddenData](),
	} {
		var want, got []string
		for i := range typ.Elem().NumField() {
			if f := typ.Elem().Field(i); f.IsExported() {
				want = append(want, f.Name)
			}
		}
		for i := range typ.NumMethod() {
			want = append(want, typ.Method(i).Name)
		}
		_, row, ok := strings.Cut(table, "| `"+typ.Elem().Name()+"` |")
		if !ok {
			t.Errorf("README.md does not list %v", typ)
			continue
		}
		row, _, _ = strings.Cut(row, "\n")
		for _, name := range regexp.MustCompile("`\\.([A-Za-z]+)`").FindAllStringSubmatch(row, -1) {
			got = append(got, name[1])
		}
		slices.Sort(want)
		slices.Sort(got)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%v (-there +listed):\n%s", typ, diff)
		}
	}
}

// Each template that the host gives gets the type that it is said to get, and
// can use all that the type has.
func TestTemplatesOfTheHost(t *testing.T) {
	f := sample(sampleOptions{})
	in := f.ReadPost(url.Values{"/rosters/services/0/id": {"a"}, "/date": {"soon"}, "/answers/list/state": {"answered"}})
	plain := writePage(t, f, nil, govmaturity.FormPage{}).html
	for name := range built(t) {
		typ := templateData[name]
		if typ == nil {
			typ = reflect.TypeFor[*form.FieldData]()
		}
		use := "<i>instead of " + name + "</i>"
		elem := typ
		if elem.Kind() == reflect.Pointer {
			elem = elem.Elem()
		}
		for i := range elem.NumField() {
			if field := elem.Field(i); field.IsExported() && field.Type.Kind() == reflect.String {
				use += "{{." + field.Name + "}}"
			}
		}
		for i := range typ.NumMethod() {
			switch m := typ.Method(i).Name; m {
			case "Main", "More", "MoreOpen":
				use += `{{if eq .Kind "answer"}}{{if .` + m + `}}{{end}}{{end}}`
			case "Say":
				use += `{{.Say "form.required"}}`
			default:
				use += "{{if ." + m + "}}{{end}}"
			}
		}
		own := template.Must(template.New("own").Parse(`{{define "` + name + `"}}` + use + `{{end}}`))
		var b bytes.Buffer
		if err := f.WriteHTML(&b, in, govmaturity.FormPage{Templates: own, ListButtons: name == "arrange"}); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if !strings.Contains(b.String(), "instead of "+name) {
			t.Errorf("the template %s does not stand in", name)
		}
		if again := writePage(t, f, nil, govmaturity.FormPage{}).html; again != plain {
			t.Fatalf("a template of a host for %s is seen by others", name)
		}
	}
}

// A page of the host's own with the form's parts in it, with functions of its
// own, and by many at once.
func TestTemplatesWithFunctions(t *testing.T) {
	f := sample(sampleOptions{})
	own := template.Must(template.New("page").Funcs(template.FuncMap{"loud": strings.ToUpper}).Parse(
		`{{define "heading"}}<h2 id="{{.ID}}~title">{{loud .Title}}</h2>{{end}}<p title="{{.}}">{{loud "page"}}</p>`))
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			var b bytes.Buffer
			if err := f.WriteHTML(&b, nil, govmaturity.FormPage{Templates: own}); err != nil || !strings.Contains(b.String(), "SECTION KINDS</h2>") {
				t.Errorf("functions of the host: %v", err)
			}
		})
	}
	wg.Wait()
	used := template.Must(template.New("field").Parse("x"))
	if err := used.Execute(io.Discard, nil); err != nil {
		t.Fatal(err)
	}
	if err := f.WriteHTML(io.Discard, nil, govmaturity.FormPage{Templates: used}); err == nil || !strings.Contains(err.Error(), "executed already") {
		t.Errorf("templates that were executed: %v", err)
	}
	wrong := template.Must(template.New("field").Parse("{{.Nope}}"))
	if err := f.WriteHTML(io.Discard, nil, govmaturity.FormPage{Templates: wrong}); err == nil || !strings.Contains(err.Error(), "Nope") {
		t.Errorf("a template that asks for what is not there: %v", err)
	}
}
