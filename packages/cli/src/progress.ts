import type { Progress } from '@copydesk/node'

export interface ProgressBar {
  readonly update: (progress: Progress) => void
  /** Ends the bar where output is about to be written to the same terminal: the output shows the progress from there on. */
  readonly clear: () => void
  readonly stop: () => void
}

const silent: ProgressBar = { update: () => {}, clear: () => {}, stop: () => {} }

/** A bar with rate and time left on stderr, if that is a terminal and there is more than a handful to read. */
export async function progressBar(files: number): Promise<ProgressBar> {
  if (!process.stderr.isTTY || files < 20) return silent
  const { SingleBar } = await import('cli-progress')
  // Each file is read twice and counted once. The line is no longer than 80 columns.
  const format = ' [{bar}] {read}/{files} files · {rate}/s · {eta_formatted} left'
  const bar = new SingleBar({
    format,
    stream: process.stderr,
    barsize: 20,
    hideCursor: true,
    clearOnComplete: true,
    etaBuffer: 200,
  })
  const started = performance.now()
  bar.start(files * 2, 0, { read: 0, files, rate: '–' })
  let active = true
  const stop = (): void => {
    if (active) bar.stop()
    active = false
    process.off('exit', stop)
  }
  // A run ended by a signal gives the terminal its cursor back.
  process.once('exit', stop)
  return {
    update: ({ pass, done }) => {
      if (!active) return
      const value = pass === 'observe' ? done : files + done
      const rate = Math.round(value / 2 / Math.max(0.001, (performance.now() - started) / 1000))
      bar.update(value, { read: Math.floor(value / 2), rate })
    },
    clear: () => {
      if (process.stdout.isTTY) stop()
    },
    stop,
  }
}
