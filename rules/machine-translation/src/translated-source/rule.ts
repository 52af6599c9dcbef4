import { defineRule, wilsonLower } from '@copydesk/core'

/** Articles from which a mean of the signal says something. */
const fewestArticles = 8

/** Lower end of the mean at 95 % from which a source reads as translated: half of its articles more likely so than not. */
const least = 0.5

/** Certain findings an article, on average, without which the statistics are not believed: real copies have two to three. */
const certain = 0.3

export const rule = defineRule({
  id: 'machine-translation/translated-source',
  meta: {
    summary: 'A source whose articles read as translated and hold certain marks of a machine',
    confidence: 0.95,
    weight: 0,
    stage: 'stable',
    impact: 'major',
    scope: 'source',
    messages: {
      translated: {
        text: 'Source reads as machine-translated: {percent} % on average, {findings} certain marks in {articles} articles',
        severity: 'warning',
      },
    },
  },
  check: () => {},
  checkSource: ({ judgement, profile, report }) => {
    const signal = judgement.signals.translated
    if (!signal || signal.articles < fewestArticles) return
    const findings = Object.entries(judgement.findings)
      .filter(([id]) => id.startsWith('machine-translation/'))
      .reduce((sum, [, count]) => sum + count, 0)
    if (wilsonLower(signal.mean, signal.articles) < least || findings < certain * profile.articles) return
    report('translated', { data: { percent: Math.round(signal.mean * 100), findings, articles: profile.articles } })
  },
})
