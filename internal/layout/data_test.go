package layout_test

import (
	"cmp"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity/internal/layout"
)

// roots are where the data folder can be: beside the repository, or one folder
// further up.
var roots = []string{"../../../shared/data/systems", "../../../../shared/data/systems"}

// diagram is a graph with what a test knows of it.
type diagram struct {
	name  string
	graph layout.Graph
	texts [][]string // the lines of each node
}

// maker makes graphs as a chart would: with boxes as large as their texts.
type maker struct {
	d     diagram
	place map[string]int
	width int // of a line, in characters
}

func newMaker(name string) *maker {
	return &maker{d: diagram{name: name}, place: map[string]int{}, width: 17}
}

func (m *maker) node(id, label string, at *layout.Point) int {
	if i, ok := m.place[id]; ok {
		return i
	}
	var lines []string
	for _, word := range strings.Fields(label) {
		if n := len(lines); n > 0 && len([]rune(lines[n-1]+word)) < m.width {
			lines[n-1] += " " + word
		} else {
			lines = append(lines, word)
		}
	}
	longest := 1
	for _, l := range lines {
		longest = max(longest, len([]rune(l)))
	}
	n := layout.Node{ID: id, Width: float64(longest)*8.2 + 8, Height: float64(max(1, len(lines)))*16.25 + 6}
	if at != nil {
		n.Given, n.At = true, *at
	}
	m.place[id] = len(m.d.graph.Nodes)
	m.d.graph.Nodes = append(m.d.graph.Nodes, n)
	m.d.texts = append(m.d.texts, lines)
	return m.place[id]
}

func (m *maker) link(from, to int, delay bool) {
	g := &m.d.graph
	g.Links = append(g.Links, layout.Link{ID: strconv.Itoa(len(g.Links)), From: from, To: to, Sign: layout.Size{Width: 12, Height: 15}, Delay: delay})
}

// done names the shortest loops through each link.
func (m *maker) done() diagram {
	m.d.graph.Loops = shortLoops(m.d.graph, 9)
	return m.d
}

// shortLoops returns a shortest loop through each link, the shortest first, each
// with a link of its own.
func shortLoops(g layout.Graph, most int) []layout.Loop {
	out := make([][]int, len(g.Nodes))
	for i, l := range g.Links {
		out[l.From] = append(out[l.From], i)
	}
	var all [][]int
	for i, l := range g.Links {
		by := make([]int, len(g.Nodes)) // the link that a node was reached by, and 1
		queue := []int{l.To}
		for k := 0; k < len(queue) && by[l.From] == 0 && l.From != l.To; k++ {
			for _, j := range out[queue[k]] {
				if w := g.Links[j].To; by[w] == 0 && w != l.To {
					by[w] = j + 1
					queue = append(queue, w)
				}
			}
		}
		loop := []int{i}
		for v := l.From; v != l.To; v = g.Links[by[v]-1].From {
			if by[v] == 0 {
				loop = nil
				break
			}
			loop = append(loop, by[v]-1)
		}
		slices.Reverse(loop)
		if loop != nil {
			all = append(all, loop)
		}
	}
	slices.SortStableFunc(all, func(a, b []int) int { return cmp.Compare(len(a), len(b)) })
	seen := map[int]bool{}
	var loops []layout.Loop
	for _, l := range all {
		if slices.ContainsFunc(l, func(i int) bool { return !seen[i] }) && len(loops) < most {
			for _, i := range l {
				seen[i] = true
			}
			loops = append(loops, layout.Loop{Links: l, Name: layout.Size{Width: 38, Height: 38}})
		}
	}
	return loops
}

// diagrams reads what the data folder has, in a few plain formats: enough to lay
// them out.
func diagrams(tb testing.TB) []diagram {
	tb.Helper()
	var all []diagram
	root := roots[0]
	if _, err := os.Stat(root); err != nil {
		root = roots[1]
	}
	for pattern, read := range map[string]func(*maker, []byte) error{
		"cld/*.json": readPlain, "found/loopy/*.json": readLoopy, "found/kumu/*.json": readKumu,
		"found/mermaid/*.mmd": readMermaid, "found/catcolab/*.json": readCatColab, "found/loop_analysis/*.json": readMatrix,
	} {
		files, err := filepath.Glob(filepath.Join(root, pattern))
		if err != nil {
			tb.Fatal(err)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				tb.Fatal(err)
			}
			m := newMaker(strings.TrimSuffix(filepath.Base(file), filepath.Ext(file)))
			if err := read(m, text); err != nil {
				tb.Fatalf("%s: %v", file, err)
			}
			all = append(all, m.done())
		}
	}
	if len(all) == 0 {
		tb.Skip("the shared data are not here")
	}
	slices.SortFunc(all, func(a, b diagram) int { return cmp.Compare(a.name, b.name) })
	return all
}

func readPlain(m *maker, text []byte) error {
	var f struct {
		Variables []string
		Links     [][3]string
	}
	if err := json.Unmarshal(text, &f); err != nil {
		return err
	}
	for _, v := range f.Variables {
		m.node(v, v, nil)
	}
	for i, l := range f.Links {
		m.link(m.node(l[0], l[0], nil), m.node(l[1], l[1], nil), i%7 == 3)
	}
	return nil
}

func readLoopy(m *maker, text []byte) error {
	var f [4]any
	if err := json.Unmarshal(text, &f); err != nil {
		return err
	}
	for _, n := range f[0].([]any) {
		n := n.([]any)
		m.node(strconv.Itoa(int(n[0].(float64))), strings.ReplaceAll(n[4].(string), "%20", " "), &layout.Point{X: n[1].(float64), Y: n[2].(float64)})
	}
	for _, l := range f[1].([]any) {
		l := l.([]any)
		m.link(m.place[strconv.Itoa(int(l[0].(float64)))], m.place[strconv.Itoa(int(l[1].(float64)))], false)
	}
	return nil
}

func readKumu(m *maker, text []byte) error {
	type attributes struct {
		Label string
	}
	var f struct {
		Elements []struct {
			ID         string `json:"_id"`
			Label      string
			Attributes attributes
		}
		Connections []struct{ From, To, Direction string }
	}
	if err := json.Unmarshal(text, &f); err != nil {
		return err
	}
	for _, e := range f.Elements {
		label := cmp.Or(e.Attributes.Label, e.Label)
		m.node(cmp.Or(e.ID, label), label, nil)
	}
	for i, c := range f.Connections {
		from, to := m.node(c.From, c.From, nil), m.node(c.To, c.To, nil)
		m.link(from, to, i%5 == 2)
		if c.Direction == "mutual" {
			m.link(to, from, false)
		}
	}
	return nil
}

var (
	mermaidNode = regexp.MustCompile(`^ *(\w+)\(?\[\(?"([^"]*)"`)
	mermaidLink = regexp.MustCompile(`^ *(\w+) -\.->\|[^|]*\| (\w+)`)
)

func readMermaid(m *maker, text []byte) error {
	for line := range strings.Lines(string(text)) {
		if n := mermaidNode.FindStringSubmatch(line); n != nil {
			m.node(n[1], strings.ReplaceAll(n[2], "<br/>", " "), nil)
		} else if l := mermaidLink.FindStringSubmatch(line); l != nil {
			m.link(m.node(l[1], l[1], nil), m.node(l[2], l[2], nil), false)
		}
	}
	return nil
}

func readCatColab(m *maker, text []byte) error {
	type end struct{ Content string }
	var f struct {
		Notebook struct {
			CellContents map[string]struct {
				Tag     string
				Content json.RawMessage
			}
		}
	}
	if err := json.Unmarshal(text, &f); err != nil {
		return err
	}
	type content struct {
		Tag, Name, ID string
		Dom, Cod      end
	}
	var links []content
	for _, id := range slices.Sorted(maps.Keys(f.Notebook.CellContents)) {
		c := f.Notebook.CellContents[id]
		var x content
		if c.Tag != "formal" {
			continue
		}
		if err := json.Unmarshal(c.Content, &x); err != nil {
			return err
		}
		if x.Tag == "object" {
			m.node(x.ID, x.Name, nil)
		} else {
			links = append(links, x)
		}
	}
	slices.SortFunc(links, func(a, b content) int { return cmp.Compare(a.ID, b.ID) })
	for _, l := range links {
		m.link(m.node(l.Dom.Content, "", nil), m.node(l.Cod.Content, "", nil), false)
	}
	return nil
}

func readMatrix(m *maker, text []byte) error {
	var f struct {
		Variables []string
		Matrix    [][]float64
	}
	if err := json.Unmarshal(text, &f); err != nil {
		return err
	}
	for _, v := range f.Variables {
		m.node(v, v, nil)
	}
	for i, row := range f.Matrix {
		for j, x := range row {
			if x != 0 {
				m.link(j, i, false)
			}
		}
	}
	return nil
}
