/** Second halves of coined names (`MerrickCare`): never labels by themselves. */
export const allow = [
  { text: 'Care', reason: 'laws and health plans' },
  { text: 'World', reason: 'brands' },
  { text: 'Land', reason: 'brands' },
  { text: 'Watch', reason: 'brands and campaign groups' },
  { text: 'News', reason: 'outlets' },
  { text: 'Leaks', reason: 'outlets' },
  { text: 'Patch', reason: 'outlets' },
  { text: 'Bank', reason: 'companies' },
  { text: 'Works', reason: 'companies' },
  { text: 'Live', reason: 'broadcasts and services' },
  { text: 'Things', reason: 'devices' },
  { text: 'Jet', reason: 'airlines' },
  { text: 'SPORT', reason: 'broadcasters' },
]
