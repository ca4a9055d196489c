#include "textflag.h"
#include "neon_arm64.h"

// NEON forms of the kernels of kernel.go. Floats are treated element by element, a product rounded before it is added
// (FMUL then FADD, never a fused one), so that all bits are those of the scalar forms.

// func quantiseNEON(out []int16, in []float32) float32
TEXT ·quantiseNEON(SB), NOSPLIT, $0-52
	MOVD out_base+0(FP), R0
	MOVD in_base+24(FP), R1
	MOVD in_len+32(FP), R2
	MOVW ZR, ret+48(FP)
	LSR  $4, R2
	CBZ  R2, done
	MOVD R1, R3
	MOVD R2, R4
	VEOR V0.B16, V0.B16, V0.B16
	VEOR V1.B16, V1.B16, V1.B16
	VEOR V2.B16, V2.B16, V2.B16
	VEOR V3.B16, V3.B16, V3.B16

highest: // four times four highest magnitudes
	VLD1.P 64(R3), [V4.S4, V5.S4, V6.S4, V7.S4]
	FABS(4, 4)
	FABS(5, 5)
	FABS(6, 6)
	FABS(7, 7)
	FMAX(0, 0, 4)
	FMAX(1, 1, 5)
	FMAX(2, 2, 6)
	FMAX(3, 3, 7)
	SUB  $1, R4
	CBNZ R4, highest

	FMAX(0, 0, 1)
	FMAX(2, 2, 3)
	FMAX(0, 0, 2)
	FMAXV(0, 0) // the highest
	MOVD  $0x0da24260, R5 // 1e-30
	FMOVS R5, F1
	VEOR  V16.B16, V16.B16, V16.B16 // what to multiply by
	FCMPS F1, F0
	BLT   convert // as good as zero
	MOVD  $0x44ffe000, R5 // 2047.0
	FMOVS R5, F1
	FDIVS F1, F0, F2 // the scale
	FMOVS F2, ret+48(FP)
	FDIVS F0, F1, F2
	VDUP  V2.S[0], V16.S4

convert:
	VLD1.P 64(R1), [V4.S4, V5.S4, V6.S4, V7.S4]
	FMUL(4, 4, 16)
	FMUL(5, 5, 16)
	FMUL(6, 6, 16)
	FMUL(7, 7, 16)
	FCVTNS(4, 4)
	FCVTNS(5, 5)
	FCVTNS(6, 6)
	FCVTNS(7, 7)
	SQXTN(8, 4)
	SQXTN2(8, 5)
	SQXTN(9, 6)
	SQXTN2(9, 7)
	VST1.P [V8.H8, V9.H8], 32(R0)
	SUB    $1, R2
	CBNZ   R2, convert

done:
	RET

// func addRowNEON(out []float32, row []byte, scale float32)
TEXT ·addRowNEON(SB), NOSPLIT, $0-52
	MOVD  out_base+0(FP), R0
	MOVD  out_len+8(FP), R2
	MOVD  row_base+24(FP), R1
	FMOVS scale+48(FP), F16
	LSR   $4, R2
	CBZ   R2, done

rows:
	VLD1.P 16(R1), [V0.B16]
	SXTLB(1, 0)
	SXTLB2(2, 0)
	SXTLH(4, 1)
	SXTLH2(5, 1)
	SXTLH(6, 2)
	SXTLH2(7, 2)
	SCVTF(4, 4)
	SCVTF(5, 5)
	SCVTF(6, 6)
	SCVTF(7, 7)
	FMULE(4, 4, 16, 0)
	FMULE(5, 5, 16, 0)
	FMULE(6, 6, 16, 0)
	FMULE(7, 7, 16, 0)
	VLD1 (R0), [V20.S4, V21.S4, V22.S4, V23.S4]
	FADD(20, 20, 4)
	FADD(21, 21, 5)
	FADD(22, 22, 6)
	FADD(23, 23, 7)
	VST1.P [V20.S4, V21.S4, V22.S4, V23.S4], 64(R0)
	SUB    $1, R2
	CBNZ   R2, rows

done:
	RET

// func addProductNEON(out, a, b []float32)
TEXT ·addProductNEON(SB), NOSPLIT, $0-72
	MOVD out_base+0(FP), R0
	MOVD out_len+8(FP), R3
	MOVD a_base+24(FP), R1
	MOVD b_base+48(FP), R2
	LSR  $3, R3
	CBZ  R3, done

products:
	VLD1.P 32(R1), [V0.S4, V1.S4]
	VLD1.P 32(R2), [V2.S4, V3.S4]
	VLD1   (R0), [V4.S4, V5.S4]
	FMUL(0, 0, 2)
	FMUL(1, 1, 3)
	FADD(4, 4, 0)
	FADD(5, 5, 1)
	VST1.P [V4.S4, V5.S4], 32(R0)
	SUB    $1, R3
	CBNZ   R3, products

done:
	RET

// func normaliseNEON(out, x, gain []float32)
TEXT ·normaliseNEON(SB), NOSPLIT, $0-72
	MOVD   out_base+0(FP), R0
	MOVD   x_base+24(FP), R1
	MOVD   x_len+32(FP), R2
	MOVD   gain_base+48(FP), R3
	SCVTFS R2, F8 // the length
	LSR    $3, R2
	CBZ    R2, done
	MOVD   R1, R4
	MOVD   R2, R5
	VEOR   V0.B16, V0.B16, V0.B16
	VEOR   V1.B16, V1.B16, V1.B16

squares: // the eight interleaved sums
	VLD1.P 32(R4), [V2.S4, V3.S4]
	FMUL(2, 2, 2)
	FMUL(3, 3, 3)
	FADD(0, 0, 2)
	FADD(1, 1, 3)
	SUB  $1, R5
	CBNZ R5, squares

	FADD(0, 0, 1) // 0+4, 1+5, 2+6, 3+7
	VEXT $8, V0.B16, V0.B16, V1.B16
	FADD(0, 0, 1) // 0+4+2+6, 1+5+3+7
	FADDP(0, 0)
	FDIVS  F8, F0, F0 // the mean
	MOVD   $0x3727c5ac, R5 // 1e-5
	FMOVS  R5, F1
	FADDS  F1, F0, F0
	FSQRTS F0, F0
	FMOVS  $1.0, F1
	FDIVS  F0, F1, F0

scaled:
	VLD1.P 32(R1), [V2.S4, V3.S4]
	VLD1.P 32(R3), [V4.S4, V5.S4]
	FMULE(2, 2, 0, 0)
	FMULE(3, 3, 0, 0)
	FMUL(2, 2, 4)
	FMUL(3, 3, 5)
	VST1.P [V2.S4, V3.S4], 32(R0)
	SUB    $1, R2
	CBNZ   R2, scaled

done:
	RET

// func leakyNEON(x []float32)
TEXT ·leakyNEON(SB), NOSPLIT, $0-24
	MOVD x_base+0(FP), R0
	MOVD x_len+8(FP), R1
	LSR  $4, R1
	CBZ  R1, done
	FMOVS $0.125, F16

leaks:
	VLD1 (R0), [V0.S4, V1.S4, V2.S4, V3.S4]
	FMULE(4, 0, 16, 0)
	FMULE(5, 1, 16, 0)
	FMULE(6, 2, 16, 0)
	FMULE(7, 3, 16, 0)
	FMAX(0, 0, 4)
	FMAX(1, 1, 5)
	FMAX(2, 2, 6)
	FMAX(3, 3, 7)
	VST1.P [V0.S4, V1.S4, V2.S4, V3.S4], 64(R0)
	SUB    $1, R1
	CBNZ   R1, leaks

done:
	RET

// GATE sets register G to gate(G); T is lost. V16 is 0.5, V17 is 1.
#define GATE(G, T) \
	FABS(T, G) \
	FADD(T, T, 17) \
	FMUL(G, G, 16) \
	FDIV(G, G, T) \
	FADD(G, G, 16)

// func rememberNEON(memory, x, value, forget, output []float32)
TEXT ·rememberNEON(SB), NOSPLIT, $0-120
	MOVD  memory_base+0(FP), R0
	MOVD  memory_len+8(FP), R5
	MOVD  x_base+24(FP), R1
	MOVD  value_base+48(FP), R2
	MOVD  forget_base+72(FP), R3
	MOVD  output_base+96(FP), R4
	LSR   $2, R5
	CBZ   R5, done
	FMOVS $0.5, F16
	VDUP  V16.S[0], V16.S4
	FMOVS $1.0, F17
	VDUP  V17.S[0], V17.S4

channels:
	VLD1.P 16(R3), [V0.S4]
	GATE(0, 4)
	FSUB(2, 17, 0) // 1 - keep
	VLD1   (R0), [V3.S4]
	FMUL(0, 0, 3)
	VLD1.P 16(R2), [V3.S4]
	FMUL(2, 2, 3)
	FADD(0, 0, 2)
	VST1.P [V0.S4], 16(R0)
	VLD1.P 16(R4), [V3.S4]
	GATE(3, 4)
	FMUL(0, 0, 3)
	VLD1   (R1), [V2.S4]
	FADD(2, 2, 0)
	VST1.P [V2.S4], 16(R1)
	SUB    $1, R5
	CBNZ   R5, channels

done:
	RET
