/** A rule of a Hunspell affix class: take `strip` off, put `add` on, where `condition` holds. */
interface Affix {
  readonly prefix: boolean
  readonly cross: boolean
  readonly strip: string
  readonly add: string
  readonly condition: RegExp
}

interface AffixFile {
  readonly affixes: ReadonlyMap<string, readonly Affix[]>
  /** Flags whose words are not words by themselves (NEEDAFFIX, ONLYINCOMPOUND) or at all (FORBIDDENWORD). */
  readonly bare: string
  readonly forbidden: string
  readonly compoundRules: readonly string[]
}

/**
 * All forms of a Hunspell dictionary with one-letter flags, as spelled there. Possessives in `'s` are left out: look-up
 * takes them off. Compound rules are applied with each starred flag at most once, enough for ordinals below 100.
 */
export function expandHunspell(aff: string, dic: string): Set<string> {
  const file = parseAffixes(aff)
  const forms = new Set<string>()
  const compoundFlags = new Set(file.compoundRules.join(''))
  const parts = new Map<string, string[]>()
  for (const line of dic.split(/\r?\n/u).slice(1)) {
    const [entry = ''] = line.split(/\s/u)
    const [stem = '', flags = ''] = entry.split('/')
    if (stem === '' || hasAny(flags, file.forbidden)) continue
    for (const flag of flags) if (compoundFlags.has(flag)) parts.set(flag, [...(parts.get(flag) ?? []), stem])
    if (!hasAny(flags, file.bare)) forms.add(stem)
    for (const form of affixed(stem, flags, file)) forms.add(form)
  }
  for (const rule of file.compoundRules) for (const form of compounds(rule, parts)) forms.add(form)
  return forms
}

function parseAffixes(aff: string): AffixFile {
  const affixes = new Map<string, Affix[]>()
  const crosses = new Set<string>()
  const special = { bare: '', forbidden: '', compoundRules: [] as string[] }
  for (const line of aff.split(/\r?\n/u)) {
    const [command = '', flag = '', third = '', fourth, fifth] = line.trim().split(/\s+/u)
    if (command === 'FLAG') throw new Error(`FLAG ${flag} is not supported: one-letter flags only`)
    if (command === 'NEEDAFFIX' || command === 'ONLYINCOMPOUND') special.bare += flag
    if (command === 'FORBIDDENWORD') special.forbidden += flag
    if (command === 'COMPOUNDRULE' && !/^\d+$/u.test(flag)) special.compoundRules.push(flag)
    if (command !== 'PFX' && command !== 'SFX') continue
    if (fifth === undefined) {
      if (third === 'Y') crosses.add(command + flag)
      continue
    }
    const prefix = command === 'PFX'
    const rule = { prefix, cross: crosses.has(command + flag), strip: plain(third), add: plain(fourth ?? '0') }
    const condition = new RegExp(prefix ? `^${fifth}` : `${fifth}$`, 'u')
    affixes.set(flag, [...(affixes.get(flag) ?? []), { ...rule, condition }])
  }
  return { affixes, ...special }
}

function plain(field: string): string {
  return field === '0' ? '' : (field.split('/')[0] ?? '')
}

function* affixed(stem: string, flags: string, { affixes }: AffixFile): Generator<string> {
  const rules = [...flags].flatMap((flag) => affixes.get(flag) ?? []).filter((rule) => rule.add !== "'s")
  for (const rule of rules) {
    const form = apply(rule, stem)
    if (form === undefined) continue
    yield form
    if (rule.prefix || !rule.cross) continue
    for (const other of rules) {
      const both = other.prefix && other.cross ? apply(other, form) : undefined
      if (both !== undefined) yield both
    }
  }
}

function apply({ prefix, strip, add, condition }: Affix, word: string): string | undefined {
  if (!condition.test(word)) return undefined
  if (prefix) return word.startsWith(strip) ? add + word.slice(strip.length) : undefined
  return word.endsWith(strip) ? word.slice(0, word.length - strip.length) + add : undefined
}

function compounds(rule: string, parts: ReadonlyMap<string, readonly string[]>): string[] {
  let forms = ['']
  for (const [, flag = '', star] of rule.matchAll(/(.)(\*?)/gu)) {
    const extended = forms.flatMap((form) => (parts.get(flag) ?? []).map((part) => form + part))
    forms = star === '*' ? [...forms, ...extended] : extended
  }
  return forms
}

function hasAny(flags: string, wanted: string): boolean {
  return [...wanted].some((flag) => flags.includes(flag))
}
