/** Forms of a figure that are worked out of plain numbers: how it changed, the names behind it, how it is spread. */
import type { DraftFigure } from '#domain/report/duty-report'
import { figureKey, type Slot, type SlotForm } from '#domain/report/slot'
import { formatChineseDate } from '#domain/time/civil-date'
import { BY_MONTH, isDate } from '../measures/dimensions'
import { displayed, tenths } from '../measures/display'
import type { Display, Measure } from '../measures/measure'
import { endedAmongNamed, HONOUR, inNames, LASTING, nameOf, namesSaid } from './names'
import type { SlotResolution } from './paragraph'
import { about, cadence, highest, mean, projection, type WorkedOut } from './spread-forms'

/** The plain numbers that a slot is worked out of: itself where it is one. */
export function numbersBehind(slot: Slot): Slot[] {
  const { form = 'number', part, ...rest } = slot
  const plain = part ? { ...rest, part } : rest
  switch (form) {
    case 'number':
      return [slot]
    case 'change':
    case 'change-percent':
      return [plain, { ...plain, period: 'same-last-year' }]
    case 'names':
    case 'highest':
      return part ? [rest, { ...rest, part: { by: part.by } }] : [rest]
    case 'cadence':
      return [rest, { ...rest, part: { by: BY_MONTH.id } }]
    case 'mean':
    case 'projection':
    case 'about':
      return [plain]
  }
}

/**
 * The slot in its form, from its plain numbers in the order of `numbersBehind`. The first blank among them is its own.
 * `inOneYear`: the organizations that kept records in one of both years only.
 */
export function inForm(
  slot: Slot,
  numbers: readonly SlotResolution[],
  measure: Measure | undefined,
  inOneYear: readonly string[] = [],
): SlotResolution {
  const { form = 'number' } = slot
  const [first, second] = numbers
  if (!first) throw new Error(`Nothing behind ${figureKey(slot)}`)
  if (form === 'number' || first.is !== 'figures') return first
  const [now] = first.figures
  if (!now) return first
  const beside = second?.is === 'figures' ? second.figures : []
  const changedOn = measure?.form === 'records' ? measure.changedOn : undefined
  if (changedOn && isChange(form) && beside.some(({ period }) => period.from < changedOn))
    return { is: 'not-applicable', why: `${formatChineseDate(changedOn)}起口径有变化，不与上年比较` }
  if (isChange(form) && beside.length > 0 && inOneYear.length > 0)
    return { is: 'not-applicable', why: `${inOneYear.join('、')}只有一年有记录，两年的合计不能相比` }
  if (now.value === 0 && (form === 'names' || form === 'highest'))
    return { is: 'not-applicable', why: '没有可列出的记录', isZero: true }
  if (measure && isDate(measure) && form !== 'names')
    return { is: 'not-applicable', why: '日期只能照写，不作比较和计算' }
  const worked = workedOut(slot, form, { now, beside, display: displayOf(measure) })
  return 'why' in worked
    ? { is: 'not-applicable', why: worked.why }
    : { is: 'figures', figures: [{ ...worked, key: figureKey(slot) }] }
}

export const isChange = (form: SlotForm | undefined) => form === 'change' || form === 'change-percent'

interface Numbers {
  readonly now: DraftFigure
  /** The figures of the second number: the same days of last year, or the parts. */
  readonly beside: readonly DraftFigure[]
  /** How the measure's numbers are printed. */
  readonly display: Display
}

function workedOut(slot: Slot, form: Exclude<SlotForm, 'number'>, { now, beside, display }: Numbers): WorkedOut {
  const [before] = beside
  switch (form) {
    case 'change':
    case 'change-percent':
      if (!before || before.value === 0) return { why: '上年同期没有记录可比' }
      return form === 'change' ? difference(display, now, before) : inPercent(now, before)
    case 'names':
      return named(slot, now, slot.part?.by === HONOUR ? beside : mostRecorded(beside))
    case 'highest':
      return highest(beside)
    case 'cadence':
      return cadence(now, beside)
    case 'mean':
      return mean(now, display)
    case 'projection':
      return projection(now, display)
    case 'about':
      return about(now)
  }
}

function inPercent(now: DraftFigure, before: DraftFigure): DraftFigure {
  const change = now.value - before.value
  const size = tenths(Math.abs(change) * 100, before.value)
  return {
    ...compared(now, before),
    definition: `${definitionOf(now)}（本期－上年同期）÷上年同期，保留一位小数`,
    unit: '%',
    value: change < 0 ? -size : size,
    display: `${change < 0 ? '下降' : '增长'}${displayed(size, 'tenths')}`,
  }
}

function difference(display: Display, now: DraftFigure, before: DraftFigure): DraftFigure {
  const change = now.value - before.value
  const isShare = now.unit === '%'
  const [more, less] = isShare ? ['提高', '下降'] : ['增加', '减少']
  return {
    ...compared(now, before),
    definition: `${definitionOf(now)}本期－上年同期${isShare ? '，相差的百分点' : ''}`,
    unit: isShare ? '个百分点' : now.unit,
    value: change,
    display: `${change < 0 ? less : more}${displayed(Math.abs(change), display)}`,
  }
}

/** What is compared comes first. */
const definitionOf = ({ definition }: DraftFigure) => (definition ? `${definition}；` : '')

function compared({ recordsApart: apart, ...now }: DraftFigure, before: DraftFigure) {
  const [of = 0, within = 0] = before.recordsApart ?? []
  return {
    ...now,
    ...(apart ? { recordsApart: [apart[0] + of, apart[1] + within] as const } : {}),
    title: `${now.title}与上年同期相比`,
    comparedWith: before.period,
    records: now.records + before.records,
  }
}

/** The parts stand in their own order where they have one: honours by their level. */
function named(slot: Slot, whole: DraftFigure, parts: readonly DraftFigure[]): WorkedOut {
  const keyed = (slot.part?.by === LASTING ? endedAmongNamed(parts) : parts).flatMap((each) =>
    nameOf(each).map((text) => ({ text, key: each.part?.key ?? '' })),
  )
  if (keyed.length === 0) return { why: '记录里没有名称' }
  const by = slot.part?.by
  const names = keyed.map(({ text }) => text)
  // Beside how many there are it is a line of its own in the annex.
  return {
    ...whole,
    title: `${whole.title}（名称）`,
    unit: '',
    display: inNames(names, whole, by),
    part: null,
    ...(by === undefined ? {} : { names: { by, said: namesSaid(keyed) } }),
  }
}

function displayOf(measure: Measure | undefined): Display {
  if (measure?.form === 'rate') return 'tenths'
  return measure?.form === 'records' ? measure.display : 'plain'
}

/** What stands in more records first; where that is the same, what came first. */
function mostRecorded(parts: readonly DraftFigure[]): DraftFigure[] {
  return [...parts].sort((a, b) => b.records - a.records)
}
