/** Exit codes: below every gate, a gate was reached, usage or configuration, some input could not be read or the run was cut short. */
export const Exit = { ok: 0, gate: 1, usage: 2, incomplete: 3 } as const

/** What a command exits with whose standard output is closed before its end: one that has gates says how they stand. */
export const closedOutput: { code: () => number } = { code: () => Exit.ok }

/** Nothing there was to be judged: the message goes to stderr, the exit code is 3. */
export class ReadError extends Error {
  override readonly name = 'ReadError'
}

/** Wrong usage or configuration: the message goes to stderr, the exit code is 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
