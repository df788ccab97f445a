package maturity

// ReadAssessment reads an assessment of the framework from YAML or JSON and
// checks it, as [Framework.Check] does. The name is used in messages, and its
// ending says which of the two it is, as in [ReadSpec]. The error is a
// [govmaturity.Problems].
func (f *Framework) ReadAssessment(name string, data []byte) (*Assessment, error) {
	d := assessmentFormat.Read(name, data)
	if d.Readable() {
		f.fill(d.Doc, &d.Report)
	}
	if err := d.Err(); err != nil {
		return nil, err
	}
	return d.Doc, nil
}
