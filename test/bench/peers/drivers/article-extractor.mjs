import { extractFromHtml } from '@extractus/article-extractor'
import { contentsBelow } from './files.mjs'

for (const html of contentsBelow(process.argv[2])) await extractFromHtml(html, 'https://example.com/a')
