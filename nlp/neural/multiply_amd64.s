#include "textflag.h"

// Products of matrices of kernel.go. Sums of integers are exact in any order; then each sum is made a float and multiplied with the
// scale of its row, that of its column, and bias is added, each step rounded (no fused ones), as the scalar form does.

// ARGUMENTS loads what all tiles need: out, in and its scales, the block, how many pairs of its rows there are, the columns'
// scales and bias.
#define ARGUMENTS \
	MOVQ out_base+0(FP), DI \
	MOVQ in_base+32(FP), SI \
	MOVQ inScales_base+56(FP), BX \
	MOVQ block_base+80(FP), DX \
	MOVQ block_len+88(FP), CX \
	SHRQ $5, CX \
	MOVQ scales_base+104(FP), R13 \
	MOVQ bias_base+128(FP), AX

// FINISH turns sixteen sums (A, B) into floats, times the row's scale (at S), times the columns' (Y8, Y9), plus bias
// (Y14, Y15), and stores them at O0 and O1.
#define FINISH(A, B, S, O0, O1) \
	VCVTDQ2PS A, A \
	VCVTDQ2PS B, B \
	VBROADCASTSS S, Y10 \
	VMULPS Y10, A, A \
	VMULPS Y10, B, B \
	VMULPS Y8, A, A \
	VMULPS Y9, B, B \
	VADDPS Y14, A, A \
	VADDPS Y15, B, B \
	VMOVUPS A, O0 \
	VMOVUPS B, O1

// MADD adds the products of a pair of inputs (at S) with the pairs of sixteen columns (Y8, Y9) to A and B.
#define MADD(S, A, B, T0, T1, T2) \
	VPBROADCASTD S, T0 \
	VPMADDWD T0, Y8, T1 \
	VPMADDWD T0, Y9, T2 \
	VPADDD T1, A, A \
	VPADDD T2, B, B

// func tile4AVX2(out []float32, stride int, in []int16, inScales []float32, block []int16, scales, bias []float32)
TEXT ·tile4AVX2(SB), NOSPLIT, $0-152
	ARGUMENTS
	MOVQ stride+24(FP), R8
	SHLQ $2, R8 // bytes from row to row of out
	LEAQ (CX*4), R9 // and of in
	LEAQ (DI)(R8*2), R11
	LEAQ (SI)(R9*2), R12
	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1
	VPXOR Y2, Y2, Y2
	VPXOR Y3, Y3, Y3
	VPXOR Y4, Y4, Y4
	VPXOR Y5, Y5, Y5
	VPXOR Y6, Y6, Y6
	VPXOR Y7, Y7, Y7

loop4:
	VMOVDQU (DX), Y8
	VMOVDQU 32(DX), Y9
	MADD((SI), Y0, Y1, Y10, Y11, Y12)
	MADD((SI)(R9*1), Y2, Y3, Y13, Y14, Y15)
	MADD((R12), Y4, Y5, Y10, Y11, Y12)
	MADD((R12)(R9*1), Y6, Y7, Y13, Y14, Y15)
	ADDQ $4, SI
	ADDQ $4, R12
	ADDQ $64, DX
	DECQ CX
	JNZ  loop4

	VMOVUPS (R13), Y8
	VMOVUPS 32(R13), Y9
	VMOVUPS (AX), Y14
	VMOVUPS 32(AX), Y15
	FINISH(Y0, Y1, (BX), (DI), 32(DI))
	FINISH(Y2, Y3, 4(BX), (DI)(R8*1), 32(DI)(R8*1))
	FINISH(Y4, Y5, 8(BX), (R11), 32(R11))
	FINISH(Y6, Y7, 12(BX), (R11)(R8*1), 32(R11)(R8*1))
	VZEROUPPER
	RET

// func tile1AVX2(out []float32, stride int, in []int16, inScales []float32, block []int16, scales, bias []float32)
TEXT ·tile1AVX2(SB), NOSPLIT, $0-152
	ARGUMENTS
	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1

loop1:
	VMOVDQU (DX), Y8
	VMOVDQU 32(DX), Y9
	MADD((SI), Y0, Y1, Y10, Y11, Y12)
	ADDQ $4, SI
	ADDQ $64, DX
	DECQ CX
	JNZ  loop1

	VMOVUPS (R13), Y8
	VMOVUPS 32(R13), Y9
	VMOVUPS (AX), Y14
	VMOVUPS 32(AX), Y15
	FINISH(Y0, Y1, (BX), (DI), 32(DI))
	VZEROUPPER
	RET

// FINISH16 is FINISH for sixteen sums in one register; the columns' scales are Z8, bias is Z9.
#define FINISH16(A, S, O) \
	VCVTDQ2PS A, A \
	VMULPS.BCST S, A, A \
	VMULPS Z8, A, A \
	VADDPS Z9, A, A \
	VMOVUPS A, O

// func tile8VNNI(out []float32, stride int, in []int16, inScales []float32, block []int16, scales, bias []float32)
TEXT ·tile8VNNI(SB), NOSPLIT, $0-152
	ARGUMENTS
	MOVQ stride+24(FP), R8
	SHLQ $2, R8 // bytes from row to row of out
	LEAQ (CX*4), R9 // and of in
	LEAQ (R9)(R9*2), R10
	LEAQ (SI)(R9*4), R12
	VPXORQ Z0, Z0, Z0
	VPXORQ Z1, Z1, Z1
	VPXORQ Z2, Z2, Z2
	VPXORQ Z3, Z3, Z3
	VPXORQ Z4, Z4, Z4
	VPXORQ Z5, Z5, Z5
	VPXORQ Z6, Z6, Z6
	VPXORQ Z7, Z7, Z7

loop8:
	VMOVDQU32 (DX), Z8
	VPDPWSSD.BCST (SI), Z8, Z0
	VPDPWSSD.BCST (SI)(R9*1), Z8, Z1
	VPDPWSSD.BCST (SI)(R9*2), Z8, Z2
	VPDPWSSD.BCST (SI)(R10*1), Z8, Z3
	VPDPWSSD.BCST (R12), Z8, Z4
	VPDPWSSD.BCST (R12)(R9*1), Z8, Z5
	VPDPWSSD.BCST (R12)(R9*2), Z8, Z6
	VPDPWSSD.BCST (R12)(R10*1), Z8, Z7
	ADDQ $4, SI
	ADDQ $4, R12
	ADDQ $64, DX
	DECQ CX
	JNZ  loop8

	VMOVUPS (R13), Z8
	VMOVUPS (AX), Z9
	LEAQ (R8)(R8*2), R10
	LEAQ (DI)(R8*4), R11
	FINISH16(Z0, (BX), (DI))
	FINISH16(Z1, 4(BX), (DI)(R8*1))
	FINISH16(Z2, 8(BX), (DI)(R8*2))
	FINISH16(Z3, 12(BX), (DI)(R10*1))
	FINISH16(Z4, 16(BX), (R11))
	FINISH16(Z5, 20(BX), (R11)(R8*1))
	FINISH16(Z6, 24(BX), (R11)(R8*2))
	FINISH16(Z7, 28(BX), (R11)(R10*1))
	VZEROUPPER
	RET

// func tile1VNNI(out []float32, stride int, in []int16, inScales []float32, block []int16, scales, bias []float32)
TEXT ·tile1VNNI(SB), NOSPLIT, $0-152
	ARGUMENTS
	VPXORQ Z0, Z0, Z0
	VPXORQ Z1, Z1, Z1
	VPXORQ Z2, Z2, Z2
	VPXORQ Z3, Z3, Z3

loop1: // four sums, so that none waits for the one before; the number of pairs is a multiple of eight
	VMOVDQU32 (DX), Z8
	VMOVDQU32 64(DX), Z9
	VMOVDQU32 128(DX), Z10
	VMOVDQU32 192(DX), Z11
	VPDPWSSD.BCST (SI), Z8, Z0
	VPDPWSSD.BCST 4(SI), Z9, Z1
	VPDPWSSD.BCST 8(SI), Z10, Z2
	VPDPWSSD.BCST 12(SI), Z11, Z3
	ADDQ $16, SI
	ADDQ $256, DX
	SUBQ $4, CX
	JNZ  loop1

	VPADDD Z1, Z0, Z0
	VPADDD Z3, Z2, Z2
	VPADDD Z2, Z0, Z0
	VMOVUPS (R13), Z8
	VMOVUPS (AX), Z9
	FINISH16(Z0, (BX), (DI))
	VZEROUPPER
	RET
