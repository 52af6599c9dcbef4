/** Levels that JSON written by people or programs has; deeper it is a trap for whatever walks it by calling itself. */
const deepest = 200

export const tooDeep = `nested deeper than ${deepest} levels: take levels out`

/** The value of a JSON text. Throws an Error that says what is wrong with it, also where it is nested too deeply. */
export function parseShallow(text: string): unknown {
  const value: unknown = JSON.parse(text)
  checkDepth(value)
  return value
}

/** Throws an Error that says so if a value is nested too deeply. */
export function checkDepth(value: unknown): void {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) throw new Error(tooDeep)
    level = level.flatMap((part) => (typeof part === 'object' && part !== null ? Object.values(part) : []))
  }
}

/** What a parser that calls itself makes of a text. Throws an Error that says so if that is nested too deeply. */
export function parsedWithin<T>(parse: () => T): T {
  try {
    return parse()
  } catch (error) {
    // The stack is full.
    throw error instanceof RangeError ? new Error(tooDeep) : error
  }
}
