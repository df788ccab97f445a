package stakeholder

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// name is one name of a stakeholder, made ready to be compared.
type name struct {
	// words are those of the name, in small letters, without accents and signs.
	words []string
	// sorted are the words in the order of their letters: Perera J. is J. Perera.
	sorted []string
	// key are those that are no small words, in that order: Finance, Ministry of is Ministry of Finance.
	key string
	// short is an abbreviation that the name is, or is made of the first letters of.
	acronym  string
	initials []string
	// cut are words with a point behind them, which may be cut short: Min., Dept.
	cut map[string]bool
	// digits are those of the key.
	digits string
	// long says that it is a text rather than a name: it is the same as another one, or
	// it is not.
	long bool
}

var pointed = regexp.MustCompile(`([\pL\pM]{2,})\.`)

// smallWords are those that abbreviations leave out.
var smallWords = map[string]bool{
	"of": true, "the": true, "for": true, "and": true, "on": true, "in": true, "to": true, "at": true, "a": true, "an": true, "by": true,
	"de": true, "la": true, "le": true, "les": true, "du": true, "des": true, "d": true, "l": true, "et": true, "pour": true, "en": true,
	"el": true, "los": true, "las": true, "del": true, "y": true, "para": true, "da": true, "do": true, "e": true, "und": true, "der": true,
	"и": true, "по": true, "в": true, "на": true, "для": true,
}

// newNames returns the names that a wording holds: the whole, and, of a wording
// with brackets, what stands outside and inside of them.
func newNames(wording string) []name {
	wording = norm.NFKC.String(wording)
	parts := []string{wording}
	if before, rest, ok := strings.Cut(wording, "("); ok {
		if inside, after, ok := strings.Cut(rest, ")"); ok {
			parts = []string{before + " " + after, inside}
		}
	}
	var out []name
	for _, p := range parts {
		if n := newName(p); n.key != "" {
			out = append(out, n)
		}
	}
	return out
}

func newName(text string) name {
	var n name
	n.words = wordsOf(text)
	n.sorted = slices.Sorted(slices.Values(n.words))
	sorted := make([]string, 0, len(n.words))
	for _, w := range n.words {
		if !smallWords[w] {
			sorted = append(sorted, w)
		}
	}
	if len(sorted) == 0 {
		sorted = slices.Clone(n.words)
	}
	slices.Sort(sorted)
	n.key = strings.Join(sorted, " ")
	if len(n.words) > mostWords || len(n.key) > mostBytes {
		n.long = true
		return n
	}
	n.digits = digits(n.key)
	if bare := strings.TrimFunc(strings.ReplaceAll(text, ".", ""), unicode.IsSpace); isAcronym(bare) {
		n.acronym = strings.ToLower(bare)
	}
	n.cut = map[string]bool{}
	for _, m := range pointed.FindAllStringSubmatch(text, -1) {
		for _, w := range wordsOf(m[1]) {
			n.cut[w] = true
		}
	}
	var all, main strings.Builder
	for _, w := range n.words {
		first := string([]rune(w)[:1])
		all.WriteString(first)
		if !smallWords[w] {
			main.WriteString(first)
		}
	}
	if len(n.words) > 1 {
		n.initials = []string{all.String(), main.String()}
	}
	return n
}

// wordsOf returns the words of a text in small letters, without accents and
// signs. An apostrophe parts words as a space does.
func wordsOf(text string) []string {
	letters := strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r), unicode.Is(unicode.Cf, r):
			return -1
		case unicode.IsLetter(r), unicode.IsDigit(r):
			return unicode.ToLower(r)
		}
		return ' '
	}, norm.NFKD.String(text))
	return strings.Fields(strings.ReplaceAll(letters, "ß", "ss"))
}

// isAcronym reports whether a text is two to eight capitals, perhaps with digits.
func isAcronym(text string) bool {
	n := 0
	for _, r := range text {
		if !unicode.IsUpper(r) && !unicode.IsDigit(r) {
			return false
		}
		n++
	}
	return n >= 2 && n <= 8 && !unicode.IsDigit([]rune(text)[0])
}

// alike says in which way two names are of the same thing, or "".
func (n name) alike(o name) string {
	switch {
	case slices.Equal(n.words, o.words):
		return "differ in capitals, accents, spaces or signs alone"
	case n.key == o.key:
		return "have the same words"
	case n.long || o.long:
	case n.acronym != "" && slices.Contains(o.initials, n.acronym), o.acronym != "" && slices.Contains(n.initials, o.acronym):
		return "may be one: the one is made of the first letters of the other"
	case shortened(n, o):
		return "may be one: the one has first letters, or words cut short, where the other has words"
	case misspelt(n, o):
		return "are nearly the same"
	}
	return ""
}

// shortened reports whether two names are the same but for words of which one has
// the first letter, or that it cuts short: J. Perera and Jayantha Perera, Min. of
// Finance and Ministry of Finance.
func shortened(n, o name) bool {
	if len(n.words) != len(o.words) || len(n.words) < 2 {
		return false
	}
	a, b := n.sorted, o.sorted
	short, whole := 0, 0
	for i := range a {
		switch {
		case a[i] == b[i] && utf8.RuneCountInString(a[i]) > 2:
			whole++
		case a[i] == b[i]:
		case cutShort(a[i], b[i], n.cut), cutShort(b[i], a[i], o.cut):
			short++
		default:
			return false
		}
	}
	return short > 0 && whole > 0
}

// cutShort reports whether a word is the first letter of another, or is cut short
// and has letters of it in their order.
func cutShort(short, long string, cut map[string]bool) bool {
	x, y := []rune(short), []rune(long)
	if len(x) >= len(y) || x[0] != y[0] || len(x) > 1 && !cut[short] {
		return false
	}
	i := 0
	for _, r := range y {
		if i < len(x) && x[i] == r {
			i++
		}
	}
	return i == len(x)
}

// misspelt reports whether two names are a letter or two apart. Names that differ
// in numbers are meant to differ, and so are short ones.
func misspelt(n, o name) bool {
	if len(n.words) != len(o.words) || len(n.key) < 8 || len(o.key) < 8 || n.digits != o.digits {
		return false
	}
	off := 0
	for i := range n.words {
		a, b := n.words[i], o.words[i]
		if a == b {
			continue
		}
		// A letter makes another word of a short one.
		if off++; min(utf8.RuneCountInString(a), utf8.RuneCountInString(b)) < 5 || !near(a, b) {
			return false
		}
	}
	return off == 1
}

// near reports whether one letter makes the one word of the other, or two change
// places.
func near(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	i := 0
	for i < len(x) && x[i] == y[i] {
		i++
	}
	j := 0
	for j < len(x)-i && x[len(x)-1-j] == y[len(y)-1-j] {
		j++
	}
	switch rest := len(y) - i - j; {
	case len(x) == len(y):
		return rest <= 1 || rest == 2 && x[i] == y[i+1] && x[i+1] == y[i]
	default:
		return len(y)-len(x) == 1 && rest == 1
	}
}

func digits(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// mostWords and mostBytes are how many words, and how many bytes of them, the longest
// name has that is compared word by word.
const (
	mostWords = 20
	mostBytes = 500
)

// mostAlike is how many names of a bucket a name is compared with.
const mostAlike = 200

// namesakes finds names that are alike, without comparing each with each.
type namesakes struct {
	names   []name
	owners  []int
	buckets map[string][]int
}

// add keeps the names of an owner, and returns the owner that was there before
// and has a name like one of them, in which way, or -1.
func (k *namesakes) add(owner int, names []name) (other int, how string) {
	other = -1
	first := len(k.names)
	for _, n := range names {
		at := len(k.names)
		k.names, k.owners = append(k.names, n), append(k.owners, owner)
		for _, b := range n.buckets() {
			for i, c := range k.buckets[b] {
				if i == mostAlike || other >= 0 {
					break
				}
				if c >= first {
					continue
				}
				if said := k.names[c].alike(n); said != "" {
					other, how = k.owners[c], said
				}
			}
			k.buckets[b] = append(k.buckets[b], at)
		}
	}
	return other, how
}

// buckets returns what names that are alike have in common.
func (n name) buckets() []string {
	out := []string{"k" + n.key, "w" + strings.Join(n.words, " ")}
	if n.long {
		return out
	}
	if n.acronym != "" {
		out = append(out, "a"+n.acronym)
	}
	for _, short := range n.initials {
		out = append(out, "a"+short)
	}
	first := make([]string, len(n.words))
	for i, w := range n.words {
		first[i] = string([]rune(w)[:1])
	}
	slices.Sort(first)
	if len(n.words) > 1 {
		out = append(out, "i"+strings.Join(first, ""))
	}
	// Words that are a letter apart are the same without one of their letters.
	for i, w := range n.words {
		letters := []rune(w)
		if len(letters) < 5 || len(letters) > 40 {
			continue
		}
		before, after := strings.Join(n.words[:i], " "), strings.Join(n.words[i+1:], " ")
		out = append(out, "m"+before+"|"+w+"|"+after)
		for j := range letters {
			out = append(out, "m"+before+"|"+string(letters[:j])+string(letters[j+1:])+"|"+after)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
