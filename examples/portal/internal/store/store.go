// Package store keeps assessments, their history and notes in one SQLite file.
//
// A document is stored as it is handed in: whoever calls checks it first. What
// the store promises is that a change is there as a whole or not at all, that
// nobody writes over what they have not seen, and that nothing is forgotten.
package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	_ "modernc.org/sqlite" // SQLite in Go: nothing to install beside the program
)

var (
	// ErrNotFound: there is no such thing.
	ErrNotFound = errors.New("not found")
	// ErrStale: somebody has saved since the version that the change rests on.
	ErrStale = errors.New("somebody else has saved since")
	// ErrFinished: what is finished does not change.
	ErrFinished = errors.New("the assessment is finished")
)

// Store is an open file. Any number of goroutines may use it at once.
type Store struct {
	write *sql.DB // one connection: writers wait here, in turn, and not for a lock
	read  *sql.DB
	clock func() time.Time

	failing atomic.Bool // the last change could not be written
	health  sync.Mutex
	wellAt  time.Time // when the file was last found well
}

// Open opens a file, or makes one, and brings it to the newest schema. The
// clock says when something was saved.
func Open(ctx context.Context, path string, clock func() time.Time) (*Store, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	s := &Store{clock: clock}
	// There are names of people in it. SQLite gives the files beside it the
	// same rights.
	if f, err := os.OpenFile(abs, os.O_CREATE|os.O_RDWR, 0o600); err != nil {
		return nil, fmt.Errorf("open: %w", err)
	} else if err := f.Close(); err != nil {
		return nil, fmt.Errorf("open: %w", err)
	}
	// WAL: readers go on while somebody saves. In this mode synchronous is
	// NORMAL for many programs, and the last saves can then be lost with the
	// power. FULL waits for the disk at each save: what was acknowledged stays.
	// A save takes a few milliseconds, and people save seldom.
	//
	// busy_timeout: another program, such as a backup, may hold the file for a
	// moment. foreign_keys are off in SQLite unless asked for. _txlock: a
	// transaction that reads and then writes takes the lock at once, so that
	// what it read is still so when it writes.
	pragmas := url.Values{
		"_pragma": {"busy_timeout(3000)", "journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(ON)", "trusted_schema(OFF)"},
		"_txlock": {"immediate"},
	}
	if s.write, err = open(abs, pragmas); err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	s.write.SetMaxOpenConns(1)
	if err := migrate(ctx, s.write); err != nil {
		return nil, errors.Join(fmt.Errorf("open %s: %w", path, err), s.write.Close())
	}
	pragmas.Del("_txlock")
	pragmas.Add("_pragma", "query_only(ON)")
	if s.read, err = open(abs, pragmas); err != nil {
		return nil, errors.Join(fmt.Errorf("open %s: %w", path, err), s.write.Close())
	}
	s.read.SetMaxOpenConns(8)
	return s, nil
}

func open(abs string, query url.Values) (*sql.DB, error) {
	// As a URL, so that a ? or % in a folder's name is no option.
	name := url.URL{Scheme: "file", Path: filepath.ToSlash(abs), RawQuery: query.Encode()}
	return sql.Open("sqlite", name.String())
}

// Close writes out what is in the log beside the file, and closes it.
func (s *Store) Close() error { return errors.Join(s.read.Close(), s.write.Close()) }

// Secret returns 32 random bytes under a name, the same ones each time: what is
// signed with them is still good after a restart.
func (s *Store) Secret(ctx context.Context, name string) (secret []byte, err error) {
	fresh := make([]byte, 32)
	rand.Read(fresh)
	err = s.transaction(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, "INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING", name, fresh); err != nil {
			return err
		}
		return tx.QueryRowContext(ctx, "SELECT value FROM settings WHERE name = ?", name).Scan(&secret)
	})
	return secret, err
}

// Framework returns a framework document that an assessment was made with.
func (s *Store) Framework(ctx context.Context, hash string) (document []byte, err error) {
	err = s.read.QueryRowContext(ctx, "SELECT document FROM frameworks WHERE hash = ?", hash).Scan(&document)
	return document, found(err)
}

func (s *Store) now() string { return s.clock().UTC().Format(timeLayout) }

// timeLayout sorts as text in the order of time.
const timeLayout = "2006-01-02T15:04:05.000000000Z"

func found(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return ErrNotFound
	}
	return err
}

// moment reads a time from a column, which may hold none.
type moment struct{ to *time.Time }

func (m moment) Scan(value any) (err error) {
	switch v := value.(type) {
	case nil:
		*m.to = time.Time{}
	case string:
		*m.to, err = time.Parse(timeLayout, v)
	default:
		err = fmt.Errorf("a time is stored as text, not as %T", value)
	}
	return err
}
