package form

func (f *Form) rjsf() ([]byte, error)      { return nil, nil }
func (f *Form) jsonForms() ([]byte, error) { return nil, nil }
func (f *Form) surveyJS() ([]byte, error)  { return nil, nil }
