const { readFileSync } = require('node:fs')
const { brotliDecompressSync } = require('node:zlib')

/** Runs the script a chunk of the bundle holds packed: what few runs load is worth its room only so. */
exports.run = (chunk) => {
  chunk._compile(brotliDecompressSync(readFileSync(`${chunk.filename}.br`)).toString(), chunk.filename)
}
