package neural

// kernels are what is done to whole rows of numbers, in one form: for a single number at a time, or with the vectors of some
// processors. All forms give the same bits: products of matrices are sums of integers, which are exact in any order; all else is
// done element by element, or in the order that the scalar form spells out, with products rounded before they are added (the
// conversions to float32 forbid fusing the two). The lengths of rows are multiples of lanes, those of remember of half as many.
type kernels struct {
	name string

	// quantise sets out to in divided by the scale it returns, rounded, to even if in the middle.
	quantise func(out []int16, in []float32) float32

	// tiles multiplies rows of integers, each with its scale, with one block of lanes columns and adds bias; the number of rows is
	// a multiple of tileRows. row does so for one row. Rows of out are stride apart.
	tiles, row multiplier
	tileRows   int

	addRow     func(out []float32, row []byte, scale float32)   // adds scale times row, which is signed, to out
	addProduct func(out, a, b []float32)                        // adds a times b, element by element, to out
	normalise  func(out, x, gain []float32)                     // sets out to x scaled to a root mean square of one, times gain
	leaky      func(x []float32)                                // sets each negative number to an eighth of itself
	remember   func(memory, x, value, forget, output []float32) // is one word of the memory of some channels
}

type multiplier func(out []float32, stride int, in []int16, inScales []float32, block []int16, scales, bias []float32)

// kernel is the best form that this processor has, the last of forms; a variable so that tests can compare it with the others.
var kernel = forms[len(forms)-1]

var forms = append([]kernels{scalar}, vectorForms()...)

// The vector forms check no bounds, so these do.

func quantise(out []int16, in []float32) float32 { return kernel.quantise(out[:len(in)], in) }

func addRow(out []float32, row []byte, scale float32) { kernel.addRow(out, row[:len(out)], scale) }

func addProduct(out, a, b []float32) { kernel.addProduct(out, a[:len(out)], b[:len(out)]) }

func remember(memory, x, value, forget, output []float32) {
	n := len(memory)
	kernel.remember(memory, x[:n], value[:n], forget[:n], output[:n])
}

// normaliseRows sets each row of out to that of x scaled to a root mean square of one, times gain, which is as long as a row.
func normaliseRows(out, x, gain []float32) {
	for from := 0; from < len(x); from += len(gain) {
		kernel.normalise(out[from:from+len(gain)], x[from:from+len(gain)], gain)
	}
}

func leaky(x []float32) { kernel.leaky(x) }

// add adds row to out.
func add(out, row []float32) {
	row = row[:len(out)]
	for j := range out {
		out[j] += row[j]
	}
}
