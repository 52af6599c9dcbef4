import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Node, parse } from 'acorn'
import { full } from 'acorn-walk'
import { build } from 'esbuild'
import MagicString from 'magic-string'

const root = join(import.meta.dirname, '../../..')

/**
 * One script of an entry and all it imports, in which each call of a function, each turn of a loop and each unit that a
 * function of the language passes over adds to `globalThis.countedWork[0]`: the same number on every machine.
 */
export async function instrumented(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    conditions: ['source', 'import', 'node'],
    mainFields: ['module', 'main'],
    // Data files are found from the module that reads them.
    define: { 'import.meta.url': JSON.stringify(`file://${join(root, 'packages/node/src/assets.ts')}`) },
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    logLevel: 'error',
  })
  const source = (outputFiles[0] as (typeof outputFiles)[number]).text
  return `${readFileSync(join(import.meta.dirname, 'counters.mjs'), 'utf8')}\n${counting(source)}`
}

const count = '$work[0]++'
const loops = new Set(['ForStatement', 'ForInStatement', 'ForOfStatement', 'WhileStatement', 'DoWhileStatement'])
const functions = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'])
/** Constructors that pass over what they are given. */
const copying = /^(?:Set|Map|Array|(?:Big)?(?:Ui|I)nt\d+(?:Clamped)?Array|Float\d+Array)$/

interface AnyNode extends Node {
  readonly body?: Node
  readonly argument?: Node
  readonly callee?: Node & { readonly name?: string }
  readonly arguments?: readonly Node[]
}

/** The same script with a counter in each function and each loop, and around what is spread or copied. */
export function counting(source: string): string {
  const text = new MagicString(source)
  const around = (node: Node, before: string, after: string): void => {
    text.prependRight(node.start, before)
    text.appendLeft(node.end, after)
  }
  const spreads = new Set<Node>()
  // Children come before their parents.
  full(parse(source, { ecmaVersion: 'latest', sourceType: 'module' }), (each) => {
    const node = each as AnyNode
    if ((functions.has(node.type) || loops.has(node.type)) && node.body) enter(node.type, node.body)
    if (node.type === 'ArrayExpression' || node.type === 'CallExpression') {
      const items = (node as { elements?: (AnyNode | null)[] }).elements ?? node.arguments ?? []
      for (const item of items) if (item?.type === 'SpreadElement') spreads.add(item)
    }
    if (node.type === 'NewExpression' && copying.test(node.callee?.name ?? '') && node.arguments?.length === 1)
      around(node.arguments[0] as Node, '$over(', ')')
  })
  for (const { argument } of spreads as Set<AnyNode>) if (argument) around(argument, '$over(', ')')
  return text.toString()

  function enter(type: string, body: Node): void {
    if (body.type === 'BlockStatement') text.appendLeft(body.start + 1, `${count};`)
    else if (type === 'ArrowFunctionExpression') around(body, `(${count}, `, ')')
    else around(body, `{ ${count}; `, ' }')
  }
}
