import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { copydesk, recordsOf } from './command.ts'
import { withFolder } from './folder.ts'
import { must, repository, write } from './packed.ts'

const clean =
  'The council met on Monday and voted to repair the bridge over the creek. Work will begin in the spring, and the road stays open until then.\n'
const glued =
  'It talked for hours about the money.The mayor left early, and nobody asked him why he did so that night.\n'
const other = 'The ferry ran late on Friday.Nobody could say when the next boat would leave the harbour.\n'
const rule = 'truncation/glued-sentence'

const records = (folder: string, ...args: string[]) =>
  recordsOf(copydesk(['lint', ...args, '--format', 'jsonl', '--exit-zero'], { cwd: folder }).stdout)

/** `suppressed` of every glued sentence, by path. */
const states = (folder: string, ...args: string[]): Record<string, (string | undefined)[]> =>
  Object.fromEntries(
    records(folder, ...args)
      .filter((r) => r.type === 'article')
      .map((r) => [
        r.path,
        r.findings.filter((f: { rule: string }) => f.rule === rule).map((f: { suppressed?: string }) => f.suppressed),
      ]),
  )

/** A configuration that says nothing of exceptions: they count in files of its repository. */
const own = { 'copydesk.config.json': '{}' }
const trusting = { 'copydesk.config.json': '{ "directives": true }' }

describe('directives', () => {
  it('silence findings in Markdown, front matter and sidecars, and leave scores as they are', () =>
    withFolder(
      {
        ...trusting,
        'elm/comment.md': `${clean}\n<!-- copydesk-disable-next-line ${rule} -- as delivered -->\n${glued}`,
        'elm/front.md': `---\ncopydesk:\n  disable: ${rule}\n---\n${clean}\n${glued}`,
        'elm/side.txt': `${clean}\n${glued}\n${other}`,
        'elm/side.txt.copydesk.json': JSON.stringify({
          disable: [{ rules: rule, actual: 'money.The', reason: 'as delivered' }],
        }),
        'elm/plain.md': `${clean}\n${glued}`,
      },
      (folder) => {
        expect(states(folder, 'elm')).toEqual({
          'elm/comment.md': ['directive'],
          'elm/front.md': ['directive'],
          'elm/plain.md': [undefined],
          'elm/side.txt': ['directive', undefined],
        })
        const scores = Object.fromEntries(records(folder, 'elm').map((r) => [r.path, r.score]))
        expect(scores['elm/comment.md']).toBe(scores['elm/plain.md'])
        const only = ['elm/comment.md', '--rule', rule, '--max-warnings', '0']
        expect(copydesk(only, { cwd: folder }).status).toBe(0)
      },
    ))

  it('count as they are staged where articles do', () =>
    withFolder({}, (folder) => {
      const sidecar = (path: string) => ({ [`${path}.copydesk.json`]: JSON.stringify({ disable: [rule] }) })
      repository(folder, { ...own, 'a.txt': clean, 'elm/b.txt': clean, ...sidecar('a.txt'), ...sidecar('elm/b.txt') })
      write(folder, { 'a.txt': `${clean}\n${glued}`, 'elm/b.txt': `${clean}\n${glued}`, 'elm/c.txt': glued })
      must('git', ['add', 'a.txt', 'elm/b.txt', 'elm/c.txt'], folder)
      // Edited and written, but not staged.
      rmSync(join(folder, 'a.txt.copydesk.json'))
      write(folder, { 'elm/b.txt.copydesk.json': '{"disable": []}', ...sidecar('elm/c.txt') })
      const staged = { 'a.txt': ['directive'], 'elm/b.txt': ['directive'], 'elm/c.txt': [undefined] }
      expect(states(folder, '--staged')).toEqual(staged)
      expect(states(folder, '--changed')).toEqual({
        'a.txt': [undefined],
        'elm/b.txt': [undefined],
        'elm/c.txt': ['directive'],
      })
      const cached = ['--staged', '--cache', '--cache-location', 'kept']
      expect(states(folder, ...cached)).toEqual(staged)
      must('git', ['add', 'elm'], folder)
      expect(states(folder, ...cached)).toEqual({
        'a.txt': ['directive'],
        'elm/b.txt': [undefined],
        'elm/c.txt': ['directive'],
      })
    }))

  it('make a finding new where they were taken away since', () =>
    withFolder({}, (folder) => {
      const sidecar = { 'a.txt.copydesk.json': JSON.stringify({ disable: [rule] }) }
      repository(folder, { ...own, 'a.txt': `${clean}\n${glued}`, ...sidecar })
      write(folder, { 'a.txt': `${clean}\n${clean}\n${glued}` })
      expect(states(folder, 'a.txt', '--new-since', 'HEAD')).toEqual({ 'a.txt': ['directive'] })
      rmSync(join(folder, 'a.txt.copydesk.json'))
      expect(states(folder, 'a.txt', '--new-since', 'HEAD')).toEqual({ 'a.txt': [undefined] })
    }))

  it('count in HTML and JSON only where the configuration says so', () =>
    withFolder(
      {
        'elm/a.html': `<article><!-- copydesk-disable ${rule} --><p>${clean}</p><p>${glued}</p></article>`,
        'elm/b.json': JSON.stringify({ text: `${clean}\n${glued}`, copydesk: { disable: rule } }),
        'trust.json': '{ "directives": { "html": true, "json": true } }',
      },
      (folder) => {
        expect(states(folder, 'elm')).toEqual({ 'elm/a.html': [undefined], 'elm/b.json': [undefined] })
        expect(states(folder, 'elm', '--config', 'trust.json')).toEqual({
          'elm/a.html': ['directive'],
          'elm/b.json': ['directive'],
        })
      },
    ))

  it('name one record of a file of several', () =>
    withFolder(
      {
        ...trusting,
        'elm/a.jsonl': [glued, glued, glued].map((text, i) => `${JSON.stringify({ id: `n${i}`, text })}\n`).join(''),
        'elm/a.jsonl.copydesk.json': JSON.stringify({
          disable: [
            { rules: rule, record: 2 },
            { rules: rule, record: 'n2' },
          ],
        }),
      },
      (folder) => {
        const found = records(folder, 'elm').filter((r) => r.type === 'article')
        const suppressed = found.map((r) => r.findings.find((f: { rule: string }) => f.rule === rule)?.suppressed)
        expect(suppressed).toEqual([undefined, 'directive', 'directive'])
      },
    ))

  it('are reported where they silence nothing, and count as asked', () =>
    withFolder(
      { ...trusting, 'elm/1.md': `${clean}\n<!-- copydesk-disable-line ${rule}, truncation/glued -->\n\n${clean}` },
      (folder) => {
        const shown = copydesk(['elm'], { cwd: folder })
        expect(shown.stdout).toMatch(
          new RegExp(
            `3:1 +\\S+ +Unexpected directive for ${rule} in comment: it silences nothing, remove it +directive/unused`,
          ),
        )
        expect(shown.stdout).toContain('there is no rule "truncation/glued"')
        expect(shown.status).toBe(0)
        const status = (...args: string[]) => copydesk(['elm', ...args], { cwd: folder }).status
        expect(status('--report-unused', 'error')).toBe(1)
        expect(status('--report-unused', 'off', '--max-warnings', '0', '--rule', rule)).toBe(0)
        expect(copydesk(['elm', '--report-unused', 'off'], { cwd: folder }).stdout).not.toContain('directive/unused')
        expect(copydesk(['elm', '--rule', rule], { cwd: folder }).stdout).not.toContain('directive/unused')
        expect(records(folder, 'elm')[0].unused).toMatchObject([
          { rules: [rule], line: 3, where: 'comment' },
          { rules: ['truncation/glued'] },
        ])
      },
    ))

  const silenced = {
    'comment.md': `<!-- copydesk-disable-file -->\n\n${clean}\n${glued}`,
    'front.md': `---\ncopydesk: false\n---\n${clean}\n${glued}`,
    'side.txt': `${clean}\n${glued}`,
    'side.txt.copydesk.json': JSON.stringify({ disable: ['*'] }),
  }
  const under = (name: string) => Object.fromEntries(Object.entries(silenced).map(([k, v]) => [`${name}/${k}`, v]))
  const stateOf = (name: string, state: string | undefined) =>
    Object.fromEntries(['comment.md', 'front.md', 'side.txt'].map((file) => [`${name}/${file}`, [state]]))

  it('in articles that were delivered turn no gate, and are named', () =>
    withFolder(under('in'), (folder) => {
      expect(states(folder, 'in')).toEqual(stateOf('in', undefined))
      const gate = ['in', '--max-warnings', '0', '--format', 'compact']
      const { status, stdout } = copydesk(gate, { cwd: folder })
      expect(status).toBe(1)
      expect(stdout.match(/not taken: an article may not silence its judge/g)).toHaveLength(3)
      write(folder, { 'copydesk.config.json': '{}' })
      expect(states(folder, 'in')).toEqual(stateOf('in', undefined))
      write(folder, trusting)
      expect(states(folder, 'in')).toEqual(stateOf('in', 'directive'))
    }))

  it('count in the files of a repository that has a configuration, not in what it ignores or holds of others', () =>
    withFolder({}, (folder) => {
      repository(folder, { ...own, ...under('ours'), '.gitignore': 'data/\n' })
      write(folder, { ...under('data'), ...under('theirs'), 'theirs/.git': 'gitdir: elsewhere\n' })
      expect(states(folder, 'ours', 'data', 'theirs')).toEqual({
        ...stateOf('ours', 'directive'),
        ...stateOf('data', undefined),
        ...stateOf('theirs', undefined),
      })
      expect(states(folder, '--changed')).toEqual(stateOf('theirs', undefined))
      write(folder, { 'copydesk.config.json': '{ "directives": false }' })
      expect(states(folder, 'ours')).toEqual(stateOf('ours', undefined))
      rmSync(join(folder, 'copydesk.config.json'))
      expect(states(folder, 'ours')).toEqual(stateOf('ours', undefined))
    }))

  it('are taken from the cache as they count now', () =>
    withFolder(under('in'), (folder) => {
      const cached = ['in', '--cache', '--cache-location', 'kept']
      expect(states(folder, ...cached)).toEqual(stateOf('in', undefined))
      write(folder, trusting)
      expect(states(folder, ...cached)).toEqual(stateOf('in', 'directive'))
    }))

  it('in a broken sidecar are named with the remedy, and nothing of them is used', () =>
    withFolder({ 'elm/1.txt': glued, 'elm/1.txt.copydesk.json': '{ "disable": [{ "rule": "x" }] }' }, (folder) => {
      const { status, stdout } = copydesk(['elm', '--format', 'jsonl'], { cwd: folder })
      expect(status).toBe(3)
      const [error, article] = recordsOf(stdout)
      expect(error).toMatchObject({ type: 'error', path: 'elm/1.txt.copydesk.json' })
      expect(error.message).toMatch(/disable\.0: "rules" is missing/)
      expect(article.findings[0].suppressed).toBeUndefined()
    }))
})

describe('baseline', () => {
  const gate = ['elm', '--rule', rule, '--max-warnings', '0']

  it('lets only new findings reach the gates', () =>
    withFolder(
      { 'copydesk.config.json': '{ "baseline": "accepted.json" }', 'elm/1.txt': `${clean}\n${glued}` },
      (folder) => {
        const lint = () => copydesk(gate, { cwd: folder })
        expect(lint()).toMatchObject({ status: 2 })
        expect(lint().stderr).toContain('there is no such baseline: make it with "copydesk baseline"')
        expect(copydesk(['baseline', 'elm'], { cwd: folder }).status).toBe(0)
        expect(lint().status).toBe(0)
        expect(states(folder, 'elm')).toEqual({ 'elm/1.txt': ['baseline'] })
        writeFileSync(join(folder, 'elm/1.txt'), `${clean}\n\n\n${glued}`)
        expect(lint().status).toBe(0)
        writeFileSync(join(folder, 'elm/1.txt'), `${clean}\n${other}`)
        expect(lint()).toMatchObject({ status: 1 })
      },
    ))

  it('names what is stale, prunes it, takes up what is new', () =>
    withFolder({ 'elm/1.txt': glued, 'elm/2.txt': other, 'elm/3.txt': glued }, (folder) => {
      expect(copydesk(['baseline', 'elm', '-o', 'b.json'], { cwd: folder }).stderr).toMatch(
        /b\.json: \d+ accepted, 0 removed/,
      )
      const before = readFileSync(join(folder, 'b.json'), 'utf8')
      writeFileSync(join(folder, 'elm/1.txt'), clean)
      rmSync(join(folder, 'elm/3.txt'))
      const { stderr, status } = copydesk([...gate, '--baseline', 'b.json'], { cwd: folder })
      expect(status).toBe(0)
      expect(stderr).toMatch(/b\.json: \d+ accepted findings are found no more \(--prune-baseline removes them\)/)
      expect(stderr).toContain(`elm/1.txt  ${rule}  "money.The"`)
      expect(stderr).toContain(`elm/3.txt  ${rule}  "money.The"`)
      expect(readFileSync(join(folder, 'b.json'), 'utf8')).toBe(before)
      copydesk(['elm', '--baseline', 'b.json', '--prune-baseline'], { cwd: folder })
      const pruned = JSON.parse(readFileSync(join(folder, 'b.json'), 'utf8'))
      expect(pruned.articles).not.toHaveProperty('elm/3.txt')
      expect(JSON.stringify(pruned.articles['elm/2.txt'])).toContain('Friday.Nobody')
      writeFileSync(join(folder, 'elm/4.txt'), glued)
      copydesk(['elm', '--baseline', 'b.json', '--update-baseline', '--exit-zero'], { cwd: folder })
      expect(JSON.parse(readFileSync(join(folder, 'b.json'), 'utf8')).articles).toHaveProperty(['elm/4.txt'])
    }))

  it('leaves scores as they are', () =>
    withFolder({ 'elm/1.txt': `${clean}\n${glued}` }, (folder) => {
      const score = (...args: string[]) => records(folder, 'elm', ...args).map((r) => r.score)
      const before = score()
      copydesk(['baseline', 'elm', '-o', 'b.json'], { cwd: folder })
      expect(score('--baseline', 'b.json')).toEqual(before)
    }))
})

describe('saved profiles', () => {
  const shared = 'Harbour bulletin from the third desk on the quay\n'
  const furniture = 'boilerplate/repeated-line'
  const paragraph = (i: number) =>
    `The ${['first', 'second', 'third', 'fourth', 'fifth', 'sixth'][i]} council of the valley met on Monday and voted to repair bridge number ${i} over the creek near the mill.\n`
  const files = Object.fromEntries([0, 1, 2, 3, 4, 5].map((i) => [`elm/${i}.txt`, `${shared}\n${paragraph(i)}`]))
  const found = (folder: string, ...args: string[]): number =>
    records(folder, ...args)
      .filter((r) => r.type === 'article')
      .flatMap((r) => r.findings)
      .filter((f: { rule: string; actual: string }) => f.rule === furniture && f.actual.startsWith('Harbour')).length

  it('give a single file the habits of its source, once', () =>
    withFolder({ ...files, 'with.json': '{ "profile": ".copydesk/profile.json" }' }, (folder) => {
      expect(found(folder, 'elm', '--preset', 'strict')).toBe(6)
      expect(found(folder, 'elm/3.txt', '--preset', 'strict')).toBe(0)
      expect(copydesk(['profile', 'elm'], { cwd: folder })).toMatchObject({
        status: 0,
        stdout: '.copydesk/profile.json: 6 articles of 1 sources\n',
      })
      expect(found(folder, 'elm/3.txt', '--config', 'with.json', '--preset', 'strict')).toBe(1)
      const whole = (...args: string[]) =>
        copydesk(['elm', '--format', 'jsonl', '--exit-zero', ...args], { cwd: folder }).stdout
      expect(whole('--profile', '.copydesk/profile.json')).toBe(whole())
      const merged = copydesk(['profile', 'elm', '--merge'], { cwd: folder })
      expect(merged.stdout).toContain(': 6 articles of 1 sources')
    }))

  it('say what is wrong with a file and what to do', () =>
    withFolder({ ...files, 'p.json': '{"schema":9}' }, (folder) => {
      const run = (file: string) => copydesk(['elm', '--profile', file], { cwd: folder })
      expect(run('none.json')).toMatchObject({
        status: 2,
        stderr: 'copydesk: none.json: there is no such profile: make it with "copydesk profile"\n',
      })
      expect(run('p.json').stderr).toContain('p.json: not a copydesk profile of schema 1')
    }))
})
