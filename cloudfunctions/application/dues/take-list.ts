/** Payments of a list, taken once each: those that cannot be are told, and the others stand. */
import type { InputOf, OutputOf } from '#contract'
import type { DuesPayment } from '#domain/dues/dues-account'
import { isMonth } from '#domain/time/civil-date'
import type { EntryId } from '#domain/people/identity'
import { recordPossible } from '../entries/record'
import { decide, isRefusal, type BranchContext, type Handlers } from '../ports/handling'
import { standingsOf, type KeyStanding } from './list-keys'
import { paymentBook } from './payment-book'
import { newPayment } from './payments'

type Input = InputOf<'dues.takeList'>
type Row = Input['rows'][number]
type Told = OutputOf<'dues.takeList'>['rows'][number]
type Why = Told['why']

export const takeListHandlers: Handlers<'dues.takeList'> = {
  'dues.takeList': async ({ method, rows }, context) => {
    const standingOf = await standingsOf(
      rows.map(({ key }) => key),
      context.branch._id,
      context.store,
    )
    const asked = await Promise.all(rows.map((row) => begun(row, method, standingOf(row.key), context)))
    const entries = asked.flatMap((each) => ('entry' in each ? [each] : []))
    const { writes, refused } = await recordPossible(
      paymentBook,
      entries.map(({ entry }) => entry),
      context,
    )
    const told = asked.map((each) => {
      if (!('entry' in each)) return each
      const refusal = refused.get(entries.indexOf(each))
      return refusal
        ? notTaken(each.key, refusal)
        : { key: each.key, outcome: 'taken' as const, why: null, month: null }
    })
    return decide({ rows: told }, writes)
  },
}

/** The entry to be made of a row, or why there will be none. */
async function begun(
  row: Row,
  method: Input['method'],
  standing: KeyStanding,
  context: BranchContext,
): Promise<{ readonly key: string; readonly entry: DuesPayment } | Told> {
  const { key, on: occurredOn, again, ...paid } = row
  if (standing.is === 'taken') return { key, outcome: 'already', why: null, month: null }
  const _id: EntryId | undefined = standing.free
  if (_id === undefined || (standing.is === 'back' && !again)) return notTaken(key, { code: 'withdrawn' })
  const payment = await newPayment({ ...paid, occurredOn, method }, context)
  return isRefusal(payment) ? notTaken(key, payment) : { key, entry: { ...payment, _id, source: 'import' } }
}

interface Refused {
  readonly code: string
  readonly detail?: Readonly<Record<string, string | number>>
}

/** Boundary: what is not among a row's reasons is a defect, which the check of the output tells. */
function notTaken(key: string, { code, detail = {} }: Refused): Told {
  const month = String(detail['month'] ?? '')
  return { key, outcome: 'refused', why: code as Why, month: isMonth(month) ? month : null }
}
