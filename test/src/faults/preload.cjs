// Loaded before the command (`--require`): counts what it does to the file system and fails at a chosen step.
//   FAULT_AT    number of the step, from 1; 0: none
//   FAULT       kill: the process is killed before the step; else the code of an error the step throws, from then on
//   FAULT_COUNT file that takes the number of steps when the process ends
const fs = require('node:fs')
const { syncBuiltinESMExports } = require('node:module')
const { isMainThread } = require('node:worker_threads')

const at = Number(process.env.FAULT_AT ?? 0)
const fault = process.env.FAULT ?? 'kill'
const changing = [
  'mkdirSync',
  'openSync',
  'writeSync',
  'writeFileSync',
  'renameSync',
  'rmSync',
  'unlinkSync',
  'rmdirSync',
  'copyFileSync',
  'fsyncSync',
  'truncateSync',
  'appendFileSync',
  'utimesSync',
]
/** What needs room on the disk. */
const filling = new Set(['mkdirSync', 'writeSync', 'writeFileSync', 'copyFileSync', 'appendFileSync'])
let steps = 0

function step(name) {
  if (fault !== 'kill' && !filling.has(name)) return
  steps++
  if (at === 0 || steps < at) return
  if (fault === 'kill') process.kill(process.pid, 'SIGKILL')
  else throw Object.assign(new Error(`${fault}: no room, ${name}`), { code: fault, syscall: name })
}

if (isMainThread) {
  for (const name of changing) {
    const real = fs[name]
    fs[name] = (...args) => {
      const flags = args[1]
      const isReading = name === 'openSync' && (flags === undefined || flags === 'r' || flags === fs.constants.O_RDONLY)
      // Standard output and error are no files of a folder.
      const isStandard = (name === 'writeSync' || name === 'fsyncSync') && args[0] <= 2
      if (!isReading && !isStandard) step(name)
      return real.apply(fs, args)
    }
  }
  syncBuiltinESMExports()
  if (process.env.FAULT_COUNT) {
    const { writeFileSync } = fs
    process.on('exit', () => {
      const counted = steps
      // What is written here is no step of the command.
      steps = Number.NEGATIVE_INFINITY
      writeFileSync(process.env.FAULT_COUNT, String(counted))
    })
  }
}
