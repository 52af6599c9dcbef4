/** Lines many articles of one source share that are no furniture. */
export const allow = [
  { text: 'contributed to this report', reason: 'a credit: it says where the story comes from' },
  { text: 'contributed reporting', reason: 'a credit: it says who worked on the story' },
  { text: 'contributed to this story', reason: 'a credit: it says who worked on the story' },
]
