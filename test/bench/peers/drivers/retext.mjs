import { retext } from 'retext'
import { contentsBelow } from './files.mjs'

const processor = retext().freeze()
for (const text of contentsBelow(process.argv[2])) processor.parse(text)
