// Package diagrams reads causal diagrams that other programs keep: Kumu, Loopy,
// Stella and others that write XMILE, Vensim, CatColab, Mermaid and DOT. One format
// is one file here.
//
// What a file says and a diagram cannot hold, what could not be read, and signs that
// had to be inferred are notes, each with its place: nothing is dropped silently. A
// file that is cut off or broken is an error. Files are bounded in size and depth,
// and no entity of XML is expanded.
package diagrams
