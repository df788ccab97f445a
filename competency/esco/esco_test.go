package esco_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
	"github.com/govmaturity/govmaturity/competency/esco"
)

// Tables made here, with the headers of ESCO's.
const (
	skillsEn = `conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,scopeNote,definition,inScheme,description
KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/aaaa,skill/competence,sector-specific,read tables,"read sheets
read rows",,released,2016-12-20,Not charts.,,x,Says what tables show.
KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/bbbb,knowledge,cross-sector,statistics,,,released,2016-12-20,,A definition,x,
KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/cccc,wisdom,,old skill,,,obsolete,2016-12-20,,,x,Gone
KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/aaaa,knowledge,,again,,,,,,,,
`
	skillsFr = `conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,scopeNote,definition,inScheme,description
KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/aaaa,skill/competence,,lire des tableaux,,,released,,,,,Dit ce qu'ils montrent.
`
	groups = `conceptType,conceptUri,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,scopeNote,inScheme,description,code
SkillGroup,http://data.europa.eu/esco/skill/S1,information skills,,,released,,,x,About information,S1
SkillGroup,http://data.europa.eu/esco/skill/S1.2,reading,,,released,,,x,,S1.2
`
	occupations = `conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,regulatedProfessionNote,scopeNote,definition,inScheme,description,code
Occupation,http://data.europa.eu/esco/occupation/oooo,2512,data analyst,,,released,,,,,x,Analyses data.,2512.1
Occupation,http://data.europa.eu/esco/occupation/pppp,9999,odd job,,,released,,,,,x,,9999.1
`
	isco = `conceptType,conceptUri,code,preferredLabel,status,altLabels,inScheme,description
ISCOGroup,http://data.europa.eu/esco/isco/C2512,2512,Software developers,released,,x,
`
	broader = `conceptType,conceptUri,broaderType,broaderUri
SkillGroup,http://data.europa.eu/esco/skill/S1.2,SkillGroup,http://data.europa.eu/esco/skill/S1
KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/aaaa,SkillGroup,http://data.europa.eu/esco/skill/S1.2
KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/aaaa,SkillGroup,http://data.europa.eu/esco/skill/S1
KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/aaaa,KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/bbbb
KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/bbbb,KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/aaaa
KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/gone,SkillGroup,http://data.europa.eu/esco/skill/S1
`
	requires = `occupationUri,relationType,skillType,skillUri
http://data.europa.eu/esco/occupation/oooo,essential,skill/competence,http://data.europa.eu/esco/skill/aaaa
http://data.europa.eu/esco/occupation/oooo,optional,knowledge,http://data.europa.eu/esco/skill/bbbb
http://data.europa.eu/esco/occupation/oooo,optional,knowledge,http://data.europa.eu/esco/skill/bbbb
http://data.europa.eu/esco/occupation/oooo,essential,knowledge,http://data.europa.eu/esco/skill/gone
http://data.europa.eu/esco/occupation/oooo,essential,knowledge,http://data.europa.eu/esco/skill/cccc
http://data.europa.eu/esco/occupation/gone,essential,knowledge,http://data.europa.eu/esco/skill/bbbb
http://data.europa.eu/esco/occupation/pppp,perhaps,knowledge,http://data.europa.eu/esco/skill/bbbb
`
	related = `originalSkillUri,originalSkillType,relationType,relatedSkillType,relatedSkillUri
http://data.europa.eu/esco/skill/aaaa,skill/competence,optional,knowledge,http://data.europa.eu/esco/skill/bbbb
http://data.europa.eu/esco/skill/bbbb,knowledge,optional,knowledge,http://data.europa.eu/esco/skill/bbbb
`
)

func files(pairs ...string) []esco.File {
	var out []esco.File
	for i := 0; i < len(pairs); i += 2 {
		out = append(out, esco.File{Name: pairs[i], Data: []byte(pairs[i+1])})
	}
	return out
}

func TestRead(t *testing.T) {
	// The order of the files says nothing.
	spec, found, err := esco.Read(files("occupationSkillRelations_en.csv", requires, "skillSkillRelations.csv", related, "broaderRelationsSkillPillar.csv", broader,
		"skills_fr.csv", skillsFr, "skills_en.csv", skillsEn, "skillGroups_en.csv", groups, "ISCOGroups_en.csv", isco, "occupations_en.csv", occupations), esco.Options{Edition: "1.2.0"})
	if err != nil {
		t.Fatal(err)
	}
	fw, err := competency.Compile(spec)
	if err != nil {
		t.Fatal(err)
	}
	tables := fw.Competency("aaaa")
	if tables.Title()["en"] != "read tables" || tables.Title()["fr"] != "lire des tableaux" || tables.Kind() != competency.KindSkill || tables.Area().ID() != "s1.2" ||
		tables.Note()["en"] != "Not charts." || len(tables.Related()) != 1 {
		t.Errorf("%v in %q", tables.Title(), tables.Area().ID())
	}
	if tables.Area().Parent().Code() != "S1" || fw.Competency("bbbb").Description()["en"] != "A definition" || !fw.Competency("cccc").Retired() {
		t.Error("groups, definitions and what is obsolete")
	}
	role := fw.Role("oooo")
	requirements := role.Posts()[0].Requirements()
	if role.Family().String() != "Software developers" || role.Code() != "2512.1" || len(requirements) != 2 || requirements[1].Need() != competency.NeedDesirable {
		t.Errorf("%v %v", role.Family(), requirements)
	}
	if fw.Role("pppp").Family().String() != "ISCO 9999" || fw.Edition() != "1.2.0" {
		t.Error("a group of occupations without a label")
	}
	var got []string
	for _, p := range found {
		got = append(got, p.File+" "+p.Path.String()+" "+string(p.Code))
	}
	slices.Sort(got)
	want := []string{
		"  cycle",
		"broaderRelationsSkillPillar.csv B7.conceptUri unknown-reference",
		"broaderRelationsSkillPillar.csv D4.broaderUri lost",
		"occupationSkillRelations_en.csv A7.occupationUri unknown-reference",
		"occupationSkillRelations_en.csv B8.relationType not-allowed",
		"occupationSkillRelations_en.csv D4.skillUri duplicate-id",
		"occupationSkillRelations_en.csv D5.skillUri unknown-reference",
		"occupationSkillRelations_en.csv D6.skillUri not-allowed",
		"skillSkillRelations.csv  lost",
		"skillSkillRelations.csv E3.relatedSkillUri cycle",
		"skills_en.csv B5.conceptUri duplicate-id",
		"skills_en.csv C4.skillType not-allowed",
		"skills_en.csv D1.reuseLevel lost",
		"skills_en.csv F1.altLabels lost",
		"skills_en.csv I1.modifiedDate lost",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestReadRefuses(t *testing.T) {
	for reason, list := range map[string][]esco.File{
		"nothing": nil, "no skills": files("occupations_en.csv", occupations), "another table": files("x.csv", "a,b\n1,2\n"),
		"no UTF-8": files("skills_en.csv", "\xff\xfea"), "an empty table": files("skills_en.csv", ""),
	} {
		if _, _, err := esco.Read(list, esco.Options{}); err == nil {
			t.Errorf("%s is read", reason)
		}
	}
}

// FuzzRead: nothing panics, and what is read is a sound framework.
func FuzzRead(f *testing.F) {
	f.Add([]byte(skillsEn), []byte(groups), []byte(broader), []byte(requires))
	f.Add([]byte(skillsEn), []byte(occupations), []byte(related), []byte(requires))
	f.Fuzz(func(t *testing.T, a, b, c, d []byte) {
		spec, found, err := esco.Read([]esco.File{{"skills_en.csv", a}, {"b.csv", b}, {"c.csv", c}, {"d_fr.csv", d}}, esco.Options{})
		if err != nil {
			return
		}
		if _, err := competency.Compile(spec); err != nil {
			t.Fatal(err)
		}
		for _, p := range found {
			if p.Code == govmaturity.Code("") {
				t.Error(p)
			}
		}
	})
}
