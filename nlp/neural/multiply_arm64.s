#include "textflag.h"
#include "neon_arm64.h"

// Products of matrices of kernel.go. Sums of integers are exact in any order; then each sum is made a float and multiplied with the
// scale of its row, that of its column, and bias is added, each step rounded (no fused ones), as the scalar form does.

// ARGUMENTS loads what all need: out (R0), in (R2) and its scales (R4), the bytes of the block (R6) and of a row of in (R3), the
// columns' scales (R7) and bias (R8).
#define ARGUMENTS \
	MOVD out_base+0(FP), R0 \
	MOVD in_base+32(FP), R2 \
	MOVD inScales_base+56(FP), R4 \
	MOVD block_len+88(FP), R6 \
	LSR  $3, R6, R3 \
	LSL  $1, R6, R6 \
	MOVD scales_base+104(FP), R7 \
	MOVD bias_base+128(FP), R8

// PRODUCTS adds to the sixteen sums from register A on the products of input I of register M with sixteen columns, N and N+2.
#define PRODUCTS(A, N, M, I) \
	SMLAL(A, N, M, I) \
	SMLAL2(A+1, N, M, I) \
	SMLAL(A+2, N+2, M, I) \
	SMLAL2(A+3, N+2, M, I)

// COLUMNS loads a pair of rows of the block: V4 and V6 have the columns of the first, V5 and V7 those of the second.
#define COLUMNS \
	VLD2.P 32(R10), [V4.H8, V5.H8] \
	VLD2.P 32(R10), [V6.H8, V7.H8]

// PAIR multiplies inputs I and I+1 of register M with the columns.
#define PAIR(A, M, I) \
	PRODUCTS(A, 4, M, I) \
	PRODUCTS(A, 5, M, I+1)

#define PAIRS(I) \
	COLUMNS \
	PAIR(16, 0, I) \
	PAIR(20, 1, I) \
	PAIR(24, 2, I) \
	PAIR(28, 3, I)

// FINISH turns the sixteen sums from register A on into floats, times the row's scale (element I of V0), times the columns' (V4 to
// V7), plus bias (V8 to V11).
#define FINISH(A, I) \
	SCVTF(A, A) \
	SCVTF(A+1, A+1) \
	SCVTF(A+2, A+2) \
	SCVTF(A+3, A+3) \
	FMULE(A, A, 0, I) \
	FMULE(A+1, A+1, 0, I) \
	FMULE(A+2, A+2, 0, I) \
	FMULE(A+3, A+3, 0, I) \
	FMUL(A, A, 4) \
	FMUL(A+1, A+1, 5) \
	FMUL(A+2, A+2, 6) \
	FMUL(A+3, A+3, 7) \
	FADD(A, A, 8) \
	FADD(A+1, A+1, 9) \
	FADD(A+2, A+2, 10) \
	FADD(A+3, A+3, 11)

// func tiles4NEON(out []float32, stride int, in []int16, inScales []float32, block []int16, scales, bias []float32)
TEXT ·tiles4NEON(SB), NOSPLIT, $0-152
	ARGUMENTS
	MOVD stride+24(FP), R1
	LSL  $2, R1 // bytes from row to row of out
	MOVD inScales_len+64(FP), R9

tile:
	MOVD block_base+80(FP), R10
	ADD  R10, R6, R11 // the end of the block
	ADD  R2, R3, R12
	ADD  R12, R3, R13
	ADD  R13, R3, R14
	VEOR V16.B16, V16.B16, V16.B16
	VEOR V17.B16, V17.B16, V17.B16
	VEOR V18.B16, V18.B16, V18.B16
	VEOR V19.B16, V19.B16, V19.B16
	VEOR V20.B16, V20.B16, V20.B16
	VEOR V21.B16, V21.B16, V21.B16
	VEOR V22.B16, V22.B16, V22.B16
	VEOR V23.B16, V23.B16, V23.B16
	VEOR V24.B16, V24.B16, V24.B16
	VEOR V25.B16, V25.B16, V25.B16
	VEOR V26.B16, V26.B16, V26.B16
	VEOR V27.B16, V27.B16, V27.B16
	VEOR V28.B16, V28.B16, V28.B16
	VEOR V29.B16, V29.B16, V29.B16
	VEOR V30.B16, V30.B16, V30.B16
	VEOR V31.B16, V31.B16, V31.B16

pairs: // four, of which there is always a multiple
	VLD1.P 16(R2), [V0.H8]
	VLD1.P 16(R12), [V1.H8]
	VLD1.P 16(R13), [V2.H8]
	VLD1.P 16(R14), [V3.H8]
	PAIRS(0)
	PAIRS(2)
	PAIRS(4)
	PAIRS(6)
	CMP R10, R11
	BNE pairs

	VLD1.P 16(R4), [V0.S4]
	VLD1 (R7), [V4.S4, V5.S4, V6.S4, V7.S4]
	VLD1 (R8), [V8.S4, V9.S4, V10.S4, V11.S4]
	FINISH(16, 0)
	FINISH(20, 1)
	FINISH(24, 2)
	FINISH(28, 3)
	VST1 [V16.S4, V17.S4, V18.S4, V19.S4], (R0)
	ADD  R1, R0
	VST1 [V20.S4, V21.S4, V22.S4, V23.S4], (R0)
	ADD  R1, R0
	VST1 [V24.S4, V25.S4, V26.S4, V27.S4], (R0)
	ADD  R1, R0
	VST1 [V28.S4, V29.S4, V30.S4, V31.S4], (R0)
	ADD  R1, R0
	MOVD R14, R2 // the end of the fourth row
	SUBS $4, R9
	BNE  tile
	RET

// func rowNEON(out []float32, stride int, in []int16, inScales []float32, block []int16, scales, bias []float32)
TEXT ·rowNEON(SB), NOSPLIT, $0-152
	ARGUMENTS
	MOVD block_base+80(FP), R10
	ADD  R10, R6
	VEOR V16.B16, V16.B16, V16.B16
	VEOR V17.B16, V17.B16, V17.B16
	VEOR V18.B16, V18.B16, V18.B16
	VEOR V19.B16, V19.B16, V19.B16

pairs:
	VLD1.P 16(R2), [V0.H8]
	COLUMNS
	PAIR(16, 0, 0)
	COLUMNS
	PAIR(16, 0, 2)
	COLUMNS
	PAIR(16, 0, 4)
	COLUMNS
	PAIR(16, 0, 6)
	CMP R10, R6
	BNE pairs

	FMOVS (R4), F0
	VLD1 (R7), [V4.S4, V5.S4, V6.S4, V7.S4]
	VLD1 (R8), [V8.S4, V9.S4, V10.S4, V11.S4]
	FINISH(16, 0)
	VST1 [V16.S4, V17.S4, V18.S4, V19.S4], (R0)
	RET
