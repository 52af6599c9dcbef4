import { h } from './dom.ts'

/** A long list of which only what is in view is in the document. Rows have one height; the page scrolls. */
export interface VirtualList<T> {
  readonly element: HTMLElement
  show(items: readonly T[]): void
  /** Moves the focus by rows; from outside it starts at the first row in view. */
  move(by: number): void
  stop(): void
}

const overscan = 8

export function virtualList<T>(label: string, rowHeight: number, row: (item: T) => HTMLElement): VirtualList<T> {
  const element = h('div', { class: 'virtual', role: 'list', 'aria-label': label })
  let items: readonly T[] = []
  const rows = new Map<number, HTMLElement>()
  const rowAt = (index: number): HTMLElement => {
    const known = rows.get(index)
    if (known) return known
    const wrapper = h(
      'div',
      {
        role: 'listitem',
        class: 'virtual-row',
        'aria-setsize': items.length,
        'aria-posinset': index + 1,
        $y: `${index * rowHeight}px`,
      },
      row(items[index] as T),
    )
    wrapper.dataset.index = String(index)
    const next = Math.min(...[...rows.keys()].filter((other) => other > index))
    element.insertBefore(wrapper, rows.get(next) ?? null)
    rows.set(index, wrapper)
    return wrapper
  }
  const focused = (): number | undefined => {
    const holder = document.activeElement?.closest<HTMLElement>('.virtual-row')
    return holder && element.contains(holder) ? Number(holder.dataset.index) : undefined
  }
  const render = (): void => {
    const top = -element.getBoundingClientRect().top
    const from = Math.max(0, Math.floor(top / rowHeight) - overscan)
    const to = Math.min(items.length, Math.ceil((top + window.innerHeight) / rowHeight) + overscan)
    const kept = focused()
    for (const [index, wrapper] of rows)
      if ((index < from || index >= to) && index !== kept) {
        wrapper.remove()
        rows.delete(index)
      }
    for (let index = from; index < to; index++) rowAt(index)
  }
  window.addEventListener('scroll', render, { passive: true })
  window.addEventListener('resize', render)
  return {
    element,
    show(next) {
      items = next
      rows.clear()
      element.replaceChildren()
      element.style.setProperty('--height', `${items.length * rowHeight}px`)
      render()
    },
    move(by) {
      if (items.length === 0) return
      const first = Math.max(0, Math.ceil(-element.getBoundingClientRect().top / rowHeight))
      const at = focused()
      const next = Math.min(items.length - 1, Math.max(0, at === undefined ? first : at + by))
      const wrapper = rowAt(next)
      wrapper.scrollIntoView({ block: 'nearest' })
      wrapper.querySelector<HTMLElement>('a, button')?.focus({ preventScroll: true })
    },
    stop() {
      window.removeEventListener('scroll', render)
      window.removeEventListener('resize', render)
    },
  }
}
