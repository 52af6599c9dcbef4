import type { ProfilesParts } from '@copydesk/engine'
import type { Pack } from './cache-folder.ts'
import { sketchesIn } from './packs.ts'

type Sketches = ProfilesParts['sketches']

/** Digests of packs, by name. */
export type Digests = Readonly<Record<string, string>>

export interface SketchPacksOptions {
  /** Of the packs of the last run, if all were kept. */
  readonly earlier: Digests | undefined
  /** How many packs this run has. */
  readonly count: number
  readonly read: (name: string) => Pack | undefined
}

/** Part of the packs up to which it is known what changed in them: where more did, asking everything again is no dearer. */
const mostChanged = 1 / 8

/** Which packs of sketches the run index was made of in the last run, and of which it is made in this one. */
export class SketchPacks {
  readonly #options: SketchPacksOptions
  readonly #now = new Map<string, string>()
  /** By name of a pack that is written anew, or of one that this run does not have. */
  readonly #gone = new Map<string, Sketches>()

  constructor(options: SketchPacksOptions) {
    this.#options = options
  }

  /** A pack is of this run. */
  add(name: string, digest: string): void {
    this.#now.set(name, digest)
  }

  /** A pack is about to be written anew. */
  giveUp(name: string): void {
    const { earlier, read } = this.#options
    if (!earlier || this.#gone.has(name) || this.#gone.size >= this.#most) return
    const pack = read(name)
    if (pack && pack.digest === earlier[name]) this.#gone.set(name, sketchesIn(pack.body))
  }

  /** Of this run; undefined where a pack was not kept. */
  digests(): Digests | undefined {
    return this.#now.size === this.#options.count ? Object.fromEntries(this.#now) : undefined
  }

  /** Sketches of the last run that are in no pack now, and those that are now and were in none; undefined where not all are known. */
  changes(): { readonly before: Sketches[]; readonly after: Sketches[] } | undefined {
    const { earlier } = this.#options
    const now = this.digests()
    if (!earlier || !now) return undefined
    const lost = Object.keys(earlier).filter((name) => now[name] !== earlier[name])
    const gained = Object.keys(now).filter((name) => now[name] !== earlier[name])
    if (Math.max(lost.length, gained.length) > this.#most) return undefined
    for (const name of lost) this.giveUp(name)
    const before = lost.map((name) => this.#gone.get(name))
    const after = gained.map((name) => this.#sketchesOf(name))
    return before.every(isKnown) && after.every(isKnown) ? { before, after } : undefined
  }

  get #most(): number {
    return Math.max(1, this.#options.count * mostChanged)
  }

  #sketchesOf(name: string): Sketches | undefined {
    const pack = this.#options.read(name)
    return pack && pack.digest === this.#now.get(name) ? sketchesIn(pack.body) : undefined
  }
}

const isKnown = (sketches: Sketches | undefined): sketches is Sketches => sketches !== undefined
