package competency

import "github.com/govmaturity/govmaturity"

// TermSpec is a word that a source explains, as the source uses it. Sources use
// the same word in different ways: two terms may have the same title.
type TermSpec struct {
	ID          string                 `json:"id" doc:"required,pattern=id"`
	Title       govmaturity.Text       `json:"title" doc:"required"`
	Description govmaturity.Text       `json:"description" doc:"required"`
	Note        govmaturity.Text       `json:"note,omitempty"`
	Standing    govmaturity.Standing   `json:"standing,omitempty" doc:"words"`
	Cites       []govmaturity.Citation `json:"cites,omitempty" doc:"words"`
}

func (c *compiler) checkTerms() {
	seen := map[string]bool{}
	for i := range c.Doc.Terms {
		t, at := &c.Doc.Terms[i], govmaturity.Path{}.Key("terms").Index(i)
		if seen[t.ID] && t.ID != "" {
			c.Add(at.Key("id"), govmaturity.CodeDuplicateID, "there is already a term %q", t.ID)
		}
		seen[t.ID] = true
		c.from.Check(at, t.Standing, t.Cites)
	}
}
