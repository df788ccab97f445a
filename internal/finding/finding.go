// Package finding puts one finding, told in several languages, together.
package finding

import "github.com/govmaturity/govmaturity"

// In tells a finding in each of the words, or in English without any. Each text of it
// then has a wording in each of their languages. All tellings have the same reasons, in
// the same order.
func In(words []govmaturity.Words, tell func(w govmaturity.Words) govmaturity.Finding) govmaturity.Finding {
	if len(words) == 0 {
		words = []govmaturity.Words{{}}
	}
	var f govmaturity.Finding
	for i, w := range words {
		if said := tell(w); i == 0 {
			f = said
		} else {
			add(&f, said)
		}
	}
	return f
}

// add adds the wordings of the same finding in another language.
func add(f *govmaturity.Finding, said govmaturity.Finding) {
	put := func(to, from govmaturity.Text) {
		for tag, wording := range from {
			to[tag] = wording
		}
	}
	put(f.Title, said.Title)
	put(f.Outcome, said.Outcome)
	put(f.Rule, said.Rule)
	for i := range f.Reasons {
		put(f.Reasons[i].Words, said.Reasons[i].Words)
	}
}
