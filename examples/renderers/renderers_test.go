package renderers

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
)

var update = flag.Bool("update", false, "write what was measured into README.md")

// renderer is a form library, and which profiles are made for it.
type renderer struct {
	id, title, pkg string
	schema, ui     govmaturity.FormProfile
	precompiled    bool // it takes validators that were compiled before
	// host is the same renderer with something that its host adds.
	host, adds string
}

var all = []renderer{
	{id: "rjsf", title: "rjsf", pkg: "@rjsf/core", schema: govmaturity.FormSchemaDraft07, ui: govmaturity.FormRJSF, precompiled: true},
	{id: "rjsf-mui", title: "rjsf with Material UI", pkg: "@rjsf/mui", schema: govmaturity.FormSchemaDraft07, ui: govmaturity.FormRJSF, precompiled: true,
		host: "rjsf-mui-nonce", adds: "a nonce"},
	{id: "jsonforms", title: "JSON Forms", pkg: "@jsonforms/core", schema: govmaturity.FormSchemaDraft07, ui: govmaturity.FormJSONForms, precompiled: true,
		host: "jsonforms-cell", adds: "a cell of the host"},
	{id: "json-editor", title: "json-editor", pkg: "@json-editor/json-editor", schema: govmaturity.FormJSONEditor,
		host: "json-editor-host", adds: "settings of the host"},
	{id: "surveyjs", title: "SurveyJS", pkg: "survey-core", schema: govmaturity.FormSurveyJS},
}

// capabilities are the columns of the table. Each measures one thing, and
// returns what is wrong.
var capabilities = []struct {
	title   string
	measure func(*trial) error
}{
	{"every kind", (*trial).everyKind},
	{"labels", (*trial).labels},
	{"order", (*trial).order},
	{"units", (*trial).units},
	{"words as written", (*trial).asWritten},
	{"round trip", (*trial).roundTrip},
	{"nothing chosen", (*trial).nothingChosen},
	{"required", (*trial).required},
	{"not applicable", (*trial).notApplicable},
	{"conditional", (*trial).conditional},
	{"mixed direction", (*trial).mixedDirection},
	{"decimal comma", (*trial).decimalComma},
	{"equal numerals", (*trial).equalNumerals},
	{"odd ids", (*trial).oddIDs},
	{"comments and evidence", (*trial).notes},
	{"strict policy", (*trial).strictly},
}

// errNothing says that a framework has nothing of the kind that is measured.
var errNothing = errors.New("nothing to measure")

// TestRenderers fills in the forms with each renderer as a person would, and
// compares what comes back with the same answers given in Go. The table of what
// works is in README.md.
func TestRenderers(t *testing.T) {
	t.Parallel()
	samples := samples(t)
	// One row for each sample and renderer, and one cell for each capability.
	measured := make([][][]error, len(samples))
	for i := range measured {
		measured[i] = make([][]error, len(all))
	}
	// A browser for each renderer.
	t.Run("measure", func(t *testing.T) {
		for k, r := range all {
			t.Run(r.id, func(t *testing.T) {
				t.Parallel()
				p := open(t, nil)
				for i, s := range samples {
					measured[i][k] = measureAll(&trial{page: p, sample: s, renderer: r})
				}
			})
		}
	})
	if t.Failed() {
		return
	}
	table := tableOf(t, samples, measured)
	inREADME(t, "README.md", "renderers", table)
	inREADME(t, "../../README.md", "renderers", table)
}

// measureAll returns what is wrong in each capability.
func measureAll(tr *trial) []error {
	var out []error
	for _, c := range capabilities {
		tr.use(maturity.FormOptions{})
		err := c.measure(tr)
		if err != nil && err != errNothing && tr.host != "" && !isHalf(err) {
			// The same with what the host adds.
			mended := &trial{page: tr.page, sample: tr.sample, renderer: tr.renderer}
			mended.id = tr.host
			mended.use(maturity.FormOptions{})
			again := c.measure(mended)
			if again == nil || isHalf(again) {
				err = mendedBy{err, tr.adds, again}
			}
		}
		if err != nil && err != errNothing {
			tr.t.Logf("%s, %s, %s: %v", tr.name, tr.title, c.title, err)
		}
		out = append(out, err)
	}
	return out
}

// mendedBy is what is wrong with a renderer as it comes, and right with something
// that its host adds.
type mendedBy struct {
	error
	adds  string
	again error // with what is added: half, or nothing
}

// tableOf writes what was measured.
func tableOf(t *testing.T, samples []sample, measured [][][]error) string {
	var table strings.Builder
	var notes []string
	noted := func(note string) int {
		if !slices.Contains(notes, note) {
			notes = append(notes, note)
		}
		return slices.Index(notes, note) + 1
	}
	fmt.Fprintf(&table, "| form, renderer |")
	for _, c := range capabilities {
		fmt.Fprintf(&table, " %s |", c.title)
	}
	fmt.Fprintf(&table, "\n|---|%s\n", strings.Repeat(":-:|", len(capabilities)))
	for i, s := range samples {
		for k, r := range all {
			fmt.Fprintf(&table, "| %s, %s %s |", s.name, r.title, version(t, r.pkg))
			for _, err := range measured[i][k] {
				cell := "yes"
				switch err := err.(type) {
				case nil:
				case half:
					cell = fmt.Sprintf("in part (%d)", noted(err.Error()))
				case mendedBy:
					cell = fmt.Sprintf("no (%d), with %s yes", noted(err.Error()), err.adds)
					if err.again != nil {
						cell = fmt.Sprintf("no (%d), with %s in part (%d)", noted(err.Error()), err.adds, noted(err.again.Error()))
					}
				default:
					if cell = "–"; err != errNothing {
						cell = fmt.Sprintf("no (%d)", noted(err.Error()))
					}
				}
				fmt.Fprintf(&table, " %s |", cell)
			}
			table.WriteByte('\n')
		}
	}
	if len(notes) > 0 {
		table.WriteString("\nWhat does not work, in the words of the test:\n\n")
		for i, n := range notes {
			fmt.Fprintf(&table, "%d. %s\n", i+1, strings.NewReplacer("&", "&amp;", "<", "&lt;").Replace(n))
		}
	}
	return table.String()
}

// TestMeasuresNotice makes sure that the test above can fail: each form here is
// wrong in a way that its measure is for.
func TestMeasuresNotice(t *testing.T) {
	t.Parallel()
	p := open(t, nil)
	every := newSample("every measure", everyMeasure(t))
	hard := newSample("hard words", hardWords(t))
	rjsf, survey := all[0], all[4]
	// These compile their validators in the page.
	rjsfItself, jsonFormsItself := rjsf, all[2]
	rjsfItself.precompiled, jsonFormsItself.precompiled = false, false
	cases := []struct {
		sample
		renderer
		spoil   []string // what stands in the profiles, and what instead
		measure func(*trial) error
	}{
		{every, rjsf, []string{"Everybody who lives here", "Nobody"}, (*trial).everyKind},
		{every, rjsf, []string{"Is there a digital identity?", "A question?"}, (*trial).labels},
		{every, rjsf, []string{"First steps", "Everyday work", "Everyday work", "First steps"}, (*trial).order},
		{every, rjsf, []string{"percent", "per mille"}, (*trial).units},
		{hard, survey, []string{"\u2060", ""}, (*trial).asWritten},
		{hard, all[3], []string{"\u2060", ""}, (*trial).asWritten},
		{every, rjsf, []string{`"const": "everyday"`, `"const": "first-step"`}, (*trial).roundTrip},
		{every, survey, []string{`"name": "/answers/strategy/value"`, `"defaultValue": "everyday", "name": "/answers/strategy/value"`}, (*trial).nothingChosen},
		{every, survey, []string{`"isRequired": true`, `"isRequired": false`}, (*trial).required},
		{every, rjsf, []string{`"const": "not-applicable"`, `"const": "excluded-too"`}, (*trial).notApplicable},
		{every, survey, []string{`"visibleIf"`, `"neverIf"`}, (*trial).conditional},
		{hard, rjsf, []string{"\u2066", "", "\u2067", "", "\u2068", "", "\u2069", ""}, (*trial).mixedDirection},
		{hard, rjsf, []string{`"inputType": "text"`, `"inputType": "number"`}, (*trial).decimalComma},
		{hard, survey, []string{"{#", "{"}, (*trial).equalNumerals},
		{hard, rjsf, []string{`"x-value"`, `"x_value"`}, (*trial).oddIDs},
		{every, survey, []string{`/strategy/comment"`, `/strategy/remark"`}, (*trial).notes},
		{hard, survey, []string{`/law/evidence"`, `/law/evidences"`}, (*trial).notes},
		{every, rjsfItself, []string{`"ui:order"`, `"ui:order"`}, (*trial).strictly},
		{every, jsonFormsItself, []string{`"elements"`, `"elements"`}, (*trial).strictly},
	}
	for i, c := range cases {
		found := false
		tr := &trial{page: p, sample: c.sample, renderer: c.renderer, spoil: func(profile string) string {
			found = found || strings.Contains(profile, c.spoil[0])
			return strings.NewReplacer(c.spoil...).Replace(profile)
		}}
		tr.use(maturity.FormOptions{})
		err := c.measure(tr)
		if !found {
			t.Errorf("case %d: no profile has %s", i, c.spoil[0])
		}
		if err == nil || isHalf(err) {
			t.Errorf("case %d: %s in the place of %s was not noticed: %v", i, c.spoil[1], c.spoil[0], err)
		}
		t.Logf("case %d: %v", i, err)
	}
}

// inREADME compares a part of README.md with what was measured.
func inREADME(t *testing.T, file, name, want string) {
	t.Helper()
	readme, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	begin, end := "<!-- "+name+":begin -->\n", "<!-- "+name+":end -->"
	before, rest, ok := strings.Cut(string(readme), begin)
	have, after, ok2 := strings.Cut(rest, end)
	if !ok || !ok2 {
		t.Fatalf("%s has no %s and %s", file, strings.TrimSpace(begin), end)
	}
	want = "\n" + want + "\n"
	if have == want {
		return
	}
	if *update {
		if err := os.WriteFile(file, []byte(before+begin+want+end+after), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	t.Errorf("%s says:\n%s\nmeasured:\n%s\nTo accept it: go test -update", file, have, want)
}

// version returns the version of a package that was measured.
func version(t *testing.T, pkg string) string {
	t.Helper()
	data, err := os.ReadFile("node_modules/" + pkg + "/package.json")
	if err != nil {
		t.Fatal(err)
	}
	var p struct{ Version string }
	if err := json.Unmarshal(data, &p); err != nil {
		t.Fatal(err)
	}
	return p.Version
}

// trial is one form in one renderer.
type trial struct {
	*page
	sample
	renderer
	options maturity.FormOptions
	form    govmaturity.Form
	filled  bool // the form is on the page, and everything is filled in
	strict  bool // under a policy without eval and inline styles
	spoil   func(profile string) string
}

// use makes the form that is shown from now on.
func (tr *trial) use(o maturity.FormOptions) {
	tr.t.Helper()
	if tr.form != nil && tr.options == o {
		return
	}
	f, err := tr.fw.Form(o)
	if err != nil {
		tr.t.Fatal(err)
	}
	tr.form, tr.options = f, o
}

func (tr *trial) profile(p govmaturity.FormProfile) string {
	if p == "" {
		return ""
	}
	data, err := tr.form.Profile(p)
	if err != nil {
		tr.t.Fatal(err)
	}
	if tr.spoil != nil {
		return tr.spoil(string(data))
	}
	return string(data)
}

// show renders the form, blank or with data.
func (tr *trial) show(data string) error {
	tr.filled = false
	at := tr.url
	if tr.strict {
		at += "/strict"
	}
	tr.do(chromedp.Navigate(at))
	if wrong := call[string](tr.page, "render", tr.id, tr.profile(tr.schema), tr.profile(tr.ui), data); wrong != "" {
		return fmt.Errorf("nothing is drawn: %s", wrong)
	}
	return nil
}

// read reads what the renderer sent, as a host would.
func (tr *trial) read(data string) (*govmaturity.FormInput, *maturity.Assessment, error) {
	in := tr.form.ReadJSON([]byte(data))
	if tr.id == "surveyjs" {
		in = tr.form.ReadSurvey([]byte(data))
	}
	if err := in.Err(); err != nil {
		return in, nil, err
	}
	a, err := tr.fw.ReadAssessment("", in.Document)
	return in, a, err
}

// send submits the form. It returns nothing if the renderer refuses.
func (tr *trial) send() string {
	data := call[string](tr.page, "submit")
	if data == "null" {
		return ""
	}
	return data
}

type control struct {
	Kind    string
	Options []struct {
		Label  string
		Chosen bool
	}
}

func (tr *trial) control(at path) *control { return call[*control](tr.page, "describe", at) }

// option returns the number of the option that a person reads some words at.
// More may follow: what the option means.
func (c *control) option(words string) int {
	for i, o := range c.Options {
		if o.Label == words || strings.HasPrefix(o.Label, words+":") {
			return i
		}
	}
	return -1
}

func (tr *trial) click(selector string) error {
	if selector == "" {
		return errors.New("there is nothing to click")
	}
	if err := tr.try(chromedp.Click(selector)); err != nil {
		return err
	}
	tr.pause()
	return nil
}

// enter types a text, and leaves the field.
func (tr *trial) enter(at path, text string) error {
	selector := call[string](tr.page, "control", at)
	if selector == "" {
		return fmt.Errorf("there is no field for %s", at[len(at)-1])
	}
	if err := tr.try(chromedp.SendKeys(selector, text), chromedp.KeyEvent(kb.Tab)); err != nil {
		return err
	}
	tr.pause()
	return nil
}

// choose chooses an option by its words.
func (tr *trial) choose(at path, words string) error {
	c := tr.control(at)
	if c == nil {
		return fmt.Errorf("there is no control for %s", at[len(at)-2])
	}
	if c.Kind == "combobox" {
		if err := tr.click(call[string](tr.page, "control", at)); err != nil {
			return err
		}
		item := ""
		for range 20 {
			if item = call[string](tr.page, "item", words); item != "" {
				break
			}
			tr.pause() // the list opens a moment later
		}
		if err := tr.click(item); err != nil {
			return err
		}
		for range 20 {
			if call[string](tr.page, "item", words) == "" {
				return nil
			}
			tr.pause() // while it closes, it lies over the page
		}
		return fmt.Errorf("the list with %q stays open", words)
	}
	i := c.option(words)
	switch {
	case i < 0:
		return fmt.Errorf("%s offers no %q", at[len(at)-2], words)
	case c.Kind == "select":
		call[any](tr.page, "pick", at, i)
		tr.pause()
		return nil
	}
	return tr.click(call[string](tr.page, "clickable", at, i))
}

// give gives the sample's answer to a question.
func (tr *trial) give(q question) error {
	value := q.at.to("value")
	if q.options == nil {
		return tr.enter(value, q.typed)
	}
	for n, i := range q.selected {
		if q.kind == maturity.MeasureChecklist {
			// A list with a row for each option that holds.
			if c := tr.control(value); c == nil || c.Kind == "select" {
				if err := tr.click(call[string](tr.page, "adder", value)); err != nil {
					return fmt.Errorf("%s: %w", q.id, err)
				}
				if c = tr.control(value); c == nil || c.option(q.options[i].title) < 0 {
					return fmt.Errorf("%s: a new row offers no %q", q.id, q.options[i].title)
				}
				call[any](tr.page, "pick", value, c.option(q.options[i].title), n)
				tr.pause()
				continue
			}
		}
		if err := tr.choose(value, q.options[i].title); err != nil {
			return err
		}
	}
	return nil
}

// showFilled shows the form with everything filled in.
func (tr *trial) showFilled() error {
	if tr.filled {
		return nil
	}
	if err := tr.show(""); err != nil {
		return err
	}
	if err := tr.fill(); err != nil {
		return err
	}
	tr.filled = true
	return nil
}

// fill fills in everything but the questions that are left out.
func (tr *trial) fill(except ...string) error {
	if err := tr.enter(path{"subject"}, subject); err != nil {
		return err
	}
	answer := func(qs []question) error {
		for _, q := range qs {
			if slices.Contains(except, q.id) {
				continue
			}
			if err := tr.give(q); err != nil {
				return err
			}
		}
		return nil
	}
	if err := answer(tr.questions); err != nil {
		return err
	}
	for _, r := range tr.rosters {
		for _, it := range r.items {
			if err := tr.click(call[string](tr.page, "adder", path{"rosters", r.id})); err != nil {
				return fmt.Errorf("%s: no item can be added: %w", r.id, err)
			}
			if err := tr.enter(it.at.to("id"), it.id); err != nil {
				return err
			}
			if err := tr.enter(it.at.to("title"), it.title); err != nil {
				return err
			}
			if err := answer(it.questions); err != nil {
				return err
			}
		}
	}
	return nil
}

// everything returns all questions, those about items too.
func (tr *trial) everything() []question {
	out := slices.Clone(tr.questions)
	for _, r := range tr.rosters {
		for _, it := range r.items {
			out = append(out, it.questions...)
		}
	}
	return out
}

// everyKind measures whether there is a control for each kind of question, and
// whether a person can use it.
func (tr *trial) everyKind() error {
	if err := tr.showFilled(); err != nil {
		return err
	}
	for _, q := range tr.everything() {
		if tr.control(q.at.to("value")) == nil {
			return fmt.Errorf("there is no control for %s", q.id)
		}
	}
	return nil
}

// labels measures whether the words at each control are those of its question,
// and those at each option the option's.
func (tr *trial) labels() error {
	if err := tr.showFilled(); err != nil {
		return err
	}
	var places []path
	for _, q := range tr.everything() {
		places = append(places, q.at.to("value"))
	}
	for i, q := range tr.everything() {
		if !call[bool](tr.page, "nearest", places[i], q.title, places) {
			return fmt.Errorf("the title of %s does not stand at its control", q.id)
		}
		c := tr.control(places[i])
		for _, o := range q.options {
			if c.option(o.title) < 0 {
				return fmt.Errorf("%s has no option %q", q.id, o.title)
			}
		}
	}
	return nil
}

// order measures whether questions and options stand as in the framework.
func (tr *trial) order() error {
	if err := tr.showFilled(); err != nil {
		return err
	}
	places := []path{{"subject"}}
	for _, q := range tr.everything() {
		places = append(places, q.at.to("value"))
		c, last := tr.control(q.at.to("value")), -1
		for _, o := range q.options {
			if i := c.option(o.title); i <= last {
				return fmt.Errorf("%s has its options in another order", q.id)
			} else {
				last = i
			}
		}
	}
	if !call[bool](tr.page, "inOrder", places) {
		return errors.New("the questions stand in another order")
	}
	return nil
}

// nothingChosen measures whether a form that nobody touched says nothing.
func (tr *trial) nothingChosen() error {
	if err := tr.show(""); err != nil {
		return err
	}
	if err := tr.enter(path{"subject"}, subject); err != nil {
		return err
	}
	in, a, err := tr.read(call[string](tr.page, "data"))
	for range 20 {
		if err == nil {
			break
		}
		tr.pause() // some renderers say so later, on a machine with much to do
		in, a, err = tr.read(call[string](tr.page, "data"))
	}
	if err != nil {
		return fmt.Errorf("what an untouched form sends is refused: %w", err)
	}
	if len(a.Answers) > 0 || len(a.Rosters) > 0 || a.Standing != "" || a.Date != "" || a.Note != "" {
		return fmt.Errorf("an untouched form says %s", in.Document)
	}
	return nil
}

// required measures whether the renderer refuses to send a form that lacks
// something, and sends it when it is there: the subject, and in a form that
// must be complete, every question.
func (tr *trial) required() error {
	if err := tr.show(""); err != nil {
		return err
	}
	if sent := tr.send(); sent != "" {
		return errors.New("a form without a subject is sent")
	}
	tr.use(maturity.FormOptions{Complete: true})
	if err := tr.show(""); err != nil {
		return err
	}
	last := tr.questions[len(tr.questions)-1]
	if err := tr.fill(last.id); err != nil {
		return err
	}
	if sent := tr.send(); sent != "" {
		return errors.New("a complete form is sent with a question open")
	}
	if err := tr.give(last); err != nil {
		return err
	}
	sent := tr.send()
	if sent == "" {
		return errors.New("a complete form is not sent with all questions answered")
	}
	_, _, err := tr.read(sent)
	return err
}

// notApplicable measures whether a person can say why there is no answer.
func (tr *trial) notApplicable() error {
	if err := tr.show(""); err != nil {
		return err
	}
	if err := tr.enter(path{"subject"}, subject); err != nil {
		return err
	}
	q := tr.questions[len(tr.questions)-1]
	at := q.at.to("state")
	words := tr.stateWords()
	if err := tr.choose(at, words); err != nil {
		return err
	}
	sent := tr.send()
	if sent == "" {
		return errors.New("a form with a question that is not applicable is not sent")
	}
	_, a, err := tr.read(sent)
	if err != nil {
		return err
	}
	want := map[string]govmaturity.Answer{q.id: govmaturity.AnswerState(govmaturity.StateNotApplicable)}
	if !maps.EqualFunc(a.Answers, want, govmaturity.Answer.Equal) {
		return fmt.Errorf("not applicable comes back as %v", a.Answers)
	}
	return nil
}

// stateWords returns what people read for the state not-applicable.
func (tr *trial) stateWords() string {
	profile, err := tr.form.Profile(govmaturity.FormSurveyJS)
	if err != nil {
		tr.t.Fatal(err)
	}
	var survey any
	if err := json.Unmarshal(profile, &survey); err != nil {
		tr.t.Fatal(err)
	}
	var find func(v any) string
	find = func(v any) string {
		switch v := v.(type) {
		case map[string]any:
			if v["value"] == string(govmaturity.StateNotApplicable) {
				return v["text"].(string)
			}
			for _, k := range slices.Sorted(maps.Keys(v)) {
				if s := find(v[k]); s != "" {
					return s
				}
			}
		case []any:
			for _, inner := range v {
				if s := find(inner); s != "" {
					return s
				}
			}
		}
		return ""
	}
	words := find(survey)
	if words == "" {
		tr.t.Fatal("the form has no words for not-applicable")
	}
	return words
}

// conditional measures whether a question that depends on another appears with
// it and goes with it, and whether an answer that it leaves behind does harm.
func (tr *trial) conditional() error {
	i := slices.IndexFunc(tr.questions, func(q question) bool { return q.asked != "" })
	if i < 0 {
		return errNothing
	}
	q := tr.questions[i]
	first := tr.questions[slices.IndexFunc(tr.questions, func(o question) bool { return o.id == q.asked })]
	value := q.at.to("value")
	if err := tr.show(""); err != nil {
		return err
	}
	if err := tr.enter(path{"subject"}, subject); err != nil {
		return err
	}
	if tr.control(value) != nil {
		return fmt.Errorf("%s is asked from the start", q.id)
	}
	if err := tr.give(first); err != nil {
		return err
	}
	if tr.control(value) == nil {
		return fmt.Errorf("%s does not appear", q.id)
	}
	if err := tr.give(q); err != nil {
		return err
	}
	other := first.options[slices.IndexFunc(first.options, func(o option) bool { return o.id != first.answer(tr.t).Choices()[0] })]
	if err := tr.choose(first.at.to("value"), other.title); err != nil {
		return err
	}
	if tr.control(value) != nil {
		return fmt.Errorf("%s does not go away", q.id)
	}
	sent := tr.send()
	if sent == "" {
		return errors.New("the answer that is left behind keeps the form from being sent")
	}
	_, a, err := tr.read(sent)
	if err != nil {
		return err
	}
	card, err := tr.fw.Score(a)
	if err != nil {
		return err
	}
	if state := card.Node(q.id).State(); state != govmaturity.StateNotAsked {
		return fmt.Errorf("%s comes back as %s", q.id, state)
	}
	return nil
}

// roundTrip measures whether answers come back as they were given, score the
// same, and come back again from a form that shows them.
func (tr *trial) roundTrip() error {
	want := tr.assessment(tr.t)
	if err := tr.showFilled(); err != nil {
		return err
	}
	sent := tr.send()
	if sent == "" {
		return errors.New("a form with all questions answered is not sent")
	}
	in, a, err := tr.read(sent)
	if err != nil {
		return err
	}
	if err := tr.same(want, a); err != nil {
		return fmt.Errorf("what was entered: %w", err)
	}
	if tr.strict {
		return nil // the same script shows answers
	}
	data := string(in.Document)
	if tr.id == "surveyjs" {
		data = string(tr.form.SurveyData(in))
	}
	if err := tr.show(data); err != nil {
		return err
	}
	sent = tr.send()
	if sent == "" {
		return errors.New("a form that shows answers is not sent")
	}
	if _, a, err = tr.read(sent); err != nil {
		return err
	}
	if err := tr.same(want, a); err != nil {
		return fmt.Errorf("what was shown: %w", err)
	}
	return nil
}

func (tr *trial) same(want, got *maturity.Assessment) error {
	if want.Subject != got.Subject {
		return fmt.Errorf("the subject is %q", got.Subject)
	}
	if !maps.EqualFunc(want.Answers, got.Answers, govmaturity.Answer.Equal) {
		return fmt.Errorf("the answers are %s", text(tr.t, got.Answers))
	}
	sameItems := func(x, y []maturity.RosterItem) bool {
		return slices.EqualFunc(x, y, func(x, y maturity.RosterItem) bool {
			return x.ID == y.ID && x.Title == y.Title && maps.EqualFunc(x.Answers, y.Answers, govmaturity.Answer.Equal)
		})
	}
	if !maps.EqualFunc(want.Rosters, got.Rosters, sameItems) {
		return fmt.Errorf("the items are %s", text(tr.t, got.Rosters))
	}
	if x, y := tr.score(want), tr.score(got); x != y {
		return fmt.Errorf("the score is %s", y)
	}
	return nil
}

func (tr *trial) score(a *maturity.Assessment) string {
	plain := *a
	plain.Hash = "" // a form says which framework it was made from
	card, err := tr.fw.Score(&plain)
	if err != nil {
		tr.t.Fatal(err)
	}
	return text(tr.t, card)
}

func text(t *testing.T, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
