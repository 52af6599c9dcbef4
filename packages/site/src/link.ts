// A text in the fragment of a link: what stands behind # is never sent to a server.

const bytesOf = async (stream: ReadableStream): Promise<Uint8Array> =>
  new Uint8Array(await new Response(stream).arrayBuffer())

const piped = (bytes: Uint8Array, through: unknown): ReadableStream =>
  new Blob([bytes as BlobPart]).stream().pipeThrough(through as ReadableWritablePair)

/** The text, deflated, as base64 for addresses. */
export async function pack(text: string): Promise<string> {
  const bytes = await bytesOf(piped(new TextEncoder().encode(text), new CompressionStream('deflate-raw')))
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** What `pack` has packed; undefined for anything else. */
export async function unpack(packed: string): Promise<string | undefined> {
  try {
    const binary = atob(packed.replaceAll('-', '+').replaceAll('_', '/'))
    const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0))
    return new TextDecoder().decode(await bytesOf(piped(bytes, new DecompressionStream('deflate-raw'))))
  } catch {
    return undefined
  }
}
