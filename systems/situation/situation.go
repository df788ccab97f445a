package situation

import (
	"slices"

	"github.com/govmaturity/govmaturity"
)

// Situation is a compiled SituationSpec. It does not change, and any number of
// goroutines may use it at once. [Compile] makes one. The zero Situation is empty.
type Situation struct {
	spec        *SituationSpec
	hash, rules string
	scales      map[string]govmaturity.Scale
	items       []item
	byID        map[string]int
	strategies  []strategy
	risks       []int // places in items
	measure     measure
	doubts      []Doubt
	doubtsOf    map[int][]int        // by the place of the item, from 1
	problems    govmaturity.Problems // one for each doubt
}

type item struct {
	spec   *ItemSpec
	risk   *risk // of an item that is none, nil
	aspect Aspect
	at     govmaturity.Path
	within int // the SWOT or the group that it stands in, or -1
	// sourced says that it cites something, or that what it stands in does.
	sourced bool

	supports, contradicts, serves       []int
	supportedBy, contradictedBy, server []int
	ratings                             []rating
}

type rating struct {
	rater string
	level govmaturity.Level
}

type risk struct {
	spec                       *RiskSpec
	category                   int
	because                    []int
	inherent, residual, target RiskLevel
}

type strategy struct {
	spec  *SwotStrategySpec
	swot  int
	at    govmaturity.Path
	items []int
}

// arrange lets items know who names them.
func (s *Situation) arrange() {
	for i := range s.items {
		for _, k := range s.items[i].supports {
			s.items[k].supportedBy = append(s.items[k].supportedBy, i)
		}
		for _, k := range s.items[i].contradicts {
			s.items[k].contradictedBy = append(s.items[k].contradictedBy, i)
		}
		for _, k := range s.items[i].serves {
			s.items[k].server = append(s.items[k].server, i)
		}
	}
}

// doc returns the document: an empty one, of the zero Situation.
func (s *Situation) doc() *SituationSpec {
	if s.spec == nil {
		return &SituationSpec{}
	}
	return s.spec
}

// ID returns the situation's id.
func (s *Situation) ID() string { return s.doc().ID }

// Edition returns the edition, or "".
func (s *Situation) Edition() string { return s.doc().Edition }

// Title returns the situation's title, or nil.
func (s *Situation) Title() govmaturity.Text { return s.doc().Title.Clone() }

// Description returns what is said about the situation, or nil.
func (s *Situation) Description() govmaturity.Text { return s.doc().Description.Clone() }

// Subject returns whose situation it is, or "".
func (s *Situation) Subject() string { return s.doc().Subject }

// Date returns when it is about, or "".
func (s *Situation) Date() string { return s.doc().Date }

// Standing returns how official the content is, or "" where it claims nothing.
func (s *Situation) Standing() govmaturity.Standing { return s.doc().Standing }

// Hash returns the content hash: of all that the situation says.
func (s *Situation) Hash() string { return s.hash }

// RulesHash returns the hash of all but the words for people. Situations with the same
// one have the same scores and bands.
func (s *Situation) RulesHash() string { return s.rules }

// Spec returns a copy of the document that the situation was compiled from.
func (s *Situation) Spec() *SituationSpec { return situationFormat.Clone(s.doc()) }

// Sources returns the works that citations name.
func (s *Situation) Sources() []govmaturity.Source { return slices.Clone(s.doc().Sources) }

// Has reports whether a part is there, be it empty.
func (s *Situation) Has(p Part) bool {
	switch p {
	case PartPestle:
		return s.doc().Pestle != nil
	case PartSwot:
		return s.doc().Swots != nil
	case PartAcceleration:
		return s.doc().Acceleration != nil
	case PartIntegration:
		return s.doc().Integration != nil
	case PartInclusion:
		return s.doc().Inclusion != nil
	case PartRisks:
		return s.doc().Risks != nil
	case PartHolistic:
		return s.doc().Holistic != nil
	case PartScan:
		return s.doc().Scan != nil
	}
	return false
}

// Items returns the items of aspects, risks among them, in the document's order; all
// items, where no aspect is named.
func (s *Situation) Items(aspects ...Aspect) []Item {
	var out []Item
	for i := range s.items {
		if len(aspects) == 0 || slices.Contains(aspects, s.items[i].aspect) {
			out = append(out, Item{s, i + 1})
		}
	}
	return out
}

// Item returns the item or the risk with an id, or one that is not Valid.
func (s *Situation) Item(id string) Item {
	if i, ok := s.byID[id]; ok {
		return Item{s, i + 1}
	}
	return Item{}
}

func (s *Situation) itemsAt(places []int) []Item {
	var out []Item
	for _, i := range places {
		out = append(out, Item{s, i + 1})
	}
	return out
}
