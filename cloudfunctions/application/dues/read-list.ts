/** A list of payments received, read and held against the accounts: nothing of it is stored. */
import type { OutputOf, Refusal } from '#contract'
import type { DuesAccount, DuesPayment } from '#domain/dues/dues-account'
import { wholeMonths } from '#domain/dues/dues-lines'
import { proposals, type Payer } from '#domain/dues/payment-proposals'
import { LIST_ROWS, readStatement, shownOf, type Statement, type StatementRow } from '#domain/dues/statement-rows'
import { spanOn } from '#domain/people/member-history'
import type { Member } from '#domain/people/member'
import { addDays, yearOf } from '#domain/time/civil-date'
import { byName } from '../member-names'
import { isRefusal, refuse, type BranchContext, type Handlers } from '../ports/handling'
import { readSheetUpload } from '../uploads'
import { listKey, standingsOf } from './list-keys'

/** A payment may have been noted by hand some days before or after. */
const AROUND_DAYS = 7

export const readListHandlers: Handlers<'dues.readList'> = {
  'dues.readList': async ({ uploads }, context) => {
    const { branch, today } = context
    const statement = await statementOf(uploads, context)
    if (isRefusal(statement)) return statement
    const { rows, aside, kind, unread, spent, wages } = statement
    const keys = rows.map(({ identity }) => listKey(branch._id, identity))
    const { payers, noted, standingOf } = await foundFor(rows, keys, context)
    const keyOf = new Map(rows.map((row, at) => [row, keys[at] ?? '']))
    const before = (row: StatementRow) => {
      const { is } = standingOf(keyOf.get(row) ?? '')
      return is === 'free' ? undefined : is
    }
    const proposed = proposals(rows, { payers, noted, today, before })
    const days = [...rows, ...aside].map(({ on }) => on).sort()
    return {
      ...{ kind, asOf: today, from: days[0] ?? null, to: days.at(-1) ?? null, spent, wages },
      rows: rows.flatMap((row, at) => answered(row, keys[at], proposed[at])),
      aside: aside.map(({ payer, ...each }) => ({ ...each, payer: shownOf({ payer, note: '' }).payer })),
      unread: [...unread],
      people: payers.map(({ open, ...payer }) => ({ ...payer, open: [...open] })),
    }
  },
}

type ReadRow = OutputOf<'dues.readList'>['rows'][number]

function answered(row: StatementRow, key?: string, proposal?: ReturnType<typeof proposals>[number]): ReadRow[] {
  if (key === undefined || proposal === undefined) return []
  const { row: place, on, fen } = row
  const { standing, doubt, memberIds, months } = proposal
  return [
    { row: place, key, on, fen, ...shownOf(row), standing, doubt, memberIds: [...memberIds], months: [...months] },
  ]
}

async function statementOf(
  uploads: readonly string[],
  context: BranchContext,
): Promise<Statement | Refusal<'no-such-file' | 'sheet-unreadable' | 'not-a-payment-list' | 'too-many-rows'>> {
  const sheet = await readSheetUpload(uploads, context)
  if (isRefusal(sheet)) return sheet
  const statement = readStatement(sheet.rows)
  if (!statement) return refuse('not-a-payment-list', { field: 'uploads' })
  const rows = statement.rows.length + statement.aside.length + statement.unread.length
  return rows <= LIST_ROWS
    ? statement
    : refuse('too-many-rows', { field: 'uploads', detail: { rows, limit: LIST_ROWS } })
}

/** Who may have paid, with what is open for them; what was noted near those days; what was taken of the list before. */
async function foundFor(rows: readonly StatementRow[], keys: readonly string[], context: BranchContext) {
  const { store, branch, today } = context
  const days = rows.map(({ on }) => on)
  const years = [...new Set([...days, today].flatMap((day) => [yearOf(day) - 1, yearOf(day), yearOf(day) + 1]))]
  const [first = today, last = today] = [days[0], days.at(-1)]
  const around = { $gte: addDays(first, -AROUND_DAYS), $lte: addDays(last, AROUND_DAYS) }
  const states: DuesPayment['state'][] = ['proposed', 'confirmed', 'disputed']
  const [members, accounts, noted, standingOf] = await Promise.all([
    store.findAll('members', { 'spans.branchId': branch._id }),
    store.findAll('duesAccounts', { branchId: branch._id, year: { $in: years } }),
    store.findAll('duesPayments', { branchId: branch._id, occurredOn: around, state: { $in: states } }),
    standingsOf(keys, branch._id, store),
  ])
  return { payers: payersOf(members, accounts, context), noted, standingOf }
}

/** Whoever is on the roll today, and whoever has an account still. By name. */
function payersOf(
  members: readonly Member[],
  accounts: readonly DuesAccount[],
  { branch, today }: BranchContext,
): Payer[] {
  return members
    .flatMap((member) => {
      const own = accounts.filter(({ memberId }) => memberId === member._id)
      const isHere = spanOn(member.spans, today)?.branchId === branch._id
      if (own.length === 0 && !isHere) return []
      const open = wholeMonths(own.flatMap(({ months }) => months))
        .filter(({ openFen }) => openFen > 0)
        .map(({ month, openFen }) => ({ month, openFen }))
      return [{ memberId: member._id, name: member.name, hasAccount: own.length > 0, open }]
    })
    .sort(
      byName(
        ({ name }) => name,
        ({ memberId }) => memberId,
      ),
    )
}
