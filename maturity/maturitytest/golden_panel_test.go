package maturitytest

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/govmaturity/govmaturity"
)

func TestPanelGolden(t *testing.T) {
	RunPanelGolden(t, panelFrom(t, ""), "testdata/panels/golden/*.yaml", ReachAll())
}

func TestRoundGolden(t *testing.T) {
	r, given := roundFrom(t, "")
	RunRoundGolden(t, r, given, "testdata/rounds/golden/*.yaml", ReachAll())
}

// oneCase is a file with one case.
func oneCase(given, want string) fstest.MapFS {
	return fstest.MapFS{"a.yaml": {Data: []byte("# A comment that stays.\nformat: govmaturity/golden/1\ncases:\n  - name: A case\n    given: " + given + "\n" + want)}}
}

// goldenChecks are the two kits of golden cases.
func goldenChecks(t *testing.T) map[string]func(fsys fs.FS, opts ...GoldenOption) ([]Unreached, error) {
	p := panelFrom(t, "")
	r, given := roundFrom(t, "")
	return map[string]func(fsys fs.FS, opts ...GoldenOption) ([]Unreached, error){
		"panel": func(fsys fs.FS, opts ...GoldenOption) ([]Unreached, error) {
			return CheckPanelGolden(p, fsys, "*.yaml", opts...)
		},
		"round": func(fsys fs.FS, opts ...GoldenOption) ([]Unreached, error) {
			return CheckRoundGolden(r, given, fsys, "*.yaml", opts...)
		},
	}
}

// What differs is said line by line, with what is there and why.
func TestManyGoldenDiffers(t *testing.T) {
	for _, test := range []struct {
		kind, given, want string
		says              []string
	}{
		{"panel", "{}", "    expect: {nodes: {agencies: {Post: {rank: 2, value: 0.5, class: behind, state: blocked}}}}\n", []string{
			"Post, agencies (Agencies): expected rank 2, got 1", "expected value 0.5, got 1", "expected state blocked, got answered", "expected class behind, got ahead",
		}},
		{"panel", "{without: [Post]}", "    expect: {nodes: {online: {Water: {value: 0.5}, Health: {rank: 2}}}}\n", []string{"Water, online (Share of services online): expected value 0.5, got none", "expected rank 2, got 1"}},
		{"round", "{}", "    expect:\n      questions: {act: {answer: done, rule: mean, open: few, disagreement: 1}, staff: {number: 60}}\n      agenda: {count: 1, all: [act]}\n      nodes: {law: {state: answered}}\n", []string{
			"act (An act): expected answer done, got begun", "expected rule mean, got majority", "expected open few, got none", "expected disagreement 1, got 0.2222",
			"a: begun; b: begun; c: done", "expected number 60, got 67.5", "the agenda: expected count 1, got 6", "expected act, got published, channels", "law (Law): expected state answered, got unscored",
		}},
	} {
		_, err := goldenChecks(t)[test.kind](oneCase(test.given, test.want))
		if err == nil {
			t.Errorf("%s: nothing differs", test.want)
			continue
		}
		for _, want := range append(test.says, "a.yaml:") {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("missing %q in\n%v", want, err)
			}
		}
	}
}

// What a case says must be there, and all that is wrong comes at its place.
func TestManyGoldenRefuses(t *testing.T) {
	const ofPanel, ofRound = "    expect: {nodes: {agencies: {Post: {rank: 1}}}}\n", "    expect: {questions: {act: {rule: majority}}}\n"
	for _, test := range []struct {
		kind, given, want string
		code              govmaturity.Code
		path              string
	}{
		{"panel", "{without: [Pots]}", ofPanel, govmaturity.CodeUnknownReference, "cases[0].given.without[0]"},
		{"panel", "{answers: {Post: {onlin: 5}}}", ofPanel, govmaturity.CodeUnknownIndicator, "cases[0].given.answers.Post.onlin"},
		{"panel", "{answers: {Post: 5}}", ofPanel, govmaturity.CodeWrongType, "cases[0].given.answers.Post"},
		{"panel", "{later: {Post: {online: 5}}}", ofPanel, govmaturity.CodeRatedTwice, "cases[0].given"},
		{"panel", "{later: {Zoo: {online: -5}}}", ofPanel, govmaturity.CodeWrongAnswer, "cases[0].given.later.Zoo.online"},
		{"panel", "{moved: 1}", ofPanel, govmaturity.CodeUnknownKey, "cases[0].given.moved"},
		{"panel", "{}", "    expect: {nodes: {agency: {Post: {rank: 1}}}}\n", govmaturity.CodeUnknownReference, "cases[0].expect.nodes.agency"},
		{"panel", "{}", "    expect: {nodes: {agencies: {Zoo: {rank: 1}}}}\n", govmaturity.CodeUnknownReference, "cases[0].expect.nodes.agencies.Zoo"},
		{"panel", "{}", "    expect: {nodes: {agencies: {Post: {class: best}}}}\n", govmaturity.CodeUnknownReference, "cases[0].expect.nodes.agencies.Post.class"},
		{"round", "{without: [z]}", ofRound, govmaturity.CodeUnknownReference, "cases[0].given.without[0]"},
		{"round", "{answers: {z: {act: done}}}", ofRound, govmaturity.CodeUnknownReference, "cases[0].given.answers.z"},
		{"round", "{answers: {a: {act: perhaps}}}", ofRound, govmaturity.CodeWrongAnswer, "cases[0].given.answers.a.act"},
		{"round", "{}", "    expect: {questions: {acts: {rule: mean}}}\n", govmaturity.CodeUnknownReference, "cases[0].expect.questions.acts"},
		{"round", "{}", "    expect: {agenda: {all: [acts]}}\n", govmaturity.CodeUnknownReference, "cases[0].expect.agenda.all[0]"},
		{"round", "{}", "    expect: {nodes: {act: {level: perhaps}}}\n", govmaturity.CodeUnknownReference, "cases[0].expect.nodes.act.level"},
	} {
		_, err := goldenChecks(t)[test.kind](oneCase(test.given, test.want))
		var problems govmaturity.Problems
		if !errors.As(err, &problems) || len(problems) != 1 || problems[0].Code != test.code || problems[0].Path.String() != test.path || problems[0].Line == 0 {
			t.Errorf("%s, %s: got %v (%+v), want %s at %s", test.given, test.want, err, problems, test.code, test.path)
		}
	}
	if _, err := CheckPanelGolden(nil, oneCase("{}", ofPanel), "*.yaml"); err == nil {
		t.Error("no panel passes")
	}
	if _, err := CheckRoundGolden(nil, nil, oneCase("{}", ofRound), "*.yaml"); err == nil {
		t.Error("no round passes")
	}
}

// A case without expectations gets all of them. What then stands in the file holds, and
// to write it again changes nothing.
func TestManyGoldenUpdates(t *testing.T) {
	checks := goldenChecks(t)
	r, all := roundFrom(t, "")
	ofRounds, err := newGoldenRound(r, all)
	if err != nil {
		t.Fatal(err)
	}
	ofPanels, err := newGoldenPanel(panelFrom(t, ""))
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ kind, given string }{
		{"panel", "{}"}, {"panel", "{without: [Post, Water], later: {Post: {online: 5}}}"}, {"panel", "{answers: {\"A: b\": {online: 5}}}"},
		{"round", "{}"}, {"round", "{without: [a, b, c, d, e]}"}, {"round", "{answers: {a: {act: kept}}}"},
	} {
		update := func(data []byte) []byte {
			t.Helper()
			out, err := []byte(nil), error(nil)
			if test.kind == "panel" {
				out, err = ofPanels.Update("a.yaml", data, goldenOptions(nil))
			} else {
				out, err = ofRounds.Update("a.yaml", data, goldenOptions(nil))
			}
			if err != nil {
				t.Errorf("%s: %v", test.given, err)
			}
			return out
		}
		bare := oneCase(test.given, "")["a.yaml"].Data
		written := update(bare)
		if !strings.HasPrefix(string(written), string(bare)) || len(written) < len(bare)+100 {
			t.Errorf("wrote\n%s", written)
		}
		if _, err := checks[test.kind](fstest.MapFS{"a.yaml": {Data: written}}); err != nil {
			t.Errorf("what was written: %v\n%s", err, written)
		}
		if again := update(written); string(again) != string(written) {
			t.Errorf("written again:\n%s", again)
		}
		wrong := strings.NewReplacer("rank: 1", "rank: 7", "behind", "ahead", "count: ", "count: 3").Replace(string(written))
		again := update([]byte(wrong))
		if _, err := checks[test.kind](fstest.MapFS{"a.yaml": {Data: again}}); err != nil || wrong == string(written) {
			t.Errorf("what was mended: %v", err)
		}
	}
}

// What no case reaches can be asked for.
func TestManyGoldenReach(t *testing.T) {
	for kind, test := range map[string]struct{ given, want, missed string }{
		"panel": {"{without: [Agriculture, Education, Interior, Justice, Labour, Water]}", "    expect: {nodes: {}}\n", "agencies: class midfield"},
		"round": {"{without: [d]}", "    expect: {questions: {act: {rule: majority}}}\n", "budget: question gets an answer"},
	} {
		want := strings.Replace(test.want, "{nodes: {}}", "{nodes: {agencies: {Post: {state: answered}}}}", 1)
		missed, err := goldenChecks(t)[kind](oneCase(test.given, want))
		if err != nil {
			t.Errorf("%s: %v", kind, err)
		}
		_, err = goldenChecks(t)[kind](oneCase(test.given, want), ReachAll())
		if len(missed) == 0 || err == nil || !strings.Contains(err.Error(), test.missed) {
			t.Errorf("%s: %v, %v", kind, missed, err)
		}
	}
}
