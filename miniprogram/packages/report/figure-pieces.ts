/** A figure in its sentence, in pieces that open: its number, or each of the names that records gave. */
import type { DraftPart } from '../../domain/report/duty-report'
import type { ReportFigure } from '../../services/reports'

/** A piece of a sentence. `at`: the figure's number in the report, -1 of plain text. `name`: the key of one name of it. */
export interface Piece {
  readonly is: 'text' | 'figure' | 'to-write'
  readonly text: string
  readonly at: number
  readonly name: string
  /** What a person who cannot see it hears; empty of plain text. */
  readonly label: string
}

function plainPiece(text: string, is: 'text' | 'to-write' = 'text'): Piece {
  return { is, text, at: -1, name: '', label: '' }
}

/** What stands between two names opens nothing. */
const BETWEEN = /^[、，\s]*$/

export function figurePieces(figure: ReportFigure, at: number): Piece[] {
  const whole = { is: 'figure', at, name: '', label: figureLabel(figure) } as const
  const pieces: Piece[] = []
  let rest = figure.display
  const take = (text: string) => {
    if (text !== '') pieces.push(BETWEEN.test(text) ? plainPiece(text) : { ...whole, text })
  }
  for (const { text, key } of figure.names?.said ?? []) {
    const from = rest.indexOf(text)
    if (from < 0) continue
    take(rest.slice(0, from))
    pieces.push({ is: 'figure', text, at, name: key, label: `${text}的记录` })
    rest = rest.slice(from + text.length)
  }
  take(rest)
  return pieces
}

/** A sentence in pieces; the name before the number of a list (“甲”3次、“乙”2次) opens what the number opens. */
export function sentencePieces(parts: readonly DraftPart[], figures: readonly ReportFigure[]): Piece[] {
  return parts.flatMap((part, index): Piece[] => {
    if (part.is === 'figure') {
      const figure = figures[part.figure]
      return figure ? figurePieces(figure, part.figure) : []
    }
    if (part.is === 'blank') return [plainPiece(part.text, 'to-write')]
    const next = parts[index + 1]
    const named = next?.is === 'figure' ? figures[next.figure] : undefined
    const name = next?.is === 'figure' && named ? nameBefore(part.text, named) : ''
    if (next?.is !== 'figure' || !named || name === '') return [plainPiece(part.text)]
    const before = part.text.slice(0, part.text.length - name.length)
    const piece: Piece = {
      is: 'figure',
      text: name,
      at: next.figure,
      name: '',
      label: `${name}，${figureLabel(named)}`,
    }
    return before === '' ? [piece] : [plainPiece(before), piece]
  })
}

/** The name of its part as the text before a figure ends in it; '' where it does not. */
function nameBefore(text: string, { part }: ReportFigure): string {
  if (!part || part.label === '') return ''
  const { label } = part
  return [`“${label}”`, `《${label}》`, label].find((name) => text.endsWith(name)) ?? ''
}

/** `46人，依据46条记录` */
export function figureLabel({ display, unit, records }: Pick<ReportFigure, 'display' | 'unit' | 'records'>): string {
  return `${display}${unit}，依据${records}条记录`
}
