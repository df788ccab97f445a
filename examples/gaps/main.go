// Gaps says what people lack for a role, and which training closes it.
//
//	go run ./examples/gaps
//	go run ./examples/gaps -framework roles.csv -from "Data engineer/Data engineer" -to "Data engineer/Senior data engineer"
//	go run ./examples/gaps -framework roles.csv -map mapping.yaml -all > distances.csv
//	go run ./examples/gaps -framework roles.csv -lint
//
// # A team
//
// Without -framework it takes a small team that comes with it, as documents in the
// folder unit: who is how ready for the role that they are to have, on what the team
// rests, and the training of least cost, each with its reasons. -budget 1000 makes
// people as ready as so much money can, -why goes down to the evidence, and -lang fr
// gives the reasons in French.
//
// # A framework of others
//
// -framework takes
//
//   - a framework document in YAML or JSON (govmaturity/competency-framework/1);
//   - a package of 1EdTech CASE in JSON;
//   - the NICE framework, in the JSON of NIST's CPRT;
//   - a folder with the tables of ESCO;
//   - a table of roles, in CSV, JSON or YAML, with -map: a document that says what
//     stands in which column (see package competency/sheet). For a table, or a list of
//     objects in JSON, with the columns of the UK's Government Digital and Data
//     framework it is not needed.
//
// A role is named with its level: "ROLE/LEVEL"; one without levels by itself. Codes
// and ids will do as well, and capitals and spaces do not matter.
//
// With -from and -to, the first line is
//
//	short 8 of 11, 8 level steps
//
// for somebody who has all that the first role requires, and nothing beyond it. Then
// come the skills that they are short of. What is merely desirable is left out.
// -kind tells skills from tasks and knowledge: of NICE, where roles have all three,
// it is skill when not given. With -all, a table in CSV has these numbers for each role
// level to each: from,to,short,of,steps.
//
// With -lint, each line has a name and a count of something that is wrong in the
// file: the codes of package competency/sheet, not-read for cells that could not be
// read, and unlinked-skill and the like for what no role requires.
//
// # When something is wrong
//
// What cannot be read in a table is left out and told, on standard error. The program
// ends with 0 when there is a result, with 1 when something is wrong with a file or
// there is no such role, and with 2 when it was called in a way that makes no sense.
package main

import (
	"cmp"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strconv"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/examples/internal/cli"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

// settings are what the flags say.
type settings struct {
	framework, mapping string
	from, to           string
	all, lint          bool
	kind               string
	lang, budget       string
	why                bool
	cents              *int64 // of the budget
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
	if err := s.answer(stdout, stderr); err != nil {
		cli.Say(stderr, err)
		return cli.Wrong
	}
	return cli.OK
}

// parse reads the flags. It has told stderr of its error.
func parse(args []string, stderr io.Writer) (settings, error) {
	var s settings
	flags := flag.NewFlagSet("gaps", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.StringVar(&s.framework, "framework", "", "`file` with roles and what they require; a team that comes with the program when not given")
	flags.StringVar(&s.mapping, "map", "", "`file` that says how to read the table that -framework names")
	flags.StringVar(&s.from, "from", "", "`role/level` that somebody has now")
	flags.StringVar(&s.to, "to", "", "`role/level` that somebody is to have")
	flags.BoolVar(&s.all, "all", false, "print the gaps from every role level to every role level, as CSV")
	flags.BoolVar(&s.lint, "lint", false, "count what is wrong in the file")
	flags.StringVar(&s.kind, "kind", "", "`kind` of what is compared: skill, task, knowledge, attitude, competency or all")
	flags.StringVar(&s.lang, "lang", "", "`language` of the reasons about the team that comes with the program (default en)")
	flags.StringVar(&s.budget, "budget", "", "`money` that the training of that team may cost")
	flags.BoolVar(&s.why, "why", false, "say of that team on which evidence its levels rest")
	if err := flags.Parse(args); err != nil {
		return s, err
	}
	if err := s.check(flags.Args()); err != nil {
		fmt.Fprintln(stderr, err)
		return s, err
	}
	return s, nil
}

func (s *settings) check(rest []string) error {
	asked := 0
	for _, yes := range []bool{s.from != "" || s.to != "", s.all, s.lint} {
		if yes {
			asked++
		}
	}
	switch {
	case len(rest) > 0:
		return fmt.Errorf("unexpected argument %q: a role with spaces in its name goes in quotes", rest[0])
	case s.framework == "" && (asked > 0 || s.mapping != "" || s.kind != ""):
		return errors.New("-framework is missing: which file has the roles?")
	case s.framework == "":
		return s.checkTeam()
	case s.lang != "" || s.budget != "" || s.why:
		return errors.New("-lang, -budget and -why are about the team that comes with the program: leave -framework out")
	case asked == 0:
		return errors.New("what is asked? -from and -to, or -all, or -lint")
	case asked > 1:
		return errors.New("one thing at a time: -from and -to, or -all, or -lint")
	case (s.from == "") != (s.to == ""):
		return errors.New("-from and -to go together")
	case kinds[s.kind] == nil && s.kind != "":
		return fmt.Errorf("unknown kind %q: expected skill, task, knowledge, attitude, competency or all", s.kind)
	}
	return nil
}

// checkTeam checks what is about the team that comes with the program.
func (s *settings) checkTeam() error {
	if s.lang != "" && !govmaturity.ValidLanguage(s.lang) {
		return fmt.Errorf("%q is no language, such as fr", s.lang)
	}
	if s.budget == "" {
		return nil
	}
	money, err := strconv.ParseUint(s.budget, 10, 40)
	if err != nil {
		return fmt.Errorf("the budget %q is no whole number", s.budget)
	}
	cents := int64(money) * 100
	s.cents = &cents
	return nil
}

// kinds are what -kind can be.
var kinds = map[string][]competency.Kind{
	"competency": {competency.KindCompetency}, "skill": {competency.KindSkill}, "task": {competency.KindTask},
	"knowledge": {competency.KindKnowledge}, "attitude": {competency.KindAttitude},
	"all": {competency.KindCompetency, competency.KindSkill, competency.KindTask, competency.KindKnowledge, competency.KindAttitude},
}

// answer answers what was asked.
func (s *settings) answer(stdout, stderr io.Writer) error {
	if s.framework == "" {
		return printTeam(stdout, govmaturity.WordsFor(cmp.Or(s.lang, "en"), "en"), s.why, s.cents)
	}
	src, err := load(s.framework, s.mapping)
	if err != nil {
		return err
	}
	// Whoever reads both together finds the answer first.
	defer func() {
		for _, note := range src.notes {
			fmt.Fprintln(stderr, note)
		}
	}()
	if s.lint {
		return src.lint(stdout)
	}
	r, err := src.roles(s.kind)
	if err != nil {
		return err
	}
	if s.all {
		return r.all(stdout)
	}
	from, err := r.find("-from", s.from)
	to, wrong := r.find("-to", s.to)
	if err := errors.Join(err, wrong); err != nil {
		return err
	}
	return r.gap(stdout, from, to)
}
