package form

import (
	"embed"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/language"
)

// Words are the words that forms add to those of a document, in one language.
// Those other than English are translations of ours.
type Words struct {
	// Language is the tag of the language, and Direction its direction of
	// writing, ltr or rtl.
	Language  string `json:"language"`
	Direction string `json:"direction"`
	// Decimal stands before the decimals of a number.
	Decimal string `json:"decimal"`

	About       string            `json:"about"` // the first section of a form
	Answer      string            `json:"answer"`
	State       string            `json:"state"`
	StateHelp   string            `json:"state-help"`
	Comment     string            `json:"comment"`
	Evidence    string            `json:"evidence"`
	EvidenceOne string            `json:"evidence-one"`
	LineEach    string            `json:"line-each"`
	Yes         string            `json:"yes"`
	No          string            `json:"no"`
	Clear       string            `json:"clear"` // the option that takes a choice back
	More        string            `json:"more"`  // what is not needed often
	States      map[string]string `json:"states"`
	StateNames  map[string]string `json:"state-names"` // in a sentence
	// NoneOfThese is the state "answered" of a checklist.
	NoneOfThese string `json:"none-of-these"`

	Required     string            `json:"required"`
	Save         string            `json:"save"`
	Summary      string            `json:"summary"`  // above the problems
	Progress     string            `json:"progress"` // %d of %d answered
	Sections     string            `json:"sections"`
	Item         string            `json:"item"`     // %d
	NewItem      string            `json:"new-item"` // a blank item
	Remove       string            `json:"remove"`
	NewHelp      string            `json:"new-help"`
	Subject      string            `json:"subject"`
	Rater        string            `json:"rater"`
	Date         string            `json:"date"`
	DateHelp     string            `json:"date-help"`
	Source       string            `json:"source"`
	SourceHelp   string            `json:"source-help"`
	Standing     string            `json:"standing"`
	StandingHelp string            `json:"standing-help"`
	Standings    map[string]string `json:"standings"`
	Note         string            `json:"note"`
	ItemID       string            `json:"item-id"`
	ItemIDHelp   string            `json:"item-id-help"`
	ItemTitle    string            `json:"item-title"`
	AskedIf      string            `json:"asked-if"` // %s is a condition
	And          string            `json:"and"`
	Or           string            `json:"or"`
	NotThat      string            `json:"not-that"`  // %s
	IsOneOf      string            `json:"is-one-of"` // %s: %s
	AtLeast      string            `json:"at-least"`
	MoreThan     string            `json:"more-than"`
	AtMost       string            `json:"at-most"`
	LessThan     string            `json:"less-than"`
	AndMore      string            `json:"and-more"`
	Range        string            `json:"range"` // %s to %s
	From         string            `json:"from"`
	To           string            `json:"to"`
	WholeNumber  string            `json:"whole-number"`
	Languages    map[string]string `json:"languages"`

	// Problems are messages by the code of a problem.
	Problems map[string]string `json:"problems"`
}

//go:embed words/*.json
var wordFiles embed.FS

var allWords = sync.OnceValue(func() map[string]*Words {
	all := make(map[string]*Words)
	entries, err := wordFiles.ReadDir("words")
	for _, e := range entries {
		if err != nil {
			break
		}
		w := new(Words)
		var data []byte
		if data, err = wordFiles.ReadFile("words/" + e.Name()); err == nil {
			err = json.Unmarshal(data, w)
		}
		all[w.Language] = w
	}
	if err != nil {
		panic(err) // a test reads them all
	}
	return all
})

// WordsFor returns the words for a reader of a language: by the look-up of
// govmaturity.Text, and so in English when there are none.
func WordsFor(language string) *Words {
	all := allWords()
	names := make(govmaturity.Text, len(all))
	for tag := range all {
		names[tag] = tag
	}
	return all[names.In(language)]
}

// Direction returns the direction in which a language is written: rtl or ltr.
func Direction(tag string) string { return language.Direction(tag) }

// LanguageName returns what a language is called, or its tag.
func (w *Words) LanguageName(tag string) string {
	if name := w.Languages[tag]; name != "" {
		return name
	}
	return tag
}

// sentences puts texts one after the other.
func sentences(texts ...string) string {
	return strings.Join(slices.DeleteFunc(texts, func(s string) bool { return s == "" }), " ")
}

// If says when a question is asked.
func (w *Words) If(condition string) string { return fmt.Sprintf(w.AskedIf, condition) }

// Not says that a condition does not hold.
func (w *Words) Not(condition string) string { return fmt.Sprintf(w.NotThat, condition) }

// Join says several conditions, of which all hold or, if not all, at least one.
// Those that are joined themselves stand in brackets.
func (w *Words) Join(all bool, conditions []string, joined []bool) string {
	parts := slices.Clone(conditions)
	for i := range parts {
		if joined[i] && len(parts) > 1 {
			parts[i] = "(" + parts[i] + ")"
		}
	}
	if all {
		return strings.Join(parts, w.And)
	}
	return strings.Join(parts, w.Or)
}

// Is says that the answer to a question is something.
func (w *Words) Is(question, answer string) string { return fmt.Sprintf(w.IsOneOf, question, answer) }

// StateName returns what a state is called in a sentence.
func (w *Words) StateName(state string) string {
	if name := w.StateNames[state]; name != "" {
		return name
	}
	return state
}

// NumberHelp says which numbers a field takes: nothing, for other fields.
func (w *Words) NumberHelp(f *Field) string {
	switch {
	case f.Kind == Whole && f.Min != nil && f.Max != nil:
		return fmt.Sprintf(w.WholeNumber, w.Number(*f.Min), w.Number(*f.Max))
	case f.Kind != Number && f.Kind != Whole:
		return ""
	case f.Min != nil && f.Max != nil:
		return fmt.Sprintf(w.Range, w.Number(*f.Min), w.Number(*f.Max))
	case f.Min != nil:
		return fmt.Sprintf(w.From, w.Number(*f.Min))
	case f.Max != nil:
		return fmt.Sprintf(w.To, w.Number(*f.Max))
	}
	return ""
}

// Number writes a number as a person would. In a text from right to left it is
// kept together: the sign would stand on the wrong side.
func (w *Words) Number(x float64) string {
	s := strings.Replace(plain(x), ".", w.Decimal, 1)
	if w.Direction == "rtl" {
		return "\u2066" + s + "\u2069"
	}
	return s
}

// plain writes a number in the digits of a document.
func plain(x float64) string { return bound(&x).String() }
