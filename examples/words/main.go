// Words helps to bring the words of the library into another language. It prints
// the words to begin with, and checks a file of words.
//
//	go run ./examples/words > ours.json
//	go run ./examples/words -from fr > ours.json
//	go run ./examples/words -check ours.json
//
// A check lists everything that is wrong in the file with its line, and then
// what is missing, with the English words that stand in for it.
//
// It ends with 0 when all is well, with 1 when something is wrong or missing, and
// with 2 when it was called in a way that makes no sense.
package main

import (
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

func run(args []string, stdout, stderr io.Writer) int {
	stderr = cli.Printable(stderr)
	flags := flag.NewFlagSet("words", flag.ContinueOnError)
	flags.SetOutput(stderr)
	from := flags.String("from", "en", "print the words in this language, to begin a translation with")
	file := flags.String("check", "", "check a file of words")
	if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
		return cli.OK
	} else if err != nil {
		return cli.Usage
	}
	if flags.NArg() > 0 {
		fmt.Fprintln(stderr, "expected nothing after the flags")
		return cli.Usage
	}
	if *file != "" {
		return check(*file, cli.Printable(stdout), stderr)
	}
	words := govmaturity.WordsFile(*from)
	if words == nil {
		fmt.Fprintf(stderr, "there are no words in %.40q: there are some in %s\n", *from, strings.Join(govmaturity.WordsLanguages(), ", "))
		return cli.Wrong
	}
	if _, err := stdout.Write(words); err != nil {
		fmt.Fprintln(stderr, err)
		return cli.Wrong
	}
	return cli.OK
}

// check says what is wrong with a file, or what is missing in it.
func check(file string, stdout, stderr io.Writer) int {
	data, err := cli.ReadDocument(file)
	if err != nil {
		cli.Say(stderr, err)
		return cli.Wrong
	}
	words, err := govmaturity.ReadWords(file, data)
	if err != nil {
		cli.Say(stderr, err)
		return cli.Wrong
	}
	var english map[string]string
	if err := json.Unmarshal(govmaturity.WordsFile("en"), &english); err != nil {
		cli.Say(stderr, err)
		return cli.Wrong
	}
	missing := words.Missing()
	fmt.Fprintf(stdout, "%s: %s, with %d of %d keys missing\n", file, words.Language(), len(missing), len(english)-2)
	for _, key := range missing {
		fmt.Fprintf(stdout, "  %s: %s\n", key, english[key])
	}
	if len(missing) > 0 {
		return cli.Wrong
	}
	return cli.OK
}
