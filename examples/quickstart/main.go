// Quickstart scores a government and prints a scorecard that its minister can
// read.
//
// Without flags it recomputes a published index for eight economies, takes one
// of them apart, and then shows a nine-pillar assessment of a country that does
// not exist:
//
//	go run ./examples/quickstart
//
// With -answers it does the same for answers of your own. The answers say which
// instrument they are to, and the catalogue has it; -framework names another
// one, of your own:
//
//	go run ./examples/quickstart -answers mine.yaml -target transformative
//	go run ./examples/quickstart -framework ministry.yaml -answers mine.yaml -lang fr -json
//
// With -blank it prints an assessment to fill in, as YAML: each question, what
// is expected, and null in the place of the answer. It is complete as it is, so
// it can be scored at any time while it is filled in:
//
//	go run ./examples/quickstart -blank -framework un-nine-pillars > mine.yaml
//	go run ./examples/quickstart -answers mine.yaml
//
// It ends with 0 when all is well; with 1 when an input is wrong, after saying
// all that is wrong with it, and where; with 2 when it was called in a way that
// makes no sense. It prints a whole report or none.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/examples/internal/cli"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

// settings are what the flags say.
type settings struct {
	framework, answers string
	target, language   string
	blank, json        bool
}

func run(args []string, stdout, stderr io.Writer) int {
	stderr = cli.Printable(stderr)
	s, err := parse(args, stderr)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return cli.OK
	case err != nil:
		return cli.Usage
	}
	out, err := s.output()
	if err != nil {
		cli.Say(stderr, err)
		if errors.As(err, new(usageError)) {
			return cli.Usage
		}
		return cli.Wrong
	}
	if _, err := stdout.Write(out); err != nil {
		cli.Say(stderr, err)
		return cli.Wrong
	}
	return cli.OK
}

// output is what the settings ask for.
func (s settings) output() ([]byte, error) {
	if s.blank {
		return s.form()
	}
	doc, err := s.report()
	switch {
	case err != nil:
		return nil, err
	case s.json:
		return doc.json(), nil
	}
	return doc.text(), nil
}

// parse reads the flags. It has told stderr of its error.
func parse(args []string, stderr io.Writer) (settings, error) {
	var s settings
	flags := flag.NewFlagSet("quickstart", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.StringVar(&s.framework, "framework", "", "`instrument` that was answered: a YAML or JSON file, or an id of the catalogue (default: the one that the answers name)")
	flags.StringVar(&s.answers, "answers", "", "`file` with an assessment, YAML or JSON")
	flags.BoolVar(&s.blank, "blank", false, "print an assessment of the -framework to fill in, as YAML")
	flags.StringVar(&s.target, "target", "", "id of the `level` or class to aim at (default: the one above the overall level or, where there is none, connected)")
	flags.StringVar(&s.language, "lang", "en", "language `tag` of titles, where the instrument has them; the words around them are English")
	flags.BoolVar(&s.json, "json", false, "print the same as one JSON document")
	if err := flags.Parse(args); err != nil {
		return s, err
	}
	var wrong string
	switch {
	case flags.NArg() > 0:
		wrong = fmt.Sprintf("unexpected argument %q: a file goes after -answers", flags.Arg(0))
	case s.blank && (s.answers != "" || s.target != "" || s.json):
		wrong = "-blank prints an assessment to fill in: beside it only -framework and -lang mean something"
	case s.blank && s.framework == "":
		wrong = "-blank needs -framework: a YAML or JSON file, or one of " + strings.Join(catalogue(), ", ")
	case s.framework != "" && s.answers == "" && !s.blank:
		wrong = "-framework needs -answers: there is nothing to score; -blank prints an assessment to fill in"
	case !govmaturity.ValidLanguage(s.language):
		wrong = fmt.Sprintf("-lang %q is not a language tag, such as fr or pt-BR", s.language)
	default:
		return s, nil
	}
	fmt.Fprintln(stderr, wrong)
	return s, usageError(wrong)
}

// usageError is about a flag.
type usageError string

func (e usageError) Error() string { return string(e) }

func (d report) json() []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(d); err != nil {
		panic(err) // a report holds strings and finite numbers
	}
	return b.Bytes()
}
