package neural

import "math"

var scalar = kernels{
	name: "scalar", quantise: quantiseScalar, tiles: multiplyScalar, row: multiplyScalar, tileRows: 1, addRow: addRowScalar,
	addProduct: addProductScalar, normalise: normaliseScalar, leaky: leakyScalar, remember: rememberScalar,
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

func multiplyScalar(out []float32, stride int, in []int16, inScales []float32, block []int16, scales, bias []float32) {
	width := len(block) / lanes
	for i, scale := range inScales {
		var sums [lanes]int32
		row := in[i*width : (i+1)*width]
		for k := 0; k < width; k += 2 {
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

// addRowScalar adds scale times row, which is signed, to out.
func addRowScalar(out []float32, row []byte, scale float32) {
	row = row[:len(out)]
	for j := range out {
		out[j] = float32(out[j] + float32(float32(int8(row[j]))*scale))
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

func normaliseScalar(out, x, gain []float32) {
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

func leakyScalar(x []float32) {
	for j, v := range x {
		x[j] = max(v, float32(v*0.125))
	}
}

func abs(x float32) float32 { return math.Float32frombits(math.Float32bits(x) &^ (1 << 31)) }
