import type { Phrase } from '@copydesk/core'

const row = (text: string, reason: string): Phrase => ({ text, reason })

/** What aggregators leave where a link to the original stood. Only a line that holds little else counts. */
export const phrases: readonly Phrase[] = [
  row('source link', 'a widget of a widespread theme'),
  row('source url', 'likewise'),
  row('link to source', 'likewise'),
  row('link to original', 'likewise'),
  row('original source', 'label of a link'),
  row('original article', 'label of a link'),
  row('original link', 'label of a link'),
  row('original story', 'label of a link'),
  row('original post', 'label of a link'),
  row('read the original', 'label of a link'),
  row('read original', 'label of a link'),
  row('read the full article', 'label of a link to the original'),
  row('read full article', 'likewise'),
  row('read the full story', 'likewise'),
  row('read the full post', 'likewise'),
  row('read the rest of this', 'likewise'),
  row('continue reading at', 'likewise'),
  row('via', 'alone on a line: a link without its text'),
  row('source', 'alone on a line: likewise'),
  row('source here', 'likewise'),
  row('view source', 'likewise'),
  row('go to source', 'likewise'),
  row('article source', 'likewise'),
  row('news source', 'likewise'),
  row('lien source', 'French'),
  row('quelle', 'German, alone on a line'),
  row('enlace fuente', 'Spanish'),
  row('fuente', 'Spanish, alone on a line'),
  row('kaynak', 'Turkish, alone on a line'),
]
