package document

import "testing"

func TestComputed(t *testing.T) {
	type result struct {
		Value float64 `json:"value,omitempty"`
		Words string  `json:"words,omitempty"`
	}
	for want, v := range map[string]any{
		`{"format":"f/1"}`: result{}, `{"format":"f/1","value":1}`: result{Value: 1}, `{"format":"f/1","value":2,"words":"<"}`: &result{2, "<"},
	} {
		data, err := MarshalComputed("f/1", v)
		if err != nil || string(data) != want && string(data) != `{"format":"f/1","value":2,"words":"\u003c"}` {
			t.Errorf("%+v is written as %s, %v; want %s", v, data, err, want)
		}
		var back result
		if err := UnmarshalComputed("f/1", data, &back); err != nil {
			t.Errorf("%s: %v", data, err)
		}
		if again, _ := MarshalComputed("f/1", back); string(again) != string(data) {
			t.Errorf("%s reads back as %s", data, again)
		}
	}
	if data, err := MarshalComputed("f/1", func() {}); err == nil {
		t.Errorf("a function is written as %s", data)
	}
	for bad, want := range map[string]string{
		`{`: "unexpected end of JSON input", `{}`: `expected a document of the format f/1, found ""`,
		`{"format":"f/2"}`: `expected a document of the format f/1, found "f/2"`,
	} {
		back := result{Value: 7}
		if err := UnmarshalComputed("f/1", []byte(bad), &back); err == nil || err.Error() != want || back.Value != 7 {
			t.Errorf("%s: %v, want %s; %+v", bad, err, want, back)
		}
	}
	if err := UnmarshalComputed("f/1", []byte(`{"format":"f/1","value":"x"}`), &result{}); err == nil {
		t.Error("a text is read as a number")
	}
}
