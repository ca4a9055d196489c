#include "textflag.h"

// AVX2 forms of the kernels of kernel.go. Floats are treated element by element, a product rounded before it is added
// (VMULPS then VADDPS, never a fused one), so that all bits are those of the scalar forms.

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
DATA eighth<>+0(SB)/4, $0x3e000000 // 0.125
GLOBL eighth<>(SB), RODATA|NOPTR, $4
DATA epsilon<>+0(SB)/4, $0x3727c5ac // 1e-5
GLOBL epsilon<>(SB), RODATA|NOPTR, $4

// func quantiseAVX2(out []int16, in []float32) float32
TEXT ·quantiseAVX2(SB), NOSPLIT, $0-52
	MOVQ out_base+0(FP), DI
	MOVQ in_base+24(FP), SI
	MOVQ in_len+32(FP), CX
	MOVL $0, ret+48(FP)
	SHRQ $4, CX
	JZ   done
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
	DECQ BX
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
	VMOVSS X2, ret+48(FP)
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
	DECQ CX
	JNZ  convert

	VZEROUPPER

done:
	RET

// func addRowAVX2(out []float32, row []byte, scale float32)
TEXT ·addRowAVX2(SB), NOSPLIT, $0-52
	MOVQ out_base+0(FP), DI
	MOVQ out_len+8(FP), CX
	SHRQ $4, CX
	JZ   done
	MOVQ row_base+24(FP), SI
	VBROADCASTSS scale+48(FP), Y2

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
	DECQ CX
	JNZ  rows

	VZEROUPPER

done:
	RET

// func addProductAVX2(out, a, b []float32)
TEXT ·addProductAVX2(SB), NOSPLIT, $0-72
	MOVQ out_base+0(FP), DI
	MOVQ out_len+8(FP), CX
	SHRQ $3, CX
	JZ   done
	MOVQ a_base+24(FP), SI
	MOVQ b_base+48(FP), DX

products:
	VMOVUPS (SI), Y0
	VMULPS (DX), Y0, Y0
	VADDPS (DI), Y0, Y0
	VMOVUPS Y0, (DI)
	ADDQ $32, DI
	ADDQ $32, SI
	ADDQ $32, DX
	DECQ CX
	JNZ  products

	VZEROUPPER

done:
	RET

// func normaliseAVX2(out, x, gain []float32)
TEXT ·normaliseAVX2(SB), NOSPLIT, $0-72
	MOVQ out_base+0(FP), DI
	MOVQ x_base+24(FP), SI
	MOVQ x_len+32(FP), CX
	MOVQ gain_base+48(FP), DX
	VXORPS Y0, Y0, Y0
	VCVTSI2SSQ CX, X0, X5 // the length
	SHRQ $3, CX
	JZ   done
	MOVQ SI, AX
	MOVQ CX, BX

squares: // the eight interleaved sums
	VMOVUPS (AX), Y1
	VMULPS Y1, Y1, Y1
	VADDPS Y1, Y0, Y0
	ADDQ $32, AX
	DECQ BX
	JNZ  squares

	VEXTRACTF128 $1, Y0, X1
	VADDPS X1, X0, X0 // 0+4, 1+5, 2+6, 3+7
	VPERMILPS $0x4e, X0, X1
	VADDPS X1, X0, X0 // 0+4+2+6, 1+5+3+7
	VPERMILPS $0xb1, X0, X1
	VADDSS X1, X0, X0
	VDIVSS X5, X0, X0 // the mean
	VADDSS epsilon<>(SB), X0, X0
	VSQRTSS X0, X0, X0
	VMOVSS one<>(SB), X1
	VDIVSS X0, X1, X0
	VBROADCASTSS X0, Y0

scaled:
	VMULPS (SI), Y0, Y1
	VMULPS (DX), Y1, Y1
	VMOVUPS Y1, (DI)
	ADDQ $32, SI
	ADDQ $32, DX
	ADDQ $32, DI
	DECQ CX
	JNZ  scaled

	VZEROUPPER

done:
	RET

// func leakyAVX2(x []float32)
TEXT ·leakyAVX2(SB), NOSPLIT, $0-24
	MOVQ x_base+0(FP), DI
	MOVQ x_len+8(FP), CX
	SHRQ $4, CX
	JZ   done
	VBROADCASTSS eighth<>(SB), Y2

leaks:
	VMOVUPS (DI), Y0
	VMOVUPS 32(DI), Y1
	VMULPS Y2, Y0, Y3
	VMULPS Y2, Y1, Y4
	VMAXPS Y3, Y0, Y0
	VMAXPS Y4, Y1, Y1
	VMOVUPS Y0, (DI)
	VMOVUPS Y1, 32(DI)
	ADDQ $64, DI
	DECQ CX
	JNZ  leaks

	VZEROUPPER

done:
	RET

// GATE sets G to gate(G); T is lost. Y13 is 0.5, Y14 is 1, Y15 clears signs.
#define GATE(G, T) \
	VANDPS Y15, G, T \
	VADDPS Y14, T, T \
	VMULPS Y13, G, G \
	VDIVPS T, G, G \
	VADDPS Y13, G, G

// func rememberAVX2(memory, x, value, forget, output []float32)
TEXT ·rememberAVX2(SB), NOSPLIT, $0-120
	MOVQ memory_base+0(FP), DI
	MOVQ memory_len+8(FP), CX
	SHRQ $3, CX
	JZ   done
	MOVQ x_base+24(FP), SI
	MOVQ value_base+48(FP), AX
	MOVQ forget_base+72(FP), BX
	MOVQ output_base+96(FP), DX
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
	DECQ CX
	JNZ  channels

	VZEROUPPER

done:
	RET
