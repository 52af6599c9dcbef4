const { load } = require('./load.js')

load().startWorker()
