package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"time"

	"github.com/govmaturity/govmaturity/examples/portal/internal/store"
)

// everythingFormat is the format of a file with all that a portal knows:
//
//	{"format": "govmaturity-portal/1",
//	 "frameworks": [{"hash", "id", "edition", "kept-at", "document",
//	                 "upload": {"file", "who", "at", "laws", "used-at", "used-by", "reason"}}],
//	 "assessments": [{"id", "framework", "edition", "hash", "subject", "rater", "date",
//	                  "started-from", "started-at", "finished-at", "finished-by",
//	                  "versions": [{"version", "at", "who", "what", "part", "page", "document"}],
//	                  "notes": [{"id", "node", "at", "who", "text"}]}]}
//
// Each version and each note is a line of its own. What is blank is left out.
// The documents are those of the library, compact, as the portal keeps them. The
// same portal gives the same bytes, and so does another that has read them.
const everythingFormat = "govmaturity-portal/1"

type fileFramework struct {
	Hash     string          `json:"hash"`
	ID       string          `json:"id"`
	Edition  string          `json:"edition"`
	KeptAt   string          `json:"kept-at"`
	Document json.RawMessage `json:"document"`
	Upload   *fileUpload     `json:"upload,omitempty"`
}

type fileUpload struct {
	File   string          `json:"file,omitempty"`
	Who    string          `json:"who"`
	At     string          `json:"at"`
	Laws   json.RawMessage `json:"laws,omitempty"`
	UsedAt string          `json:"used-at,omitempty"`
	UsedBy string          `json:"used-by,omitempty"`
	Reason string          `json:"reason,omitempty"`
}

type fileAssessment struct {
	ID          string `json:"id"`
	Framework   string `json:"framework"`
	Edition     string `json:"edition"`
	Hash        string `json:"hash"`
	Subject     string `json:"subject"`
	Rater       string `json:"rater"`
	Date        string `json:"date"`
	StartedFrom string `json:"started-from,omitempty"`
	StartedAt   string `json:"started-at"`
	FinishedAt  string `json:"finished-at,omitempty"`
	FinishedBy  string `json:"finished-by,omitempty"`
}

type fileVersion struct {
	Version  int64           `json:"version"`
	At       string          `json:"at"`
	Who      string          `json:"who"`
	What     string          `json:"what"`
	Part     string          `json:"part,omitempty"`
	Page     string          `json:"page,omitempty"`
	Document json.RawMessage `json:"document"`
}

type fileNote struct {
	ID   string `json:"id"`
	Node string `json:"node,omitempty"`
	At   string `json:"at"`
	Who  string `json:"who"`
	Text string `json:"text"`
}

// fileTime is how a file writes a time: to the nanosecond, so that it comes back
// as it was.
const fileTime = "2006-01-02T15:04:05.000000000Z"

func writeTime(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(fileTime)
}

// exportEverything hands out all that the portal knows, as it is at one moment.
func (s *server) exportEverything(v *visit) error {
	h := v.w.Header()
	h.Set("Content-Type", "application/json")
	h.Set("Content-Disposition", `attachment; filename="portal-`+s.clock().UTC().Format("2006-01-02")+`.json"`)
	h.Set("Cache-Control", "private, no-store")
	out := bufio.NewWriterSize(v.w, 64<<10)
	err := s.store.Look(v.r.Context(), func(look *store.Snapshot) error { return writeEverything(out, look) })
	if err == nil {
		err = out.Flush()
	}
	if err == nil {
		return nil
	}
	// Part of it may be sent already. A connection that breaks off is seen for
	// what it is, and half a file is refused when it is brought in.
	v.log.Error("the export broke off", "error", err)
	panic(http.ErrAbortHandler)
}

func writeEverything(w io.Writer, look *store.Snapshot) error {
	frameworks, err := look.Frameworks()
	if err != nil {
		return err
	}
	out := &lines{w: w}
	out.text(`{"format":"` + everythingFormat + `","frameworks":[`)
	for i, f := range frameworks {
		one := fileFramework{Hash: f.Hash, ID: f.ID, Edition: f.Edition, KeptAt: writeTime(f.KeptAt), Document: f.Document}
		if u := f.Upload; u != nil {
			one.Upload = &fileUpload{u.Name, u.Who, writeTime(u.At), u.Laws, writeTime(u.UsedAt), u.UsedBy, u.Reason}
		}
		out.item(i, one)
	}
	out.text("],\n" + `"assessments":[`)
	ids, err := look.IDs()
	if err != nil {
		return err
	}
	for i, id := range ids {
		r, err := look.Record(id)
		if err != nil {
			return err
		}
		out.record(i, r)
	}
	out.text("]}\n")
	return out.err
}

// lines writes JSON with line breaks where people look for a place.
type lines struct {
	w   io.Writer
	err error
}

func (l *lines) text(s string) {
	if l.err == nil {
		_, l.err = io.WriteString(l.w, s)
	}
}

// item writes one of a list on a line of its own.
func (l *lines) item(i int, item any) {
	data, err := json.Marshal(item)
	if err != nil {
		l.err = fmt.Errorf("write an export: %w", err)
	}
	l.text(between(i) + string(data))
}

func between(i int) string {
	if i > 0 {
		return ",\n"
	}
	return "\n"
}

// record writes an assessment: what it is on one line, then its versions and
// notes.
func (l *lines) record(i int, r *store.Record) {
	data, err := json.Marshal(fileAssessment{
		r.ID, r.Framework, r.Edition, r.Hash, r.Subject, r.Rater, r.Date,
		r.StartedFrom, writeTime(r.StartedAt), writeTime(r.FinishedAt), r.FinishedBy,
	})
	if err != nil {
		l.err = fmt.Errorf("write an export: %w", err)
		return
	}
	l.text(between(i) + string(data[:len(data)-1]) + `,"versions":[`)
	for i, one := range r.Revisions {
		l.item(i, fileVersion{one.Version, writeTime(one.At), one.Who, one.What, one.Part, one.Page, one.Document})
	}
	l.text("]")
	if len(r.Notes) > 0 {
		l.text(`,"notes":[`)
		for i, n := range r.Notes {
			l.item(i, fileNote{n.ID, n.Node, writeTime(n.At), n.Who, n.Text})
		}
		l.text("]")
	}
	l.text("}")
}
