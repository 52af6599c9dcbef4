import type { Document } from '@copydesk/core'
import { readsAsEnglish } from '@copydesk/engine'

/**
 * Language of a text: `en` at once if its function words or its vocabulary say so, else by n-grams (eld, loaded only
 * then: it is 50 MB of heap). Texts under 20 words pass for English.
 */
export function languageOf(document: Document): string | Promise<string> {
  if (readsAsEnglish(document)) return 'en'
  loading ??= load()
  return loading.then((detect) => detect(document.text.slice(0, 4000)))
}

let loading: Promise<(text: string) => string> | undefined

async function load(): Promise<(text: string) => string> {
  const { eld } = await import('eld/medium')
  return (text) => {
    const result = eld.detect(text)
    return result.isReliable() ? result.language : 'en'
  }
}
