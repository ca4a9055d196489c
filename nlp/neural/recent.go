package neural

// recent holds what some words were made into, each in the one place that its hash gives it, the latest before older ones: a few
// words make up most of a text, and what a word is made into depends on its form alone.
type recent struct {
	width int
	forms []shortForm
	rows  []float32
}

// shortForm is a word of at most maxShort bytes, without a reference to the text it was read from.
type shortForm struct {
	length int8 // 0 if there is none
	bytes  [maxShort]byte
}

const (
	maxShort     = 23
	recentPlaces = 1 << 11
)

// place returns the place of a form, -1 if it has none.
func (r *recent) place(form string) int {
	if len(form) == 0 || len(form) > maxShort {
		return -1
	}
	return int(mix(hashBytes(hashStart, form)) & (recentPlaces - 1))
}

// get copies what form was made into to out and reports whether that is known.
func (r *recent) get(form string, out []float32) bool {
	i := r.place(form)
	if i < 0 || r.width != len(out) || string(r.forms[i].bytes[:r.forms[i].length]) != form {
		return false
	}
	copy(out, r.rows[i*r.width:])
	return true
}

// put remembers what form was made into.
func (r *recent) put(form string, row []float32) {
	i := r.place(form)
	if i < 0 {
		return
	}
	if r.width != len(row) {
		*r = recent{len(row), make([]shortForm, recentPlaces), make([]float32, recentPlaces*len(row))}
	}
	r.forms[i].length = int8(copy(r.forms[i].bytes[:], form))
	copy(r.rows[i*r.width:(i+1)*r.width], row)
}
