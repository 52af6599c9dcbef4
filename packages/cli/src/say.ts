import { plain } from './formats/escape.ts'

/**
 * A note to standard error. Whatever it names of paths and texts is cleaned here: no control sequence reaches a terminal,
 * no line of it is a command to a build's log.
 */
export const say = (text: string): void => void process.stderr.write(noteOf(text))

/** The lines of a note as they are printed, the first with the command's name before it. */
export const noteOf = (text: string): string => `copydesk: ${text.split('\n').map(plain).join('\n')}\n`
