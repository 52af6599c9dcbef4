/** Words that end the names of sites and shows written with a full stop (`Harbour.News`). */
export const allow = [
  { text: 'News', reason: 'ends names of sites' },
  { text: 'Com', reason: 'a domain written with a capital' },
  { text: 'Org', reason: 'a domain written with a capital' },
  { text: 'Net', reason: 'a domain written with a capital' },
  { text: 'Tv', reason: 'a domain written with a capital' },
  { text: 'Info', reason: 'a domain written with a capital' },
  { text: 'Gov', reason: 'a domain written with a capital' },
  { text: 'Edu', reason: 'a domain written with a capital' },
  { text: 'Media', reason: 'ends names of companies' },
  { text: 'Ds', reason: '"Ph.Ds", holders of the degree' },
  { text: 'Co', reason: 'a domain written with a capital' },
]
