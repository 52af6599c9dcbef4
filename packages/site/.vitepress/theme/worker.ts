import { createLinter, type Linter, loadData, scoreSources, type TextFormat } from 'copydesk/browser'
import type { Answer, Question } from '../../src/protocol.ts'

let linter: Promise<Linter> | undefined

async function answerTo({ id, text, format, base }: Question): Promise<Answer> {
  linter ??= loadData(base).then((data) => createLinter({ data }))
  const desk = await linter
  const [record] = await desk.lintText(text, { format: format as TextFormat, source: 'playground' })
  if (record?.type !== 'article') {
    const reason =
      record?.type === 'skipped' ? record.reason : record?.type === 'error' ? record.message : 'nothing to read'
    return { id, reason }
  }
  const cleaned = await desk.clean(text, { format: format as TextFormat, source: 'playground' })
  const [source] = scoreSources([record])
  return {
    id,
    record,
    cleaned: cleaned.text,
    removed: cleaned.removed,
    losses: source?.reasons ?? [],
    families: source?.families,
  }
}

addEventListener('message', async ({ data }: MessageEvent<Question>) => {
  try {
    postMessage(await answerTo(data))
  } catch (error) {
    postMessage({ id: data.id, reason: error instanceof Error ? error.message : String(error) })
  }
})
