package document

// Node is a value of a document, with its place in the text.
type Node struct {
	Kind Kind
	// Line and Column are where the value begins, from 1. Columns count
	// characters. They are 0 in a tree that was made from a Go value.
	Line, Column int
	// Text is the wording of a String, and the digits of a Number as they
	// were written, always in the form of a JSON number.
	Text string
	// True is the value of a Bool.
	True bool
	// Items are the values of a List.
	Items []*Node
	// Fields are the entries of a Map, in the order of the document. No two
	// have the same key.
	Fields []Entry

	// byKey finds the entries of a large map. It is made when one is first
	// looked for.
	byKey map[string]int
}

// Entry is a key of a map and its value.
type Entry struct {
	Key          string
	Line, Column int // of the key
	Value        *Node
}

// Get returns the value of a key, or nil if n is not a map that has it. It must
// not be called by several goroutines at once.
func (n *Node) Get(key string) *Node {
	if n == nil {
		return nil
	}
	if len(n.Fields) > 32 {
		return n.find(key)
	}
	for _, f := range n.Fields {
		if f.Key == key {
			return f.Value
		}
	}
	return nil
}

// find is Get for a large map: a document may have as many questions as keys.
func (n *Node) find(key string) *Node {
	if len(n.byKey) != len(n.Fields) {
		n.byKey = make(map[string]int, len(n.Fields))
		for i, f := range n.Fields {
			n.byKey[f.Key] = i
		}
	}
	i, ok := n.byKey[key]
	if !ok {
		return nil
	}
	return n.Fields[i].Value
}

// Kind is a kind of value that documents have.
type Kind int

const (
	// Broken is a value that could not be read. A problem says why, so nothing
	// more is said about it.
	Broken Kind = iota
	Null
	Bool
	Number
	String
	List
	Map
)

// String returns what the kind is called in messages.
func (k Kind) String() string {
	switch k {
	case Null:
		return "nothing (null)"
	case Bool:
		return "true or false"
	case Number:
		return "a number"
	case String:
		return "a text"
	case List:
		return "a list"
	case Map:
		return "a map"
	}
	return "something unreadable"
}

// Float returns the value of a Number.
func (n *Node) Float() (x float64, ok bool) {
	if n.Kind != Number {
		return 0, false
	}
	return parseNumber(n.Text)
}
