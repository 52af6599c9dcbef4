import type { Format } from '@copydesk/core'

const byExtension: Readonly<Record<string, Format>> = {
  txt: 'text',
  text: 'text',
  md: 'markdown',
  markdown: 'markdown',
  mdown: 'markdown',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  shtml: 'html',
  json: 'json',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
}

/** The format a path's extension stands for, if any. */
export const formatOf = (path: string): Format | undefined => {
  const extension = /\.([a-z]{2,8})$/i.exec(path.slice(-12))?.[1]
  return extension === undefined ? undefined : byExtension[extension.toLowerCase()]
}

/** The format a text looks like from its first characters; plain text unless it shows otherwise. */
export function sniffFormat(text: string): Format {
  const head = text.slice(0, 2048).trimStart()
  if (/^(?:<!doctype html|<html|<head|<body|<\?xml|<!--)/i.test(head)) return 'html'
  if (/^<(?:div|p|article|main|section|h[1-6]|meta|title)[\s>]/i.test(head)) return 'html'
  if (/^\{\s{0,64}"/.test(head)) return isJsonLine(text) ? 'jsonl' : 'json'
  if (/^\[\s{0,64}[{\]]/.test(head)) return 'json'
  return /^---\n[\s\S]{0,1900}?\n---\s/.test(head) ? 'markdown' : 'text'
}

/** True if the first line is a JSON object by itself and another line follows. */
function isJsonLine(text: string): boolean {
  const end = text.indexOf('\n')
  if (end < 0 || text.slice(end).trim() === '') return false
  try {
    JSON.parse(text.slice(0, end))
    return true
  } catch {
    return false
  }
}
