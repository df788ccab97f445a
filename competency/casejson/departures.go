package casejson

import (
	"regexp"
	"time"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/document"
)

// Departures returns where the package is not as the schema of a version of CASE
// says: members that are missing, of another kind or in another form, and members
// that the version does not have. A package without any is valid by the schema.
func (p *Package) Departures(v Version) govmaturity.Problems {
	d := &departures{version: v}
	d.object(p.root, classPackage, nil)
	return p.place(d.Problems())
}

type departures struct {
	document.Report
	version Version
}

func (d *departures) object(n *document.Node, c class, at govmaturity.Path) {
	if n.Kind != document.Map {
		d.Add(at, govmaturity.CodeWrongType, "expected an object (%s), found %s", c, n.Kind)
		return
	}
	there := map[string]bool{}
	for _, f := range n.Fields {
		m := c.member(f.Key)
		if m == nil || !m.in(d.version) {
			d.Add(at.Key(f.Key), govmaturity.CodeUnknownKey, "CASE %s has no member %.60q in a %s%s",
				d.version, f.Key, c, d.Suggest(f.Key, func() []string { return c.names(d.version) }))
			continue
		}
		there[f.Key] = true
		d.member(f.Value, m, at.Key(f.Key))
	}
	for _, m := range classes[c] {
		if m.required && !there[m.name] && m.in(d.version) {
			d.Add(at.Key(m.name), govmaturity.CodeRequired, "a %s has a member %s", c, m.name)
		}
	}
}

func (d *departures) member(n *document.Node, m *member, at govmaturity.Path) {
	if !m.list {
		d.value(n, m, at)
		return
	}
	if n.Kind != document.List {
		d.Add(at, govmaturity.CodeWrongType, "expected a list, found %s", n.Kind)
		return
	}
	for i, item := range n.Items {
		d.value(item, m, at.Index(i))
	}
}

func (d *departures) value(n *document.Node, m *member, at govmaturity.Path) {
	if m.class != "" {
		d.object(n, m.class, at)
		return
	}
	want := document.String
	switch m.kind {
	case kindNumber, kindInteger:
		want = document.Number
	case kindExtension:
		want = document.Map
	}
	if n.Kind != want {
		d.Add(at, govmaturity.CodeWrongType, "expected %s, found %s", m.kind, n.Kind)
		return
	}
	if !m.kind.allows(n, d.version) {
		d.Add(at, govmaturity.CodePattern, "expected %s, found %.60q", m.kind, n.Text)
	}
}

var (
	uuidForm     = regexp.MustCompile(`^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$`)
	dateTimeForm = regexp.MustCompile(`^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?([Zz]|[-+][0-9]{2}:[0-9]{2})$`)
	// extForm is the form in the schema of 1.1, which anchors it nowhere.
	extForm = regexp.MustCompile(`ext:[a-zA-Z0-9._|]`)
)

// allows reports whether a value of the right kind has the form that is asked for.
func (k kind) allows(n *document.Node, v Version) bool {
	switch k {
	case kindUUID:
		return uuidForm.MatchString(n.Text)
	case kindDate:
		_, err := time.Parse(time.DateOnly, n.Text)
		return err == nil
	case kindDateTime:
		if !dateTimeForm.MatchString(n.Text) {
			return false
		}
		_, err := time.Parse(time.DateTime, n.Text[:10]+" "+n.Text[11:19])
		return err == nil
	case kindInteger:
		x, ok := n.Float()
		return ok && x == float64(int64(x))
	case kindVersion:
		return n.Text == "1.1"
	case kindTarget:
		return n.Text == "CASE" || extForm.MatchString(n.Text)
	case kindAssociation:
		since, ok := associations[n.Text]
		if v == Version10 {
			return ok && since == Version10
		}
		return ok || extForm.MatchString(n.Text)
	}
	return true
}
