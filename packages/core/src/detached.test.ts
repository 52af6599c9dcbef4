import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { detached } from './index.ts'

it.each(['', 'short', 'a piece of a long text', '“Ünïcode” \ud800 and 🛶 boats', 'long '.repeat(400)])(
  'is %j itself',
  (text) => expect(detached(text)).toBe(text),
)

it('lets the text go it was cut from', () => {
  const script = `
    ${detached.toString().replace('shortest', '13').replace('longest', '1000')}
    const held = []
    for (let i = 0; i < 400; i++) held.push(detached(\`\${i} \${'x'.repeat(40)}\${'y'.repeat(100_000)}\`.replace('y', 'z').slice(2, 30)))
    gc()
    console.log(process.memoryUsage().heapUsed)`
  const used = execFileSync(process.execPath, ['--expose-gc', '-e', script], { encoding: 'utf8' })
  expect(Number(used)).toBeLessThan(20_000_000)
})
