package form

import (
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// KeyStep, after the name of an entry that is being added, is the name of its
// key. Such an entry stands below the empty key, with a number. ValueStep is the
// name that a survey needs for an item or entry that is no group.
const (
	KeyStep   = "/~key"
	ValueStep = "/~value"
)

// RemoveStep, after the name of an item of a list, is the name of a field that
// takes the item out when it is posted. It is no JSON Pointer, so it cannot be
// the name of a field of a document.
const RemoveStep = "/~remove"

// Steps after the name of a list, or of an item, that stand for its buttons.
// Nothing else can have these names either. RemoveNow is what the button sends
// that takes an item out, and not the box.
const (
	AddStep   = "/~add"
	UpStep    = "/~up"
	DownStep  = "/~down"
	RemoveNow = "now"
)

// maxText is how many characters a field may hold.
var maxText = document.DefaultLimits().Text

// ReadPost implements [govmaturity.Form].
func (f *Form) ReadPost(values url.Values) *govmaturity.FormInput { return f.readPost(values, nil) }

// readPost reads a post with which something is wrong already.
func (f *Form) readPost(values url.Values, problems govmaturity.Problems) *govmaturity.FormInput {
	top := &posted{}
	for _, name := range slices.Sorted(maps.Keys(values)) {
		if strings.HasPrefix(name, "/") {
			top.put(name, values[name])
		}
	}
	p := poster{values: make(url.Values), problems: problems, decimal: f.words.Decimal()}
	root := p.field(f.def.Root, top, nil)
	if root == nil {
		root = &document.Node{Kind: document.Map}
	}
	p.unknown(top)
	in := f.input(root, p.problems, p.values)
	in.Again = p.again
	return in
}

// posted is the tree of the names in a post.
type posted struct {
	name string
	// texts are what was sent under this name. used says that a field has
	// them.
	texts []string
	used  bool
	parts map[string]*posted
}

// put adds a name. A name that goes too deep is kept as it is at the top, where
// no field will have it.
func (p *posted) put(name string, texts []string) {
	steps := strings.Split(name[1:], "/")
	if len(steps) > document.DefaultLimits().Depth {
		steps = []string{name[1:]}
	}
	at := p
	for _, s := range steps {
		if at.parts == nil {
			at.parts = make(map[string]*posted)
		}
		next := at.parts[s]
		if next == nil {
			next = &posted{}
			at.parts[s] = next
		}
		at = next
	}
	at.name, at.texts = name, texts
}

// part returns what was sent under a key.
func (p *posted) part(key string) *posted {
	if p == nil {
		return nil
	}
	return p.parts[step(key)[1:]]
}

// poster turns a post into the tree of a document.
type poster struct {
	// values are what was sent, under the names in that document: items of
	// lists may move up.
	values   url.Values
	problems govmaturity.Problems
	// decimal is what may stand before the decimals of a number, beside a point.
	decimal string
	// again is the name of a list of which a button was pressed.
	again string
}

func (p *poster) report(path govmaturity.Path, code govmaturity.Code, format string, args ...any) {
	p.problems = append(p.problems, govmaturity.Problem{Code: code, Path: slices.Clone(path), Format: format, Args: args})
}

// field returns what was sent for a field, or nil when it is blank.
func (p *poster) field(f *Field, in *posted, path govmaturity.Path) *document.Node {
	if in == nil {
		return nil
	}
	switch {
	case f.Kind == Group || f.Kind == Answer:
		n := &document.Node{Kind: document.Map}
		for _, part := range f.Fields {
			if v := p.field(part, in.part(part.Key), path.Key(part.Key)); v != nil {
				n.Fields = append(n.Fields, document.Entry{Key: part.Key, Value: v})
			}
		}
		return filled(n)
	case f.Kind == Wording:
		n := &document.Node{Kind: document.Map}
		for _, key := range slices.Sorted(maps.Keys(in.parts)) {
			lang := keyOf(key)
			if v := p.field(f.Item, in.parts[key], path.Key(lang)); v != nil {
				n.Fields = append(n.Fields, document.Entry{Key: lang, Value: v})
			}
		}
		return filled(n)
	case f.Kind == Entries:
		return p.entries(f, in, path)
	case f.isLines():
		return p.lines(in, path)
	case f.Kind == List:
		return p.list(f, in, path)
	case f.Kind == Checklist:
		return p.checklist(in, path)
	}
	return p.leaf(f, in, path)
}

// filled returns a map that has something in it, or nil.
func filled(n *document.Node) *document.Node {
	if len(n.Fields) == 0 {
		return nil
	}
	return n
}

// list reads the items of a list in the order of their numbers. Those that are
// blank, or that the person took out, are left out, and the others move up.
func (p *poster) list(f *Field, in *posted, path govmaturity.Path) *document.Node {
	n := &document.Node{Kind: document.List}
	p.pressed(in, path)
	for _, item := range in.items() {
		if v := p.field(f.Item, item.value(f), path.Index(len(n.Items))); v != nil {
			n.Items = append(n.Items, v)
		}
	}
	if len(n.Items) == 0 {
		return nil
	}
	return n
}

// pressed looks whether a button of a list or of one of its items was pressed.
// An item that goes up changes places with the one before it in which something
// was entered.
func (p *poster) pressed(in *posted, path govmaturity.Path) {
	if add := in.parts[AddStep[1:]]; add != nil {
		add.use()
		p.again = path.Pointer()
	}
	var keys []string // of the items that are there
	for _, number := range slices.Sorted(maps.Keys(in.numbered())) {
		key := strconv.Itoa(number)
		item := in.parts[key]
		p.takenOut(item, path)
		if item.parts[RemoveStep[1:]] == nil && !item.blank() {
			keys = append(keys, key)
		}
	}
	for i, key := range keys {
		for _, button := range []struct {
			step string
			to   int
		}{{UpStep, i - 1}, {DownStep, i + 1}} {
			pressed := in.parts[key].parts[button.step[1:]]
			if pressed == nil {
				continue
			}
			pressed.use()
			p.again = path.Pointer()
			if to := button.to; to >= 0 && to < len(keys) {
				in.parts[key], in.parts[keys[to]] = in.parts[keys[to]], in.parts[key]
			}
			return
		}
	}
}

// takenOut looks whether the button was pressed that takes an item out.
func (p *poster) takenOut(item *posted, list govmaturity.Path) {
	if gone := item.parts[RemoveStep[1:]]; gone != nil && slices.Contains(gone.texts, RemoveNow) {
		p.again = list.Pointer()
	}
}

// blank reports whether nothing was entered in a part of a post.
func (p *posted) blank() bool {
	if slices.ContainsFunc(p.texts, func(s string) bool { return !document.Blank(s) }) {
		return false
	}
	for key, part := range p.parts {
		switch "/" + key {
		case UpStep, DownStep, RemoveStep:
			continue
		}
		if !part.blank() {
			return false
		}
	}
	return true
}

// items returns the items of a list that were not taken out, in order.
func (p *posted) items() []*posted {
	byNumber := p.numbered()
	var out []*posted
	for _, number := range slices.Sorted(maps.Keys(byNumber)) {
		if item := byNumber[number]; !item.removed() {
			out = append(out, item)
		}
	}
	return out
}

// numbered returns the items of a list by their numbers. What is no number is no
// item, but an unknown field.
func (p *posted) numbered() map[int]*posted {
	byNumber := make(map[int]*posted)
	for key, part := range p.parts {
		if number, ok := itemNumber(key); ok {
			byNumber[number] = part
		}
	}
	return byNumber
}

// value returns what was sent for an item or entry. In a survey, one that is no
// group has a step more.
func (p *posted) value(of *Field) *posted {
	if inner := p.parts[ValueStep[1:]]; inner != nil && of.Item.Kind != Group {
		return inner
	}
	return p
}

// removed reports whether the person took an item or entry out.
func (p *posted) removed() bool {
	if p.parts[RemoveStep[1:]] == nil {
		return false
	}
	p.use()
	return true
}

// entries reads a map whose keys people name: those that there were, and those
// that are being added. One of these has its place when it has a key, which no
// other has, and a value; before that it stands below the empty key.
func (p *poster) entries(f *Field, in *posted, path govmaturity.Path) *document.Node {
	n := &document.Node{Kind: document.Map}
	for _, s := range slices.Sorted(maps.Keys(in.parts)) {
		if part := in.parts[s]; s != "" && s != AddStep[1:] {
			if p.takenOut(part, path); part.removed() {
				continue
			}
			key := keyOf(s)
			if v := p.field(f.Item, part, path.Key(key)); v != nil {
				n.Fields = append(n.Fields, document.Entry{Key: key, Value: v})
			}
		}
	}
	if add := in.parts[AddStep[1:]]; add != nil {
		add.use()
		p.again = path.Pointer()
	}
	if adding := in.parts[""]; adding != nil && p.added(f, adding, n, path) && n.Fields == nil {
		return &document.Node{} // there is something, and it is wrong
	}
	return filled(n)
}

// added puts the entries that are being added to those that are there, and reports whether
// something was entered of which no entry comes.
func (p *poster) added(f *Field, adding *posted, n *document.Node, path govmaturity.Path) bool {
	for _, part := range adding.numbered() {
		p.takenOut(part, path)
	}
	open := 0
	for _, part := range adding.items() {
		at := path.Key("").Index(open)
		key := strings.TrimSpace(strings.Join(p.texts(part.parts[KeyStep[1:]], at, at.Pointer()+KeyStep), " "))
		var problem govmaturity.Code
		switch {
		case key == "":
			problem = govmaturity.CodeRequired
		case f.Keys != nil && !f.Keys.Matches(key):
			problem = govmaturity.CodePattern
		case n.Get(key) != nil:
			problem = govmaturity.CodeDuplicateID
		}
		if problem == "" {
			at = path.Key(key)
		}
		v := p.field(f.Item, part.value(f), at)
		switch {
		case v == nil && key == "":
			continue
		case v == nil:
			at = path.Key("").Index(open)
			p.report(at, govmaturity.CodeRequired, "the entry %s has nothing in it", short(key))
		case problem == "":
			delete(p.values, path.Key("").Index(open).Pointer()+KeyStep)
			n.Fields = append(n.Fields, document.Entry{Key: key, Value: v})
			continue
		default:
			p.report(at, problem, keyProblems[problem], short(key))
		}
		open++
	}
	return open > 0
}

// keyProblems say what is wrong with the key of an entry.
var keyProblems = map[govmaturity.Code]string{
	govmaturity.CodeRequired:    "the entry has no key%.0s",
	govmaturity.CodePattern:     "the key %q is not in the form that is asked for",
	govmaturity.CodeDuplicateID: "there is an entry %q already",
}

// use marks everything in a part of a post as read.
func (p *posted) use() {
	p.used = true
	for _, part := range p.parts {
		part.use()
	}
}

// texts returns what was sent for a field that is not blank, and keeps it to
// show it again.
func (p *poster) texts(in *posted, path govmaturity.Path, name string) []string {
	if in == nil {
		return nil
	}
	in.used = true
	var out []string
	for _, s := range in.texts {
		if !utf8.ValidString(s) {
			p.report(path, govmaturity.CodeNotUTF8, "the text is not UTF-8")
			s = strings.ToValidUTF8(s, "\ufffd")
		}
		s = lineEnds.Replace(s) // as HTML forms send them
		if document.Blank(s) {
			continue
		}
		if n := utf8.RuneCountInString(s); n > maxText {
			p.report(path, govmaturity.CodeTooLong, "the text has %d characters, more than the %d allowed", n, maxText)
		}
		out = append(out, s)
	}
	if out != nil {
		p.values[name] = out
	}
	return out
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// leaf reads a field that holds one value.
func (p *poster) leaf(f *Field, in *posted, path govmaturity.Path) *document.Node {
	texts := p.texts(in, path, path.Pointer())
	switch {
	case len(texts) == 0:
		return nil
	case len(texts) > 1:
		p.report(path, govmaturity.CodeGivenTwice, "the field was sent %d times, and takes one value", len(texts))
		return &document.Node{}
	}
	text := texts[0]
	if f.Kind != Paragraph {
		text = strings.TrimSpace(text)
	}
	switch f.Kind {
	case Fixed:
		if text == strings.TrimSpace(lineEnds.Replace(f.Fixed)) {
			text = f.Fixed // a post does not keep spaces and line ends
		}
	case Number, Whole:
		number, ok := plainNumber(text, p.decimal)
		if ok && !keeps(number, text) {
			p.report(path, govmaturity.CodeTooPrecise, "the number %s has more digits than can be kept", short(text))
			return &document.Node{}
		}
		if !ok {
			p.report(path, govmaturity.CodeNumberForm, "expected a number in digits, such as 12 or 0.83; found %q", short(text))
			return &document.Node{}
		}
		return &document.Node{Kind: document.Number, Text: number}
	case YesNo:
		if text == "true" || text == "false" {
			return &document.Node{Kind: document.Bool, True: text == "true"}
		}
	}
	return &document.Node{Kind: document.String, Text: text}
}

func (p *poster) checklist(in *posted, path govmaturity.Path) *document.Node {
	texts := p.texts(in, path, path.Pointer())
	if texts == nil {
		return nil
	}
	n := &document.Node{Kind: document.List}
	for _, s := range texts {
		n.Items = append(n.Items, &document.Node{Kind: document.String, Text: s})
	}
	return n
}

// lines reads a list that is typed with a line for each item.
func (p *poster) lines(in *posted, path govmaturity.Path) *document.Node {
	n := &document.Node{Kind: document.List}
	for _, text := range p.texts(in, path, path.Pointer()) {
		for line := range strings.Lines(text) {
			if !document.Blank(line) {
				n.Items = append(n.Items, &document.Node{Kind: document.String, Text: strings.TrimSpace(line)})
			}
		}
	}
	if len(n.Items) == 0 {
		return nil
	}
	return n
}

// unknown reports the names that no field has, and keeps them.
func (p *poster) unknown(in *posted) {
	if in.texts != nil && !in.used {
		p.report(pathOf(in.name), govmaturity.CodeUnknownField, "the form has no field %q", short(in.name))
		p.values[in.name] = in.texts
	}
	for _, key := range slices.Sorted(maps.Keys(in.parts)) {
		p.unknown(in.parts[key])
	}
}

// short cuts a text for a message.
func short(s string) string {
	const most = 60
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
