import dictionary from 'dictionary-en'
import { retext } from 'retext'
import retextSpell from 'retext-spell'
import { contentsBelow } from './files.mjs'

// `max` counts over the life of a processor: -1 is no limit.
const processor = retext().use(retextSpell, { dictionary, max: -1 }).freeze()
let findings = 0
for (const text of contentsBelow(process.argv[2])) findings += (await processor.process(text)).messages.length
process.stdout.write(`${findings}\n`)
