import { describe, expect, it } from 'vitest'
import { type Box, picture, readBoxes, reduced, rowsOf } from './picture.ts'

const box = (name: string, ...imports: string[]): Box => ({ name, imports, needsNode: false })

describe('the picture of the packages', () => {
  const boxes = [box('core'), box('text', 'core'), box('rules', 'core', 'text'), box('cli', 'core', 'rules')]

  it('leaves out what comes by another arrow', () => {
    expect(Object.fromEntries(reduced(boxes))).toEqual({ core: [], text: ['core'], rules: ['text'], cli: ['rules'] })
  })

  it('puts each above what it imports', () => {
    expect(rowsOf(boxes).map((row) => row.map(({ name }) => name))).toEqual([['core'], ['text'], ['rules'], ['cli']])
  })

  it('draws every package once and every arrow', () => {
    const all = readBoxes()
    const drawn = picture(all)
    for (const { name } of all) expect(drawn.split(`>${name}</text>`), name).toHaveLength(2)
    const arrows = [...reduced(all).values()].flat()
    expect(drawn.split('class="arrow"')).toHaveLength(arrows.length + 1)
    expect(all.map(({ name }) => name)).toEqual(expect.arrayContaining(['core', 'node', 'cli', 'rules/*']))
  })
})
