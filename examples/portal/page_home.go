package main

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/govmaturity/govmaturity"
)

// draftsShown is how many of a person's drafts the first page shows.
const draftsShown = 10

// homePage is the first page: what the visitor has begun, and what there is to
// assess with.
type homePage struct {
	Drafts     []homeDraft
	More       bool // there are older drafts
	Query      string
	Found      int
	Publishers []publisher
}

type homeDraft struct {
	*draft
	tally
	Name string
}

// publisher is a body with its instruments.
type publisher struct {
	Name string // "" for frameworks of one's own
	All  []homeInstrument
}

// homeInstrument is the newest edition of an instrument, with the older ones.
type homeInstrument struct {
	*instrument
	Own    bool
	Name   string
	Older  []homeInstrument
	Minute int
}

// home shows the first page.
func (s *server) home(v *visit) error {
	data := homePage{Query: strings.TrimSpace(v.r.URL.Query().Get("q"))}
	if wrong := fieldError(v.language, field{most: maxName, optional: true}, data.Query); wrong != "" {
		data.Query = ""
	}
	if err := v.myDrafts(&data); err != nil {
		return err
	}
	data.Publishers = v.publishers(data.Query)
	for _, p := range data.Publishers {
		data.Found += len(p.All)
	}
	return v.render(200, "home", v.T("home-title"), data)
}

// myDrafts finds what whoever asks has saved in and not finished.
func (v *visit) myDrafts(data *homePage) error {
	if v.Name() == "" {
		return nil
	}
	all, err := v.store.Drafts(v.r.Context(), v.Name(), draftsShown+1)
	if err != nil {
		return err
	}
	if len(all) > draftsShown {
		all, data.More = all[:draftsShown], true
	}
	for _, a := range all {
		d, err := v.draftOf(a)
		if err != nil {
			return err
		}
		card, err := d.In.Score(d.Doc)
		if err != nil {
			return err
		}
		data.Drafts = append(data.Drafts, homeDraft{d, d.In.tally(card), v.NameOf(d.In)})
	}
	return nil
}

// publishers groups the instruments that a search finds by who publishes them:
// one's own first, then by name. Of each instrument, the newest edition stands
// for all.
func (v *visit) publishers(query string) (out []publisher) {
	byID := map[string][]*instrument{}
	var ids []string
	for _, in := range v.lib.current {
		if byID[in.ID()] == nil {
			ids = append(ids, in.ID())
		}
		byID[in.ID()] = append(byID[in.ID()], in)
	}
	groups := map[string][]homeInstrument{}
	for _, id := range ids {
		editions := byID[id]
		slices.SortStableFunc(editions, func(a, b *instrument) int { return cmp.Compare(b.Edition(), a.Edition()) })
		name := editions[0].publisher()
		if !matches(query, name, editions) {
			continue
		}
		var rows []homeInstrument
		for _, in := range editions {
			rows = append(rows, homeInstrument{instrument: in, Own: in.own, Name: v.NameOf(in), Minute: in.minutes()})
		}
		first := rows[0] // its edition stands below its title
		first.Name = v.Plain(first.Title())
		first.Older = rows[1:]
		groups[name] = append(groups[name], first)
	}
	for name, all := range groups {
		slices.SortStableFunc(all, func(a, b homeInstrument) int {
			return cmp.Or(cmp.Compare(b.year(), a.year()), cmp.Compare(a.Name, b.Name))
		})
		out = append(out, publisher{name, all})
	}
	slices.SortFunc(out, func(a, b publisher) int { return cmp.Compare(a.Name, b.Name) })
	return out
}

// year is the edition where it says when it is of; editions without a date come
// after all others.
func (in *instrument) year() string {
	if e := in.Edition(); e != "" && e[0] >= '0' && e[0] <= '9' {
		return e
	}
	return ""
}

// publisher is who the first source of an instrument is by, without the part of
// the body. One's own are by nobody else.
func (in *instrument) publisher() string {
	if in.own || len(in.spec.Sources) == 0 {
		return ""
	}
	body, _, _ := strings.Cut(in.spec.Sources[0].Publisher, ",")
	return strings.TrimSpace(body)
}

// matches reports whether each word of a search is somewhere in what an
// instrument says of itself, in any of its languages.
func matches(query, publisher string, editions []*instrument) bool {
	var said strings.Builder
	say := func(texts ...govmaturity.Text) {
		for _, t := range texts {
			for _, s := range t {
				said.WriteString(s + "\n")
			}
		}
	}
	said.WriteString(publisher + "\n")
	for _, in := range editions {
		said.WriteString(in.ID() + "\n" + in.Edition() + "\n")
		say(in.Title(), in.spec.Description)
		for _, p := range in.parts {
			say(p.Title)
		}
	}
	text := plain(said.String())
	for word := range strings.FieldsSeq(plain(query)) {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

// plain makes a text as people type it into a search: small, and without
// accents.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFKD.String(s))
}

// How long an answer takes is what the framework's document says, or else it is
// estimated from its words and its questions.
const (
	wordsPerMinute   = 200
	minutesPerAnswer = 0.5
)

// minutes is how long it takes to answer an instrument, as far as anybody can
// say. Of each list, one item is counted.
func (in *instrument) minutes() int {
	if in.spec.Use != nil && in.spec.Use.Minutes != nil {
		return *in.spec.Use.Minutes
	}
	words, questions := 0, 0
	count := func(t govmaturity.Text) { words += len(strings.Fields(t.In())) }
	for n := range in.AllNodes() {
		count(n.Title())
		count(n.Description())
		if n.IsIndicator() {
			questions++
			for _, l := range n.Levels() {
				count(l.Title())
				text, _ := n.Descriptor(l)
				count(text)
			}
		}
	}
	return int(math.Ceil(float64(words)/wordsPerMinute + minutesPerAnswer*float64(questions)))
}

// goOn leads to the first page of a draft on which something is missing, or to
// the page that shows all answers.
func (s *server) goOn(v *visit) error {
	d, err := v.draft()
	if err != nil {
		return err
	}
	if d.Finished() {
		return v.redirect(d.Link)
	}
	card, err := d.In.Score(d.Doc)
	if err != nil {
		return err
	}
	for _, stop := range d.stops() {
		if !stop.tally(d.In, card).Done() {
			return v.redirect(stop.Link)
		}
	}
	return v.redirect(d.Link + "/finish")
}
