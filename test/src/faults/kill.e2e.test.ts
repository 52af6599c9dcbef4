import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { story } from '../articles.ts'
import { contents, run, spread, stepsOf, withRoom } from './faults.ts'

const damaged = (n: number): string =>
  `${story(n)}\nIt talked for hours about the money.The mayor left early, and nobody asked him why.\n\nShare this story on all channels\n\nLeave a Reply\n\nYour email address will not be published. Required fields are marked *\n`
const files: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Array.from({ length: 13 }, (_, i) => [`in/elm/${i}.txt`, damaged(i)])),
  'in/oak/page.html': `<article><h1>A wall</h1><p>${story(20).replaceAll('\n\n', '</p><p>')}</p></article>`,
  'in/oak/all.jsonl': [21, 22].map((n) => `${JSON.stringify({ id: n, text: damaged(n) })}\n`).join(''),
}

const from = mkdtempSync(join(tmpdir(), 'copydesk-faults-'))
for (const [path, content] of Object.entries(files)) {
  mkdirSync(dirname(join(from, path)), { recursive: true })
  writeFileSync(join(from, path), content)
}
afterAll(() => rmSync(from, { recursive: true, force: true }))

/** What is tried, each with a command that ends it: run again, it leaves what an undisturbed run leaves. */
const commands = {
  'lint with reports': [
    'lint',
    'in',
    '--exit-zero',
    '--format',
    'html=out/r.html,jsonl=out/r.jsonl,junit=out/r.xml,markdown=out/r.md',
  ],
  'lint with a cache': [
    'lint',
    'in',
    '--exit-zero',
    '--cache',
    '--cache-location',
    'kept',
    '--format',
    'jsonl=out.jsonl',
  ],
  fix: ['lint', 'in', '--exit-zero', '--fix', '--format', 'jsonl=out.jsonl'],
  clean: ['clean', 'in', '--out', 'cleaned'],
  baseline: ['baseline', 'in', '-o', 'accepted.json'],
  profile: ['profile', 'in', '-o', 'habits.json'],
}
/** All in all some 200. */
const mostPoints = 60
/** And of a full disk or a forbidden write, some 60. */
const mostErrors = 8

/** What the names of a cache's packs, and what they hold, come from is where the folder lies. */
const finished = (files: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(files).filter(([path]) => !path.startsWith('kept/') || temporaries.test(path)))

const temporaries = /(?:^|\/)\.copydesk-[^/]*\.tmp$/

describe.each(Object.entries(commands))('%s, killed between any two of its steps,', (name, args) => {
  const reference = withRoom(from, (room) => {
    const steps = stepsOf(room, args, 'kill')
    const after = contents(room.folder)
    const isComplete = (files: Record<string, string>): boolean =>
      JSON.stringify(finished(files)) === JSON.stringify(finished(after))
    return { steps, after, isComplete }
  })

  it('has steps to be killed at', () => {
    expect(reference.steps).toBeGreaterThanOrEqual(4)
    expect(Object.keys(reference.after).length).toBeGreaterThan(Object.keys(files).length)
  })

  it.each(spread(reference.steps, mostPoints))('leaves files whole, and the next run ends it: step %i', (at) =>
    withRoom(from, (room) => {
      const before = contents(room.folder)
      const { signal } = run(room, args, { at, kind: 'kill' })
      expect(signal).toBe('SIGKILL')
      for (const [path, content] of Object.entries(contents(room.folder))) {
        // A cache's files and those of `--fix` are whole too, if not yet the last.
        if (temporaries.test(path) || path.startsWith('kept/') || name === 'fix') continue
        expect([before[path], reference.after[path]], path).toContain(content)
      }
      expect(run(room, args)).toMatchObject({ status: 0, signal: null })
      expect(finished(contents(room.folder))).toEqual(finished(reference.after))
      expect(contents(room.temporary)).toEqual({})
    }),
  )

  it.each(
    ['ENOSPC', 'EACCES'].flatMap((kind) =>
      spread(
        withRoom(from, (room) => stepsOf(room, args, kind)),
        mostErrors,
      ).map((at) => ({ kind, at })),
    ),
  )('says so and leaves files whole where nothing can be written any more: $kind at step $at', ({ kind, at }) =>
    withRoom(from, (room) => {
      const before = contents(room.folder)
      const { status, stdout, stderr } = run(room, args, { at, kind })
      for (const [path, content] of Object.entries(contents(room.folder))) {
        if (path.startsWith('kept/') || name === 'fix') continue
        expect([before[path], reference.after[path]], path).toContain(content)
      }
      // A cache that cannot be written costs time alone.
      if (reference.isComplete(contents(room.folder))) return
      expect([2, 3], stdout).toContain(status)
      expect(stderr + stdout).toMatch(/cannot write|not fixed|cannot be made/)
      expect(stderr).not.toMatch(/unexpected error|^ {4}at /m)
      expect(run(room, args)).toMatchObject({ status: 0, signal: null })
      expect(finished(contents(room.folder))).toEqual(finished(reference.after))
    }),
  )
})
