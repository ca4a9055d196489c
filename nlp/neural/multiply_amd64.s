#include "textflag.h"

// Products of matrices of kernel.go. Sums of integers are exact in any order; then each sum is made a float and multiplied with the
// scale of its row, that of its column, and bias is added, each step rounded (no fused ones), as the scalar form does.

// ARGUMENTS loads what all need: out (DI), in (SI) and its scales (BX), the bytes of the block (R8) and of a row of in (R9), the
// columns' scales (R13) and bias (AX).
#define ARGUMENTS \
	MOVQ out_base+0(FP), DI \
	MOVQ in_base+32(FP), SI \
	MOVQ inScales_base+56(FP), BX \
	MOVQ block_len+88(FP), R8 \
	MOVQ R8, R9 \
	SHLQ $1, R8 \
	SHRQ $3, R9 \
	MOVQ scales_base+104(FP), R13 \
	MOVQ bias_base+128(FP), AX

// TILES loads what is needed for tiles of N rows besides: the bytes from row to row of out (R14), how many tiles there are (R15).
#define TILES(N) \
	MOVQ stride+24(FP), R14 \
	SHLQ $2, R14 \
	MOVQ inScales_len+64(FP), R15 \
	SHRQ $N, R15

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

// func tiles4AVX2(out []float32, stride int, in []int16, inScales []float32, block []int16, scales, bias []float32)
TEXT ·tiles4AVX2(SB), NOSPLIT, $0-152
	ARGUMENTS
	TILES(2)

tile:
	MOVQ block_base+80(FP), DX
	LEAQ (DX)(R8*1), CX // the end of the block
	LEAQ (SI)(R9*2), R12
	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1
	VPXOR Y2, Y2, Y2
	VPXOR Y3, Y3, Y3
	VPXOR Y4, Y4, Y4
	VPXOR Y5, Y5, Y5
	VPXOR Y6, Y6, Y6
	VPXOR Y7, Y7, Y7

pairs:
	VMOVDQU (DX), Y8
	VMOVDQU 32(DX), Y9
	MADD((SI), Y0, Y1, Y10, Y11, Y12)
	MADD((SI)(R9*1), Y2, Y3, Y13, Y14, Y15)
	MADD((R12), Y4, Y5, Y10, Y11, Y12)
	MADD((R12)(R9*1), Y6, Y7, Y13, Y14, Y15)
	ADDQ $4, SI
	ADDQ $4, R12
	ADDQ $64, DX
	CMPQ DX, CX
	JNE  pairs

	VMOVUPS (R13), Y8
	VMOVUPS 32(R13), Y9
	VMOVUPS (AX), Y14
	VMOVUPS 32(AX), Y15
	LEAQ (DI)(R14*2), R11
	FINISH(Y0, Y1, (BX), (DI), 32(DI))
	FINISH(Y2, Y3, 4(BX), (DI)(R14*1), 32(DI)(R14*1))
	FINISH(Y4, Y5, 8(BX), (R11), 32(R11))
	FINISH(Y6, Y7, 12(BX), (R11)(R14*1), 32(R11)(R14*1))
	LEAQ (R12)(R9*1), SI // R12 stands at the end of the third row
	LEAQ (DI)(R14*4), DI
	ADDQ $16, BX
	DECQ R15
	JNZ  tile

	VZEROUPPER
	RET

// func rowAVX2(out []float32, stride int, in []int16, inScales []float32, block []int16, scales, bias []float32)
TEXT ·rowAVX2(SB), NOSPLIT, $0-152
	ARGUMENTS
	MOVQ block_base+80(FP), DX
	ADDQ DX, R8
	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1

pairs:
	VMOVDQU (DX), Y8
	VMOVDQU 32(DX), Y9
	MADD((SI), Y0, Y1, Y10, Y11, Y12)
	ADDQ $4, SI
	ADDQ $64, DX
	CMPQ DX, R8
	JNE  pairs

	VMOVUPS (R13), Y8
	VMOVUPS 32(R13), Y9
	VMOVUPS (AX), Y14
	VMOVUPS 32(AX), Y15
	FINISH(Y0, Y1, (BX), (DI), 32(DI))
	VZEROUPPER
	RET

// FINISH16 is FINISH for sixteen sums in one register; the columns' scales are Z30, bias is Z31.
#define FINISH16(A, S, O) \
	VCVTDQ2PS A, A \
	VMULPS.BCST S, A, A \
	VMULPS Z30, A, A \
	VADDPS Z31, A, A \
	VMOVUPS A, O

// func tiles8VNNI(out []float32, stride int, in []int16, inScales []float32, block []int16, scales, bias []float32)
TEXT ·tiles8VNNI(SB), NOSPLIT, $0-152
	ARGUMENTS
	TILES(3)
	VMOVUPS (R13), Z30
	VMOVUPS (AX), Z31
	LEAQ (R9)(R9*2), R10
	LEAQ (R14)(R14*2), R11

tile:
	MOVQ block_base+80(FP), DX
	LEAQ (DX)(R8*1), CX // the end of the block
	LEAQ (SI)(R9*4), R12
	VPXORQ Z0, Z0, Z0
	VPXORQ Z1, Z1, Z1
	VPXORQ Z2, Z2, Z2
	VPXORQ Z3, Z3, Z3
	VPXORQ Z4, Z4, Z4
	VPXORQ Z5, Z5, Z5
	VPXORQ Z6, Z6, Z6
	VPXORQ Z7, Z7, Z7

pairs:
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
	CMPQ DX, CX
	JNE  pairs

	LEAQ (DI)(R14*4), AX
	FINISH16(Z0, (BX), (DI))
	FINISH16(Z1, 4(BX), (DI)(R14*1))
	FINISH16(Z2, 8(BX), (DI)(R14*2))
	FINISH16(Z3, 12(BX), (DI)(R11*1))
	FINISH16(Z4, 16(BX), (AX))
	FINISH16(Z5, 20(BX), (AX)(R14*1))
	FINISH16(Z6, 24(BX), (AX)(R14*2))
	FINISH16(Z7, 28(BX), (AX)(R11*1))
	LEAQ (R12)(R10*1), SI // R12 stands at the end of the fifth row
	LEAQ (AX)(R14*4), DI
	ADDQ $32, BX
	DECQ R15
	JNZ  tile

	VZEROUPPER
	RET

// func rowVNNI(out []float32, stride int, in []int16, inScales []float32, block []int16, scales, bias []float32)
TEXT ·rowVNNI(SB), NOSPLIT, $0-152
	ARGUMENTS
	VMOVUPS (R13), Z30
	VMOVUPS (AX), Z31
	MOVQ block_base+80(FP), DX
	ADDQ DX, R8
	VPXORQ Z0, Z0, Z0
	VPXORQ Z1, Z1, Z1
	VPXORQ Z2, Z2, Z2
	VPXORQ Z3, Z3, Z3

pairs: // four sums, so that none waits for the one before; the number of pairs is a multiple of eight
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
	CMPQ DX, R8
	JNE  pairs

	VPADDD Z1, Z0, Z0
	VPADDD Z3, Z2, Z2
	VPADDD Z2, Z0, Z0
	FINISH16(Z0, (BX), (DI))
	VZEROUPPER
	RET
