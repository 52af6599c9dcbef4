import type { Root } from 'nlcst'

/** Parses text to an nlcst tree. */
export type ParseTree = (text: string) => Root

/** Loads retext-english; a host does so only when a rule needs the tree, because loading and parsing are what a tree costs. */
export async function loadParseTree(): Promise<ParseTree> {
  const [{ unified }, { default: retextEnglish }] = await Promise.all([import('unified'), import('retext-english')])
  const processor = unified().use(retextEnglish).freeze()
  return (text) => processor.parse(text) as Root
}
