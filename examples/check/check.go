package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/examples/internal/cli"
	"github.com/govmaturity/govmaturity/examples/internal/text"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/laws"
)

// check reads all files, those first that others point at, puts them to their law
// kits, and says in the order of the files what came of it.
func check(w io.Writer, files []file, waivers waivers) (int, error) {
	var s shelf
	results := make([]found, len(files))
	errs := make([]error, len(files))
	for _, k := range kinds() {
		for i, f := range files {
			if f.kind == nil || f.kind.format != k.format {
				continue
			}
			if results[i], errs[i] = k.read(&s, f); errs[i] != nil {
				s.broken = append(s.broken, f.text("id"))
			}
		}
	}
	code := cli.OK
	for i, f := range files {
		if i > 0 {
			fmt.Fprintln(w)
		}
		if !say(w, f, results[i], errs[i], waivers) {
			code = cli.Wrong
		}
	}
	for _, waiver := range waivers {
		if !waiver.used {
			fmt.Fprintf(w, "\n-waive %s: no document here breaks such a law\n", waiver.law)
			code = cli.Wrong
		}
	}
	return code, nil
}

// say prints what came of one file, and reports whether all is well.
func say(w io.Writer, f file, result found, err error, waivers waivers) bool {
	if f.kind == nil {
		fmt.Fprintf(w, "%s\n", f.name)
		if f.root == nil {
			_, problems := document.Parse(f.name, f.data, document.Limits{})
			cli.Say(w, problems.Err())
			return false
		}
		cli.Say(w, f.noKind())
		return false
	}
	title, _ := f.kind.about()
	if err != nil {
		fmt.Fprintf(w, "%s: %s\n", f.name, title)
		cli.Say(w, err)
		return false
	}
	if result.what != "" {
		title += ": " + result.what
	}
	fmt.Fprintf(w, "%s: %s\n", f.name, title)
	if result.laws == nil {
		fmt.Fprintln(w, "can be read")
		return true
	}
	report, err := inspect(result, waivers)
	if err != nil { // the laws are for another kind of it
		fmt.Fprintf(w, "can be read, and is put to no laws: %v\n", err)
		return true
	}
	sayBroken(w, report.Violations)
	for _, v := range report.Waived {
		fmt.Fprintf(w, "waived: %s: %s: %s\n", v.Violation.Law.Name, at(v.Violation), v.Reason)
	}
	if len(report.Violations) == 0 {
		fmt.Fprintln(w, "can be read, and keeps its laws")
	}
	return len(report.Violations) == 0
}

// inspect puts a document to its laws, with those waivers that it needs: the others may
// be for another document.
func inspect(result found, all waivers) (laws.Report, error) {
	report, err := result.laws(nil)
	var needed waivers
	for i := range all {
		if slices.ContainsFunc(report.Violations, func(v laws.Violation) bool { return v.Law.Name == all[i].law }) {
			all[i].used = true
			needed = append(needed, all[i])
		}
	}
	if needed == nil {
		return report, err
	}
	return result.laws(needed)
}

// sayBroken prints the laws that are broken, and below each by what.
func sayBroken(w io.Writer, broken laws.Violations) {
	law := ""
	for _, v := range broken {
		if v.Law.Name != law {
			law = v.Law.Name
			for i, line := range text.Wrap(law+": "+v.Law.Explanation, pageWidth) {
				fmt.Fprintln(w, strings.Repeat("  ", min(i, 1))+line)
			}
		}
		line := at(v) + ": " + text.Plain(v.Got)
		if v.Given != "" {
			line = at(v) + ": " + text.Plain(v.Given) + ": " + text.Plain(v.Got)
		}
		for i, line := range text.Wrap(line+"; expected "+text.Plain(v.Expected), pageWidth-4) {
			fmt.Fprintln(w, "  "+strings.Repeat("  ", min(i, 1))+line)
		}
		if v.More > 0 {
			fmt.Fprintf(w, "  and %d more\n", v.More)
		}
	}
}

// at says where a law is broken.
func at(v laws.Violation) string {
	if v.At == "" {
		return "as a whole"
	}
	return text.Plain(v.At)
}

// noKind says that a file has no format that the library reads.
func (f file) noKind() error {
	var formats []string
	for _, k := range kinds() {
		formats = append(formats, k.format)
	}
	format := f.text("format")
	switch v := f.value("format"); {
	case f.root.Kind != document.Map:
		return f.problem("", govmaturity.CodeWrongType, "expected keys and values, of which the first is format: %s", formats[0])
	case v != nil && v.Kind != document.String:
		return f.problem("format", govmaturity.CodeWrongType, "expected a text, such as format: %s; -kinds lists what can be checked", formats[0])
	case format == "":
		return f.problem("format", govmaturity.CodeRequired, "expected the key format, such as format: %s; -kinds lists what can be checked", formats[0])
	}
	if near := document.Nearest(format, formats); near != "" {
		return f.problem("format", govmaturity.CodeWrongFormat, "no document has the format %q; did you mean %s?", format, near)
	}
	short := strings.TrimPrefix(format, "govmaturity/")
	if slices.Contains(written, short) {
		return f.problem("format", govmaturity.CodeWrongFormat, "a document of the format %q is written by the library, and nothing reads it", format)
	}
	return f.problem("format", govmaturity.CodeWrongFormat, "no document has the format %q; -kinds lists those that there are", format)
}

// written are the formats that the library writes and does not read.
var written = []string{"explanation/1", "finding/1", "scorecard/1"}
