package form_test

import (
	"bytes"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/form"
)

func TestReadPost(t *testing.T) {
	head := `"format":"test/sample/1","edition":"1.0"`
	deep := strings.Repeat("/a", 300)
	long := strings.Repeat("é", 100_001)
	for _, tt := range []struct {
		reason string
		form   sampleOptions
		post   url.Values
		want   []string // codes and pointers
		// doc is what the document has beside the head, and "-" for whatever.
		doc string
		// values are what is to be shown again: the post itself when nil.
		values url.Values
	}{
		{"nothing but who", sampleOptions{}, url.Values{}, nil, "", nil},
		{"missing required", sampleOptions{}, url.Values{"/subject": {""}}, []string{"required /subject"}, "-", url.Values{}},
		{"blank is missing", sampleOptions{}, url.Values{"/subject": {" \u00a0\t"}}, []string{"required /subject"}, "-", url.Values{}},
		{"spaces around a line go, and are shown as they were", sampleOptions{}, url.Values{"/rater": {"  R "}}, nil, `"rater":"R"`, nil},
		{"names that do not begin with / are the host's", sampleOptions{}, url.Values{"csrf": {"x"}, "subject": {"y"}, "": {"z"}}, nil, "", url.Values{}},

		{"one of the options", sampleOptions{}, url.Values{"/answers/level/value": {"mid"}}, nil, `"answers":{"level":{"value":"mid"}}`, nil},
		{"unknown option", sampleOptions{}, url.Values{"/answers/level/value": {"other"}}, []string{"not-allowed /answers/level/value"}, "-", nil},
		{"the wrong case", sampleOptions{}, url.Values{"/answers/level/value": {"Mid"}}, []string{"not-allowed /answers/level/value"}, "-", nil},
		{"a rank is for spreadsheets", sampleOptions{}, url.Values{"/answers/level/value": {"2"}}, []string{"not-allowed /answers/level/value"}, "-", nil},
		{"yes-no takes yes and no", sampleOptions{}, url.Values{"/answers/yes-no/value": {"true"}}, []string{"not-allowed /answers/yes-no/value"}, "-", nil},
		{"doubled", sampleOptions{}, url.Values{"/answers/level/value": {"mid", "low"}}, []string{"given-twice /answers/level/value"}, "-", nil},
		{"doubled alike", sampleOptions{}, url.Values{"/answers/number/value": {"1", "1"}}, []string{"given-twice /answers/number/value"}, "-", nil},
		{"once and blank", sampleOptions{}, url.Values{"/answers/level/value": {"", "mid", " "}}, nil, `"answers":{"level":{"value":"mid"}}`,
			url.Values{"/answers/level/value": {"mid"}}},
		{"several of a checklist", sampleOptions{}, url.Values{"/answers/list/value": {"web", "office"}}, nil, `"answers":{"list":{"value":["web","office"]}}`, nil},
		{"one of a checklist twice", sampleOptions{}, url.Values{"/answers/list/value": {"web", "web"}}, []string{"given-twice /answers/list/value/1"}, "-", nil},
		{"an unknown one of a checklist", sampleOptions{}, url.Values{"/answers/list/value": {"web", "fax"}}, []string{"not-allowed /answers/list/value/1"}, "-", nil},
		{"none of a checklist, said so", sampleOptions{}, url.Values{"/answers/list/state": {"answered"}}, nil, `"answers":{"list":{"value":[],"state":"answered"}}`, nil},
		{"an estimate that none of a checklist holds", sampleOptions{}, url.Values{"/answers/list/state": {"imputed"}}, nil, `"answers":{"list":{"value":[],"state":"imputed"}}`, nil},
		{"none of a checklist in a brief form", sampleOptions{brief: true}, url.Values{"/answers/list/state": {"answered"}}, nil, `"answers":{"list":{"value":[],"state":"answered"}}`, nil},
		{"none, and one, of a checklist", sampleOptions{}, url.Values{"/answers/list/state": {"answered"}, "/answers/list/value": {"web"}}, nil, `"answers":{"list":{"value":["web"]}}`, nil},
		{"a brief form has no reasons", sampleOptions{brief: true}, url.Values{"/answers/list/state": {"excluded"}}, []string{"not-allowed /answers/list/state"}, "-", nil},
		{"a brief form has no comments", sampleOptions{brief: true}, url.Values{"/answers/level/comment": {"c"}}, []string{"unknown-field /answers/level/comment"}, "-", nil},

		{"a number", sampleOptions{}, url.Values{"/answers/number/value": {"12.50"}}, nil, `"answers":{"number":{"value":12.5}}`, nil},
		{"minus in typesetting", sampleOptions{}, url.Values{"/answers/number/value": {"−5"}}, nil, `"answers":{"number":{"value":-5}}`, nil},
		{"a sign and an exponent", sampleOptions{}, url.Values{"/answers/number/value": {"+1e1"}}, nil, `"answers":{"number":{"value":10}}`, nil},
		{"minus zero", sampleOptions{}, url.Values{"/answers/number/value": {"-0"}}, nil, `"answers":{"number":{"value":0}}`, nil},
		{"Arabic digits", sampleOptions{}, url.Values{"/answers/number/value": {"٣٫٥"}}, nil, `"answers":{"number":{"value":3.5}}`, nil},
		{"Persian digits", sampleOptions{}, url.Values{"/answers/count/value": {" ۱۲ "}}, nil, `"answers":{"count":{"value":12}}`, nil},
		{"comma decimals could be thousands", sampleOptions{}, url.Values{"/answers/number/value": {"1,5"}}, []string{"number-form /answers/number/value"}, "-", nil},
		{"thousands", sampleOptions{}, url.Values{"/answers/number/value": {"1 000"}}, []string{"number-form /answers/number/value"}, "-", nil},
		{"comma decimals where they are usual", sampleOptions{language: "fr"}, url.Values{"/answers/number/value": {"1,5"}}, nil, `"answers":{"number":{"value":1.5}}`, nil},
		{"points where commas are usual", sampleOptions{language: "fr"}, url.Values{"/answers/number/value": {"1.5"}}, nil, `"answers":{"number":{"value":1.5}}`, nil},
		{"a comma that may be of thousands", sampleOptions{language: "fr"}, url.Values{"/answers/number/value": {"1,500"}}, []string{"number-form /answers/number/value"}, "-", nil},
		{"two commas", sampleOptions{language: "fr"}, url.Values{"/answers/number/value": {"1,000,000"}}, []string{"number-form /answers/number/value"}, "-", nil},
		{"a comma and a point", sampleOptions{language: "fr"}, url.Values{"/answers/number/value": {"1,000.5"}}, []string{"number-form /answers/number/value"}, "-", nil},
		{"more digits than can be kept", sampleOptions{}, url.Values{"/answers/number/value": {"0.12345678901234567890"}}, []string{"too-precise /answers/number/value"}, "-", nil},
		{"a word", sampleOptions{}, url.Values{"/answers/number/value": {"five"}}, []string{"number-form /answers/number/value"}, "-", nil},
		{"hexadecimal", sampleOptions{}, url.Values{"/answers/number/value": {"0x1p3"}}, []string{"number-form /answers/number/value"}, "-", nil},
		{"infinity", sampleOptions{}, url.Values{"/answers/number/value": {"Inf"}}, []string{"number-form /answers/number/value"}, "-", nil},
		{"too large a number", sampleOptions{}, url.Values{"/answers/number/value": {"1e999"}}, []string{"number-form /answers/number/value"}, "-", nil},
		{"out of range", sampleOptions{}, url.Values{"/answers/number/value": {"100.1"}}, []string{"out-of-range /answers/number/value"}, "-", nil},
		{"at the end of the range", sampleOptions{}, url.Values{"/answers/number/value": {"-10"}}, nil, `"answers":{"number":{"value":-10}}`, nil},
		{"below range", sampleOptions{}, url.Values{"/answers/number/value": {"-10.1"}}, []string{"out-of-range /answers/number/value"}, "-", nil},
		{"at a bound that is not in the range", sampleOptions{}, url.Values{"/share": {"0"}}, []string{"out-of-range /share"}, "-", nil},
		{"a count is whole", sampleOptions{}, url.Values{"/answers/count/value": {"1.5"}}, []string{"not-whole /answers/count/value"}, "-", nil},
		{"a whole number with decimals", sampleOptions{}, url.Values{"/answers/count/value": {"2.0"}}, nil, `"answers":{"count":{"value":2}}`, nil},

		{"value and reason both", sampleOptions{}, url.Values{"/answers/level/value": {"mid"}, "/answers/level/state": {"not-applicable"}}, []string{"value-and-reason /answers/level/state"}, "-", nil},
		{"a reason alone", sampleOptions{}, url.Values{"/answers/level/state": {"not-deployed"}}, nil, `"answers":{"level":{"state":"not-deployed"}}`, nil},
		{"don't know", sampleOptions{}, url.Values{"/answers/level/state": {"unanswered"}, "/answers/level/comment": {"?"}}, nil, `"answers":{"level":{"state":"unanswered","comment":"?"}}`, nil},
		{"an estimate", sampleOptions{}, url.Values{"/answers/number/value": {"1"}, "/answers/number/state": {"imputed"}}, nil, `"answers":{"number":{"value":1,"state":"imputed"}}`, nil},
		{"an estimate without a value", sampleOptions{}, url.Values{"/answers/number/state": {"imputed"}}, []string{"no-value /answers/number/state"}, "-", nil},
		{"a state of results", sampleOptions{}, url.Values{"/answers/number/state": {"not-asked"}}, []string{"not-allowed /answers/number/state"}, "-", nil},
		{"not asked, and well formed", sampleOptions{}, url.Values{"/answers/level/value": {"low"}, "/answers/if-is/value": {"yes"}}, nil, `"answers":{"level":{"value":"low"},"if-is":{"value":"yes"}}`, nil},
		{"not asked, and not well formed", sampleOptions{}, url.Values{"/answers/level/value": {"low"}, "/answers/if-is/value": {"perhaps"}}, []string{"not-allowed /answers/if-is/value"}, "-", nil},

		{"evidence by lines", sampleOptions{}, url.Values{"/answers/level/evidence": {" A \r\n\r\n  \r\nB\nC"}}, nil, `"answers":{"level":{"evidence":["A","B","C"]}}`,
			url.Values{"/answers/level/evidence": {" A \n\n  \nB\nC"}}},
		{"evidence in several fields", sampleOptions{}, url.Values{"/answers/level/evidence": {"A", "B"}}, nil, `"answers":{"level":{"evidence":["A","B"]}}`, nil},
		{"a comment keeps its lines", sampleOptions{}, url.Values{"/answers/level/comment": {"\r\n a\r\nb "}}, nil, `"answers":{"level":{"comment":"\n a\nb "}}`,
			url.Values{"/answers/level/comment": {"\n a\nb "}}},
		{"script in text", sampleOptions{}, url.Values{"/answers/level/comment": {"</textarea><script>alert(1)</script>"}}, nil,
			`"answers":{"level":{"comment":"</textarea><script>alert(1)</script>"}}`, nil},

		{"a truth", sampleOptions{}, url.Values{"/open": {"false"}}, nil, `"open":false`, nil},
		{"no truth", sampleOptions{}, url.Values{"/open": {"no"}}, []string{"wrong-type /open"}, "-", nil},
		{"too many lines", sampleOptions{}, url.Values{"/tags": {"a\nb\nc\nd"}}, []string{"too-many-items /tags"}, "-", nil},
		{"a line of the wrong form", sampleOptions{}, url.Values{"/tags": {"a\nB"}}, []string{"pattern /tags/1"}, "-", nil},
		{"a range by half", sampleOptions{}, url.Values{"/range/min": {"1"}}, []string{"required /range/max"}, "-", nil},
		{"both of one or the other", sampleOptions{}, url.Values{"/steps/0/id": {"a"}, "/steps/0/left": {"1"}, "/steps/0/right": {"r1"}}, []string{"one-of /steps/0"}, "-", nil},
		{"none of one or the other", sampleOptions{}, url.Values{"/steps/0/id": {"a"}}, []string{"one-of /steps/0"}, "-", nil},
		{"a wording in another language", sampleOptions{}, url.Values{"/words/si": {"W"}}, nil, `"words":{"si":"W"}`, nil},
		{"a wording in no language", sampleOptions{}, url.Values{"/words/s~1i": {"W"}}, []string{"pattern /words/s~1i"}, "-", nil},

		{"an entry", sampleOptions{}, url.Values{"/ratings/a": {"4"}}, nil, `"ratings":{"a":4}`, nil},
		{"a new entry has its place", sampleOptions{}, url.Values{"/ratings//3/~key": {" b "}, "/ratings//3": {"5"}, "/ratings/a": {"4"}}, nil, `"ratings":{"a":4,"b":5}`,
			url.Values{"/ratings/a": {"4"}, "/ratings/b": {"5"}}},
		{"a new entry of the same key", sampleOptions{}, url.Values{"/ratings//3/~key": {"a"}, "/ratings//3": {"5"}, "/ratings/a": {"4"}}, []string{"duplicate-id /ratings//0"}, "-",
			url.Values{"/ratings/a": {"4"}, "/ratings//0/~key": {"a"}, "/ratings//0": {"5"}}},
		{"a new entry without a key", sampleOptions{}, url.Values{"/ratings//0": {"5"}}, []string{"required /ratings//0"}, "-", nil},
		{"a new entry without a value", sampleOptions{}, url.Values{"/ratings//0/~key": {"a"}}, []string{"required /ratings//0"}, "-", nil},
		{"a new entry of a wrong key", sampleOptions{}, url.Values{"/ratings//0/~key": {"A b"}, "/ratings//0": {"5"}}, []string{"pattern /ratings//0"}, "-", nil},
		{"a new entry of a wrong value", sampleOptions{}, url.Values{"/ratings//0/~key": {"a"}, "/ratings//0": {"six"}}, []string{"number-form /ratings/a"}, "-", url.Values{"/ratings/a": {"six"}}},
		{"a blank new entry is none", sampleOptions{}, url.Values{"/ratings//0/~key": {" "}, "/ratings//0": {""}}, nil, "", url.Values{}},
		{"an entry is taken out", sampleOptions{}, url.Values{"/ratings/a": {"4"}, "/ratings/a/~remove": {"remove"}}, nil, "", url.Values{}},
		{"a new entry is taken out", sampleOptions{}, url.Values{"/ratings//0": {"4"}, "/ratings//0/~remove": {"remove"}}, nil, "", url.Values{}},
		{"an entry of several fields", sampleOptions{}, url.Values{"/people//0/~key": {"Ann/Bo~"}, "/people//0/age": {"4"}}, nil, `"people":{"Ann/Bo~":{"age":4}}`,
			url.Values{"/people/Ann~1Bo~0/age": {"4"}}},
		{"a wrong entry in an entry that is being added", sampleOptions{}, url.Values{"/people//0/nicknames//0/~key": {"x"}, "/people//1/nicknames//0": {"y"}},
			[]string{"required /people//0", "required /people//0/nicknames//0", "required /people//1", "required /people//1/nicknames//0"}, "-", nil},

		{"the form's own", sampleOptions{}, url.Values{"/format": {"test/sample/1"}, "/edition": {" 1.0 "}, "/hash": {hash}}, nil, "-", nil},
		{"another format", sampleOptions{}, url.Values{"/format": {"test/plan/1"}}, []string{"not-allowed /format"}, "-", nil},
		{"another edition", sampleOptions{}, url.Values{"/edition": {"2"}}, []string{"not-allowed /edition"}, "-", nil},
		{"another content", sampleOptions{}, url.Values{"/hash": {"sha256:" + strings.Repeat("0", 64)}}, []string{"not-allowed /hash"}, "-", nil},
		{"an edition twice", sampleOptions{}, url.Values{"/edition": {"1.0", "1.0"}}, []string{"given-twice /edition"}, "-", nil},

		{"not UTF-8", sampleOptions{}, url.Values{"/rater": {"a\xffb"}}, []string{"not-utf8 /rater"}, "-", url.Values{"/rater": {"a\ufffdb"}}},
		{"a name that is not UTF-8", sampleOptions{}, url.Values{"/\xff": {"a"}}, []string{"unknown-field /\xff"}, "", nil},
		{"too long", sampleOptions{}, url.Values{"/note": {long}}, []string{"too-long /note"}, "-", nil},
		{"as long as may be", sampleOptions{}, url.Values{"/note": {long[2:]}}, nil, "-", nil},

		{"unknown", sampleOptions{}, url.Values{"/zzz": {"1"}}, []string{"unknown-field /zzz"}, "", nil},
		{"unknown question", sampleOptions{}, url.Values{"/answers/zzz/value": {"1"}}, []string{"unknown-field /answers/zzz/value"}, "", nil},
		{"unknown part of an answer", sampleOptions{}, url.Values{"/answers/level/zzz": {"1"}}, []string{"unknown-field /answers/level/zzz"}, "", nil},
		{"an answer that is no map", sampleOptions{}, url.Values{"/answers/level": {"mid"}}, []string{"unknown-field /answers/level"}, "", nil},
		{"below a value", sampleOptions{}, url.Values{"/answers/level/value/0": {"mid"}}, []string{"unknown-field /answers/level/value/0"}, "", nil},
		{"the document itself", sampleOptions{}, url.Values{"/": {"x"}}, []string{"unknown-field /"}, "", nil},
		{"another case", sampleOptions{}, url.Values{"/Rater": {"x"}}, []string{"unknown-field /Rater"}, "", nil},
		{"a deep name", sampleOptions{}, url.Values{deep: {"x"}}, []string{"unknown-field /" + strings.ReplaceAll(deep[:60], "/", "~1") + "…"}, "", nil},
		{"what the form has no place for", sampleOptions{part: true}, url.Values{"/rosters/services/0/id": {"a"}}, []string{"unknown-field /rosters/services/0/id"}, "", nil},

		{"an item", sampleOptions{}, url.Values{"/rosters/services/0/id": {"a"}, "/rosters/services/0/answers/kind/value": {"paper"}}, nil,
			`"rosters":{"services":[{"id":"a","answers":{"kind":{"value":"paper"}}}]}`, nil},
		{"an item without its name", sampleOptions{}, url.Values{"/rosters/services/0/title": {"A"}}, []string{"required /rosters/services/0/id"}, "-", nil},
		{"gaps close", sampleOptions{}, url.Values{"/rosters/services/3/id": {"a"}, "/rosters/services/11/id": {"b"}}, nil, `"rosters":{"services":[{"id":"a"},{"id":"b"}]}`,
			url.Values{"/rosters/services/0/id": {"a"}, "/rosters/services/1/id": {"b"}}},
		{"a blank item is none", sampleOptions{}, url.Values{"/rosters/services/0/id": {" "}, "/rosters/services/1/id": {"b"}}, nil, `"rosters":{"services":[{"id":"b"}]}`,
			url.Values{"/rosters/services/0/id": {"b"}}},
		{"an item is taken out", sampleOptions{}, url.Values{"/rosters/services/0/id": {"a"}, "/rosters/services/0/~remove": {"remove"}, "/rosters/services/1/id": {"b"}}, nil,
			`"rosters":{"services":[{"id":"b"}]}`, url.Values{"/rosters/services/0/id": {"b"}}},
		{"a wrong item is taken out", sampleOptions{}, url.Values{"/rosters/services/0/answers/kind/value": {"no"}, "/rosters/services/0/~remove": {"remove"}}, nil, "", url.Values{}},
		{"an item in an item is taken out", sampleOptions{},
			url.Values{"/rosters/services/0/id": {"a"}, "/rosters/services/0/rosters/sites/0/id": {"x"}, "/rosters/services/0/rosters/sites/0/~remove": {"remove"}}, nil,
			`"rosters":{"services":[{"id":"a"}]}`, url.Values{"/rosters/services/0/id": {"a"}}},
		{"a number in a list is taken out", sampleOptions{}, url.Values{"/numbers/0": {"1"}, "/numbers/1": {"2"}, "/numbers/0/~remove": {"remove"}}, nil, `"numbers":[2]`, url.Values{"/numbers/0": {"2"}}},
		{"a list of lists", sampleOptions{}, url.Values{"/matrix/1/2": {"1"}, "/matrix/1/5": {"2"}}, nil, `"matrix":[[1,2]]`, url.Values{"/matrix/0/0": {"1"}, "/matrix/0/1": {"2"}}},
		{"a problem has the place where it is shown", sampleOptions{}, url.Values{"/rosters/services/5/id": {"a"}, "/rosters/services/7/answers/kind/value": {"no"}},
			[]string{"not-allowed /rosters/services/1/answers/kind/value", "required /rosters/services/1/id"}, "-",
			url.Values{"/rosters/services/0/id": {"a"}, "/rosters/services/1/answers/kind/value": {"no"}}},
		{"no number of an item", sampleOptions{}, url.Values{"/rosters/services/x/id": {"a"}}, []string{"unknown-field /rosters/services/x/id"}, "", nil},
		{"zeros in front", sampleOptions{}, url.Values{"/rosters/services/00/id": {"a"}}, []string{"unknown-field /rosters/services/00/id"}, "", nil},
		{"a number below zero", sampleOptions{}, url.Values{"/rosters/services/-1/id": {"a"}}, []string{"unknown-field /rosters/services/-1/id"}, "", nil},
		{"a number that is too large", sampleOptions{}, url.Values{"/rosters/services/99999999999999999999/id": {"a"}}, []string{"unknown-field /rosters/services/99999999999999999999/id"}, "", nil},
		{"an item twice", sampleOptions{}, url.Values{"/rosters/services/0/id": {"a"}, "/rosters/services/1/id": {"a"}}, []string{"duplicate-id /rosters/services/1/id"}, "-", nil},
		{"an unknown list", sampleOptions{}, url.Values{"/rosters/zzz/0/id": {"a"}}, []string{"unknown-field /rosters/zzz/0/id"}, "", nil},
		{"the form itself is not taken out", sampleOptions{}, url.Values{"/~remove": {"remove"}}, []string{"unknown-field /~0remove"}, "", nil},

		{"what the host knows", sampleOptions{known: true}, url.Values{}, nil, `"subject":"Ministry","date":"2026"`, nil},
		{"what the host knows, forged", sampleOptions{known: true}, url.Values{"/subject": {"Other"}}, []string{"not-allowed /subject"}, "-", nil},
		{"what the host does not ask for", sampleOptions{known: true}, url.Values{"/rater": {"Other"}}, []string{"unknown-field /rater"}, "-", nil},

		{"everything at once", sampleOptions{}, url.Values{"/subject": {""}, "/date": {"soon"}, "/answers/count/value": {"x"}, "/answers/level/value": {"y"}, "/zzz": {"1"}},
			[]string{"not-allowed /answers/level/value", "number-form /answers/count/value", "pattern /date", "required /subject", "unknown-field /zzz"}, "-",
			url.Values{"/date": {"soon"}, "/answers/count/value": {"x"}, "/answers/level/value": {"y"}, "/zzz": {"1"}}},
	} {
		t.Run(tt.reason, func(t *testing.T) {
			f := sample(tt.form)
			sent := url.Values{}
			if !tt.form.known {
				sent.Set("/subject", "S")
			}
			if !tt.form.part {
				sent.Set("/title/en", "T")
			}
			always := cloneValues(sent)
			for name, texts := range tt.post {
				sent[name] = slices.Clone(texts)
			}
			before := cloneValues(sent)
			in := f.ReadPost(sent)
			if diff := cmp.Diff(before, sent); diff != "" {
				t.Errorf("the post itself was changed:\n%s", diff)
			}
			if diff := cmp.Diff(append([]string{}, tt.want...), sorted(problemsIn(in))); diff != "" {
				t.Errorf("problems (-want +got):\n%s%v", diff, in.Problems)
			}
			if tt.doc != "-" {
				want := head
				parts := []string{`"subject":"S"`, `"title":{"en":"T"}`, tt.doc}
				if strings.HasPrefix(tt.doc, `"rater"`) {
					parts = []string{`"subject":"S"`, tt.doc, `"title":{"en":"T"}`}
				}
				for i, part := range parts {
					if part == "" || i < 2 && (tt.form.known && strings.HasPrefix(part, `"subject":"S"`) || tt.form.part && strings.HasPrefix(part, `"title"`)) {
						continue
					}
					want += "," + part
				}
				if tt.form.known {
					want = head + "," + tt.doc + `,"title":{"en":"T"}`
				}
				if diff := cmp.Diff("{"+want+"}", string(in.Document)); diff != "" {
					t.Errorf("the document (-want +got):\n%s", diff)
				}
			}
			want := tt.values
			if want == nil {
				want = cloneValues(sent)
			} else {
				want = cloneValues(want)
				for name, texts := range always {
					if _, ok := tt.post[name]; !ok {
						want[name] = texts
					}
				}
			}
			for name := range want {
				if !strings.HasPrefix(name, "/") {
					delete(want, name)
				}
			}
			if diff := cmp.Diff(want, in.Values); diff != "" {
				t.Errorf("values (-want +got):\n%.2000s", diff)
			}
			writePage(t, f, in, govmaturity.FormPage{})
		})
	}
}

func cloneValues(v url.Values) url.Values {
	out := url.Values{}
	for name, texts := range v {
		out[name] = slices.Clone(texts)
	}
	return out
}

// Complete asks for everything that is asked, from the first blank page on, and
// says so at each question.
func TestCompleteSaysWhatIsMissing(t *testing.T) {
	f := sample(sampleOptions{complete: true})
	post := url.Values{"/subject": {"S"}, "/title/en": {"T"}}
	in := f.ReadPost(post)
	want := []string{}
	for _, id := range []string{"count", "if-not", "if-open", "if-guess", "level", "list", "number", "yes-no"} {
		want = append(want, "not-answered /answers/"+id)
	}
	if diff := cmp.Diff(sorted(want), sorted(problemsIn(in))); diff != "" {
		t.Errorf("a blank form (-want +got):\n%s", diff)
	}
	p := writePage(t, f, in, govmaturity.FormPage{})
	for _, problem := range want {
		pointer, _ := strings.CutPrefix(problem, "not-answered ")
		if !slices.Contains(p.hrefs(), "#f"+pointer+"/value") {
			t.Errorf("no link to %s", pointer)
		}
	}
	post.Set("/answers/level/comment", "c")
	if got := sorted(problemsIn(f.ReadPost(post))); !slices.Equal(got, sorted(want)) {
		t.Errorf("with a comment: %v", got)
	}
	post.Set("/rosters/services/0/id", "a")
	if got := problemsIn(f.ReadPost(post)); !slices.Contains(got, "not-answered /rosters/services/0/answers/kind") {
		t.Errorf("nothing is missing of an item: %v", got)
	}
}

// Who sends a page of another edition again, as it is, has not answered this one.
func TestOtherEditionStaysOther(t *testing.T) {
	f := sample(sampleOptions{})
	in := f.ReadPost(url.Values{"/subject": {"S"}, "/title/en": {"T"}, "/edition": {"2"}, "/answers/level/value": {"low"}})
	if got := problemsIn(in); !slices.Equal(got, []string{"not-allowed /edition"}) {
		t.Fatal(got)
	}
	again := f.ReadPost(writePage(t, f, in, govmaturity.FormPage{}).submit())
	if got := problemsIn(again); !slices.Equal(got, []string{"not-allowed /edition"}) {
		t.Errorf("sent again: %v", got)
	}
}

// A hostile post makes no more problems than a person could read, and no page
// that is thousands of times as large as itself.
func TestPostOfThousands(t *testing.T) {
	f := sample(sampleOptions{})
	post := url.Values{"/subject": {"S"}, "/title/en": {"T"}}
	for i := range 1800 {
		post.Set(fmt.Sprintf("/zzz%d", i), "x")
		post.Set(fmt.Sprintf("/rosters/services/%d/id", i*7), fmt.Sprint(i))
		post.Set(fmt.Sprintf("/answers/level/value%s", strings.Repeat("/x", i%99)), "x")
	}
	in := f.ReadPost(post)
	if err := in.Err(); err == nil || !strings.Contains(err.Error(), "more problems") {
		t.Errorf("%v", err)
	}
	if got := len(in.Values["/rosters/services/1799/id"]); got != 1 {
		t.Error("the last item is not there")
	}
	var b bytes.Buffer
	if err := f.WriteHTML(&b, in, govmaturity.FormPage{}); err == nil || !strings.Contains(err.Error(), "fields") || b.Len() > 0 {
		t.Errorf("a page of thousands of items: %v, and %d bytes", err, b.Len())
	}
	for name := range post {
		if strings.HasPrefix(name, "/rosters/services/") && len(name) > len("/rosters/services/99/id") {
			post.Del(name)
		}
	}
	p := writePage(t, f, f.ReadPost(post), govmaturity.FormPage{})
	if n := strings.Count(p.html, "<li>"); n > govmaturity.MaxProblems+10 {
		t.Errorf("%d problems on a page", n)
	}
}

// Kept is what the document's package made of it, as long as nothing is wrong and
// the host has left the document alone.
func TestKept(t *testing.T) {
	f := sample(sampleOptions{})
	post := url.Values{"/subject": {"S"}, "/title/en": {"T"}, "/rosters/services/4/id": {"a"}, "/rosters/services/9/id": {"b"}}
	in := f.ReadPost(post)
	for way, in := range map[string]*govmaturity.FormInput{
		"post": in, "JSON": f.ReadJSON(in.Document), "survey": f.ReadSurvey(f.SurveyData(in)), "fill": f.Fill(in.Document),
	} {
		if got, _ := form.Kept(in).([]string); !slices.Equal(got, []string{"a", "b"}) {
			t.Errorf("%s: kept %v", way, got)
		}
	}
	wrong := *in
	wrong.Problems = append(wrong.Problems, govmaturity.Problem{Code: "host"})
	other := *in
	other.Document = bytes.Replace(in.Document, []byte(`"b"`), []byte(`"c"`), 1)
	post.Set("/date", "soon")
	for reason, in := range map[string]*govmaturity.FormInput{
		"a problem of the host": &wrong, "another document": &other, "a problem": f.ReadPost(post), "no input of a form": {Document: in.Document},
	} {
		if got := form.Kept(in); got != nil {
			t.Errorf("%s: kept %v", reason, got)
		}
	}
}
