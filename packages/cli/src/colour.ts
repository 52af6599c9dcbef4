import picocolors from 'picocolors'

export type Colours = ReturnType<typeof picocolors.createColors>

export interface ColourWishes {
  readonly argv: readonly string[]
  readonly env: Readonly<Record<string, string | undefined>>
  /** Whether the output is a terminal. */
  readonly terminal: boolean
}

/** Whether to colour: the last `--color`/`--no-color` decides, then NO_COLOR, then FORCE_COLOR (0 and false say no), then the terminal. */
export function wantsColour({ argv, env, terminal }: ColourWishes): boolean {
  const options = argv.includes('--') ? argv.slice(0, argv.indexOf('--')) : argv
  const flag = options.findLast((a) => a === '--color' || a === '--no-color')
  if (flag) return flag === '--color'
  const { NO_COLOR, FORCE_COLOR, TERM } = env
  if (NO_COLOR) return false
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false'
  return terminal && TERM !== 'dumb'
}

/** Colours for what goes to standard output. */
export const stdoutColours = (): Colours =>
  picocolors.createColors(
    wantsColour({ argv: process.argv.slice(2), env: process.env, terminal: process.stdout.isTTY === true }),
  )

/** The same for commands that write to nothing else. */
export const pc: Colours = stdoutColours()

/** Colours that colour nothing, for files. */
export const noColours: Colours = picocolors.createColors(false)
