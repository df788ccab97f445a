package competencytest

import (
	"encoding/json"
	"fmt"

	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/internal/laws"
)

// documentRoundTrip: a framework survives being written and read.
//
// It is written as JSON, and read as JSON and as YAML: what encoding/json
// writes is YAML too.
func documentRoundTrip() rule {
	return laws.New("document-round-trip",
		"Writing the framework to a document and reading it again gives the same framework, to the last word.",
		func(s *subject, out *laws.Recorder) {
			data, err := json.Marshal(s.fw.Spec())
			if err != nil {
				violated(out, finding{got: "a document that cannot be written: " + err.Error(), expected: "a document"})
				return
			}
			for _, name := range []string{"framework.json", "framework.yaml"} {
				spec, err := s.engine.readSpec(name, data)
				s.sameFramework(out, "the framework as "+name, spec, err)
			}
		})
}

// caseRoundTrip: a framework survives an exchange as a CASE package.
func caseRoundTrip() rule {
	return laws.New("case-round-trip",
		"Writing the framework as a CASE 1.1 package and reading that again gives the same framework, to the last word.",
		func(s *subject, out *laws.Recorder) {
			spec, err := s.engine.throughCASE(s.fw)
			s.sameFramework(out, "the framework as a CASE package", spec, err)
		})
}

func (s *subject) sameFramework(out *laws.Recorder, given string, spec *competency.Spec, err error) {
	if err != nil {
		violated(out, finding{given: given, got: "a refusal: " + err.Error(), expected: "the framework"})
		return
	}
	fw, err := competency.Compile(spec)
	switch {
	case err != nil:
		violated(out, finding{given: given, got: "a document that cannot be compiled: " + err.Error(), expected: "the framework"})
	case fw.Hash() != s.fw.Hash():
		violated(out, finding{given: given, got: "the content hash " + fw.Hash(), expected: s.fw.Hash()})
	}
}

// profileRoundTrip: evidence survives being written and read.
func profileRoundTrip() rule {
	return laws.New("profile-round-trip",
		"Writing somebody's evidence to a document and reading it again gives the same evidence.",
		func(s *subject, out *laws.Recorder) {
			for _, p := range s.people {
				want, err := json.Marshal(p.Profile())
				if err != nil {
					violated(out, finding{given: p.ID(), got: "a document that cannot be written: " + err.Error(), expected: "a document"})
					continue
				}
				for _, name := range []string{"profile.json", "profile.yaml"} {
					read, err := s.engine.readProfile(s.fw, name, want)
					if err != nil {
						violated(out, finding{given: p.ID() + " as " + name, got: "a refusal: " + err.Error(), expected: "the same evidence"})
						continue
					}
					if got, err := json.Marshal(read); err != nil || string(got) != string(want) {
						violated(out, finding{given: fmt.Sprintf("%s as %s", p.ID(), name), got: string(got), expected: string(want)})
					}
				}
			}
		})
}
