/** UTF-16 units that share a pack: small enough to unpack while a reader blinks, large enough to compress well. */
const packSize = 400_000

/** Collects texts into packs: `script` elements that hold a JSON list, deflated, in base 64. */
export interface Packer {
  /** Where the text will be, and the element of a pack that got full with it. */
  add(text: string): { readonly pack: number; readonly slot: number; readonly element: string }
  /** The element of the last pack. */
  end(): string
}

export function packer(): Packer {
  let texts: string[] = []
  let size = 0
  let pack = 0
  const flush = (): string => {
    if (texts.length === 0) return ''
    const bytes = process.getBuiltinModule('node:zlib').deflateRawSync(JSON.stringify(texts))
    const element = `<script type="application/x-copydesk-texts" id="texts-${pack++}">${bytes.toString('base64')}</script>\n`
    texts = []
    size = 0
    return element
  }
  return {
    add(text) {
      const place = { pack, slot: texts.length }
      texts.push(text)
      size += text.length
      return { ...place, element: size >= packSize ? flush() : '' }
    },
    end: flush,
  }
}
