/** A response as it went over the wire. */
export interface HttpResponse {
  readonly status: number
  /** By name in lower case; several of one name as a list. */
  readonly header: (name: string) => string | undefined
  readonly body: Uint8Array
}

/** Takes a response apart, or says what is wrong with it. */
export function httpOf(bytes: Uint8Array): HttpResponse | string {
  const headers = new Map<string, string>()
  const [first, ...rest] = headOf(bytes)
  const [, status] = /^HTTP\/\d\S* +(\d{3})(?:\s|$)/.exec(first?.line ?? '') ?? []
  if (status === undefined) return 'a response without an HTTP status line'
  const end = rest.pop()
  if (end?.line !== '') return 'a response whose HTTP headers do not end'
  let name = ''
  for (const { line } of rest) {
    // What starts with space goes on with the header before it.
    const [, own, value = ''] = /^([^\s:][^:]*):(.*)$/s.exec(line) ?? [undefined, undefined, line]
    if (own !== undefined) name = own.trim().toLowerCase()
    const known = headers.get(name)
    const glue = own === undefined ? ' ' : ', '
    headers.set(name, known === undefined ? value.trim() : `${known}${glue}${value.trim()}`)
  }
  return { status: Number(status), header: (wanted) => headers.get(wanted), body: bytes.subarray(end.next) }
}

interface Line {
  readonly line: string
  /** Offset of the line after it. */
  readonly next: number
}

/** Bytes looked through for the end of the headers: real ones have some thousands. */
const longestHead = 1 << 20

/** Lines up to the first empty one, as far as each is ended. */
function headOf(bytes: Uint8Array): Line[] {
  const lines: Line[] = []
  for (let from = 0; ; ) {
    const at = bytes.indexOf(10, from)
    if (at < 0 || at > longestHead) return lines
    const line = Buffer.from(bytes.subarray(from, at)).toString('latin1').replace(/\r$/, '')
    lines.push({ line, next: at + 1 })
    if (line === '') return lines
    from = at + 1
  }
}
