import type { LintedItem } from './executor.ts'
import type { HeldOutcomes, Told } from './held.ts'

/** Gives the outcomes of inputs, numbered by their order in the run, in that order; they come in another. */
export class InOrder {
  readonly #items: AsyncGenerator<LintedItem>
  readonly #tasks: readonly (readonly number[])[]
  /** By input: its place in the order in which outcomes come. */
  readonly #turns = new Map<number, number>()
  readonly #held: HeldOutcomes
  #next: Promise<Arrived | undefined> | undefined
  #turn = -1

  /** `tasks`: what is linted, in the order it is linted: of each task the numbers of its inputs. */
  constructor(items: AsyncGenerator<LintedItem>, tasks: readonly (readonly number[])[], held: HeldOutcomes) {
    this.#items = items
    this.#tasks = tasks
    this.#held = held
    for (const input of tasks.flat()) this.#turns.set(input, this.#turns.size)
  }

  async *of(input: number): AsyncGenerator<Told, void> {
    const turn = this.#turns.get(input) as number
    if (turn > this.#turn) yield* this.#upTo(turn)
    else yield* this.#held.take(input)
  }

  async *#upTo(turn: number): AsyncGenerator<Told, void> {
    this.#turn = turn
    for (let next = await this.#peek(); next && next.turn <= turn; next = await this.#peek()) {
      this.#next = undefined
      if (next.turn === turn) yield next.item
      else this.#held.put(next.input, next.item)
    }
  }

  #peek(): Promise<Arrived | undefined> {
    this.#next ??= this.#items.next().then(({ done, value }) => (done ? undefined : this.#arrived(value)))
    return this.#next
  }

  #arrived(item: LintedItem): Arrived {
    const input = this.#tasks[item.task]?.[item.input] as number
    return { item, input, turn: this.#turns.get(input) as number }
  }
}

/** An outcome with the input it is of, and the turn that had. */
interface Arrived {
  readonly item: LintedItem
  readonly input: number
  readonly turn: number
}
