// Forms prints the form of an instrument in the format that a form renderer
// wants.
//
//	go run ./examples/forms -framework un-nine-pillars -profile draft-07
//	go run ./examples/forms -framework ministry.yaml -node services -lang fr -profile html > form.html
//	go run ./examples/forms -definition -profile surveyjs
//
// The profiles are the JSON Schemas 2020-12, draft-07 and json-editor; the UI
// schemas rjsf-ui and json-forms-ui, which go with draft-07; surveyjs; and
// html, a page with the form that works without JavaScript.
//
// With -check it reads what such a form sent, from a file or from standard
// input (-), and prints the assessment or all that is wrong with it:
//
//	go run ./examples/forms -framework un-nine-pillars -check answers.json
//
// It ends with 0 when all is well; with 1 when an input is wrong, after saying
// all that is wrong with it; with 2 when it was called in a way that makes no
// sense.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"html/template"
	"io"
	"os"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/examples/internal/cli"
	"github.com/govmaturity/govmaturity/maturity"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// settings are what the flags say.
type settings struct {
	framework, profile string
	definition         bool
	check              string
	options            maturity.FormOptions
}

const htmlProfile = "html"

func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	stderr = cli.Printable(stderr)
	s, err := parse(args, stderr)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return cli.OK
	case err != nil:
		return cli.Usage
	}
	form, err := s.form()
	if err != nil {
		cli.Say(stderr, err)
		return cli.Wrong
	}
	out, err := s.output(form, stdin)
	if err != nil {
		cli.Say(stderr, err)
		return cli.Wrong
	}
	if _, err := stdout.Write(out); err != nil {
		cli.Say(stderr, err)
		return cli.Wrong
	}
	return cli.OK
}

func parse(args []string, stderr io.Writer) (settings, error) {
	var s settings
	flags := flag.NewFlagSet("forms", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.StringVar(&s.framework, "framework", "un-nine-pillars", "the instrument: an id of the catalogue, id@edition, or a .yaml or .json file")
	flags.BoolVar(&s.definition, "definition", false, "the form of framework documents, not of an assessment")
	flags.StringVar(&s.profile, "profile", string(govmaturity.FormSchemaDraft07), "what to print: "+strings.Join(profiles(), ", "))
	flags.StringVar(&s.options.Language, "lang", "", "the language of the form, such as en or fr")
	flags.StringVar(&s.options.Node, "node", "", "only the part below this node, such as one pillar")
	flags.BoolVar(&s.options.Complete, "complete", false, "every question needs an answer, or the reason why there is none")
	flags.BoolVar(&s.options.Brief, "brief", false, "no reasons, comments and evidence")
	flags.StringVar(&s.check, "check", "", "read what a form sent, as JSON, from this file or - for standard input")
	if err := flags.Parse(args); err != nil {
		return s, err
	}
	if flags.NArg() > 0 {
		err := fmt.Errorf("no argument is expected after the flags, found %q", flags.Arg(0))
		fmt.Fprintln(stderr, err)
		return s, err
	}
	return s, nil
}

// profiles returns the formats there are.
func profiles() []string {
	var names []string
	for _, p := range govmaturity.FormProfiles() {
		names = append(names, string(p))
	}
	return append(names, htmlProfile)
}

// form returns the form that the settings ask for.
func (s settings) form() (govmaturity.Form, error) {
	if s.definition {
		return maturity.SpecForm(govmaturity.WordsFor(s.options.Language)), nil
	}
	fw, err := cli.Framework(s.framework)
	if err != nil {
		return nil, err
	}
	return fw.Form(s.options)
}

// output returns the form in the format asked for, or what was read with it.
func (s settings) output(form govmaturity.Form, stdin io.Reader) ([]byte, error) {
	switch {
	case s.check != "":
		return check(form, s.check, stdin)
	case s.profile == htmlProfile:
		return page(form)
	}
	return form.Profile(govmaturity.FormProfile(s.profile))
}

func check(form govmaturity.Form, name string, stdin io.Reader) ([]byte, error) {
	var data []byte
	var err error
	if name == "-" {
		data, err = io.ReadAll(io.LimitReader(stdin, maturity.MaxDocument+1))
	} else {
		data, err = cli.ReadDocument(name)
	}
	if err != nil {
		return nil, err
	}
	in := form.ReadJSON(data)
	if err := in.Err(); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := json.Indent(&out, in.Document, "", "  "); err != nil {
		return nil, err
	}
	out.WriteByte('\n')
	return out.Bytes(), nil
}

// page returns a page around the form, such as a service would have.
func page(form govmaturity.Form) ([]byte, error) {
	var inner bytes.Buffer
	if err := form.WriteHTML(&inner, nil, govmaturity.FormPage{}); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err := pageTemplate.Execute(&out, map[string]any{
		"Language": form.Language(), "Direction": form.Direction(), "Title": form.Title(),
		"Style": template.CSS(govmaturity.FormStyle()),
		"Form":  template.HTML(inner.String()), // written by a template that escapes
	})
	return out.Bytes(), err
}

var pageTemplate = template.Must(template.New("page").Parse(`<!doctype html>
<html lang="{{.Language}}" dir="{{.Direction}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{.Title}}</title>
<style>
{{.Style}}</style>
</head>
<body>
<main>
<h1>{{.Title}}</h1>
{{.Form}}</main>
</body>
</html>
`))
