import type {
  Clause,
  DraftFigure,
  DraftParagraph,
  DraftPart,
  NotApplicable,
  Statement,
  Unrecorded,
  Worth,
} from '#domain/report/duty-report'
import { figureKey, type Slot } from '#domain/report/slot'
import { calledInList, mayStandBySize, nameOf, saysAnEnd } from './names'

/** What a slot came to: its figure (or one for each part), or one of the two blanks. A real zero is a figure. */
export type SlotResolution =
  | { readonly is: 'figures'; readonly figures: readonly DraftFigure[] }
  | { readonly is: 'no-record'; readonly enterAt: string }
  /** `isEmpty`: it does concern the branch, and there is nothing to count. `isZero`: there is none, and nothing is said of it. */
  | { readonly is: 'not-applicable'; readonly why: string; readonly isEmpty?: true; readonly isZero?: true }

/** Collects the figures of a draft, each once; a paragraph refers to them by number. */
export class FigureList {
  readonly figures: DraftFigure[] = []
  private readonly numbers = new Map<string, number>()

  add(figure: DraftFigure): DraftPart {
    const known = this.numbers.get(figure.key)
    if (known !== undefined) return { is: 'figure', figure: known }
    const number = this.figures.push(figure) - 1
    this.numbers.set(figure.key, number)
    return { is: 'figure', figure: number }
  }
}

/** 全年, 各党支部. `isOfSome`: of some of those the report is of, so that a sentence without it would be of all of them. */
interface Opening {
  readonly words: string
  readonly isOfSome: boolean
}
/** A clause with what it opens with after the mark that ties it. Clauses that follow need not say it again. */
export interface OpenedClause extends Clause {
  readonly opening?: Opening
}
type OpenedStatement = Omit<Statement, 'clauses'> & { readonly clauses: readonly OpenedClause[] }

interface Written {
  readonly paragraph: DraftParagraph | undefined
  readonly unrecorded: readonly Unrecorded[]
  readonly notApplicable: readonly NotApplicable[]
}

/**
 * Writes one statement as a paragraph of the clauses that have something to say. What is not recorded is never printed:
 * of a core statement it is told beside the draft, as is what does not concern the branch. No paragraph when no clause
 * is left.
 */
export function writeParagraph(
  { id, worth, lead, clauses }: OpenedStatement,
  resolve: (slot: Slot) => SlotResolution,
  figures: FigureList,
  shortName: Writing['shortName'] = (name) => name,
): Written {
  const unrecorded: Unrecorded[] = []
  const notApplicable: NotApplicable[] = []
  let said = ''
  const written = clauses.flatMap((clause) => {
    const { about, opening: { words, isOfSome } = NO_OPENING } = clause
    const [blank, { period = 'report' }] = blankOf(clause, resolve) ?? [undefined, {}]
    if (blank?.is === 'not-applicable' && !blank.isZero) notApplicable.push({ about, why: blank.why })
    if (blank?.is === 'no-record' && (clause.worth ?? worth) === 'core')
      unrecorded.push({ about, enterAt: blank.enterAt, statement: id, period })
    const parts = blank ? [] : writeClause(clause, { worth: clause.worth ?? worth, resolve, figures, shortName })
    if (parts.length === 0) return []
    const isSaid = words === said && !(clause.text.startsWith('。') && isOfSome)
    said = words
    return [isSaid ? parts : opened(parts, words)]
  })
  const parts = written.length > 0 ? [...(lead === undefined ? [] : [text(lead)]), ...joined(written)] : []
  return { paragraph: parts.length > 0 ? { statement: id, parts } : undefined, unrecorded, notApplicable }
}

const NO_OPENING: Opening = { words: '', isOfSome: false }

/** The parts with their opening after the mark that ties them. */
function opened(parts: readonly DraftPart[], opening: string): DraftPart[] {
  const [first, ...rest] = parts
  if (opening === '') return [...parts]
  if (first?.is !== 'text') return [text(opening), ...parts]
  const [tie = ''] = TIE.exec(first.text) ?? []
  return [text(`${tie}${opening}${first.text.slice(tie.length)}`), ...rest]
}

const text = (content: string): DraftPart => ({ is: 'text', text: content })

function blankOf(clause: Clause, resolve: (slot: Slot) => SlotResolution) {
  const resolved = Object.values(clause.slots).map((slot) => [resolve(slot), slot] as const)
  return (
    resolved.find(([resolution]) => resolution.is === 'not-applicable') ??
    resolved.find(([resolution]) => resolution.is === 'no-record')
  )
}

function knownIn({ slots }: Clause, resolve: (slot: Slot) => SlotResolution): ReadonlyMap<string, Filled> {
  return new Map(
    Object.entries(slots).map(([name, slot]) => {
      const resolution = resolve(slot)
      return [name, { slot, figures: resolution.is === 'figures' ? printed(slot, resolution.figures) : [] }] as const
    }),
  )
}

interface Writing {
  /** The part that is all of what the clause goes on with, where it was named so. */
  readonly only?: DraftFigure['part'] | undefined
  readonly shortName: (organization: string) => string
  readonly worth: Worth
  readonly resolve: (slot: Slot) => SlotResolution
  readonly figures: FigureList
}

/** The clause with what goes on with it; nothing where it has nothing to say. `before` are the figures it goes on with. */
function writeClause(clause: Clause, writing: Writing, before: readonly DraftFigure[] = []): DraftPart[] {
  const { worth, resolve, figures, only } = writing
  const known = knownIn(clause, resolve)
  const [first] = Object.values(clause.slots)
  const zero = clause.zero !== undefined && first ? zeroOf(resolve(first)) : undefined
  if (clause.zero !== undefined && zero) {
    // A zero is a figure too: it stands in the annex and can be opened, though the sentence does not print it.
    figures.add(zero)
    return [text(clause.zero)]
  }
  const single = onlyFigure(clause, known, before)
  if (single) return [text(`${single.value > 1 ? '均' : ''}为${nameOf(single).join('')}`)]
  if ([...known].some(([name, filled]) => !isWorthy(filled, worth, clause.atLeast?.[name], before))) return []
  const said = [...known.values()].flatMap((filled) => filled.figures)
  if (isWholeSaidAgain(clause, said, before)) return []
  const own = clause.text.split(/(\{\w+\})/).flatMap((piece, at, pieces): DraftPart[] => {
    const filled = filledBy(piece, known)
    const next = filledBy(pieces[at + 1], known)
    // Of the only part that stands before, those who are meant are told without naming it again.
    if (!filled && next && isOnlyAgain(next, only)) return [text(isAll(next, before) ? '，' : '其中')]
    if (!filled) return piece ? [text(hadBefore(piece, next))] : []
    if (!isList(filled.slot)) return filled.figures.map((figure) => figures.add(figure))
    return isOnlyAgain(filled, only) ? ofTheOnly(filled, before, figures) : itemsOf(filled, writing)
  })
  const going = partsFirst(clause.then ?? [])
  const named = going.flatMap((each) => onlyFigure(each, knownIn(each, resolve), said) ?? [])[0]
  const more = going
    .map((each) => writeClause(each, { ...writing, only: named?.part ?? undefined }, said))
    .filter(({ length }) => length > 0)
  return [
    ...own,
    ...more.flatMap((parts, index) => (OF_IT.test(CONTENT(more[index - 1] ?? [])) ? listed(parts) : tied(parts, '，'))),
  ]
}

const filledBy = (piece: string | undefined, known: ReadonlyMap<string, Filled>) =>
  piece?.startsWith('{') ? known.get(piece.slice(1, -1)) : undefined

/** 支部先后有…“防汛突击队”（8月撤销）3支: what has ended by the last day is none that there is. */
function hadBefore(words: string, next: Filled | undefined): string {
  const isOver = next?.figures.some((figure) => saysAnEnd(next.slot, figure))
  return isOver && /有$/.test(words) && !/先后有$/.test(words) ? words.replace(/有$/, '先后有') : words
}

/** Which a part of what was said begins with; of several parts only the first that is printed says it. */
const OF_IT = /^其中/

/** Parts stand next to their whole, before what it is compared with: 其中 after 比上年 would be of last year's. */
function partsFirst(clauses: readonly Clause[]): Clause[] {
  const isPart = ({ text: words }: Clause) => OF_IT.test(words)
  return [...clauses.filter(isPart), ...clauses.filter((each) => !isPart(each))]
}

/** A part as large as its whole is no part: 党员11名，其中离退休党员11名. */
function isWholeSaidAgain(
  { text: words }: Clause,
  parts: readonly DraftFigure[],
  before: readonly DraftFigure[],
): boolean {
  const isWhole = (part: DraftFigure) => before.some(({ unit, value }) => unit === part.unit && value === part.value)
  return OF_IT.test(words) && parts.length > 0 && parts.every(isWhole)
}

/** 捐款1,950元，均为“暖冬助学”: the only part of the whole that stands before is named without its number. */
function onlyFigure(
  { text: words }: Clause,
  known: ReadonlyMap<string, Filled>,
  before: readonly DraftFigure[],
): DraftFigure | undefined {
  const [filled, ...others] = known.values()
  const [figure, ...more] = filled?.figures ?? []
  if (!filled || !figure || others.length > 0 || more.length > 0) return undefined
  const isOnly = isList(filled.slot) && isWholeAgain(figure, before) && mayStandBySize(figure.part?.by ?? '')
  return isOnly && ONLY_PARTS.test(words) ? figure : undefined
}
const ONLY_PARTS = /^其中\{\w+\}$/

function listed(parts: readonly DraftPart[]): DraftPart[] {
  const [first, ...rest] = parts
  if (first?.is !== 'text' || !OF_IT.test(first.text)) return tied(parts, '，')
  return [text(first.text.replace(OF_IT, '、')), ...rest]
}

function isOnlyAgain({ slot, figures: [figure, ...more] }: Filled, only: Writing['only']): boolean {
  const { part = null } = figure ?? {}
  return isList(slot) && more.length === 0 && part !== null && part.by === only?.by && part.key === only.key
}

/** 其中22人; 33人都, where it is all of them. */
function ofTheOnly(filled: Filled, before: readonly DraftFigure[], list: FigureList): DraftPart[] {
  const all = isAll(filled, before) ? '都' : ''
  return filled.figures.flatMap((figure) => [list.add(figure), text(`${figure.unit}${all}`)])
}

function isAll({ figures }: Filled, before: readonly DraftFigure[]): boolean {
  return figures.every(({ unit, value }) => before.some((each) => each.unit === unit && each.value === value))
}

/** 党小组会31次、党课9次（某党支部没有记录）: of whom an item is not is said where the others are of more. */
function itemsOf({ figures: items }: Filled, { figures: list, shortName }: Writing): DraftPart[] {
  const without = new Set(items.map(({ leftOut }) => leftOut.join()))
  return items.flatMap((figure, index) => {
    const [first, ...more] = without.size > 1 ? figure.leftOut : []
    const whose = more.length > 0 ? '有的党支部' : first && shortName(first)
    return [
      text(`${index ? '、' : ''}${calledInList(figure, items.length === 1)}`),
      list.add(figure),
      text(`${figure.unit}${whose ? `（${whose}没有记录）` : ''}`),
    ]
  })
}

interface Filled {
  readonly slot: Slot
  readonly figures: readonly DraftFigure[]
}

/** A change that everybody would call one, in tenths of a percent. */
const CLEAR_CHANGE = 100

function isWorthy(
  { slot, figures }: Filled,
  worth: Worth,
  atLeast: number | undefined,
  before: readonly DraftFigure[],
): boolean {
  const [figure] = figures
  if (!figure) return false
  if (atLeast !== undefined && asPrinted(figure) < atLeast) return false
  if (slot.form === 'change-percent' && worth === 'notable') return Math.abs(figure.value) >= CLEAR_CHANGE
  // The only part, or the highest of one, is the whole, which has been said.
  const isOne = slot.form === 'highest' || (isList(slot) && figures.length === 1)
  return !(isOne && isWholeAgain(figure, before))
}

function isWholeAgain(figure: DraftFigure, before: readonly DraftFigure[]): boolean {
  return before.some(({ measure, value }) => measure === figure.measure && value === figure.value)
}

/** 增长10.6 is 10.6, 下降0.3 is -0.3, 7月66 is 66. */
function asPrinted({ display, value }: DraftFigure): number {
  const [digits = ''] = /[\d.,]+$/.exec(display) ?? []
  return Math.sign(value) * Number(digits.replaceAll(',', ''))
}

/** All parts of a measure, or all branches below, one after another. */
export function isList({ part, scope, form = 'number' }: Slot): boolean {
  return form === 'number' && (scope === 'each-below' || (part !== undefined && part.key === undefined))
}

/** So many parts are named in a sentence. */
const MOST_PARTS = 4

/** What is worth a place in a sentence: no zeros, no parts that nobody named, no more than one can hear; the largest first. */
function printed(slot: Slot, figures: readonly DraftFigure[]): readonly DraftFigure[] {
  const some = figures.filter(({ value }) => value !== 0)
  if (!isList(slot)) return some
  const named = some.filter(({ part }) => part?.key !== '')
  if (named.length > MOST_PARTS) return []
  return mayStandBySize(slot.part?.by ?? '') ? [...named].sort((a, b) => b.value - a.value) : named
}

function zeroOf(resolution: SlotResolution): DraftFigure | undefined {
  if (resolution.is !== 'figures') return undefined
  return resolution.figures.every(({ value }) => value === 0) ? resolution.figures[0] : undefined
}

/** Marks by which a clause may tie itself to what stands before it. */
const TIE = /^[，、；。]/
const CONTENT = (parts: readonly DraftPart[]) => parts.map((part) => (part.is === 'text' ? part.text : '')).join('')

/** The parts after `tie`, or after the mark they begin with. */
function tied(parts: readonly DraftPart[], tie: string): DraftPart[] {
  return TIE.test(CONTENT(parts)) ? [...parts] : [text(tie), ...parts]
}

/** Clauses with commas of their own are told apart by semicolons. What comes first has no mark before it. */
function joined(clauses: readonly DraftPart[][]): DraftPart[] {
  const sentences: DraftPart[][][] = []
  for (const parts of clauses) {
    const last = sentences.at(-1)
    if (last && !CONTENT(parts).startsWith('。')) last.push(parts)
    else sentences.push([parts])
  }
  return sentences.flatMap((sentence) => {
    const apart = sentence.some((parts) => CONTENT(withoutTie(parts)).includes('，')) ? '；' : '，'
    const run = sentence.flatMap((parts, index) => (index === 0 ? withoutTie(parts) : tied(parts, apart)))
    return CONTENT(run.slice(-1)).endsWith('。') ? run : [...run, text('。')]
  })
}

function withoutTie(parts: readonly DraftPart[]): DraftPart[] {
  const [first, ...rest] = parts
  if (first?.is !== 'text') return [...parts]
  const words = first.text.replace(TIE, '')
  return words === '' ? rest : [text(words), ...rest]
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
