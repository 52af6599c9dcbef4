const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/))

/** Words that end no name of a speaker: particles, adverbs, days, what only a mistaken clause leaves before a verb of speech. */
const particles =
  words(`but can the a an as on in instead meanwhile however so often it more with when which who whom what there here out back little for may across toward
everywhere variously sometimes every prior recent current earlier another's soon short final good long last same having linking goes came well
take give set feel wrote says shared issued published pointed photographed now-deleted now-famous personified blunt bitter solid absurd familiar
monday tuesday wednesday thursday friday saturday sunday evening morning night year time day week`)

/** Things with no one to speak for them. What is written or broadcast (a letter, a report, a poll) does speak. */
const things =
  words(`plan plans deal agreement idea bridge vote matter move cost question meeting phone screen stance way vision package
identity deportation incident decision tactics conduct offensive crime race life homosexuality racism populism fear negativity patriarchy
hierarchies illnesses markets loans sanctions spending obamacare insurance heartland topic world thing something`)

/** Who or what no person, group, office or writing stands for: judged by the last word before what belongs to it. */
export function isMute(name: string): boolean {
  const head =
    name
      .toLowerCase()
      .split(/ (?:of|with|in|at|from|for|on|familiar) /)[0]
      ?.trim()
      .split(/\s+/)
      .at(-1)
      ?.replace(/[^\p{L}'’-]/gu, '') ?? ''
  return (
    particles.has(head) ||
    things.has(head) ||
    /(?:n['’]t|^(?:he|she|it|we|you|they|who|i)['’](?:[sdm]|re|ll|ve))$/.test(head)
  )
}
