const colours: Readonly<Record<number, string>> = {
  31: '#ff7b72',
  32: '#7ee787',
  33: '#e3b341',
  34: '#79c0ff',
  35: '#d2a8ff',
  36: '#76e3ea',
}

interface Style {
  bold: boolean
  dim: boolean
  underline: boolean
  colour: string | undefined
}

const plainStyle: Style = { bold: false, dim: false, underline: false, colour: undefined }

function applied(style: Style, code: number): Style {
  if (code === 0) return plainStyle
  if (code === 1) return { ...style, bold: true }
  if (code === 2) return { ...style, dim: true }
  if (code === 4) return { ...style, underline: true }
  if (code === 22) return { ...style, bold: false, dim: false }
  if (code === 24) return { ...style, underline: false }
  if (code === 39) return { ...style, colour: undefined }
  const colour = colours[code]
  if (!colour) throw new Error(`unknown ANSI style ${code}`)
  return { ...style, colour }
}

const css = ({ bold, dim, underline, colour }: Style): string =>
  [
    bold ? 'font-weight:700' : '',
    dim ? 'opacity:.62' : '',
    underline ? 'text-decoration:underline' : '',
    colour ? `color:${colour}` : '',
  ]
    .filter(Boolean)
    .join(';')

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')

/** What a terminal would show, as HTML. Throws an Error for a style this command never uses. */
export function ansiToHtml(text: string): string {
  const [before = '', ...parts] = text.split('\u001b[')
  let style = plainStyle
  const spans = parts.map((part) => {
    const end = part.indexOf('m')
    for (const code of part.slice(0, end).split(';')) style = applied(style, Number(code))
    const shown = part.slice(end + 1)
    return shown === '' ? '' : `<span style="${css(style)}">${escaped(shown)}</span>`
  })
  return escaped(before) + spans.join('')
}
