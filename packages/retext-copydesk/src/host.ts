import { type Document, defineRule, type Family, type Rule, type RuleContext } from '@copydesk/core'
import type { Root } from 'nlcst'
import { type Plugin, unified } from 'unified'
import { VFile } from 'vfile'
import type { VFileMessage } from 'vfile-message'

export interface HostedOptions {
  /** Name of the rule: `retext-repeated-words`, or another name for a plugin set up for one job (`spelling`). */
  readonly name: string
  /** Family its findings are filed under. Default `truncation`. */
  readonly family?: Family
  /** Options of the plugin. */
  readonly options?: unknown
}

/**
 * A retext plugin as a rule. It works on the nlcst tree of the article, which it pays for itself; its findings are
 * warnings of a preview rule, so they weigh nothing in scores. The plugin must be synchronous.
 */
export function hostRetextPlugin(plugin: Plugin<[unknown?], Root>, hosted: HostedOptions): Rule {
  return defineRule({
    id: `${hosted.family ?? 'truncation'}/${hosted.name}`,
    meta: {
      summary: `What the retext plugin ${hosted.name} reports`,
      confidence: 0.5,
      weight: 0,
      stage: 'preview',
      scope: 'span',
      specificity: 10,
      messages: { reported: { text: '{reason}', severity: 'warning' } },
    },
    needs: ['tree'],
    check: (document, context) => {
      for (const message of messagesOf(plugin, hosted.options, document)) report(message, document, context)
    },
  })
}

/** A new processor an article: plugins that count (`retext-spell`'s `max`) must not remember the articles before. */
function messagesOf(plugin: Plugin<[unknown?], Root>, options: unknown, document: Document): readonly VFileMessage[] {
  const file = new VFile({ path: document.article.path, value: document.text })
  unified()
    .use(plugin, options as never)
    .runSync(structuredClone(document.tree()), file)
  return file.messages
}

function report(message: VFileMessage, document: Document, context: RuleContext): void {
  const range = rangeOf(message)
  if (!range || range.end > document.text.length) return
  const expected = message.expected?.length ? { expected: message.expected } : {}
  context.report('reported', { range, data: { reason: message.reason.replaceAll('`', '') }, ...expected })
}

function rangeOf({ place }: VFileMessage): { start: number; end: number } | undefined {
  if (!place) return undefined
  const [start, end] = 'start' in place ? [place.start.offset, place.end.offset] : [place.offset, place.offset]
  return start === undefined || end === undefined ? undefined : { start, end }
}
