import { h } from './dom.ts'

export interface Key {
  readonly keys: readonly string[]
  readonly label: string
  readonly act: () => void
}

/** Keys that work wherever nothing is typed into. */
export function listen(keys: () => readonly Key[]): void {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return
    if (document.querySelector('dialog[open]')) return
    const found = keys().find((key) => key.keys.includes(event.key))
    if (!found) return
    event.preventDefault()
    found.act()
  })
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input, select, textarea, [contenteditable]')

/** Fills the dialog that lists the keys. */
export function describeKeys(dialog: HTMLDialogElement, keys: readonly Key[]): void {
  const rows = keys.map((key) =>
    h('div', {}, h('dt', {}, ...key.keys.map((k) => h('kbd', {}, names[k] ?? k))), h('dd', {}, key.label)),
  )
  const close = h('button', { class: 'quiet', onClick: () => dialog.close() }, 'Close')
  dialog.replaceChildren(h('h2', { id: 'keys-title' }, 'Keys'), h('dl', {}, ...rows), close)
}

const names: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
}
