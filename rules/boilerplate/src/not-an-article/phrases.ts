import type { Phrase } from '@copydesk/core'
import { archiveHeadings } from '../_shared/archive-headings.ts'

const rows = (kind: 'wall', reason: string, texts: readonly string[]) => texts.map((text) => ({ text, kind, reason }))

/** `archive`: heads a list of articles. `wall`: stands on a page that keeps the article back. */
export const phrases: readonly (Phrase & { readonly text: string; readonly kind: 'archive' | 'wall' })[] = [
  ...archiveHeadings.map((row) => ({ ...row, kind: 'archive' as const })),
  ...rows('wall', 'asks the browser, not the reader', [
    'enable javascript',
    'javascript is disabled',
    'enable cookies',
    'checking your browser',
    'verify you are human',
    'verify you are not a robot',
    'verifying you are human',
    'are you a robot',
    'unusual activity from your computer',
    'unusual traffic from your',
    'complete the security check',
    'access to this page has been denied',
    'access denied',
    'pardon our interruption',
    'your browser is not supported',
    'ad blocker',
  ]),
  ...rows('wall', 'says that there is no such page', [
    'page not found',
    'page cannot be found',
    'page you are looking for',
    'page you requested',
    'page you were looking for',
    'this page does not exist',
    'no longer available',
    'not available in your country',
    'not available in your region',
    'unavailable for legal reasons',
    'unavailable in most european countries',
    '404 error',
    'error 404',
  ]),
  ...rows('wall', 'keeps the article for those who pay or sign in', [
    'subscribe to continue',
    'subscribe to read',
    'to continue reading',
    'to keep reading',
    'to read the full',
    'already a subscriber',
    'register to read',
    'sign in to read',
    'log in to read',
    'this content is for subscribers',
    'this article is for subscribers',
    'this article is reserved for',
  ]),
]
