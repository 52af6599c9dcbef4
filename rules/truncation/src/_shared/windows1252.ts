/** Characters windows-1252 gives the bytes 0x80–0x9F; 0 where it gives none. */
const high = [
  0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0, 0,
  0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178,
]

const bytes = new Map(high.flatMap((code, i) => (code ? [[code, 0x80 + i] as const] : [])))

/** The byte that reads as this UTF-16 unit in windows-1252 or Latin-1, -1 if none does. */
export const byteOf = (code: number): number => (code < 0x100 ? code : (bytes.get(code) ?? -1))

/** What windows-1252 has for a C1 control (0x80–0x9F), or undefined. */
export function characterOf(control: number): string | undefined {
  const code = high[control - 0x80]
  return code ? String.fromCharCode(code) : undefined
}
