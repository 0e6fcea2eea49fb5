/** Forms of a figure that are worked out of plain numbers: how it changed, and the names behind it. */
import type { DraftFigure } from '#domain/report/duty-report'
import { figureKey, type Slot } from '#domain/report/slot'
import { measureOf } from '../measures/catalogue'
import { displayed, tenths } from '../measures/display'
import { DOCUMENT, inNames, nameOf } from './names'
import type { SlotResolution } from './paragraph'

/** The forms a draft can write. */
export const DRAFT_FORMS = ['number', 'change', 'change-percent', 'names'] as const

/** The plain numbers that a slot is worked out of: itself where it is one. */
export function numbersBehind(slot: Slot): Slot[] {
  const { form = 'number', part, ...rest } = slot
  switch (form) {
    case 'change':
    case 'change-percent': {
      const now = part ? { ...rest, part } : rest
      return [now, { ...now, period: 'same-last-year' }]
    }
    case 'names':
      return part ? [rest, { ...rest, part: { by: part.by } }] : [rest]
    default:
      return [slot]
  }
}

/** The slot in its form, from its plain numbers in the order of `numbersBehind`. The first blank among them is its own. */
export function inForm(slot: Slot, numbers: readonly SlotResolution[]): SlotResolution {
  const { form = 'number' } = slot
  const [first, second] = numbers
  if (!first) throw new Error(`Nothing behind ${figureKey(slot)}`)
  if (form === 'number' || first.is !== 'figures') return first
  const [now] = first.figures
  if (!now || !second) return first
  if (form === 'names') {
    const names = second.is === 'figures' ? mostRecorded(second.figures).flatMap(nameOf) : []
    return names.length > 0 ? one(named(slot, now, names)) : { is: 'not-applicable', why: '记录里没有名称' }
  }
  const [before] = second.is === 'figures' ? second.figures : []
  if (!before || before.value === 0) return { is: 'not-applicable', why: '上年同期没有记录可比' }
  return one(form === 'change' ? difference(slot, now, before) : inPercent(slot, now, before))
}

function one(figure: DraftFigure): SlotResolution {
  return { is: 'figures', figures: [figure] }
}

function inPercent(slot: Slot, now: DraftFigure, before: DraftFigure): DraftFigure {
  const change = now.value - before.value
  const size = tenths(Math.abs(change) * 100, before.value)
  return {
    ...compared(slot, now, before),
    definition: '（本期－上年同期）÷上年同期，保留一位小数',
    unit: '%',
    value: change < 0 ? -size : size,
    display: `${change < 0 ? '下降' : '增长'}${displayed(size, 'tenths')}`,
  }
}

function difference(slot: Slot, now: DraftFigure, before: DraftFigure): DraftFigure {
  const change = now.value - before.value
  const isShare = now.unit === '%'
  const [more, less] = isShare ? ['提高', '下降'] : ['增加', '减少']
  const measure = measureOf(slot.measure, { indicators: [] })
  const display = measure?.form === 'records' ? measure.display : measure?.form === 'rate' ? 'tenths' : 'plain'
  return {
    ...compared(slot, now, before),
    definition: '本期－上年同期',
    unit: isShare ? '个百分点' : now.unit,
    value: change,
    display: `${change < 0 ? less : more}${displayed(Math.abs(change), display)}`,
  }
}

function compared(slot: Slot, now: DraftFigure, before: DraftFigure) {
  return {
    ...now,
    key: figureKey(slot),
    title: `${now.title}与上年同期相比`,
    records: now.records + before.records,
  }
}

function named(slot: Slot, whole: DraftFigure, names: readonly string[]): DraftFigure {
  const isOfDocuments = slot.part?.by === DOCUMENT
  const said = inNames(names, whole, isOfDocuments)
  return { ...whole, key: figureKey(slot), unit: '', display: said, part: null }
}

/** What stands in more records first; the order of names where that is the same. */
function mostRecorded(parts: readonly DraftFigure[]): DraftFigure[] {
  return [...parts].sort((a, b) => b.records - a.records)
}
