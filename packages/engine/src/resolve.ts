import { type Document, type Family, overlaps, type Range, union } from '@copydesk/core'
import { sharesLine } from './body.ts'
import { DisjointRanges } from './disjoint.ts'
import type { RawFinding } from './report.ts'

const specificity = (finding: RawFinding): number => finding.rule.meta.specificity ?? 50

const byPlace = (a: RawFinding, b: RawFinding): number =>
  a.range.start - b.range.start ||
  a.range.end - b.range.end ||
  (a.rule.id < b.rule.id ? -1 : a.rule.id > b.rule.id ? 1 : 0)

const byPrecedence = (a: RawFinding, b: RawFinding): number =>
  specificity(b) - specificity(a) || b.confidence - a.confidence || byPlace(a, b)

/** Leaves one finding a place in each family, drops what lies in furniture, sorts by place. */
export function resolve(findings: readonly RawFinding[], document: Document): RawFinding[] {
  const furniture = resolveFurniture(
    findings.filter((f) => f.rule.meta.furniture),
    document,
  )
  const covered = new DisjointRanges<null>()
  const inline = new DisjointRanges<null>()
  for (const range of union(furniture.filter((f) => f.severity !== 'info').map((f) => f.range))) {
    covered.add(range, null)
    if (sharesLine(document.text, range)) inline.add(range, null)
  }
  const isDropped = (f: RawFinding): boolean =>
    f.rule.meta.inFurniture === 'lines' ? inline.has(f.range) : dropsInFurniture(f) && covered.has(f.range)
  const others = findings.filter((f) => !f.rule.meta.furniture && !isDropped(f))
  return [...furniture, ...resolvePlaces(others)].sort(byPlace)
}

const dropsInFurniture = (f: RawFinding): boolean =>
  f.rule.meta.scope === 'span' &&
  (f.rule.meta.inFurniture
    ? f.rule.meta.inFurniture === 'drop'
    : f.family === 'machine-translation' || f.family === 'attribution')

/** Of two span findings of one family that share a place, the one of higher specificity, then confidence, speaks. */
function resolvePlaces(findings: readonly RawFinding[]): RawFinding[] {
  const kept: RawFinding[] = []
  const places = new Map<Family, DisjointRanges<null>>()
  for (const finding of [...findings].sort(byPrecedence)) {
    const taken = places.get(finding.family) ?? new DisjointRanges<null>()
    places.set(finding.family, taken)
    if (finding.rule.meta.scope !== 'article') {
      if (taken.has(finding.range)) continue
      taken.add(finding.range, null)
    }
    kept.push(finding)
  }
  return kept
}

/** A place in the text that one rule has taken, and the strongest word of every rule on it. */
interface Place {
  readonly finding: RawFinding
  readonly confidences: Map<string, number>
}

/** Each line of furniture belongs to the most specific rule that claims it; agreeing evidence raises its confidence. */
function resolveFurniture(findings: readonly RawFinding[], document: Document): RawFinding[] {
  const taken = new DisjointRanges<Place>()
  const places: Place[] = []
  for (const finding of [...findings].sort(byPrecedence)) {
    const near = taken.overlapping(finding.range).map((t) => t.range)
    for (const range of uncovered(finding.range, near, document)) {
      const whole = range.start === finding.range.start && range.end === finding.range.end
      const place = { finding: whole ? finding : cut(finding, range, document), confidences: new Map<string, number>() }
      taken.add(range, place)
      places.push(place)
    }
  }
  for (const { range, rule, confidence } of findings) {
    for (const { value } of taken.overlapping(range)) {
      value.confidences.set(rule.id, Math.max(value.confidences.get(rule.id) ?? 0, confidence))
    }
  }
  return places.map(({ finding, confidences }) => ({ ...finding, confidence: joined(confidences) }))
}

/** 1 − Π(1 − c): the evidence of different rules is taken as independent. */
function joined(confidences: ReadonlyMap<string, number>): number {
  let doubt = 1
  for (const id of [...confidences.keys()].sort()) doubt *= 1 - (confidences.get(id) as number)
  return Math.min(0.9999, Number((1 - doubt).toFixed(4)))
}

/** The whole lines of `range` that none of `near` (ascending) touches, neighbouring lines joined. A range inside a line stays as it is. */
function uncovered(range: Range, near: readonly Range[], document: Document): Range[] {
  if (near.length === 0) return [range]
  const { lines } = document
  const pieces: { start: number; end: number }[] = []
  let open = false
  let next = 0
  for (
    let line = document.lineAt(range.start);
    line < lines.count && (lines.start[line] as number) < range.end;
    line++
  ) {
    if (lines.hash[line] === 0) continue
    const piece = {
      start: Math.max(range.start, lines.start[line] as number),
      end: Math.min(range.end, lines.end[line] as number),
    }
    while (next < near.length && (near[next] as Range).end <= piece.start) next++
    if (next < near.length && overlaps(near[next] as Range, piece)) open = false
    else if (open) (pieces.at(-1) as { end: number }).end = piece.end
    else {
      pieces.push(piece)
      open = true
    }
  }
  return pieces
}

const cut = (finding: RawFinding, range: Range, document: Document): RawFinding => ({
  ...finding,
  range,
  actual: document.text.slice(range.start, range.end),
  edits: [{ ...range, text: '' }],
})
