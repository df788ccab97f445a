package panel

import (
	"cmp"
	"errors"
	"io"
	"runtime"
	"slices"
	"sync"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/table"
)

// blockSize is how much of a table one goroutine takes at a time. What is written of it
// is many times as much, and must fit into memory beside the others.
const blockSize = 16 << 10

// work is a block of a table on its way: filled by one goroutine, worked on by another,
// and taken up in order.
type work struct {
	block table.Block
	out   []byte
	done  chan struct{}

	reporter
	err error
}

// scan reads a table with all processors. What is made of a row goes to out in the order
// of the rows, after what is made of the first. After the first problem no more is
// written. Without an out, the table is only checked.
func (t *Table) scan(in io.Reader, out io.Writer, head func(*columns) ([]byte, error), maker func() rowMaker) error {
	r := &reporter{}
	rows, columns, err := t.start(in, r)
	if err != nil {
		return err
	}
	if out != nil && r.empty() {
		first, err := head(columns)
		if err != nil {
			return err
		}
		if _, err := out.Write(first); err != nil {
			return err
		}
	}
	s := &scanner{table: t, columns: columns, maker: maker}
	err = s.run(rows, out, r)
	r.add(rows.Problems(), 0)
	if err == nil {
		err = rows.Err()
	}
	if err == nil {
		return r.err()
	}
	return errors.Join(r.err(), err)
}

// rowMaker adds what is made of a row. One goroutine has it.
type rowMaker func(out []byte, row *rowReader) ([]byte, error)

type scanner struct {
	table   *Table
	columns *columns
	maker   func() rowMaker
}

func (s *scanner) run(rows *table.Reader, out io.Writer, r *reporter) (err error) {
	workers := runtime.GOMAXPROCS(0)
	free, todo, order := make(chan *work, workers+1), make(chan *work, workers+1), make(chan *work, workers+1)
	for range workers + 1 {
		free <- &work{done: make(chan struct{}, 1)}
	}
	stop := make(chan struct{})
	go func() {
		defer close(todo)
		defer close(order)
		for {
			select {
			case <-stop:
				return
			case w := <-free:
				if !rows.Block(&w.block, blockSize) {
					return
				}
				todo <- w
				order <- w
			}
		}
	}()
	var working sync.WaitGroup
	for range workers {
		working.Go(func() { s.worker(todo) })
	}
	defer working.Wait() // nothing goes on when the table is done
	stopped := false
	for w := range order {
		<-w.done
		r.add(w.problems, w.more)
		if err == nil && w.err != nil {
			err = w.err
		}
		if err == nil && out != nil && r.empty() && len(w.out) > 0 {
			_, err = out.Write(w.out)
		}
		if err != nil && !stopped {
			stopped = true
			close(stop)
		}
		if !stopped {
			free <- w
		}
	}
	return err
}

// worker works on blocks until there are none.
func (s *scanner) worker(todo <-chan *work) {
	var local reporter
	local.file = s.table.Name
	reader := newRowReader(s.table, s.columns, &local)
	var maker rowMaker
	if s.maker != nil {
		maker = s.maker()
	}
	var rows table.Reader
	for w := range todo {
		local.problems, local.more = nil, 0
		w.out, w.err = w.out[:0], nil
		rows.Open(&w.block)
		for row, ok := rows.Next(); ok; row, ok = rows.Next() {
			if reader.read(row) && maker != nil && local.empty() && w.err == nil {
				w.out, w.err = maker(w.out, reader)
			}
		}
		if more := rows.Problems(); len(more) > 0 {
			local.problems = append(local.problems, more...)
			slices.SortStableFunc(local.problems, func(a, b govmaturity.Problem) int {
				return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
			})
		}
		w.problems, w.more = local.problems, local.more
		w.done <- struct{}{}
	}
}
