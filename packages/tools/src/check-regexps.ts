import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { check } from 'recheck'
import ts from 'typescript'
import { root } from './families.ts'

// Fails if a regular expression that ships can take more than linear time. Work is bounded by counts, not by the clock,
// so that a verdict is the same on every machine. What cannot be decided within them is told but let pass:
// eslint-plugin-regexp judges it too.
const limits = {
  timeout: 120_000,
  attackTimeout: null,
  incubationTimeout: null,
  seedingTimeout: null,
  attackLimit: 20_000_000,
  maxIteration: 2,
  maxInitialGenerationSize: 200,
}

interface Literal {
  readonly source: string
  readonly flags: string
  readonly place: string
}

const sourceFiles = (): string[] =>
  ['packages', 'rules'].flatMap((parent) =>
    readdirSync(join(root, parent))
      // One package is of another language.
      .filter((name) => existsSync(join(root, parent, name, 'src')))
      .flatMap((name) =>
        readdirSync(join(root, parent, name, 'src'), { recursive: true, encoding: 'utf8' })
          .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
          .map((path) => join(parent, name, 'src', path)),
      ),
  )

function literalsOf(path: string): Literal[] {
  const tree = ts.createSourceFile(path, readFileSync(join(root, path), 'utf8'), ts.ScriptTarget.ESNext, true)
  const found: Literal[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/')
      const line = tree.getLineAndCharacterOfPosition(node.getStart()).line + 1
      found.push({ source: node.text.slice(1, end), flags: node.text.slice(end + 1), place: `${path}:${line}` })
    }
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}

const literals = sourceFiles().sort().flatMap(literalsOf)
const distinct = new Map(literals.map((literal) => [`/${literal.source}/${literal.flags}`, literal]))
let slow = 0
for (const [text, { source, flags, place }] of distinct) {
  const result = await check(source, flags, limits)
  if (result.status === 'safe') continue
  if (result.status === 'vulnerable') slow++
  console.log(`${place}: ${result.status === 'vulnerable' ? result.complexity.summary : 'undecided'}: ${text}`)
}
console.log(`${distinct.size} regular expressions, ${slow} slow`)
if (slow > 0) process.exitCode = 1
