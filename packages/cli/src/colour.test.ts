import { describe, expect, it } from 'vitest'
import { wantsColour } from './colour.ts'

describe('wantsColour', () => {
  it.each([
    ['a terminal', [], {}, true, true],
    ['a pipe', [], {}, false, false],
    ['a dumb terminal', [], { TERM: 'dumb' }, true, false],
    ['--no-color over a terminal', ['lint', '--no-color', 'x'], {}, true, false],
    ['--color over a pipe', ['lint', 'x', '--color'], {}, false, true],
    ['--color over NO_COLOR', ['--color'], { NO_COLOR: '1' }, false, true],
    ['the last of both', ['--color', '--no-color'], {}, true, false],
    ['a path after --', ['lint', '--', '--color'], {}, false, false],
    ['NO_COLOR over FORCE_COLOR', [], { NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
    ['an empty NO_COLOR', [], { NO_COLOR: '' }, true, true],
    ['FORCE_COLOR over a pipe', [], { FORCE_COLOR: '1' }, false, true],
    ['an empty FORCE_COLOR', [], { FORCE_COLOR: '' }, false, true],
    ['FORCE_COLOR=0 over a terminal', [], { FORCE_COLOR: '0' }, true, false],
    ['a pipe in continuous integration', [], { CI: 'true' }, false, false],
  ] as const)('decides on %s', (_, argv, env, terminal, colour) => {
    expect(wantsColour({ argv, env, terminal })).toBe(colour)
  })
})
