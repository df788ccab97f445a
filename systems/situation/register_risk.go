package situation

import (
	"slices"
	"strconv"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/slug"
)

// readRisk makes a risk of a row.
func (r *rowReader) readRisk(id string, text govmaturity.Text) bool {
	if r.out.Spec.Risks == nil {
		r.out.Spec.Risks = &RisksSpec{}
	}
	k := RiskSpec{
		ID: id, Code: r.plainCode(), Text: text, Description: r.description(), Note: r.text("note"), Date: r.date("date"),
		Controls: r.text("controls"), Acceptance: r.text("acceptance"), Owner: r.plain("owner"),
	}
	k.Topic = r.topic(riskTopics)
	k.Category = r.category()
	k.Response = Response(r.word("response", RegisterWordKindResponse, []string{"treat", "tolerate", "transfer", "terminate"}, nil))
	k.Status = RiskStatus(r.word("status", RegisterWordKindStatus, statuses, statusNames))
	k.Inherent = r.riskLevel("likelihood", "impact", "score", "band")
	k.Residual = r.riskLevel("residual-likelihood", "residual-impact", "residual-score", "residual-band")
	k.Target = r.riskLevel("target-likelihood", "target-impact", "target-score", "target-band")
	if action := r.text("action"); action != nil {
		k.Actions = []RiskActionSpec{{Text: action, Owner: r.plain("action-owner"), Due: r.date("due")}}
	} else {
		r.without("action-owner")
		r.without("due")
	}
	if cell, column := r.cell("rank", RegisterWordKindAny); cell != "" {
		if n, err := strconv.Atoi(cell); err == nil && n >= 1 && n <= 100_000 {
			k.Rank = n
		} else {
			r.note(column, govmaturity.CodeNotWhole, "%.60q is no rank: expected a whole number from 1", cell)
		}
	}
	r.flags(&k)
	if _, there := r.codes[k.Code]; !there {
		r.codes[k.Code] = len(r.out.Spec.Risks.Risks)
	}
	r.out.Spec.Risks.Risks = append(r.out.Spec.Risks.Risks, k)
	return true
}

// readAction adds an action to the risk that the row names.
func (r *rowReader) readAction(text govmaturity.Text) bool {
	code, column := r.plainCode(), r.s.columns["code"]
	i, ok := r.codes[code]
	if !ok || code == "" {
		r.note(column, govmaturity.CodeUnknownReference, "there is no risk %.60q: the action is not read", code)
		return false
	}
	a := RiskActionSpec{Text: text, Owner: r.plain("action-owner"), Due: r.date("due")}
	a.Done = r.word("status", RegisterWordKindStatus, statuses, statusNames) == string(RiskStatusClosed)
	k := &r.out.Spec.Risks.Risks[i]
	k.Actions = append(k.Actions, a)
	return true
}

// The words for the status of a risk, and of an action, which is done when closed.
var (
	statuses    = []string{string(RiskStatusOpen), string(RiskStatusInProgress), string(RiskStatusMonitoring), string(RiskStatusClosed)}
	statusNames = map[string]string{"in progress": string(RiskStatusInProgress)}
)

// without tells of a cell that says something about an action, where no action is named.
func (r *rowReader) without(key string) {
	if cell, column := r.cell(key, RegisterWordKindAny); cell != "" {
		r.note(column, govmaturity.CodeLost, "the row names no action: this cell is not read")
	}
}

func (r *rowReader) flags(k *RiskSpec) {
	for i, f := range r.s.spec.Flags {
		column := r.s.flags[i]
		if column < 0 {
			continue
		}
		yes := "true"
		if f.Cell != "" {
			yes = fold(f.Cell)
		}
		switch cell := fold(r.row.Cell(column)); {
		case cell == yes:
			if !slices.Contains(k.Affects, f.Affects) {
				k.Affects = append(k.Affects, f.Affects)
			}
		case cell != "" && cell != "false" && f.Cell == "":
			r.note(column, govmaturity.CodeNotAllowed, "%.60q is neither true nor false: say in the mapping which cell means yes", r.row.Cell(column))
		}
	}
}

// category returns the id of the category, by its id or title, or as the mapping says. A
// category that the mapping does not have is added.
func (r *rowReader) category() string {
	cell, _ := r.cell("category", RegisterWordKindCategory)
	if cell == "" {
		return ""
	}
	categories := &r.out.Spec.Risks.Categories
	ids, titles := []string{}, map[string]string{}
	for _, c := range *categories {
		ids = append(ids, c.ID)
		for _, wording := range c.Title {
			titles[fold(wording)] = c.ID
		}
	}
	if id := r.meant(cell, RegisterWordKindCategory, ids, titles); id != "" && slices.Contains(ids, id) {
		return id
	}
	title := r.plain("category")
	id := slug.Make(title)
	if means := r.meant(cell, RegisterWordKindCategory, nil, nil); means != "" {
		id = means
	}
	if slices.Contains(ids, id) {
		return id
	}
	*categories = append(slices.Clip(*categories), RiskCategorySpec{ID: id, Title: govmaturity.Text{r.language: title}})
	return id
}

// riskLevel reads how large a risk is, or returns nil where nothing says it.
func (r *rowReader) riskLevel(likelihood, impact, score, band string) *RiskLevelSpec {
	l := &RiskLevelSpec{}
	spec := r.out.Spec.Risks
	l.Likelihood = r.side(likelihood, RegisterWordKindLikelihood, spec.Likelihood)
	l.Impact = r.side(impact, RegisterWordKindImpact, spec.Impact)
	l.Score, l.Band = r.score(score, spec.Bands)
	if id := r.band(band, spec.Bands); id != "" {
		l.Band = id
	}
	if l.Likelihood == "" && l.Impact == "" && l.Score == nil && l.Band == "" {
		return nil
	}
	return l
}

// side reads likelihood or impact.
func (r *rowReader) side(key string, kind RegisterWordKind, scale string) string {
	cell, column := r.cell(key, kind)
	if cell == "" {
		return ""
	}
	if s := r.m.scale(scale); s != nil {
		return r.level(key, kind, s)
	}
	r.note(column, govmaturity.CodeNotALevel, "the mapping has no scale of %s: %.60q is not read", string(kind), cell)
	return ""
}
