// Package svg writes SVG, the same bytes on every machine: elements and text
// that are escaped, numbers of two decimals, directions round a circle, and how
// much room a line of text takes.
//
// Pages with a strict content security policy show what comes out: there are
// only presentation attributes, and neither style attributes nor scripts.
package svg
