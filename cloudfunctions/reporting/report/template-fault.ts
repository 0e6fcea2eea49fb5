import type { ReportTemplate } from '#domain/report/duty-report'
import type { Slot } from '#domain/report/slot'
import { formsOf } from '#domain/report/slot-forms'
import { FORM_WORDS } from '#domain/report/slot-words'
import { clausesOf, faultInTexts, type TemplateFault } from '#domain/report/template-text'
import { measureOf, namesPerson, type Own } from '../measures/catalogue'
import { addsUp, BY_MONTH, dimensionOf, isDate, isOfPeople } from '../measures/dimensions'
import type { Measure } from '../measures/measure'

/** The first thing that a template cannot say: of its words, then of the figures that its slots name. */
export function faultIn(template: ReportTemplate, own: Own): TemplateFault | undefined {
  return faultInTexts(template) ?? faultInSlots(template, own)
}

function faultInSlots(template: ReportTemplate, own: Own): TemplateFault | undefined {
  for (const { clause, field, where } of clausesOf(template)) {
    for (const [name, slot] of Object.entries(clause.slots)) {
      const why = whySlotUnfit(slot, own)
      if (why) return { field: `${field}.slots.${name}`, where: `${where}的数字`, why }
    }
  }
  return undefined
}

/** Why there is no such figure; undefined when there is. */
export function whySlotUnfit(slot: Slot, own: Own): string | undefined {
  const { measure: id, part, scope, form = 'number' } = slot
  const measure = measureOf(id, own)
  if (!measure) return `没有“${id}”这个指标`
  if (tellsPersons(slot, own)) return `“${measure.title}”不能按人分列：报告不说到某个人`
  if (part) {
    const why = whyPartUnfit(measure, part)
    if (why) return why
  }
  if (scope === 'author' && measure.form === 'records' && measure.actor === undefined)
    return `“${measure.title}”不分个人，不能只算书记本人的`
  const hasMonths = dimensionOf(measure, BY_MONTH.id) !== undefined
  const forms = formsOf(slot, { addsUp: addsUp(measure), isDate: isDate(measure), hasMonths })
  return forms.includes(form) ? undefined : `“${measure.title}”在这样的分项、期间和范围里没有“${FORM_WORDS[form]}”`
}

function whyPartUnfit(measure: Measure, { by, key }: NonNullable<Slot['part']>): string | undefined {
  const dimension = dimensionOf(measure, by)
  if (!dimension) return `“${measure.title}”不能这样分项`
  const { labels } = dimension
  const isUnknown = key !== undefined && typeof labels === 'object' && !Object.keys(labels).includes(key)
  return isUnknown ? `“${measure.title}”没有“${key}”这一项` : undefined
}

/** Whether it is a figure of persons one by one. */
export function tellsPersons({ measure: id, part }: Slot, own: Own): boolean {
  const measure = measureOf(id, own)
  const dimension = measure && part && dimensionOf(measure, part.by)
  return namesPerson(id, own) || (dimension !== undefined && isOfPeople(dimension))
}
