package store_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity/examples/portal/internal/store"
)

// A copy of the one file alone holds nothing while the portal runs; a backup
// holds all that was acknowledged, can be opened, and is for nobody else to read.
func TestBackup(t *testing.T) {
	dir := t.TempDir()
	path, to := filepath.Join(dir, "p.db"), filepath.Join(dir, "100 % #?.backup")
	s := open(t, path)
	a := start(t, s, "x")
	for n := range 20 {
		if _, err := s.Save(t.Context(), a.ID, int64(n+1), put(fmt.Sprintf(`{"n":%d}`, n))); err != nil {
			t.Fatal(err)
		}
	}
	if err := store.Backup(t.Context(), path, to); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(to); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the backup may be read by others: %v, %v", info.Mode(), err)
	}
	if _, err := s.Save(t.Context(), a.ID, 21, put(`{"n":"later"}`)); err != nil {
		t.Fatal(err)
	}
	restored := open(t, to)
	got, err := restored.Assessment(t.Context(), a.ID)
	if err != nil || got.Version != 21 || string(got.Document) != `{"n":19}` {
		t.Errorf("restored as %+v, %v", got, err)
	}
	if all, err := restored.Revisions(t.Context(), a.ID); err != nil || len(all) != 21 {
		t.Errorf("restored %d revisions, %v", len(all), err)
	}
	if _, err := restored.Save(t.Context(), a.ID, 21, put(`{"n":"on"}`)); err != nil {
		t.Errorf("what is restored cannot be gone on with: %v", err)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "*.part")); left != nil {
		t.Errorf("left behind: %v", left)
	}
}

// A backup that cannot be made says why, and leaves all as it was.
func TestBackupRefuses(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "p.db")
	s := open(t, path)
	start(t, s, "x")
	taken, letter, empty := filepath.Join(dir, "taken"), filepath.Join(dir, "letter"), filepath.Join(dir, "empty")
	for name, text := range map[string]string{taken: "last week", letter: strings.Repeat("This is a letter. ", 100), empty: ""} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	hung := filepath.Join(dir, "hung")
	if err := os.Symlink(filepath.Join(dir, "nowhere"), hung); err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct{ from, to, says string }{
		"a name that is taken":     {path, taken, "writes over none"},
		"a link that leads on":     {path, hung, "writes over none"},
		"the file itself":          {path, path, "writes over none"},
		"a folder":                 {path, dir, "writes over none"},
		"a folder that is not":     {path, filepath.Join(dir, "none", "b"), "no such file"},
		"no file":                  {filepath.Join(dir, "none.db"), filepath.Join(dir, "b"), "unable to open"},
		"a file of something else": {letter, filepath.Join(dir, "b"), "not a database"},
		"an empty file":            {empty, filepath.Join(dir, "b"), "no file of the portal"},
	} {
		t.Run(name, func(t *testing.T) {
			err := store.Backup(t.Context(), test.from, test.to)
			if err == nil || !strings.Contains(err.Error(), test.says) {
				t.Errorf("said %v, want %q", err, test.says)
			}
			if _, err := os.Stat(filepath.Join(dir, "b")); !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("there is a backup: %v", err)
			}
		})
	}
	if text, err := os.ReadFile(taken); err != nil || string(text) != "last week" {
		t.Errorf("the old backup holds %q, %v", text, err)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "*.part")); left != nil {
		t.Errorf("left behind: %v", left)
	}
	if _, err := os.Stat(filepath.Join(dir, "none.db")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file was made: %v", err)
	}
}
