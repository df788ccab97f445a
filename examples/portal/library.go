package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/examples/portal/internal/store"
	"github.com/govmaturity/govmaturity/maturity"
	"github.com/govmaturity/govmaturity/maturity/catalog"
)

// instrument is a framework with what the portal needs of it again and again.
type instrument struct {
	*maturity.Framework
	spec  *maturity.Spec
	parts []part
	lists map[string][]string // the questions about each item, by the list's id
	own   bool                // from a folder, not from the catalogue
}

// part is what one page asks: what is below one node directly under the root.
type part struct {
	ID         string
	Title      govmaturity.Text
	node       string   // as the form takes it: "" for the whole
	Indicators []string // in the document's order
	Rosters    []string // the lists that it summarises
}

func newInstrument(fw *maturity.Framework, own bool) *instrument {
	in := &instrument{Framework: fw, spec: fw.Spec(), own: own, parts: partsOf(fw), lists: map[string][]string{}}
	for _, r := range fw.AllRosters() {
		var item part
		item.collect(r.Root())
		in.lists[r.ID()] = item.Indicators
	}
	return in
}

// partsOf splits what a framework asks into pages: one for each node under the
// root. Where two of these summarise the same list, its items belong to both,
// and all is on one page: what is entered twice can differ.
func partsOf(fw *maturity.Framework) (parts []part) {
	whole := part{ID: fw.Root().ID(), Title: fw.Root().Title()}
	whole.collect(fw.Root())
	lists := 0
	for _, n := range fw.Root().Children() {
		p := part{ID: n.ID(), Title: n.Title(), node: n.ID()}
		p.collect(n)
		lists += len(p.Rosters)
		if p.Indicators != nil || p.Rosters != nil {
			parts = append(parts, p)
		}
	}
	if parts == nil || lists > len(whole.Rosters) {
		return []part{whole}
	}
	return parts
}

func (p *part) collect(top maturity.Node) {
	for n := range top.All() {
		if n.IsIndicator() {
			p.Indicators = append(p.Indicators, n.ID())
		}
		if r, _ := n.Roster(); r.Valid() && !slices.Contains(p.Rosters, r.ID()) {
			p.Rosters = append(p.Rosters, r.ID())
		}
	}
}

func (in *instrument) part(id string) *part {
	for i := range in.parts {
		if in.parts[i].ID == id {
			return &in.parts[i]
		}
	}
	return nil
}

// listTitle returns what a list is called.
func (in *instrument) listTitle(id string) govmaturity.Text {
	if r := in.roster(id); r.Valid() {
		return r.Title()
	}
	return govmaturity.English(id)
}

// form returns the form of the page of a place, which does not ask for what the
// assessment says already: who, by whom and when.
func (in *instrument) form(lang string, p *part, at place, about *maturity.Assessment) (govmaturity.Form, error) {
	o := maturity.FormOptions{Language: lang, Node: p.node, About: about, Outline: true}
	if len(at) > 0 {
		o.Node, o.Item = "", at.pointer()
	}
	f, err := in.Form(o)
	if err != nil {
		return nil, fmt.Errorf("form of %s@%s, %s %s: %w", in.ID(), in.Edition(), p.ID, at, err)
	}
	return f, nil
}

// library holds the frameworks that can be assessed with now, and hands out
// those that an assessment was once made with.
type library struct {
	store   *store.Store
	current []*instrument // by id, then by edition

	mu   sync.Mutex
	kept map[string]*instrument // by content hash
}

// newLibrary reads the catalogue, and the frameworks in a folder if there is
// one. A framework of one's own stands in for that of the same name in the
// catalogue.
func newLibrary(s *store.Store, own fs.FS, log *slog.Logger) (*library, error) {
	lib := &library{store: s, kept: map[string]*instrument{}}
	if own != nil {
		if err := lib.readOwn(own, log); err != nil {
			return nil, err
		}
	}
	for _, e := range catalog.Entries() {
		if lib.find(e.ID, e.Edition) != nil {
			continue
		}
		fw, err := catalog.Load(e.String())
		if err != nil {
			return nil, err
		}
		lib.add(fw, false)
	}
	slices.SortStableFunc(lib.current, func(a, b *instrument) int { return cmp.Compare(a.ID(), b.ID()) })
	return lib, nil
}

func (lib *library) readOwn(own fs.FS, log *slog.Logger) error {
	entries, err := fs.ReadDir(own, ".")
	if err != nil {
		return fmt.Errorf("the folder of frameworks: %w", err)
	}
	var wrong []error // all of them are told
	for _, e := range entries {
		ext := strings.ToLower(path.Ext(e.Name()))
		if e.IsDir() || ext != ".yaml" && ext != ".yml" {
			continue
		}
		fw, err := maturity.Load(own, e.Name())
		if otherKind(err) {
			log.Info("not a framework", "file", e.Name())
			continue
		}
		switch {
		case err != nil:
			wrong = append(wrong, err) // it names the file
		case lib.find(fw.ID(), fw.Edition()) != nil:
			wrong = append(wrong, fmt.Errorf("%s: there are two frameworks %s@%s in the folder", e.Name(), fw.ID(), fw.Edition()))
		default:
			lib.add(fw, true)
		}
	}
	return errors.Join(wrong...)
}

// otherKind reports whether a file is a document of another kind, such as an
// assessment that lies beside its framework.
func otherKind(err error) bool {
	var problems govmaturity.Problems
	return errors.As(err, &problems) && slices.ContainsFunc(problems, func(p govmaturity.Problem) bool { return p.Code == govmaturity.CodeWrongFormat })
}

func (lib *library) add(fw *maturity.Framework, own bool) {
	in := newInstrument(fw, own)
	lib.current = append(lib.current, in)
	lib.kept[fw.Hash()] = in
}

// find returns the current content of an edition, or nil.
func (lib *library) find(id, edition string) *instrument {
	for _, in := range lib.current {
		if in.ID() == id && in.Edition() == edition {
			return in
		}
	}
	return nil
}

// of returns the framework that an assessment was made with: its very content,
// even if the document has been changed or taken away since. That is how last
// year's numbers can be computed again.
func (lib *library) of(ctx context.Context, a *store.Assessment) (*instrument, error) {
	lib.mu.Lock()
	defer lib.mu.Unlock()
	if in := lib.kept[a.Hash]; in != nil {
		return in, nil
	}
	document, err := lib.store.Framework(ctx, a.Hash)
	if err != nil {
		return nil, fmt.Errorf("the framework of %s: %w", a.ID, err)
	}
	fw, err := maturity.ReadFramework("framework.json", document)
	if err != nil {
		return nil, fmt.Errorf("the framework of %s: %w", a.ID, err)
	}
	if fw.Hash() != a.Hash {
		return nil, fmt.Errorf("the framework of %s is stored with the hash %s and has %s", a.ID, a.Hash, fw.Hash())
	}
	in := newInstrument(fw, false)
	lib.kept[a.Hash] = in
	return in, nil
}

// document returns a framework as it is kept beside its assessments.
func (in *instrument) document() ([]byte, error) { return json.Marshal(in.spec) }
