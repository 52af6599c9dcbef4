import type { Label, OutletLabels, SourceLabel } from './labels.ts'

const RULE = /^(?:machine-translation|truncation|boilerplate|attribution)\/[a-z]+(?:-[a-z]+)*$/
const LABEL_KEYS = new Set(['rule', 'text', 'line', 'expected', 'scope', 'must'])

const hasLines = (name: string): boolean => /\.(?:txt|md)$/.test(name)

const occurrences = (text: string, piece: string): number => text.split(piece).length - 1

const shapeProblems = (label: Label | SourceLabel): string[] => {
  const problems: string[] = []
  if (!RULE.test(label.rule)) problems.push(`"${label.rule}" is no rule name`)
  for (const key of Object.keys(label)) if (!LABEL_KEYS.has(key)) problems.push(`unknown key "${key}"`)
  if (label.must !== undefined && label.must !== false) problems.push('"must" is false or absent')
  return problems
}

/** Where a label names a line the text starts on it; elsewhere it must be the only one of its kind, so that it points at one place. */
const placeProblems = (label: Label, piece: string, text: string): string[] => {
  if (label.line !== undefined) {
    const lines = text.split('\n').slice(label.line - 1)
    const inLine = (lines[0] ?? '').includes(piece)
    return inLine ? [] : [`line ${label.line} does not hold "${piece}"`]
  }
  const count = occurrences(text, piece)
  if (count === 0) return [`"${piece}" does not occur`]
  return count === 1 ? [] : [`"${piece}" occurs ${count} times`]
}

const labelProblems = (label: Label, name: string, text: string): string[] => {
  const problems = shapeProblems(label)
  if (label.scope === 'article') {
    if (label.text !== undefined || label.line !== undefined) problems.push('an article label has no text and no line')
    return problems
  }
  if (label.text === undefined || label.text === '') return [...problems, 'a label has a text or "scope: article"']
  if (label.text === label.expected) problems.push('the expected text is the text itself')
  if (hasLines(name) && label.line === undefined) problems.push('a label of a txt or md file names its line')
  return [...problems, ...placeProblems(label, label.text, text)]
}

/** What repeats stands in two articles at least; a deleted string is known by its absence and cannot be looked for. */
const sourceProblems = (label: SourceLabel, texts: ReadonlyMap<string, string>): string[] => {
  const problems = shapeProblems(label)
  const text = label.text
  if (text === undefined || label.rule === 'truncation/systematic-deletion') return problems
  const holders = [...texts.values()].filter((article) => article.includes(text)).length
  return holders >= 2 ? problems : [...problems, `"${text}" is not in two articles`]
}

/**
 * What is wrong with an outlet's labels, one line each; empty where nothing is.
 *
 * @param texts the outlet's articles by label key, as a person reads them
 */
export const problemsOf = (labels: OutletLabels, texts: ReadonlyMap<string, string>): string[] => {
  const problems: string[] = []
  if (typeof labels.about !== 'string' || labels.about === '') problems.push('"about" is missing')
  if (typeof labels.machineTranslated !== 'boolean') problems.push('"machineTranslated" is true or false')
  for (const label of labels.source ?? [])
    problems.push(...sourceProblems(label, texts).map((problem) => `source: ${problem}`))
  for (const name of texts.keys())
    if (!labels.articles[name]) problems.push(`${name}: no labels, not even an empty list`)
  for (const [name, list] of Object.entries(labels.articles)) {
    const text = texts.get(name)
    if (text === undefined) problems.push(`${name}: no such article`)
    else for (const label of list) problems.push(...labelProblems(label, name, text).map((p) => `${name}: ${p}`))
  }
  return problems
}
