// Score scores a table of assessments: one row a subject, one column an
// indicator.
//
//	go run ./examples/score -framework wb-gtmi@2022 -answers examples/score/testdata/gtmi.csv
//	go run ./examples/score -framework un-nine-pillars -answers agencies.csv -o scores.csv
//	... | go run ./examples/score -framework ministry.yaml -answers - > scores.csv
//
// # What goes in
//
// A CSV file in UTF-8, with or without a byte order mark, with the line ends of
// Unix or of Windows. Its first row names the columns, in any order: subject,
// and the id of each indicator, and no others: cut off a year or a note. With
// -framework before it, -h lists them. A cell holds what [maturity.Indicator.Parse]
// reads; an empty cell is unanswered, NA is not applicable, and [panel.Layout] says
// what else there is. Each indicator
// needs its column, even an empty one: a column that was forgotten must not pass
// for answers that are not known yet. Numbers have a decimal point. Blanks
// around a cell do not matter, and rows of blanks are passed over. Subjects may
// come more than once, as in a panel of years: each row is scored by itself, in
// its turn. Instruments with rosters do not fit into such a table.
//
// -comma sets the separator, of the input and of the output: ';' is what
// spreadsheets write where the comma is the decimal sign, tab is a tab. -extra keep
// takes other columns along to the output, and -extra ignore passes over them. -rater
// and -date name the columns that say who answered, and when. -decimal-comma and
// -percent say how numbers are written, and -state what a word means that stands where
// there is no answer. What a spreadsheet of an office writes is often read with
//
//	-comma ';' -decimal-comma -extra ignore -state ..=unanswered -state n/a=not-applicable
//
// An instrument that is named without an edition is taken in the latest one, which is
// said on standard error.
//
// # What comes out
//
// A row for each subject and node, in the order of the instrument's document:
//
//	subject,node,value,level,class,coverage
//
// Numbers have the fewest digits that tell them from every other number. What
// there is not is empty. -full adds published values, and the instrument with its
// edition and content hash; -ranks adds ranks; -wide writes one row of each subject;
// -groups leaves indicators out. See [panel.Output].
//
// A subject that a spreadsheet would take for a formula, because it starts
// with one of = + - @, gets an apostrophe before it, and so does one that
// starts with an apostrophe. Take one leading apostrophe away to have the
// subject again. A subject with any of , ; | tab in it is in quotes, whichever
// of them the separator is, as is one with a quote or a line end: whatever a
// program takes for the separator, it finds no formula inside. Readers of CSV
// take these quotes away.
//
// An instrument that normalises numbers by those of all subjects is told what the whole
// table says. -save-goalposts keeps that as a file, and -goalposts scores another table
// against it.
//
// # When something is wrong
//
// Everything in the table is checked: up to a hundred problems are told, each with
// its line and column, and the program ends with 1. There is no output of half a
// table. For standard output, the table is read twice: the first time it is checked,
// and the second time it is scored. What cannot be read twice, such as standard
// input, is first copied to a temporary file. With -o, it is read once, which is
// faster. The output file gets its name when it is complete: until then it is a new
// file whose name ends in .part, and an earlier file of that name stays. The new one
// gets the permissions of the earlier one. The answers, the framework and goalposts
// that are read are never written over.
//
// The program ends with 0 when all is well, and with 2 when it was called in a
// way that makes no sense. Memory does not grow with the number of rows, and all
// processors are used.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/examples/internal/cli"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/panel"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// settings are what the flags say.
type settings struct {
	framework, answers, output string
	goalposts, save            string // files of what a panel says
	layout                     panel.Layout
	table                      panel.Output
	stderr                     io.Writer
}

func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	stderr = cli.Printable(stderr)
	s, err := parse(args, stderr)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return cli.OK
	case err != nil:
		return cli.Usage
	}
	if err := s.score(stdin, stdout); err != nil {
		cli.Say(stderr, err)
		if errors.As(err, new(usageError)) {
			return cli.Usage
		}
		return cli.Wrong
	}
	return cli.OK
}

// usageError is about a flag.
type usageError string

func (e usageError) Error() string { return string(e) }

// parse reads the flags. It has told stderr of its error.
func parse(args []string, stderr io.Writer) (settings, error) {
	s := settings{stderr: stderr, layout: panel.Layout{Separator: ','}, table: panel.Output{Separator: ','}}
	flags := flag.NewFlagSet("score", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() {
		fmt.Fprint(stderr, "Usage: go run ./examples/score -framework instrument -answers table.csv [-o scores.csv] [-comma ';']\n\n")
		flags.PrintDefaults()
		fmt.Fprint(stderr, "\n"+s.expected()+"\nMore: go doc ./examples/score\n")
	}
	flags.StringVar(&s.framework, "framework", "", "`instrument` that was answered: a YAML or JSON file, or an id of the catalogue")
	flags.StringVar(&s.answers, "answers", "", "CSV `file` with a row for each subject; - is standard input")
	flags.StringVar(&s.output, "o", "", "`file` to write; standard output when not given")
	flags.Func("comma", "`separator` of cells: , or ; or | or tab (default ,)", func(v string) error {
		if v == "tab" {
			v = "\t"
		}
		switch v {
		case ",", ";", "|", "\t":
			s.layout.Separator, _ = utf8.DecodeRuneInString(v)
			s.table.Separator = s.layout.Separator
			return nil
		}
		return errors.New("expected , or ; or | or tab")
	})
	flags.Func("extra", "what to do about other `columns`: refuse, ignore or keep (default refuse)", func(v string) error {
		s.layout.Extra = panel.Extra(v)
		switch s.layout.Extra {
		case panel.ExtraRefuse, panel.ExtraIgnore, panel.ExtraKeep:
			return nil
		}
		return errors.New("expected refuse, ignore or keep")
	})
	flags.StringVar(&s.layout.Rater, "rater", "", "`column` that says who answered")
	flags.StringVar(&s.layout.Date, "date", "", "`column` that says when")
	cli.TableFlags(flags, &s.layout)
	flags.StringVar(&s.goalposts, "goalposts", "", "`file` with what another table says as a whole, for an instrument that asks that")
	flags.StringVar(&s.save, "save-goalposts", "", "`file` to write what this table says as a whole")
	flags.BoolVar(&s.table.Wide, "wide", false, "write one row of each subject")
	flags.BoolVar(&s.table.Ranks, "ranks", false, "write ranks among all subjects, each of which comes once; all are held in memory")
	flags.BoolVar(&s.table.Groups, "groups", false, "write no indicators")
	flags.BoolVar(&s.table.Full, "full", false, "write published values, and the framework with its edition and hash")
	if err := flags.Parse(args); err != nil {
		return s, err
	}
	var wrong error
	switch {
	case flags.NArg() > 0:
		wrong = fmt.Errorf("unexpected argument %q: a table goes after -answers", flags.Arg(0))
	case s.framework == "":
		wrong = errors.New("-framework is missing: which instrument was answered?")
	case s.answers == "":
		wrong = errors.New("-answers is missing: which table is to be scored?")
	default:
		return s, nil
	}
	fmt.Fprintln(stderr, wrong)
	return s, wrong
}

// expected says which table is expected.
func (s settings) expected() string {
	const text = `The table has a row for each subject. Its first row names the columns, in any
order: subject, and the id of each indicator; no others. An empty cell is
unanswered, NA is not applicable, and numbers have a decimal point.
`
	if s.framework == "" {
		return text + "To see the columns of an instrument: go run ./examples/score -framework wb-gtmi@2022 -h\n"
	}
	fw, err := cli.Framework(s.framework)
	if err != nil {
		return text + err.Error() + "\n"
	}
	if fw.HasRosters() {
		return text + fw.ID() + " has rosters, which do not fit into such a table.\n"
	}
	columns := []string{"subject"}
	for _, indicator := range fw.Indicators() {
		columns = append(columns, indicator.ID())
	}
	return fmt.Sprintf("%sThose of %s, edition %s:\n%s\n", text, fw.ID(), fw.Edition(), strings.Join(columns, string(s.table.Separator)))
}

// score checks the table, and then scores it.
func (s settings) score(stdin io.Reader, stdout io.Writer) error {
	fw, err := cli.Framework(s.framework)
	if err != nil {
		return err
	}
	if !cli.IsFile(s.framework) && !strings.Contains(s.framework, "@") {
		fmt.Fprintf(s.stderr, "%s: edition %s, which is the latest here; to have another, say which: %s@%s\n", fw.ID(), fw.Edition(), fw.ID(), fw.Edition())
	}
	in, err := openTwice(s.answers, stdin)
	if err != nil {
		return err
	}
	defer in.close()
	if err := s.keepsInputs(in); err != nil {
		return err
	}
	table := &panel.Table{Name: in.name, Framework: fw, Layout: s.layout}
	if s.once(fw) {
		return writeTo(s.output, stdout, func(out io.Writer) error { return withFlag(table.Write(in.file, out, s.table)) })
	}
	if err := table.Check(in.file); err != nil {
		return withFlag(err)
	}
	if _, err := in.file.Seek(0, io.SeekStart); err != nil {
		return err
	}
	if table.Framework, err = s.frozen(table, in); err != nil {
		return err
	}
	if s.table.Ranks {
		all, err := table.Read(in.file)
		if err != nil {
			return err
		}
		return writeTo(s.output, stdout, func(out io.Writer) error { return all.Write(out, s.table) })
	}
	return writeTo(s.output, stdout, func(out io.Writer) error {
		err := table.Write(in.file, out, s.table)
		if errors.As(err, new(govmaturity.Problems)) {
			return fmt.Errorf("the table was changed while it was scored: %w", err)
		}
		return err
	})
}

// once reports whether the table is read once: checked and scored in one go, into a file
// that gets its name when all was well. What is written to a pipe cannot be taken back.
func (s settings) once(fw *maturity.Framework) bool {
	if s.output == "" || s.table.Ranks || fw.NeedsPanel() || s.goalposts != "" || s.save != "" {
		return false
	}
	info, err := os.Stat(s.output)
	return errors.Is(err, os.ErrNotExist) || err == nil && info.Mode().IsRegular()
}

// withFlag says which flags cure what is wrong with a table.
func withFlag(err error) error {
	var problems govmaturity.Problems
	if errors.As(err, &problems) {
		for i, p := range problems {
			if strings.HasSuffix(p.Format, "set the separator") {
				problems[i].Format += " with -comma"
			}
		}
	}
	return cli.TableHints(err, true)
}

// frozen returns the framework that scores. One that asks what the table says as a whole
// is told, or gets the goalposts of another.
func (s settings) frozen(table *panel.Table, in input) (*maturity.Framework, error) {
	fw := table.Framework
	if !fw.NeedsPanel() {
		if s.goalposts != "" || s.save != "" {
			return nil, usageError(fw.ID() + " asks for no goalposts of a panel")
		}
		return fw, nil
	}
	var goalposts *panel.Goalposts
	if s.goalposts != "" {
		data, err := cli.ReadDocument(s.goalposts)
		if err != nil {
			return nil, err
		}
		if goalposts, err = panel.ReadGoalposts(s.goalposts, data); err != nil {
			return nil, err
		}
	} else {
		var err error
		if goalposts, err = table.Measure(in.file); err != nil {
			return nil, err
		}
		if goalposts.Assessments == 1 {
			fmt.Fprintf(s.stderr, "%s compares numbers with those of all subjects, and %s has one: what rests on the others has no value; -goalposts scores it against another table\n", fw.ID(), in.name)
		}
		if _, err := in.file.Seek(0, io.SeekStart); err != nil {
			return nil, err
		}
	}
	frozen, err := goalposts.Freeze(fw)
	if err != nil || s.save == "" {
		return frozen, err
	}
	data, err := goalposts.JSON()
	if err != nil {
		return nil, err
	}
	return frozen, writeTo(s.save, nil, func(out io.Writer) error {
		_, err := out.Write(append(data, '\n'))
		return err
	})
}

// keepsInputs returns an error if the output would take the place of what it is
// made of.
func (s settings) keepsInputs(in input) error {
	switch {
	case s.save != "" && s.goalposts != "":
		return usageError("-save-goalposts keeps what this table says, and with -goalposts it is scored against what another says: give one of them")
	case s.save != "" && filepath.Clean(s.save) == filepath.Clean(s.output):
		return usageError(fmt.Sprintf("-o and -save-goalposts are both %s: one of the two would be lost", s.save))
	}
	for _, file := range []struct{ flag, name string }{{"-o", s.output}, {"-save-goalposts", s.save}} {
		out, err := os.Stat(file.name)
		if file.name == "" || err != nil || !out.Mode().IsRegular() {
			continue
		}
		if in.info != nil && os.SameFile(out, in.info) {
			return usageError(fmt.Sprintf("%s %s: these are the answers, which would be lost", file.flag, file.name))
		}
		if goalposts, err := os.Stat(s.goalposts); err == nil && os.SameFile(out, goalposts) {
			return usageError(fmt.Sprintf("%s %s: these are the goalposts, which would be lost", file.flag, file.name))
		}
		if cli.IsFile(s.framework) {
			if framework, err := os.Stat(s.framework); err == nil && os.SameFile(out, framework) {
				return usageError(fmt.Sprintf("%s %s: this is the framework, which would be lost", file.flag, file.name))
			}
		}
	}
	return nil
}

// input is a table that can be read twice.
type input struct {
	name  string // what messages call it
	file  *os.File
	info  os.FileInfo // of what was named; nil when it is no file
	spool bool        // file is a copy that nobody else needs
}

func openTwice(name string, stdin io.Reader) (input, error) {
	if name == "-" {
		in, err := spool("standard input", stdin)
		if file, ok := stdin.(*os.File); ok && err == nil {
			in.info, _ = file.Stat() // it may be closed, and then is no file
		}
		return in, err
	}
	file, info, err := cli.Open(name)
	if err != nil {
		return input{}, err
	}
	if info.Mode().IsRegular() {
		return input{name: name, file: file, info: info}, nil
	}
	defer file.Close()
	return spool(name, file) // a pipe or a device
}

// spool copies what can be read once to a temporary file.
func spool(name string, r io.Reader) (input, error) {
	file, err := os.CreateTemp("", "score-*.csv")
	if err != nil {
		return input{}, err
	}
	in := input{name: name, file: file, spool: true}
	_, err = io.Copy(file, r)
	if err == nil {
		_, err = file.Seek(0, io.SeekStart)
	}
	if err != nil {
		in.close()
		return input{}, fmt.Errorf("%s: %w", name, err)
	}
	return in, nil
}

func (in input) close() {
	in.file.Close()
	if in.spool {
		os.Remove(in.file.Name())
	}
}

// writeTo lets write fill standard output or a file. The file gets its name
// when it is complete.
func writeTo(name string, stdout io.Writer, write func(io.Writer) error) error {
	if name == "" {
		return write(stdout)
	}
	if target, err := filepath.EvalSymlinks(name); err == nil {
		name = target
	}
	info, err := os.Stat(name)
	if err == nil && !info.Mode().IsRegular() {
		// A pipe or a device is written to, not replaced.
		file, err := os.OpenFile(name, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		return errors.Join(write(file), file.Close())
	}
	mode := os.FileMode(0o644) // less what the system takes away
	if err == nil {
		mode = info.Mode().Perm()
	}
	file, err := createPart(name, mode)
	if err != nil {
		return err
	}
	if info != nil {
		err = file.Chmod(mode)
	}
	if err == nil {
		err = write(file)
	}
	if err = errors.Join(err, file.Close()); err == nil {
		err = os.Rename(file.Name(), name)
	}
	if err != nil {
		return errors.Join(err, os.Remove(file.Name()))
	}
	return nil
}

// createPart creates a file beside the one with a name. It does what
// [os.CreateTemp] does, and never opens what is there; but that gives files to
// their owner only, and what the system takes away from a mode is not to be had.
func createPart(name string, mode os.FileMode) (*os.File, error) {
	for try := 0; ; try++ {
		file, err := os.OpenFile(fmt.Sprintf("%s.%08x.part", name, rand.Uint32()), os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
		if !errors.Is(err, os.ErrExist) || try == 1000 {
			return file, err
		}
	}
}
