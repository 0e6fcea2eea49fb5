/** How statements of a template would be drafted now, for whoever edits them. */
import type { DraftPart, ReportTemplate } from '#domain/report/duty-report'
import { figureKey, type Slot } from '#domain/report/slot'
import { slotTitle } from '#domain/report/slot-words'
import { yearOf } from '#domain/time/civil-date'
import { yearPeriod } from '#domain/time/period'
import { refuse, type Handlers } from '../../application/ports/handling'
import { slotsOf, slotsOfWhoDid, writeDraft } from '../draft/draft'
import { isList, type SlotResolution } from '../draft/paragraph'
import { resolveSlots } from '../draft/resolve-slots'
import { measureOf, type Own } from '../measures/catalogue'
import { dimensionOf } from '../measures/dimensions'
import { faultIn, whySlotUnfit } from './template-fault'
import { reportQuery } from '../draft/report-query'

export const previewHandlers: Handlers<'template.preview'> = {
  'template.preview': async ({ year, statements, figures: wanted }, context) => {
    const { store, branch, today } = context
    const template: ReportTemplate = {
      title: '模板',
      sections: [{ id: 'preview', heading: '', level: 0, statements: [...statements] }],
    }
    const lastDay = yearPeriod(year).to
    const cutOff = lastDay < today ? lastDay : today
    if (yearOf(cutOff) !== year) return refuse('in-the-future', { field: 'year', detail: { today } })
    // A bureau that has nobody below it is the same by itself.
    const asked = { year, cutOff, scope: branch.kind === 'bureau' ? 'with-below' : 'own' } as const
    const query = await reportQuery(store, branch, asked, today)
    const own = { indicators: branch.indicators, kinds: query.kinds }
    const fault = faultIn(template, own)
    if (fault) return refuse('template-unfit', { field: fault.field, detail: { where: fault.where, why: fault.why } })
    for (const [index, slot] of wanted.entries()) {
      const why = whySlotUnfit(slot, own)
      if (why) return refuse('template-unfit', { field: `figures.${index}`, detail: { where: '数字', why } })
    }
    const slots = new Map([...slotsOf(template), ...wanted].map((slot) => [figureKey(slot), slot]))
    const resolutions = await resolveSlots(store, query, [...slots.values(), ...slotsOfWhoDid(template, asked)])
    const { sections, figures } = writeDraft(template, resolutions, {
      ...{ ...asked, kind: branch.kind, organization: branch, below: query.below },
      inOfficeFrom: query.author?.fromOn ?? null,
    })
    const textOf = (part: DraftPart) => (part.is === 'figure' ? (figures[part.figure]?.display ?? '') : part.text)
    return {
      paragraphs: sections.flatMap(({ paragraphs }) =>
        paragraphs.map(({ statement, parts }) => ({ statement, text: parts.map(textOf).join('') })),
      ),
      figures: [...slots].map(([key, slot]) => ({ key, ...said(slot, resolutions.get(key), own) })),
    }
  },
}

function said(slot: Slot, resolution: SlotResolution | undefined, own: Own) {
  const measure = measureOf(slot.measure, own)
  const [first, ...more] = resolution?.is === 'figures' ? resolution.figures : []
  const title = slotTitle(slot, measure?.title ?? slot.measure, partWords(slot, own, first?.part?.label))
  const unit = first?.unit ?? unitOf(slot, measure?.unit ?? '')
  if (!first) return { title, unit, now: null, why: whyNone(resolution) }
  // Several figures at once are said one after another, each with its name.
  const all = [first, ...more].map(({ part, display }) => `${part?.label ?? ''}${display}${unit}`)
  return isList(slot) ? { title, unit: '', now: all.join('、'), why: '' } : { title, unit, now: first.display, why: '' }
}

/** The unit that a figure in this form would have, where there is none now: names say how many of what themselves. */
function unitOf(slot: Slot, unit: string): string {
  switch (isList(slot) ? 'names' : slot.form) {
    case 'names':
    case 'cadence':
      return ''
    case 'change-percent':
      return '%'
    case 'change':
      return unit === '%' ? '个百分点' : unit
    default:
      return unit
  }
}

function whyNone(resolution: SlotResolution | undefined): string {
  return resolution?.is === 'not-applicable' ? resolution.why : '暂无记录'
}

/** `一月` of a key, 各类别 of all keys. */
function partWords({ measure: id, part, form }: Slot, own: Own, label: string | undefined): string {
  if (!part) return ''
  const measure = measureOf(id, own)
  const dimension = measure && dimensionOf(measure, part.by)
  const { labels } = dimension ?? {}
  if (part.key === undefined) return form === 'names' || form === 'highest' ? '' : `各${dimension?.title ?? ''}`
  return (typeof labels === 'object' ? labels[part.key] : undefined) ?? label ?? part.key
}
