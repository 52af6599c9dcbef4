const { growHeapBy, growYoungBy, load } = require('./load.js')

// As the code cache was made: with another factor Node.js 24 would compile all of it again in each worker.
growYoungBy(2)
const { startWorker } = load()

// Several threads take several times the memory anyway, and have no idle processor that would clean up for them.
growHeapBy(0)
startWorker()
