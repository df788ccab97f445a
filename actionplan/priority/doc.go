// Package priority says what comes first.
package priority
