package competencytest

import (
	"fmt"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
)

func levelText(l govmaturity.Level) string {
	if !l.Valid() {
		return "proficiency"
	}
	return l.ID()
}

// attainedText says what is known of somebody in a competency.
func attainedText(a competency.Attained) string {
	text := string(a.Knowledge)
	if a.Level.Valid() {
		text += " at " + a.Level.ID()
	}
	return text
}

// figuresText says how ready somebody is.
func figuresText(f competency.Figures) string {
	if f.Unstated != "" {
		return "no readiness (" + string(f.Unstated) + ")"
	}
	return fmt.Sprintf("%s, readiness from %v to %v, %d met, %d short, %d unknown, %d to %d steps short",
		f.Verdict, f.Low, f.High, f.Met, f.Short, f.Unknown, f.Steps.Min, f.Steps.Max)
}

// pieceText says a piece of evidence in words.
func pieceText(a competency.Attestation) string {
	text := a.Competency + ": "
	switch {
	case a.Outcome != "":
		text += string(a.Outcome)
	case a.Level != "":
		text += a.Level
	default:
		text += "has it"
	}
	return text + " (" + string(a.Kind) + ", " + a.Date + ")"
}
