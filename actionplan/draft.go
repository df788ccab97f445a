package actionplan

import (
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
)

// DraftOptions say what a draft begins with. The zero DraftOptions are ready to use.
type DraftOptions struct {
	// ID, Edition, Title and Subject are those of the plan. The id is that of the
	// earlier plan when not given, or draft.
	ID, Edition string
	Title       govmaturity.Text
	Subject     string
	// Earlier is a plan whose answers stand: needs that it answers are left out.
	Earlier *Plan
}

// Drafted is a plan that was made of needs, with what stands behind each step.
type Drafted struct {
	// Plan is a plan of candidate steps. Nobody, no date and no amount is in it.
	Plan *Plan
	// Steps say where each step of the plan comes from, in the same order.
	Steps []DraftedStep
	// LeftOut are the needs that no step answers.
	LeftOut []NeedLeftOut

	templates *Templates
}

// DraftedStep is where a step of a draft comes from.
type DraftedStep struct {
	ID    string
	Basis Basis
	// Needs are those that the step answers: several where somebody proposes one thing
	// against several.
	Needs []Need
	// Template is the id of the template, and Proposal what was proposed, if it comes
	// from one.
	Template string
	Proposal *Proposal
}

// Basis says what a step of a draft comes from.
type Basis string

const (
	// BasisTemplate: a template fits the need.
	BasisTemplate Basis = "template"
	// BasisProposal: those who found the need propose it.
	BasisProposal Basis = "proposal"
	// BasisNeed: nothing is known of what to do. The step has the need for its title,
	// and is still to be put into words.
	BasisNeed Basis = "need"
)

// NeedLeftOut is a need that no step of a draft answers, and why.
type NeedLeftOut struct {
	Need Need
	Why  LeftOut
	// Steps are the steps of the earlier plan that answer it.
	Steps []string
}

// LeftOut says why a draft has no step for a need.
type LeftOut string

const (
	// LeftOutUnknown: nobody knows how things stand, so nobody knows what to do.
	LeftOutUnknown LeftOut = "unknown"
	// LeftOutAnswered: the earlier plan answers it.
	LeftOutAnswered LeftOut = "answered"
)

// Draft makes a plan of needs: candidate steps, each citing the need that it answers
// ([StepSpec.Answers]), in an order in which no level comes before the one below.
//
// What is proposed against a need becomes a step, and so does each template that is for
// it alone, or, without a proposal, each that fits. A need with neither becomes a step
// with the need for its title, to be put into words.
// Templates may be nil. Who does it, by when, with what and against whose resistance
// stays empty: [Drafted.Asks] has the questions.
//
// It does not matter in which order needs are handed over, or how often. Ids of steps
// depend on their need and template alone, so that a plan that is drafted again can be
// compared with [Diff]. The error is a [govmaturity.Problems]: a need that cannot be
// cited, needs of two editions, templates whose order makes a circle.
func Draft(needs []Need, templates *Templates, o DraftOptions) (*Drafted, error) {
	if err := checkNeeds(needs); err != nil {
		return nil, err
	}
	templates = templates.some()
	d := &drafter{o: o, templates: templates, needs: mergeNeeds(needs...), steps: map[string]*draftStep{}}
	d.left = leftOut(d.needs, o.Earlier)
	for i, n := range d.needs {
		if _, out := d.left[n.key()]; !out {
			d.need(i)
		}
	}
	d.order()
	plan, err := Compile(d.spec())
	if err != nil {
		return nil, err
	}
	out := &Drafted{Plan: plan, templates: templates}
	for _, s := range d.sorted() {
		out.Steps = append(out.Steps, s.from)
	}
	for _, n := range d.needs {
		if l, there := d.left[n.key()]; there {
			out.LeftOut = append(out.LeftOut, l)
		}
	}
	return out, nil
}

// drafter makes a draft.
type drafter struct {
	o         DraftOptions
	templates *Templates
	needs     []Need
	left      map[needKey]NeedLeftOut
	steps     map[string]*draftStep
	ids       []string // in the order in which steps were made
}

type draftStep struct {
	spec StepSpec
	from DraftedStep
	// ranks are the places of its needs among the levels of each thing.
	ranks map[needKey][]int
	place int
}

// need makes the steps that answer a need.
func (d *drafter) need(i int) {
	n := d.needs[i]
	for _, p := range n.Proposals {
		d.add(i, stepID(string(n.Kind), n.Document, p.ID), StepSpec{Title: p.Text.Clone()},
			DraftedStep{Basis: BasisProposal, Proposal: &p})
	}
	templates := d.templates.of(n)
	if len(n.Proposals) > 0 {
		// What somebody proposes against just this comes before what can be done about
		// anything of the kind.
		templates = slices.DeleteFunc(templates, func(t *StepTemplateSpec) bool { return !t.For.own() })
	}
	for _, t := range templates {
		d.add(i, t.stepID(n), StepSpec{
			Title: filled(t.Title, n), Description: filled(t.Description, n), Deliverable: filled(t.Deliverable, n), Cites: slices.Clone(t.Cites),
		}, DraftedStep{Basis: BasisTemplate, Template: t.ID})
	}
	if len(n.Proposals)+len(templates) == 0 {
		d.add(i, n.stepID(), StepSpec{Title: n.Label(), Description: n.Description.Clone()},
			DraftedStep{Basis: BasisNeed})
	}
}

// add adds a step, or the need to what is already proposed against another one.
func (d *drafter) add(i int, id string, spec StepSpec, from DraftedStep) {
	n := d.needs[i]
	s := d.steps[id]
	if s == nil {
		spec.ID, from.ID = id, id
		s = &draftStep{spec: spec, from: from, ranks: map[needKey][]int{}, place: i}
		d.steps[id] = s
		d.ids = append(d.ids, id)
	}
	s.spec.Answers = append(s.spec.Answers, n.Answer())
	s.from.Needs = append(s.from.Needs, n)
	if n.Rank > 0 {
		s.ranks[n.thing()] = append(s.ranks[n.thing()], n.Rank)
	}
}

// filled puts names into the text of a template.
func filled(t govmaturity.Text, n Need) govmaturity.Text {
	if len(t) == 0 {
		return nil
	}
	out := govmaturity.Text{}
	for tag, wording := range t {
		w := govmaturity.WordsFor(tag)
		out[tag] = strings.NewReplacer("{need}", w.Wording(n.Title), "{from}", w.Wording(n.FromTitle), "{to}", w.Wording(n.ToTitle)).Replace(wording)
	}
	return out
}

// spec returns the plan as a document.
func (d *drafter) spec() *PlanSpec {
	spec := &PlanSpec{Format: PlanFormat, ID: d.o.ID, Edition: d.o.Edition, Title: d.o.Title.Clone(), Subject: d.o.Subject,
		Standing: govmaturity.StandingDerived, Note: inAll(func(w govmaturity.Words) string { return w.Say("draft.note") })}
	if spec.ID == "" && d.o.Earlier != nil {
		spec.ID = d.o.Earlier.ID()
	}
	if spec.ID == "" {
		spec.ID = "draft"
	}
	cited := map[string]bool{}
	for _, s := range d.sorted() {
		spec.Steps = append(spec.Steps, s.spec)
		for _, c := range s.spec.Cites {
			cited[c.Source] = true
		}
	}
	for _, s := range d.templates.spec.Sources {
		if cited[s.ID] {
			s.Note = s.Note.Clone()
			spec.Sources = append(spec.Sources, s)
		}
	}
	return spec
}

// Need returns the need that a step cites so, of those that the draft answers: what
// people call the gap, its document and its levels.
func (d *Drafted) Need(a AnswerSpec) (Need, bool) {
	if d == nil {
		return Need{}, false
	}
	for _, s := range d.Steps {
		for _, n := range s.Needs {
			if n.key() == (needKey{kind: a.Kind, document: a.Document, id: a.ID, from: a.From, to: a.To}) && n.Edition == a.Edition {
				return n, true
			}
		}
	}
	return Need{}, false
}

// Asks returns what the steps do not say yet, as [Plan.Asks] does, with the questions
// of the templates and with what is known already. For a step that is still to be put
// into words, its title is asked for first.
func (d *Drafted) Asks() []Ask {
	if d == nil {
		return nil
	}
	from := map[string]DraftedStep{}
	for _, s := range d.Steps {
		from[s.ID] = s
	}
	var out []Ask
	last := ""
	for _, a := range d.Plan.Asks() {
		s := from[a.Step]
		if s.Basis == BasisNeed && a.Step != last {
			at := slices.Clone(a.Path[:len(a.Path)-1])
			out = append(out, Ask{Step: a.Step, Field: AskFieldTitle, Path: at.Key(string(AskFieldTitle))})
		}
		last = a.Step
		if i, ok := d.templates.some().byID[s.Template]; ok {
			for _, q := range d.templates.spec.Templates[i].Questions {
				if q.Field == a.Field {
					a.Template = q.Text.Clone()
				}
			}
		}
		a.Known = s.known(a.Field)
		out = append(out, a)
	}
	return out
}

// known returns what the sources of a step say of a field.
func (s DraftedStep) known(f AskField) []govmaturity.Text {
	var all []KnownField
	if s.Proposal != nil {
		all = append(all, s.Proposal.Known...)
	}
	for _, n := range s.Needs {
		all = append(all, n.Known...)
	}
	var out []govmaturity.Text
	for _, k := range all {
		if k.Field == f && !slices.ContainsFunc(out, func(t govmaturity.Text) bool { return t.String() == k.Text.String() }) {
			out = append(out, k.Text.Clone())
		}
	}
	return out
}
