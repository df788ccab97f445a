package document

// Options say how to read a document. The zero value is ready to use.
type Options struct {
	// File is the name of the input, for problems.
	File string
	// Language is the language of texts that are given as a plain string: en
	// when it is empty.
	Language string
}

func (o Options) language() string {
	if o.Language == "" {
		return "en"
	}
	return o.Language
}
