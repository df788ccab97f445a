package main

import (
	"fmt"
	"strings"
)

// index writes the first page of the reference: the kinds of documents, and how to read
// their pages.
func index() string {
	var b strings.Builder
	b.WriteString(`# Documents of the library

What people write is a document: YAML or JSON, with the key format, which says what kind
it is. Each kind has a page here, with every key: what it says, which values it takes, an
example, and what is said if it is wrong. Keys in **bold** must be there, all others can be
left out; what an empty one means is said with it.

- To begin one: ` + "`go run ./examples/check -blank KIND`" + `
- To see all that is wrong: ` + "`go run ./examples/check FILE`" + ` or a folder; documents that
  point at each other are checked together
- For an editor that helps while you write: ` + "`go run ./examples/check -schema KIND > kind.schema.json`" + `,
  and ` + "`# yaml-language-server: $schema=kind.schema.json`" + ` as the first line of the document
- Whole examples: [samples](../samples); all made up
- A text can be given once, or once for each language: ` + "`title: {en: Services, fr: Services}`" + `
- ` + "`scales[…].levels[…]`" + ` is a heading for the keys of each item of the list levels, of each
  item of the list scales

These pages are written by ` + "`go test ./examples/check -update`" + `, from what declares the
documents.

| kind | what it is | format |
|---|---|---|
`)
	var without []string
	for _, k := range kinds() {
		title, about := k.about()
		if k.schema == nil {
			without = append(without, fmt.Sprintf("- %s (%s): %s", title, code(k.format), about))
			continue
		}
		fmt.Fprintf(&b, "| [%s](%s.md) | %s | %s |\n", k.name, k.name, cell(about), code(k.format))
	}
	b.WriteString("\nNo page have those of which the keys are no fixed ones:\n\n" + strings.Join(without, "\n") + "\n")
	return b.String()
}
