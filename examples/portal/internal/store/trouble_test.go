package store_test

import (
	"database/sql"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity/examples/portal/internal/store"
)

// On a full disk nothing is stored, it is said so, and the file's health is bad
// until as much as a whole save fits again.
func TestFull(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "p.db"))
	a := start(t, s, "x")
	if err := s.Health(t.Context()); err != nil {
		t.Fatalf("the health of a good file: %v", err)
	}
	s.LimitPages(t, 40)
	big := put(`{"n":"` + strings.Repeat("x", 500_000) + `"}`)
	if _, err := s.Save(t.Context(), a.ID, 1, big); !errors.Is(err, store.ErrUnavailable) {
		t.Errorf("saved on a full disk: %v", err)
	}
	for range 2 {
		if err := s.Health(t.Context()); !errors.Is(err, store.ErrUnavailable) {
			t.Errorf("the health of a full disk: %v", err)
		}
	}
	if now, err := s.Assessment(t.Context(), a.ID); err != nil || now.Version != 1 {
		t.Errorf("stored %+v, %v", now, err)
	}
	s.LimitPages(t, 1_000_000)
	if err := s.Health(t.Context()); err != nil {
		t.Errorf("the health, with place again: %v", err)
	}
	if _, err := s.Save(t.Context(), a.ID, 1, big); err != nil {
		t.Errorf("a save with place again: %v", err)
	}
}

// The same while another program holds the file. Reading goes on.
func TestLocked(t *testing.T) {
	t.Parallel() // it waits for seconds
	path := filepath.Join(t.TempDir(), "p.db")
	s := open(t, path)
	a := start(t, s, "x")
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	if _, err := db.Exec("BEGIN IMMEDIATE"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Save(t.Context(), a.ID, 1, put(`{"n":1}`)); !errors.Is(err, store.ErrUnavailable) {
		t.Errorf("saved to a locked file: %v", err)
	}
	if now, err := s.Assessment(t.Context(), a.ID); err != nil || now.Version != 1 {
		t.Errorf("stored %+v, %v", now, err)
	}
	if _, err := db.Exec("ROLLBACK"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Save(t.Context(), a.ID, 1, put(`{"n":1}`)); err != nil {
		t.Errorf("a save after the lock: %v", err)
	}
	if err := s.Health(t.Context()); err != nil {
		t.Errorf("the health after the lock: %v", err)
	}
}

// A page that asks for something else with the same word starts something else.
func TestOnceForTheSame(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "p.db"))
	first := store.New{
		Once: "x", Framework: "f", Edition: "1", Hash: "sha256:0", FrameworkDocument: []byte(`{}`),
		Subject: "Ruritania", Rater: "Rudolf", Date: "2026", Who: "Rudolf", Document: []byte(`{"n":0}`),
	}
	ids := map[string]string{}
	for name, change := range map[string]func(*store.New){
		"the same":        func(*store.New) {},
		"another subject": func(n *store.New) { n.Subject = "Syldavia" },
		"another rater":   func(n *store.New) { n.Rater = "Flavia" },
		"another date":    func(n *store.New) { n.Date = "2025" },
		"another person":  func(n *store.New) { n.Who = "Flavia" },
		"another edition": func(n *store.New) { n.Edition = "2" },
		"letters moved":   func(n *store.New) { n.Subject, n.Rater = "Ruritani", "aRudolf" },
	} {
		one := first
		change(&one)
		a, err := s.Start(t.Context(), one)
		if err != nil {
			t.Fatal(err)
		}
		again, err := s.Start(t.Context(), one)
		if err != nil || again.ID != a.ID {
			t.Errorf("%s: pressed twice, %s and %s, %v", name, a.ID, again.ID, err)
		}
		if a.Subject != one.Subject || ids[a.ID] != "" {
			t.Errorf("%s opens %s, that of %s", name, a.Subject, ids[a.ID])
		}
		ids[a.ID] = name
	}
	if names, err := s.Subjects(t.Context()); err != nil || strings.Join(names, " ") != "Ruritani Ruritania Syldavia" {
		t.Errorf("subjects %q, %v", names, err)
	}
}
