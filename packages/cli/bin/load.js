const { existsSync, readFileSync, writeFileSync } = require('node:fs')
const { createRequire, Module } = require('node:module')
const { dirname, join } = require('node:path')
const vm = require('node:vm')
const { setFlagsFromString } = require('node:v8')

const dist = join(__dirname, '../dist')
const core = join(dist, 'core.cjs')
const cache = join(dist, 'core.cache')

const major = Number.parseInt(process.versions.node, 10)

/** How much a heap may grow before it is cleaned up, in percent; 0 leaves it to V8. For all threads of the process. */
function growHeapBy(percent) {
  if (major <= 22) setFlagsFromString(`--heap-growing-percent=${percent}`)
}

/** By how much the space of young objects may grow at a time: 2 is V8's own, 1 leaves it as it is. For all threads of the process. */
function growYoungBy(factor) {
  setFlagsFromString(`--semi-space-growth-factor=${factor}`)
}

// Flags come before the code cache, which is good for the flags it was made with.
// V8 lets a heap of 30 MB grow to four times that before it cleans up: two passes over a large folder are no reason to.
// Cleaning up sooner still saves little (25 percent: 12 MB less, and some more processor time).
growHeapBy(45)
// One article runs most of some thousand expressions once or twice: compiling them twice, and well, costs more than it gives.
setFlagsFromString('--no-regexp-peephole-optimization')
setFlagsFromString('--regexp-tier-up-ticks=50')
// It optimises a function after 66 kB of bytecode: too soon for one article, and for a folder before it has seen enough
// (measured: a fifth less processor time at 600 kB, for both). Later versions have another compiler before that one, and
// no such flag.
if (major === 20) setFlagsFromString('--interrupt-budget=600000')

/** Parts of Node.js that few runs need and that take a while to load: they are when something of them is asked for. */
const rare = new Set(['node:child_process', 'node:fs/promises', 'node:stream/consumers', 'node:worker_threads'])

/** As `require`, for the one script. */
function requireLate(path) {
  const load = createRequire(path)
  return (name) => (rare.has(name) ? new Proxy({}, { get: (_, part) => load(name)[part] }) : load(name))
}

const head = '(function (exports, require, module, __filename, __dirname) {'

/** Loads the one script nearly all code is in, with the code cache the build left. V8 refuses one of another version. */
function loadCore() {
  const script = new vm.Script(`${head}${readFileSync(core, 'utf8')}\n})`, {
    filename: core,
    columnOffset: -head.length,
    ...(existsSync(cache) ? { cachedData: readFileSync(cache) } : {}),
  })
  const loaded = new Module(core, module)
  loaded.filename = core
  require.cache[core] = loaded
  script.runInThisContext()(loaded.exports, requireLate(core), loaded, core, dirname(core))
  loaded.loaded = true
  return script
}

exports.growHeapBy = growHeapBy
exports.growYoungBy = growYoungBy

/** What the bundle exports; `undefined` before the first build. */
exports.load = () => {
  if (!existsSync(core)) return undefined
  loadCore()
  return require('../dist/main.cjs')
}

/** Runs the command, then writes the code cache of what that compiled. */
exports.writeCache = async (argv) => {
  const script = loadCore()
  await require('../dist/main.cjs').main(argv)
  writeFileSync(cache, script.createCachedData())
}
