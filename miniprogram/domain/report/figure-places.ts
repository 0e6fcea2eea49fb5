/** Figures that words put where they say something else: 走访{诉求件数}户, a part that is more than its whole, 近{n}名 of exactly n. */
import type { DraftFigure, DraftParagraph } from './duty-report'
import { FIGURE_PLACE } from './beside-figure'
import { counterAt, isCountedIn } from './numerals'
import { lastOf } from '../values/last'

/** In each, one counts what the others count: 8人, 8名党员. */
const ALIKE = [
  ['人', '名', '位', '党员', '群众', '居民', '老人'],
  ['次', '场', '回', '期'],
  ['户', '家'],
  ['条', '项', '件', '个'],
  ['处', '个'],
  ['支', '个'],
  ['份', '篇'],
]
/** What makes another number of it: 增长37个百分点, 37成, 37w. */
const ANOTHER = /^(?:[%％‰倍番]|个?百分点|成(?![不立员果为绩本长功效就])|[A-Za-z])/
/** Of a number that is exact, these say that it is another. */
const INEXACT = /(?:(?:将|接|附|临)?近|逾|超过|突破|不足|不到|多于|高于|少于|低于|大于|小于|负)$/
const PLACES: ReadonlySet<string> = new Set(['附近', '临近'])
const SENTENCE_ENDS = /[。；！？\n]/

interface Placed {
  readonly figure: DraftFigure
  readonly before: string
  readonly after: string
}

/** Each such place, in words for a person. `figures`: the report's, by their number. */
export function figuresOutOfPlace(paragraph: DraftParagraph, figures: readonly DraftFigure[]): string[] {
  const placed = placedIn(paragraph, figures)
  return [
    ...placed.flatMap((each) => countedOtherwise(each) ?? []),
    ...placed.flatMap((each) => saidInexactly(each) ?? []),
    ...placed.flatMap((each, at) => partOverWhole(each, placed.slice(0, at)) ?? []),
  ]
}

function placedIn({ lead = '', parts }: DraftParagraph, figures: readonly DraftFigure[]): Placed[] {
  const said = parts.map((part) => (part.is === 'text' ? part.text : part.is === 'figure' ? FIGURE_PLACE : ''))
  return parts.flatMap((part, at): Placed[] => {
    const figure = part.is === 'figure' ? figures[part.figure] : undefined
    if (!figure) return []
    return [{ figure, before: lead + said.slice(0, at).join(''), after: said.slice(at + 1).join('') }]
  })
}

/** 受理诉求 counts 件: “93,110户” is no number of it. */
function countedOtherwise({ figure: { title, display, unit }, after }: Placed): string | undefined {
  const counted = after.replace(/^\s*[余多]?/, '')
  if (unit === '' || isUnit(unit, counted)) return undefined
  const [another = ''] = ANOTHER.exec(counted) ?? []
  const counter = another || counterAt(counted)
  if (counter === '') return undefined
  return `“${display}${counter}”：这里的数字是${title}，${unit === '%' ? '是百分比' : `按${unit}计`}`
}

function isUnit(unit: string, counted: string): boolean {
  if (counted.startsWith(unit)) return isCountedIn(unit, counted)
  const counter = counterAt(counted)
  return ALIKE.some((alike) => alike.includes(unit) && alike.includes(counter))
}

function saidInexactly({ figure: { title, display, unit }, before }: Placed): string | undefined {
  const [words] = INEXACT.exec(before.trimEnd()) ?? []
  if (!words || PLACES.has(words) || unit === '' || !/^[\d,.]+$/.test(display)) return undefined
  return `“${words}${display}${unit}”：${title}就是${display}${unit}`
}

/** 受理3,492件，其中93,110件…: both in one sentence and of one unit. */
function partOverWhole({ figure, before }: Placed, earlier: readonly Placed[]): string | undefined {
  const sentence = lastOf(before.split(SENTENCE_ENDS)) ?? ''
  const at = sentence.lastIndexOf('其中')
  const wholes = [...(at < 0 ? '' : sentence.slice(0, at))].filter((sign) => sign === FIGURE_PLACE).length
  const within = [...sentence].filter((sign) => sign === FIGURE_PLACE).length
  const candidates = earlier.slice(earlier.length - within, earlier.length - within + wholes)
  const whole = lastOf(candidates.filter((each) => each.figure.unit === figure.unit))?.figure
  if (!whole || figure.unit === '' || figure.value <= whole.value) return undefined
  return `“其中”的${figure.display}${figure.unit}，多于前面的${whole.display}${whole.unit}`
}
