package neural

import "math"

// The kernels: whatever is done to whole rows of numbers, each in a scalar form here. Vector forms (kernel_amd64.s) give
// the same bits: products of matrices are sums of integers, which are exact in any order; all else is done element by element,
// or in the order that the scalar form spells out, with products rounded before they are added (the conversions to float32
// forbid fusing the two).

// quantised is rows of integers up to top, each row with a scale: value ≈ integer * scale.
type quantised struct {
	width  int // a multiple of lanes
	values []int16
	scales []float32
}

// top is the largest integer of a quantised row: a row of 2^31 / top^2 = 512 products never overflows 32 bits.
const top = 2047

// smallest is what counts as more than nothing: below it the factor would overflow.
const smallest = 1e-30

// set makes q of n rows of x; a row's columns beyond those of x are zero.
func (q *quantised) set(x []float32, n int) {
	columns := len(x) / n
	q.width = roundUp(columns)
	if cap(q.values) < n*q.width {
		q.values = make([]int16, n*q.width)
	}
	q.values = q.values[:n*q.width]
	grow(&q.scales, n)
	for i := range n {
		row := q.values[i*q.width : (i+1)*q.width]
		clear(row[columns:])
		q.scales[i] = quantise(row[:columns], x[i*columns:(i+1)*columns])
	}
}

// quantiseScalar sets out to in divided by the scale it returns, rounded, to even if in the middle.
func quantiseScalar(out []int16, in []float32) float32 {
	var highest float32
	for _, v := range in {
		highest = max(highest, abs(v))
	}
	if highest < smallest {
		clear(out)
		return 0
	}
	factor := float32(top / highest)
	for j, v := range in {
		out[j] = int16(math.RoundToEven(float64(float32(v * factor))))
	}
	return float32(highest / top)
}

// linear is a matrix of integers that maps a row of rows numbers to one of columns numbers, both padded to a multiple of lanes.
type linear struct {
	rows, columns int
	// pairs holds, for each block of lanes columns, for each two rows, the two integers of each column.
	pairs  []int16
	scales []float32 // of each column
	bias   []float32 // of each column
}

// newLinear makes a linear of rows x columns for put to fill.
func newLinear(rows, columns int) linear {
	rows, columns = roundUp(rows), roundUp(columns)
	return linear{rows, columns, make([]int16, rows*columns), make([]float32, columns), make([]float32, columns)}
}

// resize makes l of rows x columns without a bias; the integers are left for put to fill.
func (l *linear) resize(rows, columns int) {
	l.rows, l.columns = rows, roundUp(columns)
	if cap(l.pairs) < rows*l.columns {
		l.pairs = make([]int16, rows*l.columns)
	}
	l.pairs = l.pairs[:rows*l.columns]
	grow(&l.scales, l.columns)
	clear(grow(&l.bias, l.columns))
}

// put sets column j to the integers of values.
func (l *linear) put(j int, values []int16, scale float32) {
	block := l.pairs[j/lanes*l.rows*lanes:]
	for k, v := range values {
		block[k/2*2*lanes+j%lanes*2+k%2] = v
	}
	l.scales[j] = scale
}

// multiply sets out (rows of in x columns of l) to l's bias plus in times l.
func multiply(out []float32, in *quantised, l *linear) {
	n := len(in.scales)
	for j := 0; j < l.columns; j += lanes {
		block := l.pairs[j*l.rows : (j+lanes)*l.rows]
		multiplyBlock(out[j:n*l.columns], l.columns, in, block, l.scales[j:j+lanes], l.bias[j:j+lanes])
	}
}

// multiplyBlockScalar does one block of lanes columns; rows of out are stride apart.
func multiplyBlockScalar(out []float32, stride int, in *quantised, block []int16, scales, bias []float32) {
	for i, scale := range in.scales {
		var sums [lanes]int32
		row := in.values[i*in.width : (i+1)*in.width]
		for k := 0; k < len(row); k += 2 {
			a, b := int32(row[k]), int32(row[k+1])
			pairs := block[k*lanes:][:2*lanes]
			for j := range lanes {
				sums[j] += a*int32(pairs[2*j]) + b*int32(pairs[2*j+1])
			}
		}
		to := out[i*stride:][:lanes]
		for j, sum := range sums {
			to[j] = float32(float32(float32(float32(sum)*scale)*scales[j]) + bias[j])
		}
	}
}

// addRowScalar adds scale times row to out.
func addRowScalar(out []float32, row []int8, scale float32) {
	row = row[:len(out)]
	for j := range out {
		out[j] = float32(out[j] + float32(float32(row[j])*scale))
	}
}

// add adds row to out.
func add(out, row []float32) {
	row = row[:len(out)]
	for j := range out {
		out[j] += row[j]
	}
}

// sumOfSquares adds in eight interleaved sums, which are then added pairwise.
func sumOfSquares(x []float32) float32 {
	var s [8]float32
	for i := 0; i+8 <= len(x); i += 8 {
		for l, v := range x[i : i+8] {
			s[l] = float32(s[l] + float32(v*v))
		}
	}
	return float32(float32(float32(s[0]+s[4])+float32(s[2]+s[6])) + float32(float32(s[1]+s[5])+float32(s[3]+s[7])))
}

// normaliseRows sets each row of out to that of x scaled to a root mean square of one, times gain, which is as long as a row.
func normaliseRows(out, x, gain []float32) {
	for from := 0; from < len(x); from += len(gain) {
		normalise(out[from:from+len(gain)], x[from:from+len(gain)], gain)
	}
}

func normalise(out, x, gain []float32) {
	mean := float32(sumOfSquares(x) / float32(len(x)))
	scale := float32(1 / float32(math.Sqrt(float64(float32(mean+1e-5)))))
	out, gain = out[:len(x)], gain[:len(x)]
	for j := range x {
		out[j] = float32(float32(x[j]*scale) * gain[j])
	}
}

// rememberScalar is one word of the memory of some channels: keep what the forget gate keeps, take in the rest from the word's
// value, and add to x what the output gate lets out.
func rememberScalar(memory, x, value, forget, output []float32) {
	n := len(memory)
	x, value, forget, output = x[:n], value[:n], forget[:n], output[:n]
	for j := range memory {
		keep := gate(forget[j])
		memory[j] = float32(float32(keep*memory[j]) + float32(float32(1-keep)*value[j]))
		x[j] = float32(x[j] + float32(memory[j]*gate(output[j])))
	}
}

// addProductScalar adds a times b, element by element, to out.
func addProductScalar(out, a, b []float32) {
	a, b = a[:len(out)], b[:len(out)]
	for j := range out {
		out[j] = float32(out[j] + float32(a[j]*b[j]))
	}
}

// gate is a sigmoid without an exponential: 0 to 1.
func gate(x float32) float32 {
	return float32(0.5 + float32(float32(0.5*x)/float32(1+abs(x))))
}

func abs(x float32) float32 { return math.Float32frombits(math.Float32bits(x) &^ (1 << 31)) }
