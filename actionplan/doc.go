// Package actionplan is about plans: what is to be done, by whom and by when.
package actionplan
