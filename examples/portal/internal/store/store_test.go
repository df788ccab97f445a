package store_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/govmaturity/govmaturity/examples/portal/internal/store"
)

// clock goes on by a second each time it is read.
func clock() func() time.Time {
	now := time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)
	var mu sync.Mutex
	return func() time.Time {
		mu.Lock()
		defer mu.Unlock()
		now = now.Add(time.Second)
		return now
	}
}

func open(t *testing.T, path string) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), path, clock())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func start(t *testing.T, s *store.Store, once string) *store.Assessment {
	t.Helper()
	a, err := s.Start(t.Context(), store.New{
		Once: once, Framework: "f", Edition: "1", Hash: "sha256:0", FrameworkDocument: []byte(`{}`),
		Subject: "Ruritania", Rater: "Rudolf", Date: "2026", Who: "Rudolf", Document: []byte(`{"n":0}`),
	})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func put(document string) store.Change {
	return func([]store.Revision) (*store.Revision, error) {
		return &store.Revision{Who: "Flavia", What: "save", Part: "p", Document: []byte(document)}, nil
	}
}

func TestStartAndSave(t *testing.T) {
	path := filepath.Join(t.TempDir(), "100 % #?.db") // characters that mean something in an address
	s := open(t, path)
	a := start(t, s, "x")
	if a.Version != 1 || a.What != "start" || a.Finished() || a.StartedAt.IsZero() || string(a.Document) != `{"n":0}` {
		t.Errorf("started as %+v", a)
	}
	after, err := s.Save(t.Context(), a.ID, 1, put(`{"n":1}`))
	if err != nil || after.Version != 2 {
		t.Fatalf("saved as %+v, %v", after, err)
	}
	again, err := s.Assessment(t.Context(), a.ID)
	if err != nil || again.Version != 2 || string(again.Document) != `{"n":1}` || again.Who != "Flavia" || !again.At.Equal(after.At) {
		t.Errorf("read back as %+v, %v", again, err)
	}
	if _, err := os.Stat(path); err != nil {
		t.Errorf("the file has another name: %v", err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the file may be read by others: %v, %v", info.Mode(), err)
	}
	if _, err := s.Assessment(t.Context(), "none"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("an unknown assessment: %v", err)
	}
}

// A page sent twice, by a double click or after a crash, starts one assessment
// and adds one note.
func TestOnce(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "p.db"))
	a, b, c := start(t, s, "x"), start(t, s, "x"), start(t, s, "y")
	if a.ID != b.ID || a.ID == c.ID {
		t.Errorf("ids %s, %s, %s", a.ID, b.ID, c.ID)
	}
	for _, once := range []string{"n", "n", "m"} {
		if err := s.AddNote(t.Context(), a.ID, once, store.Note{Who: "R", Text: once}); err != nil {
			t.Fatal(err)
		}
	}
	notes, err := s.Notes(t.Context(), a.ID)
	if err != nil || len(notes) != 2 || notes[0].Text != "n" || notes[1].Text != "m" {
		t.Errorf("notes %+v, %v", notes, err)
	}
}

// A change that fails leaves nothing behind, whichever way it fails.
func TestSaveIsWholeOrNothing(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "p.db"))
	a := start(t, s, "x")
	no := errors.New("no")
	cancelled, cancel := context.WithCancel(t.Context())
	tests := map[string]struct {
		ctx    context.Context
		change store.Change
	}{
		"the change refuses": {t.Context(), func([]store.Revision) (*store.Revision, error) { return nil, no }},
		"nothing to do":      {t.Context(), func([]store.Revision) (*store.Revision, error) { return nil, nil }},
		"not JSON":           {t.Context(), put("{")},
		"the visitor has left": {cancelled, func([]store.Revision) (*store.Revision, error) {
			cancel()
			return put(`{"n":9}`)(nil)
		}},
		"nobody says who it was": {t.Context(), func([]store.Revision) (*store.Revision, error) {
			return &store.Revision{What: "save", Document: []byte("{}")}, nil
		}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			after, err := s.Save(test.ctx, a.ID, 1, test.change)
			if err == nil && after.Version != 1 {
				t.Errorf("it was saved: %+v", after)
			}
			revisions, err := s.Revisions(t.Context(), a.ID)
			if err != nil || len(revisions) != 1 {
				t.Errorf("%d revisions, %v", len(revisions), err)
			}
		})
	}
	if _, err := s.Save(t.Context(), a.ID, 7, put("{}")); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("a version that never was: %v", err)
	}
	if _, err := s.Save(t.Context(), a.ID, 1, put(`{"n":1}`)); err != nil {
		t.Errorf("the store is stuck: %v", err)
	}
}

// A save is told what its page had seen and what is stored now.
func TestSaveSeesBoth(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "p.db"))
	a := start(t, s, "x")
	for _, doc := range []string{`{"n":1}`, `{"n":2}`} {
		if _, err := s.Save(t.Context(), a.ID, 1, put(doc)); err != nil {
			t.Fatal(err)
		}
	}
	_, err := s.Save(t.Context(), a.ID, 2, func(since []store.Revision) (*store.Revision, error) {
		seen, now := since[0], since[len(since)-1]
		if len(since) != 2 || seen.Version != 2 || string(seen.Document) != `{"n":1}` || now.Version != 3 || string(now.Document) != `{"n":2}` {
			t.Errorf("seen %+v, now %+v", seen, now)
		}
		return nil, nil
	})
	if err != nil {
		t.Error(err)
	}
}

// Many at one draft: every save that was acknowledged is in the history, one
// after the other.
func TestManyAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "p.db")
	stores := []*store.Store{open(t, path), open(t, path)} // as two programs would
	a := start(t, stores[0], "x")
	const people, saves = 6, 15
	var wg sync.WaitGroup
	for p := range people {
		wg.Go(func() {
			for n := range saves {
				doc := fmt.Sprintf(`{"who":%d,"n":%d}`, p, n)
				if _, err := stores[p%2].Save(t.Context(), a.ID, 1, put(doc)); err != nil {
					t.Errorf("person %d, save %d: %v", p, n, err)
				}
			}
		})
	}
	wg.Wait()
	all, err := stores[0].Revisions(t.Context(), a.ID)
	if err != nil || len(all) != people*saves+1 {
		t.Fatalf("%d revisions, %v", len(all), err)
	}
	seen := map[string]bool{}
	for i, r := range all {
		if r.Version != int64(i+1) || seen[string(r.Document)] {
			t.Errorf("revision %d is %+v", i+1, r)
		}
		seen[string(r.Document)] = true
	}
}

func TestFinish(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "p.db"))
	a := start(t, s, "x")
	if _, err := s.Save(t.Context(), a.ID, 1, put(`{"n":1}`)); err != nil {
		t.Fatal(err)
	}
	if err := s.Finish(t.Context(), a.ID, 1, "Rudolf"); !errors.Is(err, store.ErrStale) {
		t.Errorf("finished what was not seen: %v", err)
	}
	if err := s.Finish(t.Context(), a.ID, 2, "Rudolf"); err != nil {
		t.Fatal(err)
	}
	done, err := s.Assessment(t.Context(), a.ID)
	if err != nil || !done.Finished() || done.FinishedBy != "Rudolf" || done.Version != 3 || string(done.Document) != `{"n":1}` {
		t.Errorf("finished as %+v, %v", done, err)
	}
	for name, err := range map[string]error{
		"save":         second(s.Save(t.Context(), a.ID, 3, put(`{"n":2}`))),
		"finish again": s.Finish(t.Context(), a.ID, 3, "Rudolf"),
		"note":         s.AddNote(t.Context(), a.ID, "o", store.Note{Who: "R", Text: "t"}),
	} {
		if !errors.Is(err, store.ErrFinished) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func second[T any](_ T, err error) error { return err }

// The file itself keeps the history and what is finished, whoever writes to it.
func TestTheFileGuardsItself(t *testing.T) {
	path := filepath.Join(t.TempDir(), "p.db")
	s := open(t, path)
	a := start(t, s, "x")
	if err := s.AddNote(t.Context(), a.ID, "o", store.Note{Who: "R", Text: "t"}); err != nil {
		t.Fatal(err)
	}
	if err := s.Finish(t.Context(), a.ID, 1, "Rudolf"); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", path+"?_pragma=foreign_keys(ON)")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, statement := range []string{
		"UPDATE revisions SET document = '{}'",
		"DELETE FROM revisions",
		"DELETE FROM notes",
		"UPDATE notes SET text = 'x'",
		"DELETE FROM assessments",
		"UPDATE assessments SET subject = 'x'",
		"UPDATE assessments SET finished_at = NULL, finished_by = NULL",
		"INSERT INTO revisions SELECT assessment, 9, at, who, what, part, page, document FROM revisions LIMIT 1",
		"INSERT INTO revisions SELECT 'none', 9, at, who, what, part, page, document FROM revisions LIMIT 1",
		"INSERT INTO notes SELECT 'n', 'n', assessment, node, at, who, text FROM notes LIMIT 1",
	} {
		if _, err := db.Exec(statement); err == nil {
			t.Errorf("the file lets this happen: %s", statement)
		}
	}
}

// What a power cut must not take is waited for: these settings say so.
func TestSettings(t *testing.T) {
	path := filepath.Join(t.TempDir(), "p.db")
	s := open(t, path)
	for pragma, want := range map[string]string{
		"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "busy_timeout": "3000",
	} {
		if got := s.Pragma(t, pragma); got != want {
			t.Errorf("%s is %s, want %s", pragma, got, want)
		}
	}
}

func TestSecret(t *testing.T) {
	path := filepath.Join(t.TempDir(), "p.db")
	s := open(t, path)
	a, err := s.Secret(t.Context(), "a")
	if err != nil || len(a) != 32 {
		t.Fatalf("%x, %v", a, err)
	}
	b, _ := s.Secret(t.Context(), "b")
	again, _ := open(t, path).Secret(t.Context(), "a")
	if string(a) == string(b) || string(a) != string(again) {
		t.Errorf("secrets %x, %x, %x", a, b, again)
	}
}

// A file of a newer program is left alone.
func TestNewerSchema(t *testing.T) {
	path := filepath.Join(t.TempDir(), "p.db")
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("PRAGMA user_version = 1000"); err != nil {
		t.Fatal(err)
	}
	db.Close()
	if _, err := store.Open(t.Context(), path, clock()); err == nil || !strings.Contains(err.Error(), "newer program") {
		t.Errorf("opened: %v", err)
	}
}

// What is no database is refused, and not written over.
func TestNotADatabase(t *testing.T) {
	path := filepath.Join(t.TempDir(), "p.db")
	text := strings.Repeat("This is a letter. ", 100)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Open(t.Context(), path, clock()); err == nil {
		t.Error("opened")
	}
	if got, _ := os.ReadFile(path); string(got) != text {
		t.Error("the file was changed")
	}
	if _, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "none", "p.db"), clock()); err == nil {
		t.Error("opened in a folder that is not there")
	}
}

// A file of an older program goes on with all that is in it.
func TestOlderSchema(t *testing.T) {
	path := filepath.Join(t.TempDir(), "p.db")
	db := store.OldFile(t, path)
	for _, statement := range []string{
		`INSERT INTO frameworks VALUES ('sha256:0', 'f', '1', '{}', '2025-01-01T00:00:00.000000000Z')`,
		`INSERT INTO assessments VALUES ('a', 'o', 'f', '1', 'sha256:0', 'Ruritania', 'Rudolf', '2025', NULL, '2025-01-01T00:00:00.000000000Z', 1, NULL, NULL)`,
		`INSERT INTO revisions VALUES ('a', 1, '2025-01-01T00:00:00.000000000Z', 'Rudolf', 'start', '', '{"n":0}')`,
	} {
		if _, err := db.Exec(statement); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	s := open(t, path)
	if a, err := s.Save(t.Context(), "a", 1, put(`{"n":1}`)); err != nil || a.Version != 2 {
		t.Fatalf("saved as %+v, %v", a, err)
	}
	all, err := s.Revisions(t.Context(), "a")
	if err != nil || len(all) != 2 || all[0].Who != "Rudolf" || string(all[0].Document) != `{"n":0}` || all[0].Page != "" {
		t.Errorf("revisions %+v, %v", all, err)
	}
}
