/** Coinages that read as a word and a function word. */
export const allow = [
  { text: 'failson', reason: 'a failing son, not what fails on' },
  { text: 'outparty', reason: 'the party one is not of' },
  { text: 'hasbeen', reason: 'one whose time is over, written without its hyphen' },
  { text: 'timespan', reason: 'a span of time' },
  { text: 'turnboy', reason: 'the mate of a lorry driver, in East African English' },
  { text: 'allcaps', reason: 'all in capitals' },
]
