/**
 * What of a paragraph the parser takes more than linear time for, and how much of it is let pass. Each is far above what
 * people write: the longest paragraphs of articles have a tenth of it.
 */
const limits = { brackets: 2000, depth: 60, marks: 1000, lines: 2000, containers: 60 }

type Count = keyof typeof limits

const names: Readonly<Record<Count, string>> = {
  brackets: 'brackets in one paragraph',
  depth: 'brackets within each other',
  marks: 'marks of emphasis in one paragraph',
  lines: 'lines in one paragraph',
  containers: 'lists and quotations within each other',
}

/** Marks of quotations and list items a line starts with. */
const containers = /^(?:[ \t]{0,40}(?:>|[-*+][ \t]|\d{1,9}[.)][ \t]))+/

/** Lines that end a paragraph or start one. */
const edge = /^[ \t]{0,80}(?:$|#{1,6}[ \t]|>|[-*+][ \t]|\d{1,9}[.)][ \t]|\|)/

class Counts implements Record<Count, number> {
  brackets = 0
  depth = 0
  marks = 0
  lines = 0
  containers = 0
  #open = 0

  add(line: string): void {
    this.lines++
    this.containers = containers.exec(line)?.[0].match(/[>.)*+-]/g)?.length ?? 0
    for (const [char] of line.matchAll(/[[\]*_]/g)) {
      if (char === '[') this.#open++
      else if (char === ']') this.#open = Math.max(0, this.#open - 1)
      if (char === '[' || char === ']') this.brackets++
      else this.marks++
      this.depth = Math.max(this.depth, this.#open)
    }
  }
}

/** Throws where a file would take the parser longer than its length allows: a file made to, no article. */
export function checkBudget(input: string): void {
  let counts = new Counts()
  for (const [i, line] of input.split(/\r\n|\r|\n/).entries()) {
    if (edge.test(line)) counts = new Counts()
    counts.add(line)
    for (const name of Object.keys(limits) as Count[]) {
      if (counts[name] > limits[name])
        throw new RangeError(`line ${i + 1} of the Markdown: more than ${limits[name]} ${names[name]}`)
    }
  }
}
