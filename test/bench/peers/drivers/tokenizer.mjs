import { contentsBelow } from './files.mjs'

// What any linter of words has to do at least.
const token = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*|[^\s\p{L}\p{M}\p{N}]/gu
let tokens = 0
for (const text of contentsBelow(process.argv[2])) tokens += text.match(token)?.length ?? 0
if (tokens === 0) throw new Error('no token was read')
