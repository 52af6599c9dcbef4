import { defineSignal } from '@copydesk/core'
import { testFamily } from '@copydesk/rule-tester'
import * as family from './index.generated.ts'

/** Stands in for the signal of another family: a stray break a sentence is evidence enough for a fixture. */
const machineTranslation = defineSignal({
  id: 'machineTranslation',
  summary: 'Evidence of machine translation',
  combine: (_, { text }) => (/[a-z]\. [a-z]/.test(text) ? 0.97 : 0.02),
})

testFamily({ ...family, signals: [...family.signals, machineTranslation] }, import.meta.dirname)
