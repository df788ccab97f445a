package competency_test

import (
	"iter"
	"reflect"
	"testing"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/competency"
)

// Zero values, and zero arguments to values that are not zero, give zero answers
// or errors. Nothing falls over.
func TestZeroValues(t *testing.T) {
	fw := framework(t, 3, func(s *competency.Spec) {
		s.Roles = []competency.RoleSpec{{ID: "r", Title: govmaturity.English("R"), Requires: []competency.RequirementSpec{{Competency: "c1", Level: "l2"}}}}
	})
	person, err := fw.Person(&competency.Profile{Format: competency.ProfileFormat, Framework: fw.ID(), Edition: fw.Edition(), Person: "p"})
	if err != nil {
		t.Fatal(err)
	}
	team, err := fw.Team(&competency.TeamSpec{Format: competency.TeamFormat, Framework: fw.ID(), Edition: fw.Edition(), ID: "t", Title: govmaturity.English("T"), Members: []string{"p"}}, []*competency.Person{person})
	if err != nil {
		t.Fatal(err)
	}
	called := 0
	for _, v := range []any{
		new(competency.Framework), new(competency.Person), new(competency.Team), new(competency.Training), new(competency.Crosswalk), new(competency.Plan), new(competency.Assignment),
		competency.Area{}, competency.Competency{}, competency.Mindset{}, competency.Role{}, competency.Post{}, competency.Requirement{}, competency.Scale{}, competency.Module{},
		competency.Attained{}, competency.Gap{}, competency.Readiness{}, competency.Coverage{}, competency.Departure{}, competency.Succession{}, competency.PersonPlan{},
		competency.Distance{}, competency.Figures{}, competency.OwnView{}, competency.SuperiorView{}, competency.StaffView{}, competency.Cell{},
		fw, person, team, fw.Competency("c1"), fw.Roles()[0], fw.Roles()[0].Posts()[0],
	} {
		rv := reflect.ValueOf(v)
		for i := range rv.NumMethod() {
			called++
			callWithNothing(t, rv.Type().String()+"."+rv.Type().Method(i).Name, rv.Method(i))
		}
	}
	if called < 100 {
		t.Errorf("only %d methods were called", called)
	}
}

// Nobody's rating is empty, whatever the day.
func TestZeroPersonRates(t *testing.T) {
	about := competency.Rating{Kind: competency.EvidenceSelf, Date: "2026-11-25"}
	if got := new(competency.Person).Rating(about); got.Has != nil || got.Wants != nil {
		t.Errorf("%+v", got)
	}
	fw := new(competency.Framework)
	if _, err := fw.RatingForm(competency.RatingOptions{About: about}); err == nil {
		t.Error("a framework of nothing has a form of ratings")
	}
	if _, err := fw.Rate(nil, nil); err == nil {
		t.Error("nothing is a rating")
	}
	if _, err := fw.RatingFrom(nil); err == nil {
		t.Error("nothing is an input")
	}
}

// callWithNothing calls a method with zero arguments, and draws its sequences out.
func callWithNothing(t *testing.T, name string, m reflect.Value) {
	t.Helper()
	defer func() {
		if r := recover(); r != nil {
			t.Errorf("%s falls over: %v", name, r)
		}
	}()
	args := make([]reflect.Value, m.Type().NumIn())
	for k := range args {
		args[k] = reflect.Zero(m.Type().In(k))
	}
	call := m.Call
	if m.Type().IsVariadic() {
		call = m.CallSlice
	}
	for _, out := range call(args) {
		if all, ok := out.Interface().(iter.Seq[competency.Competency]); ok {
			for range all {
			}
		}
		if all, ok := out.Interface().(iter.Seq[competency.Post]); ok {
			for range all {
			}
		}
	}
}
