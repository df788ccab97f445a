// Package slug makes ids of names, for things that come without an id of the
// form that documents have.
package slug

import (
	"hash/fnv"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// maxLength leaves room for a number behind an id of 100 characters.
const maxLength = 90

// signs are the signs that tell names apart: without them, C, C# and C++ are one.
var signs = strings.NewReplacer("#", " sharp ", "++", " plus plus ", "+", " plus ", "&", " and ", "@", " at ", "%", " percent ")

// Make returns an id for a name: small letters of the Latin alphabet and digits,
// with hyphens between words, and dots between digits. Accents are left out. A name
// with nothing of that in it, such as one in another script, gets a number that
// depends on the name alone. A blank name has no id.
func Make(name string) string {
	name = strings.TrimSpace(name)
	if name == "" {
		return ""
	}
	var b strings.Builder
	lost, gap, before := false, false, rune(0)
	letters := []rune(strings.ToLower(norm.NFKD.String(signs.Replace(name))))
	for i, r := range letters {
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			b.WriteRune(r)
			gap, before = false, r
			continue
		case r == '.' && isDigit(before) && i+1 < len(letters) && isDigit(letters[i+1]):
			b.WriteByte('.')
		case unicode.Is(unicode.Mn, r), r == '\'', r == '’':
			continue
		case latin[r] != "":
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			b.WriteString(latin[r])
			gap = false
		default:
			lost = lost || unicode.IsLetter(r) || unicode.IsNumber(r)
			gap = true
		}
		before = r
	}
	id := b.String()
	if len(id) > maxLength {
		id, lost = strings.TrimRight(id[:maxLength], "-."), true
	}
	if lost || id == "" {
		h := fnv.New32a()
		h.Write([]byte(name))
		id = strings.TrimLeft(id+"-"+strconv.FormatUint(uint64(h.Sum32()), 36), "-")
	}
	return id
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

// latin are letters that Unicode does not take apart.
var latin = map[rune]string{'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'đ': "d", 'ð': "d", 'þ': "th", 'ł': "l", 'ı': "i"}

// Names gives ids to the things of one kind, no two alike. The zero Names is ready
// to use. The same names in the same order get the same ids.
type Names struct {
	taken map[string]string // id to name
	next  map[string]int
}

// ID returns the id of a thing: the wanted one if it is free, or else with a number
// behind it. The same wish by the same name gets the same id again.
func (n *Names) ID(name, want string) string {
	if n.taken == nil {
		n.taken, n.next = map[string]string{}, map[string]int{}
	}
	if want == "" {
		want = Make(name)
	}
	id := want
	for {
		owner, taken := n.taken[id]
		if !taken {
			n.taken[id] = name
			return id
		}
		if owner == name {
			return id
		}
		n.next[want] = max(2, n.next[want]+1)
		id = want + "-" + strconv.Itoa(n.next[want])
	}
}
