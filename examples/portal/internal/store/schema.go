package store

import (
	"context"
	"database/sql"
	"fmt"
)

// migrations bring a file from one version of the schema to the next. SQLite
// keeps the version in PRAGMA user_version. A migration that has been released
// is never edited: what comes later is a new one at the end.
var migrations = []string{
	// STRICT: a column holds the type that it says. The triggers keep the two
	// promises of the portal even where its code has a mistake: the history is
	// only added to, and what is finished stays as it is.
	`
CREATE TABLE settings (
	name  TEXT PRIMARY KEY,
	value BLOB NOT NULL
) STRICT;

CREATE TABLE frameworks (
	hash     TEXT PRIMARY KEY,
	id       TEXT NOT NULL,
	edition  TEXT NOT NULL,
	document TEXT NOT NULL CHECK (json_valid(document)),
	kept_at  TEXT NOT NULL
) STRICT;

CREATE TABLE assessments (
	id           TEXT PRIMARY KEY,
	once         TEXT NOT NULL UNIQUE,
	framework    TEXT NOT NULL,
	edition      TEXT NOT NULL,
	hash         TEXT NOT NULL REFERENCES frameworks (hash),
	subject      TEXT NOT NULL CHECK (subject <> ''),
	rater        TEXT NOT NULL CHECK (rater <> ''),
	date         TEXT NOT NULL,
	started_from TEXT REFERENCES assessments (id),
	started_at   TEXT NOT NULL,
	version      INTEGER NOT NULL CHECK (version >= 1),
	finished_at  TEXT,
	finished_by  TEXT,
	CHECK ((finished_at IS NULL) = (finished_by IS NULL))
) STRICT;
CREATE INDEX assessments_of_subject ON assessments (framework, edition, subject);

CREATE TABLE revisions (
	assessment TEXT NOT NULL REFERENCES assessments (id) DEFERRABLE INITIALLY DEFERRED,
	version    INTEGER NOT NULL,
	at         TEXT NOT NULL,
	who        TEXT NOT NULL CHECK (who <> ''),
	what       TEXT NOT NULL CHECK (what IN ('start', 'save', 'merge', 'finish')),
	part       TEXT NOT NULL,
	document   TEXT NOT NULL CHECK (json_valid(document)),
	PRIMARY KEY (assessment, version)
) STRICT;

CREATE TABLE notes (
	id         TEXT PRIMARY KEY,
	once       TEXT NOT NULL UNIQUE,
	assessment TEXT NOT NULL REFERENCES assessments (id),
	node       TEXT NOT NULL,
	at         TEXT NOT NULL,
	who        TEXT NOT NULL CHECK (who <> ''),
	text       TEXT NOT NULL CHECK (text <> '')
) STRICT;
CREATE INDEX notes_of_assessment ON notes (assessment, at);

CREATE TRIGGER revisions_stay BEFORE UPDATE ON revisions
BEGIN SELECT RAISE(ABORT, 'the history is only added to'); END;
CREATE TRIGGER revisions_are_kept BEFORE DELETE ON revisions
BEGIN SELECT RAISE(ABORT, 'the history is only added to'); END;
CREATE TRIGGER finished_has_no_more_revisions BEFORE INSERT ON revisions
WHEN (SELECT finished_at FROM assessments WHERE id = NEW.assessment) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the assessment is finished'); END;
CREATE TRIGGER finished_stays BEFORE UPDATE ON assessments
WHEN OLD.finished_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the assessment is finished'); END;
CREATE TRIGGER assessments_are_kept BEFORE DELETE ON assessments
BEGIN SELECT RAISE(ABORT, 'assessments are kept'); END;
CREATE TRIGGER notes_stay BEFORE UPDATE ON notes
BEGIN SELECT RAISE(ABORT, 'notes are only added'); END;
CREATE TRIGGER notes_are_kept BEFORE DELETE ON notes
BEGIN SELECT RAISE(ABORT, 'notes are only added'); END;
CREATE TRIGGER finished_has_no_more_notes BEFORE INSERT ON notes
WHEN (SELECT finished_at FROM assessments WHERE id = NEW.assessment) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the assessment is finished'); END;
`,
	// The page in a browser that a save came from: sent again from there, after
	// going back, it is a correction and no conflict.
	`
ALTER TABLE revisions ADD COLUMN page TEXT NOT NULL DEFAULT '';
CREATE INDEX assessments_by_subject ON assessments (subject);
`,
}

// migrate brings the file to the newest schema. Each step and its number are
// one transaction: a crash between them leaves the file at a version that the
// next start goes on from.
func migrate(ctx context.Context, db *sql.DB) error {
	for {
		done, err := migrateOnce(ctx, db)
		if done || err != nil {
			return err
		}
	}
}

func migrateOnce(ctx context.Context, db *sql.DB) (done bool, err error) {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return false, err
	}
	defer tx.Rollback()
	var version int
	if err := tx.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return false, err
	}
	switch {
	case version > len(migrations):
		return false, fmt.Errorf("the file has version %d of the schema, and this program knows %d: it was written by a newer program", version, len(migrations))
	case version == len(migrations):
		return true, nil
	}
	if _, err := tx.ExecContext(ctx, migrations[version]); err != nil {
		return false, fmt.Errorf("schema version %d: %w", version+1, err)
	}
	// A pragma takes no parameters.
	if _, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d", version+1)); err != nil {
		return false, err
	}
	return false, tx.Commit()
}
