package competencytest

import (
	"fmt"
	"strings"

	"github.com/govmaturity/govmaturity/competency"
)

// evidenceText says on what a level rests.
func evidenceText(a competency.Attained) string {
	lines := []string{"by the rule " + string(a.Policy.Kind) + ": " + attainedText(a)}
	for _, p := range a.Pieces {
		text := string(p.Status)
		if p.Decides {
			text += ", decides"
		}
		lines = append(lines, pieceText(p.Attestation)+": "+text)
	}
	for _, part := range a.Parts {
		lines = append(lines, "its part "+part.Competency.ID()+": "+attainedText(part))
	}
	return strings.Join(lines, "\n")
}

// gapText says why there is a gap, or none.
func gapText(g competency.Gap) string {
	return fmt.Sprintf("required: %s; %s", levelText(g.Requirement.Level()), evidenceText(g.Attained))
}

// readinessText says what a readiness is made of.
func readinessText(r competency.Readiness) string {
	lines := []string{figuresText(r.Figures)}
	for _, g := range r.Gaps {
		lines = append(lines, fmt.Sprintf("%s, %s at %s, weight %v: %s, %s, %d to %d of %d steps short", g.Requirement.Competency().ID(), g.Requirement.Need(),
			levelText(g.Requirement.Level()), g.Requirement.Weight(), g.Verdict, attainedText(g.Attained), g.Short.Min, g.Short.Max, g.Requirement.Steps()))
	}
	return strings.Join(lines, "\n")
}

// planText says what a plan does about each gap.
func planText(p *competency.Plan) string {
	var lines []string
	for _, m := range p.People[0].Modules {
		text := "takes " + m.Module.ID()
		if cents, ok := m.Module.Cost(); ok {
			text += fmt.Sprintf(", cost %d", cents)
		}
		lines = append(lines, text)
	}
	for _, g := range p.People[0].Gaps {
		text := g.Competency.ID() + " to " + levelText(g.Level) + ": " + string(g.Verdict)
		switch {
		case g.Closed:
			text += ", closed"
		case g.Open != "":
			text += ", left open (" + string(g.Open) + ")"
		}
		lines = append(lines, text)
	}
	return strings.Join(lines, "\n")
}
