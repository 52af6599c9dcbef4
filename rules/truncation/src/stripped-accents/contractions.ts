/** Contractions without their apostrophe that are no words, or hardly ever; `its`, `were`, `well`, `hell`, `shed`, `ill` are. */
export const contractions: readonly { readonly text: string; readonly expected: string; readonly word?: true }[] = [
  ...'dont didnt doesnt isnt arent wasnt werent hasnt havent hadnt wouldnt couldnt shouldnt aint mustnt neednt'
    .split(' ')
    .map((text) => ({ text, expected: `${text.slice(0, -1)}’t` })),
  ...'youre theyre'.split(' ').map((text) => ({ text, expected: `${text.slice(0, -2)}’re` })),
  ...'ive youve weve theyve'.split(' ').map((text) => ({ text, expected: `${text.slice(0, -2)}’ve` })),
  ...'itll youll theyll thatll'.split(' ').map((text) => ({ text, expected: `${text.slice(0, -2)}’ll` })),
  ...'youd theyd hed'.split(' ').map((text) => ({ text, expected: `${text.slice(0, -1)}’d` })),
  ...'thats whats hes shes theres heres whos wheres'
    .split(' ')
    .map((text) => ({ text, expected: `${text.slice(0, -1)}’s` })),
  { text: 'cant', expected: 'can’t', word: true },
  { text: 'wont', expected: 'won’t', word: true },
  { text: 'im', expected: 'i’m' },
]
