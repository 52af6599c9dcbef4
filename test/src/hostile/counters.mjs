// Set before the counted script: see instrument.ts. Counts what built-in functions pass over.
const $work = new Float64Array(1)
globalThis.countedWork = $work

const $sizeOf = (value) => {
  if (typeof value === 'number') return value / 8
  const size = value?.length ?? value?.size
  return typeof size === 'number' ? size : 0
}
globalThis.$over = (value) => {
  $work[0] += $sizeOf(value)
  return value
}

/** Wraps methods of an object; `units` gives what one call passes over. */
const $wrap = (object, names, units) => {
  for (const name of names) {
    const original = object[name]
    if (typeof original !== 'function') continue
    const value = function (...given) {
      const result = Reflect.apply(original, this, given)
      $work[0] += units(this, given, result)
      return result
    }
    Object.defineProperty(object, name, { configurable: true, writable: true, value })
  }
}

const $whole = (self) => self.length
const $made = (_self, _given, result) => result.length

$wrap(String.prototype, ['indexOf'], (self, [, from = 0], at) => Math.max(1, (at < 0 ? self.length : at) - from))
$wrap(String.prototype, ['lastIndexOf'], (self, [, from = self.length], at) => Math.max(1, from - at))
$wrap(String.prototype, ['includes', 'split', 'replace', 'replaceAll', 'concat'], $whole)
$wrap(String.prototype, ['toLowerCase', 'toUpperCase', 'normalize', 'trim', 'localeCompare'], $whole)
$wrap(String.prototype, ['repeat', 'padStart', 'padEnd'], $made)
$wrap(String.prototype, ['startsWith', 'endsWith'], (_self, [what]) => what.length)
// Of a list or an array of numbers: what is looked through, moved or written.
const $sought = (self, [, from = 0], at) => Math.max(1, (at < 0 ? self.length : at + 1) - from)
const $filled = (self, [, from = 0, to = self.length]) => Math.max(1, to - from)
const $typed = Object.getPrototypeOf(Uint8Array.prototype)
for (const list of [Array.prototype, $typed]) {
  $wrap(list, ['indexOf'], $sought)
  $wrap(list, ['lastIndexOf', 'includes', 'join', 'reverse', 'sort', 'toSorted', 'toReversed'], $whole)
  $wrap(list, ['fill', 'copyWithin'], $filled)
  $wrap(list, ['slice', 'concat', 'flat', 'with', 'toSpliced'], $made)
}
$wrap(Array.prototype, ['unshift'], $whole)
// The engine takes from the front of a list without moving the rest.
$wrap(Array.prototype, ['shift'], () => 1)
$wrap(Array.prototype, ['splice'], (self, [at = 0], taken) =>
  Math.max(taken.length, self.length - (at < 0 ? Math.max(0, self.length + at) : at)),
)
$wrap($typed, ['set'], (_self, [from]) => from.length)
$wrap(Intl.Segmenter.prototype, ['segment'], (_self, [text]) => text.length)
$wrap(JSON, ['parse'], (_self, [text]) => String(text).length)
$wrap(JSON, ['stringify'], (_self, _given, text) => text?.length ?? 0)
$wrap(Object, ['keys', 'values', 'entries'], $made)
$wrap(Array, ['from'], $made)
$wrap(TextEncoder.prototype, ['encode'], $made)
$wrap(TextDecoder.prototype, ['decode'], $made)

// An expression passes over the text from where it starts to the end of its match; that it goes back over no stretch
// twice is another check's.
const $exec = RegExp.prototype.exec
RegExp.prototype.exec = function (text) {
  const from = this.global || this.sticky ? this.lastIndex : 0
  const match = Reflect.apply($exec, this, [text])
  if (match) $work[0] += match.index + match[0].length - from + 1
  else $work[0] += this.sticky ? 1 : Math.max(1, String(text).length - from)
  return match
}
