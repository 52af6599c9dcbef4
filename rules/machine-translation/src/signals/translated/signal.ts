import { defineSignal } from '@copydesk/core'
import { readingOf } from '../../_shared/reading.ts'
import { resource as bigrams } from '../../resources/bigrams/resource.ts'

/** Reads as translated into English, by person or machine: function words, their pairs, the company words keep. */
export const signal = defineSignal({
  id: 'translated',
  summary: 'Reads as translated into English, by person or machine',
  needs: [bigrams.id],
  combine: (_, document, { resource }) => readingOf(document, resource(bigrams)).translated,
})
