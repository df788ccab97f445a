package maturity_test

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
)

// found returns the code, path and place of each problem in an error.
func found(err error) (out []string) {
	var problems govmaturity.Problems
	if err != nil && !errors.As(err, &problems) {
		return []string{err.Error()}
	}
	for _, p := range problems {
		out = append(out, fmt.Sprintf("%s %s %d:%d", p.Code, p.Path, p.Line, p.Column))
	}
	return out
}

// group is a root with a rule, and nodes below it: a number from 0 to 10 if none
// are given.
func group(rule string, nodes ...string) string {
	if len(nodes) == 0 {
		nodes = []string{"{id: a, title: A, measure: {kind: number, range: {min: 0, max: 10}}}"}
	}
	return "id: r\ntitle: R\n" + rule + "\nnodes:\n  - " + strings.Join(nodes, "\n  - ")
}

func mean(nodes ...string) string { return group("aggregation: arithmetic", nodes...) }

// leaf is a mean of one indicator.
func leaf(measure string) string { return mean("{id: a, title: A, measure: {" + measure + "}}") }

// badFrameworks are refused, each with all that is wrong and nothing else. The
// root begins on line 21, or a line later for each line that comes before it.
var badFrameworks = []struct {
	reason string
	root   string
	more   string
	want   []string
}{
	{"a node is nothing at all", mean("{id: a, title: A}"), "", []string{"one-of root.nodes[0] 25:7"}},
	{"a node is two things", mean("{id: a, title: A, measure: {kind: yes-no}, nodes: [{id: b, title: T, measure: {kind: yes-no}}], aggregation: arithmetic}"), "", []string{"one-of root.nodes[0] 25:7"}},
	{"a node is all three", mean("{id: a, title: A, measure: {kind: yes-no}, nodes: [{id: b, title: T, measure: {kind: yes-no}}], items: {roster: x}, aggregation: sum}"), "", []string{"one-of root.nodes[0] 25:7"}},
	{"an id is taken by another node", mean("{id: a, title: T, measure: {kind: yes-no}}", "{id: a, title: T, measure: {kind: yes-no}}"), "", []string{"duplicate-id root.nodes[1].id 26:12"}},
	{"an id is taken by the root", mean("{id: r, title: T, measure: {kind: yes-no}}"), "", []string{"duplicate-id root.nodes[0].id 25:12"}},
	{"ids are unique across rosters", mean("{id: a, title: T, measure: {kind: yes-no}}", "{id: s, title: S, aggregation: median, items: {roster: ro}}"), "rosters: [{id: ro, title: R, root: {id: a, title: T, measure: {kind: yes-no}}}]", []string{"duplicate-id rosters[0].root.id 19:41"}},
	{"two scales with one id", mean("{id: a, title: T, measure: {kind: yes-no}}"), "  - {id: mil, levels: [{id: x, rank: 1, title: X}]}", []string{"duplicate-id scales[2].id 19:10"}},
	{"two levels with one id", mean("{id: a, title: T, measure: {kind: yes-no}}"), "  - {id: x, levels: [{id: l, rank: 1, title: L}, {id: l, rank: 2, title: L}]}", []string{"duplicate-id scales[2].levels[1].id 19:55"}},
	{"two options with one id", leaf("kind: checklist, options: [{id: x, title: X}, {id: x, title: X}]"), "", []string{"duplicate-id root.nodes[0].measure.options[1].id 25:86"}},
	{"two sources with one id", mean("{id: a, title: T, measure: {kind: yes-no}}"), "sources: [{id: s, title: S}, {id: s, title: S}]", []string{"duplicate-id sources[1].id 19:35"}},
	{"two rosters with one id", mean("{id: a, title: T, measure: {kind: yes-no}}"), "rosters: [{id: ro, title: R, root: {id: b, title: T, measure: {kind: yes-no}}}, {id: ro, title: R, root: {id: c, title: T, measure: {kind: yes-no}}}]", []string{"duplicate-id rosters[1].id 19:86"}},
	{"a group does not say how it combines", group("", "{id: a, title: T, measure: {kind: yes-no}}"), "", []string{"required root.aggregation 21:3"}},
	{"an unknown aggregation", group("aggregation: average", "{id: a, title: T, measure: {kind: yes-no}}"), "", []string{"unknown-reference root.aggregation 23:16"}},
	{"an indicator combines nothing", mean("{id: a, title: A, aggregation: sum, measure: {kind: yes-no}}"), "", []string{"not-used root.nodes[0].aggregation 25:38"}},
	{"a weight below 0", mean("{id: a, title: T, weight: -1, measure: {kind: yes-no}}"), "", []string{"out-of-range root.nodes[0].weight 25:33"}},
	{"a weight too large", mean("{id: a, title: T, weight: 1e10, measure: {kind: yes-no}}"), "", []string{"out-of-range root.nodes[0].weight 25:33"}},
	{"a weight too small to compute with", mean("{id: a, title: T, weight: 1e-10, measure: {kind: yes-no}}"), "", []string{"out-of-range root.nodes[0].weight 25:33"}},
	{"a weight that is not a number", mean("{id: a, title: T, weight: .nan, measure: {kind: yes-no}}"), "", []string{"not-finite root.nodes[0].weight 25:33"}},
	{"an endless weight", mean("{id: a, title: T, weight: .inf, measure: {kind: yes-no}}"), "", []string{"not-finite root.nodes[0].weight 25:33"}},
	{"weights that add up to 0", mean("{id: a, title: T, weight: 0, measure: {kind: yes-no}}", "{id: b, title: T, weight: 0, measure: {kind: yes-no}}"), "", []string{"zero-sum root.nodes 25:5"}},
	{"the root has a weight", group("weight: 2\naggregation: sum", "{id: a, title: T, measure: {kind: yes-no}}"), "", []string{"not-used root.weight 23:11"}},
	{"a profile cannot be counted", mean("{id: p, title: P, aggregation: profile, nodes: [{id: a, title: T, measure: {kind: yes-no}}]}", "{id: b, title: T, measure: {kind: yes-no}}"), "", []string{"no-value root.nodes[0] 25:7"}},
	{"levels out of order", mean("{id: a, title: T, measure: {kind: yes-no}}"), "  - {id: x, levels: [{id: k, rank: 2, title: K}, {id: l, rank: 1, title: L}]}", []string{"out-of-order scales[2].levels[1].rank 19:64"}},
	{"two levels of one rank", mean("{id: a, title: T, measure: {kind: yes-no}}"), "  - {id: x, levels: [{id: k, rank: 1, title: K}, {id: l, rank: 1, title: L}]}", []string{"out-of-order scales[2].levels[1].rank 19:64"}},
	{"a higher level that counts less", mean("{id: a, title: T, measure: {kind: yes-no}}"), "  - {id: x, levels: [{id: k, rank: 1, title: K, value: 5}, {id: l, rank: 2, title: L, value: 4}]}", []string{"out-of-order scales[2].levels[1].value 19:94"}},
	{"a scale without levels", mean("{id: a, title: T, measure: {kind: yes-no}}"), "  - {id: x, levels: []}", []string{"empty scales[2].levels 19:21"}},
	{"a rank that is not whole", mean("{id: a, title: T, measure: {kind: yes-no}}"), "  - {id: x, levels: [{id: k, rank: 1.5, title: K}]}", []string{"not-whole scales[2].levels[0].rank 19:36"}},
	{"no levels named so", group("aggregation: sum\nlevel: {scale: nope}"), "", []string{"unknown-reference root.level.scale 24:18"}},
	{"no scale named so, of a measure", leaf("kind: level, scale: nope"), "", []string{"unknown-reference root.nodes[0].measure.scale 25:55"}},
	{"a level measure without a scale", leaf("kind: level"), "", []string{"required root.nodes[0].measure.scale 25:34"}},
	{"a descriptor of an unknown level", leaf("kind: level, scale: mil, descriptors: [{level: mil9, text: T}]"), "", []string{"unknown-reference root.nodes[0].measure.descriptors[0].level 25:82"}},
	{"a level described twice", leaf("kind: level, scale: mil, descriptors: [{level: mil1, text: T}, {level: mil1, text: U}]"), "", []string{"duplicate-id root.nodes[0].measure.descriptors[1].level 25:106"}},
	{"a descriptor that says nothing", leaf("kind: level, scale: mil, descriptors: [{level: mil1}]"), "", []string{"required root.nodes[0].measure.descriptors[0] 25:74"}},
	{"an indicator answered with a level has that level", mean("{id: a, title: A, level: {scale: mil}, measure: {kind: level, scale: mil}}"), "", []string{"not-used root.nodes[0].level 25:32"}},
	{"a profile is not sorted into levels", group("aggregation: profile\nlevel: {scale: mil}"), "", []string{"not-used root.level 24:10"}},
	{"a class needs cuts", group("aggregation: sum\nclass: {scale: mil}"), "", []string{"required root.class.cuts 24:10"}},
	{"the published value needs decimals", group("aggregation: sum\nlevel: {scale: mil, of: published}"), "", []string{"required root.level.of 24:27"}},
	{"too many decimals", group("aggregation: sum\ndecimals: 13"), "", []string{"out-of-range root.decimals 24:13"}},
	{"cuts out of the order of the levels", group("aggregation: sum\nlevel: {scale: mil, cuts: [{level: mil2, from: 1}, {level: mil1, from: 2}, {level: mil3, from: 3}]}"), "", []string{"out-of-order root.level.cuts[0].level 24:38", "out-of-order root.level.cuts[1].level 24:62"}},
	{"a cut for an unknown level", group("aggregation: sum\nlevel: {scale: mil, cuts: [{level: mil1, from: 1}, {level: mil2, from: 2}, {level: mil4, from: 3}]}"), "", []string{"unknown-reference root.level.cuts[2].level 24:86"}},
	{"cuts that fall", group("aggregation: sum\nlevel: {scale: mil, cuts: [{level: mil1, from: 1}, {level: mil2, from: 3}, {level: mil3, from: 2}]}"), "", []string{"out-of-order root.level.cuts[2] 24:78"}},
	{"two levels begin at one value", group("aggregation: sum\nlevel: {scale: mil, cuts: [{level: mil1, from: 1}, {level: mil2, from: 1}, {level: mil3, from: 2}]}"), "", []string{"out-of-order root.level.cuts[1] 24:54"}},
	{"above a value comes after from it, not before", group("aggregation: sum\nlevel: {scale: mil, cuts: [{level: mil1, above: 1}, {level: mil2, from: 1}, {level: mil3, from: 2}]}"), "", []string{"out-of-order root.level.cuts[1] 24:55"}},
	{"a level without a cut", group("aggregation: sum\nlevel: {scale: mil, cuts: [{level: mil1, from: 1}]}"), "", []string{"unreachable root.level.cuts 24:29"}},
	{"a cut beyond the highest value", group("aggregation: sum\nlevel: {scale: mil, cuts: [{level: mil1, from: 1}, {level: mil2, from: 2}, {level: mil3, from: 11}]}"), "", []string{"unreachable root.level.cuts[2] 24:78"}},
	{"a cut above the highest value", group("aggregation: sum\nlevel: {scale: mil, cuts: [{level: mil1, from: 1}, {level: mil2, from: 2}, {level: mil3, above: 10}]}"), "", []string{"unreachable root.level.cuts[2] 24:78"}},
	{"without cuts, a level beyond the highest value", group("aggregation: arithmetic\nlevel: {scale: mil}", "{id: a, title: T, measure: {kind: yes-no}}"), "", []string{"unreachable root.level 24:10", "unreachable root.level 24:10"}},
	{"a cut from nowhere", group("aggregation: sum\nlevel: {scale: mil, cuts: [{level: mil1}, {level: mil2, from: 2}, {level: mil3, from: 3}]}"), "", []string{"one-of root.level.cuts[0] 24:30"}},
	{"a cut with two beginnings", group("aggregation: sum\nlevel: {scale: mil, cuts: [{level: mil1, from: 1, above: 1}, {level: mil2, from: 2}, {level: mil3, from: 3}]}"), "", []string{"one-of root.level.cuts[0] 24:30"}},
	{"an unknown source, of the framework", mean("{id: a, title: T, measure: {kind: yes-no}}"), "cites: [{source: nope, locator: p. 1}]", []string{"unknown-reference cites[0].source 19:18"}},
	{"an unknown source, of a node", mean("{id: a, title: T, cites: [{source: nope, locator: p. 1}], measure: {kind: yes-no}}"), "", []string{"unknown-reference root.nodes[0].cites[0].source 25:42"}},
	{"an unknown source, of a level", group("aggregation: sum\nlevel: {scale: mil, cites: [{source: nope, locator: p. 1}]}"), "", []string{"unknown-reference root.level.cites[0].source 24:40"}},
	{"no roster named so", mean("{id: s, title: S, aggregation: median, items: {roster: nope}}"), "", []string{"unknown-reference root.nodes[0].items.roster 25:62"}},
	{"no node to take, named so", mean("{id: s, title: S, aggregation: median, items: {roster: ro, take: nope}}"), "rosters: [{id: ro, title: R, root: {id: b, title: T, measure: {kind: yes-no}}}]", []string{"unknown-reference root.nodes[0].items.take 25:72"}},
	{"a roster inside another is not seen from outside", mean("{id: s, title: S, aggregation: median, items: {roster: inner}}"), "rosters: [{id: ro, title: R, root: {id: b, title: T, measure: {kind: yes-no}}, rosters: [{id: inner, title: R, root: {id: c, title: T, measure: {kind: yes-no}}}]}]", []string{"unknown-reference root.nodes[0].items.roster 25:62"}},
	{"a profile of items has no value to take", mean("{id: s, title: S, aggregation: median, items: {roster: ro}}"), "rosters: [{id: ro, title: R, root: {id: p, title: P, aggregation: profile, nodes: [{id: b, title: T, measure: {kind: yes-no}}]}}]", []string{"no-value root.nodes[0].items.take 25:53"}},
	{"the sum of a roster depends on its length", mean("{id: s, title: S, aggregation: sum, items: {roster: ro}}"), "rosters: [{id: ro, title: R, root: {id: b, title: T, measure: {kind: yes-no}}}]", []string{"not-used root.nodes[0].aggregation 25:38"}},
	{"so do its most points", mean("{id: s, title: S, aggregation: points, maximum: 9, items: {roster: ro}}"), "rosters: [{id: ro, title: R, root: {id: b, title: T, measure: {kind: yes-no}}}]", []string{"not-used root.nodes[0].maximum 25:55"}},
	{"a condition on nothing known", mean("{id: a, title: T, measure: {kind: yes-no}}", `{id: b, title: T, when: {node: nope, is: ["yes"]}, measure: {kind: yes-no}}`), "", []string{"unknown-reference root.nodes[1].when.node 26:38"}},
	{"a condition on a group", mean("{id: a, title: T, measure: {kind: yes-no}}", `{id: b, title: T, when: {node: r, is: ["yes"]}, measure: {kind: yes-no}}`), "", []string{"unknown-reference root.nodes[1].when.node 26:38"}},
	{"an answer that is no option", mean("{id: a, title: T, measure: {kind: yes-no}}", "{id: b, title: T, when: {node: a, is: [maybe]}, measure: {kind: yes-no}}"), "", []string{"unknown-reference root.nodes[1].when.is[0] 26:46"}},
	{"an item cannot be seen from outside", mean(`{id: a, title: T, when: {node: b, is: ["yes"]}, measure: {kind: yes-no}}`), "rosters: [{id: ro, title: R, root: {id: b, title: T, measure: {kind: yes-no}}}]", []string{"unknown-reference root.nodes[0].when.node 25:38"}},
	{"at-least needs an order", mean("{id: a, title: T, measure: {kind: yes-no}}", `{id: b, title: T, when: {node: a, at-least: "yes"}, measure: {kind: yes-no}}`), "", []string{"wrong-type root.nodes[1].when.at-least 26:51"}},
	{"at-least an unknown level", mean("{id: a, title: A, measure: {kind: level, scale: mil}}", "{id: b, title: T, when: {node: a, at-least: mil9}, measure: {kind: yes-no}}"), "", []string{"unknown-reference root.nodes[1].when.at-least 26:51"}},
	{"a condition on a node asks nothing", mean("{id: a, title: T, measure: {kind: yes-no}}", "{id: b, title: T, when: {node: a}, measure: {kind: yes-no}}"), "", []string{"one-of root.nodes[1].when 26:31"}},
	{"a condition on a node asks two things", mean("{id: a, title: T, measure: {kind: yes-no}}", `{id: b, title: T, when: {node: a, is: ["yes"], from: 1}, measure: {kind: yes-no}}`), "", []string{"one-of root.nodes[1].when 26:31"}},
	{"an empty condition", mean("{id: a, title: T, measure: {kind: yes-no}}", "{id: b, title: T, when: {}, measure: {kind: yes-no}}"), "", []string{"one-of root.nodes[1].when 26:31"}},
	{"a condition with two parts that exclude each other", mean("{id: a, title: T, measure: {kind: yes-no}}", `{id: b, title: T, when: {node: a, is: ["yes"], all: [{node: a, is: ["no"]}]}, measure: {kind: yes-no}}`), "", []string{"one-of root.nodes[1].when 26:31"}},
	{"a test without a node", mean("{id: a, title: T, measure: {kind: yes-no}}", `{id: b, title: T, when: {all: [{node: a, is: ["yes"]}], from: 1}, measure: {kind: yes-no}}`), "", []string{"required root.nodes[1].when 26:31"}},
	{"an unknown state", mean("{id: a, title: T, measure: {kind: yes-no}}", "{id: b, title: T, when: {node: a, state: [gone]}, measure: {kind: yes-no}}"), "", []string{"not-allowed root.nodes[1].when.state[0] 26:49"}},
	{"two lower bounds", mean("{id: a, title: T, measure: {kind: yes-no}}", "{id: b, title: T, when: {node: a, from: 0, above: 0}, measure: {kind: yes-no}}"), "", []string{"one-of root.nodes[1].when 26:31"}},
	{"whether it is asked depends on itself", mean(`{id: a, title: T, when: {node: a, is: ["yes"]}, measure: {kind: yes-no}}`), "", []string{"cycle root.nodes[0].when 25:31"}},
	{"two that depend on each other", mean(`{id: a, title: T, when: {node: b, is: ["yes"]}, measure: {kind: yes-no}}`, `{id: b, title: T, when: {node: a, is: ["yes"]}, measure: {kind: yes-no}}`), "", []string{"cycle root.nodes[0].when 25:31"}},
	{"a group that depends on what is in it", mean(`{id: g, title: G, aggregation: sum, when: {not: {node: a, is: ["yes"]}}, nodes: [{id: a, title: T, measure: {kind: yes-no}}]}`, "{id: b, title: T, measure: {kind: yes-no}}"), "", []string{"cycle root.nodes[0].when 25:49"}},
	{"a gate without a scale", group("aggregation: gate", "{id: a, title: T, at: mil1, measure: {kind: yes-no}}"), "", []string{"required root.level 21:3"}},
	{"a gate's node without a level", group("aggregation: gate\nlevel: {scale: mil}", "{id: a, title: T, measure: {kind: yes-no}}", "{id: b, title: T, at: mil3, measure: {kind: yes-no}}"), "", []string{"unknown-reference root.nodes[0].at 26:7"}},
	{"a gate's node at an unknown level", group("aggregation: gate\nlevel: {scale: mil}", "{id: a, title: T, at: mil7, measure: {kind: yes-no}}", "{id: b, title: T, at: mil3, measure: {kind: yes-no}}"), "", []string{"unknown-reference root.nodes[0].at 26:29"}},
	{"nothing is needed for the highest level", group("aggregation: gate\nlevel: {scale: mil}", "{id: a, title: T, at: mil1, measure: {kind: yes-no}}"), "", []string{"unreachable root 21:3"}},
	{"a gate has no cuts", group("aggregation: gate\nlevel: {scale: mil, cuts: [{level: mil1, from: 1}, {level: mil2, from: 2}, {level: mil3, from: 3}]}", "{id: b, title: T, at: mil3, measure: {kind: yes-no}}"), "", []string{"not-used root.level.cuts 24:29"}},
	{"a node that can never be met", group("aggregation: gate\nlevel: {scale: mil}\nmet: 2", "{id: b, title: T, at: mil3, measure: {kind: yes-no}}"), "", []string{"unreachable root.met 25:8"}},
	{"a ladder with too few steps", group("aggregation: ladder\nlevel: {scale: mil}", "{id: a, title: T, measure: {kind: yes-no}}", "{id: b, title: T, measure: {kind: yes-no}}"), "", []string{"unreachable root 21:3", "wrong-count root.nodes 26:5"}},
	{"at is for gates", mean("{id: a, title: T, at: mil1, measure: {kind: yes-no}}"), "", []string{"not-used root.nodes[0].at 25:29"}},
	{"a gate's first level below 0", group("aggregation: gate\nlevel: {scale: x}", "{id: a, title: T, at: l, measure: {kind: yes-no}}"), "  - {id: x, levels: [{id: k, rank: 1, title: K, value: -1}, {id: l, rank: 2, title: L}]}", []string{"out-of-range root.aggregation 23:16"}},
	{"a table without rows", group("aggregation: table", "{id: a, title: T, measure: {kind: yes-no}}"), "", []string{"required root.table 21:3"}},
	{"rows after one that always holds", group("aggregation: table\ntable: [{value: 1}, {value: 0}]", "{id: a, title: T, measure: {kind: yes-no}}"), "", []string{"unreachable root.table[0] 24:11"}},
	{"a row without a value", group("aggregation: table\ntable: [{when: {node: a, is: [\"yes\"]}}, {value: 1}]", "{id: a, title: T, measure: {kind: yes-no}}"), "", []string{"required root.table[0].value 24:11"}},
	{"a value that is always the same", group("aggregation: table\ntable: [{value: 1}]", "{id: a, title: T, measure: {kind: yes-no}}"), "", []string{"unreachable root 21:3"}},
	{"more points than the maximum", group("aggregation: points\nmaximum: 5"), "", []string{"saturates root.maximum 24:12"}},
	{"points below 0", group("aggregation: points", "{id: a, title: A, measure: {kind: number, range: {min: -1, max: 1}}}"), "", []string{"out-of-range root.aggregation 23:16"}},
	{"a geometric mean of values below 0", group("aggregation: geometric", "{id: a, title: A, measure: {kind: number, range: {min: -1, max: 1}}}"), "", []string{"out-of-range root.aggregation 23:16"}},
	{"a harmonic mean of values below 0", group("aggregation: harmonic", "{id: a, title: A, measure: {kind: number, range: {min: -1, max: 1}}}"), "", []string{"out-of-range root.aggregation 23:16"}},
	{"fields that a mean does not use", group("aggregation: arithmetic\nmaximum: 1\nworth: 1\nmet: 1\nshare: 1\ntable: [{value: 1}]\neffort: 1"), "", []string{"not-used root.maximum 24:12", "not-used root.worth 25:10", "not-used root.met 26:8", "not-used root.share 27:10", "not-used root.table 28:10", "not-used root.effort 29:11"}},
	{"a share beyond 1", group("aggregation: gate\nlevel: {scale: mil}\nshare: 1.5", "{id: b, title: T, at: mil3, measure: {kind: yes-no}}"), "", []string{"out-of-range root.share 25:10"}},
	{"an anchor without a value", group("aggregation: sum\nmissing: {unanswered: anchor}"), "", []string{"required root.missing.anchor 24:12"}},
	{"an anchor outside of what a node can be", group("aggregation: sum\nmissing: {unanswered: anchor, anchor: 11}"), "", []string{"out-of-range root.missing.anchor 24:41"}},
	{"an anchor that no policy uses", group("aggregation: sum\nmissing: {anchor: 1}"), "", []string{"not-used root.missing.anchor 24:21"}},
	{"impute from nodes on other ranges", group("aggregation: sum\nmissing: {excluded: impute}", "{id: b, title: T, measure: {kind: yes-no}}", "{id: a, title: A, measure: {kind: count, maximum: 3, worth: 2}}"), "", []string{"out-of-range root.missing.excluded 24:23"}},
	{"a profile counts nothing to impute", group("aggregation: profile\nmissing: {unanswered: zero}"), "", []string{"not-used root.missing.unanswered 24:25"}},
	{"a profile has nothing to anchor", group("aggregation: profile\nmissing: {anchor: 1}"), "", []string{"not-used root.missing.anchor 24:21"}},
	{"an unknown policy", group("aggregation: sum\nmissing: {unanswered: ignore}"), "", []string{"not-allowed root.missing.unanswered 24:25"}},
	{"a coverage beyond 1", group("aggregation: sum\nmissing: {min-coverage: 2}"), "", []string{"out-of-range root.missing.min-coverage 24:27"}},
	{"an indicator has no policy", mean("{id: a, title: T, missing: {all: zero}, measure: {kind: yes-no}}"), "", []string{"not-used root.nodes[0].missing 25:34"}},
	{"the framework's policy, where no node can follow it", group("aggregation: sum", "{id: b, title: T, measure: {kind: yes-no}}", "{id: a, title: A, measure: {kind: count, maximum: 3, worth: 2}}"), "missing: {all: impute}", []string{"out-of-range missing.all 19:16"}},
	{"an unknown measure", leaf("kind: grade"), "", []string{"unknown-reference root.nodes[0].measure.kind 25:41"}},
	{"a measure without a kind", leaf("worth: 1"), "", []string{"required root.nodes[0].measure.kind 25:34"}},
	{"a choice without options", leaf("kind: choice"), "", []string{"required root.nodes[0].measure.options 25:34"}},
	{"an option that counts nothing", leaf("kind: choice, options: [{id: x, title: X}]"), "", []string{"required root.nodes[0].measure.options[0].value 25:59"}},
	{"the name that tables have for not applicable", leaf("kind: checklist, options: [{id: na, title: N}]"), "", []string{"reserved root.nodes[0].measure.options[0].id 25:67"}},
	{"an option of a checklist below 0", leaf("kind: checklist, options: [{id: x, title: X, value: -1}, {id: y, title: Y}]"), "", []string{"out-of-range root.nodes[0].measure.options[0].value 25:87"}},
	{"a checklist in which nothing counts", leaf("kind: checklist, options: [{id: x, title: X, value: 0}]"), "", []string{"zero-sum root.nodes[0].measure.options 25:61"}},
	{"a checklist of endless sums", leaf("kind: checklist, options: [{id: x, title: X, value: 1e308}, {id: y, title: Y, value: 1e308}]"), "", []string{"out-of-range root.nodes[0].measure.options 25:61"}},
	{"65 options", leaf("kind: checklist, options: [{id: o0, title: O}, {id: o1, title: O}, {id: o2, title: O}, {id: o3, title: O}, {id: o4, title: O}, {id: o5, title: O}, {id: o6, title: O}, {id: o7, title: O}, {id: o8, title: O}, {id: o9, title: O}, {id: o10, title: O}, {id: o11, title: O}, {id: o12, title: O}, {id: o13, title: O}, {id: o14, title: O}, {id: o15, title: O}, {id: o16, title: O}, {id: o17, title: O}, {id: o18, title: O}, {id: o19, title: O}, {id: o20, title: O}, {id: o21, title: O}, {id: o22, title: O}, {id: o23, title: O}, {id: o24, title: O}, {id: o25, title: O}, {id: o26, title: O}, {id: o27, title: O}, {id: o28, title: O}, {id: o29, title: O}, {id: o30, title: O}, {id: o31, title: O}, {id: o32, title: O}, {id: o33, title: O}, {id: o34, title: O}, {id: o35, title: O}, {id: o36, title: O}, {id: o37, title: O}, {id: o38, title: O}, {id: o39, title: O}, {id: o40, title: O}, {id: o41, title: O}, {id: o42, title: O}, {id: o43, title: O}, {id: o44, title: O}, {id: o45, title: O}, {id: o46, title: O}, {id: o47, title: O}, {id: o48, title: O}, {id: o49, title: O}, {id: o50, title: O}, {id: o51, title: O}, {id: o52, title: O}, {id: o53, title: O}, {id: o54, title: O}, {id: o55, title: O}, {id: o56, title: O}, {id: o57, title: O}, {id: o58, title: O}, {id: o59, title: O}, {id: o60, title: O}, {id: o61, title: O}, {id: o62, title: O}, {id: o63, title: O}, {id: o64, title: O}]"), "", []string{"too-many-items root.nodes[0].measure.options 25:61"}},
	{"a count without a maximum", leaf("kind: count"), "", []string{"required root.nodes[0].measure.maximum 25:34"}},
	{"a count to a half", leaf("kind: count, maximum: 2.5"), "", []string{"out-of-range root.nodes[0].measure.maximum 25:57"}},
	{"points to nothing", leaf("kind: points, maximum: 0"), "", []string{"out-of-range root.nodes[0].measure.maximum 25:58"}},
	{"a worth below 0", leaf("kind: yes-no, worth: -1"), "", []string{"out-of-range root.nodes[0].measure.worth 25:56"}},
	{"a number without a range", leaf("kind: number"), "", []string{"required root.nodes[0].measure.range 25:34"}},
	{"a range from high to low", leaf("kind: number, range: {min: 1, max: 0}"), "", []string{"out-of-order root.nodes[0].measure.range 25:56"}},
	{"a range of one number", leaf("kind: number, range: {min: 1, max: 1}"), "", []string{"out-of-order root.nodes[0].measure.range 25:56"}},
	{"a range of numbers that cannot be added", leaf("kind: number, range: {min: -1e308, max: 1e308}"), "", []string{"out-of-range root.nodes[0].measure.range 25:56"}},
	{"fields that other measures use", leaf("kind: yes-no, scale: mil, options: [{id: x, title: X}], range: {min: 0, max: 1}, maximum: 1, normalise: {kind: goalposts, min: 0, max: 1}, descriptors: [{level: mil1, text: T}]"), "", []string{"not-used root.nodes[0].measure.scale 25:56", "not-used root.nodes[0].measure.options 25:70", "not-used root.nodes[0].measure.range 25:98", "not-used root.nodes[0].measure.maximum 25:125", "not-used root.nodes[0].measure.normalise 25:139", "not-used root.nodes[0].measure.descriptors 25:187"}},
	{"a number that counts as it is has no worth", leaf("kind: number, range: {min: 0, max: 1}, worth: 2"), "", []string{"not-used root.nodes[0].measure.worth 25:81"}},
	{"goalposts the wrong way round", leaf("kind: number, normalise: {kind: goalposts, min: 1, max: 0}"), "", []string{"out-of-order root.nodes[0].measure.normalise.max 25:91"}},
	{"goalposts without an end", leaf("kind: number, range: {min: 0, max: 1}, normalise: {kind: goalposts, min: 1}"), "", []string{"required root.nodes[0].measure.normalise 25:85"}},
	{"what lies outside of the goalposts is not said", leaf("kind: number, range: {min: 0, max: 3}, normalise: {kind: goalposts, min: 0, max: 1}"), "", []string{"required root.nodes[0].measure.normalise.outside 25:85"}},
	{"a z-score without a reference", leaf("kind: number, range: {min: 0, max: 1}, normalise: {kind: z-score, mean: 1}"), "", []string{"required root.nodes[0].measure.normalise 25:85"}},
	{"a deviation of 0", leaf("kind: number, range: {min: 0, max: 1}, normalise: {kind: z-score, mean: 1, sd: 0}"), "", []string{"out-of-order root.nodes[0].measure.normalise 25:85", "out-of-range root.nodes[0].measure.normalise.sd 25:114"}},
	{"a deviation so small that scores are endless", leaf("kind: number, range: {min: 0, max: 1}, normalise: {kind: z-score, mean: 1, sd: 1e-320}"), "", []string{"out-of-order root.nodes[0].measure.normalise 25:85"}},
	{"a z-score does not clamp", leaf("kind: number, range: {min: 0, max: 1}, normalise: {kind: z-score, mean: 1, sd: 1, outside: clamp}"), "", []string{"not-used root.nodes[0].measure.normalise.outside 25:126"}},
	{"goalposts have no reference", leaf("kind: number, normalise: {kind: goalposts, min: 0, max: 1, mean: 1, sd: 1, points: [{from: 0, to: 1}]}"), "", []string{"not-used root.nodes[0].measure.normalise.mean 25:100", "not-used root.nodes[0].measure.normalise.sd 25:107", "not-used root.nodes[0].measure.normalise.points 25:118"}},
	{"a function of one point", leaf("kind: number, range: {min: 0, max: 1}, normalise: {kind: piecewise, points: [{from: 0, to: 1}]}"), "", []string{"required root.nodes[0].measure.normalise.points 25:111"}},
	{"points that go back", leaf("kind: number, range: {min: 0, max: 1}, normalise: {kind: piecewise, points: [{from: 1, to: 1}, {from: 0, to: 0}]}"), "", []string{"out-of-order root.nodes[0].measure.normalise.points[1].from 25:137"}},
	{"an unknown normalisation", leaf("kind: number, range: {min: 0, max: 1}, normalise: {kind: log}"), "", []string{"unknown-reference root.nodes[0].measure.normalise.kind 25:92"}},
	{"an effort of nothing", mean("{id: a, title: A, effort: 0, measure: {kind: yes-no}}"), "", []string{"out-of-range root.nodes[0].effort 25:33"}},
	{"a step of an answer that has no number", leaf("kind: yes-no, step: 2"), "", []string{"not-used root.nodes[0].measure.step 25:55"}},
	{"a step of nothing", leaf("kind: points, maximum: 10, step: 0"), "", []string{"out-of-range root.nodes[0].measure.step 25:68"}},
	{"a step of half a thing", leaf("kind: count, maximum: 10, step: 1.5"), "", []string{"out-of-range root.nodes[0].measure.step 25:67"}},
	{"a step so small that nobody could take them all", leaf("kind: number, range: {min: 0, max: 10}, step: 1e-6"), "", []string{"out-of-range root.nodes[0].measure.step 25:81"}},
	{"a measure that is no map", mean("{id: a, title: A, measure: 5}"), "", []string{"wrong-type root.nodes[0].measure 25:34"}},
	{"a root that is no map", "5", "", []string{"wrong-type root 21:3"}},
	{"a list of nodes that is null", "id: r\ntitle: R\naggregation: sum\nnodes:", "", []string{"null root.nodes 24:9"}},
	{"several at once, all told, in the order of the document", "id: R\ntitle: \"\"\naggregation: sum\nworth: 0\nnodes:\n  - {id: a, title: A, weight: -1, measure: {kind: level, scale: nope}}\n  - {id: a, titel: A, measure: {kind: number, range: {min: 2, max: 1}, worth: x}}\nlevel: {scale: mil, cuts: [{level: mil1, from: 1}]}", "", []string{"pattern root.id 21:7", "empty root.title 22:10", "out-of-range root.worth 24:10", "out-of-range root.nodes[0].weight 26:33", "unknown-reference root.nodes[0].measure.scale 26:67", "duplicate-id root.nodes[1].id 27:12", "unknown-key root.nodes[1].titel 27:15", "out-of-order root.nodes[1].measure.range 27:56", "wrong-type root.nodes[1].measure.worth 27:81", "unreachable root.level.cuts 28:29"}},
}

func TestBadFrameworks(t *testing.T) {
	for _, tt := range badFrameworks {
		fw, err := maturity.ReadFramework("t.yaml", []byte(document(tt.root, tt.more)))
		if fw != nil {
			t.Errorf("%s: a framework came out", tt.reason)
		}
		if diff := cmp.Diff(tt.want, found(err)); diff != "" {
			t.Errorf("%s (-want +got):\n%s\n%v", tt.reason, diff, err)
		}
		if err != nil {
			checkProblems(t, err)
		}
	}
}

// Read in two steps, from text to Spec and from there to Framework, the same is
// refused.
func TestBadFrameworksInTwoSteps(t *testing.T) {
	for _, tt := range badFrameworks {
		spec, err := maturity.ReadSpec("t.yaml", []byte(document(tt.root, tt.more)))
		if err == nil {
			_, err = maturity.Compile(spec)
		}
		if err == nil {
			t.Errorf("%s: not refused", tt.reason)
		}
	}
}

func TestNotAFramework(t *testing.T) {
	for _, tt := range []struct {
		reason, text string
		want         []string
	}{
		{"nothing", "", []string{"empty-document  1:1"}},
		{"only a comment", "# nothing\n", []string{"empty-document  1:1"}},
		{"cut off in a quote", `format: "govmaturity/framework/1`, []string{"syntax  1:9"}},
		{"cut off in a map", `{"format": "govmaturity/framework/1", "id": `, []string{"syntax id 1:45"}},
		{"text of another encoding", "é", []string{"wrong-type  1:1"}},
		{"a list", "- a\n- b\n", []string{"wrong-type  1:1"}},
		{"a number", "5\n", []string{"wrong-type  1:1"}},
		{"an assessment is no framework, and nothing more is said", "format: govmaturity/assessment/1\nframework: a\n", []string{"wrong-format format 1:9"}},
		{"an anchor and its alias", "format: govmaturity/framework/1\nid: &x a\nedition: *x\n", []string{"required root 1:1", "required score-standing 1:1", "required standing 1:1", "required title 1:1", "anchor id 2:5", "alias edition 3:10"}},
		{"a second document", "format: govmaturity/framework/1\n---\nid: a\n", []string{"several-documents  2:1"}},
		{"deeper than any document", "root: " + strings.Repeat("{not: ", 120) + "x" + strings.Repeat("}", 120), []string{"too-deep  1:607"}},
	} {
		_, err := maturity.ReadFramework("", []byte(tt.text))
		if diff := cmp.Diff(tt.want, found(err)); diff != "" {
			t.Errorf("%s (-want +got):\n%s\n%v", tt.reason, diff, err)
		}
	}
}

// More problems than a person reads are counted, not listed.
func TestManyProblems(t *testing.T) {
	var nodes []string
	for range 150 {
		nodes = append(nodes, "{id: a, title: A, measure: {kind: nope}}")
	}
	_, err := maturity.ReadFramework("t.yaml", []byte(document(mean(nodes...))))
	var problems govmaturity.Problems
	if !errors.As(err, &problems) || len(problems) != govmaturity.MaxProblems+1 {
		t.Fatalf("got %d problems", len(problems))
	}
	if last := problems[len(problems)-1]; last.Code != govmaturity.CodeTooManyProblems || last.Message() != "and 199 more problems" {
		t.Errorf("got %v", last)
	}
	if !slices.IsSortedFunc(problems[:100], func(a, b govmaturity.Problem) int { return a.Line - b.Line }) {
		t.Error("the problems are not in the order of the document")
	}
}

// sound is a Spec that compiles, to be spoilt.
func sound() *maturity.Spec {
	return &maturity.Spec{
		Format: maturity.FrameworkFormat, ID: "t", Edition: "1", Title: govmaturity.English("T"),
		Standing: govmaturity.StandingIllustrative, ScoreStanding: govmaturity.StandingIllustrative,
		Scales: []govmaturity.ScaleSpec{{ID: "s", Levels: []govmaturity.LevelSpec{
			{ID: "low", Rank: 1, Title: govmaturity.English("Low")}, {ID: "high", Rank: 2, Title: govmaturity.English("High")},
		}}},
		Root: maturity.NodeSpec{
			ID: "r", Title: govmaturity.English("R"), Aggregation: maturity.AggregationArithmetic,
			Nodes: []maturity.NodeSpec{indicator("a"), indicator("b")},
		},
	}
}

func indicator(id string) maturity.NodeSpec {
	return maturity.NodeSpec{
		ID: id, Title: govmaturity.English("I"),
		Measure: &maturity.MeasureSpec{Kind: maturity.MeasureNumber, Range: &govmaturity.Range{Min: 0, Max: 1}},
	}
}

// A Spec that is built in Go can hold what no document can.
func TestBadSpecs(t *testing.T) {
	if _, err := maturity.Compile(sound(), nil); err != nil {
		t.Fatalf("the one to begin with: %v", err)
	}
	for _, tt := range []struct {
		reason string
		spoil  func(s *maturity.Spec)
		want   []string
	}{
		{"a weight that is not a number", func(s *maturity.Spec) { s.Root.Nodes[0].Weight = ptr(math.NaN()) }, []string{"not-finite root.nodes[0].weight 0:0"}},
		{"an endless weight", func(s *maturity.Spec) { s.Root.Nodes[0].Weight = ptr(math.Inf(1)) }, []string{"not-finite root.nodes[0].weight 0:0"}},
		{"a range that is not one", func(s *maturity.Spec) { s.Root.Nodes[0].Measure.Range.Max = math.NaN() },
			[]string{"out-of-order root.nodes[0].measure.range 0:0", "not-finite root.nodes[0].measure.range.max 0:0"}},
		{"a level that counts endlessly", func(s *maturity.Spec) { s.Scales[0].Levels[1].Value = ptr(math.Inf(1)) }, []string{"not-finite scales[0].levels[1].value 0:0"}},
		{"a cut that is not a number", func(s *maturity.Spec) {
			s.Root.Level = &maturity.LevelRule{Scale: "s", Cuts: []maturity.CutSpec{{Level: "low", From: ptr(0.0)}, {Level: "high", From: ptr(math.NaN())}}}
		}, []string{"not-finite root.level.cuts[1].from 0:0"}},
		{"text that is not UTF-8", func(s *maturity.Spec) { s.Title = govmaturity.English("\xff") }, []string{"not-utf8 title.en 0:0"}},
		{"a text without a wording", func(s *maturity.Spec) { s.Title = govmaturity.Text{} }, []string{"required title 0:0"}},
		{"a text in no language", func(s *maturity.Spec) { s.Title = govmaturity.Text{"": "x"} }, []string{`pattern title[""] 0:0`}},
		{"a standing of no kind", func(s *maturity.Spec) { s.Standing = "gossip" }, []string{"not-allowed standing 0:0"}},
		{"a policy of no kind", func(s *maturity.Spec) { s.Missing = &maturity.MissingSpec{All: "wish"} }, []string{"not-allowed missing.all 0:0"}},
		{"nodes that are there and empty", func(s *maturity.Spec) { s.Root.Nodes = []maturity.NodeSpec{} }, []string{"one-of root 0:0"}},
		{"a condition that is there and empty", func(s *maturity.Spec) { s.Root.Nodes[0].When = &maturity.Condition{All: []maturity.Condition{}} },
			[]string{"one-of root.nodes[0].when 0:0"}},
		{"a measure that is there and empty", func(s *maturity.Spec) { s.Root.Nodes[0].Measure = &maturity.MeasureSpec{} }, []string{"required root.nodes[0].measure.kind 0:0"}},
		{"a rule for levels that is there and empty", func(s *maturity.Spec) { s.Root.Level = &maturity.LevelRule{} }, []string{"required root.level.scale 0:0"}},
		{"a node inside itself", func(s *maturity.Spec) { s.Root.Nodes[0] = s.Root; s.Root.Nodes[0].Nodes = s.Root.Nodes }, []string{"too-deep"}},
		{"a condition inside itself", func(s *maturity.Spec) { c := &maturity.Condition{}; c.Not = c; s.Root.When = c }, []string{"too-deep"}},
		{"a condition twice inside itself: 2 to the power of its depth", func(s *maturity.Spec) {
			all := make([]maturity.Condition, 2)
			all[0].All, all[1].Any = all, all
			s.Root.When = &maturity.Condition{All: all}
		}, []string{"too-deep"}},
		{"a roster twice inside itself", func(s *maturity.Spec) {
			s.Rosters = []maturity.RosterSpec{
				{ID: "x", Title: govmaturity.English("X"), Root: indicator("c")},
				{ID: "y", Title: govmaturity.English("Y"), Root: indicator("d")},
			}
			s.Rosters[0].Rosters, s.Rosters[1].Rosters = s.Rosters, s.Rosters
		}, []string{"too-deep"}},
		{"10,000 groups inside each other", func(s *maturity.Spec) {
			n := indicator("x")
			for i := range 10_000 {
				n = maturity.NodeSpec{ID: fmt.Sprint("g", i), Title: n.Title, Aggregation: maturity.AggregationMinimum, Nodes: []maturity.NodeSpec{n}}
			}
			s.Root = n
		}, []string{"too-deep"}},
		{"40 groups inside each other: less than a document may, more than a framework", func(s *maturity.Spec) {
			n := indicator("x")
			for i := range 40 {
				n = maturity.NodeSpec{ID: fmt.Sprint("g", i), Title: n.Title, Aggregation: maturity.AggregationMinimum, Nodes: []maturity.NodeSpec{n}}
			}
			s.Root = n
		}, []string{"too-large root" + strings.Repeat(".nodes[0]", 32) + " 0:0"}},
		{"1,000,000 nodes", func(s *maturity.Spec) { s.Root.Nodes = make([]maturity.NodeSpec, 1_000_000) }, []string{"too-many-values"}},
		{"100,000 nodes", func(s *maturity.Spec) {
			s.Root.Nodes = nil
			for i := range 100_000 {
				s.Root.Nodes = append(s.Root.Nodes, maturity.NodeSpec{ID: fmt.Sprint(i), Title: govmaturity.English("I"), Measure: &maturity.MeasureSpec{Kind: maturity.MeasureYesNo}})
			}
		}, []string{"too-large root.nodes[99999] 0:0"}},
	} {
		s := sound()
		tt.spoil(s)
		_, err := maturity.Compile(s)
		got := found(err)
		if len(got) == 1 && !strings.Contains(tt.want[0], " ") {
			got[0], _, _ = strings.Cut(got[0], " ") // where it was noticed does not matter
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s\n%.500v", tt.reason, diff, err)
		}
	}
	if _, err := maturity.Compile(nil); err == nil {
		t.Error("there is no framework, and no error")
	}
}

// A hostile document of many small parts is refused in the time that it takes
// to read it: nothing compares all parts with all others.
func TestManyParts(t *testing.T) {
	list := func(n int, format string) string {
		var b strings.Builder
		for i := range n {
			if i > 0 {
				b.WriteString(", ")
			}
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
	const n = 20_000
	for _, tt := range []struct{ reason, root, more string }{
		{"scales", mean(), "  - " + strings.ReplaceAll(list(n, "{id: s%d}"), "}, ", "}\n  - ")},
		{"sources and citations", mean("{id: a, title: A, measure: {kind: yes-no}}"),
			"sources: [" + list(n, "{id: s%d}") + "]\ncites: [" + list(n, "{source: t%d}") + "]"},
		{"rosters", mean("{id: a, title: A, measure: {kind: yes-no}}"), "rosters: [" + list(n, "{id: s%d}") + "]"},
		{"options", leaf("kind: checklist, options: [" + list(n, "{id: o%d}") + "]"), ""},
		{"conditions on an indicator with many options",
			mean("{id: a, title: A, measure: {kind: choice, options: ["+list(60, "{id: "+strings.Repeat("o", 90)+"%d}")+"]}}", "{id: b, title: B, when: {node: a, is: ["+list(n, "x%d")+"]}, measure: {kind: yes-no}}"), ""},
	} {
		_, err := maturity.ReadFramework("t.yaml", []byte(document(tt.root, tt.more)))
		if err == nil {
			t.Errorf("%s: not refused", tt.reason)
		}
	}
}

// ruleFunc is an author's own rule of each kind.
type ruleFunc struct {
	value func(float64) float64
	rng   govmaturity.Range
}

func (r ruleFunc) Value(x float64) (float64, error) { return r.value(x), nil }
func (r ruleFunc) Normalise(x float64) float64      { return r.value(x) }

type ownMeasure struct{ ruleFunc }

func (r ownMeasure) Range() govmaturity.Range { return r.rng }

type ownNormalisation struct{ ruleFunc }

func (r ownNormalisation) Range(_, _ float64) govmaturity.Range { return r.rng }

type ownAggregation struct{ ruleFunc }

func (r ownAggregation) Combine(in []maturity.Input) float64           { return r.value(in[0].Value) }
func (r ownAggregation) Range(_ []govmaturity.Range) govmaturity.Range { return r.rng }

// An author's own rules are held to what they say of themselves.
func TestBadRules(t *testing.T) {
	same := func(x float64) float64 { return x }
	nan, inf := math.NaN(), math.Inf(1)
	unit := govmaturity.Range{Min: 0, Max: 1}
	for _, rng := range []govmaturity.Range{{Min: nan, Max: 1}, {Min: 0, Max: nan}, {Min: 0, Max: inf}, {Min: -inf, Max: 0}, {Min: 1, Max: 0}, {Min: 1, Max: 1}, {Min: 0, Max: 1e200}} {
		r := ruleFunc{same, rng}
		for _, tt := range []struct {
			root   string
			option maturity.CompileOption
			path   string
		}{
			{leaf("kind: own"), maturity.WithMeasure("own", ownMeasure{r}), "root.nodes[0].measure.kind"},
			{leaf("kind: number, range: {min: 0, max: 1}, normalise: {kind: own}"), maturity.WithNormalisation("own", ownNormalisation{r}), "root.nodes[0].measure.normalise"},
			{group("aggregation: own"), maturity.WithAggregation("own", ownAggregation{r}), "root.aggregation"},
		} {
			_, err := maturity.ReadFramework("t.yaml", []byte(document(tt.root)), tt.option)
			if got := found(err); len(got) != 1 || !strings.Contains(got[0], " "+tt.path+" ") {
				t.Errorf("the range %v, at %s: got %v", rng, tt.path, err)
			}
		}
	}
	for _, x := range []float64{nan, inf, -inf, -1, 2} {
		r := ruleFunc{func(float64) float64 { return x }, unit}
		for _, fw := range []*maturity.Framework{
			readWith(t, leaf("kind: own"), maturity.WithMeasure("own", ownMeasure{r})),
			readWith(t, leaf("kind: number, range: {min: 0, max: 1}, normalise: {kind: own}"), maturity.WithNormalisation("own", ownNormalisation{r})),
		} {
			if err := fw.Check(assessment(fw, answers{"a": num(0.5)})); err == nil {
				t.Errorf("a rule that gives %v, outside of its range: no error", x)
			}
		}
		fw := readWith(t, group("aggregation: own"), maturity.WithAggregation("own", ownAggregation{r}))
		root := score(t, fw, answers{"a": num(0.5)}).Root()
		if v, ok := root.Value(); ok || v != 0 || root.State() != govmaturity.StateBlocked {
			t.Errorf("an aggregation that gives %v: got %v, %v, %s", x, v, ok, root.State())
		}
	}
	for _, tt := range []struct {
		reason string
		root   string
		option maturity.CompileOption
		want   []string
	}{
		{"a rule that is nil", leaf("kind: own"), maturity.WithMeasure("own", nil), []string{"unknown-reference root.nodes[0].measure.kind 25:41"}},
		{"a measure of the library's has the name", leaf("kind: yes-no"), maturity.WithMeasure("yes-no", ownMeasure{ruleFunc{same, unit}}), []string{"reserved  1:1"}},
		{"an aggregation of the library's has the name", group("aggregation: sum"), maturity.WithAggregation("sum", ownAggregation{ruleFunc{same, unit}}), []string{"reserved  1:1"}},
		{"explanations would take the measure for an aggregation", leaf("kind: arithmetic"), maturity.WithMeasure("arithmetic", ownMeasure{ruleFunc{same, unit}}), []string{"reserved  1:1"}},
		{"explanations would take the aggregation for a measure", group("aggregation: yes-no"), maturity.WithAggregation("yes-no", ownAggregation{ruleFunc{same, unit}}), []string{"reserved  1:1"}},
		{"a normalisation of the library's has the name", leaf("kind: yes-no"), maturity.WithNormalisation("z-score", ownNormalisation{ruleFunc{same, unit}}), []string{"reserved  1:1"}},
		{"a field that a measure of the author's own does not get to see", leaf("kind: own, worth: 2"), maturity.WithMeasure("own", ownMeasure{ruleFunc{same, unit}}), []string{"not-used root.nodes[0].measure.worth 25:53"}},
		{"nor does a normalisation", leaf("kind: number, range: {min: 0, max: 1}, normalise: {kind: own, better: lower}"), maturity.WithNormalisation("own", ownNormalisation{ruleFunc{same, unit}}),
			[]string{"not-used root.nodes[0].measure.normalise.better 25:105"}},
	} {
		_, err := maturity.ReadFramework("t.yaml", []byte(document(tt.root)), tt.option)
		if diff := cmp.Diff(tt.want, found(err)); diff != "" {
			t.Errorf("%s (-want +got):\n%s\n%v", tt.reason, diff, err)
		}
	}
}

func readWith(tb testing.TB, root string, options ...maturity.CompileOption) *maturity.Framework {
	tb.Helper()
	fw, err := maturity.ReadFramework("t.yaml", []byte(document(root)), options...)
	if err != nil {
		tb.Fatal(err)
	}
	return fw
}

func assessment(fw *maturity.Framework, as answers) *maturity.Assessment {
	return &maturity.Assessment{Format: maturity.AssessmentFormat, Framework: fw.ID(), Edition: fw.Edition(), Subject: "S", Answers: as}
}

// The framework's own policy is for nodes that count values: a profile over
// nodes on several ranges does not mind that nothing could be imputed there.
func TestPolicyOfNodesThatCount(t *testing.T) {
	two := []string{"{id: a, title: A, measure: {kind: yes-no}}", "{id: b, title: B, measure: {kind: level, scale: mil}}"}
	for _, missing := range []string{"missing: {all: impute}", "missing: {all: anchor, anchor: 0}"} {
		read(t, group("aggregation: profile", two...), missing)
	}
}

// Minus zero in a Go value is zero: it has no form of its own in a document,
// and dividing by it would give minus infinity.
func TestMinusZero(t *testing.T) {
	minus := math.Copysign(0, -1)
	s := sound()
	s.Root.Nodes[0].Measure.Range.Min = minus
	fw, err := maturity.Compile(s)
	if err != nil {
		t.Fatal(err)
	}
	plain, err := maturity.Compile(sound())
	if err != nil {
		t.Fatal(err)
	}
	if fw.Hash() != plain.Hash() {
		t.Error("minus zero has another hash than zero")
	}
	harmonic := read(t, group("aggregation: harmonic", strings.Split(strings.TrimPrefix(strings.TrimSpace(numbers(2)), "nodes:\n  - "), "\n  - ")...))
	if v, ok := score(t, harmonic, answers{"a": num(minus), "b": num(0)}).Root().Value(); !ok || v != 0 || math.Signbit(v) {
		t.Errorf("the harmonic mean of minus zero and zero: %v, %v", v, ok)
	}
}
