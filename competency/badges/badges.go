package badges

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/internal/document"
	"github.com/govmaturity/govmaturity/internal/slug"
)

// Options say how the words of badges go with a framework. The zero value is ready to
// use.
type Options struct {
	// Competencies say which competency an alignment means, by its targetCode or
	// targetUrl, where the code is not the competency's code or id.
	Competencies map[string]string
	// Levels say which level of the framework a level of a rubric, or an allowed value,
	// stands for, by its id, name or value, where that is neither the id nor the title
	// of the level.
	Levels map[string]string
	// Framework, when not empty, is the only targetFramework whose alignments count.
	Framework string
}

// Reading is what was read of one or more badges.
type Reading struct {
	// Profiles have the evidence of each holder, in the order of the badges.
	Profiles []*competency.Profile
	// Results are all results, those that make no evidence too.
	Results []Result
	// Problems are what is wrong with the badges, what makes no evidence and why, and
	// what is not looked at. None of it keeps the rest from being read.
	Problems govmaturity.Problems
}

// Result is one result of a badge beside what it asks for.
type Result struct {
	// Holder is the id of the subject.
	Holder string
	// Name is that of the description of the result, and Kind its resultType.
	Name, Kind string
	// Achieved and Required are names of levels of a rubric, or values. Required is
	// empty when the description asks for nothing.
	Achieved, Required string
	// Verdict says whether the result is at what is required or above it: it is unknown
	// when the two cannot be compared, and not applicable when nothing is asked for.
	Verdict competency.Verdict
	// Short is how many levels, or allowed values, are missing.
	Short int
}

var limits = document.Limits{Bytes: 16 << 20, Values: 500_000, Text: 2_000_000}

// Read reads one badge, a list of badges, or a record of CLR 2.0 with badges in it, for
// the competencies of a framework. The name is used in messages.
//
// A badge is evidence from the day of its validFrom to the last whole day before its
// validUntil. For a competency with levels it is evidence of the level that was
// achieved, whatever the badge required; for one without, of having it, when all that
// is required was achieved.
//
// The error is a [govmaturity.Problems]: the input is no JSON, or has no badge in it.
func Read(name string, data []byte, fw *competency.Framework, o Options) (*Reading, error) {
	if fw == nil {
		return nil, errors.New("badges are read for a competency framework: there is none")
	}
	if strings.HasPrefix(strings.TrimSpace(string(data[:min(len(data), 64)])), "eyJ") {
		return nil, govmaturity.Problems{{
			Code: govmaturity.CodeWrongFormat, File: name, Line: 1, Column: 1,
			Format: "this is a signed token (JWT): give the credential in it, after its signature was checked",
		}}
	}
	root, problems := document.Parse(name, data, limits)
	if err := problems.Err(); err != nil {
		return nil, err
	}
	r := &reader{fw: fw, options: o, out: &Reading{}, byHolder: map[string]*competency.Profile{}, codes: map[string]competency.Competency{}}
	r.index()
	r.find(object{root, nil}, 0)
	if r.badges == 0 {
		return nil, govmaturity.Problems{{
			Code: govmaturity.CodeWrongFormat, File: name, Line: root.Line, Column: root.Column,
			Format: "there is no Open Badge in it: expected a credential of the type OpenBadgeCredential or AchievementCredential",
		}}
	}
	if r.Len() > 0 {
		r.out.Problems = document.Place(r.Report.Problems(), name, root)
	}
	return r.out, nil
}

type reader struct {
	fw      *competency.Framework
	options Options
	out     *Reading
	document.Report

	badges   int
	byHolder map[string]*competency.Profile
	codes    map[string]competency.Competency
	ids      slug.Names
}

// index finds competencies by their codes and ids.
func (r *reader) index() {
	for c := range r.fw.Competencies() {
		r.codes["id "+c.ID()] = c
		if c.Code() == "" {
			continue
		}
		if _, again := r.codes["code "+c.Code()]; again {
			r.codes["code "+c.Code()] = competency.Competency{} // several have it: none is meant
			continue
		}
		r.codes["code "+c.Code()] = c
	}
}

// find reads the badges in a value: itself, those of a list, those of a record.
func (r *reader) find(o object, depth int) {
	switch {
	case o.node == nil || depth > 4:
	case o.node.Kind == document.List:
		for i, item := range o.node.Items {
			r.find(object{item, o.path.Index(i)}, depth+1)
		}
	case o.is("OpenBadgeCredential") || o.is("AchievementCredential"):
		r.badges++
		r.badge(o)
	case o.is("ClrCredential") || o.is("VerifiablePresentation"):
		r.find(o.get("credentialSubject").get("verifiableCredential"), depth+1)
		r.find(o.get("verifiableCredential"), depth+1)
	}
}

func (r *reader) badge(o object) {
	subject := o.get("credentialSubject")
	if subject.node != nil && subject.node.Kind == document.List && len(subject.node.Items) > 0 {
		if len(subject.node.Items) > 1 {
			r.Add(subject.path, govmaturity.CodeLost, "a badge has one subject: the others are not read")
		}
		subject = object{subject.node.Items[0], subject.path.Index(0)}
	}
	achievement := subject.get("achievement")
	if !achievement.valid() {
		r.Add(subject.path.Key("achievement"), govmaturity.CodeRequired, "a badge says what was achieved")
		return
	}
	if o.get("proof").node != nil || o.get("credentialStatus").node != nil {
		r.Add(o.path.Key("proof"), govmaturity.CodeLost, "neither the proof nor the status of revocation is checked here")
	}
	holder := r.holder(subject)
	descriptions := r.descriptions(achievement)
	results := r.results(subject, descriptions, holder)
	r.evidence(o, subject, achievement, holder, descriptions, results)
}

// holder returns the id of the subject, or the hash that stands for it.
func (r *reader) holder(subject object) string {
	if id := subject.text("id"); id != "" {
		return id
	}
	for _, identity := range subject.list("identifier") {
		if hash := identity.text("identityHash"); hash != "" {
			return hash
		}
	}
	r.Add(subject.path.Key("id"), govmaturity.CodeRequired, "the badge does not say whose it is")
	return ""
}

// evidence makes attestations of a badge.
func (r *reader) evidence(o, subject, achievement object, holder string, descriptions []description, results []result) {
	from, expires, ok := r.validity(o)
	targets := r.targets(achievement.list("alignment"))
	if len(achievement.list("alignment")) == 0 && !slices.ContainsFunc(descriptions, func(d description) bool { return len(d.list("alignment")) > 0 }) {
		r.Add(achievement.path.Key("alignment"), govmaturity.CodeNotUsed, "the badge is aligned to no competency of %s: it is no evidence here", r.fw.ID())
	}
	for _, d := range descriptions {
		for _, t := range r.targets(d.list("alignment")) {
			if !slices.ContainsFunc(targets, func(other target) bool { return other.competency == t.competency }) {
				targets = append(targets, t)
			}
		}
	}
	if !ok || holder == "" {
		return
	}
	profile := r.profile(holder)
	for _, t := range targets {
		a := competency.Attestation{
			Competency: t.competency.ID(), Kind: competency.EvidenceBadge, Source: cmp.Or(achievement.text("name"), achievement.text("id")),
			Rater: issuer(o), Date: from, Expires: expires,
		}
		for _, link := range []string{o.text("id"), achievement.text("id")} {
			if link != "" {
				a.Links = append(a.Links, link)
			}
		}
		if !r.attest(&a, t, descriptions, results) {
			continue
		}
		a.ID = r.ids.ID(o.path.String()+" "+o.text("id")+" "+a.Competency, cutID("badge-"+slug.Make(o.text("id"))+"-"+a.Competency))
		profile.Evidence = append(profile.Evidence, a)
	}
}

func cutID(id string) string {
	if len(id) > 99 {
		id = strings.TrimRight(id[:99], "-.")
	}
	return id
}

func (r *reader) profile(holder string) *competency.Profile {
	p := r.byHolder[holder]
	if p == nil {
		p = &competency.Profile{Format: competency.ProfileFormat, Framework: r.fw.ID(), Edition: r.fw.Edition(), Person: holder}
		r.byHolder[holder] = p
		r.out.Profiles = append(r.out.Profiles, p)
	}
	return p
}

func issuer(o object) string {
	i := o.get("issuer")
	if i.node != nil && i.node.Kind == document.String {
		return i.node.Text
	}
	return cmp.Or(i.text("name"), i.text("id"))
}

// target is a competency that a badge is aligned to.
type target struct {
	competency competency.Competency
	path       govmaturity.Path
}

// targets returns the competencies that alignments mean.
func (r *reader) targets(alignments []object) []target {
	var out []target
	for _, a := range alignments {
		if f := a.text("targetFramework"); r.options.Framework != "" && f != r.options.Framework {
			r.Add(a.path, govmaturity.CodeNotUsed, "the alignment is to the framework %.60q, not to %.60q", f, r.options.Framework)
			continue
		}
		c := r.competency(a)
		if !c.Valid() {
			r.Add(a.path, govmaturity.CodeUnknownReference, "the framework %s has no competency %.60q (%.60q): say in the options which one is meant", r.fw.ID(), a.text("targetCode"), a.text("targetName"))
			continue
		}
		if !slices.ContainsFunc(out, func(t target) bool { return t.competency == c }) {
			out = append(out, target{c, a.path})
		}
	}
	return out
}

func (r *reader) competency(a object) competency.Competency {
	for _, key := range []string{a.text("targetCode"), a.text("targetUrl")} {
		if id, ok := r.options.Competencies[key]; ok && key != "" {
			return r.fw.Competency(id)
		}
	}
	code := a.text("targetCode")
	if code == "" {
		return competency.Competency{}
	}
	if c, ok := r.codes["code "+code]; ok {
		return c
	}
	return r.codes["id "+code]
}

// attest fills in the level that results attest, or that the holder has a competency
// without levels. It reports why there is nothing to attest.
func (r *reader) attest(a *competency.Attestation, t target, descriptions []description, results []result) bool {
	c := t.competency
	var about []result
	for _, one := range results {
		own := r.targetsQuietly(one)
		if len(own) == 0 || slices.Contains(own, c) {
			about = append(about, one)
		}
	}
	if !c.Scale().Valid() {
		for _, one := range about {
			if one.verdict == competency.VerdictShort || one.verdict == competency.VerdictUnknown {
				r.Add(one.path, govmaturity.CodeNotUsed, "the result is not known to reach what is required: the badge is no evidence of %s", c.ID())
				return false
			}
		}
		return true
	}
	found := false
	for _, one := range about {
		level, words := r.level(c, one)
		switch {
		case words == nil:
			continue // a result without levels says nothing about them
		case level == "":
			r.Add(one.path, govmaturity.CodeNotALevel, "%.60q is no level of %s, and the options do not say which it stands for", words[0], c.ID())
		case found && a.Level != level:
			r.Add(one.path, govmaturity.CodeContradiction, "another result gives %s the level %s: that one stays", c.ID(), a.Level)
		default:
			a.Level, found = level, true
		}
	}
	if !found && len(about) == 0 {
		r.Add(t.path, govmaturity.CodeNotALevel, "the competency %s has levels, and the badge has no result that says one", c.ID())
	} else if !found && !slices.ContainsFunc(about, func(one result) bool { _, words := r.level(c, one); return words != nil }) {
		r.Add(t.path, govmaturity.CodeNotALevel, "the competency %s has levels, and no result of the badge is one", c.ID())
	}
	return found
}

// targetsQuietly returns what a result, or its description, is aligned to, without
// telling again what is wrong with that.
func (r *reader) targetsQuietly(one result) []competency.Competency {
	var out []competency.Competency
	for _, a := range append(one.list("alignment"), one.of.list("alignment")...) {
		if c := r.competency(a); c.Valid() {
			out = append(out, c)
		}
	}
	return out
}

// level returns the level of a competency that a result stands for, and the words that
// were looked up: nil for a result that is no level and no allowed value.
func (r *reader) level(c competency.Competency, one result) (string, []string) {
	var words []string
	switch {
	case one.level.valid():
		words = []string{one.level.text("name"), one.level.text("level"), one.level.text("id")}
	case one.value != "" && slices.Contains(one.of.allowed, one.value):
		words = []string{one.value}
	default:
		return "", nil
	}
	for _, word := range words {
		if id, ok := r.options.Levels[word]; ok && c.Level(id).Valid() {
			return id, words
		}
	}
	for _, word := range words {
		for _, l := range c.Levels() {
			if l.ID() == word {
				return l.ID(), words
			}
			for _, tag := range l.Title().Languages() {
				if strings.EqualFold(l.Title()[tag], word) {
					return l.ID(), words
				}
			}
		}
	}
	return "", words
}
