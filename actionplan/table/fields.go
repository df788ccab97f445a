package table

import (
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/govmaturity/govmaturity"
	"github.com/govmaturity/govmaturity/internal/table"
)

// maxItems bounds the number in the name of a column.
const maxItems = 200

var (
	textType = reflect.TypeFor[govmaturity.Text]()
	listType = reflect.TypeFor[[]string]()
)

// fields are what a record says, by the names of columns.
type fields struct {
	list   string // between the items of a list
	values map[string]string
	order  []string
	lost   []string // the fields that no cell can hold
}

// fieldsOf takes a record apart.
func fieldsOf(record any, list string) *fields {
	f := &fields{list: list, values: map[string]string{}}
	f.walk("", reflect.Indirect(reflect.ValueOf(record)))
	return f
}

func (f *fields) add(name, value string) {
	f.values[name] = value
	f.order = append(f.order, name)
}

func (f *fields) walk(name string, v reflect.Value) {
	switch {
	case v.IsZero():
	case v.Type() == textType:
		for _, tag := range slices.Sorted(maps.Keys(v.Interface().(govmaturity.Text))) {
			f.add(name+"/"+tag, v.Interface().(govmaturity.Text)[tag])
		}
	case v.Type() == listType:
		items := v.Interface().([]string)
		for _, item := range items {
			if table.Trim(item) != item || item == "" || strings.Contains(item, f.list) {
				f.lost = append(f.lost, name)
				return
			}
		}
		f.add(name, strings.Join(items, f.list+" "))
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			f.walk(name+"/"+strconv.Itoa(i+1), v.Index(i))
		}
	case v.Kind() == reflect.Pointer && v.Elem().Kind() == reflect.Float64:
		f.add(name, strconv.FormatFloat(v.Elem().Float(), 'g', -1, 64))
	case v.Kind() == reflect.Pointer:
		f.walk(name, v.Elem())
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			f.walk(strings.TrimPrefix(name+"/"+key(v.Type().Field(i)), "/"), v.Field(i))
		}
	case v.Kind() == reflect.String:
		f.add(name, v.String())
	}
}

func key(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	return name
}

var errNoField = errors.New("there is no such field")

// known reports whether a record has a field of this name.
func known(t reflect.Type, name string) bool {
	v := reflect.New(t).Elem()
	return set(v, strings.Split(name, "/"), "", ";") == nil
}

// isNumber reports whether a field of this name holds a number.
func isNumber(t reflect.Type, name string) bool {
	v := reflect.New(t).Elem()
	return set(v, strings.Split(name, "/"), "1", ";") == nil && set(v, strings.Split(name, "/"), "x", ";") != nil
}

// set puts the text of a cell into a record. An empty cell takes away what was there.
func set(v reflect.Value, name []string, cell, list string) error {
	switch {
	case v.Type() == textType:
		return setText(v, name, cell)
	case v.Kind() == reflect.Struct:
		if len(name) == 0 {
			return errNoField
		}
		for i := range v.NumField() {
			if key(v.Type().Field(i)) == name[0] {
				return set(v.Field(i), name[1:], cell, list)
			}
		}
		return errNoField
	case v.Kind() == reflect.Slice && v.Type() != listType:
		return setItem(v, name, cell, list)
	case v.Kind() == reflect.Pointer && v.Type().Elem().Kind() == reflect.Struct:
		inner := reflect.New(v.Type().Elem())
		if !v.IsNil() {
			inner.Elem().Set(v.Elem())
		}
		err := set(inner.Elem(), name, cell, list)
		if inner.Elem().IsZero() {
			inner = reflect.Zero(v.Type())
		}
		v.Set(inner)
		return err
	case len(name) > 0:
		return errNoField
	}
	return setLeaf(v, cell, list)
}

func setText(v reflect.Value, name []string, cell string) error {
	if len(name) != 1 || !govmaturity.ValidLanguage(name[0]) {
		return errNoField
	}
	text := v.Interface().(govmaturity.Text).Clone()
	delete(text, name[0])
	if table.Trim(cell) != "" {
		if text == nil {
			text = govmaturity.Text{}
		}
		text[name[0]] = cell
	}
	v.Set(reflect.ValueOf(text.Clone()))
	return nil
}

// setItem sets a part of the item of a list that its number names.
func setItem(v reflect.Value, name []string, cell, list string) error {
	if len(name) < 2 {
		return errNoField
	}
	n, err := strconv.Atoi(name[0])
	if err != nil || n < 1 || n > maxItems || strconv.Itoa(n) != name[0] {
		return errNoField
	}
	items := reflect.MakeSlice(v.Type(), max(v.Len(), n), max(v.Len(), n))
	reflect.Copy(items, v)
	err = set(items.Index(n-1), name[1:], cell, list)
	for items.Len() > 0 && items.Index(items.Len()-1).IsZero() {
		items = items.Slice(0, items.Len()-1)
	}
	if items.Len() == 0 {
		items = reflect.Zero(v.Type())
	}
	v.Set(items)
	return err
}

func setLeaf(v reflect.Value, cell, list string) error {
	s := table.Trim(cell)
	switch {
	case v.Type() == listType:
		v.SetZero()
		if s == "" {
			return nil
		}
		var items []string
		for item := range strings.SplitSeq(s, list) {
			if item = table.Trim(item); item == "" {
				return fmt.Errorf("an item of the list is blank: items stand between %q", list)
			}
			items = append(items, item)
		}
		v.Set(reflect.ValueOf(items))
	case v.Kind() == reflect.Pointer:
		v.SetZero()
		if s == "" {
			return nil
		}
		x, err := table.Number(s, table.NumberForm{})
		if err != nil {
			return err
		}
		v.Set(reflect.ValueOf(&x))
	case v.Kind() == reflect.String:
		if s == "" {
			cell = ""
		}
		v.SetString(cell)
	default:
		return errNoField
	}
	return nil
}
