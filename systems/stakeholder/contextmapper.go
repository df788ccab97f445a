package stakeholder

import (
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/table"
)

// contextMapperAttributes are the scales of Context Mapper, whose influence is
// power.
func contextMapperAttributes() []AttributeSpec {
	levels := []govmaturity.LevelSpec{
		{ID: "low", Rank: 1, Title: govmaturity.English("Low")}, {ID: "medium", Rank: 2, Title: govmaturity.English("Medium")}, {ID: "high", Rank: 3, Title: govmaturity.English("High")},
	}
	return []AttributeSpec{{Attribute: AttributePower, Levels: levels}, {Attribute: AttributeInterest, Levels: levels}}
}

// contextMapper reads a model of Context Mapper: the blocks Stakeholders and
// ValueRegister. All others are passed over, and told.
type contextMapper struct {
	*reader
	tokens []cmlToken
	at     int
	// groups are the ids of the groups, by name, and their members: what is said of
	// a group is said of it as a stakeholder.
	group string
	depth int
}

// cmlToken is a word, a text in quotes, or a sign.
type cmlToken struct {
	text         string
	quoted       bool
	line, column int
}

// maxNested is how deep blocks of a model may be nested.
const maxNested = 100

func (r *reader) readContextMapper(name string, data []byte) error {
	c := &contextMapper{reader: r}
	tokens, err := cmlTokens(name, string(data))
	if err != nil {
		return err
	}
	c.tokens = tokens
	found := false
	for !c.end() {
		switch word := c.next(); {
		case word.quoted:
		case word.text == "Stakeholders":
			found = true
			if c.heading("of") {
				c.stakeholders()
			}
		case word.text == "ValueRegister":
			c.next() // its name
			if c.heading("for") {
				c.values("")
			}
		case isCMLWord(word.text):
			c.pass(word)
		}
	}
	if !found {
		return govmaturity.Problems{{Code: govmaturity.CodeMissingColumn, File: name, Format: "there is no block Stakeholders in the model"}}
	}
	return nil
}

// pass passes over a block, or a line, that is not about stakeholders.
func (c *contextMapper) pass(word cmlToken) {
	for !c.end() && c.peek().text != "{" && !isCMLTop(c.peek().text) {
		c.next()
	}
	if c.take("{") {
		c.block()
	}
	c.note(word, govmaturity.CodeLost, "%.40q is not about stakeholders, and is not read", word.text)
}

func isCMLTop(word string) bool {
	switch word {
	case "Stakeholders", "ValueRegister", "BoundedContext", "ContextMap", "Domain", "Subdomain", "UseCase", "UserStory", "UserRequirement", "Aggregate", "import":
		return true
	}
	return false
}

// stakeholders reads what stands in a block of stakeholders, or in a group.
func (c *contextMapper) stakeholders() {
	if c.depth++; c.depth > maxNested {
		c.block()
		c.depth--
		return
	}
	defer func() { c.depth-- }()
	for !c.end() && !c.take("}") {
		switch word := c.next(); word.text {
		case "StakeholderGroup":
			c.readGroup()
		case "Stakeholder":
			c.readOne()
		case ",", ";":
		default:
			c.unread(word, "%.40q stands where a stakeholder or a group is expected", word.text)
			if c.take("{") {
				c.block()
			}
		}
	}
}

// readGroup reads a group. One without members is a stakeholder itself.
func (c *contextMapper) readGroup() {
	name := c.next()
	if !c.take("{") {
		if c.one(name) != nil {
			c.note(name, govmaturity.CodeEmptyGroup, "the group %.60q has no members: it is read as a stakeholder", plainName(name.text))
		}
		return
	}
	outer := c.group
	c.group = c.reader.group(plainName(name.text))
	before := len(c.out.Spec.Stakeholders)
	c.stakeholders()
	if c.group = outer; len(c.out.Spec.Stakeholders) == before {
		c.one(name)
		c.note(name, govmaturity.CodeEmptyGroup, "the group %.60q has no members: it is read as a stakeholder", plainName(name.text))
	}
}

// one returns the stakeholder of a name, which is made where it is new.
func (c *contextMapper) one(name cmlToken) *StakeholderSpec {
	c.place(name)
	_, again := c.byName[name.text]
	spec := c.stakeholder(plainName(name.text), 0, true)
	if spec == nil {
		return nil
	}
	c.byName[name.text] = c.byName[plainName(name.text)]
	if again {
		c.note(name, govmaturity.CodeSameName, "%.60q is there twice: both are read as one", plainName(name.text))
	}
	spec.Code = name.text
	if spec.Group == "" {
		spec.Group = c.group
	}
	c.out.Rows++
	return spec
}

// readOne reads a stakeholder with its influence and interest.
func (c *contextMapper) readOne() {
	name := c.next()
	spec := c.one(name)
	if !c.take("{") {
		return
	}
	for !c.end() && !c.take("}") {
		word := c.next()
		c.take("=")
		switch word.text {
		case "influence":
			c.rateAs(spec, AttributePower)
		case "interest":
			c.rateAs(spec, AttributeInterest)
		case "description":
			if text := c.next(); spec != nil {
				c.place(text)
				spec.Description = govmaturity.Text{c.lang: c.clean(text.text, 0)}
			}
		default:
			c.unread(word, "%.40q of a stakeholder is not known", word.text)
			if c.take("{") {
				c.block()
			} else if t := c.peek(); t.quoted || isCMLWord(t.text) && t.line == word.line {
				c.next() // what it is
			}
		}
	}
}

// rateAs reads a level.
func (c *contextMapper) rateAs(spec *StakeholderSpec, a Attribute) {
	word := c.next()
	c.place(word)
	s := c.scales[a]
	if s == nil || spec == nil {
		c.unread(word, "the mapping has no scale of %s", a)
		return
	}
	rating := RatingSpec{Attribute: a, Rater: c.m.Rater, Date: c.m.Date}
	if fold(word.text) == "undefined" {
		rating.State = RatingStateUnanswered
	} else if !c.readRating(&rating, s, 0) {
		return
	}
	for _, r := range spec.Ratings {
		if r.Attribute == a {
			c.unread(word, "there is already a rating of %s", a)
			return
		}
	}
	spec.Ratings = append(spec.Ratings, rating)
	c.out.Ratings++
}

// values reads what stakeholders value: good consequences are what they gain, bad
// ones what they give up.
func (c *contextMapper) values(value string) {
	if c.depth++; c.depth > maxNested {
		c.block()
		c.depth--
		return
	}
	defer func() { c.depth-- }()
	for !c.end() && !c.take("}") {
		switch word := c.next(); word.text {
		case "ValueCluster", "Value":
			name := c.next()
			if c.take("{") {
				c.values(plainName(name.text))
			}
		case "Stakeholder", "Stakeholders":
			c.elicitation(value)
		case "{":
			c.block()
		case "ValueEpic", "ValueNarrative", "ValueWeigthing", "ValueWeighting":
			c.note(word, govmaturity.CodeLost, "%s is not read", word.text)
			if c.next(); c.take("{") {
				c.block()
			}
		default:
			c.passValue(word)
		}
	}
}

// passValue passes over what is said of a value and of nobody.
func (c *contextMapper) passValue(word cmlToken) {
	if word.quoted || !isCMLWord(word.text) {
		return
	}
	c.take("=")
	if c.peek().quoted || word.text == "core" {
		c.next()
	}
	c.note(word, govmaturity.CodeLost, "%.40q of a value is not read", word.text)
}

// elicitation reads what a value means to a stakeholder.
func (c *contextMapper) elicitation(value string) {
	name := c.next()
	c.place(name)
	i, known := c.byName[name.text]
	var spec *StakeholderSpec
	switch group := c.idOfGroup(plainName(name.text)); {
	case known:
		spec = &c.out.Spec.Stakeholders[i]
	case group == "":
		c.unread(name, "%.60q is no stakeholder of the model", plainName(name.text))
	}
	if !c.take("{") {
		return
	}
	for !c.end() && !c.take("}") {
		word := c.next()
		switch word.text {
		case "good", "bad", "neutral":
			if text := c.next(); text.quoted {
				c.consequence(spec, name, word.text, value, text)
			}
		case "action":
			c.note(word, govmaturity.CodeLost, "an action on %s is not read: it belongs in an action plan", value)
			c.next()
			if t := c.peek(); t.quoted || isCMLWord(t.text) && !isElicitation(t.text) {
				c.next() // of which type the action is
			}
		case "priority", "impact":
			c.take("=")
			c.next()
			c.note(word, govmaturity.CodeLost, "the %s of %s is not read", word.text, value)
		case "{":
			c.block()
		}
	}
}

func isElicitation(word string) bool {
	switch word {
	case "good", "bad", "neutral", "action", "priority", "impact", "consequences":
		return true
	}
	return false
}

// idOfGroup returns the id of a group by its name, or "".
func (c *contextMapper) idOfGroup(name string) string {
	for _, g := range c.out.Spec.Groups {
		if g.Name[c.lang] == name {
			return g.ID
		}
	}
	return ""
}

// consequence adds what a stakeholder gains or gives up. What is said of a group
// is said of none of its members alone.
func (c *contextMapper) consequence(spec *StakeholderSpec, of cmlToken, kind, value string, text cmlToken) {
	c.place(text)
	said := c.clean(text.text, 0)
	if value != "" {
		said = value + ": " + said
	}
	if spec == nil {
		if group := c.idOfGroup(plainName(of.text)); group != "" {
			for i := range c.out.Spec.Groups {
				if g := &c.out.Spec.Groups[i]; g.ID == group {
					g.Description = c.joined(g.Description, kind+", "+said)
				}
			}
		}
		return
	}
	switch kind {
	case "good":
		spec.Gains = c.joined(spec.Gains, said)
	case "bad":
		spec.Losses = c.joined(spec.Losses, said)
	default:
		spec.Stake = c.joined(spec.Stake, said)
	}
}

func (c *contextMapper) joined(t govmaturity.Text, more string) govmaturity.Text {
	if before := t[c.lang]; before != "" {
		more = before + "; " + more
	}
	return govmaturity.Text{c.lang: more}
}

// plainName makes a name of an identifier: Delivery_Partners.
func plainName(id string) string { return strings.TrimSpace(strings.ReplaceAll(id, "_", " ")) }

func (c *contextMapper) end() bool { return c.at >= len(c.tokens) }

func (c *contextMapper) peek() cmlToken {
	if c.end() {
		return cmlToken{}
	}
	return c.tokens[c.at]
}

func (c *contextMapper) next() cmlToken {
	t := c.peek()
	c.at++
	return t
}

func (c *contextMapper) take(sign string) bool {
	if t := c.peek(); t.quoted || t.text != sign || c.end() {
		return false
	}
	c.at++
	return true
}

// heading passes over what stands between the name of a block and its brace, of
// which contexts it is, and reports whether there is a brace.
func (c *contextMapper) heading(word string) bool {
	if c.take(word) {
		for c.next(); c.take(","); {
			c.next()
		}
	}
	return c.take("{")
}

// block passes over the rest of a block whose brace was taken.
func (c *contextMapper) block() {
	for depth := 1; depth > 0 && !c.end(); {
		switch t := c.next(); {
		case t.quoted:
		case t.text == "{":
			depth++
		case t.text == "}":
			depth--
		}
	}
}

// place makes a token the cell that problems are about.
func (c *contextMapper) place(t cmlToken) {
	row := table.NewRow(t.line, []string{t.text}, []table.Place{{Line: t.line, Column: t.column}})
	c.row = &row
}

func (c *contextMapper) note(t cmlToken, code govmaturity.Code, format string, args ...any) {
	c.place(t)
	c.find(0, code, format, args...)
}

func (c *contextMapper) unread(t cmlToken, format string, args ...any) {
	c.place(t)
	c.out.Unread++
	c.problem(0, govmaturity.CodeSyntax, format, args...)
}
