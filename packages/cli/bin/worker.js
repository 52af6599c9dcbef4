const { growHeapBy, growYoungBy, load } = require('./load.js')

const { startWorker } = load()

// Several threads take several times the memory anyway, and have no idle processor that would clean up for them.
growHeapBy(0)
growYoungBy(2)
startWorker()
