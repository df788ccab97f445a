// Package nice reads the NICE Workforce Framework for Cybersecurity of the United
// States' NIST, in the JSON of its Cybersecurity and Privacy Reference Tool (CPRT).
//
// Work roles become roles, with their category as the family. Tasks, knowledge and
// skills become competencies of that kind, without levels: NICE has none, and a role
// requires a statement or does not. Competency areas become competencies too, which no
// work role requires.
package nice
