module github.com/govmaturity/govmaturity/examples/loops-bench

go 1.26.0

require (
	github.com/govmaturity/govmaturity v0.0.0
	gonum.org/v1/gonum v0.16.0
)

require (
	github.com/bahlo/generic-list-go v0.2.0 // indirect
	github.com/buger/jsonparser v1.1.2 // indirect
	github.com/invopop/jsonschema v0.14.0 // indirect
	github.com/pb33f/ordered-map/v2 v2.3.1 // indirect
	go.yaml.in/yaml/v4 v4.0.0 // indirect
	golang.org/x/text v0.44.0 // indirect
)

replace github.com/govmaturity/govmaturity => ../..
