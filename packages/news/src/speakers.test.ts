import { plainArticle } from '@copydesk/core'
import { lexiconOf } from '@copydesk/lexicon'
import { createIndexer } from '@copydesk/text'
import { describe, expect, test } from 'vitest'
import { quotesOf } from './index.ts'

const words =
  'the a and of in for to was is we need our own bridge ferry report letter grant residents harbour board said told called that with his her by at on it he she they puts claims according says remarked decried read retorted described concluded asked recommended proposed affirms texts believes hoped accusing claiming condemned condemns admitted replied wrote writing saying announced warned informed reminded speculate claim believe mr spoke words disclosed blamed calling calls point points dubbing saying conclude have threatened who which shouted tweet tweeted when as own man mother thanked'
const lexicon = lexiconOf(Object.fromEntries(words.split(' ').map((word) => [word, 100])))
const index = createIndexer({ lexicon })

const speakersOf = (text: string): (string | null)[] =>
  quotesOf(index(plainArticle(text, { key: 'a', source: 's' }))).map(({ speaker }) => speaker?.name ?? null)

const quote = '“We need our own bridge and our own ferry,”'

describe('whatever verb follows, a quotation has its speaker', () => {
  test.each([
    ['a verb and a name', `${quote} huffed Ruth Alvear.`, 'Ruth Alvear'],
    ['a name and a verb', `${quote} Ruth Alvear thundered, to cheers from the pier.`, 'Ruth Alvear'],
    ['a name and a verb with its adverb', `${quote} Ruth Alvear points out.`, 'Ruth Alvear'],
    ['a document', `${quote} the letter reads.`, 'the letter'],
    ['a document behind its verb', `${quote} reads a letter from the harbour board.`, 'a letter'],
  ])('%s', (_name, text, speaker) => {
    expect(speakersOf(text)).toEqual([speaker])
  })

  test.each([
    ['a title is the subject itself', '“The Last Ferry to Lorne,” argues that the bridge was a mistake.'],
    ['a participle', `${quote} outlining residents and their complaints.`],
    ['another clause', `${quote} but the residents wanted a bridge.`],
    ['a catchword', 'Its motto, “bridge and ferry,” residents liked.'],
    ['a plural noun', `${quote} a report by residents of the harbour.`],
  ])('not %s', (_name, text) => {
    expect(speakersOf(text)).toEqual([null])
  })
})

const ferry = '“We need our own bridge and our own ferry”'

describe('the clause gives the speaker', () => {
  test.each([
    ['a day between', `Ruth Alvear on Monday called the pier ${ferry}.`, 'Ruth Alvear'],
    [
      'after an opening clause',
      `When Ada Quill left, Ruth Alvear, head of the pier, rose and said ${ferry}.`,
      'Ruth Alvear',
    ],
    [
      'after an opening phrase',
      `Appearing on the Harbour Hour, Ruth Alvear answered her critics: ${ferry}.`,
      'Ruth Alvear',
    ],
    [
      'behind what a clause says',
      `The board decried the pier as ${ferry} and the union said it would strike.`,
      'The board',
    ],
    ['with no comma to close an aside', `Ruth Alvear, head of the pier, Harbour Works said, ${ferry}.`, 'Ruth Alvear'],
    [
      'a body that is in the name of an office',
      `${quote} said Alliance for Bridges President Ruth Alvear.`,
      'Ruth Alvear',
    ],
    ['behind a body in the possessive', `Harbour Works’ Ruth Alvear summed it up: ${ferry}.`, 'Ruth Alvear'],
    ['an office and its holder before a colon', `HWN anchor Ruth Alvear opened the evening: ${ferry}.`, 'Ruth Alvear'],
    ['who is told stands behind', `His assistant, Ruth Alvear, told the Ferry Post: ${ferry}.`, 'Ruth Alvear'],
    ['as someone puts it', `It is time, as Ruth Alvear puts it, ${ferry}.`, 'Ruth Alvear'],
    ['by a gerund', `Ruth Alvear concluded by sadly peddling the old line: ${ferry}.`, 'Ruth Alvear'],
    ['an affidavit', '“we need our own bridge and our own ferry,” an affidavit claims.', 'an affidavit'],
    ['a number in its description', `${quote} says a new 2031 report from the harbour.`, 'a new 2031 report'],
    ['what is issued', `It is open to ${ferry}, according to a harbour release issued on Monday.`, 'a harbour release'],
    [
      'words about whom it concerns',
      `${quote} one official familiar with the matter told us.`,
      'one official familiar with the matter',
    ],
    ['not the plan a speaker has', `According to her mother, she had no reason to go: ${ferry}.`, 'her mother'],
    ['a verb on the next line', `${quote}\n\nthe harbour master Ruth Alvear remarked on Monday.`, 'Ruth Alvear'],
    ['no word that opens the sentence', `As Ruth Alvear says, ${ferry}.`, 'Ruth Alvear'],
    ['another verb of speech', `${quote} Ruth Alvear retorted.`, 'Ruth Alvear'],
  ])('%s', (_name, text, speaker) => {
    expect(speakersOf(text)).toEqual([speaker])
  })

  test('of two people of one surname the one named last', () => {
    const text = `Ada Quill left the harbour. ${'The board met and met again. '.repeat(20)}\n\nTom Quill spoke. ${quote} Quill said.`
    const [found] = quotesOf(index(plainArticle(text, { key: 'a', source: 's' })))
    expect(found?.speaker).toMatchObject({ name: 'Quill', fullName: 'Tom Quill' })
  })

  test('“it” stands for no person, “they” for no single one', () => {
    const said = (pronoun: string): (string | null)[] =>
      speakersOf(`Ruth Alvear read a note in the harbour. ${quote} ${pronoun} said.`)
    expect(said('she')).toEqual(['Ruth Alvear'])
    expect(said('it')).toEqual(['it'])
    expect(said('they')).toEqual(['they'])
  })
})

describe('a term is no quotation of whoever speaks behind it', () => {
  test.each([
    ['a term before another clause', 'Instead of the “trial” bridge, the board should have asked the residents.'],
    ['an adjective before a name', 'A “cross” Ruth Alvear noted that the bridge was shut.'],
    ['a name with its verb', 'The group “Harbour Watch and Friends” lamented the lack of a bridge.'],
    ['a title in brackets', 'The board prints a booklet (“Guide for the Harbour Resident”) that urges them to stay.'],
    ['a plural behind a clause', '“Backed by the whole of the harbour,” Harbour securities are sold by the board.'],
    ['a passive', 'Her view of it was best described as “a bridge for the whole harbour” by them.'],
  ])('%s', (_name, text) => {
    expect(speakersOf(text)).toEqual([null])
  })
})

describe('a signature behind a quotation', () => {
  const whole = '“We need our own bridge and our own ferry.”'
  test.each([
    ['a dash, a name and an outlet', `${whole} — Ruth Alvear, Lorne Times`, 'Ruth Alvear'],
    ['a dash and a name alone', `${whole} – Ruth Alvear`, 'Ruth Alvear'],
    ['a name and an outlet', `${whole} Ruth Alvear, Bank of the Harbour`, 'Ruth Alvear'],
  ])('%s', (_name, text, speaker) => {
    expect(speakersOf(text)).toEqual([speaker])
  })

  test('not the next sentence', () => {
    expect(speakersOf(`${whole} Ruth Alvear, who was in the harbour, left for Lorne.`)).toEqual([null])
  })
})

describe('nobody speaks who is no person, group, office or writing', () => {
  test.each([
    ['a thing', 'The plan, which described “a new bridge for the whole harbour,” was shelved.'],
    ['a day', 'The board met, and Tuesday argued “a new bridge for the whole harbour” would do.'],
    ['a relative pronoun', 'It was the bridge, which said “a new bridge for the whole harbour” in lamps.'],
    ['a dateline', 'LORNE — “We need our own bridge and our own ferry.”'],
  ])('%s', (_name, text) => {
    expect(speakersOf(text)).toEqual([null])
  })

  test('nor what goes on with the words of a thing', () => {
    const text = `${quote} the bridge said. But at last Ann Leeds came, “we need our own new ferry.”`
    expect(speakersOf(text)).toEqual([null, null])
  })

  test.each([['a letter', `${quote} the letter reads.`, 'the letter']])('but %s', (_name, text, speaker) => {
    expect(speakersOf(text)).toEqual([speaker])
  })
})

describe('the verb has the subject its clause has', () => {
  test.each([
    ['two verbs of one subject', `It is a pier Ruth Alvear condemned in July and called ${ferry}.`, 'Ruth Alvear'],
    [
      'two verbs with “also” between',
      `Ruth Alvear defended the pier as a clerk of Lorne but also said ${ferry}.`,
      'Ruth Alvear',
    ],
    ['a participle behind a body', `The Harbour Watch has sued the board, claiming ${ferry}.`, 'Harbour Watch'],
    [
      'a participle behind an aside',
      `Harbour residents also went to the pier, while accusing the board of ${ferry}.`,
      'Harbour residents',
    ],
    ['a relative clause no comma sets off', `A clerk who is an expert on piers wrote ${ferry}.`, 'A clerk'],
    ['capitals that spell a pronoun', `As the ferry sank, the WHO recommended ${ferry}.`, 'WHO'],
    [
      'the clause that begins behind “and”',
      `His book was shut, and Ruth Alvear left the pier, writing that ${ferry}.`,
      'Ruth Alvear',
    ],
    ['whoever replied', `The clerk told us the deckhand replied by saying ${ferry}.`, 'the deckhand'],
    [
      'an office with no comma behind it',
      `On Monday, Ruth Alvear, the director of the Institute for Bridges and Piers said that we are at ${ferry}.`,
      'Ruth Alvear',
    ],
    [
      'a description that ends in a name',
      `${quote} said professor and co-author of the report Ruth Alvear.`,
      'Ruth Alvear',
    ],
    ['the noun before “that”', `She followed that Monday with a report that said, ${ferry}.`, 'a report'],
    ['the end of a line', `${quote} said Alvear\n\nHarbour Watch was the winner.`, 'Alvear'],
    ['adverbs between', `As the clerk Ruth Alvear so sadly puts it, ${ferry}.`, 'Ruth Alvear'],
    ['a plural before a bare verb', `Those same clerks, however, now claim the pier is ${ferry}.`, 'Those same clerks'],
    ['not whom it tells', `Ruth Alvear, the head clerk, informed the Ferry Post about it: ${ferry}.`, 'Ruth Alvear'],
    [
      'a group of a body',
      `Opponents of the Harbour Watch believe that ${ferry} is on it.`,
      'Opponents of the Harbour Watch',
    ],
    ['before a colon with no verb of speech', `The harbour master tried to bridge it: ${ferry}.`, 'The harbour master'],
    ['its promise', `One of Ruth Alvear’s claims was a ${ferry} for us.`, 'Ruth Alvear'],
  ])('%s', (_name, text, speaker) => {
    expect(speakersOf(text)).toEqual([speaker])
  })

  test.each([
    [
      'what the sentence turns to',
      'Tom Quill said it was late. As for Ada Netter’s letter, he remarked: “We need our own bridge.”',
      'Tom Quill',
    ],
    [
      'whose brother it is',
      'The brother of Tom Quill spoke in the harbour. “We need our own bridge,” he said.',
      'The brother of Tom Quill',
    ],
    [
      'who stands nearest, named or not',
      'Tom Quill said it was late. The harbour master fired back. “We need our own bridge,” he said.',
      'The harbour master',
    ],
  ])('a pronoun is not %s', (_name, text, speaker) => {
    expect(speakersOf(text)).toEqual([speaker])
  })

  test.each([
    ['nobody', `It is easy to look at the pier and wonder: ${ferry}`],
    ['the author', `I’m not at all at a loss: ${ferry}`],
  ])('no name is %s', (_name, text) => {
    expect(speakersOf(text).filter((name) => name !== 'I’m' && name !== 'It')).toEqual([null])
  })
})

describe('a term belongs to a verb near it, or to a clause the verb reports', () => {
  test.each([
    ['near', 'The board announced a “reset” of the pier.', 'The board'],
    ['in a clause', 'The board said the residents who wanted the “reset” left.', 'The board'],
    ['before who speaks', 'The pier was shut “by chance”, harbour clerks speculate.', 'harbour clerks'],
  ])('%s', (_name, text, speaker) => {
    expect(speakersOf(text)).toEqual([speaker])
  })

  test.each([
    [
      'far behind',
      'The board announced the need for a bridge to the harbour at the pier of the “reset” in it.',
      [null],
    ],
    [
      'behind another clause',
      'The board warned of “a bridge to the harbour” after the claim that residents wanted a “reset” of it.',
      ['The board', null],
    ],
  ])('%s', (_name, text, speakers) => {
    expect(speakersOf(text)).toEqual(speakers)
  })
})

describe('speech goes on', () => {
  test.each([
    [
      'in marks of two forms',
      '“We need our own bridge," Ruth Alvear said. "We need our own ferry.”',
      ['Ruth Alvear', 'Ruth Alvear'],
    ],
    ['with the stop behind the mark', '“We need our own bridge”. Ruth Alvear said.', ['Ruth Alvear']],
    [
      'with a participle behind the verb',
      '“We need our own bridge.” Ruth Alvear said, adding that it was on.',
      ['Ruth Alvear'],
    ],
    [
      'below what was reported',
      'Ruth Alvear said that the board was late.\n\n“We need our own bridge and our own ferry for residents.”',
      ['Ruth Alvear'],
    ],
  ])('%s', (_name, text, speakers) => {
    expect(speakersOf(text)).toEqual(speakers)
  })
})

describe('“she” stands for no man, and “he” for no woman', () => {
  const said = (text: string): string | null | undefined => speakersOf(text).at(-1)
  test.each([
    ['by the given name', 'Ruth Alvear left. Tom Quill left at it. “We need our own bridge,” she said.', 'Ruth Alvear'],
    ['by the title', 'Ruth Alvear left. Mr. Quill left at it. “We need our own bridge,” she said.', 'Ruth Alvear'],
    [
      'of the main clause',
      'As Hugh left for Lorne, Tom was at the bridge. At it, he said, “We need our own bridge.”',
      'Tom',
    ],
    [
      'the only one near',
      'The report is from Tom Quill. It was read in Lorne. He said, “We need our own bridge.”',
      'Tom Quill',
    ],
  ])('%s', (_name, text, speaker) => {
    expect(said(text)).toBe(speaker)
  })
})

describe('whose words they are', () => {
  test.each([
    [
      'hers, whoever tells of them',
      `Ruth Alvear told the board that ${quote} according to the Ferry Post.`,
      'Ruth Alvear',
    ],
    [
      'a claim’s owner, past where it was made',
      `The board read of Ruth Alvear’s claim in Lorne that ${ferry}.`,
      'Ruth Alvear',
    ],
    ['in someone’s words', `It was, in the words of the clerk, Ruth Alvear, ${ferry} with it.`, 'Ruth Alvear'],
    [
      'as what it was called',
      'The board condemned the report about the bridge in the harbour as a “pier”.',
      'The board',
    ],
  ])('%s', (_name, text, speaker) => {
    expect(speakersOf(text)).toEqual([speaker])
  })

  test('not of a verb in the clause before', () => {
    expect(speakersOf(`The board spoke after the residents left the ${ferry}.`)).toEqual([null])
  })

  test('of whoever began a speech in single marks that stay open', () => {
    const text = 'Ruth Alvear said: ‘We need our own bridge.\n\n‘We need our own ferry.\n\n‘Residents need it.’'
    expect(speakersOf(text).at(-1)).toBe('Ruth Alvear')
  })
})

describe('the clause a verb stands in', () => {
  test.each([
    [
      'a participle behind “as she wrote”',
      `Tom Quill left as Ruth Alvear wrote a letter calling it ${ferry}.`,
      'Ruth Alvear',
    ],
    ['a person right before it', `The board met, with Ruth Alvear saying it was ${ferry}.`, 'Ruth Alvear'],
    ['an infinitive', `The union asked the board to conclude that it was ${ferry}.`, 'The union'],
    ['whom another made do it', `It forced Ruth Alvear to leave the harbour, dubbing it ${ferry}.`, 'Ruth Alvear'],
    ['two verbs and an auxiliary', `The board asked for a ferry and has threatened ${ferry}.`, 'The board'],
    ['an aside of two offices', `${quote} Ruth Alvear, MD & CEO, Harbour Works, said.`, 'Ruth Alvear'],
    [
      'whom an aside tells of',
      `It was read by Harbour Watch, the board of residents, which said ${ferry}.`,
      'Harbour Watch',
    ],
    ['an object that goes on to speak', `It was condemned by HWN, who said ${ferry}.`, 'HWN'],
    [
      'a verb behind an aside',
      '“Do we need our own bridge and our own ferry?” Ruth Alvear, head of the pier, bellowed.',
      'Ruth Alvear',
    ],
    ['a noun for a verb, behind a person', `Ruth Alvear calls the harbour’s pier a ${ferry}.`, 'Ruth Alvear'],
    ['pointing out', `Ruth Alvear points out that it is ${ferry}.`, 'Ruth Alvear'],
    ['any verb before “that”', `Ruth Alvear intimated that ${ferry}.`, 'Ruth Alvear'],
    [
      'any participle before a comma',
      'Ruth Alvear read a letter huffing, “We need our own bridge and our own ferry.”',
      'Ruth Alvear',
    ],
    ['a sentence of two words', '“Who cares?” Ruth Alvear told residents.', 'Ruth Alvear'],
    [
      'the end of the sentence',
      'Residents will “take off” with a bridge of their own, Ruth Alvear said.',
      'Ruth Alvear',
    ],
  ])('%s', (_name, text, speaker) => {
    expect(speakersOf(text)).toEqual([speaker])
  })

  test.each([
    ['what a thing is called', 'The harbour, called Alvear Hall, is at “a bridge and a ferry” of Lorne.'],
    ['what nobody said', 'It was late, if Ruth Alvear said it was the “trial” of a bridge.'],
    ['a book of the speaker’s', 'Ruth Alvear said it to the author of “A Bridge of Our Own”.'],
    ['marks with nothing in them', 'Ruth Alvear said it was our own bridge.“”'],
  ])('not %s', (_name, text) => {
    expect(speakersOf(text)).toEqual([null])
  })
})

describe('who stands where', () => {
  test.each([
    [
      'in the clause of time two verbs stand in',
      `Tom Quill was at the pier when a man rose and shouted ${ferry}.`,
      'a man',
    ],
    ['behind a participle that opens the sentence', `Calling it ${ferry}, Ruth Alvear left.`, 'Ruth Alvear'],
    ['behind an office and a comma', `Calling it ${ferry}, Harbour Minister, Dr. Alvear left.`, 'Alvear'],
    ['before an office no comma closes', `${quote} Ruth Alvear, head of Harbour Works said.`, 'Ruth Alvear'],
    ['behind two roles', `${quote} said board founder and ferry zealot Roak Alvear.`, 'Roak Alvear'],
    ['behind marks that format', `${quote} said **Lorne** master, Ruth Alvear.`, 'Ruth Alvear'],
    ['before who has it', `${quote} according to a Nov. 2 letter Harbour Works condemned.`, 'a Nov. 2 letter'],
    ['behind “by”', `The pier was called ${ferry} by Ruth Alvear.`, 'Ruth Alvear'],
    ['behind what a tweet says', `${quote} Ruth Alvear’s own tweet read.`, 'Ruth Alvear’s own tweet'],
    ['in someone’s own words', `In Ruth Alvear’s own words, read in Lorne, ${ferry}.`, 'Ruth Alvear'],
    ['under a tweet', `It was late: the board is at ${ferry} — Ruth Alvear (@ruthalvear)`, 'Ruth Alvear'],
    [
      'in a signature behind what she is',
      '“We need our own bridge and our own ferry.” — Ferry expert Ruth Alvear to the Post',
      'Ruth Alvear',
    ],
  ])('%s', (_name, text, speaker) => {
    expect(speakersOf(text)).toEqual([speaker])
  })

  test.each([
    ['a club called so', 'Ruth Alvear said that residents have a ferry club called “The Bridge”.', null],
    ['a show', 'Ruth Alvear said on “Harbour and Bridge” that it was late.', null],
  ])('no one says the name of %s', (_name, text, speaker) => {
    expect(speakersOf(text)).toEqual([speaker])
  })
})

describe('paragraphs of one speech, each closed', () => {
  const rest = '“We need our own bridge and we need our own ferry.”'
  test.each([
    ['below one that is led in', `Ruth Alvear said: ${rest}\n\n${rest}\n\n${rest}`, 'Ruth Alvear'],
    ['a word or two of the same paragraph', `${quote} Ruth Alvear said. “We need.”`, 'Ruth Alvear'],
    ['below “In a statement”', `In a statement, Ruth Alvear said the bridge was late.\n\n${rest}`, 'Ruth Alvear'],
  ])('%s', (_name, text, speaker) => {
    expect([...new Set(speakersOf(text))]).toEqual([speaker])
  })

  test('not where the next paragraph is someone else’s', () => {
    const text = `Ruth Alvear said: ${rest}\n\n${rest}\n\n${quote} Tom Quill said.`
    expect(speakersOf(text)[1]).not.toBe('Ruth Alvear')
  })
})

describe('whom a pronoun stands for', () => {
  const said = (text: string): string | null | undefined => speakersOf(text).at(-1)
  test.each([
    ['an object that agrees', 'Tom Quill thanked Ruth Alvear. “We need our own bridge,” she said.', 'Ruth Alvear'],
    [
      'a name no list has, behind a role',
      'The harbour is our lecturer Tarik Oake’s. Residents thanked lecturer Tarik Oake. He is late. “We need our own bridge,” he said.',
      'Tarik Oake',
    ],
    [
      'a body in an aside',
      'A ferry club, Harbour Watch, left a pier it says was “our own bridge and our own ferry”.',
      'Harbour Watch',
    ],
    ['no name of a bill', 'Bill Quill, the harbour master, left. “We need our own bridge,” he said.', 'Bill Quill'],
  ])('%s', (_name, text, speaker) => {
    expect(said(text)).toBe(speaker)
  })

  test.each([
    [
      'a noun for the other sex',
      'The mother of residents left. “We need our own bridge,” he said.',
      'The mother of residents',
    ],
    ['an owner', 'Tom Quill left for the harbour of Ruth Alvear. “We need our own bridge,” she said.', 'Tom Quill'],
  ])('not %s', (_name, text, speaker) => {
    expect(said(text)).not.toBe(speaker)
  })
})

describe('who is meant by a participle', () => {
  test.each([
    ['a group with it', `The reply was swift, with critics calling it ${ferry}.`, 'critics'],
    ['who is blamed for it', `The board blasted Ruth Alvear for calling it ${ferry}.`, 'Ruth Alvear'],
    ['no writing, but who wrote it', `Ruth Alvear wrote the harbour a letter calling it ${ferry}.`, 'Ruth Alvear'],
    ['no name like an adverb', `${quote} Sam Long told the Harbour Post.`, 'Sam Long'],
    ['no half of a compound word', `Ruth Alvear, head of a post-ferry board, says it is ${ferry}.`, 'Ruth Alvear'],
    ['two offices of one person', `Ruth Alvear, clerk and head of Harbour Works said it is ${ferry}.`, 'Ruth Alvear'],
    [
      'a name in an aside behind another',
      `One of the clerks in Lorne, Ruth Alvear, said it is ${ferry}.`,
      'Ruth Alvear',
    ],
    ['a firm with an ampersand', `${quote} said Harbour & Co. chief Lorne clerk Ruth Alvear.`, 'Ruth Alvear'],
    ['her post', `In her Harbour post, Ruth Alvear said it is ${ferry}.`, 'Ruth Alvear'],
  ])('%s', (_name, text, speaker) => {
    expect(speakersOf(text)).toEqual([speaker])
  })

  test('a speech goes on behind words outside the marks', () => {
    const text = `${quote} Ruth Alvear said. But in the end, “it is our own bridge for residents.”`
    expect(speakersOf(text)).toEqual(['Ruth Alvear', 'Ruth Alvear'])
  })

  test('no answer to a question is by who asked it', () => {
    const text = `Ruth Alvear asked: “Do we need it?”\n\n“It is our own bridge and it is our own ferry.”`
    expect(speakersOf(text)[1]).not.toBe('Ruth Alvear')
  })
})

describe('courtesy titles', () => {
  const found = (text: string) => quotesOf(index(plainArticle(text, { key: 'a', source: 's' }))).at(-1)?.speaker

  test.each(['Ms', 'Miss', 'Mrs'])('%s is no name', (title) => {
    expect(found(`Ruth Alvear left. ${title} Alvear was at the ferry. ${quote} she said.`)).toMatchObject({
      name: 'Alvear',
      fullName: 'Ruth Alvear',
      kind: 'person',
    })
  })

  test('“Ms Alvear” is not Tom', () => {
    const text = `Tom Alvear left. Ruth Alvear left. Tom Alvear was late. ${quote} Ms Alvear said.`
    expect(found(text)).toMatchObject({ name: 'Alvear', fullName: 'Ruth Alvear' })
  })

  test('“it” is what spoke last, named or not', () => {
    const text = `Harbour Watch was late. The board said it was late. ${quote} it said.`
    expect(found(text)?.name).toBe('The board')
  })

  test('a colon hands over what stands right before it', () => {
    const text = `When the board said that it was late, Ruth Alvear said: “It is our own bridge.”`
    expect(found(text)?.name).toBe('Ruth Alvear')
  })
})

describe('whom a pronoun cannot mean', () => {
  const found = (text: string) => quotesOf(index(plainArticle(text, { key: 'a', source: 's' }))).at(-1)?.speaker?.name

  test.each([
    [
      'whom its own sentence names, set off by commas',
      `Ruth Alvear left. Oakeology has “our own ferry and our own bridge,” she said.`,
    ],
    ['who asked her', `Ruth Alvear left. When a clerk asked her of it, she left the pier. ${quote} she said.`],
    [
      'the paper that told of it',
      `Ruth Alvear left. According to the Ferry Gazette, she left the pier. ${quote} she said.`,
    ],
  ])('not %s', (_name, text) => {
    expect(found(text)).toBe('Ruth Alvear')
  })

  test('a role at the head of a sentence is no part of the name', () => {
    expect(found(`Columnist Ruth Alvear left. ${quote} she said.`)).toBe('Ruth Alvear')
  })
})
