import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { contentsBelow } from './files.mjs'

for (const html of contentsBelow(process.argv[2])) new Readability(parseHTML(html).document).parse()
