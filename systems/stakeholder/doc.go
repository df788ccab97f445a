// Package stakeholder answers who matters to a decision, and what they are
// promised.
package stakeholder
