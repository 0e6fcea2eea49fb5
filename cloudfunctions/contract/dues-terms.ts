/** What is fixed of one member's dues, and why it may be refused. */
import { DUES_CATEGORIES, DUES_FLAGS } from '#domain/dues/dues'
import * as v from 'valibot'
import { civilDate, fenAmount, id, month } from './schemas'

export const category = v.picklist(DUES_CATEGORIES)
export const flags = v.array(v.picklist(DUES_FLAGS))
export const decidedOn = v.pipe(
  v.optional(v.nullable(civilDate), null),
  v.description('for hardship: the day the next higher committee approved that less or nothing is paid'),
)
/** What is fixed of one member. */
export const terms = {
  memberId: id,
  category,
  monthlyFen: v.pipe(fenAmount, v.description('fen a month as approved; the wage is never sent')),
  fromMonth: v.pipe(v.optional(month), v.description('the first month counted here; left out: the whole year')),
  decidedOn,
}
/** An amount that departs from the rule. */
export const DEPARTING = ['decision-missing', 'not-hardship'] as const
export const ASSESSING = [
  'in-the-future',
  'no-such-member',
  'not-on-roll',
  'nothing-due',
  'account-exists',
  'no-rule-in-force',
  ...DEPARTING,
  'amount-out-of-range',
] as const
