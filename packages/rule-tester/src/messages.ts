/** Most words a message may have. */
export const maxWords = 14

/** What is wrong with a finding's message, if anything. */
export function messageFaults(message: string): string[] {
  const faults: string[] = []
  const words = message.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
  if (words > maxWords) faults.push(`has ${words} words, more than ${maxWords}`)
  if (/\{\w+\}/.test(message)) faults.push('holds an unresolved placeholder')
  if (/[^.]\.$/.test(message)) faults.push('ends in a full stop')
  if (message.trim() !== message || message === '') faults.push('is empty or has space around it')
  return faults.map((fault) => `"${message}" ${fault}`)
}
