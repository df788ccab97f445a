// Package sheet reads and writes a framework as tables, for people who define an
// instrument in a spreadsheet: one row a question, and a column for each language.
//
//	spec, err := sheet.Load(os.DirFS("ministry"), sheet.Options{})   // nodes.csv, scales.csv, ...
//	fw, err := maturity.Compile(spec)
//	excel := sheet.Options{Separator: ';', Decimal: ',', ByteOrderMark: true}
//	sheets, err := sheet.Write(spec, excel)                          // and back
//	data := sheets[0].CSV(excel)                                     // of the sheet sheets[0].Name
//
// # Sheets
//
// There are these sheets, as one CSV file each or as the sheets of a workbook. All but
// the first two may be missing:
//
//	framework    two columns, key and value: id, edition, title::en, standing, ...
//	nodes        a row a node: its id, the id of the node above it (parent), or the list
//	             that it is the top of (roster), and the keys of nodes
//	scales       a row a scale: id and title
//	levels       a row a level: its scale, and the keys of levels
//	options      a row an option: the node that offers it, and the keys of options
//	descriptors  a row for what a level looks like for a question: node, level, text
//	rosters      a row a list: id, the list that it is inside of (parent), title
//	sources      a row a source
//	targets      a row a goal or target of the 2030 Agenda
//
// A header is the key of the document that the cell is about; keys inside others are
// joined by points (measure.kind, measure.range.min). A text in a language has the
// language after two colons: title::fr. Without one it is in the language of the
// document. What is itself a list, or a condition, is YAML in one cell:
//
//	when    {question: strategy, is: [written]}
//	cites   [{source: handbook, locator: p. 12}]
//
// The order of rows is the order of the document. Blank rows, columns whose header
// begins with # and sheets whose name begins with _ mean nothing.
//
// # What holds exactly
//
// What [Write] writes, [Read] reads as the same document, with the same hash; only that
// a text that was given without its language is then given with it. What tables cannot
// say is nothing: each key of a framework has a column. An author's own kinds of
// measure are named in cells as they are in YAML.
//
// All problems come at once, each at its cell.
package sheet
