import type { Phrase } from '@copydesk/core'

const row = (text: string): Phrase => ({ text, reason: 'what follows is the outlet that was spoken to' })

export const phrases: readonly Phrase[] = [
  'told',
  'tells',
  'in an interview with',
  'in a statement to',
  'in an email to',
  'declined to comment to',
].map(row)
