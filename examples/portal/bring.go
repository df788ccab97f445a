package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"time"
	"unicode/utf8"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/examples/portal/internal/store"
	"github.com/govmaturity/govmaturity/maturity"
)

// brought is a file with all that a portal knows, while it is read. Nothing of it
// is stored before all of it is found right.
type brought struct {
	*jsonReader
	frameworks  []*broughtFramework
	assessments []*broughtAssessment

	known map[string]*instrument // by hash
	ids   map[string]bool        // of assessments and of notes
}

// spot is a place in the file.
type spot struct {
	at   int
	path govmaturity.Path
}

type broughtFramework struct {
	fileFramework
	spot
	document spot
}

type broughtAssessment struct {
	fileAssessment
	spot
	versions []broughtVersion
	notes    []broughtNote
}

type broughtVersion struct {
	fileVersion
	spot
	document spot
}

type broughtNote struct {
	fileNote
	spot
}

// readEverything reads such a file, and says all that is wrong with it.
func (v *visit) readEverything(data []byte) ([]*store.Framework, []*store.Record, *brought) {
	b := &brought{jsonReader: v.jsonReader(data), known: map[string]*instrument{}, ids: map[string]bool{}}
	if b.out = v.plainText(data); b.out != nil {
		return nil, nil, b
	}
	format := ""
	err := b.object([]string{"format", "frameworks", "assessments"}, map[string]func() error{
		"format":      b.text(&format),
		"frameworks":  func() error { return b.list(b.framework) },
		"assessments": func() error { return b.list(b.assessment) },
	})
	if err != nil {
		return nil, nil, b // the rest cannot be told
	}
	b.end()
	if format != everythingFormat {
		b.wrong(0, govmaturity.Path{}.Key("format"), b.T("p-format", short(format), everythingFormat))
		return nil, nil, b
	}
	frameworks := b.checkFrameworks()
	records := b.checkAssessments()
	return frameworks, records, b
}

// here remembers where the reader is.
func (b *brought) here() spot { return spot{b.at(), b.path} }

// placed reads a value and remembers where it was.
func (b *brought) placed(to *spot, raw *json.RawMessage) func() error {
	return func() error {
		*to = b.here()
		return b.raw(raw)()
	}
}

func (b *brought) framework(int) error {
	f := &broughtFramework{spot: b.here()}
	b.frameworks = append(b.frameworks, f)
	return b.object([]string{"hash", "id", "edition", "kept-at", "document"}, map[string]func() error{
		"hash": b.text(&f.Hash), "id": b.text(&f.ID), "edition": b.text(&f.Edition), "kept-at": b.text(&f.KeptAt),
		"document": b.placed(&f.document, &f.Document),
		"upload": func() error {
			f.Upload = &fileUpload{}
			return b.object([]string{"who", "at"}, map[string]func() error{
				"file": b.text(&f.Upload.File), "who": b.text(&f.Upload.Who), "at": b.text(&f.Upload.At), "laws": b.raw(&f.Upload.Laws),
				"used-at": b.text(&f.Upload.UsedAt), "used-by": b.text(&f.Upload.UsedBy), "reason": b.text(&f.Upload.Reason),
			})
		},
	})
}

func (b *brought) assessment(int) error {
	a := &broughtAssessment{spot: b.here()}
	b.assessments = append(b.assessments, a)
	return b.object([]string{"id", "framework", "edition", "hash", "subject", "rater", "date", "started-at", "versions"}, map[string]func() error{
		"id": b.text(&a.ID), "framework": b.text(&a.Framework), "edition": b.text(&a.Edition), "hash": b.text(&a.Hash),
		"subject": b.text(&a.Subject), "rater": b.text(&a.Rater), "date": b.text(&a.Date),
		"started-from": b.text(&a.StartedFrom), "started-at": b.text(&a.StartedAt),
		"finished-at": b.text(&a.FinishedAt), "finished-by": b.text(&a.FinishedBy),
		"versions": func() error {
			return b.list(func(int) error {
				one := broughtVersion{spot: b.here()}
				err := b.object([]string{"version", "at", "who", "what", "document"}, map[string]func() error{
					"version": b.number(&one.Version), "at": b.text(&one.At), "who": b.text(&one.Who), "what": b.text(&one.What),
					"part": b.text(&one.Part), "page": b.text(&one.Page), "document": b.placed(&one.document, &one.Document),
				})
				a.versions = append(a.versions, one)
				return err
			})
		},
		"notes": func() error {
			return b.list(func(int) error {
				n := broughtNote{spot: b.here()}
				err := b.object([]string{"id", "at", "who", "text"}, map[string]func() error{
					"id": b.text(&n.ID), "node": b.text(&n.Node), "at": b.text(&n.At), "who": b.text(&n.Who), "text": b.text(&n.Text),
				})
				a.notes = append(a.notes, n)
				return err
			})
		},
	})
}

// must notes what is wrong with a value, by the rules of the portal's own forms.
func (b *brought) must(at spot, key, value string, f field) {
	if wrong := fieldError(b.language, f, value); wrong != "" {
		b.wrong(at.at, at.path.Key(key), wrong)
	}
}

var (
	nameOf   = field{most: maxName, named: true}
	anyText  = field{most: maxText, lines: true, optional: true}
	wordOf   = field{most: maxName, optional: true}
	dayOf    = field{most: 10, says: dateError}
	isPortal = regexp.MustCompile(`^[A-Z2-7]{26}$`).MatchString // as crypto/rand.Text makes them
)

// moment reads a time, which must be there unless it may be blank.
func (b *brought) moment(at spot, key, value string, blank bool) time.Time {
	if value == "" && blank {
		return time.Time{}
	}
	t, err := time.Parse(fileTime, value)
	switch {
	case err != nil:
		b.wrong(at.at, at.path.Key(key), b.T("p-moment", short(value)))
	case t.Year() < firstYear || t.Year() > lastYear:
		b.wrong(at.at, at.path.Key(key), b.T("p-year", fmt.Sprintf("%04d", t.Year()), strconv.Itoa(firstYear), strconv.Itoa(lastYear)))
	}
	return t
}

// compact writes a document as the portal keeps it.
func compact(raw json.RawMessage) []byte {
	data, err := json.Marshal(raw)
	if err != nil {
		return []byte("null") // it was read as JSON
	}
	return data
}

func (b *brought) checkFrameworks() (out []*store.Framework) {
	for _, f := range b.frameworks {
		one := &store.Framework{Hash: f.Hash, ID: f.ID, Edition: f.Edition, Document: compact(f.Document), KeptAt: b.moment(f.spot, "kept-at", f.KeptAt, false)}
		out = append(out, one)
		if b.known[f.Hash] != nil {
			b.wrong(f.at, f.path.Key("hash"), b.T("p-twice", short(f.Hash)))
			continue
		}
		fw, err := maturity.ReadFramework("framework.json", f.Document)
		switch {
		case err != nil:
			b.inner(f.document.at, f.document.path, err)
		case fw.Hash() != f.Hash:
			b.wrong(f.at, f.path.Key("hash"), b.T("p-hash", fw.Hash()))
		case fw.ID() != f.ID || fw.Edition() != f.Edition:
			b.wrong(f.at, f.path.Key("id"), b.T("p-other-id", fw.ID()+"@"+fw.Edition()))
		default:
			b.known[f.Hash] = newInstrument(fw, false)
		}
		if f.Upload != nil {
			one.Upload = b.checkUpload(f)
		}
	}
	return out
}

func (b *brought) checkUpload(f *broughtFramework) *store.Upload {
	at := spot{f.at, f.path.Key("upload")}
	u := &store.Upload{
		Hash: f.Hash, ID: f.ID, Edition: f.Edition, Name: f.Upload.File, Who: f.Upload.Who, At: b.moment(at, "at", f.Upload.At, false),
		UsedAt: b.moment(at, "used-at", f.Upload.UsedAt, true), UsedBy: f.Upload.UsedBy, Reason: f.Upload.Reason,
	}
	b.must(at, "file", u.Name, wordOf)
	b.must(at, "who", u.Who, nameOf)
	b.must(at, "reason", u.Reason, anyText)
	if f.Upload.Laws != nil {
		u.Laws = compact(f.Upload.Laws)
		if _, err := readLaws(u.Laws); err != nil {
			b.wrong(at.at, at.path.Key("laws"), b.T("p-json"))
		}
	}
	if u.Used() {
		b.must(at, "used-by", u.UsedBy, nameOf)
		if u.Laws == nil {
			b.wrong(at.at, at.path.Key("laws"), b.T("p-not-there"))
		}
	} else if u.UsedBy != "" {
		b.wrong(at.at, at.path.Key("used-at"), b.T("p-not-there"))
	}
	return u
}

func (b *brought) checkAssessments() (out []*store.Record) {
	for _, a := range b.assessments {
		b.ids[a.ID] = true
	}
	seen := map[string]bool{}
	for _, a := range b.assessments {
		if !isPortal(a.ID) {
			b.wrong(a.at, a.path.Key("id"), b.T("p-id", short(a.ID)))
		} else if seen[a.ID] {
			b.wrong(a.at, a.path.Key("id"), b.T("p-twice", short(a.ID)))
		}
		seen[a.ID] = true
		b.must(a.spot, "subject", a.Subject, nameOf)
		b.must(a.spot, "rater", a.Rater, nameOf)
		b.must(a.spot, "date", a.Date, dayOf)
		if a.StartedFrom != "" && (!b.ids[a.StartedFrom] || a.StartedFrom == a.ID) {
			b.wrong(a.at, a.path.Key("started-from"), b.T("p-no-such", short(a.StartedFrom)))
		}
		r := &store.Record{Assessment: store.Assessment{
			ID: a.ID, Framework: a.Framework, Edition: a.Edition, Hash: a.Hash, Subject: a.Subject, Rater: a.Rater, Date: a.Date,
			StartedFrom: a.StartedFrom, StartedAt: b.moment(a.spot, "started-at", a.StartedAt, false),
			FinishedAt: b.moment(a.spot, "finished-at", a.FinishedAt, true), FinishedBy: a.FinishedBy,
		}}
		if r.Finished() {
			b.must(a.spot, "finished-by", a.FinishedBy, nameOf)
		} else if a.FinishedBy != "" {
			b.wrong(a.at, a.path.Key("finished-at"), b.T("p-not-there"))
		}
		in := b.known[a.Hash]
		if in == nil && !b.named(a.Hash) {
			b.wrong(a.at, a.path.Key("hash"), b.T("p-no-framework", short(a.Hash)))
		} else if in != nil && (in.ID() != a.Framework || in.Edition() != a.Edition) {
			b.wrong(a.at, a.path.Key("framework"), b.T("p-other-id", in.ID()+"@"+in.Edition()))
		}
		b.checkVersions(a, in, r)
		b.checkNotes(a, in, r)
		out = append(out, r)
		if len(b.out) > 10*maxPlaced {
			return nil // nobody reads on
		}
	}
	return out
}

// named reports whether the file has a framework under a hash, right or wrong.
func (b *brought) named(hash string) bool {
	return slices.ContainsFunc(b.frameworks, func(f *broughtFramework) bool { return f.Hash == hash })
}

func (b *brought) checkVersions(a *broughtAssessment, in *instrument, r *store.Record) {
	if len(a.versions) == 0 {
		b.wrong(a.at, a.path.Key("versions"), b.T("p-not-there"))
	}
	for i := range a.versions {
		one := &a.versions[i]
		if one.Version != int64(i+1) {
			b.wrong(one.at, one.path.Key("version"), b.T("p-version", i+1))
		}
		last := i == len(a.versions)-1
		if !among(one.What, "start", "save", "merge", "finish") || (one.What == "start") != (i == 0) || (one.What == "finish") != (last && r.Finished()) {
			b.wrong(one.at, one.path.Key("what"), b.T("p-what", short(one.What)))
		}
		b.must(one.spot, "who", one.Who, nameOf)
		b.must(one.spot, "part", one.Part, wordOf)
		b.must(one.spot, "page", one.Page, wordOf)
		r.Revisions = append(r.Revisions, store.Revision{
			Version: one.Version, At: b.moment(one.spot, "at", one.At, false), Who: one.Who, What: one.What, Part: one.Part, Page: one.Page, Document: compact(one.Document),
		})
		if in != nil {
			b.checkDocument(a, one, in)
		}
	}
	if n := len(r.Revisions); n > 0 {
		r.Revision = r.Revisions[n-1]
	}
}

// checkDocument checks a version's document against its framework, and that it
// says the same as what stands around it.
func (b *brought) checkDocument(a *broughtAssessment, one *broughtVersion, in *instrument) {
	doc, err := in.ReadAssessment("assessment.json", one.Document)
	if err != nil {
		b.inner(one.document.at, one.document.path, err)
		return
	}
	for _, x := range []struct{ key, have, want string }{
		{"subject", doc.Subject, a.Subject}, {"rater", doc.Rater, a.Rater}, {"date", doc.Date, a.Date},
	} {
		if x.have != x.want {
			b.wrong(one.document.at, one.document.path.Key(x.key), b.T("p-contradicts", short(x.have), short(x.want)))
		}
	}
	for _, p := range b.tooMuch(doc) {
		b.wrong(one.document.at, one.document.path.Join(p.path), p.text)
	}
}

func (b *brought) checkNotes(a *broughtAssessment, in *instrument, r *store.Record) {
	for _, n := range a.notes {
		if !isPortal(n.ID) {
			b.wrong(n.at, n.path.Key("id"), b.T("p-id", short(n.ID)))
		} else if b.ids[n.ID] {
			b.wrong(n.at, n.path.Key("id"), b.T("p-twice", short(n.ID)))
		}
		b.ids[n.ID] = true
		if in != nil && n.Node != "" && !in.Node(n.Node).Valid() {
			b.wrong(n.at, n.path.Key("node"), b.T("p-choice", short(n.Node)))
		}
		b.must(n.spot, "who", n.Who, nameOf)
		b.must(n.spot, "text", n.Text, field{most: maxText, lines: true})
		r.Notes = append(r.Notes, store.Note{ID: n.ID, Node: n.Node, At: b.moment(n.spot, "at", n.At, false), Who: n.Who, Text: n.Text})
	}
}

// differing puts what is here with another content at its place in the file.
func (b *brought) differing(err error) bool {
	found := false
	var walk func(error)
	walk = func(err error) {
		var one *store.Differs
		if many, ok := err.(interface{ Unwrap() []error }); ok {
			for _, e := range many.Unwrap() {
				walk(e)
			}
		} else if d, ok := err.(*store.Differs); ok && d.Index < len(b.assessments) {
			a := b.assessments[d.Index]
			says := map[string]string{"about": b.T("differs-about"), "versions": b.T("differs-versions"), "notes": b.T("differs-notes"), "end": b.T("differs-end")}
			b.wrong(a.at, a.path, b.T("p-differs", says[d.At]))
			found = true
		} else if errors.As(err, &one) {
			walk(errors.Unwrap(err))
		}
	}
	walk(err)
	return found
}

// excess is what a document holds that no page of the portal can show or take.
type excess struct {
	path govmaturity.Path
	text string
}

// tooMuch finds what the library takes and the portal does not: long lists, long
// texts, and names that show nothing.
func (v *visit) tooMuch(doc *maturity.Assessment) (out []excess) {
	var level func(path govmaturity.Path, answers map[string]govmaturity.Answer, rosters map[string][]maturity.RosterItem)
	level = func(path govmaturity.Path, answers map[string]govmaturity.Answer, rosters map[string][]maturity.RosterItem) {
		for _, id := range sortedKeys(answers) {
			for _, s := range append([]string{answers[id].Comment}, answers[id].Evidence...) {
				if n := utf8.RuneCountInString(s); n > maxText {
					out = append(out, excess{path.Key("answers").Key(id), v.T("p-long", n, maxText)})
				}
			}
		}
		for _, id := range sortedKeys(rosters) {
			at := path.Key("rosters").Key(id)
			if n := len(rosters[id]); n > maxItems {
				out = append(out, excess{at, v.T("p-items", n, maxItems)})
				continue
			}
			for i, item := range rosters[id] {
				if wrong := fieldError(v.language, nameOf, itemName(&item)); wrong != "" {
					out = append(out, excess{at.Index(i).Key("title"), wrong})
				}
				level(at.Index(i), item.Answers, item.Rosters)
			}
		}
	}
	level(nil, doc.Answers, doc.Rosters)
	return out
}

func sortedKeys[T any](m map[string]T) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
