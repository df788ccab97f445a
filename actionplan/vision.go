package actionplan

import (
	"maps"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// Vision is a compiled vision. It does not change, and any number of goroutines may
// use it at once. [CompileVision] and [ReadVision] make one.
type Vision struct {
	spec        *VisionSpec
	hash, rules string
	items       map[string]int // of all kinds
	goals       map[string]int // goals and priorities, by id
	targets     map[string]int
}

// CompileVision checks a vision and makes it ready to use. The error is a
// [govmaturity.Problems] with all that is wrong.
func CompileVision(spec *VisionSpec) (*Vision, error) {
	return compileVision(visionFormat.Check(spec))
}

// ReadVision reads and compiles a vision from YAML or JSON. The name is as for [Read].
func ReadVision(name string, data []byte) (*Vision, error) {
	return compileVision(visionFormat.Read(name, data))
}

func compileVision(draft *document.Draft[VisionSpec]) (*Vision, error) {
	if !draft.Readable() {
		return nil, draft.Err()
	}
	spec, top := draft.Doc, govmaturity.Path{}
	v := &Vision{spec: spec, items: map[string]int{}, goals: map[string]int{}, targets: map[string]int{}}
	from := draft.Provenance(spec.Sources, spec.Standing, spec.Cites)
	horizonOf(&draft.Report, spec.Horizon)
	checkDocuments(&draft.Report, top.Key("rests-on"), spec.RestsOn)
	for i, x := range spec.Targets {
		at := top.Key("targets").Index(i)
		uniqueID(&draft.Report, v.targets, at, "a target", x.ID, i)
		from.Check(at, "", x.Cites)
	}
	item := func(key string, i int, id string, cites []govmaturity.Citation) govmaturity.Path {
		at := top.Key(key).Index(i)
		uniqueID(&draft.Report, v.items, at, "an item", id, i)
		from.Check(at, "", cites)
		return at
	}
	for i, x := range spec.Principles {
		item("principles", i, x.ID, x.Cites)
	}
	for i, x := range spec.Values {
		item("values", i, x.ID, x.Cites)
	}
	for i, x := range spec.Goals {
		at := item("goals", i, x.ID, x.Cites)
		v.goals[x.ID] = i
		for k, id := range x.Targets {
			findID(&draft.Report, v.targets, at.Key("targets").Index(k), "target", id)
		}
	}
	national := maps.Clone(v.goals)
	for i, x := range spec.Priorities {
		at := item("priorities", i, x.ID, x.Cites)
		v.goals[x.ID] = i
		for k, id := range x.Goals {
			findID(&draft.Report, national, at.Key("goals").Index(k), "goal", id)
		}
	}
	for i, x := range spec.Scenarios {
		v.compileScenario(&draft.Report, item("scenarios", i, x.ID, x.Cites), &x)
	}
	if err := draft.Err(); err != nil {
		return nil, err
	}
	v.hash, v.rules = visionFormat.Hash(spec), visionFormat.RulesHash(spec)
	return v, nil
}

func (v *Vision) compileScenario(r *document.Report, at govmaturity.Path, x *ScenarioSpec) {
	var reader DeadlineReader
	for k, s := range x.Signposts {
		here := at.Key("signposts").Index(k)
		uniqueID(r, v.items, here, "an item", s.ID, k)
		switch {
		case s.Threshold != nil && s.Side == "":
			r.Add(here.Key("side"), govmaturity.CodeRequired, "a threshold has a side: is it passed from there up, or from there down?")
		case s.Threshold == nil && s.Side != "":
			r.Add(here.Key("threshold"), govmaturity.CodeRequired, "%s which number?", s.Side)
		case s.Threshold == nil && s.Unit != "":
			r.Add(here.Key("unit"), govmaturity.CodeNotUsed, "there is no threshold in this unit")
		}
		if s.Indicator != nil {
			checkIndicator(r, here.Key("indicator"), *s.Indicator)
		}
		wordings(r, here.Key("every"), reader, s.Every)
	}
}

// ID returns the vision's id.
func (v *Vision) ID() string { return v.some().spec.ID }

// Edition returns the edition, or "".
func (v *Vision) Edition() string { return v.some().spec.Edition }

// Title returns the vision's title, or nil.
func (v *Vision) Title() govmaturity.Text { return v.some().spec.Title.Clone() }

// Hash returns the content hash: of all that the vision says.
func (v *Vision) Hash() string { return v.some().hash }

// RulesHash returns the hash of all but the words for people.
func (v *Vision) RulesHash() string { return v.some().rules }

// Spec returns a copy of the document that the vision was compiled from.
func (v *Vision) Spec() *VisionSpec { return visionFormat.Clone(v.some().spec) }

// HasTarget reports whether the vision serves a goal or a target of the 2030 Agenda,
// by its number. One that serves a whole goal serves each target of it.
func (v *Vision) HasTarget(id string) bool {
	v = v.some()
	_, ok := v.targets[id]
	if goal, _, part := strings.Cut(id, "."); !ok && part {
		_, ok = v.targets[goal]
	}
	return ok
}

// Passed reports whether a value is past the threshold of a signpost. ok is false
// where there is no number to compare with.
func (s SignpostSpec) Passed(value float64) (passed, ok bool) {
	if s.Threshold == nil || value != value {
		return false, false
	}
	switch s.Side {
	case SideAtLeast:
		return value >= *s.Threshold, true
	case SideAtMost:
		return value <= *s.Threshold, true
	}
	return false, false
}

// CheckVision reports answers of the plan that do not resolve in these visions: goals
// and priorities that none of them has, targets of the 2030 Agenda that none serves,
// and links to another vision or another edition of one. Answers of other kinds are
// not looked at. The error is a [govmaturity.Problems], with paths in the plan.
func (p *Plan) CheckVision(visions ...*Vision) error {
	p = p.some()
	var r document.Report
	for i := range p.spec.Steps {
		for k, a := range p.spec.Steps[i].Answers {
			at := govmaturity.Path{}.Key("steps").Index(i).Key("answers").Index(k)
			switch a.Kind {
			case AnswerKindTarget:
				if !slices.ContainsFunc(visions, func(v *Vision) bool { return v.HasTarget(a.ID) }) {
					r.Add(at.Key("id"), govmaturity.CodeUnknownReference, "the vision does not serve %s", a.ID)
				}
			case AnswerKindGoal:
				resolveGoal(&r, at, a, visions)
			}
		}
	}
	return r.Err()
}

func resolveGoal(r *document.Report, at govmaturity.Path, a AnswerSpec, visions []*Vision) {
	if a.Document != "" {
		named := slices.DeleteFunc(slices.Clone(visions), func(v *Vision) bool { return v.ID() != a.Document })
		if len(named) == 0 {
			r.Add(at.Key("document"), govmaturity.CodeUnknownReference, "there is no vision %q here", a.Document)
			return
		}
		visions = named
	}
	if a.Edition != "" {
		same := slices.DeleteFunc(slices.Clone(visions), func(v *Vision) bool { return v.Edition() != a.Edition })
		if len(same) == 0 {
			r.Add(at.Key("edition"), govmaturity.CodeOtherEdition, "the goal is of the edition %q; the vision is %s", a.Edition, editions(visions))
			return
		}
		visions = same
	}
	known := map[string]int{}
	for _, v := range visions {
		maps.Copy(known, v.some().goals)
	}
	findID(r, known, at.Key("id"), "goal or priority", a.ID)
}

func editions(visions []*Vision) string {
	var out []string
	for _, v := range visions {
		out = append(out, v.ID()+"@"+v.Edition())
	}
	return strings.Join(out, ", ")
}

// Unanswered returns the ids of goals and priorities that no step of these plans
// answers, in the order of the document. A goal is answered, too, where one of its
// priorities is.
func (v *Vision) Unanswered(plans ...*Plan) []string {
	v = v.some()
	answered := map[string]bool{}
	for _, p := range plans {
		p = p.some()
		for i := range p.spec.Steps {
			for _, a := range p.spec.Steps[i].Answers {
				if a.Kind == AnswerKindGoal && (a.Document == "" || a.Document == v.ID()) && (a.Edition == "" || a.Edition == v.Edition()) {
					answered[a.ID] = true
				}
			}
		}
	}
	var out, priorities []string
	for _, x := range v.spec.Priorities {
		if !answered[x.ID] {
			priorities = append(priorities, x.ID)
			continue
		}
		for _, id := range x.Goals {
			answered[id] = true
		}
	}
	for _, x := range v.spec.Goals {
		if !answered[x.ID] {
			out = append(out, x.ID)
		}
	}
	return append(out, priorities...)
}
