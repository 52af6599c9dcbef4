/** What starts a command anywhere in a line of a build's log: `##[error]`, `##vso[…]`, `##teamcity[…]`. */
export const logCommand = /##(?=[a-z]{0,12}\[)/g

const escaped = (char: string): string =>
  Array.from({ length: char.length }, (_, i) => `\\u${char.charCodeAt(i).toString(16).padStart(4, '0')}`).join('')

/** JSON in which no control or invisible character stands for itself: it may be read in a terminal or a build's log. */
export const safeJson = (value: unknown, indent?: number): string =>
  JSON.stringify(value, null, indent)
    .replace(/[\u007f-\u009f\u2028\u2029\p{Cf}]/gu, escaped)
    .replace(logCommand, '\\u0023#')
