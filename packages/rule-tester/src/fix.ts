import type { Edit, Finding } from '@copydesk/core'

/** `text` with the edits made; they must not overlap. */
export const applyEdits = (text: string, edits: readonly Edit[]): string =>
  edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((t, edit) => t.slice(0, edit.start) + edit.text + t.slice(edit.end), text)

const collide = (a: Edit, b: Edit): boolean => a.start < b.end && b.start < a.end

/** The safe fixes of `findings` that can be made at once, first come first served. */
export function safeFixes(findings: readonly Finding[]): {
  readonly fixed: readonly Finding[]
  readonly edits: readonly Edit[]
} {
  const fixed: Finding[] = []
  const edits: Edit[] = []
  for (const finding of findings) {
    if (!finding.fix?.safe || finding.fix.edits.some((edit) => edits.some((other) => collide(edit, other)))) continue
    fixed.push(finding)
    edits.push(...finding.fix.edits)
  }
  return { fixed, edits }
}
