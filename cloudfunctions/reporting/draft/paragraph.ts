import type {
  Clause,
  DraftFigure,
  DraftParagraph,
  DraftPart,
  NotApplicable,
  Statement,
} from '#domain/report/duty-report'
import { figureKey, type Slot } from '#domain/report/slot'

/** What a slot came to: its figure (or one for each part), or one of the two blanks. A real zero is a figure. */
export type SlotResolution =
  | { readonly is: 'figures'; readonly figures: readonly DraftFigure[] }
  | { readonly is: 'no-record'; readonly enterAt: string }
  | { readonly is: 'not-applicable'; readonly why: string }

/** Collects the figures of a draft; a paragraph refers to them by number. */
export class FigureList {
  readonly figures: DraftFigure[] = []

  add(figure: DraftFigure): DraftPart {
    return { is: 'figure', figure: this.figures.push(figure) - 1 }
  }
}

const text = (content: string): DraftPart => ({ is: 'text', text: content })

/**
 * Writes one statement. Clauses whose figures are all known are joined to one sentence; what has no record is named after
 * it as 「…：暂无记录」; what does not concern the branch is left out and reported beside the draft. Undefined when
 * nothing is left to print.
 */
export function writeParagraph(
  statement: Statement,
  resolve: (slot: Slot) => SlotResolution,
  figures: FigureList,
): { paragraph: DraftParagraph | undefined; notApplicable: NotApplicable[] } {
  const known: DraftPart[][] = []
  const missing: { about: string; enterAt: string }[] = []
  const notApplicable: NotApplicable[] = []
  for (const clause of statement.clauses) {
    const blank = blankOf(clause, resolve)
    if (blank?.is === 'not-applicable') notApplicable.push({ about: clause.about, why: blank.why })
    else if (blank?.is === 'no-record') missing.push({ about: clause.about, enterAt: blank.enterAt })
    else known.push(writeClause(clause, resolve, figures))
  }
  const parts = [...sentence(known), ...blanks(missing)]
  return { paragraph: parts.length ? { statement: statement.id, parts } : undefined, notApplicable }
}

function blankOf(clause: Clause, resolve: (slot: Slot) => SlotResolution) {
  const resolutions = Object.values(clause.slots).map(resolve)
  return (
    resolutions.find((resolution) => resolution.is === 'not-applicable') ??
    resolutions.find((resolution) => resolution.is === 'no-record')
  )
}

function writeClause(clause: Clause, resolve: (slot: Slot) => SlotResolution, figures: FigureList): DraftPart[] {
  const figuresOf = (slot: Slot) => {
    const resolution = resolve(slot)
    return resolution.is === 'figures' ? resolution.figures : []
  }
  const [first] = Object.values(clause.slots)
  const zero = clause.zero !== undefined && first ? figuresOf(first) : []
  if (clause.zero !== undefined && zero[0] && zero.every((figure) => figure.value === 0)) {
    // A zero is a figure too: it stays in the annex and can be opened, though the sentence does not print it.
    figures.add(zero[0])
    return [text(clause.zero)]
  }
  return clause.text.split(/(\{\w+\})/).flatMap((piece): DraftPart[] => {
    const slot = piece.startsWith('{') ? clause.slots[piece.slice(1, -1)] : undefined
    if (!slot) return piece ? [text(piece)] : []
    return figuresOf(slot).flatMap((figure, index): DraftPart[] =>
      figure.part
        ? [text(`${index ? '、' : ''}${figure.part.label}`), figures.add(figure), text(figure.unit)]
        : [figures.add(figure)],
    )
  })
}

/** A clause that goes on with what was said before it. */
const GOES_ON = /^(其中|上年)/

/** Clauses with commas of their own are told apart by semicolons; one that goes on with the one before it is not. */
function sentence(clauses: readonly DraftPart[][]): DraftPart[] {
  if (clauses.length === 0) return []
  const words = (parts: readonly DraftPart[]) => parts.map((part) => (part.is === 'text' ? part.text : '')).join('')
  const apart = clauses.some((parts) => words(parts).includes('，')) ? '；' : '，'
  const joined = clauses.flatMap((parts, index) =>
    index ? [text(GOES_ON.test(words(parts)) ? '，' : apart), ...parts] : parts,
  )
  return [...joined, text('。')]
}

function blanks(missing: readonly { about: string; enterAt: string }[]): DraftPart[] {
  return missing.map(({ about, enterAt }) => ({ is: 'blank', text: `${about}：暂无记录。`, enterAt }))
}

/** The figures that slots came to; blanks have none. */
export function figuresOf(slots: readonly Slot[], resolutions: ReadonlyMap<string, SlotResolution>): DraftFigure[] {
  return slots.flatMap((slot) => {
    const resolution = resolutions.get(figureKey(slot))
    return resolution?.is === 'figures' ? resolution.figures : []
  })
}

/** The figures of a draft with those that it has not got yet after them, so that what refers to them by number holds. */
export function withFigures(figures: readonly DraftFigure[], more: readonly DraftFigure[]): DraftFigure[] {
  const known = new Set(figures.map(({ key }) => key))
  const added = new Map(more.filter(({ key }) => !known.has(key)).map((figure) => [figure.key, figure]))
  return [...figures, ...added.values()]
}
