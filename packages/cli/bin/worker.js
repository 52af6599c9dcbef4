const { setFlagsFromString } = require('node:v8')
const { load } = require('./load.js')

const { startWorker } = load()

// Several threads take several times the memory anyway, and have no idle processor that would clean up for them.
const major = Number.parseInt(process.versions.node, 10)
if (major <= 22) setFlagsFromString('--heap-growing-percent=0')
startWorker()
