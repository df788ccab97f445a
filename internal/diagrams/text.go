package diagrams

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

func trim(s string) string { return strings.TrimSpace(s) }

// printable leaves out what a document may not hold.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r == utf8.RuneError || r != '\n' && r != '\t' && unicode.IsControl(r) {
			return -1
		}
		return r
	}, strings.ReplaceAll(strings.ToValidUTF8(s, ""), "\r\n", "\n"))
}

// oneLine returns a text with one space wherever there are some, or a line end.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// windows1252 are the letters of that encoding between 0x80 and 0x9f; 0 is none.
var windows1252 = [32]rune{'€', 0, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', 0, 'Ž', 0,
	0, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', 0, 'ž', 'Ÿ'}

// fromWindows returns text of a program for Western Windows as UTF-8.
func fromWindows(data []byte) string {
	var b strings.Builder
	b.Grow(len(data) + len(data)/8)
	for _, c := range data {
		switch r := rune(c); {
		case c < 0x80 || c >= 0xa0:
			b.WriteRune(r)
		case windows1252[c-0x80] != 0:
			b.WriteRune(windows1252[c-0x80])
		default:
			b.WriteRune(' ')
		}
	}
	return b.String()
}

var (
	loopName = regexp.MustCompile(`^\(?([RBrb])(\d{0,4}[a-z]?)\)?$`)
	markup   = regexp.MustCompile(`<[^<>]{0,200}>`)
)

// label is what the text beside an arrow says.
type label struct {
	sign  Sign // 0 when it says none
	delay bool
	// loops are the names of loops in it: R1.
	loops []string
	// rest is the text, where there is more in it.
	rest string
}

// signWords are the ways to write a sign that is a whole label, or a whole field.
var signWords = map[string]Sign{
	"+": SignPlus, "-": SignMinus, "?": SignUnknown, "+/-": SignUnknown, "-/+": SignUnknown, "±": SignUnknown,
	"++": SignPlus, "--": SignPlus, "+-": SignMinus, "-+": SignMinus,
	"s": SignPlus, "o": SignMinus, "same": SignPlus, "opposite": SignMinus,
	"positive": SignPlus, "negative": SignMinus, "pos": SignPlus, "neg": SignMinus,
	"plus": SignPlus, "minus": SignMinus, "unknown": SignUnknown, "ambiguous": SignUnknown, "mixed": SignUnknown,
	"1": SignPlus, "+1": SignPlus, "-1": SignMinus,
}

// delayWords are the ways to mark a delay.
var delayWords = map[string]bool{"||": true, "//": true, "delay": true, "delayed": true, "slow": true, "lag": true, "=": false}

var dashes = strings.NewReplacer("−", "-", "–", "-", "—", "-", "﹣", "-", "－", "-", "＋", "+", "﹢", "+", "➕", "+", "➖", "-", "⁺", "+", "⁻", "-", "‖", "||", "∥", "||")

// signOf returns the sign that a whole text stands for, and whether it stands for
// one. Two signs are of the cause and of the effect: the more the less is +-.
func signOf(s string) (Sign, bool) {
	s = strings.ToLower(trim(dashes.Replace(s)))
	s = strings.ReplaceAll(s, " ", "")
	if len(s) > 2 && (s[0] == '(' && s[len(s)-1] == ')' || s[0] == '[' && s[len(s)-1] == ']') {
		s = s[1 : len(s)-1]
	}
	sign, ok := signWords[s]
	return sign, ok
}

// readLabel reads a label. A sign, a delay and names of loops may stand in one.
func readLabel(s string) label {
	s = trim(s)
	if sign, ok := signOf(s); ok {
		return label{sign: sign}
	}
	var l label
	var other []string
	for _, word := range strings.FieldsFunc(dashes.Replace(s), func(r rune) bool { return unicode.IsSpace(r) || r == ',' || r == ';' || r == '·' }) {
		plain := strings.Trim(word, "()[]{}:")
		sign, isSign := signOf(plain)
		switch {
		case isSign && len(plain) <= 2 && !unicode.IsLetter(rune(plain[0])) && !unicode.IsDigit(rune(plain[0])),
			isSign && (plain == "S" || plain == "s" || plain == "O" || plain == "o" || len(plain) > 2):
			if l.sign != 0 && l.sign != sign {
				sign = SignUnknown
			}
			l.sign = sign
		case delayWords[strings.ToLower(plain)]:
			l.delay = true
		case loopName.MatchString(plain):
			l.loops = append(l.loops, strings.ToUpper(plain[:1])+plain[1:])
		default:
			other = append(other, word)
		}
	}
	if len(other) > 0 {
		l.rest = s
		if l.sign != 0 && !strings.ContainsAny(dashes.Replace(s), "+-?±") {
			l.sign = 0 // a word of a sentence, such as "same"
		}
		if len(other) > 1 || l.sign == 0 {
			l.loops = nil // R may be a letter of a sentence
		}
	}
	return l
}

// loopSign returns the polarity that the name of a loop has, or 0.
func loopSign(s string) Sign {
	first, _, _ := strings.Cut(trim(s), " ")
	first = strings.Trim(first, "()[]:.-–")
	if m := loopName.FindStringSubmatch(first); m != nil {
		if strings.EqualFold(m[1], "R") {
			return SignPlus
		}
		return SignMinus
	}
	s = strings.ToLower(s)
	switch reinforcing, balancing := strings.Contains(s, "reinforcing"), strings.Contains(s, "balancing"); {
	case reinforcing && !balancing:
		return SignPlus
	case balancing && !reinforcing:
		return SignMinus
	}
	return 0
}
