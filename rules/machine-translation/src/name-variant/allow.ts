/** Names that are no slip for another, however near they are. */
export const allow = [{ text: 'Osama', reason: 'a first name one letter from the surname Obama' }]
