package document

import (
	"math"
	"strconv"
	"strings"
)

// expected says a shape in words: a text, or a map from language tags.
func expected(s *Shape) string {
	if s.Kind != Union {
		return expectedOne(s)
	}
	words := make([]string, len(s.Choices))
	for i, c := range s.Choices {
		words[i] = expectedOne(c)
	}
	return strings.Join(words, " or ")
}

func expectedOne(s *Shape) string {
	if s.Kind == Integer {
		return "a whole number"
	}
	if s.Kind == Dictionary && s.Keys != nil && s.Keys.Name == "language" {
		return "a map from languages, such as en, to texts"
	}
	return s.kind().String()
}

// found says a value in words.
func found(n *Node) string {
	switch n.Kind {
	case Bool:
		return truth(n.True)
	case Number:
		return "the number " + short(n.Text)
	case String:
		return "the text " + quote(n.Text)
	}
	return n.Kind.String()
}

func truth(b bool) string { return strconv.FormatBool(b) }

// number writes a bound as a person would.
func number(x float64) string {
	if math.Abs(x) < 1e16 {
		return strconv.FormatFloat(x, 'f', -1, 64)
	}
	return strconv.FormatFloat(x, 'g', -1, 64)
}
