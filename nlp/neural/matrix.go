package neural

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

// set makes q of n rows of x.
func (q *quantised) set(x []float32, n int) {
	q.width = len(x) / n
	if cap(q.values) < len(x) {
		q.values = make([]int16, len(x)+len(x)/4)
	}
	q.values = q.values[:len(x)]
	for i := range grow(&q.scales, n) {
		from, to := i*q.width, (i+1)*q.width
		q.scales[i] = quantise(q.values[from:to], x[from:to])
	}
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

// multiplyBlock multiplies all rows of in with one block of lanes columns; rows of out are stride apart.
func multiplyBlock(out []float32, stride int, in *quantised, block []int16, scales, bias []float32) {
	n := len(in.scales)
	block = block[:in.width*lanes]
	tiled := n - n%kernel.tileRows
	if tiled > 0 {
		kernel.tiles(out[:(tiled-1)*stride+lanes], stride, in.values[:tiled*in.width], in.scales[:tiled], block, scales[:lanes], bias[:lanes])
	}
	for i := tiled; i < n; i++ {
		kernel.row(out[i*stride:][:lanes], stride, in.values[i*in.width:(i+1)*in.width], in.scales[i:i+1], block, scales[:lanes], bias[:lanes])
	}
}
