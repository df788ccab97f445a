package systemstest

import (
	"strings"

	"github.com/govmaturity/govmaturity/internal/laws"
)

// namesApart: who reads a loop reads names.
func namesApart() rule {
	return laws.New("names-apart",
		"No two variables have the same name, whatever the capital letters and the spaces: whoever reads a loop must be able to tell them apart.",
		func(s *diagramSubject, out *laws.Recorder) {
			taken := map[string]string{} // by language and name, the id
			for v := range s.d.Variables() {
				name := v.Name()
				for _, language := range name.Languages() {
					key := language + " " + strings.ToLower(strings.Join(strings.Fields(name[language]), " "))
					if other, there := taken[key]; there && other != v.ID() {
						violated(out, finding{
							at: v.ID(), title: titled(v.ID(), name), got: other + " has the same name",
							expected: "a name of its own; or one variable, if both are the same",
						})
						continue
					}
					taken[key] = v.ID()
				}
			}
		})
}

// variablesLinked: what nothing acts on, and what acts on nothing, explains
// nothing.
func variablesLinked() rule {
	return laws.New("variables-linked",
		"No variable stands alone: each acts on something, or something acts on it.",
		func(s *diagramSubject, out *laws.Recorder) {
			for v := range s.d.Variables() {
				if len(v.In())+len(v.Out()) == 0 {
					violated(out, finding{
						at: v.ID(), title: titled(v.ID(), v.Name()), got: "no link to it and none from it", expected: "a link, or no such variable",
					})
				}
			}
		})
}
