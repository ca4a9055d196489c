#include "textflag.h"

// AVX2 forms of the kernels of kernel.go. Sums of integers are exact; floats are treated element by element, a product
// rounded before it is added (VMULPS then VADDPS, never a fused one), so that all bits are those of the scalar forms.

DATA signless<>+0(SB)/4, $0x7fffffff
GLOBL signless<>(SB), RODATA|NOPTR, $4
DATA largest<>+0(SB)/4, $0x44ffe000 // 2047.0
GLOBL largest<>(SB), RODATA|NOPTR, $4
DATA smallest<>+0(SB)/4, $0x0da24260 // 1e-30
GLOBL smallest<>(SB), RODATA|NOPTR, $4

DATA half<>+0(SB)/4, $0x3f000000 // 0.5
GLOBL half<>(SB), RODATA|NOPTR, $4
DATA one<>+0(SB)/4, $0x3f800000 // 1.0
GLOBL one<>(SB), RODATA|NOPTR, $4

// func quantiseAVX2(out *int16, in *float32, n int) float32
TEXT ·quantiseAVX2(SB), NOSPLIT, $0-28
	MOVQ out+0(FP), DI
	MOVQ in+8(FP), SI
	MOVQ n+16(FP), CX
	VBROADCASTSS signless<>(SB), Y2
	VXORPS Y0, Y0, Y0
	VXORPS Y1, Y1, Y1
	MOVQ SI, AX
	MOVQ CX, BX

highest: // two times eight highest magnitudes
	VANDPS (AX), Y2, Y3
	VANDPS 32(AX), Y2, Y4
	VMAXPS Y3, Y0, Y0
	VMAXPS Y4, Y1, Y1
	ADDQ $64, AX
	SUBQ $16, BX
	JNZ  highest

	VMAXPS Y1, Y0, Y0
	VEXTRACTF128 $1, Y0, X1
	VMAXPS X1, X0, X0
	VPERMILPS $0x4e, X0, X1
	VMAXPS X1, X0, X0
	VPERMILPS $0xb1, X0, X1
	VMAXSS X1, X0, X0 // the highest
	VXORPS X2, X2, X2 // the scale
	VXORPS X4, X4, X4 // what to multiply by
	VUCOMISS smallest<>(SB), X0
	JCS  spread // as good as zero
	VMOVSS largest<>(SB), X1
	VDIVSS X1, X0, X2
	VDIVSS X0, X1, X4

spread:
	VMOVSS X2, ret+24(FP)
	VBROADCASTSS X4, Y4

convert:
	VMULPS (SI), Y4, Y5
	VMULPS 32(SI), Y4, Y6
	VCVTPS2DQ Y5, Y5
	VCVTPS2DQ Y6, Y6
	VPACKSSDW Y6, Y5, Y5
	VPERMQ $0xd8, Y5, Y5 // undo the interleaving of halves
	VMOVDQU Y5, (DI)
	ADDQ $64, SI
	ADDQ $32, DI
	SUBQ $16, CX
	JNZ  convert

	VZEROUPPER
	RET

// FINISH turns sixteen sums (A, B) into floats, times the row's scale (at S), times the columns' (Y8, Y9), plus bias
// (Y14, Y15), and stores them at O.
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

// func tile4(out *float32, outStride int, in *int16, inStride int, inScales *float32, block *int16, scales, bias *float32, pairs int)
TEXT ·tile4(SB), NOSPLIT, $0-72
	MOVQ out+0(FP), DI
	MOVQ outStride+8(FP), R8
	MOVQ in+16(FP), SI
	MOVQ inStride+24(FP), R9
	MOVQ inScales+32(FP), BX
	MOVQ block+40(FP), DX
	MOVQ scales+48(FP), R13
	MOVQ bias+56(FP), AX
	MOVQ pairs+64(FP), CX
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

// func tile1(out *float32, in *int16, inScales *float32, block *int16, scales, bias *float32, pairs int)
TEXT ·tile1(SB), NOSPLIT, $0-56
	MOVQ out+0(FP), DI
	MOVQ in+8(FP), SI
	MOVQ inScales+16(FP), BX
	MOVQ block+24(FP), DX
	MOVQ scales+32(FP), R13
	MOVQ bias+40(FP), AX
	MOVQ pairs+48(FP), CX
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

// func addRowAVX2(out *float32, row *int8, scale float32, n int)
TEXT ·addRowAVX2(SB), NOSPLIT, $0-32
	MOVQ out+0(FP), DI
	MOVQ row+8(FP), SI
	VBROADCASTSS scale+16(FP), Y2
	MOVQ n+24(FP), CX

rows:
	VPMOVSXBD (SI), Y0
	VPMOVSXBD 8(SI), Y1
	VCVTDQ2PS Y0, Y0
	VCVTDQ2PS Y1, Y1
	VMULPS Y2, Y0, Y0
	VMULPS Y2, Y1, Y1
	VADDPS (DI), Y0, Y0
	VADDPS 32(DI), Y1, Y1
	VMOVUPS Y0, (DI)
	VMOVUPS Y1, 32(DI)
	ADDQ $16, SI
	ADDQ $64, DI
	SUBQ $16, CX
	JNZ  rows

	VZEROUPPER
	RET

// GATE sets G to gate(G); T is lost. Y13 is 0.5, Y14 is 1, Y15 clears signs.
#define GATE(G, T) \
	VANDPS Y15, G, T \
	VADDPS Y14, T, T \
	VMULPS Y13, G, G \
	VDIVPS T, G, G \
	VADDPS Y13, G, G

// func rememberAVX2(memory, x, value, forget, output *float32, n int)
TEXT ·rememberAVX2(SB), NOSPLIT, $0-48
	MOVQ memory+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ value+16(FP), AX
	MOVQ forget+24(FP), BX
	MOVQ output+32(FP), DX
	MOVQ n+40(FP), CX
	VBROADCASTSS half<>(SB), Y13
	VBROADCASTSS one<>(SB), Y14
	VBROADCASTSS signless<>(SB), Y15

channels:
	VMOVUPS (BX), Y0
	GATE(Y0, Y1)
	VSUBPS Y0, Y14, Y2 // 1 - keep
	VMULPS (DI), Y0, Y0
	VMULPS (AX), Y2, Y2
	VADDPS Y2, Y0, Y0
	VMOVUPS Y0, (DI)
	VMOVUPS (DX), Y3
	GATE(Y3, Y1)
	VMULPS Y3, Y0, Y0
	VADDPS (SI), Y0, Y0
	VMOVUPS Y0, (SI)
	ADDQ $32, DI
	ADDQ $32, SI
	ADDQ $32, AX
	ADDQ $32, BX
	ADDQ $32, DX
	SUBQ $8, CX
	JNZ  channels

	VZEROUPPER
	RET

// func addProductAVX2(out, a, b *float32, n int)
TEXT ·addProductAVX2(SB), NOSPLIT, $0-32
	MOVQ out+0(FP), DI
	MOVQ a+8(FP), SI
	MOVQ b+16(FP), DX
	MOVQ n+24(FP), CX

products:
	VMOVUPS (SI), Y0
	VMULPS (DX), Y0, Y0
	VADDPS (DI), Y0, Y0
	VMOVUPS Y0, (DI)
	ADDQ $32, DI
	ADDQ $32, SI
	ADDQ $32, DX
	SUBQ $8, CX
	JNZ  products

	VZEROUPPER
	RET
