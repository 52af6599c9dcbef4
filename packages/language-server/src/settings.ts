/** What a user can set in the editor, for each folder. */
export interface Settings {
  readonly enable: boolean
  /** Show findings of severity `info` too. */
  readonly showInfo: boolean
  /** Show the article's score above it. */
  readonly codeLens: boolean
  /** Milliseconds without an edit before a text is linted. */
  readonly debounce: number
  /** UTF-16 units; longer documents are left alone. */
  readonly maxLength: number
}

const defaults: Settings = { enable: true, showInfo: false, codeLens: true, debounce: 120, maxLength: 2_000_000 }

/** Settings from what a client sent: anything, also null; a value of the wrong type is as good as none. */
export function settingsOf(value: unknown): Settings {
  if (typeof value !== 'object' || value === null) return defaults
  const given = value as Readonly<Record<string, unknown>>
  const pick = <K extends keyof Settings>(name: K): Settings[K] =>
    typeof given[name] === typeof defaults[name] ? (given[name] as Settings[K]) : defaults[name]
  return {
    enable: pick('enable'),
    showInfo: pick('showInfo'),
    codeLens: pick('codeLens'),
    debounce: Math.min(5000, Math.max(0, pick('debounce'))),
    maxLength: Math.max(1000, pick('maxLength')),
  }
}
