import { logCommand, safeJson } from '@copydesk/node/records'

export { safeJson } from '@copydesk/node/records'

/** Half a surrogate pair, which no encoding can write, becomes U+FFFD. */
export const wellFormed = (text: string): string => text.replace(/\p{Cs}/gu, '\ufffd')

/**
 * No control or invisible formatting character and no half of a surrogate pair of a scraped text reaches a terminal or a
 * log, and no command to what runs a build: `::error::` at the head of a line, `##[error]` anywhere. One character stays
 * one character.
 */
export const plain = (text: string): string =>
  disarmed(text.replace(/\t/g, ' ').replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, '·')).replace(/^ *:(?=:)/, (head) =>
    head.replace(':', '·'),
  )

/** Without the second sign of such a command. */
export const disarmed = (text: string): string => text.replace(logCommand, '#·')

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}

/** What XML 1.0 does not allow, not even as a reference, becomes U+FFFD. */
const legal = (text: string): string =>
  wellFormed(text).replace(/[\p{Cc}\ufffe\uffff]/gu, (char) => (/[\t\n\r\u007f-\u009f]/.test(char) ? char : '\ufffd'))

/** Text for an XML attribute in double quotes. */
export const xmlAttribute = (text: string): string =>
  legal(text)
    .replace(/[&<>"'\t\n\r]/g, (char) => entities[char] as string)
    .replace(logCommand, '&#35;#')

/** Text between XML tags. */
export const xmlText = (text: string): string =>
  legal(text)
    .replace(/[&<>\r]/g, (char) => entities[char] as string)
    .replace(logCommand, '&#35;#')

/**
 * Text as Markdown that reads the same: no markup, HTML, link, mention or issue number comes of it. One line, safe in a
 * table cell.
 */
export const markdownText = (text: string): string =>
  plain(text.replace(/\s+/g, ' ').trim())
    .replace(/[&<>]/g, (char) => entities[char] as string)
    .replace(/[\\`*_[\]|~]/g, '\\$&')
    .replace(/^[-+#=]|(?<=^\d{1,9})[.)]/, '\\$&')
    .replace(/@|#(?=\d)|:(?=\/\/)|\bwww(?=\.)/gi, '$&<!-- -->')

/** JSON that can stand inside a `script` element. */
export const scriptJson = (value: unknown): string => safeJson(value).replace(/</g, '\\u003c')
