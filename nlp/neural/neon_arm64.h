// NEON instructions that Go's assembler does not know, by the numbers of their registers: d the result, n and m the operands, all
// of four numbers of 32 bits unless said. "2" takes the upper half of a register of eight.

#define FADD(d, n, m) WORD $(0x4E20D400 | (m)<<16 | (n)<<5 | (d))
#define FSUB(d, n, m) WORD $(0x4EA0D400 | (m)<<16 | (n)<<5 | (d))
#define FMUL(d, n, m) WORD $(0x6E20DC00 | (m)<<16 | (n)<<5 | (d))
#define FDIV(d, n, m) WORD $(0x6E20FC00 | (m)<<16 | (n)<<5 | (d))
#define FMAX(d, n, m) WORD $(0x4E20F400 | (m)<<16 | (n)<<5 | (d))
#define FABS(d, n) WORD $(0x4EA0F800 | (n)<<5 | (d))
#define FMAXV(d, n) WORD $(0x6E30F800 | (n)<<5 | (d)) // the highest of the four
#define FADDP(d, n) WORD $(0x7E30D800 | (n)<<5 | (d)) // the first plus the second
#define FMULE(d, n, m, i) WORD $(0x4F809000 | ((i)&2)<<10 | ((i)&1)<<21 | (m)<<16 | (n)<<5 | (d)) // times element i of m

#define SCVTF(d, n) WORD $(0x4E21D800 | (n)<<5 | (d)) // integers to floats
#define FCVTNS(d, n) WORD $(0x4E21A800 | (n)<<5 | (d)) // floats to integers, to even if in the middle
#define SQXTN(d, n) WORD $(0x0E614800 | (n)<<5 | (d)) // 32 bits to 16
#define SQXTN2(d, n) WORD $(0x4E614800 | (n)<<5 | (d))
#define SXTLB(d, n) WORD $(0x0F08A400 | (n)<<5 | (d)) // 8 bits to 16
#define SXTLB2(d, n) WORD $(0x4F08A400 | (n)<<5 | (d))
#define SXTLH(d, n) WORD $(0x0F10A400 | (n)<<5 | (d)) // 16 bits to 32
#define SXTLH2(d, n) WORD $(0x4F10A400 | (n)<<5 | (d))

// SMLAL adds to d four numbers of 16 bits, the lower (or upper) ones of n, times element i of m, which is register 0 to 15.
#define SMLAL(d, n, m, i) WORD $(0x0F402000 | ((i)&4)<<9 | ((i)&2)<<20 | ((i)&1)<<20 | (m)<<16 | (n)<<5 | (d))
#define SMLAL2(d, n, m, i) WORD $(0x4F402000 | ((i)&4)<<9 | ((i)&2)<<20 | ((i)&1)<<20 | (m)<<16 | (n)<<5 | (d))
