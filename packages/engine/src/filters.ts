import { type Document, overlaps, type Range, union } from '@copydesk/core'
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
  const covered = union(furniture.filter((f) => f.severity !== 'info').map((f) => f.range))
  const others = findings.filter(
    (f) => !f.rule.meta.furniture && !(dropsInFurniture(f) && covered.some((r) => overlaps(r, f.range))),
  )
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
  const places = new Map<string, RawFinding[]>()
  for (const finding of [...findings].sort(byPrecedence)) {
    if (finding.rule.meta.scope === 'article') {
      kept.push(finding)
      continue
    }
    const taken = places.get(finding.family) ?? []
    if (taken.some((other) => overlaps(other.range, finding.range) && other.rule.meta.scope !== 'article')) continue
    places.set(finding.family, [...taken, finding])
    kept.push(finding)
  }
  return kept
}

/** Each line of furniture belongs to the most specific rule that claims it; agreeing evidence raises its confidence. */
function resolveFurniture(findings: readonly RawFinding[], document: Document): RawFinding[] {
  const kept: RawFinding[] = []
  for (const finding of [...findings].sort(byPrecedence)) {
    for (const range of uncovered(
      finding.range,
      kept.map((k) => k.range),
      document,
    )) {
      kept.push(
        range.start === finding.range.start && range.end === finding.range.end
          ? finding
          : cut(finding, range, document),
      )
    }
  }
  return kept.map((k) => ({ ...k, confidence: joined(k, findings) }))
}

/** 1 − Π(1 − c) over one finding a rule that covers the same place (evidence taken as independent). */
function joined(finding: RawFinding, all: readonly RawFinding[]): number {
  const strongest = new Map<string, number>()
  for (const other of all) {
    if (!overlaps(other.range, finding.range)) continue
    strongest.set(other.rule.id, Math.max(strongest.get(other.rule.id) ?? 0, other.confidence))
  }
  let doubt = 1
  for (const confidence of strongest.values()) doubt *= 1 - confidence
  return Math.min(0.9999, Number((1 - doubt).toFixed(4)))
}

/** The whole lines of `range` that none of `taken` touches, neighbouring lines joined. A range inside a line stays as it is. */
function uncovered(range: Range, taken: readonly Range[], document: Document): Range[] {
  const near = taken.filter((t) => overlaps(t, range))
  if (near.length === 0) return [range]
  const { lines } = document
  const pieces: { start: number; end: number }[] = []
  let open = false
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
    if (near.some((t) => overlaps(t, piece))) open = false
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
