// Package own is the key to what the values of the root package keep for the
// other packages of this module. Only this module can name it.
package own

// Key opens what is kept.
type Key struct{}
