package maturitytest

import (
	"encoding/json"
	"fmt"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/laws"
)

// documentRoundTrip: a framework survives being written and read.
//
// It is written as JSON, and read as JSON and as YAML: what encoding/json
// writes is YAML too.
func documentRoundTrip() rule {
	return laws.ForCode("document-round-trip",
		"Writing the framework to a document and reading it again gives the same framework: the same content hash, the same results.",
		func(s *subject, out *laws.Recorder) {
			data, err := json.Marshal(s.fw.Spec())
			if err != nil {
				s.violated(out, finding{got: "a document that cannot be written: " + err.Error(), expected: "a document"})
				return
			}
			for _, name := range []string{"framework.json", "framework.yaml"} {
				s.checkDocument(out, name, data)
			}
		})
}

func (s *subject) checkDocument(out *laws.Recorder, name string, data []byte) {
	fail := func(got, expected string) {
		s.violated(out, finding{answers: "none; the framework as " + name, got: got, expected: expected})
	}
	spec, err := s.engine.readSpec(name, data)
	if err != nil {
		fail("a document that cannot be read: "+err.Error(), "the framework")
		return
	}
	fw, err := s.compile(spec)
	if err != nil {
		fail("a document that cannot be compiled: "+err.Error(), "the framework")
		return
	}
	if fw.Hash() != s.fw.Hash() {
		fail("the content hash "+fw.Hash(), s.fw.Hash())
	}
	for _, sm := range s.samples {
		got := s.scoreWith(fw, sm.a)
		if i := firstDifference(got, sm.readings, identical); i >= 0 && len(got) == len(sm.readings) {
			s.violated(out, finding{
				node:     got[i].name(),
				answers:  s.answersText(sm, got[i].name()) + ", with the framework read from " + name,
				got:      got[i].text(),
				expected: sm.readings[i].text(),
			})
		}
	}
}

// answersRoundTrip: answers survive being written and read.
func answersRoundTrip() rule {
	return laws.ForCode("answers-round-trip",
		"Writing answers to a document and reading them again gives the same answers, with their states, comments and evidence.",
		func(s *subject, out *laws.Recorder) {
			for _, sm := range s.samples {
				data, err := json.Marshal(sm.a)
				if err != nil {
					s.violated(out, finding{answers: sm.name, got: "a document that cannot be written: " + err.Error(), expected: "a document"})
					continue
				}
				for _, name := range []string{"answers.json", "answers.yaml"} {
					s.checkAnswers(out, sm, name, data)
				}
			}
		})
}

func (s *subject) checkAnswers(out *laws.Recorder, sm sample, name string, data []byte) {
	read, err := s.engine.readAssessment(s.fw, name, data)
	if err != nil {
		s.violated(out, finding{answers: sm.name + ", as " + name, got: "a refusal: " + err.Error(), expected: "the same answers"})
		return
	}
	before, after := s.slots(sm.a), s.slots(read)
	if len(before) != len(after) {
		s.violated(out, finding{
			answers: sm.name + ", as " + name, got: fmt.Sprintf("%d answers", len(after)), expected: fmt.Sprintf("%d", len(before)),
		})
		return
	}
	for i := range before {
		was, is := before[i].get(), after[i].get()
		if before[i].name() != after[i].name() || !was.Equal(is) {
			s.violated(out, finding{
				node:     before[i].name(),
				answers:  sm.name + ", as " + name,
				got:      fullText(after[i].name(), is),
				expected: fullText(before[i].name(), was),
			})
		}
	}
	head, headRead := *sm.a, *read
	head.Answers, head.Rosters, headRead.Answers, headRead.Rosters = nil, nil, nil, nil
	if fmt.Sprint(head) != fmt.Sprint(headRead) {
		s.violated(out, finding{answers: sm.name + ", as " + name, got: fmt.Sprintf("%+v", headRead), expected: fmt.Sprintf("%+v", head)})
	}
}

func fullText(name string, a govmaturity.Answer) string {
	text := name + ": " + answerText(a)
	if a.Comment != "" {
		text += fmt.Sprintf(", comment %q", a.Comment)
	}
	if len(a.Evidence) > 0 {
		text += fmt.Sprintf(", evidence %q", a.Evidence)
	}
	return text
}
