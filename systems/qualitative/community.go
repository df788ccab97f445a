package qualitative

import (
	"slices"

	"github.com/govmaturity/govmaturity"
)

// Unknown is an effect that there is, of a sign that nobody knows.
const Unknown = 2

// MaxVariables is how many variables a community has at most.
const MaxVariables = 500

// Community is a system of which the signs of the direct effects are known. It
// does not change.
type Community struct {
	names  []string
	titles []govmaturity.Text // what people read in place of the names, where there are some
	index  map[string]int
	a      [][]int8 // the effect of the column on the row
	parts  [][]int  // strongly connected, each in order, in the order of the first variable
	partOf []int
	reach  [][]bool // from part to part, by way of effects; each reaches itself
}

// Effect is a direct effect of one variable on another, or on itself.
type Effect struct {
	From, To string
	// Sign is -1, 1 or Unknown.
	Sign int
}

// New makes a community of its variables and the matrix of direct effects: the row
// is what is acted on, the column what acts. An effect is -1, 0, 1 or [Unknown].
// The error is a [govmaturity.Problems].
func New(variables []string, effects [][]int) (*Community, error) {
	c, problems := named(variables)
	if problems != nil {
		return nil, problems
	}
	root := govmaturity.Path{}.Key("effects")
	if len(effects) != len(variables) {
		return nil, govmaturity.Problems{{Code: govmaturity.CodeWrongCount, Path: root, Format: "there are %d rows for %d variables", Args: []any{len(effects), len(variables)}}}
	}
	for i, row := range effects {
		if len(row) != len(variables) {
			problems = append(problems, govmaturity.Problem{Code: govmaturity.CodeWrongCount, Path: root.Index(i), Format: "there are %d effects for %d variables", Args: []any{len(row), len(variables)}})
			continue
		}
		for j, x := range row {
			if x < -1 || x > Unknown {
				problems = append(problems, govmaturity.Problem{Code: govmaturity.CodeNotAllowed, Path: root.Index(i).Index(j), Format: "must be -1, 0, 1 or 2 (of unknown sign), found %d", Args: []any{x}})
				continue
			}
			c.a[i][j] = int8(x)
		}
	}
	if err := problems.Err(); err != nil {
		return nil, err
	}
	c.divide()
	return c, nil
}

// Of makes a community of its variables and a list of effects. Several effects
// between the same two that have different signs are one of unknown sign.
func Of(variables []string, effects []Effect) (*Community, error) {
	c, problems := named(variables)
	if problems != nil {
		return nil, problems
	}
	root := govmaturity.Path{}.Key("effects")
	for k, e := range effects {
		from, ok := c.index[e.From]
		to, found := c.index[e.To]
		switch {
		case !ok:
			problems = append(problems, govmaturity.Problem{Code: govmaturity.CodeUnknownReference, Path: root.Index(k).Key("from"), Format: "there is no variable %q", Args: []any{e.From}})
		case !found:
			problems = append(problems, govmaturity.Problem{Code: govmaturity.CodeUnknownReference, Path: root.Index(k).Key("to"), Format: "there is no variable %q", Args: []any{e.To}})
		case e.Sign != 1 && e.Sign != -1 && e.Sign != Unknown:
			problems = append(problems, govmaturity.Problem{Code: govmaturity.CodeNotAllowed, Path: root.Index(k).Key("sign"), Format: "must be -1, 1 or 2 (unknown), found %d", Args: []any{e.Sign}})
		case c.a[to][from] == 0:
			c.a[to][from] = int8(e.Sign)
		case c.a[to][from] != int8(e.Sign):
			c.a[to][from] = Unknown
		}
		if len(problems) > govmaturity.MaxProblems {
			break
		}
	}
	if err := problems.Err(); err != nil {
		return nil, err
	}
	c.divide()
	return c, nil
}

func named(variables []string) (*Community, govmaturity.Problems) {
	root := govmaturity.Path{}.Key("variables")
	if n := len(variables); n == 0 || n > MaxVariables {
		return nil, govmaturity.Problems{{Code: govmaturity.CodeWrongCount, Path: root, Format: "a community has from 1 to %d variables, found %d", Args: []any{MaxVariables, n}}}
	}
	c := &Community{names: slices.Clone(variables), index: map[string]int{}, a: make([][]int8, len(variables))}
	var problems govmaturity.Problems
	for i, v := range variables {
		if _, ok := c.index[v]; ok || v == "" {
			problems = append(problems, govmaturity.Problem{Code: govmaturity.CodeDuplicateID, Path: root.Index(i), Format: "must be a name that no other variable has, found %q", Args: []any{v}})
		}
		c.index[v] = i
		c.a[i] = make([]int8, len(variables))
	}
	return c, problems
}

// Damped returns the community with an effect of -1 on itself for each variable
// that has none: what grows or shrinks without end when nothing acts on it is rare,
// and diagrams leave this out.
func (c *Community) Damped() *Community {
	out := &Community{names: c.names, titles: c.titles, index: c.index, a: make([][]int8, len(c.a))}
	for i, row := range c.a {
		out.a[i] = slices.Clone(row)
		if row[i] == 0 {
			out.a[i][i] = -1
		}
	}
	out.divide()
	return out
}

// titled returns the community when people call its variables otherwise than by
// their names. Without titles, results are the same values in equal communities.
func (c *Community) titled() *Community {
	if c.titles == nil {
		return nil
	}
	return c
}

// called returns what people call a variable, in their language.
func (c *Community) called(w govmaturity.Words, name string) string {
	if c != nil && c.titles != nil {
		if i, ok := c.index[name]; ok && len(c.titles[i]) > 0 {
			return w.Wording(c.titles[i])
		}
	}
	return w.Isolate(name, "")
}

// Variables returns the names of the variables.
func (c *Community) Variables() []string { return slices.Clone(c.names) }

// Effect returns the direct effect of a variable on another: -1, 0, 1 or Unknown;
// 0 where there is no such variable.
func (c *Community) Effect(from, to string) int {
	i, ok := c.index[to]
	j, found := c.index[from]
	if !ok || !found {
		return 0
	}
	return int(c.a[i][j])
}

// divide finds the parts in which everything acts on everything, and which part
// acts on which.
func (c *Community) divide() {
	n := len(c.names)
	from := make([][]bool, n) // from[j][i]: j acts on i, by some way
	for j := range n {
		seen := make([]bool, n)
		seen[j] = true
		for queue := []int{j}; len(queue) > 0; queue = queue[1:] {
			for i := range n {
				if c.a[i][queue[0]] != 0 && !seen[i] {
					seen[i] = true
					queue = append(queue, i)
				}
			}
		}
		from[j] = seen
	}
	c.partOf = make([]int, n)
	done := make([]bool, n)
	for v := range n {
		if done[v] {
			continue
		}
		var part []int
		for w := v; w < n; w++ {
			if from[v][w] && from[w][v] {
				part = append(part, w)
				done[w], c.partOf[w] = true, len(c.parts)
			}
		}
		c.parts = append(c.parts, part)
	}
	c.reach = make([][]bool, len(c.parts))
	for p := range c.parts {
		c.reach[p] = make([]bool, len(c.parts))
		for q := range c.parts {
			c.reach[p][q] = from[c.parts[p][0]][c.parts[q][0]]
		}
	}
}
