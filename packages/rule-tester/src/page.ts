/** Sections every rule page has, in this order. */
export const sections = ['What it finds', 'Why', 'Exceptions', 'Examples', 'Measured'] as const

/** What is wrong with a rule page: a title that is not the rule's id, sections missing, out of order, empty or to do. */
export function pageFaults(markdown: string, id: string): string[] {
  const faults: string[] = []
  if (!markdown.startsWith(`# ${id}\n`)) faults.push(`does not start with "# ${id}"`)
  let from = 0
  for (const section of sections) {
    const heading = `\n## ${section}\n`
    const at = markdown.indexOf(heading, from)
    if (at < 0) {
      faults.push(`has no "## ${section}" where it belongs`)
      continue
    }
    from = at + heading.length - 1
    const next = markdown.indexOf('\n## ', from)
    const body = markdown.slice(from, next < 0 ? undefined : next).trim()
    if (body === '' || body === 'TODO') faults.push(`says nothing under "## ${section}"`)
  }
  return faults
}
