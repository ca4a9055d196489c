package neural

// scratch holds the numbers of one window while it is read, kept from window to window.
type scratch struct {
	word    word
	x       []float32 // n x width, what each word is so far
	y, z    []float32 // n x width
	mixed   []float32 // n x 3 width
	vector  []float32 // n x dimensions
	memory  []float32
	tags    []float32
	tagged  []float32
	names   []float32
	named   []float32
	part    []float32
	query   []float32
	across  matrix // heads as columns
	arcs    []float32
	scores  []float32 // n x (1+n)
	govern  []float32
	depend  []float32
	label   []float32
	labels  []float32
	heads   []int
	viterbi viterbi
	tree    treeFinder
}

// grow returns a slice of n elements, s itself if it is long enough; the elements are not cleared.
func grow(s *[]float32, n int) []float32 {
	if cap(*s) < n {
		*s = make([]float32, n+n/4)
	}
	*s = (*s)[:n]
	return *s
}

// encode sets s.y to what each word is in its sentence: len(forms) rows of width.
func (n *Network) encode(forms []string, s *scratch) {
	width, count := n.Header.Config.Width, len(forms)
	n.embed(forms, s)
	y, z := grow(&s.y, count*width), grow(&s.z, count*width)
	mixed := grow(&s.mixed, count*3*width)
	for i := range n.layers {
		l := &n.layers[i]
		for t := range count {
			normalise(y[t*width:(t+1)*width], s.x[t*width:(t+1)*width], l.norm)
		}
		window(z, y, l.taps)
		multiply(mixed, z, count, l.mix)
		s.remember(mixed, width, count)
	}
	for t := range count {
		normalise(y[t*width:(t+1)*width], s.x[t*width:(t+1)*width], n.norm)
	}
}

// embed sets s.x to the sum of each word's rows and its projected vector.
func (n *Network) embed(forms []string, s *scratch) {
	width, dimensions := n.Header.Config.Width, n.vectors.dimensions
	x, vectors := grow(&s.x, len(forms)*width), grow(&s.vector, len(forms)*dimensions)
	sums := grow(&s.z, len(forms)*width)
	clear(sums)
	for t, form := range forms {
		sum := sums[t*width : (t+1)*width]
		for _, row := range n.words.rowsOf(form, &s.word) {
			add(sum, n.table.row(int(row)))
		}
		n.vectors.read(hashBytes(hashStart, s.word.lower), vectors[t*dimensions:(t+1)*dimensions])
	}
	multiply(x, vectors, len(forms), n.project)
	add(x, sums)
}

// window sets out[t] to the weighted sum of in[t-1], in[t] and in[t+1], each channel by itself.
func window(out, in []float32, taps *matrix) {
	width := taps.columns
	before, here, after := taps.row(0), taps.row(1), taps.row(2)
	for t := 0; t < len(in); t += width {
		o, x := out[t:t+width], in[t:t+width]
		for j := range o {
			o[j] = float32(here[j] * x[j])
		}
		if t > 0 {
			addProduct(o, before, in[t-width:t])
		}
		if t+width < len(in) {
			addProduct(o, after, in[t+width:t+2*width])
		}
	}
}

// addProduct adds a times b, element by element, to out.
func addProduct(out, a, b []float32) {
	a, b = a[:len(out)], b[:len(out)]
	for j := range out {
		out[j] = float32(out[j] + float32(a[j]*b[j]))
	}
}

// remember runs the memory over the words and adds what it lets out to s.x.
func (s *scratch) remember(mixed []float32, width, count int) {
	half := width / 2
	memory := grow(&s.memory, half)
	clear(memory)
	for t := range count {
		step(memory, s.x[t*width:(t+1)*width], mixed[t*3*width:(t+1)*3*width], 0)
	}
	clear(memory)
	for t := count - 1; t >= 0; t-- {
		step(memory, s.x[t*width:(t+1)*width], mixed[t*3*width:(t+1)*3*width], half)
	}
}

// step is one word of the memory of the channels from first on: keep what the forget gate keeps, take in the rest
// from the word, let out what the output gate lets out.
func step(memory, x, mixed []float32, first int) {
	width, half := len(x), len(memory)
	value := mixed[first : first+half]
	forget := mixed[width+first : width+first+half]
	output := mixed[2*width+first : 2*width+first+half]
	x = x[first : first+half]
	for j := range memory {
		keep := gate(forget[j])
		memory[j] = float32(float32(keep*memory[j]) + float32(float32(1-keep)*value[j]))
		x[j] = float32(x[j] + float32(memory[j]*gate(output[j])))
	}
}

// leaky sets each negative number to an eighth of itself.
func leaky(x []float32) {
	for j, v := range x {
		if v < 0 {
			x[j] = v * 0.125
		}
	}
}
