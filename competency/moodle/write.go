package moodle

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
)

// CSV writes the framework in Moodle's form of 14 columns, with English headers: in
// Moodle, columns go by their place.
func (f *Framework) CSV() []byte {
	data, _ := f.csv(false)
	return data
}

// CSV12 writes the framework in the older form of 12 columns. The problems, with the
// code lost and a path in the framework, are what it has no column for: what is
// related, and rules that name competencies by their exported ids.
func (f *Framework) CSV12() ([]byte, govmaturity.Problems) { return f.csv(true) }

func (f *Framework) csv(short bool) ([]byte, govmaturity.Problems) {
	var b bytes.Buffer
	var losses govmaturity.Problems
	w := csv.NewWriter(&b)
	// A row that begins with a quote or a space is quoted; nothing fails on a buffer.
	_ = w.Write(form(headers, short))
	_ = w.Write(form([]string{
		"", f.ID, f.Name, f.Description, strconv.Itoa(int(f.Format)), strings.Join(f.Scale.Values, ","), f.Scale.config(),
		"", "", "", "", "", "1", f.taxonomy(short),
	}, short))
	for i := range f.Competencies {
		c := &f.Competencies[i]
		row := make([]string, columns14)
		row[columnParent], row[columnID], row[columnName] = c.Parent, c.ID, c.Name
		row[columnDescription], row[columnFormat] = c.Description, strconv.Itoa(int(c.Format))
		if c.Scale != nil {
			row[columnScaleValues], row[columnScaleConfig] = strings.Join(c.Scale.Values, ","), c.Scale.config()
		}
		row[columnRuleType], row[columnRuleOutcome], row[columnRuleConfig] = c.Rule.cells(short)
		related := make([]string, len(c.Related))
		for k, id := range c.Related {
			related[k] = strings.ReplaceAll(id, ",", "%2C")
		}
		row[columnRelated], row[columnExportedID] = strings.Join(related, ","), c.ExportedID
		if short {
			losses = append(losses, c.lostIn12(govmaturity.Path{}.Key("competencies").Index(i))...)
		}
		_ = w.Write(form(row, short))
	}
	w.Flush()
	return b.Bytes(), losses
}

// form leaves out what the older form has no column for.
func form(row []string, short bool) []string {
	if !short {
		return row
	}
	return append(append([]string(nil), row[:columnRelated]...), row[columnIsFramework:]...)
}

func (c *Competency) lostIn12(at govmaturity.Path) govmaturity.Problems {
	var out govmaturity.Problems
	lose := func(key, format string) {
		out = append(out, govmaturity.Problem{Code: govmaturity.CodeLost, Path: at.Key(key), Format: format})
	}
	if len(c.Related) > 0 {
		lose("related", "is not carried: the form of 12 columns has no column for it")
	}
	if c.Rule != nil && c.Rule.Kind == RulePoints && len(c.Rule.Parts) > 0 {
		lose("rule", "is not carried: its parts are named by exported ids, for which the form of 12 columns has no column")
	}
	return out
}

// config writes the configuration of a scale as Moodle does.
func (s *Scale) config() string {
	type first struct {
		ScaleID string `json:"scaleid"`
	}
	type item struct {
		ID         int `json:"id"`
		Default    int `json:"scaledefault"`
		Proficient int `json:"proficient"`
	}
	list := []any{first{s.ID}}
	for i := range s.Values {
		one := item{ID: i + 1}
		if s.Default == one.ID {
			one.Default = 1
		}
		for _, p := range s.Proficient {
			if p == one.ID {
				one.Proficient = 1
			}
		}
		if one.Default+one.Proficient > 0 {
			list = append(list, one)
		}
	}
	return encode(list)
}

func (r *Rule) cells(short bool) (class, outcome, config string) {
	none := "null"
	if short {
		none = ""
	}
	if r == nil || short && r.Kind == RulePoints {
		return "", "0", none
	}
	outcome = strconv.Itoa(int(r.Outcome))
	switch r.Kind {
	case RuleAll:
		return classAll, outcome, none
	case RuleOther:
		return r.Class, outcome, r.Config
	}
	type base struct {
		Points int `json:"points"`
	}
	type part struct {
		ID       json.RawMessage `json:"id"`
		Points   int             `json:"points"`
		Required int             `json:"required"`
	}
	value := struct {
		Base  base   `json:"base"`
		Parts []part `json:"competencies"`
	}{Base: base{r.Points}, Parts: []part{}}
	for _, p := range r.Parts {
		one := part{ID: json.RawMessage(encode(p.ExportedID)), Points: p.Points}
		if _, err := strconv.Atoi(p.ExportedID); err == nil && p.ExportedID[0] != '0' && p.ExportedID[0] != '+' {
			one.ID = json.RawMessage(p.ExportedID)
		}
		if p.Required {
			one.Required = 1
		}
		value.Parts = append(value.Parts, one)
	}
	return classPoints, outcome, encode(value)
}

func (f *Framework) taxonomy(short bool) string {
	if !short {
		return strings.Join(f.Taxonomies, ",")
	}
	if len(f.Taxonomies) == 0 {
		return ""
	}
	var b strings.Builder
	for i, word := range f.Taxonomies {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(encode(strconv.Itoa(i+1)) + ":" + encode(word))
	}
	return "{" + b.String() + "}"
}

// encode writes JSON with <, > and & as they are.
func encode(value any) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if e.Encode(value) != nil {
		return ""
	}
	return strings.TrimSuffix(b.String(), "\n")
}
