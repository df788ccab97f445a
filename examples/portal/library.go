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
	store *store.Store

	mu      sync.Mutex
	current []*instrument          // by id, then by edition
	kept    map[string]*instrument // by content hash
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
	lib.sort()
	return lib, lib.readUploads(context.Background())
}

func (lib *library) sort() {
	slices.SortStableFunc(lib.current, func(a, b *instrument) int { return cmp.Compare(a.ID(), b.ID()) })
}

// readUploads takes in the frameworks that were uploaded and are used. Of one id
// and edition, the one that was last said to be used is chosen from now on, and
// stands in for one in the folder; drafts keep the one that they began with.
func (lib *library) readUploads(ctx context.Context) error {
	all, err := lib.store.Uploads(ctx)
	if err != nil {
		return err
	}
	slices.SortStableFunc(all, func(a, b *store.Upload) int { return a.UsedAt.Compare(b.UsedAt) })
	for _, u := range all {
		if !u.Used() {
			continue
		}
		in, err := lib.byHash(ctx, u.Hash)
		if err != nil {
			return fmt.Errorf("the uploaded framework %s@%s: %w", u.ID, u.Edition, err)
		}
		lib.use(in)
	}
	return nil
}

// use makes an uploaded framework one to choose.
func (lib *library) use(in *instrument) {
	if inCatalogue(in.ID(), in.Edition()) {
		return // what a publisher says is not written over
	}
	lib.mu.Lock()
	defer lib.mu.Unlock()
	own := *in
	own.own = true
	// A list that was handed out stays as it is.
	lib.current = slices.DeleteFunc(slices.Clone(lib.current), func(o *instrument) bool { return o.ID() == in.ID() && o.Edition() == in.Edition() })
	lib.current = append(lib.current, &own)
	lib.sort()
	lib.kept[in.Hash()] = &own
}

func inCatalogue(id, edition string) bool {
	return slices.ContainsFunc(catalog.Entries(), func(e catalog.Entry) bool { return e.ID == id && e.Edition == edition })
}

// all are the frameworks that can be assessed with now.
func (lib *library) all() []*instrument {
	lib.mu.Lock()
	defer lib.mu.Unlock()
	return lib.current
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
	for _, in := range lib.all() {
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
	in, err := lib.byHash(ctx, a.Hash)
	if err != nil {
		return nil, fmt.Errorf("the framework of %s: %w", a.ID, err)
	}
	return in, nil
}

func (lib *library) byHash(ctx context.Context, hash string) (*instrument, error) {
	lib.mu.Lock()
	defer lib.mu.Unlock()
	if in := lib.kept[hash]; in != nil {
		return in, nil
	}
	document, err := lib.store.Framework(ctx, hash)
	if err != nil {
		return nil, err
	}
	fw, err := maturity.ReadFramework("framework.json", document)
	if err != nil {
		return nil, err
	}
	if fw.Hash() != hash {
		return nil, fmt.Errorf("it is stored with the hash %s and has %s", hash, fw.Hash())
	}
	in := newInstrument(fw, false)
	lib.kept[hash] = in
	return in, nil
}

// document returns a framework as it is kept beside its assessments.
func (in *instrument) document() ([]byte, error) { return json.Marshal(in.spec) }
