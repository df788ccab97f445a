package store

import (
	"fmt"
	"testing"
)

// Pragma returns a setting of the connection that writes.
func (s *Store) Pragma(t *testing.T, name string) (value string) {
	t.Helper()
	if err := s.write.QueryRow("PRAGMA " + name).Scan(&value); err != nil {
		t.Fatal(err)
	}
	return value
}

// LimitPages lets the file grow to so many pages, as a disk does.
func (s *Store) LimitPages(t *testing.T, pages int) {
	t.Helper()
	if _, err := s.write.Exec(fmt.Sprintf("PRAGMA max_page_count = %d", pages)); err != nil {
		t.Fatal(err)
	}
}
