import {
  Baseline,
  Blobs,
  type BytesOf,
  blobsSince,
  type GitSelection,
  gitFiles,
  type Input,
  type InputOptions,
  pickInputs,
  type RunOptions,
  run,
  sidecarOf,
  stagedSidecars,
} from '@copydesk/node'
import { UsageError } from '../exit.ts'

export interface GitOptions {
  readonly staged?: boolean
  readonly changed?: boolean
  readonly since?: string
  readonly newSince?: string
}

/** Which files of the repository the options ask for. Throws a UsageError if they contradict each other. */
export function selectionOf({ staged, changed, since, newSince }: GitOptions): GitSelection | undefined {
  const ref = since ?? newSince
  if ([staged, changed, since !== undefined].filter(Boolean).length > 1)
    throw new UsageError('--staged, --changed and --since each choose files: give one of them')
  if (staged) return { kind: 'staged' }
  if (changed) return { kind: 'changed' }
  return ref === undefined ? undefined : { kind: 'since', ref }
}

/** The inputs a selection leaves of the paths; of what is staged, the staged content, exceptions as well. */
export function gitInputs(
  paths: readonly string[],
  selection: GitSelection,
  listing: InputOptions,
): { readonly inputs: readonly Input[]; readonly blobOf: BytesOf | undefined } {
  const files = gitFiles(listing.cwd, selection)
  const blobOf = new Map(files.flatMap(({ absolute, blob }) => (blob === undefined ? [] : [[absolute, blob] as const])))
  const chosen = files.map(({ absolute }) => absolute)
  const inputs = pickInputs(paths, chosen, listing)
  if (blobOf.size === 0) return { inputs, blobOf: undefined }
  for (const [absolute, blob] of stagedSidecars(listing.cwd)) blobOf.set(absolute, blob)
  return { inputs, blobOf: contentOf(listing.cwd, inputs, blobOf) }
}

/** Content of inputs and of the exceptions beside them, of which there are none but these. */
function contentOf(cwd: string, inputs: readonly Input[], blobOf: ReadonlyMap<string, string>): BytesOf {
  const wanted = inputs.flatMap(({ absolute }) => [sidecarOf(absolute), absolute])
  const blobs = new Blobs(
    cwd,
    wanted.flatMap((absolute) => blobOf.get(absolute) ?? []),
  )
  return (absolute) => {
    const blob = blobOf.get(absolute)
    return blob === undefined ? null : blobs.read(blob)
  }
}

/** Findings the same files had where the branch left `ref`, as a baseline: what is not in it is new. */
export async function baselineSince(ref: string, options: RunOptions): Promise<Baseline> {
  const cwd = process.cwd()
  const blobOf = blobsSince(cwd, ref)
  const inputs = options.inputs.filter(({ absolute }) => blobOf.has(absolute))
  const found = new Baseline()
  const { cache: _, onTaken: __, ...rest } = options
  const events = run({ ...rest, inputs, bytesOf: contentOf(cwd, inputs, blobOf), baseline: found })
  while (!(await events.next()).done);
  return found.next([], true)
}
