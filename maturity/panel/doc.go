// Package panel puts the results of many subjects side by side.
package panel
