package competency

import (
	"slices"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// TrainingFormat is the value of the format field of a training catalogue.
const TrainingFormat = "govmaturity/training/1"

// TrainingSpec is a catalogue of training as a document: modules, what they raise
// and what they cost, and the paths that lead through them. A publisher's
// catalogue need not name a framework: it then raises nothing, and a host adds
// that.
type TrainingSpec struct {
	Format      string                 `json:"format" doc:"required,enum=govmaturity/training/1"`
	ID          string                 `json:"id" doc:"required,pattern=id"`
	Edition     string                 `json:"edition" doc:"required,pattern=edition"`
	Language    string                 `json:"language,omitempty" doc:"pattern=language,words"`
	Title       govmaturity.Text       `json:"title" doc:"required"`
	Description govmaturity.Text       `json:"description,omitempty"`
	Note        govmaturity.Text       `json:"note,omitempty"`
	Standing    govmaturity.Standing   `json:"standing" doc:"required,words"`
	Sources     []govmaturity.Source   `json:"sources,omitempty" doc:"words"`
	Cites       []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
	// Framework and FrameworkEdition name the competency framework that the
	// modules are about.
	Framework        string `json:"framework,omitempty" doc:"pattern=id"`
	FrameworkEdition string `json:"framework-edition,omitempty" doc:"pattern=edition"`
	// Delivery says in which ways training is given, where that is said of all
	// modules together.
	Delivery []govmaturity.Text `json:"delivery,omitempty" doc:"nonempty"`
	// Currency is that of all costs, such as EUR.
	Currency string             `json:"currency,omitempty" doc:"nonempty"`
	Modules  []ModuleSpec       `json:"modules" doc:"required,nonempty"`
	Paths    []LearningPathSpec `json:"paths,omitempty" doc:"nonempty"`
}

// ModuleSpec is one piece of training.
type ModuleSpec struct {
	ID          string           `json:"id" doc:"required,pattern=id"`
	Title       govmaturity.Text `json:"title" doc:"required"`
	Description govmaturity.Text `json:"description,omitempty"`
	Note        govmaturity.Text `json:"note,omitempty"`
	// Group is the part of the catalogue that it stands in.
	Group govmaturity.Text `json:"group,omitempty"`
	// Topics are what it is about, one by one.
	Topics []govmaturity.Text `json:"topics,omitempty" doc:"nonempty"`
	// Raises is what it raises.
	Raises []RaiseSpec `json:"raises,omitempty" doc:"nonempty"`
	// Requires are the modules that come before it.
	Requires []string `json:"requires,omitempty" doc:"nonempty,pattern=id"`
	// Excludes are the modules that nobody takes besides it, such as the same in
	// another form.
	Excludes []string `json:"excludes,omitempty" doc:"nonempty,pattern=id"`
	// Delivery says in which ways it is given.
	Delivery []govmaturity.Text `json:"delivery,omitempty" doc:"nonempty"`
	// Minutes is how long it takes one person. A plan within hours needs it.
	Minutes *int `json:"minutes,omitempty" doc:"min=1,max=10000000"`
	// Cost is what it costs for one person, in hundredths of the currency: cents.
	// Nothing is never assumed: a plan of least cost needs it.
	Cost *int `json:"cost,omitempty" doc:"min=0,max=1000000000"`
	// Seats is how many people can take it in all: any number when not given.
	Seats *int `json:"seats,omitempty" doc:"min=1,max=1000000"`
	// Audience says who it is for.
	Audience govmaturity.Text `json:"audience,omitempty"`
	// Languages are those that it is given in.
	Languages []string               `json:"languages,omitempty" doc:"nonempty,pattern=language"`
	Standing  govmaturity.Standing   `json:"standing,omitempty" doc:"words"`
	Cites     []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
}

// RaiseSpec says from which level to which a module raises a competency.
type RaiseSpec struct {
	Competency string `json:"competency" doc:"required,pattern=id"`
	// From is the level that people must have: any, or none, when not given.
	From string `json:"from,omitempty" doc:"pattern=id"`
	// To is the level that they then have. It is not given for a competency
	// without a scale.
	To string `json:"to,omitempty" doc:"pattern=id"`
}

// LearningPathSpec is a way through several modules.
type LearningPathSpec struct {
	ID          string                 `json:"id" doc:"required,pattern=id"`
	Title       govmaturity.Text       `json:"title" doc:"required"`
	Description govmaturity.Text       `json:"description,omitempty"`
	Modules     []string               `json:"modules" doc:"required,nonempty,pattern=id"`
	Standing    govmaturity.Standing   `json:"standing,omitempty" doc:"words"`
	Cites       []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
}

// Training is a checked TrainingSpec. It does not change.
type Training struct {
	spec    *TrainingSpec
	fw      *Framework // nil when it names none
	modules []module
	byID    map[string]int
	raised  []int // the competencies that modules are about
	hash    string
}

type module struct {
	spec     *ModuleSpec
	raises   []raise
	requires []int
	excludes []int
}

type raise struct {
	competency int
	from, to   govmaturity.Level
	// slot is the place of the competency in Training.raised, and low and high are
	// the levels as steps: 0 is none.
	slot, low, high int
}

// ReadTraining reads a training catalogue from YAML or JSON, and checks it
// against the framework that it names: nil when it names none. The error is a
// [govmaturity.Problems].
func ReadTraining(name string, data []byte, fw *Framework) (*Training, error) {
	return compileTraining(trainingFormat.Read(name, data), fw)
}

// CompileTraining checks a training catalogue against the framework that it
// names: nil when it names none. The error is a [govmaturity.Problems].
func CompileTraining(spec *TrainingSpec, fw *Framework) (*Training, error) {
	return compileTraining(trainingFormat.Check(spec), fw)
}

func compileTraining(d *document.Draft[TrainingSpec], fw *Framework) (*Training, error) {
	if !d.Readable() {
		return nil, d.Err()
	}
	t := &Training{spec: d.Doc, byID: map[string]int{}}
	t.bind(d, fw)
	t.checkSources(d)
	at := func(i int) govmaturity.Path { return govmaturity.Path{}.Key("modules").Index(i) }
	for i := range d.Doc.Modules {
		id := d.Doc.Modules[i].ID
		if _, taken := t.byID[id]; taken && id != "" {
			d.Add(at(i).Key("id"), govmaturity.CodeDuplicateID, "there is already a module %q", id)
		} else {
			t.byID[id] = i
		}
	}
	for i := range d.Doc.Modules {
		m := module{spec: &d.Doc.Modules[i]}
		t.compileRaises(d, &m, at(i))
		m.requires = t.others(d, m.spec.ID, m.spec.Requires, at(i).Key("requires"))
		m.excludes = t.others(d, m.spec.ID, m.spec.Excludes, at(i).Key("excludes"))
		for _, k := range m.requires {
			if slices.Contains(m.excludes, k) {
				d.Add(at(i).Key("excludes"), govmaturity.CodeNotAllowed, "%s comes before %s and cannot be excluded by it", d.Doc.Modules[k].ID, m.spec.ID)
			}
		}
		t.modules = append(t.modules, m)
	}
	for _, i := range t.circles() {
		d.Add(at(i).Key("requires"), govmaturity.CodeCycle, "%s comes, in a circle, before itself", d.Doc.Modules[i].ID)
	}
	t.checkPaths(d)
	if err := d.Err(); err != nil {
		return nil, err
	}
	t.hash = trainingFormat.Hash(d.Doc)
	return t, nil
}

// bind ties the catalogue to its framework.
func (t *Training) bind(d *document.Draft[TrainingSpec], fw *Framework) {
	top := govmaturity.Path{}
	switch {
	case d.Doc.Framework == "":
	case fw == nil:
		d.Add(top.Key("framework"), govmaturity.CodeRequired, "the catalogue is about the framework %q: read it together with that", d.Doc.Framework)
	case d.Doc.Framework != fw.ID():
		d.Add(top.Key("framework"), govmaturity.CodeOtherFramework, "the catalogue is about the framework %q; this is %q", d.Doc.Framework, fw.ID())
	case d.Doc.FrameworkEdition != fw.Edition():
		d.Add(top.Key("framework-edition"), govmaturity.CodeOtherEdition, "the catalogue is about the edition %q of %s; this is %q", d.Doc.FrameworkEdition, fw.ID(), fw.Edition())
	default:
		t.fw = fw
	}
}

func (t *Training) checkSources(d *document.Draft[TrainingSpec]) {
	from, top := d.Provenance(d.Doc.Sources, d.Doc.Standing, d.Doc.Cites), govmaturity.Path{}
	for i := range d.Doc.Modules {
		m := &d.Doc.Modules[i]
		from.Check(top.Key("modules").Index(i), m.Standing, m.Cites)
	}
	for i := range d.Doc.Paths {
		p := &d.Doc.Paths[i]
		from.Check(top.Key("paths").Index(i), p.Standing, p.Cites)
	}
}

func (t *Training) compileRaises(d *document.Draft[TrainingSpec], m *module, at govmaturity.Path) {
	for i := range m.spec.Raises {
		spec, here := &m.spec.Raises[i], at.Key("raises").Index(i)
		if t.fw == nil {
			if d.Doc.Framework == "" {
				d.Add(here, govmaturity.CodeRequired, "to raise a competency, the catalogue must name its framework")
			}
			continue
		}
		k, ok := t.fw.byID[spec.Competency]
		if !ok {
			d.Add(here.Key("competency"), govmaturity.CodeUnknownReference, "there is no competency %q%s", spec.Competency, d.Suggest(spec.Competency, keysOf(t.fw.byID)))
			continue
		}
		n := &t.fw.competencies[k]
		r := raise{competency: k, from: n.level(spec.From), to: n.level(spec.To)}
		switch {
		case n.scale == nil && (spec.From != "" || spec.To != ""):
			d.Add(here, govmaturity.CodeNotUsed, "%s has no levels: somebody has it or has it not", spec.Competency)
		case n.scale != nil && spec.To == "":
			d.Add(here.Key("to"), govmaturity.CodeRequired, "say to which level of %s the module raises", spec.Competency)
		case spec.From != "" && !r.from.Valid():
			d.Add(here.Key("from"), govmaturity.CodeUnknownReference, "%s has no level %q%s", spec.Competency, spec.From, d.Suggest(spec.From, n.levelIDs))
		case spec.To != "" && !r.to.Valid():
			d.Add(here.Key("to"), govmaturity.CodeUnknownReference, "%s has no level %q%s", spec.Competency, spec.To, d.Suggest(spec.To, n.levelIDs))
		case r.from.Valid() && r.from.Rank() >= r.to.Rank():
			d.Add(here.Key("to"), govmaturity.CodeOutOfOrder, "%s is not above %s: the module raises nothing", spec.To, spec.From)
		}
		if r.from.Valid() {
			r.low = n.stepsTo(r.from)
		}
		r.high = 1
		if r.to.Valid() {
			r.high = n.stepsTo(r.to)
		}
		if r.slot = slices.Index(t.raised, k); r.slot < 0 {
			r.slot = len(t.raised)
			t.raised = append(t.raised, k)
		}
		if slices.ContainsFunc(m.raises, func(other raise) bool { return other.slot == r.slot }) {
			d.Add(here.Key("competency"), govmaturity.CodeDuplicateID, "the module already raises %s: say it once, from the level that it begins at", spec.Competency)
		}
		m.raises = append(m.raises, r)
	}
}

// others returns the places of other modules.
func (t *Training) others(d *document.Draft[TrainingSpec], self string, ids []string, at govmaturity.Path) []int {
	var out []int
	for i, id := range ids {
		k, ok := t.byID[id]
		switch {
		case !ok:
			d.Add(at.Index(i), govmaturity.CodeUnknownReference, "there is no module %q%s", id, d.Suggest(id, keysOf(t.byID)))
		case id == self:
			d.Add(at.Index(i), govmaturity.CodeCycle, "%s names itself", id)
		case slices.Contains(out, k):
			d.Add(at.Index(i), govmaturity.CodeDuplicateID, "%q is there twice", id)
		default:
			out = append(out, k)
		}
	}
	return out
}

// circles returns the modules that come before themselves, each once.
func (t *Training) circles() []int {
	const (
		fresh = iota
		open
		done
	)
	mark := make([]int, len(t.modules))
	var out []int
	var visit func(i int)
	visit = func(i int) {
		mark[i] = open
		for _, k := range t.modules[i].requires {
			switch mark[k] {
			case fresh:
				visit(k)
			case open:
				out = append(out, k)
			}
		}
		mark[i] = done
	}
	for i := range t.modules {
		if mark[i] == fresh {
			visit(i)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func (t *Training) checkPaths(d *document.Draft[TrainingSpec]) {
	seen := map[string]bool{}
	for i := range d.Doc.Paths {
		p, at := &d.Doc.Paths[i], govmaturity.Path{}.Key("paths").Index(i)
		if seen[p.ID] && p.ID != "" {
			d.Add(at.Key("id"), govmaturity.CodeDuplicateID, "there is already a path %q", p.ID)
		}
		seen[p.ID] = true
		way := t.others(d, "", p.Modules, at.Key("modules"))
		for k, m := range way {
			for _, before := range t.modules[m].requires {
				if !slices.Contains(way[:k], before) {
					d.Add(at.Key("modules").Index(k), govmaturity.CodeOutOfOrder, "%s comes before %s, and the path does not have it before", d.Doc.Modules[before].ID, d.Doc.Modules[m].ID)
				}
			}
		}
	}
}

// about is what the catalogue says of itself: nothing, for the zero Training.
func (t *Training) about() *TrainingSpec {
	if t == nil || t.spec == nil {
		return &TrainingSpec{}
	}
	return t.spec
}

// ID returns the catalogue's id.
func (t *Training) ID() string { return t.about().ID }

// Edition returns its edition.
func (t *Training) Edition() string { return t.about().Edition }

// Title returns the text that people read.
func (t *Training) Title() govmaturity.Text { return t.about().Title.Clone() }

// Standing returns how official its content is.
func (t *Training) Standing() govmaturity.Standing { return t.about().Standing }

// Hash returns the content hash.
func (t *Training) Hash() string { return t.hash }

// Framework returns the framework that the modules are about, or nil.
func (t *Training) Framework() *Framework { return t.fw }

// Spec returns a copy of the document.
func (t *Training) Spec() *TrainingSpec { return trainingFormat.Clone(t.spec) }
