package schedule

import "github.com/govmaturity/govmaturity"

func (p *Plan) Explain(words ...govmaturity.Words) govmaturity.Finding { return govmaturity.Finding{} }
func (t Task) Explain(words ...govmaturity.Words) govmaturity.Finding  { return govmaturity.Finding{} }
