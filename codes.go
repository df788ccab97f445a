package govmaturity

// Code names a kind of problem. Codes are stable: programs may switch on them,
// and translators may key on them. A host may add its own.
type Code string

// Codes: reading the text.
const (
	// CodeTooLarge: the input, or a part of it, is larger than the limit.
	CodeTooLarge Code = "too-large"
	// CodeTooDeep: values are nested deeper than the limit.
	CodeTooDeep Code = "too-deep"
	// CodeTooManyValues: there are more values than the limit.
	CodeTooManyValues Code = "too-many-values"
	// CodeTooLong: a text is longer than the limit.
	CodeTooLong Code = "too-long"
	// CodeNotUTF8: the text is not UTF-8.
	CodeNotUTF8 Code = "not-utf8"
	// CodeControlCharacter: a character that text may not contain as it is.
	CodeControlCharacter Code = "control-character"
	// CodeEmptyDocument: there is nothing in the input.
	CodeEmptyDocument Code = "empty-document"
	// CodeSyntax: the input is not JSON, or not YAML, or not a table.
	CodeSyntax Code = "syntax"
	// CodeSeveralDocuments: the YAML holds more than one document.
	CodeSeveralDocuments Code = "several-documents"
	// CodeDirective: the YAML begins with a % directive.
	CodeDirective Code = "directive"
	// CodeAnchor: the YAML uses &name.
	CodeAnchor Code = "anchor"
	// CodeAlias: the YAML uses *name.
	CodeAlias Code = "alias"
	// CodeTag: the YAML uses !type.
	CodeTag Code = "tag"
	// CodeMergeKey: the YAML uses the key <<.
	CodeMergeKey Code = "merge-key"
	// CodeKeyNotText: a key is a number, a truth value, null, a list or a map.
	CodeKeyNotText Code = "key-not-text"
	// CodeDuplicateKey: a map has the same key twice.
	CodeDuplicateKey Code = "duplicate-key"
	// CodeNumberForm: a number is written in a form that is not plain.
	CodeNumberForm Code = "number-form"
	// CodeNotFinite: a number is infinite, not a number, or too large.
	CodeNotFinite Code = "not-finite"
	// CodeLoneSurrogate: half of a \u pair is missing.
	CodeLoneSurrogate Code = "lone-surrogate"
)

// Codes: comparing a document with its form.
const (
	// CodeUnknownKey: the key means nothing here.
	CodeUnknownKey Code = "unknown-key"
	// CodeWrongCaseKey: the key is known, in other letters: Title for title.
	CodeWrongCaseKey Code = "wrong-case-key"
	// CodeRequired: something that must be there is not.
	CodeRequired Code = "required"
	// CodeOneOf: of several keys, none is there, or more than one.
	CodeOneOf Code = "one-of"
	// CodeWrongType: a number where a text is expected, and so on.
	CodeWrongType Code = "wrong-type"
	// CodeNull: there is no value where one is expected.
	CodeNull Code = "null"
	// CodeEmpty: a text, list or map has nothing in it.
	CodeEmpty Code = "empty"
	// CodeNotAllowed: the text is not one of those allowed.
	CodeNotAllowed Code = "not-allowed"
	// CodePattern: the text does not have the form expected.
	CodePattern Code = "pattern"
	// CodeOutOfRange: the number is too small or too large, or a range makes no sense.
	CodeOutOfRange Code = "out-of-range"
	// CodeNotWhole: the number is not a whole number.
	CodeNotWhole Code = "not-whole"
	// CodeTooManyItems: the list is too long.
	CodeTooManyItems Code = "too-many-items"
	// CodeWrongFormat: the document is of another format.
	CodeWrongFormat Code = "wrong-format"
	// CodeCannotWrite: a Go value that no document can hold.
	CodeCannotWrite Code = "cannot-write"
	// CodeWrongGoType: the Go value is not of the type expected.
	CodeWrongGoType Code = "wrong-go-type"
)

// Codes: what a document means.
const (
	// CodeDuplicateID: an id, an answer or a name is there twice.
	CodeDuplicateID Code = "duplicate-id"
	// CodeUnknownReference: something is named that is not there.
	CodeUnknownReference Code = "unknown-reference"
	// CodeNotUsed: something is said that nothing uses.
	CodeNotUsed Code = "not-used"
	// CodeReserved: a name has another meaning already.
	CodeReserved Code = "reserved"
	// CodeOutOfOrder: something does not come after what it must come after.
	CodeOutOfOrder Code = "out-of-order"
	// CodeUnreachable: something can never be reached, met or looked at.
	CodeUnreachable Code = "unreachable"
	// CodeSaturates: something is always met, or reached before the end.
	CodeSaturates Code = "saturates"
	// CodeZeroSum: weights add up to nothing.
	CodeZeroSum Code = "zero-sum"
	// CodeNoValue: something without a value is asked to count.
	CodeNoValue Code = "no-value"
	// CodeWrongCount: there are too few or too many of something.
	CodeWrongCount Code = "wrong-count"
	// CodeCycle: something depends, in a circle, on itself.
	CodeCycle Code = "cycle"
	// CodeNoRow: no row of a table is about some answers.
	CodeNoRow Code = "no-row"
	// CodeOverlap: two rows of a table that may not hold at once can do so.
	CodeOverlap Code = "overlap"
)

// Codes: answers and forms.
const (
	// CodeOtherFramework: the answers, or the crosswalk, are about another framework.
	CodeOtherFramework Code = "other-framework"
	// CodeOtherEdition: the answers are to another edition.
	CodeOtherEdition Code = "other-edition"
	// CodeOtherContent: the answers are to another content of the edition.
	CodeOtherContent Code = "other-content"
	// CodeUnknownIndicator: an answer to something that is not asked.
	CodeUnknownIndicator Code = "unknown-indicator"
	// CodeUnknownRoster: items of a list that is not there.
	CodeUnknownRoster Code = "unknown-roster"
	// CodeWrongAnswer: the indicator cannot be answered so.
	CodeWrongAnswer Code = "wrong-answer"
	// CodeNotAnswered: a question that must be answered is not.
	CodeNotAnswered Code = "not-answered"
	// CodeValueAndReason: an answer, and a reason why there is none.
	CodeValueAndReason Code = "value-and-reason"
	// CodeGivenTwice: one answer has an option twice, or a field was sent twice.
	CodeGivenTwice Code = "given-twice"
	// CodeUnknownField: a field that the form does not have.
	CodeUnknownField Code = "unknown-field"
	// CodeWrongEdition: the document that was entered is of another edition.
	CodeWrongEdition Code = "wrong-edition"
	// CodeTooPrecise: a number has more digits than can be kept.
	CodeTooPrecise Code = "too-precise"
	// CodeMissingColumn: a table lacks a column.
	CodeMissingColumn Code = "missing-column"
	// CodeUnknownColumn: a table has a column that means nothing.
	CodeUnknownColumn Code = "unknown-column"
)

// Codes: words of a host's own; see [ReadWords].
const (
	// CodeWrongMessage: a message that cannot be read.
	CodeWrongMessage Code = "wrong-message"
	// CodeWrongArguments: a message has other arguments than the English one.
	CodeWrongArguments Code = "wrong-arguments"
	// CodeMissingPlural: a plural lacks a category that the language has.
	CodeMissingPlural Code = "missing-plural"
)

// Codes: from one form into another.
const (
	// CodeLost: something that one form holds and the other cannot.
	CodeLost Code = "lost"
)

// Codes: tables and files as people keep them.
const (
	// CodeDuplicateRow: a row says the same as another.
	CodeDuplicateRow Code = "duplicate-row"
	// CodeSentinel: a word stands where there is nothing, such as NOT IN USE.
	CodeSentinel Code = "sentinel"
	// CodeNotALevel: a cell is no level of the scale.
	CodeNotALevel Code = "not-a-level"
	// CodeNoDescriptor: a competency has no descriptor of any level.
	CodeNoDescriptor Code = "no-descriptor"
	// CodeCaseOnly: two names differ in capitals, or in spaces, alone.
	CodeCaseOnly Code = "case-only"
	// CodeNearName: two names are nearly the same.
	CodeNearName Code = "near-name"
	// CodeSameName: two things have the same name, and only what they stand in tells them apart.
	CodeSameName Code = "same-name"
	// CodeOrphan: something that nothing uses: no role has it.
	CodeOrphan Code = "orphan"
	// CodeMixedForm: one column has several forms, such as a number and its label.
	CodeMixedForm Code = "mixed-form"
	// CodeTwoReadings: a number or a date can be read in two ways.
	CodeTwoReadings Code = "two-readings"
	// CodeNoSuchDay: a date that there is not.
	CodeNoSuchDay Code = "no-such-day"
	// CodeContradiction: a cell says something else than those that it is made of.
	CodeContradiction Code = "contradiction"
	// CodeAggregate: a total or an average stands among the people.
	CodeAggregate Code = "aggregate"
	// CodeEmptyGroup: a heading with nothing below it.
	CodeEmptyGroup Code = "empty-group"
	// CodeNotRated: somebody, or something, of whom nothing is said.
	CodeNotRated Code = "not-rated"
	// CodeNamesPerson: a text seems to name somebody. Messages do not repeat it.
	CodeNamesPerson Code = "names-person"
	// CodeOddSpace: spaces around a cell, or spaces that do not look like one.
	CodeOddSpace Code = "odd-space"
	// CodeUnfinished: something that is still to be said or done.
	CodeUnfinished Code = "unfinished"
	// CodeThinEvidence: a statement rests on little: no source, one alone, or one side.
	CodeThinEvidence Code = "thin-evidence"
	// CodeRatedTwice: there are two ratings of one person in one competency.
	CodeRatedTwice Code = "rated-twice"
)

// Codes: what people say of a causal diagram, and what it shows.
const (
	// CodeOpenLoop: a loop that was named does not close.
	CodeOpenLoop Code = "open-loop"
	// CodeWrongPolarity: a loop that was named has another polarity.
	CodeWrongPolarity Code = "wrong-polarity"
	// CodeNoArchetype: an archetype that was named is not in the diagram.
	CodeNoArchetype Code = "no-archetype"
	// CodeUnknownSign: the sign of a link is not known.
	CodeUnknownSign Code = "unknown-sign"
	// CodeInferredSign: the sign of a link is not in the file, and was inferred.
	CodeInferredSign Code = "inferred-sign"
)

// Codes: the rest.
const (
	// CodeTooManyProblems: the problems beyond the first hundred, counted.
	CodeTooManyProblems Code = "too-many-problems"
)
