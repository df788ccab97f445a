package govmaturity

import (
	"cmp"
	"encoding/json"
	"fmt"
)

// FindingFormat is the value of the format field of a finding as JSON.
const FindingFormat = "govmaturity/finding/1"

// Finding is one thing that was found out, with the reasons for it: a score, a
// level, a colour, a date, a gap, a match. Each package has explanations of its
// own, with all that its rules read; a Finding is what they have in common. It
// is enough to say the thing to people, and to go down from it to what it rests
// on, whichever package found that.
//
// It is plain data that survives JSON.
type Finding struct {
	About Reference `json:"about"`
	// Title is what people call what it is about.
	Title Text `json:"title,omitempty"`
	// State says whether something was found, and if not, why not.
	State State `json:"state,omitempty"`
	// Outcome is what was found, and Rule how, in words.
	Outcome Text `json:"outcome,omitempty"`
	Rule    Text `json:"rule,omitempty"`
	// Reasons are in the order in which they are to be read.
	Reasons []Reason `json:"reasons,omitempty"`
	// Standing says how official the outcome is.
	Standing Standing `json:"standing,omitempty"`
	// Cites say where the rule comes from, and Sources are the works that they
	// point into.
	Cites   []Citation `json:"cites,omitempty"`
	Sources []Source   `json:"sources,omitempty"`
}

// Reason is one thing that a finding rests on, or that was kept out of it.
type Reason struct {
	Kind ReasonKind `json:"kind"`
	// Words say it, in the languages of the finding.
	Words Text `json:"words,omitempty"`
	// Finding is the finding that is meant, where there is one for it.
	Finding *Reference `json:"finding,omitempty"`
	// Cites say where this comes from, beside the finding's own citations.
	Cites []Citation `json:"cites,omitempty"`
}

// ReasonKind says what a reason does for a finding. A package may have kinds of
// its own beside these.
type ReasonKind string

const (
	// ReasonCondition: that there is anything to find rests on this.
	ReasonCondition ReasonKind = "condition"
	// ReasonAnswer: somebody answered, measured or decided this.
	ReasonAnswer ReasonKind = "answer"
	// ReasonCounted: it went into the outcome.
	ReasonCounted ReasonKind = "counted"
	// ReasonShown: it stands beside the outcome and does not go into it.
	ReasonShown ReasonKind = "shown"
	// ReasonLeftOut: it could have counted, and did not.
	ReasonLeftOut ReasonKind = "left-out"
	// ReasonHolds: of several cases, this is the one that holds.
	ReasonHolds ReasonKind = "holds"
	// ReasonRejected: a case that was looked at and does not hold.
	ReasonRejected ReasonKind = "rejected"
	// ReasonFormula: how the outcome comes out of what counted.
	ReasonFormula ReasonKind = "formula"
	// ReasonThreshold: where a level, a colour or a class begins or ends.
	ReasonThreshold ReasonKind = "threshold"
	// ReasonBlocked: why there is no outcome.
	ReasonBlocked ReasonKind = "blocked"
	// ReasonCoverage: how much of what could be known is known.
	ReasonCoverage ReasonKind = "coverage"
	// ReasonNote: what else a reader must know.
	ReasonNote ReasonKind = "note"
)

// Reference names what a finding is about, and so the finding itself. It is
// comparable: findings can be kept in a map by it.
type Reference struct {
	// Kind is what was found out: score, gap, colour, date. Each package says
	// which kinds it has.
	Kind string `json:"kind"`
	// Document, Edition and Hash are those of the document whose rule was
	// applied: a framework, a plan, a diagram.
	Document string `json:"document"`
	Edition  string `json:"edition,omitempty"`
	Hash     string `json:"hash,omitempty"`
	// Subject is who or what it was applied to, and Date as of when.
	Subject string `json:"subject,omitempty"`
	Date    string `json:"date,omitempty"`
	// Item is the item of a list in there: /services/passport.
	Item string `json:"item,omitempty"`
	// ID is what in the document it is about: a node, an indicator, a step.
	ID string `json:"id,omitempty"`
}

// Compare orders references by document, edition, hash, subject, date, item, id
// and kind.
func (r Reference) Compare(s Reference) int {
	return cmp.Or(
		cmp.Compare(r.Document, s.Document), cmp.Compare(r.Edition, s.Edition), cmp.Compare(r.Hash, s.Hash),
		cmp.Compare(r.Subject, s.Subject), cmp.Compare(r.Date, s.Date), cmp.Compare(r.Item, s.Item),
		cmp.Compare(r.ID, s.ID), cmp.Compare(r.Kind, s.Kind),
	)
}

// RestsOn returns the findings that the reasons name, each once, in their
// order.
func (f Finding) RestsOn() []Reference {
	var out []Reference
	named := make(map[Reference]bool)
	for _, r := range f.Reasons {
		if r.Finding != nil && !named[*r.Finding] {
			named[*r.Finding] = true
			out = append(out, *r.Finding)
		}
	}
	return out
}

// MarshalJSON writes the finding with its format.
func (f Finding) MarshalJSON() ([]byte, error) {
	type plain Finding
	return json.Marshal(struct {
		Format string `json:"format"`
		plain
	}{FindingFormat, plain(f)})
}

// UnmarshalJSON reads what MarshalJSON writes, and refuses another format.
func (f *Finding) UnmarshalJSON(data []byte) error {
	type plain Finding
	var doc struct {
		Format string `json:"format"`
		plain
	}
	if err := json.Unmarshal(data, &doc); err != nil {
		return err
	}
	if doc.Format != FindingFormat {
		return fmt.Errorf("expected a document of the format %s, found %.60q", FindingFormat, doc.Format)
	}
	*f = Finding(doc.plain)
	return nil
}
