const isWide = (bytes: Uint8Array): boolean => bytes[0] === 0xff || bytes[0] === 0xfe || bytes.includes(0)

/** A path as git writes it: quoted where it holds quotes, backslashes or control characters. */
function quoted(path: string): string {
  if (!/["\\\p{Cc}]/u.test(path)) return path
  return `"${path.replace(/["\\\p{Cc}]/gu, (char) => {
    const escapes: Readonly<Record<string, string>> = {
      '"': '\\"',
      '\\': '\\\\',
      '\n': '\\n',
      '\t': '\\t',
      '\r': '\\r',
    }
    return escapes[char] ?? `\\${char.charCodeAt(0).toString(8).padStart(3, '0')}`
  })}"`
}

/**
 * The change of a file as a unified diff that `git apply` takes in the working directory. Bytes stay bytes, whatever the
 * encoding; UTF-16 is binary to git, so that only its name is given.
 */
export async function unifiedDiff(path: string, before: Uint8Array, after: Uint8Array): Promise<Uint8Array> {
  const plain = path.replace(/^(?:\.\/)+/, '')
  const [from, to] = [quoted(`a/${plain}`), quoted(`b/${plain}`)]
  const head = `diff --git ${from} ${to}\n`
  if (isWide(before)) return Buffer.from(`${head}Binary files ${from} and ${to} differ\n`)
  const { createTwoFilesPatch } = await import('diff')
  const bytes = (content: Uint8Array): string => Buffer.from(content).toString('latin1')
  const patch = createTwoFilesPatch('a', 'b', bytes(before), bytes(after), undefined, undefined, { context: 3 })
  const hunks = patch.slice(patch.indexOf('@@'))
  const name = (text: string): string => (/\s/.test(text) && !text.startsWith('"') ? `${text}\t` : text)
  return Buffer.concat([Buffer.from(`${head}--- ${name(from)}\n+++ ${name(to)}\n`), Buffer.from(hunks, 'latin1')])
}
