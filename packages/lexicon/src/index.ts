export { decodeLexicon } from './decode.ts'
export { encodeLexicon, type LexiconEntry } from './encode.ts'
export { lexiconOf, type MiniLexicon } from './mini.ts'
