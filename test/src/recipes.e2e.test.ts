import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bin, copydesk, recordsOf } from './command.ts'
import { crawled } from './crawl.ts'
import { must, shellEnvironment, suiteFolder, write } from './packed.ts'
import { needPython, python, sparkFolder } from './python.ts'

const { folder, remove } = suiteFolder()
const count = 240

beforeAll(() => {
  const lines = Array.from({ length: count }, (_, i) => `${crawled(i, 4)}\n`)
  write(folder, {
    'crawl/a.jsonl': lines.slice(0, 100).join(''),
    'crawl/b.jsonl': lines.slice(100).join(''),
    copydesk: `#!/bin/sh\nexec "${process.execPath}" "${bin}" "$@"\n`,
  })
  must('chmod', ['+x', 'copydesk'], folder)
})
afterAll(remove)

describe('GNU parallel', () => {
  // The commands of docs/crawl.md, with two jobs.
  const script = `
set -e
seq 4 | parallel --jobs 2 --joblog learn.log ./copydesk profile crawl --shard {}/4 -o parts
./copydesk profile --merge parts/*.profile -o profile.json
seq 4 | parallel --jobs 2 --joblog lint.log --resume-failed \\
  ./copydesk lint crawl --shard {}/4 --profile profile.json --tallies parts || true
./copydesk merge parts/*.part --profile profile.json --format jsonl --exit-zero > merged.jsonl || true
`

  it('lints parts that merge to the bytes of one run', () => {
    must('bash', ['-c', script], folder)
    const whole = copydesk(['lint', 'crawl', '--format', 'jsonl', '--exit-zero'], { cwd: folder }).stdout
    expect(recordsOf(whole).length).toBe(count + 4)
    expect(readFileSync(join(folder, 'merged.jsonl'), 'utf8')).toBe(whole)
    expect(readdirSync(join(folder, 'parts'))).toHaveLength(8)
  })
})

describe('DataTrove', () => {
  const pipeline = `
import sys
sys.path.insert(0, ${JSON.stringify(sparkFolder)})
from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers import JsonlWriter
from datatrove_copydesk import Command, CopydeskAnnotator, CopydeskFilter

if __name__ == "__main__":
    command = Command(copydesk=("./copydesk",))
    keep = CopydeskFilter(min_score=80, max_findings={"truncation": 0}, command=command)
    for name, block in (("all", CopydeskAnnotator(command)), ("kept", keep)):
        steps = [JsonlReader("whole"), block, JsonlWriter(name, compression=None)]
        LocalPipelineExecutor(steps, tasks=2, logging_dir="logs-" + name).run()
`

  it('annotates and filters by the same pipe', () => {
    needPython()
    const whole = Array.from({ length: 80 }, (_, i) => crawled(i, 4)).filter((line) => line.includes('"text":"'))
    const halves = [whole.slice(0, 40), whole.slice(40)]
    write(folder, {
      'whole/0.jsonl': `${halves[0]?.join('\n')}\n`,
      'whole/1.jsonl': `${halves[1]?.join('\n')}\n`,
      'pipeline.py': pipeline,
    })
    const ran = spawnSync(python, ['pipeline.py'], { cwd: folder, env: shellEnvironment, encoding: 'utf8' })
    expect(ran.status, ran.stderr.slice(-2000)).toBe(0)
    const documents = (name: string) =>
      readdirSync(join(folder, name))
        .sort()
        .flatMap((file) => recordsOf(readFileSync(join(folder, name, file), 'utf8')))
    // What the command says of the same records.
    const judged = halves.flatMap((half) => {
      const input = half
        .map((line, i) => JSON.stringify({ ...JSON.parse(line), id: JSON.parse(line).id ?? i }))
        .join('\n')
      return recordsOf(copydesk(['lint', '-', '--stdin-format', 'jsonl'], { input, cwd: folder }).stdout)
    })
    const all = documents('all')
    expect(all.map(({ metadata }) => metadata.copydesk.score)).toEqual(judged.map(({ score }) => score))
    const passes = ({ score, findings }: { score: number; findings: { rule: string }[] }): boolean =>
      score >= 80 && !findings.some(({ rule }) => rule.startsWith('truncation/'))
    expect(documents('kept').map(({ text }) => text)).toEqual(
      all.filter((_, i) => passes(judged[i])).map(({ text }) => text),
    )
    expect(documents('kept').length).toBeLessThan(all.length)
  })
})
