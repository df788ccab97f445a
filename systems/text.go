package systems

import "github.com/govmaturity/govmaturity"

func importText(in *input) (*DiagramSpec, govmaturity.Problems, error) {
	return nil, nil, nil
}
