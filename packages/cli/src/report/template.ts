import { existsSync, readFileSync } from 'node:fs'
import { xmlText } from '../formats/escape.ts'

/** The page lies among the assets: beside the bundle, above its chunks, or in what was built last if run from the sources. */
const places = ['./assets/report.html', '../assets/report.html', '../../dist/assets/report.html']

/** Where the built page takes its title and its data. */
export const slots = { title: '{{title}}', data: '{{data}}' } as const

/** The style of the report, for pages that are to look like it. */
export const reportStyle = (): string => split(split(builtPage(), '<style>')[1], '</style>')[0]

/** The page before and after its data. Throws an Error that names the remedy if the page was not built. */
export function reportPage(title: string): readonly [before: string, after: string] {
  const page = builtPage()
  const [head = '', rest = ''] = split(page, slots.title)
  const [before = '', after = ''] = split(rest, slots.data)
  return [head + xmlText(title) + before, after]
}

function split(text: string, at: string): [string, string] {
  const index = text.indexOf(at)
  return [text.slice(0, index), text.slice(index + at.length)]
}

function builtPage(): string {
  const file = places.map((place) => new URL(place, import.meta.url)).find((url) => existsSync(url))
  if (!file) throw new Error('the page of the HTML report is missing: run "pnpm build" in a checkout, or install again')
  return readFileSync(file, 'utf8')
}
