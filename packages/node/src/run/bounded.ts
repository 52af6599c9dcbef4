import { Script } from 'node:vm'

const place = Symbol.for('copydesk.bounded')
/** Only what a script runs can be ended from outside. */
const script = new Script('globalThis[Symbol.for("copydesk.bounded")]()')

/**
 * Does something in this thread, for at most so many milliseconds: then it is ended where it stands, by another thread.
 * False if it was ended; what it was at is in no state to be used again.
 */
export function bounded(work: () => void, milliseconds = Number.POSITIVE_INFINITY): boolean {
  if (milliseconds === Number.POSITIVE_INFINITY) {
    work()
    return true
  }
  const held = globalThis as { [place]?: () => void }
  held[place] = work
  try {
    script.runInThisContext({ timeout: Math.ceil(milliseconds) })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return false
    throw error
  } finally {
    delete held[place]
  }
}
