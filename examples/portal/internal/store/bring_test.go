package store_test

import (
	"database/sql"
	"errors"
	"path/filepath"
	"testing"

	"github.com/govmaturity/govmaturity/examples/portal/internal/store"
)

// all is what a file holds.
func all(t *testing.T, s *store.Store) (frameworks []*store.Framework, records []*store.Record) {
	t.Helper()
	err := s.Look(t.Context(), func(look *store.Snapshot) (err error) {
		if frameworks, err = look.Frameworks(); err != nil {
			return err
		}
		ids, err := look.IDs()
		if err != nil {
			return err
		}
		for _, id := range ids {
			r, err := look.Record(id)
			if err != nil {
				return err
			}
			records = append(records, r)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return frameworks, records
}

// What a file holds goes into another, in any order, and one that contradicts
// keeps out all.
func TestBring(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "p.db"))
	a := start(t, s, "x")
	if err := s.AddNote(t.Context(), a.ID, "o", store.Note{Who: "R", Text: "t"}); err != nil {
		t.Fatal(err)
	}
	if err := s.Finish(t.Context(), a.ID, 1, "Rudolf"); err != nil {
		t.Fatal(err)
	}
	b, err := s.Start(t.Context(), store.New{
		Once: "y", Framework: a.Framework, Edition: a.Edition, Hash: a.Hash, FrameworkDocument: []byte(`{}`),
		Subject: "Ruritania", Rater: "Flavia", Date: "2026", StartedFrom: a.ID, Who: "Flavia", Document: []byte(`{"n":7}`),
	})
	if err != nil {
		t.Fatal(err)
	}
	frameworks, records := all(t, s)
	records[0], records[1] = records[1], records[0] // the copy before what it was made from
	to := open(t, filepath.Join(t.TempDir(), "q.db"))
	done, err := to.Bring(t.Context(), "Zoe", "p.json", frameworks, records)
	if err != nil || done.Added != 2 || done.Frameworks != 1 || done.Longer+done.Same != 0 {
		t.Fatalf("%+v, %v", done, err)
	}
	if got, err := to.Assessment(t.Context(), a.ID); err != nil || !got.Finished() || got.FinishedBy != "Rudolf" || got.Version != 2 {
		t.Errorf("%+v, %v", got, err)
	}
	// It goes on, on the one side; and otherwise, on the other.
	if _, err := s.Save(t.Context(), b.ID, 1, put(`{"n":8}`)); err != nil {
		t.Fatal(err)
	}
	_, longer := all(t, s)
	if done, err := to.Bring(t.Context(), "Zoe", "p.json", frameworks, longer); err != nil || done.Longer != 1 || done.Same != 1 {
		t.Errorf("%+v, %v", done, err)
	}
	if _, err := to.Save(t.Context(), b.ID, 2, put(`{"n":9}`)); err != nil {
		t.Fatal(err)
	}
	if done, err := to.Bring(t.Context(), "Zoe", "p.json", frameworks, longer); err != nil || done.Same != 2 {
		t.Errorf("what has gone on here: %+v, %v", done, err)
	}
	if _, err := s.Save(t.Context(), b.ID, 2, put(`{"n":10}`)); err != nil {
		t.Fatal(err)
	}
	start(t, s, "z") // it would be new
	_, other := all(t, s)
	before, was := all(t, to)
	var differs *store.Differs
	if _, err := to.Bring(t.Context(), "Zoe", "p.json", frameworks, other); !errors.As(err, &differs) || differs.ID != b.ID || differs.At != "versions" {
		t.Errorf("%v", err)
	}
	if after, is := all(t, to); len(after) != len(before) || len(is) != len(was) {
		t.Error("something of a file that is refused was stored")
	}
	if of, err := to.ImportsOf(t.Context(), b.ID); err != nil || len(of) != 2 {
		t.Errorf("%d imports, %v", len(of), err)
	}
}

// An upload is used once it was checked, and then stays as it is.
func TestUploads(t *testing.T) {
	path := filepath.Join(t.TempDir(), "p.db")
	s := open(t, path)
	if _, err := s.AddUpload(t.Context(), store.Upload{Hash: "sha256:1", ID: "f", Edition: "1", Name: "f.yaml", Who: "Ana"}, []byte(`{}`)); err != nil {
		t.Fatal(err)
	}
	if u, err := s.AddUpload(t.Context(), store.Upload{Hash: "sha256:1", ID: "f", Edition: "1", Who: "Bo"}, []byte(`{}`)); err != nil || u.Who != "Ana" {
		t.Errorf("uploaded twice: %+v, %v", u, err)
	}
	if _, err := s.UseUpload(t.Context(), "sha256:1", "Ana", ""); !errors.Is(err, store.ErrUnchecked) {
		t.Errorf("used before it was checked: %v", err)
	}
	if err := s.SetLaws(t.Context(), "sha256:1", []byte(`[]`)); err != nil {
		t.Fatal(err)
	}
	for _, who := range []string{"Bo", "Ana"} {
		if u, err := s.UseUpload(t.Context(), "sha256:1", who, ""); err != nil || u.UsedBy != "Bo" || !u.Used() {
			t.Errorf("used by %s: %+v, %v", who, u, err)
		}
	}
	if _, err := s.Upload(t.Context(), ""); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("of no hash: %v", err)
	}
	db, err := sql.Open("sqlite", path+"?_pragma=foreign_keys(ON)")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, statement := range []string{
		"UPDATE uploads SET laws = '[1]'", "DELETE FROM uploads", "UPDATE frameworks SET document = '[]'",
	} {
		if _, err := db.Exec(statement); err == nil {
			t.Errorf("the file lets this happen: %s", statement)
		}
	}
}
