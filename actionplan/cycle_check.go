package actionplan

import (
	"fmt"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// mismatch says which field of a document is not as it was named, and how to call
// that.
type mismatch struct {
	key  string
	code govmaturity.Code
}

// namedDocument is a document that a cycle names, and where.
type namedDocument struct {
	DocumentSpec
	round int
	at    govmaturity.Path
}

// shelf is the documents that are named, by kind and id.
type shelf map[shelfKey][]namedDocument

type shelfKey struct {
	kind DocumentKind
	id   string
}

// add puts the documents of a round on the shelf.
func (s shelf) add(spec *CycleSpec, round int) {
	for k, step := range spec.Rounds[round].Steps {
		for m, d := range step.Documents {
			at := govmaturity.Path{}.Key("rounds").Index(round).Key("steps").Index(k).Key("documents").Index(m)
			s[shelfKey{d.Kind, d.ID}] = append(s[shelfKey{d.Kind, d.ID}], namedDocument{d, round, at})
		}
	}
}

// match looks for a document on the shelf. What is not said on one of the two sides,
// such as a hash, is not compared. Without a match, the problem says what differs from
// the one that comes nearest: nil where nothing does.
func (s shelf) match(d DocumentSpec) (found *namedDocument, where mismatch, problem string) {
	agree := func(a, b string) bool { return a == "" || b == "" || a == b }
	for _, x := range s[shelfKey{d.Kind, d.ID}] {
		switch {
		case !agree(x.Subject, d.Subject) || !agree(x.Date, d.Date):
		case x.Edition != d.Edition:
			if found == nil {
				found, where = &x, mismatch{"edition", govmaturity.CodeOtherEdition}
				problem = fmt.Sprintf("it is of the edition %q, and the one named of %q", d.Edition, x.Edition)
			}
		case !agree(x.Hash, d.Hash):
			if where.key != "hash" {
				found, where = &x, mismatch{"hash", govmaturity.CodeOtherContent}
				problem = fmt.Sprintf("its content is %s, and that of the one named %s", d.Hash, x.Hash)
			}
		default:
			return &x, mismatch{}, ""
		}
	}
	if found == nil {
		return nil, mismatch{"id", govmaturity.CodeUnknownReference}, fmt.Sprintf("no %s of this name stands in the cycle", d.Kind)
	}
	return found, where, problem
}

// matchGap looks for the document in which a gap was found. A gap that says no edition
// is of any.
func (s shelf) matchGap(a AnswerSpec) (where mismatch, problem string) {
	d := DocumentSpec{Kind: gapKinds[a.Kind], ID: a.Document, Edition: a.Edition}
	if all := s[shelfKey{d.Kind, d.ID}]; a.Edition == "" && len(all) > 0 {
		d.Edition = all[0].Edition
	}
	_, where, problem = s.match(d)
	if where.key == "id" {
		where.key = "document"
	}
	return where, problem
}

// gapKey tells gaps apart, whatever the edition.
type gapKey struct {
	kind                   AnswerKind
	document, id, from, to string
}

// gapSet is gaps with their editions. One that says no edition is of any.
type gapSet map[gapKey]map[string]bool

func (g gapSet) add(a AnswerSpec) {
	key := gapKey{a.Kind, a.Document, a.ID, a.From, a.To}
	if g[key] == nil {
		g[key] = map[string]bool{}
	}
	g[key][a.Edition] = true
}

func (g gapSet) has(a AnswerSpec) bool {
	editions := g[gapKey{a.Kind, a.Document, a.ID, a.From, a.To}]
	return editions[a.Edition] || editions[""] || a.Edition == "" && len(editions) > 0
}

// Check compares documents as they are with those that the cycle names. A document
// that it does not name, of another edition or of another content, is a problem, with
// its path in the cycle. See [Plan.Document], [Review.Document] and [Vision.Document];
// of an assessment, say what it says: the framework with its edition and hash, the
// subject and the date.
func (c *Cycle) Check(documents ...DocumentSpec) error {
	c = c.some()
	var r document.Report
	named := shelf{}
	for i := range c.spec.Rounds {
		named.add(c.spec, i)
	}
	for _, d := range documents {
		if x, where, problem := named.match(d); problem != "" {
			at := govmaturity.Path{}.Key("rounds")
			if x != nil {
				at = x.at.Key(where.key)
			}
			r.Add(at, where.code, "%s %s: %s", d.Kind, d.ID, problem)
		}
	}
	return r.Err()
}

// CheckPlan reports answers of a plan that do not resolve in the round of the cycle
// that has the plan: gaps in documents that the round does not have or has in another
// edition, and gaps that were not found, where the round records those of the document.
// A plan that the cycle does not name, or not so, is a problem too. The error is a
// [govmaturity.Problems]; what is in the plan has the plan's id as the name of its
// file, what is in the cycle the cycle's.
func (c *Cycle) CheckPlan(p *Plan) error {
	c, p = c.some(), p.some()
	named := shelf{}
	for i := range c.spec.Rounds {
		named.add(c.spec, i)
	}
	problems, _ := c.Check(p.Document()).(govmaturity.Problems)
	problems = inFileOf(problems, c.ID())
	if x, _, _ := named.match(p.Document()); x != nil {
		problems = append(problems, inFileOf(c.checkAnswers(p, x.round), p.ID())...)
	}
	return problems.Err()
}

// checkAnswers reports answers of a plan that do not resolve in what was found up to its
// round: a plan may answer what earlier rounds found.
func (c *Cycle) checkAnswers(p *Plan, round int) govmaturity.Problems {
	var r document.Report
	named, gaps, recorded := shelf{}, gapSet{}, map[string]bool{}
	for i := range c.spec.Rounds[:round+1] {
		named.add(c.spec, i)
		for _, s := range c.spec.Rounds[i].Steps {
			for _, g := range s.Gaps {
				gaps.add(g)
				recorded[g.Document] = true
			}
		}
	}
	for i := range p.spec.Steps {
		for k, a := range p.spec.Steps[i].Answers {
			at := govmaturity.Path{}.Key("steps").Index(i).Key("answers").Index(k)
			if _, ok := gapKinds[a.Kind]; !ok {
				continue
			}
			where, problem := named.matchGap(a)
			switch {
			case problem != "":
				r.Add(at.Key(where.key), where.code, "%s: %s", a.Document, problem)
			case recorded[a.Document] && !gaps.has(a):
				r.Add(at, govmaturity.CodeUnknownReference, "the cycle records no such gap of %s %s", a.Kind, a.ID)
			}
		}
	}
	return r.Problems()
}

func inFileOf(problems govmaturity.Problems, name string) govmaturity.Problems {
	for i := range problems {
		problems[i].File = name
	}
	return problems
}

// Unanswered returns the gaps that a round found and that no step of these plans
// answers, in the order of the document.
func (c *Cycle) Unanswered(round string, plans ...*Plan) []AnswerSpec {
	c = c.some()
	var out []AnswerSpec
	answers := gapSet{}
	for _, p := range plans {
		p = p.some()
		for i := range p.spec.Steps {
			for _, a := range p.spec.Steps[i].Answers {
				answers.add(a)
			}
		}
	}
	for _, r := range c.Spec().Rounds {
		for _, s := range r.Steps {
			for _, g := range s.Gaps {
				if r.ID == round && !answers.has(g) {
					out = append(out, g)
				}
			}
		}
	}
	return out
}

// Document returns the plan as a cycle names it.
func (p *Plan) Document() DocumentSpec {
	return DocumentSpec{Kind: DocumentKindPlan, ID: p.ID(), Edition: p.Edition(), Hash: p.Hash()}
}

// Document returns the review as a cycle names it: by its plan, and its date.
func (r *Review) Document() DocumentSpec {
	r = r.some()
	d := r.p.Document()
	d.Kind, d.Date = DocumentKindReview, r.Date()
	return d
}

// Document returns the vision as a cycle names it.
func (v *Vision) Document() DocumentSpec {
	return DocumentSpec{Kind: DocumentKindVision, ID: v.ID(), Edition: v.Edition(), Hash: v.Hash()}
}
