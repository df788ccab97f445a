// Package govmaturity is the tour of the module, and the few words that all its
// packages share.
package govmaturity
