package iati

import (
	"bytes"
	"encoding/xml"
	"maps"
	"slices"

	"github.com/govmaturity/govmaturity"
)

// Write writes the file as XML, in UTF-8. What the standard asks of an activity beside
// its results is for whoever publishes it to add: this is the part with the results.
func (f *File) Write() ([]byte, error) {
	if f == nil {
		f = &File{}
	}
	var b bytes.Buffer
	b.WriteString(xml.Header)
	w := &writer{e: xml.NewEncoder(&b)}
	w.e.Indent("", "  ")
	version := f.Version
	if version == "" {
		version = "2.03"
	}
	w.open("iati-activities", "version", version, "xmlns:gm", Namespace)
	for i := range f.Activities {
		w.activity(&f.Activities[i])
	}
	w.close()
	if w.err == nil {
		w.err = w.e.Close()
	}
	if w.err != nil {
		return nil, w.err
	}
	b.WriteByte('\n')
	return b.Bytes(), nil
}

// writer writes elements, and keeps the first error.
type writer struct {
	e     *xml.Encoder
	stack []string
	err   error
}

// open writes the start of an element. Attributes without a value are left out.
func (w *writer) open(name string, attributes ...string) {
	start := xml.StartElement{Name: xml.Name{Local: name}}
	for i := 0; i+1 < len(attributes); i += 2 {
		if attributes[i+1] != "" {
			start.Attr = append(start.Attr, xml.Attr{Name: xml.Name{Local: attributes[i]}, Value: attributes[i+1]})
		}
	}
	w.token(start)
	w.stack = append(w.stack, name)
}

func (w *writer) close() {
	last := len(w.stack) - 1
	w.token(xml.EndElement{Name: xml.Name{Local: w.stack[last]}})
	w.stack = w.stack[:last]
}

func (w *writer) token(t xml.Token) {
	if w.err == nil {
		w.err = w.e.EncodeToken(t)
	}
}

func (w *writer) leaf(name string, attributes ...string) {
	w.open(name, attributes...)
	w.close()
}

// text writes narratives, in the order of their languages.
func (w *writer) text(name string, t govmaturity.Text) {
	if len(t) == 0 {
		return
	}
	w.open(name)
	for _, tag := range slices.Sorted(maps.Keys(t)) {
		w.open("narrative", "xml:lang", tag)
		w.token(xml.CharData(t[tag]))
		w.close()
	}
	w.close()
}

func (w *writer) activity(a *Activity) {
	w.open("iati-activity", "xml:lang", a.Language)
	w.open("iati-identifier")
	w.token(xml.CharData(a.ID))
	w.close()
	w.text("title", a.Title)
	for i := range a.Results {
		w.result(&a.Results[i])
	}
	w.close()
}

func (w *writer) result(r *Result) {
	w.open("result", "type", r.Type, "aggregation-status", r.Aggregation, "gm:id", r.ID)
	w.text("title", r.Title)
	w.text("description", r.Description)
	w.links(r.Links)
	w.references(r.References)
	for i := range r.Indicators {
		w.indicator(&r.Indicators[i])
	}
	w.close()
}

func (w *writer) indicator(x *Indicator) {
	w.open("indicator", "measure", x.Measure, "ascending", x.Ascending, "aggregation-status", x.Aggregation, "gm:id", x.ID)
	w.text("title", x.Title)
	w.text("description", x.Description)
	w.links(x.Links)
	w.references(x.References)
	for i := range x.Baselines {
		w.value("baseline", &x.Baselines[i])
	}
	for i := range x.Periods {
		p := &x.Periods[i]
		w.open("period")
		w.leaf("period-start", "iso-date", p.Start)
		w.leaf("period-end", "iso-date", p.End)
		for k := range p.Targets {
			w.value("target", &p.Targets[k])
		}
		for k := range p.Actuals {
			w.value("actual", &p.Actuals[k])
		}
		w.close()
	}
	w.close()
}

func (w *writer) value(name string, v *Value) {
	start := []string{"year", v.Year, "iso-date", v.Date}
	if v.Value != nil {
		start = append(start, "value", *v.Value)
	}
	w.open(name, start...)
	for _, l := range v.Locations {
		w.leaf("location", "ref", l)
	}
	for _, d := range v.Dimensions {
		w.leaf("dimension", "name", d.Name, "value", d.Value)
	}
	if name == "baseline" { // the standard has another order there
		w.links(v.Links)
		w.text("comment", v.Comment)
	} else {
		w.text("comment", v.Comment)
		w.links(v.Links)
	}
	w.close()
}

func (w *writer) references(all []Reference) {
	for _, r := range all {
		w.leaf("reference", "vocabulary", r.Vocabulary, "code", r.Code, "indicator-uri", r.URI, "vocabulary-uri", r.VocabularyURI)
	}
}

func (w *writer) links(all []Link) {
	for _, l := range all {
		w.open("document-link", "url", l.URL, "format", l.Format)
		w.text("title", l.Title)
		w.close()
	}
}
