import { existsSync, readFileSync } from 'node:fs'
import { xmlText } from '../formats/escape.ts'

/** The page lies among the assets: beside the bundle, above its chunks, or in what was built last if run from the sources. */
const places = ['./assets/report.html', '../assets/report.html', '../../dist/assets/report.html']

/** Where the built page takes its title and its data. */
export const slots = { title: '{{title}}', data: '{{data}}' } as const

/** The page before and after its data. Throws an Error that names the remedy if the page was not built. */
export function reportPage(title: string): readonly [before: string, after: string] {
  const file = places.map((place) => new URL(place, import.meta.url)).find((url) => existsSync(url))
  if (!file) throw new Error('the page of the HTML report is missing: run "pnpm build" in a checkout, or install again')
  const page = readFileSync(file, 'utf8')
  const [head = '', rest = ''] = split(page, slots.title)
  const [before = '', after = ''] = split(rest, slots.data)
  return [head + xmlText(title) + before, after]
}

function split(text: string, at: string): [string, string] {
  const index = text.indexOf(at)
  return [text.slice(0, index), text.slice(index + at.length)]
}
