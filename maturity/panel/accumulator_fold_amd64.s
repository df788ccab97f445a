//go:build amd64 && !purego

#include "go_asm.h"
#include "textflag.h"

// func hasVectors() bool
TEXT ·hasVectors(SB), NOSPLIT, $0-1
	MOVB $0, ret+0(FP)
	MOVL $1, AX
	XORL CX, CX
	CPUID
	ANDL $0x18000000, CX // the system keeps registers; AVX
	CMPL CX, $0x18000000
	JNE  done
	XORL CX, CX
	XGETBV
	ANDL $6, AX // it keeps those of 128 bits and of 256
	CMPL AX, $6
	JNE  done
	MOVB $1, ret+0(FP)
done:
	RET

#define FOUR(NAME, X) \
	DATA NAME<>+0(SB)/8, X; \
	DATA NAME<>+8(SB)/8, X; \
	DATA NAME<>+16(SB)/8, X; \
	DATA NAME<>+24(SB)/8, X; \
	GLOBL NAME<>(SB), RODATA|NOPTR, $32

FOUR(ones, $1.0)
FOUR(most, $1024.0)
FOUR(minusMost, $-1024.0)
FOUR(fine, $4.76837158203125e-7) // fastLeast, 1 / 2^21

// In the registers, Y0 and Y1 are the high and the low sums of a quad, or Y9 and Y11; Y2
// and Y3 the least and the greatest numbers, and Y4 how many are missing. Y5 gathers where
// all is not well.

// LOAD loads a row of numbers, and finds the least and the greatest: of two where the
// first is NaN, it is the second.
#define LOAD(AT) \
	VMOVUPD AT, Y6     \
	VMINPD  Y2, Y6, Y2 \
	VMAXPD  Y3, Y6, Y3

// ADD adds the row to sums: the high one grows by the number, and the low one by what was
// rounded away, which Y10 then is.
#define ADD(HIGH, LOW, NEWHIGH, NEWLOW) \
	VADDPD Y6, HIGH, NEWHIGH  \
	VSUBPD HIGH, NEWHIGH, Y10 \
	VSUBPD Y10, Y6, Y10       \
	VADDPD Y10, LOW, NEWLOW

// PLAIN is for a row of numbers from fastLeast on: they fit.
#define PLAIN(AT, HIGH, LOW, NEWHIGH, NEWLOW) \
	LOAD(AT)                        \
	ADD(HIGH, LOW, NEWHIGH, NEWLOW)

// SIGNED is for a row of any numbers: it finds where the low sum grows by something else.
#define SIGNED(AT, HIGH, LOW, NEWHIGH, NEWLOW) \
	LOAD(AT)                        \
	ADD(HIGH, LOW, NEWHIGH, NEWLOW) \
	VSUBPD LOW, NEWLOW, Y12         \
	VXORPD Y10, Y12, Y12            \
	VORPD  Y12, Y5, Y5

// GAPS is for a row in which NaN is none, which it counts.
#define GAPS(AT, HIGH, LOW, NEWHIGH, NEWLOW) \
	LOAD(AT)                        \
	VCMPPD  $7, Y6, Y6, Y7          \ // where there is a number
	VANDNPD Y15, Y7, Y8             \
	VADDPD  Y8, Y4, Y4              \
	VANDPD  Y7, Y6, Y6              \
	ADD(HIGH, LOW, NEWHIGH, NEWLOW) \
	VSUBPD  LOW, NEWLOW, Y12        \
	VCMPPD  $4, Y10, Y12, Y12       \
	VORPD   Y12, Y5, Y5

// BLOCK loads a quad and adds eight rows, from SI on and R8 bytes apart. No number may be
// below FLOOR or above fastMost, and no sum may be NaN: AX says where all is not well.
#define BLOCK(WITH, FLOOR) \
	VMOVUPD   quad_high(DI), Y0        \
	VMOVUPD   quad_low(DI), Y1         \
	VMOVUPD   quad_least(DI), Y2       \
	VMOVUPD   quad_greatest(DI), Y3    \
	VXORPD    Y5, Y5, Y5               \
	WITH((SI), Y0, Y1, Y9, Y11)        \
	WITH((SI)(R8*1), Y9, Y11, Y0, Y1)  \
	WITH((SI)(R8*2), Y0, Y1, Y9, Y11)  \
	WITH((SI)(R9*1), Y9, Y11, Y0, Y1)  \
	WITH((SI)(R8*4), Y0, Y1, Y9, Y11)  \
	WITH((SI)(R10*1), Y9, Y11, Y0, Y1) \
	WITH((SI)(R9*2), Y0, Y1, Y9, Y11)  \
	WITH((SI)(R11*1), Y9, Y11, Y0, Y1) \
	VCMPPD    $1, FLOOR, Y2, Y7        \
	VCMPPD    $14, Y14, Y3, Y8         \
	VCMPPD    $3, Y0, Y0, Y10          \
	VORPD     Y7, Y5, Y5               \
	VORPD     Y8, Y10, Y10             \
	VORPD     Y10, Y5, Y5              \
	VPTEST    Y5, Y5

// func foldQuads(block *float64, quads *quad, n int, odd *byte)
TEXT ·foldQuads(SB), NOSPLIT, $0-32
	MOVQ block+0(FP), SI
	MOVQ quads+8(FP), DI
	MOVQ n+16(FP), CX
	MOVQ odd+24(FP), DX
	MOVQ CX, R8
	SHLQ $5, R8          // the bytes of a row
	LEAQ (R8)(R8*2), R9  // of three,
	LEAQ (R8)(R8*4), R10 // five
	LEAQ (R9)(R8*4), R11 // and seven
	VMOVUPD ones<>(SB), Y15
	VMOVUPD most<>(SB), Y14
	VMOVUPD minusMost<>(SB), Y13
	TESTQ   CX, CX
	JZ      end

next:
	MOVB      $0, (DX)
	VMOVUPD   quad_missing(DI), Y4
	VPTEST    Y4, Y4
	JNE       gaps // where some were missing, more will be
	VMOVUPD   quad_least(DI), Y2
	VCMPPD    $1, fine<>(SB), Y2, Y7
	VMOVMSKPD Y7, AX
	TESTL     AX, AX
	JNE       signed
	BLOCK(PLAIN, fine<>(SB))
	JEQ       keep
	JMP       gaps

signed:
	BLOCK(SIGNED, Y13)
	JEQ keep

gaps:
	BLOCK(GAPS, Y13)
	JNE     odd
	VMOVUPD Y4, quad_missing(DI)

keep:
	VMOVUPD Y0, quad_high(DI)
	VMOVUPD Y1, quad_low(DI)
	VMOVUPD Y2, quad_least(DI)
	VMOVUPD Y3, quad_greatest(DI)

step:
	ADDQ $32, SI
	ADDQ $quad__size, DI
	INCQ DX
	DECQ CX
	JNZ  next

end:
	VZEROUPPER
	RET

odd:
	MOVB $1, (DX)
	JMP  step
