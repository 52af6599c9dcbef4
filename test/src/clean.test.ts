import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { copydesk } from './command.ts'
import { withFolder } from './folder.ts'

const corpus = resolve(import.meta.dirname, '../../corpus/outlets')
const story = 'The council met on Monday and voted to repair the bridge over the creek. Work will begin in the spring.'
const other = 'Two miles of the old towpath will close for a week while the lock gates are taken out and scraped.'
const form = 'Leave a Reply\n\nYour email address will not be published. Required fields are marked *'

const filesBelow = (folder: string): string[] =>
  (
    readdirSync(folder, { recursive: true, withFileTypes: true }) as {
      isFile(): boolean
      parentPath: string
      name: string
    }[]
  )
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()

describe('copydesk clean', () => {
  it('writes text without furniture and says what went and why', () =>
    withFolder({ 'in/elm/1.txt': `${story}\n\n${form}\n`, 'in/elm/2.txt': `${other}\n` }, (folder) => {
      const { status, stdout } = copydesk(['clean', join(folder, 'in'), '--out', join(folder, 'out')])
      expect([status, stdout]).toEqual([0, expect.stringMatching(/^2 articles written/)])
      expect(filesBelow(join(folder, 'out'))).toEqual(['clean-report.copydesk.json', 'elm/1.txt', 'elm/2.txt'])
      expect(readFileSync(join(folder, 'out/elm/1.txt'), 'utf8')).toBe(`${story}\n`)
      const report = JSON.parse(readFileSync(join(folder, 'out/clean-report.copydesk.json'), 'utf8'))
      expect(report.files.map((f: { path: string }) => f.path)).toEqual(['elm/1.txt'])
      expect(report.files[0].removed[0]).toMatchObject({
        rule: 'boilerplate/comment-form',
        text: expect.stringContaining('Leave a Reply'),
      })
      expect(readFileSync(join(folder, 'in/elm/1.txt'), 'utf8')).toContain('Leave a Reply')
    }))

  it('names an article of which nothing is left', () =>
    withFolder({ 'in/elm/1.txt': `${form}\n`, 'in/elm/2.txt': `${other}\n` }, (folder) => {
      const { stdout } = copydesk(['clean', join(folder, 'in'), '--out', join(folder, 'out')])
      expect(stdout).toMatch(/^1 articles written.*1 left out/)
      const report = JSON.parse(readFileSync(join(folder, 'out/clean-report.copydesk.json'), 'utf8'))
      expect(report.emptied).toEqual(['elm/1.txt'])
    }))

  it('names the records of which nothing is left as their file numbers them, or by their ids', () =>
    withFolder(
      {
        'in/elm/1.jsonl': [
          '',
          ...[story, form, other, 'By Ada Quill', form].map((text) => JSON.stringify({ text })),
        ].join('\n'),
        'in/elm/2.json': JSON.stringify([story, form, other].map((text, i) => ({ id: `story-${i}`, text }))),
      },
      (folder) => {
        const { stdout } = copydesk(['clean', join(folder, 'in'), '--out', join(folder, 'out')])
        expect(stdout).toMatch(/^5 articles written.*3 left out/)
        const report = JSON.parse(readFileSync(join(folder, 'out/clean-report.copydesk.json'), 'utf8'))
        expect(report.emptied).toEqual(['elm/1.jsonl#3', 'elm/1.jsonl#6', 'elm/2.jsonl#story-1'])
        expect(readFileSync(join(folder, 'out/elm/1.jsonl'), 'utf8').match(/"text":/g)).toHaveLength(3)
      },
    ))

  it('makes text or Markdown with front matter of a page', () =>
    withFolder(
      {
        'in/elm/p.html': `<html><head><title>Bridge</title><meta name="author" content="Ada Quill"></head><body><nav>Home</nav><article><h1>Bridge</h1><p>${story}</p><p>${story}</p></article></body></html>`,
      },
      (folder) => {
        copydesk(['clean', join(folder, 'in'), '--out', join(folder, 'text')])
        copydesk(['clean', join(folder, 'in'), '--out', join(folder, 'md'), '--to', 'markdown'])
        expect(readFileSync(join(folder, 'text/elm/p.txt'), 'utf8')).not.toContain('Home')
        expect(readFileSync(join(folder, 'md/elm/p.md'), 'utf8')).toMatch(
          /^---\ntitle: "Bridge"\nauthor: \["Ada Quill"\]\n---\n\n/,
        )
      },
    ))

  it('changes nothing more the second time, on the whole corpus', () =>
    withFolder({}, (folder) => {
      const [once, twice] = [join(folder, 'once'), join(folder, 'twice')]
      copydesk(['clean', corpus, '--out', once])
      const { stdout } = copydesk(['clean', once, '--out', twice])
      const articles = filesBelow(once).filter((f) => !f.endsWith('.copydesk.json'))
      expect(articles.length).toBeGreaterThan(80)
      for (const file of articles)
        expect([file, readFileSync(join(twice, file), 'utf8')]).toEqual([file, readFileSync(join(once, file), 'utf8')])
      expect(stdout).toMatch(/ 0 pieces taken out of 0/)
    }))

  it('never writes over its input', () =>
    withFolder({}, (folder) => {
      cpSync(join(corpus, 'newsloop'), join(folder, 'newsloop'), { recursive: true })
      for (const out of [join(folder, 'newsloop'), join(folder, 'newsloop/clean'), folder]) {
        const { status, stderr } = copydesk(['clean', join(folder, 'newsloop'), '--out', out])
        expect([status, stderr]).toEqual([2, expect.stringMatching(/folder of its own/)])
      }
      expect(existsSync(join(folder, 'newsloop/clean'))).toBe(false)
    }))
})

describe('copydesk explain-article', () => {
  it('says of every block what became of it, by which rule and why', () =>
    withFolder({ 'elm/1.txt': `By Ada Quill\n\n${story}\n\n${form}\n` }, (folder) => {
      const explained = JSON.parse(copydesk(['explain-article', join(folder, 'elm/1.txt'), '--json']).stdout)
      expect(explained.credits.byline).toEqual(['Ada Quill'])
      const fates = explained.blocks.map((b: { fate: string; text: string }) => [b.text.slice(0, 13), b.fate])
      expect(fates).toContainEqual(['The council m', 'kept'])
      expect(fates).toContainEqual(['Leave a Reply', 'removed'])
      expect(explained.blocks.find((b: { text: string }) => b.text === 'Leave a Reply').reasons[0].rule).toBe(
        'boilerplate/comment-form',
      )
    }))

  it('shows what the reader left out of a page', () => {
    const [page] = readdirSync(join(corpus, 'harbor-tribune'))
    const { stdout } = copydesk(['explain-article', join(corpus, 'harbor-tribune', page as string)])
    expect(stdout).toMatch(/− .*\n {4}reader: navigation/)
  })
})
