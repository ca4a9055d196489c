package neural

// encode sets b.encoded to what each word is in its sentence: a row of width for each word.
func (n *Network) encode(b *batch) {
	width, count := n.Header.Config.Width, len(b.forms)
	n.embed(b)
	y, z := grow(&b.y, count*width), grow(&b.z, count*width)
	mixed := grow(&b.mixed, count*3*width)
	for i := range n.layers {
		l := &n.layers[i]
		normaliseRows(y, b.x, l.norm)
		for _, p := range b.pieces {
			from, to := p.first*width, (p.first+p.count)*width
			window(z[from:to], y[from:to], l.taps)
		}
		b.integers.set(z, count)
		multiply(mixed, &b.integers, &l.mix)
		for _, p := range b.pieces {
			from, to := p.first*width, (p.first+p.count)*width
			b.remember(b.x[from:to], mixed[3*from:3*to], width)
		}
	}
	normaliseRows(y, b.x, n.norm)
	b.encoded.set(y, count)
}

// embed sets b.x to the sum of each word's rows and its projected vector.
func (n *Network) embed(b *batch) {
	width := n.Header.Config.Width
	x := grow(&b.x, len(b.forms)*width)
	b.fresh = b.fresh[:0]
	for t, form := range b.forms {
		if !b.recent.get(form, x[t*width:(t+1)*width]) {
			b.fresh = append(b.fresh, t)
		}
	}
	if len(b.fresh) == 0 {
		return
	}
	made := n.embedFresh(b)
	for i, t := range b.fresh {
		row := made[i*width : (i+1)*width]
		copy(x[t*width:], row)
		b.recent.put(b.forms[t], row)
	}
}

// embedFresh returns a row for each word that is not among the recent ones.
func (n *Network) embedFresh(b *batch) []float32 {
	width, dimensions, count := n.Header.Config.Width, n.project.rows, len(b.fresh)
	made, vectors := grow(&b.y, count*width), grow(&b.vectors, count*dimensions)
	sums := grow(&b.z, count*width)
	clear(sums)
	for i, t := range b.fresh {
		sum := sums[i*width : (i+1)*width]
		for _, row := range n.words.rowsOf(b.forms[t], &b.word) {
			scale, integers := n.table.row(int(row))
			addRow(sum, integers, scale)
		}
		n.vectors.read(hashBytes(hashStart, b.word.lower), vectors[i*dimensions:(i+1)*dimensions])
	}
	b.integers.set(vectors, count)
	multiply(made, &b.integers, &n.project)
	add(made, sums)
	return made
}

// window sets out[t] to the weighted sum of in[t-1], in[t] and in[t+1], each channel by itself.
func window(out, in, taps []float32) {
	width := len(taps) / 3
	before, here, after := taps[:width], taps[width:2*width], taps[2*width:]
	for t := 0; t < len(in); t += width {
		o, x := out[t:t+width], in[t:t+width]
		clear(o)
		addProduct(o, here, x)
		if t > 0 {
			addProduct(o, before, in[t-width:t])
		}
		if t+width < len(in) {
			addProduct(o, after, in[t+width:t+2*width])
		}
	}
}

// remember runs the memory over the words of a piece and adds what it lets out to x.
func (b *batch) remember(x, mixed []float32, width int) {
	half := width / 2
	memory := grow(&b.memory, half)
	clear(memory)
	for t := 0; t < len(x); t += width {
		step(memory, x[t:t+width], mixed[3*t:3*(t+width)], 0)
	}
	clear(memory)
	for t := len(x) - width; t >= 0; t -= width {
		step(memory, x[t:t+width], mixed[3*t:3*(t+width)], half)
	}
}

// step is one word of the memory of the channels from first on.
func step(memory, x, mixed []float32, first int) {
	width, last := len(x), first+len(memory)
	remember(memory, x[first:last], mixed[first:last], mixed[width+first:width+last], mixed[2*width+first:2*width+last])
}
