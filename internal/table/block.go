package table

import "bytes"

// Block is some whole rows of a table, so that several readers can work side by side.
type Block struct {
	data         []byte
	line, number int
	facts        Facts
	options      Options
	name         string
}

// Block takes the next rows as they are, about size bytes of them. It reports false at
// the end. What it fills is good until it is filled again.
func (r *Reader) Block(b *Block, size int) bool {
	if !r.begun {
		r.begun = true
		if !r.begin() {
			r.stop()
		}
	}
	for len(r.buf) < size && r.fill() {
	}
	if len(r.buf) == 0 {
		return false
	}
	b.line, b.number, b.facts, b.options, b.name = r.line, r.number, r.facts, r.options, r.name
	b.data = b.data[:0]
	end, rows := plainRows(r.buf[:min(size, len(r.buf))])
	if end > 0 && !r.facts.Carriage {
		b.data = append(b.data, r.buf[:end]...)
		r.buf, r.line, r.number = r.buf[end:], r.line+rows, r.number+rows
		return true
	}
	for len(b.data) < size && (len(r.buf) > 0 || r.fill()) {
		end, next, plain := r.rowEnd()
		if end < 0 {
			r.tooLong()
			break
		}
		if !plain {
			r.line += lineEnds(string(r.buf[:end]))
		}
		b.data = append(b.data, r.buf[:next]...)
		r.buf, r.line, r.number = r.buf[next:], r.line+1, r.number+1
	}
	return len(b.data) > 0
}

// plainRows returns where the last row ends of those that are here in whole, and how
// many there are: 0, where it takes a closer look to tell.
func plainRows(data []byte) (end, rows int) {
	if bytes.IndexByte(data, '"') >= 0 {
		return 0, 0
	}
	end = bytes.LastIndexByte(data, '\n') + 1
	if bytes.Count(data[:end], []byte("\r")) != bytes.Count(data[:end], []byte("\r\n")) {
		return 0, 0
	}
	return end, bytes.Count(data[:end], []byte("\n"))
}

// Open makes a reader read the rows of a block, in place of what it read before. Rows
// have the numbers and the places that they have in the table.
func (r *Reader) Open(b *Block) {
	store, row := r.store, r.row
	*r = Reader{
		name: b.name, options: b.options, begun: true, eof: true,
		buf: b.data, line: b.line, number: b.number, facts: b.facts,
		store: store, row: row,
	}
}
