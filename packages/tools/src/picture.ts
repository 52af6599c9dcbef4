import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './families.ts'

/** What stands in one box: a package, or several of the same kind. */
export interface Box {
  readonly name: string
  /** Names of the boxes it imports. */
  readonly imports: readonly string[]
  /** Whether it needs Node.js; all others run in a browser too. */
  readonly needsNode: boolean
}

interface Manifest {
  readonly name: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
}

/** Made for the work on the project, not for its users. */
const workshop = new Set(['rule-tester', 'site', 'tools'])
const needNode = new Set(['node', 'cli', 'language-server', 'vscode'])
/** These ship as one bundle, so that what is in them stands among their devDependencies. */
const bundled = new Set(['cli', 'retext-copydesk', 'vscode'])
const rules = 'rules/*'

const boxOf = (dependency: string): string =>
  dependency.startsWith('@copydesk/rules-') ? rules : dependency.replace(/^@copydesk\//, '')

/** The packages users run, and what each imports of the others. The four families of rules are one box. */
export function readBoxes(base = root): Box[] {
  const folders = readdirSync(join(base, 'packages')).filter(
    (name) => !workshop.has(name) && existsSync(join(base, 'packages', name, 'package.json')),
  )
  const families = readdirSync(join(base, 'rules'))
  const known = new Set([...folders, rules])
  const importsOf = (folder: string, withDev: boolean): string[] => {
    const manifest = JSON.parse(readFileSync(join(base, folder, 'package.json'), 'utf8')) as Manifest
    const all = { ...manifest.dependencies, ...(withDev ? manifest.devDependencies : {}) }
    return Object.keys(all).map(boxOf)
  }
  const box = (name: string, imports: readonly string[]): Box => ({
    name,
    imports: [...new Set(imports)].filter((other) => other !== name && known.has(other)).sort(),
    needsNode: needNode.has(name),
  })
  return [
    ...folders.map((name) => box(name, importsOf(`packages/${name}`, bundled.has(name)))),
    box(
      rules,
      families.flatMap((family) => importsOf(`rules/${family}`, false)),
    ),
  ].sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** What a box imports, without what it gets by another box it imports. */
export function reduced(boxes: readonly Box[]): Map<string, readonly string[]> {
  const byName = new Map(boxes.map((box) => [box.name, box]))
  const reach = new Map<string, ReadonlySet<string>>()
  const reached = (name: string): ReadonlySet<string> => {
    const known = reach.get(name)
    if (known) return known
    const { imports } = byName.get(name) as Box
    const all = new Set(imports.flatMap((other) => [other, ...reached(other)]))
    reach.set(name, all)
    return all
  }
  return new Map(
    boxes.map(({ name, imports }) => [
      name,
      imports.filter((one) => !imports.some((other) => other !== one && reached(other).has(one))),
    ]),
  )
}

/** Boxes by row, the lowest first: each stands above all it imports. */
export function rowsOf(boxes: readonly Box[]): Box[][] {
  const byName = new Map(boxes.map((box) => [box.name, box]))
  const levels = new Map<string, number>()
  const level = (name: string): number => {
    const known = levels.get(name)
    if (known !== undefined) return known
    const found = 1 + Math.max(-1, ...(byName.get(name) as Box).imports.map(level))
    levels.set(name, found)
    return found
  }
  const rows: Box[][] = []
  for (const box of boxes) {
    const at = level(box.name)
    rows[at] = [...(rows[at] ?? []), box]
  }
  return rows
}

const width = 760
const box = { width: 132, height: 34, gap: 58 }
const margin = 26

interface Place {
  readonly x: number
  readonly y: number
}

function placesOf(rows: readonly (readonly Box[])[], imports: ReadonlyMap<string, readonly string[]>) {
  const places = new Map<string, Place>()
  rows.forEach((row, level) => {
    const y = margin + (rows.length - 1 - level) * (box.height + box.gap)
    const middle = ({ name }: Box): number => {
      const below = (imports.get(name) ?? []).flatMap((other) => places.get(other)?.x ?? [])
      return below.length === 0 ? width / 2 : below.reduce((sum, x) => sum + x, 0) / below.length
    }
    const ordered = [...row].sort((a, b) => middle(a) - middle(b) || (a.name < b.name ? -1 : 1))
    ordered.forEach(({ name }, i) => {
      places.set(name, { x: (width * (i + 1)) / (row.length + 1), y })
    })
  })
  return places
}

/** An arrow from the foot of one box to the head of another, round those that stand between them. */
function arrow(from: Place, to: Place, all: Iterable<Place>): string {
  const [x1, y1, x2, y2] = [from.x, from.y + box.height, to.x, to.y - 4]
  const bend = Math.max(18, (y2 - y1) / 2)
  const between = [...all].filter(({ y }) => y > from.y && y < to.y).map(({ x }) => x)
  const [c1, c2] = between.length === 0 ? [x1, x2] : around(x1, x2, between)
  return `<path class="arrow" d="M${round(x1)} ${round(y1)} C${round(c1)} ${round(y1 + bend)} ${round(c2)} ${round(y2 - bend)} ${round(x2)} ${round(y2)}" marker-end="url(#head)"/>`
}

/** Where a curve from `x1` to `x2` has to be drawn to so that its middle passes these boxes. */
function around(x1: number, x2: number, boxes: readonly number[]): [number, number] {
  const clear = box.width / 2 + 18
  const middle = x2 < x1 ? Math.min(...boxes) - clear : Math.max(...boxes) + clear
  const drawn = (8 * middle - x1 - x2) / 6
  return [drawn, drawn]
}

const round = (value: number): string => String(Math.round(value * 10) / 10)

const style = `
  text { font: 14px ui-sans-serif, system-ui, sans-serif; text-anchor: middle; fill: #1f2328 }
  .note { font-size: 12px; text-anchor: start; fill: #59636e }
  rect { fill: #eef4ff; stroke: #4a6fa5; rx: 6px }
  .node rect { fill: #fff3e0; stroke: #b26a00 }
  .arrow { fill: none; stroke: #8c959f; stroke-width: 1.2 }
  #head path { fill: #8c959f }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3 } .note { fill: #9198a1 }
    rect { fill: #16243a; stroke: #6c95d2 } .node rect { fill: #3a2a10; stroke: #d29922 }
  }`

/** The packages as a picture: who imports whom, in SVG. */
export function picture(boxes: readonly Box[]): string {
  const rows = rowsOf(boxes)
  const imports = reduced(boxes)
  const places = placesOf(rows, imports)
  const at = (name: string): Place => places.get(name) as Place
  const height = 2 * margin + rows.length * (box.height + box.gap) - box.gap + 24
  const arrows = boxes.flatMap(({ name }) =>
    (imports.get(name) ?? []).map((other) => arrow(at(name), at(other), places.values())),
  )
  const drawn = boxes.map(({ name, needsNode }) => {
    const { x, y } = at(name)
    return `<g${needsNode ? ' class="node"' : ''}><rect x="${round(x - box.width / 2)}" y="${round(y)}" width="${box.width}" height="${box.height}"/><text x="${round(x)}" y="${round(y + 22)}">${name}</text></g>`
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title">`,
    '<title id="title">Which package imports which: an arrow points to what is imported</title>',
    `<style>${style}\n</style>`,
    '<defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 L8 4 L0 8 z"/></marker></defs>',
    ...arrows,
    ...drawn,
    `<text class="note" x="${margin}" y="${height - 12}">An arrow points to what is imported, unless another leads there. Orange needs Node.js, blue runs in a browser too.</text>`,
    '</svg>',
    '',
  ].join('\n')
}
