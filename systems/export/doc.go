// Package export writes causal diagrams for other programs: Mermaid and DOT for
// pictures, GraphML for networks, and JSON.
//
//	err := export.Mermaid(w, d, export.Options{})
//
// Whatever a name holds, the file is well-formed, and the name comes back from
// it as it was: what a format cannot hold at all, such as a control character,
// becomes a space. Signs and delays are the labels of links, +, -, ?, and
// "+ delay"; a delayed link is dotted or dashed as well, and a stock is a box of
// the class stock. The same diagram gives the same bytes. [systems.Import] reads
// Mermaid and DOT again. Of no diagram, the error is a [govmaturity.Problems]; any
// other is that of the writer.
//
// [JSON] is the document, with all there is in it. The other formats hold
// variables, links and, as far as they have a place for it, roles and positions.
package export
