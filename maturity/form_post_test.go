package maturity_test

import (
	"bytes"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/maturity"
)

func TestFormReadPost(t *testing.T) {
	fw := everyMeasure(t)
	plain := formOf(t, fw, maturity.FormOptions{})
	complete := formOf(t, fw, maturity.FormOptions{Complete: true, Node: "unseen"})
	brief := formOf(t, fw, maturity.FormOptions{Brief: true})
	french := formOf(t, fw, maturity.FormOptions{Language: "fr"})
	about := formOf(t, fw, maturity.FormOptions{About: &maturity.Assessment{Subject: "Ministry", Date: "2026"}})
	head := `"format":"govmaturity/assessment/1","framework":"every-measure","edition":"1.0","subject":"S"`
	deep := strings.Repeat("/a", 300)
	long := strings.Repeat("é", 100_001)
	// Without a subject in post, the S of head is there.
	for _, tt := range []struct {
		reason string
		form   govmaturity.Form // plain when nil
		post   url.Values
		want   []string // codes and pointers
		// doc is what the document has beside the head, "-" for whatever, and
		// "!" followed by a whole document.
		doc string
		// values are what is to be shown again: the post itself when nil.
		values url.Values
	}{
		{"nothing but who", nil, url.Values{}, nil, "", nil},
		{"missing required", nil, url.Values{"/subject": {""}}, []string{"required /subject"}, "-", url.Values{}},
		{"blank is missing", nil, url.Values{"/subject": {" \u00a0\t"}}, []string{"required /subject"}, "-", url.Values{}},
		{"spaces around a line go, and are shown as they were", nil, url.Values{"/rater": {"  R "}}, nil, `"rater":"R"`, nil},
		{"names that do not begin with / are the host's", nil, url.Values{"csrf": {"x"}, "subject": {"y"}, "": {"z"}}, nil, "", url.Values{"/subject": {"S"}}},

		{"one of the options", nil, url.Values{"/answers/choice/value": {"mixed"}}, nil, `"answers":{"choice":{"value":"mixed"}}`, nil},
		{"unknown option", nil, url.Values{"/answers/choice/value": {"other"}}, []string{"not-allowed /answers/choice/value"}, "-", nil},
		{"the wrong case", nil, url.Values{"/answers/choice/value": {"Mixed"}}, []string{"not-allowed /answers/choice/value"}, "-", nil},
		{"the title of an option", nil, url.Values{"/answers/level/value": {"Online"}}, []string{"not-allowed /answers/level/value"}, "-", nil},
		{"a rank is for spreadsheets", nil, url.Values{"/answers/level/value": {"2"}}, []string{"not-allowed /answers/level/value"}, "-", nil},
		{"yes-no takes yes and no", nil, url.Values{"/answers/yes-no/value": {"true"}}, []string{"not-allowed /answers/yes-no/value"}, "-", nil},
		{"doubled", nil, url.Values{"/answers/choice/value": {"mixed", "central"}}, []string{"given-twice /answers/choice/value"}, "-", nil},
		{"given-twice alike", nil, url.Values{"/answers/number/value": {"1", "1"}}, []string{"given-twice /answers/number/value"}, "-", nil},
		{"once and blank", nil, url.Values{"/answers/choice/value": {"", "mixed", " "}}, nil, `"answers":{"choice":{"value":"mixed"}}`,
			url.Values{"/answers/choice/value": {"mixed"}}},
		{"several of a checklist", nil, url.Values{"/answers/checklist/value": {"web", "office"}}, nil, `"answers":{"checklist":{"value":["web","office"]}}`, nil},
		{"one of a checklist twice", nil, url.Values{"/answers/checklist/value": {"web", "web"}}, []string{"given-twice /answers/checklist/value/1"}, "-", nil},
		{"an unknown one of a checklist", nil, url.Values{"/answers/checklist/value": {"web", "fax"}}, []string{"not-allowed /answers/checklist/value/1"}, "-", nil},
		{"none of a checklist, said so", nil, url.Values{"/answers/checklist/state": {"answered"}}, nil, "-", nil},
		{"none of a checklist, said so in a brief form", brief, url.Values{"/answers/checklist/state": {"answered"}}, nil, "-", nil},
		{"a brief form has no reasons", brief, url.Values{"/answers/checklist/state": {"excluded"}}, []string{"not-allowed /answers/checklist/state"}, "-", nil},
		{"a brief form has no comments", brief, url.Values{"/answers/choice/comment": {"c"}}, []string{"unknown-field /answers/choice/comment"}, "-", nil},

		{"a number", nil, url.Values{"/answers/number/value": {"12.50"}}, nil, `"answers":{"number":{"value":12.5}}`, nil},
		{"minus in typesetting", nil, url.Values{"/answers/number/value": {"−5"}}, nil, `"answers":{"number":{"value":-5}}`, nil},
		{"a sign and an exponent", nil, url.Values{"/answers/number/value": {"+1e1"}}, nil, `"answers":{"number":{"value":10}}`, nil},
		{"Arabic digits", nil, url.Values{"/answers/number/value": {"٣٫٥"}}, nil, `"answers":{"number":{"value":3.5}}`, nil},
		{"Persian digits", nil, url.Values{"/answers/count/value": {" ۱۲ "}}, nil, `"answers":{"count":{"value":12}}`, nil},
		{"comma decimals could be thousands", nil, url.Values{"/answers/number/value": {"1,5"}}, []string{"number-form /answers/number/value"}, "-", nil},
		{"thousands", nil, url.Values{"/answers/z/value": {"1 000"}}, []string{"number-form /answers/z/value"}, "-", nil},
		{"comma decimals where they are usual", french, url.Values{"/answers/number/value": {"1,5"}}, nil, `"answers":{"number":{"value":1.5}}`, nil},
		{"points where commas are usual", french, url.Values{"/answers/number/value": {"1.5"}}, nil, `"answers":{"number":{"value":1.5}}`, nil},
		{"two commas", french, url.Values{"/answers/z/value": {"1,000,000"}}, []string{"number-form /answers/z/value"}, "-", nil},
		{"a comma and a point", french, url.Values{"/answers/z/value": {"1,000.5"}}, []string{"number-form /answers/z/value"}, "-", nil},
		{"more digits than can be kept", nil, url.Values{"/answers/number/value": {"0.12345678901234567890"}}, []string{"too-precise /answers/number/value"}, "-", nil},
		{"a word", nil, url.Values{"/answers/number/value": {"five"}}, []string{"number-form /answers/number/value"}, "-", nil},
		{"hexadecimal", nil, url.Values{"/answers/number/value": {"0x1p3"}}, []string{"number-form /answers/number/value"}, "-", nil},
		{"infinity", nil, url.Values{"/answers/number/value": {"Inf"}}, []string{"number-form /answers/number/value"}, "-", nil},
		{"too large a number", nil, url.Values{"/answers/number/value": {"1e999"}}, []string{"number-form /answers/number/value"}, "-", nil},
		{"out of range", nil, url.Values{"/answers/number/value": {"100.1"}}, []string{"out-of-range /answers/number/value"}, "-", nil},
		{"below range", nil, url.Values{"/answers/points/value": {"-0.1"}}, []string{"out-of-range /answers/points/value"}, "-", nil},
		{"a count is whole", nil, url.Values{"/answers/count/value": {"1.5"}}, []string{"not-whole /answers/count/value"}, "-", nil},
		{"a whole number with decimals", nil, url.Values{"/answers/count/value": {"2.0"}}, nil, `"answers":{"count":{"value":2}}`, nil},

		{"value and reason both", nil, url.Values{"/answers/choice/value": {"mixed"}, "/answers/choice/state": {"not-applicable"}}, []string{"value-and-reason /answers/choice/state"}, "-", nil},
		{"a reason alone", nil, url.Values{"/answers/choice/state": {"not-deployed"}}, nil, `"answers":{"choice":{"state":"not-deployed"}}`, nil},
		{"don't know", nil, url.Values{"/answers/choice/state": {"unanswered"}, "/answers/choice/comment": {"?"}}, nil, `"answers":{"choice":{"state":"unanswered","comment":"?"}}`, nil},
		{"an estimate", nil, url.Values{"/answers/number/value": {"1"}, "/answers/number/state": {"imputed"}}, nil, `"answers":{"number":{"value":1,"state":"imputed"}}`, nil},
		{"an estimate without a value", nil, url.Values{"/answers/number/state": {"imputed"}}, []string{"no-value /answers/number/state"}, "-", nil},
		{"a state of the engine", nil, url.Values{"/answers/number/state": {"not-asked"}}, []string{"not-allowed /answers/number/state"}, "-", nil},
		{"not asked, and well formed", nil, url.Values{"/answers/choice/value": {"mixed"}, "/answers/if-is/value": {"yes"}}, nil, `"answers":{"choice":{"value":"mixed"},"if-is":{"value":"yes"}}`, nil},
		{"not asked, and not well formed", nil, url.Values{"/answers/choice/value": {"mixed"}, "/answers/if-is/value": {"perhaps"}}, []string{"not-allowed /answers/if-is/value"}, "-", nil},

		{"evidence by lines", nil, url.Values{"/answers/choice/evidence": {" A \r\n\r\n  \r\nB\nC"}}, nil, `"answers":{"choice":{"evidence":["A","B","C"]}}`,
			url.Values{"/answers/choice/evidence": {" A \n\n  \nB\nC"}}},
		{"evidence in several fields", nil, url.Values{"/answers/choice/evidence": {"A", "B"}}, nil, `"answers":{"choice":{"evidence":["A","B"]}}`, nil},
		{"a comment keeps its lines", nil, url.Values{"/answers/choice/comment": {"\r\n a\r\nb "}}, nil, `"answers":{"choice":{"comment":"\n a\nb "}}`,
			url.Values{"/answers/choice/comment": {"\n a\nb "}}},
		{"script in text", nil, url.Values{"/answers/choice/comment": {"</textarea><script>alert(1)</script>"}}, nil,
			`"answers":{"choice":{"comment":"</textarea><script>alert(1)</script>"}}`, nil},

		{"the form's own", nil, url.Values{"/format": {"govmaturity/assessment/1"}, "/framework": {"every-measure"}, "/edition": {"1.0"}, "/hash": {fw.Hash()}}, nil, "-", nil},
		{"another format", nil, url.Values{"/format": {"govmaturity/framework/1"}}, []string{"not-allowed /format"}, "-", nil},
		{"another framework", nil, url.Values{"/framework": {"un-egdi"}}, []string{"not-allowed /framework"}, "-", nil},
		{"another edition", nil, url.Values{"/edition": {"1"}}, []string{"not-allowed /edition"}, "-", nil},
		{"another content", nil, url.Values{"/hash": {"sha256:" + strings.Repeat("0", 64)}}, []string{"not-allowed /hash"}, "-", nil},
		{"an edition twice", nil, url.Values{"/edition": {"1.0", "1.0"}}, []string{"given-twice /edition"}, "-", nil},

		{"not UTF-8", nil, url.Values{"/rater": {"a\xffb"}}, []string{"not-utf8 /rater"}, "-", url.Values{"/rater": {"a\ufffdb"}}},
		{"a name that is not UTF-8", nil, url.Values{"/\xff": {"a"}}, []string{"unknown-field /\xff"}, "", nil},
		{"too long", nil, url.Values{"/note": {long}}, []string{"too-long /note"}, "-", nil},
		{"as long as may be", nil, url.Values{"/note": {long[2:]}}, nil, "-", nil},

		{"unknown", nil, url.Values{"/zzz": {"1"}}, []string{"unknown-field /zzz"}, "", nil},
		{"unknown question", nil, url.Values{"/answers/zzz/value": {"1"}}, []string{"unknown-field /answers/zzz/value"}, "", nil},
		{"unknown part of an answer", nil, url.Values{"/answers/choice/zzz": {"1"}}, []string{"unknown-field /answers/choice/zzz"}, "", nil},
		{"an answer that is no map", nil, url.Values{"/answers/choice": {"mixed"}}, []string{"unknown-field /answers/choice"}, "", nil},
		{"below a value", nil, url.Values{"/answers/choice/value/0": {"mixed"}}, []string{"unknown-field /answers/choice/value/0"}, "", nil},
		{"the document itself", nil, url.Values{"/": {"x"}}, []string{"unknown-field /"}, "", nil},
		{"another case", nil, url.Values{"/Subject": {"x"}}, []string{"unknown-field /Subject"}, "", nil},
		{"a deep name", nil, url.Values{deep: {"x"}}, []string{"unknown-field"}, "", nil},
		{"a question outside the node", complete, url.Values{"/answers/choice/value": {"mixed"}}, nil, "-", nil},

		{"an item", nil, url.Values{"/rosters/services/0/id": {"a"}, "/rosters/services/0/answers/kind/value": {"paper"}}, nil,
			`"rosters":{"services":[{"id":"a","answers":{"kind":{"value":"paper"}}}]}`, nil},
		{"an item without its name", nil, url.Values{"/rosters/services/0/title": {"A"}}, []string{"required /rosters/services/0/id"}, "-", nil},
		{"gaps close", nil, url.Values{"/rosters/services/3/id": {"a"}, "/rosters/services/11/id": {"b"}}, nil, `"rosters":{"services":[{"id":"a"},{"id":"b"}]}`,
			url.Values{"/rosters/services/0/id": {"a"}, "/rosters/services/1/id": {"b"}}},
		{"a blank item is none", nil, url.Values{"/rosters/services/0/id": {" "}, "/rosters/services/1/id": {"b"}}, nil, `"rosters":{"services":[{"id":"b"}]}`,
			url.Values{"/rosters/services/0/id": {"b"}}},
		{"an item is taken out", nil, url.Values{"/rosters/services/0/id": {"a"}, "/rosters/services/0/~remove": {"remove"}, "/rosters/services/1/id": {"b"}}, nil,
			`"rosters":{"services":[{"id":"b"}]}`, url.Values{"/rosters/services/0/id": {"b"}}},
		{"a wrong item is taken out", nil, url.Values{"/rosters/services/0/answers/kind/value": {"no"}, "/rosters/services/0/~remove": {"remove"}}, nil, "", url.Values{"/subject": {"S"}}},
		{"an item in an item is taken out", nil,
			url.Values{"/rosters/services/0/id": {"a"}, "/rosters/services/0/rosters/sites/0/id": {"x"}, "/rosters/services/0/rosters/sites/0/~remove": {"remove"}}, nil,
			`"rosters":{"services":[{"id":"a"}]}`, url.Values{"/rosters/services/0/id": {"a"}}},
		{"a problem has the place where it is shown", nil, url.Values{"/rosters/services/5/id": {"a"}, "/rosters/services/7/answers/kind/value": {"no"}},
			[]string{"not-allowed /rosters/services/1/answers/kind/value", "required /rosters/services/1/id"}, "-",
			url.Values{"/rosters/services/0/id": {"a"}, "/rosters/services/1/answers/kind/value": {"no"}}},
		{"no number of an item", nil, url.Values{"/rosters/services/x/id": {"a"}}, []string{"unknown-field /rosters/services/x/id"}, "", nil},
		{"zeros in front", nil, url.Values{"/rosters/services/00/id": {"a"}}, []string{"unknown-field /rosters/services/00/id"}, "", nil},
		{"a number below zero", nil, url.Values{"/rosters/services/-1/id": {"a"}}, []string{"unknown-field /rosters/services/-1/id"}, "", nil},
		{"a number that is too large", nil, url.Values{"/rosters/services/99999999999999999999/id": {"a"}}, []string{"unknown-field /rosters/services/99999999999999999999/id"}, "", nil},
		{"an item twice", nil, url.Values{"/rosters/services/0/id": {"a"}, "/rosters/services/1/id": {"a"}}, []string{"duplicate-id /rosters/services/1/id"}, "-", nil},
		{"an unknown roster", nil, url.Values{"/rosters/zzz/0/id": {"a"}}, []string{"unknown-field /rosters/zzz/0/id"}, "", nil},
		{"the form itself is not taken out", nil, url.Values{"/~remove": {"remove"}}, []string{"unknown-field /~0remove"}, "", nil},

		{"what the host knows", about, url.Values{"/answers/choice/value": {"mixed"}}, nil,
			`!{"format":"govmaturity/assessment/1","framework":"every-measure","edition":"1.0","subject":"Ministry","date":"2026","answers":{"choice":{"value":"mixed"}}}`, nil},
		{"what the host knows, forged", about, url.Values{"/subject": {"Other"}}, []string{"not-allowed /subject"}, "-", nil},
		{"what the host does not ask for", about, url.Values{"/rater": {"Other"}}, []string{"unknown-field /rater"}, "-", nil},

		{"everything at once", nil, url.Values{"/subject": {""}, "/date": {"soon"}, "/answers/count/value": {"x"}, "/answers/level/value": {"y"}, "/zzz": {"1"}},
			[]string{"not-allowed /answers/level/value", "number-form /answers/count/value", "pattern /date", "required /subject", "unknown-field /zzz"}, "-",
			url.Values{"/date": {"soon"}, "/answers/count/value": {"x"}, "/answers/level/value": {"y"}, "/zzz": {"1"}}},
	} {
		t.Run(tt.reason, func(t *testing.T) {
			f := tt.form
			if f == nil {
				f = plain
			}
			if tt.form == complete {
				// The form does not see the conditions of the questions there,
				// and so asks for none of them.
				tt.want = []string{"unknown-field /answers/choice/value"}
			}
			sent := url.Values{}
			for name, texts := range tt.post {
				sent[name] = slices.Clone(texts)
			}
			if _, ok := sent["/subject"]; !ok && f != about {
				sent.Set("/subject", "S")
			}
			before := cloneValues(sent)
			in := f.ReadPost(sent)
			if diff := cmp.Diff(before, sent); diff != "" {
				t.Errorf("the post itself was changed:\n%s", diff)
			}
			got := problemsIn(in)
			slices.Sort(got)
			slices.Sort(tt.want)
			if len(tt.want) > 0 && strings.HasSuffix(tt.want[0], "unknown-field") && len(got) == 1 {
				got[0], _, _ = strings.Cut(got[0], " ")
			}
			if diff := cmp.Diff(append([]string{}, tt.want...), got); diff != "" {
				t.Errorf("problems (-want +got):\n%s%v", diff, in.Problems)
			}
			switch want, whole := strings.CutPrefix(tt.doc, "!"); {
			case tt.doc == "-":
			case whole:
				if string(in.Document) != want {
					t.Errorf("the document is\n%s, not\n%s", in.Document, want)
				}
			default:
				if want != "" {
					want = "," + want
				}
				if string(in.Document) != "{"+head+want+"}" {
					t.Errorf("the document is\n%s, not\n%s", in.Document, "{"+head+want+"}")
				}
			}
			if tt.values == nil {
				tt.values = cloneValues(sent)
				for name := range tt.values {
					if !strings.HasPrefix(name, "/") {
						delete(tt.values, name)
					}
				}
			} else if _, ok := tt.post["/subject"]; !ok && f != about {
				tt.values.Set("/subject", "S")
			}
			if diff := cmp.Diff(tt.values, in.Values); diff != "" && len(in.Values["/note"]) == 0 {
				t.Errorf("values (-want +got):\n%s", diff)
			}
			unmarshal(t, in.Document)
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
func TestFormCompleteSaysWhatIsMissing(t *testing.T) {
	f := formOf(t, everyMeasure(t), maturity.FormOptions{Complete: true})
	want := len(f.ReadPost(url.Values{"/subject": {"S"}, "/answers/level/comment": {"c"}}).Problems)
	in := f.ReadPost(url.Values{"/subject": {"S"}})
	if len(in.Problems) != want || want < 10 {
		t.Errorf("%d problems of a blank form, %d with a comment in it: %v", len(in.Problems), want, problemsIn(in))
	}
	p := writePage(t, f, in, govmaturity.FormPage{})
	for _, problem := range problemsIn(in) {
		pointer, _ := strings.CutPrefix(problem, "not-answered ")
		if !slices.Contains(p.hrefs(), "#f"+pointer+"/value") {
			t.Errorf("no link to %s", pointer)
		}
	}
	// And of an item of a roster.
	in = f.ReadPost(url.Values{"/subject": {"S"}, "/rosters/services/0/id": {"a"}})
	if !slices.Contains(problemsIn(in), "not-answered /rosters/services/0/answers/kind") {
		t.Errorf("nothing is missing of an item: %v", problemsIn(in))
	}
}

// Who sends a page of another edition again, as it is, has not answered this one.
func TestFormOtherEditionStaysOther(t *testing.T) {
	f := formOf(t, everyMeasure(t), maturity.FormOptions{})
	in := f.ReadPost(url.Values{"/subject": {"S"}, "/edition": {"2"}, "/framework": {"every-measure"}, "/answers/level/value": {"online"}})
	if got := problemsIn(in); !slices.Equal(got, []string{"not-allowed /edition"}) {
		t.Fatal(got)
	}
	again := f.ReadPost(writePage(t, f, in, govmaturity.FormPage{}).submit())
	if got := problemsIn(again); !slices.Equal(got, []string{"not-allowed /edition"}) {
		t.Errorf("sent again: %v", got)
	}
}

// A hostile post costs time in proportion to its size.
func TestFormPostOfThousands(t *testing.T) {
	f := formOf(t, everyMeasure(t), maturity.FormOptions{})
	post := url.Values{"/subject": {"S"}}
	for i := range 1000 {
		post.Set(fmt.Sprintf("/zzz%d", i), "x")
		post.Set(fmt.Sprintf("/rosters/services/%d/id", i*7), fmt.Sprint(i))
		post.Set(fmt.Sprintf("/answers/choice/value%s", strings.Repeat("/x", i%99)), "x")
	}
	in := f.ReadPost(post)
	if err := in.Err(); err == nil || !strings.Contains(err.Error(), "more problems") {
		t.Errorf("%v", err)
	}
	checkProblems(t, in.Err())
	if got := len(in.Values["/rosters/services/999/id"]); got != 1 {
		t.Error("the last item is not there")
	}
	// A page of all that would be thousands of times as large as the post.
	var b bytes.Buffer
	if err := f.WriteHTML(&b, in, govmaturity.FormPage{}); err == nil || !strings.Contains(err.Error(), "fields") || b.Len() > 0 {
		t.Errorf("a page of a thousand items: %v, and %d bytes", err, b.Len())
	}
	for name := range post {
		if strings.HasPrefix(name, "/rosters/services/") && len(name) > len("/rosters/services/99/id") {
			post.Del(name)
		}
	}
	writePage(t, f, f.ReadPost(post), govmaturity.FormPage{})
}

// The page of each published instrument can be written.
func TestFormHTMLOfTheCatalogue(t *testing.T) {
	f := maturity.SpecForm("en")
	for name, data := range catalogue(t) {
		in := f.Fill(data)
		if in.Err() != nil {
			t.Errorf("%s: %v", name, in.Err())
		}
		var b bytes.Buffer
		if err := f.WriteHTML(&b, in, govmaturity.FormPage{}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		t.Logf("%s: %d bytes of %d", name, b.Len(), len(in.Document))
	}
}

func TestFormReadJSONOfWrongKinds(t *testing.T) {
	f := formOf(t, everyMeasure(t), maturity.FormOptions{})
	head := `"format":"govmaturity/assessment/1","framework":"every-measure","edition":"1.0","subject":"S"`
	for _, tt := range []struct {
		reason, json string
		want         []string
	}{
		{"not JSON", `{`, []string{"syntax "}},
		{"nothing", ``, []string{"empty-document "}},
		{"YAML", "subject: S", []string{"syntax "}},
		{"a list", `[]`, []string{"wrong-type "}},
		{"null", `null`, []string{"null "}},
		{"given-twice key", `{` + head + `,"subject":"T"}`, []string{"duplicate-key /subject"}},
		{"unknown key", `{` + head + `,"zzz":1}`, []string{"unknown-key /zzz"}},
		{"a number as text", `{` + head + `,"answers":{"number":{"value":"1"}}}`, []string{"wrong-type /answers/number/value"}},
		{"a text as number", `{` + head + `,"answers":{"choice":{"value":1}}}`, []string{"wrong-type /answers/choice/value"}},
		{"true for yes", `{` + head + `,"answers":{"yes-no":{"value":true}}}`, []string{"wrong-type /answers/yes-no/value"}},
		{"null for an answer", `{` + head + `,"answers":{"yes-no":null}}`, []string{"null /answers/yes-no"}},
		{"a bare answer", `{` + head + `,"answers":{"yes-no":"yes"}}`, []string{"wrong-type /answers/yes-no"}},
		{"a checklist as text", `{` + head + `,"answers":{"checklist":{"value":"web"}}}`, []string{"wrong-type /answers/checklist/value"}},
		{"blank evidence", `{` + head + `,"answers":{"choice":{"evidence":[""]}}}`, []string{"empty /answers/choice/evidence/0"}},
		{"a rank", `{` + head + `,"answers":{"level":{"value":1}}}`, []string{"wrong-type /answers/level/value"}},
		{"an item that is no map", `{` + head + `,"rosters":{"services":["a"]}}`, []string{"wrong-type /rosters/services/0"}},
		{"an item without id", `{` + head + `,"rosters":{"services":[{}]}}`, []string{"required /rosters/services/0/id"}},
		{"an item twice", `{` + head + `,"rosters":{"services":[{"id":"a"},{"id":"a"}]}}`, []string{"duplicate-id /rosters/services/1/id"}},
		{"text that is too long", `{` + head + `,"note":"` + strings.Repeat("x", 100_001) + `"}`, []string{"too-long /note"}},
		{"half a character", `{` + head + `,"note":"\ud800"}`, []string{"lone-surrogate /note"}},
		{"blanks are nothing", `{` + head + `,"rater":"","note":" ","answers":{"choice":{"comment":""},"checklist":{"value":[],"evidence":[]}},"rosters":{"services":[]}}`, []string{}},
		{"an untouched checklist beside a reason", `{` + head + `,"answers":{"checklist":{"value":[],"state":"excluded"}}}`, []string{}},
	} {
		in := f.ReadJSON([]byte(tt.json))
		if diff := cmp.Diff(tt.want, problemsIn(in)); diff != "" {
			t.Errorf("%s: problems (-want +got):\n%s%v", tt.reason, diff, in.Problems)
		}
		unmarshal(t, in.Document)
		for name := range in.Values {
			if !strings.HasPrefix(name, "/") {
				t.Errorf("%s: a value of no name: %q", tt.reason, name)
			}
		}
		writePage(t, f, in, govmaturity.FormPage{})
	}
}
