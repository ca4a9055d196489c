package neural

import "golang.org/x/sys/cpu"

// vectorForms are the forms with vectors that this processor has, the best last.
func vectorForms() []kernels {
	if !cpu.X86.HasAVX2 {
		return nil
	}
	avx2 := kernels{
		name: "AVX2", quantise: quantiseAVX2, tiles: tiles4AVX2, row: rowAVX2, tileRows: 4, addRow: addRowAVX2,
		addProduct: addProductAVX2, normalise: normaliseAVX2, leaky: leakyAVX2, remember: rememberAVX2,
	}
	if !cpu.X86.HasAVX512F || !cpu.X86.HasAVX512VNNI {
		return []kernels{avx2}
	}
	vnni := avx2
	vnni.name, vnni.tiles, vnni.row, vnni.tileRows = "AVX-512 VNNI", tiles8VNNI, rowVNNI, 8
	return []kernels{avx2, vnni}
}

//go:noescape
func quantiseAVX2(out []int16, in []float32) float32

//go:noescape
func addRowAVX2(out []float32, row []byte, scale float32)

//go:noescape
func addProductAVX2(out, a, b []float32)

//go:noescape
func normaliseAVX2(out, x, gain []float32)

//go:noescape
func leakyAVX2(x []float32)

//go:noescape
func rememberAVX2(memory, x, value, forget, output []float32)

//go:noescape
func tiles4AVX2(out []float32, stride int, in []int16, inScales []float32, block []int16, scales, bias []float32)

//go:noescape
func rowAVX2(out []float32, stride int, in []int16, inScales []float32, block []int16, scales, bias []float32)

//go:noescape
func tiles8VNNI(out []float32, stride int, in []int16, inScales []float32, block []int16, scales, bias []float32)

//go:noescape
func rowVNNI(out []float32, stride int, in []int16, inScales []float32, block []int16, scales, bias []float32)
