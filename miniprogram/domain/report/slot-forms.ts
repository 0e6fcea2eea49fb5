/** In which forms a figure can be asked for, so that what prints is what was meant. */
import type { Slot, SlotForm, SlotPeriod } from './slot'
import { SLOT_FORMS } from './slot'

/** What forms depend on: whether numbers of the measure add up, can be told by the month, or are dates. */
export interface FormGround {
  readonly addsUp: boolean
  readonly hasMonths: boolean
  /** A date is written as it is: it can be neither compared nor reckoned with. */
  readonly isDate: boolean
}

/** The forms of a slot, whatever its own is, in the order of `SLOT_FORMS`. */
export function formsOf(slot: Slot, ground: FormGround): SlotForm[] {
  return SLOT_FORMS.filter((form) => hasForm(form, slot, ground))
}

/** Periods that begin with the year, so that a cadence can be told of them. */
const FROM_NEW_YEAR: readonly SlotPeriod[] = ['report', 'last-year']

function hasForm(form: SlotForm, { part, period = 'report', scope = 'report' }: Slot, ground: FormGround): boolean {
  const isList = scope === 'each-below' || (part !== undefined && part.key === undefined)
  // Of several figures at once nothing can be worked out, and each of those below is a whole.
  if (scope === 'each-below') return form === 'number' && part === undefined
  if (ground.isDate && form !== 'names') return form === 'number'
  switch (form) {
    case 'number':
      return true
    case 'names':
    case 'highest':
      return isList
    case 'change':
    case 'change-percent':
      // Compared with the same days of last year: only of the report's own days.
      return !isList && period === 'report'
    case 'about':
      return !isList
    case 'mean':
      return !isList && ground.addsUp && ground.hasMonths
    case 'projection':
      return !isList && ground.addsUp && ground.hasMonths && period === 'report'
    case 'cadence':
      return part === undefined && ground.hasMonths && FROM_NEW_YEAR.includes(period)
  }
}
