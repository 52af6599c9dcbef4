const themes = ['auto', 'light', 'dark'] as const
type Theme = (typeof themes)[number]
const key = 'copydesk-theme'

/** Follows the system until told otherwise; remembers where the browser lets it. */
export function setUpTheme(button: HTMLElement): () => void {
  let theme = stored()
  const show = (): void => {
    document.documentElement.dataset.theme = theme
    button.textContent = theme === 'auto' ? 'Auto' : theme === 'light' ? 'Light' : 'Dark'
    button.setAttribute('aria-label', `Theme: ${theme}`)
  }
  const next = (): void => {
    theme = themes[(themes.indexOf(theme) + 1) % themes.length] as Theme
    try {
      localStorage.setItem(key, theme)
    } catch {
      // Some browsers give pages from files no storage: the choice then lasts as long as the page.
    }
    show()
  }
  button.addEventListener('click', next)
  show()
  return next
}

function stored(): Theme {
  try {
    const value = localStorage.getItem(key)
    return themes.find((theme) => theme === value) ?? 'auto'
  } catch {
    return 'auto'
  }
}
