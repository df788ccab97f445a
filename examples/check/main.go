// Check says what is wrong with documents of the library, of whatever kind they
// are: each problem with its place, and for a document that can be read whether it
// keeps the laws of well-made ones.
//
//	go run ./examples/check ministry.yaml answers.yaml    # files, or folders of files
//	go run ./examples/check -kinds                        # the kinds of documents
//	go run ./examples/check -blank plan > plan.yaml       # one to fill in
//	go run ./examples/check -blank assessment -framework un-dgca > answers.yaml
//	go run ./examples/check -words fr ministry.yaml       # what a translation lacks
//	go run ./examples/check -schema plan > plan.schema.json   # for an editor that helps
//	go run ./examples/check -reference plan               # each key, as in the folder reference
//
// Documents that point at each other are checked together: answers with their
// framework, a review with its plan. What is not among the files is looked for in the
// catalogue.
//
// A law that a document breaks for a good reason is waived with that reason, as often
// as needed:
//
//	go run ./examples/check -waive "weights-matter: the publisher counts it with 0" ministry.yaml
//
// It ends with 0 when all is well, with 1 when something is wrong or missing, and with
// 2 when it was called in a way that makes no sense.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/examples/internal/cli"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// settings are what the flags say.
type settings struct {
	blank, framework, words string
	reference, schema       string
	kinds                   bool
	waivers                 waivers
}

func run(args []string, stdout, stderr io.Writer) int {
	out, stderr := cli.NewPrinter(stdout), cli.Printable(stderr)
	var s settings
	flags := flag.NewFlagSet("check", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.BoolVar(&s.kinds, "kinds", false, "list the kinds of documents")
	flags.StringVar(&s.blank, "blank", "", "print a document of this `kind` to fill in")
	flags.StringVar(&s.framework, "framework", "", "with -blank assessment: the `instrument`, of the catalogue or a file")
	flags.StringVar(&s.words, "words", "", "list the texts that lack this `language`")
	flags.StringVar(&s.reference, "reference", "", "print what each key of this `kind` of document means, as Markdown, with examples from the files or from samples")
	flags.StringVar(&s.schema, "schema", "", "print the JSON Schema of this `kind` of document, for editors")
	flags.Var(&s.waivers, "waive", "let a law be broken for a `reason`: \"law: reason\"")
	if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
		return cli.OK
	} else if err != nil {
		return cli.Usage
	}
	code, err := s.run(out, flags.Args())
	if flushed := out.Flush(); err == nil {
		err = flushed
	}
	if err != nil {
		cli.Say(stderr, err)
		var usage usageError
		if errors.As(err, &usage) {
			return cli.Usage
		}
		return cli.Wrong
	}
	return code
}

// usageError is a mistake in how the program was called.
type usageError string

func (e usageError) Error() string { return string(e) }

func (s settings) run(w io.Writer, names []string) (int, error) {
	switch {
	case s.framework != "" && s.blank == "":
		return 0, usageError("-framework goes with -blank assessment")
	case s.words != "" && !govmaturity.ValidLanguage(s.words):
		return 0, usageError(fmt.Sprintf("-words: expected a language tag, such as fr; found %.40q", s.words))
	case s.kinds || s.blank != "" || s.schema != "":
		if len(names) > 0 {
			return 0, usageError("expected no files with -kinds, -blank and -schema")
		}
	case len(names) == 0 && s.reference == "":
		return 0, usageError("expected files or folders to check; -kinds lists what can be checked")
	}
	switch {
	case s.kinds:
		return cli.OK, listKinds(w)
	case s.blank != "":
		return cli.OK, s.writeBlank(w)
	case s.schema != "":
		return cli.OK, writeSchema(w, s.schema)
	}
	files, err := open(names)
	if err != nil {
		return 0, err
	}
	if s.reference != "" {
		return cli.OK, writeReference(w, s.reference, files)
	}
	if s.words != "" {
		return lacking(w, files, s.words)
	}
	return check(w, files, s.waivers)
}

// waivers are the laws that may be broken, each with its reason.
type waivers []waiver

type waiver struct {
	law, reason string
	used        bool
}

func (w *waivers) String() string { return "" }

func (w *waivers) Set(s string) error {
	law, reason, ok := strings.Cut(s, ":")
	if reason = strings.TrimSpace(reason); !ok || reason == "" {
		return errors.New("expected the name of a law, a colon and the reason")
	}
	*w = append(*w, waiver{law: strings.TrimSpace(law), reason: reason})
	return nil
}

// writeSchema prints the JSON Schema of a kind of document.
func writeSchema(w io.Writer, name string) error {
	k := kindNamed(name)
	switch {
	case k == nil:
		return noKindNamed(name)
	case k.schema == nil:
		return usageError("there is no schema of " + k.name)
	}
	_, err := w.Write(k.schema())
	return err
}
