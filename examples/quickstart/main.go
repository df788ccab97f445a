// Quickstart scores a government and prints a scorecard that its minister can
// read.
//
// Without flags it recomputes a published index for eight economies, takes one
// of them apart, and then shows a nine-pillar assessment of a country that does
// not exist. With flags it does the same for answers of your own:
//
//	go run ./examples/quickstart
//	go run ./examples/quickstart -answers mine.yaml -target transformative
//	go run ./examples/quickstart -framework ministry.yaml -answers mine.yaml -lang fr -json
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
	json               bool
}

func run(args []string, stdout, stderr io.Writer) int {
	s, err := parse(args, stderr)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return cli.OK
	case err != nil:
		return cli.Usage
	}
	doc, err := s.report()
	if err != nil {
		fmt.Fprintln(stderr, err)
		if errors.As(err, new(usageError)) {
			return cli.Usage
		}
		return cli.Wrong
	}
	out := doc.text()
	if s.json {
		out = doc.json()
	}
	if _, err := stdout.Write(out); err != nil {
		fmt.Fprintln(stderr, err)
		return cli.Wrong
	}
	return cli.OK
}

// parse reads the flags. It has told stderr of its error.
func parse(args []string, stderr io.Writer) (settings, error) {
	var s settings
	flags := flag.NewFlagSet("quickstart", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.StringVar(&s.framework, "framework", "", "`instrument` that was answered: a YAML or JSON file, or an id of the catalogue (default "+ninePillars+")")
	flags.StringVar(&s.answers, "answers", "", "`file` with an assessment, YAML or JSON")
	flags.StringVar(&s.target, "target", "", "id of the `level` to aim at (default: the one above the overall level or, where there is none, connected)")
	flags.StringVar(&s.language, "lang", "en", "language `tag` of titles, where the instrument has them; the words around them are English")
	flags.BoolVar(&s.json, "json", false, "print the same as one JSON document")
	if err := flags.Parse(args); err != nil {
		return s, err
	}
	var wrong string
	switch {
	case flags.NArg() > 0:
		wrong = fmt.Sprintf("unexpected argument %q: a file goes after -answers", flags.Arg(0))
	case s.framework != "" && s.answers == "":
		wrong = "-framework needs -answers: there is nothing to score"
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
