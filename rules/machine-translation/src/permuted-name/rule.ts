import { defineRule } from '@copydesk/core'
import { initials, type Run, runsIn } from './runs.ts'

export const rule = defineRule({
  id: 'machine-translation/permuted-name',
  meta: {
    summary: 'The words of a name in another order than elsewhere in the article',
    confidence: 0.7,
    weight: 0,
    stage: 'preview',
    impact: 'minor',
    scope: 'span',
    messages: { permuted: { text: 'Unexpected order in "{actual}", expected "{expected}"', severity: 'info' } },
  },
  check(document, { report }) {
    for (const { acronym, runs } of runsIn(document)) {
      const usual = runs.find((run) => initials(run) === acronym)
      if (!usual) continue
      const expected = document.text.slice(usual.start, usual.end)
      const told = new Set<string>()
      for (const run of runs) {
        const order = run.words.join(' ')
        if (!isPermuted(run, usual) || told.has(order)) continue
        told.add(order)
        report('permuted', { range: { start: run.start, end: run.end }, data: { expected }, expected: [expected] })
      }
    }
  },
})

/** The same words in another order. */
const isPermuted = (run: Run, usual: Run): boolean =>
  initials(run) !== initials(usual) && [...run.words].sort().join() === [...usual.words].sort().join()
