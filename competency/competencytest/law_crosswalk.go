package competencytest

import (
	"fmt"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/internal/laws"
)

// crosswalkReturns: a crosswalk and back loses only what it declares.
//
// Evidence about each competency at each level goes over and comes back. What the
// crosswalk does not list as lost must be as it was.
func crosswalkReturns() rule {
	return laws.New("crosswalk-returns",
		"Evidence that is carried over to the other framework and back is as it was, but for what the crosswalk says is lost: two things that are the same as one are not told apart on the way back.",
		func(s *subject, out *laws.Recorder) {
			for _, w := range s.walks {
				s.checkWalk(out, w)
			}
		})
}

func (s *subject) checkWalk(out *laws.Recorder, w walk) {
	fail := func(given, got string) {
		violated(out, finding{
			at: w.there.ID, title: titled(w.there.ID, w.there.Title), given: given, got: got,
			expected: "the same as before; or a link that is lossy, or partial, where the way back is not known",
		})
	}
	p, err := s.person("walker", s.ofEachLevel())
	if err != nil {
		return // addPeople would have said so
	}
	before := p.Profile()
	over, lost, err := w.there.Migrate(before, s.fw, w.to)
	if err != nil {
		fail("evidence at each level", "it is not carried over: "+err.Error())
		return
	}
	declared := map[string]bool{}
	declare(declared, before, lost)
	back, turned := w.back, w.back == nil
	if turned {
		back = turnedRound(w.there)
	}
	again, lost, err := back.Migrate(over, w.to, s.fw)
	if err != nil {
		fail("the crosswalk turned round", "it is not sound: "+err.Error())
		return
	}
	if !turned {
		declare(declared, over, lost)
	}
	came := map[string]competency.Attestation{}
	for _, a := range again.Evidence {
		came[a.ID] = a
	}
	for _, a := range before.Evidence {
		b, ok := came[a.ID]
		switch {
		case declared[a.ID] || ok && b.Competency == a.Competency && b.Level == a.Level:
			continue
		case !ok:
			fail(pieceText(a), "nothing came back")
		default:
			fail(pieceText(a), pieceText(b))
		}
		return
	}
}

// ofEachLevel returns a piece of evidence about each level of each competency.
func (s *subject) ofEachLevel() []competency.Attestation {
	var out []competency.Attestation
	for _, c := range s.all {
		for _, l := range levelsOf(c) {
			out = append(out, competency.Attestation{
				ID: fmt.Sprintf("e%d", len(out)+1), Competency: c.ID(), Level: l.ID(), Kind: competency.EvidenceTest, Date: someDay,
			})
		}
	}
	return out
}

// declare takes down the evidence that is listed as lost.
func declare(declared map[string]bool, p *competency.Profile, lost []competency.Lost) {
	at := map[string]string{}
	for i, a := range p.Evidence {
		at[govmaturity.Path{}.Key("evidence").Index(i).String()] = a.ID
	}
	for _, l := range lost {
		path := l.Path.String()
		if end := strings.IndexByte(path, ']'); end >= 0 {
			path = path[:end+1]
		}
		declared[at[path]] = true
	}
}

// turnedRound returns the way back of all that a crosswalk calls the same.
func turnedRound(w *competency.Crosswalk) *competency.Crosswalk {
	back := *w
	back.From, back.To, back.Links, back.Scales = w.To, w.From, nil, nil
	for _, l := range w.Links {
		if l.Match == competency.MatchSame {
			back.Links = append(back.Links, competency.LinkSpec{From: l.To, To: l.From, Match: l.Match})
		}
	}
	for _, s := range w.Scales {
		link := competency.ScaleLinkSpec{From: s.To, To: s.From}
		for _, l := range s.Levels {
			if l.Match == competency.MatchSame {
				link.Levels = append(link.Levels, competency.LevelLinkSpec{From: l.To, To: l.From, Match: l.Match})
			}
		}
		if link.Levels != nil {
			back.Scales = append(back.Scales, link)
		}
	}
	return &back
}
