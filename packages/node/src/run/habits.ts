import { Profiles, type ProfilesParts, type SketchIndex } from '@copydesk/engine'
import { type Input, ownerOf } from '../inputs.ts'

/** Habits of a shard that an earlier run learned: read only if somebody asks. */
export interface LearnedEarlier {
  readonly sources: readonly string[]
  readonly articles: () => number
  readonly habits: () => Omit<ProfilesParts, 'sketches'>
  readonly sketches: () => ProfilesParts['sketches']
}

export interface HabitsOptions {
  readonly inputs: readonly Input[]
  /** Learned in earlier runs over other articles, or over these. */
  readonly saved: Profiles | undefined
  /** `saved` holds all there is to learn of the run: nothing is learned from it. */
  readonly complete: boolean
  /** Whether any rule asks the run index. */
  readonly needsIndex: boolean
}

/** What the articles of a run say together, of each source and of the run. Complete only after the first pass. */
export class Habits {
  readonly inputs: readonly Input[]
  readonly saved: Profiles | undefined
  readonly complete: boolean
  readonly needsIndex: boolean
  readonly #profiles: Profiles
  /** Neither habits nor sketches of these are in the profiles yet, or sketches alone. */
  #unread: LearnedEarlier[] = []
  #unsketched: LearnedEarlier[] = []
  #index: SketchIndex | undefined
  #asked: SketchIndex | undefined

  constructor({ inputs, saved, complete, needsIndex }: HabitsOptions) {
    this.inputs = inputs
    this.saved = saved
    this.complete = complete
    this.needsIndex = needsIndex
    this.#profiles = new Profiles(saved)
    if (saved) this.#profiles.merge(saved)
  }

  /** Where to observe, where nobody needs a shard's habits apart. */
  get profiles(): Profiles {
    return this.#profiles
  }

  add(part: Profiles): void {
    this.#profiles.merge(part)
  }

  defer(part: LearnedEarlier): void {
    this.#unread.push(part)
    this.#unsketched.push(part)
  }

  /** Profiles that are complete for these sources. */
  of(sources: readonly string[]): Profiles {
    const wanted = new Set(sources)
    this.#read((part) => part.sources.some((source) => wanted.has(source)))
    return this.#profiles
  }

  /** The profiles of all sources, with all sketches. */
  all(): Profiles {
    this.#read(() => true)
    this.#sketch()
    return this.#profiles
  }

  /** Index over the articles of the run, made once all are observed; `open` reads one again. */
  index(open: Parameters<Profiles['runIndex']>[0]): SketchIndex {
    if (!this.#index) {
      this.#sketch()
      const others = this.#unread.reduce((sum, { articles }) => sum + articles(), 0)
      this.#index = this.#profiles.runIndex(open, others)
    }
    return (this.#asked ?? this.#index).opening(open)
  }

  /** What the index is asked from now on is mostly about the articles of these inputs. */
  askAbout(inputs: readonly Input[]): void {
    const byKey = new Map(inputs.map((input) => [input.key, input]))
    this.#asked = this.index(() => undefined).about((key) => ownerOf(key, byKey) !== undefined)
  }

  #read(isWanted: (part: LearnedEarlier) => boolean): void {
    const rest: LearnedEarlier[] = []
    for (const part of this.#unread) {
      if (isWanted(part)) this.#profiles.merge(Profiles.fromParts({ ...part.habits(), sketches: [] }))
      else rest.push(part)
    }
    this.#unread = rest
  }

  #sketch(): void {
    for (const part of this.#unsketched) this.#profiles.addSketches(part.sketches())
    this.#unsketched = []
  }
}
