// Tables writes a framework as tables for a spreadsheet, and reads them back.
//
//	go run ./examples/tables -framework un-nine-pillars -o folder     # framework.csv, nodes.csv, ...
//	go run ./examples/tables -blank -o folder                         # a small one to begin with
//	go run ./examples/tables folder > ministry.json                   # the document that they make
//
// For Excel in most of Europe, add -excel ";": a semicolon between cells, a decimal
// comma, and the mark by which Excel knows UTF-8. Tables are then read with the same
// flag.
//
// It ends with 0 when all is well, with 1 when something is wrong, after saying all of
// it with its sheet and cell, and with 2 when it was called in a way that makes no
// sense.
package main

import (
	_ "embed"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/govmaturity/govmaturity/examples/internal/cli"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/sheet"
)

//go:embed blank.yaml
var blank []byte

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

func run(args []string, stdout, stderr io.Writer) int {
	stderr = cli.Printable(stderr)
	flags := flag.NewFlagSet("tables", flag.ContinueOnError)
	flags.SetOutput(stderr)
	framework := flags.String("framework", "", "write this `instrument`, of the catalogue or a file")
	small := flags.Bool("blank", false, "write a small framework to begin with")
	folder := flags.String("o", "", "write into this `folder`, which must not have such tables yet")
	excel := flags.String("excel", "", "the `separator` that Excel wants, ; or a comma: with a decimal comma for ;")
	if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
		return cli.OK
	} else if err != nil {
		return cli.Usage
	}
	var o sheet.Options
	switch *excel {
	case "":
	case ",":
		o = sheet.Options{Separator: ',', ByteOrderMark: true}
	case ";":
		o = sheet.Options{Separator: ';', Decimal: ',', ByteOrderMark: true}
	default:
		fmt.Fprintln(stderr, `-excel: expected "," or ";"`)
		return cli.Usage
	}
	var err error
	switch writes := *framework != "" || *small; {
	case writes && (*folder == "" || flags.NArg() > 0 || *framework != "" && *small):
		fmt.Fprintln(stderr, "expected -framework or -blank, with -o and a folder, and nothing else")
		return cli.Usage
	case writes:
		err = write(*framework, *folder, o)
	case flags.NArg() != 1 || *folder != "":
		fmt.Fprintln(stderr, "expected one folder of tables to read, or -o with -framework or -blank to write some")
		return cli.Usage
	default:
		err = read(stdout, flags.Arg(0), o)
	}
	if err != nil {
		cli.Say(stderr, err)
		return cli.Wrong
	}
	return cli.OK
}

// read prints the document that the tables of a folder make.
func read(w io.Writer, folder string, o sheet.Options) error {
	spec, err := sheet.Load(os.DirFS(folder), o)
	if err != nil {
		return err
	}
	out := json.NewEncoder(w)
	out.SetIndent("", "  ")
	out.SetEscapeHTML(false)
	return out.Encode(spec)
}

// write writes a framework as tables: all of them or none.
func write(name, folder string, o sheet.Options) error {
	fw, err := maturity.ReadFramework("blank.yaml", blank)
	if name != "" {
		fw, err = cli.Framework(name)
	}
	if err != nil {
		return err
	}
	sheets, err := sheet.Write(fw.Spec(), o)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	for _, s := range sheets {
		if _, err := os.Stat(filepath.Join(folder, s.Name+".csv")); err == nil {
			return fmt.Errorf("%s has the table %s.csv already: choose another folder", folder, s.Name)
		}
	}
	for _, s := range sheets {
		if err := os.WriteFile(filepath.Join(folder, s.Name+".csv"), s.CSV(o), 0o644); err != nil {
			return err
		}
	}
	return nil
}
