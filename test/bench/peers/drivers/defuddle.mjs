import { Defuddle } from 'defuddle/node'
import { parseHTML } from 'linkedom'
import { contentsBelow } from './files.mjs'

for (const html of contentsBelow(process.argv[2])) await Defuddle(parseHTML(html).document, 'https://example.com/a')
