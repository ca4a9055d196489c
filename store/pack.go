package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"math"
	"reflect"

	"chancery/record"
	"chancery/text"
)

// short is an assertion in short: what package resolve makes entries of, but for the sample of its report's words. A block is read each time
// that it gets one more, so that it is kept beside the facet in a form that is read ten times faster than JSON.
type short struct {
	Report    string // id
	Published text.Day
	Time      string
	Outlet    string
	Learned   string
	Credit    string
	Event     record.Event
}

// layout identifies the fields of short, in the order in which they are packed: what a program with other fields packed is not read.
var layout = crc32.ChecksumIEEE([]byte(describe(reflect.TypeFor[short]())))

// errLayout is for what another program packed; the ledger has it all.
var errLayout = errors.New("was packed by another program")

// pack writes an assertion in short. What only explains an event is left out.
func pack(a *record.Assertion) []byte {
	t := short{a.Report.ID, a.Report.Published.Day, a.Report.Published.Time, a.Report.Origin.Outlet, a.Learned, a.Credit, a.Event}
	t.Event.CAMEO, t.Event.Quad, t.Event.Intensity, t.Event.Rule = "", "", 0, ""
	return packValue(binary.LittleEndian.AppendUint32(nil, layout), reflect.ValueOf(&t).Elem())
}

// unpack reads what pack wrote.
func unpack(b []byte) (t short, err error) {
	if len(b) < 4 || binary.LittleEndian.Uint32(b) != layout {
		return t, errLayout
	}
	u := unpacker{rest: string(b[4:])}
	u.value(reflect.ValueOf(&t).Elem())
	if u.bad || u.rest != "" {
		return t, errLayout
	}
	return t, nil
}

// describe lists the kinds of all that a type holds.
func describe(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Struct:
		s := "{"
		for i := range t.NumField() {
			s += t.Field(i).Name + " " + describe(t.Field(i).Type) + ";"
		}
		return s + "}"
	case reflect.Slice, reflect.Pointer:
		return t.Kind().String() + " " + describe(t.Elem())
	}
	return t.Kind().String()
}

// packValue appends a value: of a struct which fields are not zero, a bit each, and then those.
func packValue(b []byte, v reflect.Value) []byte {
	switch v.Kind() {
	case reflect.Struct:
		var set uint64
		for i := range v.NumField() {
			if !v.Field(i).IsZero() {
				set |= 1 << i
			}
		}
		b = binary.AppendUvarint(b, set)
		for i := range v.NumField() {
			if set&(1<<i) != 0 {
				b = packValue(b, v.Field(i))
			}
		}
	case reflect.Slice:
		b = binary.AppendUvarint(b, uint64(v.Len()))
		for i := range v.Len() {
			b = packValue(b, v.Index(i))
		}
	case reflect.Pointer:
		b = packValue(b, v.Elem())
	case reflect.String:
		b = append(binary.AppendUvarint(b, uint64(v.Len())), v.String()...)
	case reflect.Int, reflect.Int64:
		b = binary.AppendVarint(b, v.Int())
	case reflect.Float64:
		b = binary.LittleEndian.AppendUint64(b, math.Float64bits(v.Float()))
	case reflect.Bool: // one that is not set is no set field
		b = append(b, 1)
	default:
		panic(fmt.Sprintf("store: a %s is not packed", v.Type()))
	}
	return b
}

// unpacker reads packed values. Strings are pieces of what is read.
type unpacker struct {
	rest string
	bad  bool
}

func (u *unpacker) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		set := u.uvarint()
		for i := 0; set != 0 && !u.bad && i < v.NumField(); i++ {
			if set&(1<<i) != 0 {
				set &^= 1 << i
				u.value(v.Field(i))
			}
		}
	case reflect.Slice:
		n := int(min(u.uvarint(), uint64(len(u.rest)))) // each takes a byte at least
		v.Set(reflect.MakeSlice(v.Type(), n, n))
		for i := range n {
			u.value(v.Index(i))
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		u.value(v.Elem())
	case reflect.String:
		v.SetString(u.take(int(min(u.uvarint(), math.MaxInt32))))
	case reflect.Int, reflect.Int64:
		n := u.uvarint()
		v.SetInt(int64(n>>1) ^ -int64(n&1))
	case reflect.Float64:
		if s := u.take(8); len(s) == 8 {
			v.SetFloat(math.Float64frombits(binary.LittleEndian.Uint64([]byte(s))))
		}
	case reflect.Bool:
		v.SetBool(u.take(1) == "\x01")
	}
}

func (u *unpacker) uvarint() uint64 {
	var n uint64
	for i := 0; i < len(u.rest) && i < binary.MaxVarintLen64; i++ {
		n |= uint64(u.rest[i]&0x7f) << (7 * i)
		if u.rest[i] < 0x80 {
			u.rest = u.rest[i+1:]
			return n
		}
	}
	u.bad, u.rest = true, ""
	return 0
}

func (u *unpacker) take(n int) string {
	if n > len(u.rest) {
		u.bad, u.rest = true, ""
		return ""
	}
	s := u.rest[:n]
	u.rest = u.rest[n:]
	return s
}
