type Child = Node | string | null | undefined | false
type Properties = Readonly<Record<string, string | number | boolean | undefined | ((event: Event) => void)>>

/**
 * An element. A property `onX` listens, `$x` sets a custom style property (a policy without inline styles allows that),
 * the rest are attributes. Strings become text, never markup.
 */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Properties = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(properties)) set(element, name, value)
  for (const child of children) if (child !== null && child !== undefined && child !== false) element.append(child)
  return element
}

function set(element: HTMLElement, name: string, value: Properties[string]): void {
  if (value === undefined || value === false) return
  if (typeof value === 'function') element.addEventListener(name.slice(2).toLowerCase(), value)
  else if (name.startsWith('$')) element.style.setProperty(`--${name.slice(1)}`, String(value))
  else element.setAttribute(name, value === true ? '' : String(value))
}

export const byId = (id: string): HTMLElement => document.getElementById(id) as HTMLElement

/** Text of strangers as text: control characters become visible, one for one. */
export const visible = (text: string): string =>
  text.replace(/[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, (char) =>
    char === '\n' || char === '\t' ? char : char < ' ' ? String.fromCharCode(0x2400 + char.charCodeAt(0)) : '·',
  )

export const number = (value: number): string => value.toLocaleString('en-US')

export const plural = (n: number, word: string): string => `${number(n)} ${word}${n === 1 ? '' : 's'}`

export const points = (value: number): string => value.toFixed(1)

export const lost = (value: number): string => (value === 0 ? '' : `−${value.toFixed(1)}`)

/** A link to a rule's page, if its address is one. */
export const isWeb = (url: string): boolean => /^https?:\/\//.test(url)
