import { afterEach, expect, it, vi } from 'vitest'
import { progressBar } from './progress.ts'

const { isTTY } = process.stderr
afterEach(() => {
  process.stderr.isTTY = isTTY
  vi.restoreAllMocks()
})

it('shows the cursor again where the run ends early, and only then', async () => {
  process.stderr.isTTY = true
  const written: string[] = []
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0)
  const before = process.listeners('exit')
  const bar = await progressBar(100)
  const [leave] = process.listeners('exit').filter((listener) => !before.includes(listener))
  expect(written.join('')).toContain('0/100 files')
  expect(written.join('')).not.toContain('\u001b[?25h')
  leave?.(130)
  expect(written.join('')).toContain('\u001b[?25h')
  expect(process.listeners('exit')).toEqual(before)
  const { length } = written
  bar.stop()
  expect(written).toHaveLength(length)
})
