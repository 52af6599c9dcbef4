// Fails when a label points at nothing: run it after every change of an article or a label.
import { fileURLToPath } from 'node:url'
import { problemsOf } from './label-problems.ts'
import { outletsOf, readLabels } from './labels.ts'
import { visibleTexts } from './visible-text.ts'

const corpus = fileURLToPath(new URL('..', import.meta.url))
const totals = { outlets: 0, articles: 0, labels: 0, problems: 0 }

for (const outlet of outletsOf(corpus)) {
  const labels = readLabels(corpus, outlet)
  const texts = visibleTexts(corpus, outlet)
  const problems = problemsOf(labels, texts)
  for (const problem of problems) console.error(`${outlet}/${problem}`)
  totals.outlets += 1
  totals.articles += texts.size
  totals.labels += Object.values(labels.articles).flat().length
  totals.problems += problems.length
}

const { outlets, articles, labels, problems } = totals
console.log(`${labels} labels in ${articles} articles of ${outlets} outlets, ${problems} wrong`)
process.exitCode = problems === 0 ? 0 : 1
