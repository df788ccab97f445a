package rollout

import (
	_ "embed" // the document of the published rollout
)

//go:embed lk-integrated-capacity-building@2023.yaml
var sriLanka []byte

// SriLanka returns the rollout of Sri Lanka's integrated capacity-building approach,
// with its six steps and three waves, and without organizations, which its source does
// not name: add them. It is compiled with lk-integrated-capacity-building and
// lk-digital-maturity-model of maturity/catalog.
func SriLanka() *RolloutSpec { return rolloutFormat.Read("lk.yaml", sriLanka).Doc }
