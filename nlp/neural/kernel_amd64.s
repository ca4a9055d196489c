#include "textflag.h"

// The AVX2 twin of accumulateScalar, on tiles of four or one rows by sixteen columns. Each lane is one element of out and
// adds its products in the order of the inputs, a rounded product at a time (VMULPS then VADDPS, never a fused one), so that the
// bits are those of the scalar loop. Strides are in bytes.

// func tile4(out *float32, outStride int, in *float32, inStride int, w *float32, wStride int, inputs int)
TEXT ·tile4(SB), NOSPLIT, $0-56
	MOVQ out+0(FP), DI
	MOVQ outStride+8(FP), R8
	MOVQ in+16(FP), SI
	MOVQ inStride+24(FP), R9
	MOVQ w+32(FP), DX
	MOVQ wStride+40(FP), R10
	MOVQ inputs+48(FP), CX
	LEAQ (DI)(R8*2), R11  // third row of out
	LEAQ (SI)(R9*2), R12  // third row of in
	VMOVUPS (DI), Y0
	VMOVUPS 32(DI), Y1
	VMOVUPS (DI)(R8*1), Y2
	VMOVUPS 32(DI)(R8*1), Y3
	VMOVUPS (R11), Y4
	VMOVUPS 32(R11), Y5
	VMOVUPS (R11)(R8*1), Y6
	VMOVUPS 32(R11)(R8*1), Y7

loop4:
	VMOVUPS (DX), Y8
	VMOVUPS 32(DX), Y9
	VBROADCASTSS (SI), Y10
	VBROADCASTSS (SI)(R9*1), Y11
	VBROADCASTSS (R12), Y12
	VBROADCASTSS (R12)(R9*1), Y13
	VMULPS Y10, Y8, Y14
	VMULPS Y10, Y9, Y15
	VADDPS Y14, Y0, Y0
	VADDPS Y15, Y1, Y1
	VMULPS Y11, Y8, Y14
	VMULPS Y11, Y9, Y15
	VADDPS Y14, Y2, Y2
	VADDPS Y15, Y3, Y3
	VMULPS Y12, Y8, Y14
	VMULPS Y12, Y9, Y15
	VADDPS Y14, Y4, Y4
	VADDPS Y15, Y5, Y5
	VMULPS Y13, Y8, Y14
	VMULPS Y13, Y9, Y15
	VADDPS Y14, Y6, Y6
	VADDPS Y15, Y7, Y7
	ADDQ $4, SI
	ADDQ $4, R12
	ADDQ R10, DX
	DECQ CX
	JNZ  loop4

	VMOVUPS Y0, (DI)
	VMOVUPS Y1, 32(DI)
	VMOVUPS Y2, (DI)(R8*1)
	VMOVUPS Y3, 32(DI)(R8*1)
	VMOVUPS Y4, (R11)
	VMOVUPS Y5, 32(R11)
	VMOVUPS Y6, (R11)(R8*1)
	VMOVUPS Y7, 32(R11)(R8*1)
	VZEROUPPER
	RET

// func tile1(out *float32, in *float32, w *float32, wStride int, inputs int)
TEXT ·tile1(SB), NOSPLIT, $0-40
	MOVQ out+0(FP), DI
	MOVQ in+8(FP), SI
	MOVQ w+16(FP), DX
	MOVQ wStride+24(FP), R10
	MOVQ inputs+32(FP), CX
	VMOVUPS (DI), Y0
	VMOVUPS 32(DI), Y1

loop1:
	VBROADCASTSS (SI), Y10
	VMULPS (DX), Y10, Y14
	VMULPS 32(DX), Y10, Y15
	VADDPS Y14, Y0, Y0
	VADDPS Y15, Y1, Y1
	ADDQ $4, SI
	ADDQ R10, DX
	DECQ CX
	JNZ  loop1

	VMOVUPS Y0, (DI)
	VMOVUPS Y1, 32(DI)
	VZEROUPPER
	RET
