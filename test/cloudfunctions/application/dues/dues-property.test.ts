import fc from 'fast-check'
import type { DuesMonth, DuesPayment } from '#domain/dues/dues-account'
import { duesProgress } from '#domain/dues/dues-progress'
import { addDays, addMonths, civilDate, type CivilDate, month, type Month, monthsOfYear } from '#domain/time/civil-date'
import { instant } from '#domain/time/instant'
import { fen } from '#domain/values/money'
import { MeasureDesk } from '../../../../cloudfunctions/reporting/measures/desk'
import { deskView } from '../../../../miniprogram/packages/dues/desk/desk-view'
import type { Office } from '../../../builders/office'
import { BRANCH } from '../../../builders/office'
import { assessedOffice, because, entry, payment, terms } from './dues-office'

const act = fc.record({
  act: fc.constantFrom(
    ...(['record', 'propose', 'confirm', 'dispute', 'withdraw', 'correct', 'reassess', 'evening', 'in-part'] as const),
    ...(['elsewhere', 'here', 'close', 'reopen', 'hand-up', 'take-back-hand-up'] as const),
  ),
  which: fc.nat(6),
  member: fc.constantFrom('member-1', 'member-2'),
  first: fc.integer({ min: 0, max: 11 }),
  length: fc.integer({ min: 0, max: 3 }),
  amount: fc.constantFrom(2_000, 3_000, 4_000),
  above: fc.constantFrom(0, 0, 700),
})
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never

/** What is due for the months, as the account says: sums that fit make most sequences reach deep. */
async function request({ store }: Office, { member, first, length, above }: Act) {
  const paidFor = Array.from({ length }, (_, at) => addMonths(month('2025-01'), first + at))
  const [account] = await store.findAll('duesAccounts', { memberId: member })
  const isOpen = (each: Month) => (of: DuesMonth) => of.month === each && of.paymentId === null
  const due = paidFor.map((each) => account?.months.find(isOpen(each))?.dueFen ?? 0)
  const amount =
    length === 0
      ? 150_000
      : Math.max(
          1,
          due.reduce<number>((sum, each) => sum + each, 0),
        )
  return payment(member, paidFor, { fen: fen(amount + above) })
}

async function perform(office: Office, each: Act): Promise<{ ok: boolean; code?: string }> {
  const { call, store } = office
  const ids = (await store.findAll('duesPayments', {})).map(({ _id }) => _id)
  const entryId = ids[each.which % Math.max(1, ids.length)] ?? 'none'
  const paid = await request(office, each)
  switch (each.act) {
    case 'record':
      return call('dues.record', paid, 'treasurer')
    case 'propose':
      return call('dues.record', paid, each.member)
    case 'confirm':
      return call('entry.confirm', entry(entryId), 'treasurer')
    case 'dispute':
      return call('entry.dispute', because(entryId), 'treasurer')
    case 'withdraw':
      return call('entry.withdraw', because(entryId), 'treasurer')
    case 'correct': {
      const { memberId: _, ...corrected } = paid
      return call('dues.correct', { ...corrected, entryId, reason: '更正' }, 'treasurer')
    }
    case 'reassess': {
      const { fromMonth: _, ...same } = terms(each.member, { monthlyFen: fen(each.amount) })
      return call(
        'dues.reassess',
        { ...same, fromMonth: addMonths(month('2025-01'), each.first), reason: 'base-changed' },
        'treasurer',
      )
    }
    case 'in-part':
      return call('dues.record', { ...paid, fen: fen(Math.max(1, paid.fen - 1300)), isPartial: true }, 'treasurer')
    case 'elsewhere':
    case 'here': {
      const where = each.act === 'here' ? null : '驻外流动党员党支部'
      const months = paid.months.length > 0 ? paid.months : [month('2025-12')]
      return call('dues.payElsewhere', { branchId: BRANCH, memberId: each.member, months, where }, 'treasurer')
    }
    case 'close':
      return call('dues.closeMonth', { branchId: BRANCH, month: addMonths(month('2025-01'), each.first) }, 'treasurer')
    case 'reopen': {
      const reopened = { branchId: BRANCH, month: addMonths(month('2025-01'), each.first), reason: '漏记一笔' }
      return call('dues.reopenMonth', reopened, 'treasurer')
    }
    case 'hand-up': {
      // On a day of this year up to today, the tenth of June.
      const occurredOn = addDays(civilDate('2025-06-10'), -13 * each.first)
      const handed = { branchId: BRANCH, occurredOn, fen: paid.fen, to: '机关党委', note: '' }
      const answer = await call('dues.handUp', handed, 'treasurer')
      if (answer.ok) await expectCovered(office, occurredOn)
      return answer
    }
    case 'take-back-hand-up': {
      const all = await store.findAll('duesHandedUp', {})
      const taken = all[each.which % Math.max(1, all.length)]?._id ?? 'none'
      return call('dues.takeBackHandUp', { branchId: BRANCH, entryId: taken, reason: '金额记错' }, 'treasurer')
    }
    case 'evening': {
      const { occurredOn, method } = paid
      const lines = [each, { ...each, member: 'member-2' as const, first: each.first + each.length }]
      const payments = await Promise.all(lines.map((line) => request(office, line)))
      const asked = payments.map(({ memberId, months, fen: amount }) => ({ memberId, months, fen: amount }))
      return call('dues.recordMany', { branchId: BRANCH, occurredOn, method, payments: asked }, 'treasurer')
    }
  }
}

/** Worked out from the documents alone: no day, from the one on which something went out, ends below zero. */
async function expectCovered({ store }: Office, from: CivilDate): Promise<void> {
  const [payments, handedUp] = await Promise.all([store.findAll('duesPayments', {}), store.findAll('duesHandedUp', {})])
  const lines = [...payments, ...handedUp].flatMap(({ occurredOn, booked = [] }) =>
    booked.map(({ month: of, on, fen: amount }, at) => {
      const day = at === 0 ? occurredOn : on
      return { day: day < `${of}-01` ? `${of}-01` : day, amount }
    }),
  )
  for (const end of [from, ...lines.map(({ day }) => day)].filter((day) => day >= from)) {
    const balance = lines.reduce((sum, { day, amount }) => (day <= end ? sum + amount : sum), 0)
    if (lines.some(({ day }) => day === end)) expect([end, balance >= 0]).toEqual([end, true])
  }
}

async function expectBalanced({ store }: Office): Promise<void> {
  const accounts = await store.findAll('duesAccounts', {})
  const payments = await store.findAll('duesPayments', { state: 'confirmed' })
  const paidInAccounts = accounts.flatMap((account) => account.months).reduce((sum, { paidFen }) => sum + paidFen, 0)
  const ofMonths = payments.filter(({ months }) => months.length > 0)
  const received = ofMonths.reduce((sum, { fen: paid, voluntaryFen = 0 }) => sum + paid - voluntaryFen, 0)
  expect(paidInAccounts).toBe(received)
  for (const { memberId, months } of accounts) {
    expect([...new Set(months.map((line) => line.month))]).toHaveLength(12)
    for (const { month: of, paymentId, paidFen, dueFen } of months) {
      const payer = payments.find(({ _id }) => _id === paymentId)
      if (paymentId !== null) expect([payer?.memberId, payer?.months.includes(of)]).toEqual([memberId, true])
      expect(paidFen).toBe(paymentId === null ? 0 : dueFen)
    }
  }
  for (const { _id, months, fen: paid, voluntaryFen = 0 } of payments)
    if (months.length > 0) expect(heldBy(accounts, _id)).toBe(paid - voluntaryFen)
}

function heldBy(accounts: readonly { readonly months: readonly DuesMonth[] }[], id: string): number {
  const lines = accounts.flatMap(({ months }) => months).filter(({ paymentId }) => paymentId === id)
  return lines.reduce((sum, { paidFen }) => sum + paidFen, 0)
}

/** Worked out from the documents alone: what counts now, against what the lines of the book come to. */
async function expectBooked({ call, store }: Office): Promise<void> {
  const [payments, handedUp] = await Promise.all([store.findAll('duesPayments', {}), store.findAll('duesHandedUp', {})])
  const counts = ({ state }: DuesPayment) => state === 'confirmed'
  const received = payments.filter(counts).reduce((sum, each) => sum + each.fen, 0)
  const out = handedUp.filter(({ reason }) => reason === undefined).reduce((sum, each) => sum + each.fen, 0)
  for (const docs of [payments, handedUp]) {
    const numbers = docs.flatMap(({ booked = [] }) =>
      booked.map(({ number }) => Number(/第(\d+)号/.exec(number ?? '')?.[1])),
    )
    expect(numbers.sort((a, b) => a - b)).toEqual(numbers.map((_, at) => at + 1))
  }
  let opening: number | undefined
  let balance = 0
  for (const each of [...monthsOfYear(2025), ...monthsOfYear(2026)]) {
    const answer = await call('dues.book', { branchId: BRANCH, month: each }, 'treasurer')
    if (!answer.ok) throw new Error(answer.code)
    const { openingFen, closingFen, lines, isClosed, closings } = answer.value
    expect(openingFen).toBe(opening ?? openingFen)
    expect(lines.reduce((sum, line) => sum + line.fen, openingFen)).toBe(closingFen)
    const lastAct = closings.findLast((act) => act.month === each)
    if (isClosed && lastAct?.act === 'close') expect(closingFen).toBe(lastAct.balanceFen)
    opening = closingFen
    balance = closingFen
  }
  expect(balance).toBe(received - out)
}

const fenOf = (text: string | undefined): number => Math.round(Number(text === '' ? 0 : text) * 100)
const add = (amounts: readonly number[]): number => amounts.reduce((sum, each) => sum + each, 0)

/** The published sheet of a year against the accounts and, month by month, the book. */
async function expectPublished({ call, store }: Office, year: number): Promise<void> {
  const asked = { branchId: BRANCH, year, form: 'amounts-due', voluntary: 'by-person' } as const
  const answer = await call('dues.sheet', asked, 'treasurer')
  if (!answer.ok) throw new Error(answer.code)
  const [people, book] = answer.value.tables
  if (!people || !book) throw new Error('a sheet has two tables')
  const column = (title: string) => people.rows.map((row) => fenOf(row[people.columns.indexOf(title)]))
  const accounts = await store.findAll('duesAccounts', { year })
  const lines = accounts.flatMap(({ months }) => months)
  const monthly = monthsOfYear(year).map((_, at) => people.rows.map((row) => fenOf(amountIn(row[3 + at]))))
  expect(monthly.map((amounts) => amounts.at(-1))).toEqual(
    monthsOfYear(year).map((each) => add(lines.filter((line) => line.month === each).map(({ paidFen }) => paidFen))),
  )
  for (const amounts of [...monthly, column('全年应交'), column('全年实交'), column('自愿多交')])
    expect(amounts.at(-1)).toBe(add(amounts.slice(0, -1)))
  expect(column('全年实交')).toEqual(people.rows.map((_, at) => add(monthly.map((amounts) => amounts[at] ?? 0))))
  const notDue = ['exempt', 'elsewhere']
  expect(column('全年应交').at(-1)).toBe(
    add(lines.filter(({ standing }) => !notDue.includes(standing)).map(({ dueFen }) => dueFen)),
  )
  const inBook = new Map(book.rows.map((row) => [row[0], fenOf(row[1])]))
  const months = await Promise.all(
    monthsOfYear(year).map(async (each) => {
      const of = await call('dues.book', { branchId: BRANCH, month: each }, 'treasurer')
      if (!of.ok) throw new Error(of.code)
      return of.value
    }),
  )
  expect(inBook.get('上年结存')).toBe(months[0]?.openingFen)
  expect(inBook.get('收入合计')).toBe(add(months.map(({ receivedFen }) => receivedFen)))
  expect(inBook.get('上缴合计')).toBe(0 - add(months.map(({ handedUpFen }) => handedUpFen)))
  expect(book.rows.at(-1)?.[1]).toBe(((months.at(-1)?.closingFen ?? 0) / 100).toFixed(2))
  const parts = [...inBook].filter(([what]) => /^(收：|更正)/.test(what ?? ''))
  expect(add(parts.map(([, amount]) => amount))).toBe(inBook.get('收入合计'))
  expect(inBook.get('收：自愿多交') ?? 0).toBe(column('自愿多交').at(-1))
}

const LAST_DAY = instant('2025-12-31T04:00:00.000Z')

/** On the last day of the year the sheet, the treasurer's desk, the workbench and the report say the same of it. */
async function expectAlike({ call, store }: Office): Promise<void> {
  const at = { now: LAST_DAY }
  const year = { branchId: BRANCH, year: 2025 }
  const sheet = await call('dues.sheet', { ...year, form: 'totals', voluntary: 'as-one' }, 'treasurer', at)
  const accounts = await call('dues.accounts', year, 'treasurer', at)
  if (!sheet.ok || !accounts.ok) throw new Error('not answered')
  const [months, book] = sheet.value.tables
  const lines = months?.rows.slice(0, -1) ?? []
  const of = (column: number) => add(lines.map((row) => Number(row[column])))
  const [due, paid] = [of(1), of(2)]
  const [, , , dueText, paidText] = months?.rows.at(-1) ?? []

  const period = { from: civilDate('2025-01-01'), to: civilDate('2025-12-31') }
  const desk = await MeasureDesk.open(store, { branchIds: [BRANCH], period, cutOff: period.to, on: period.to })
  const valueOf = async (id: string) => {
    const resolved = await desk.resolve(id)
    return resolved.kind === 'value' ? resolved.value : 0
  }
  expect([await valueOf('dues-months-due'), await valueOf('dues-months-unpaid')]).toEqual([due, due - paid])
  expect([await valueOf('dues-due'), await valueOf('dues-paid')]).toEqual([fenOf(dueText), fenOf(paidText)])
  const inBook = (start: string) =>
    add((book?.rows ?? []).filter(([what]) => what?.startsWith(start)).map((row) => fenOf(row[1])))
  const large = inBook('收：大额党费')
  expect([await valueOf('dues-received'), await valueOf('dues-large-voluntary')]).toEqual([
    inBook('收：') - large,
    large,
  ])

  const parts = async (id: string, by: string) => {
    const split = await desk.resolveParts(id, by)
    return split.kind === 'parts' ? split.parts.map(({ figure }) => figure.value).filter((each) => each > 0) : []
  }
  for (const id of ['dues-due', 'dues-paid', 'dues-months-due'])
    expect(add(await parts(id, 'category'))).toBe(await valueOf(id))
  expect(await parts('dues-paid', 'month')).toEqual(lines.map((row) => fenOf(row[4])).filter((each) => each > 0))

  expect(deskView(accounts.value).progress).toBe(due > 0 ? `到本月应交 ${due} 个月次，已交 ${paid} 个` : '')
  // What the workbench puts into words.
  const { thisMonth, untilNow } = duesProgress(
    accounts.value.accounts.flatMap((account) => account.months),
    period.to,
  )
  const [last] = lines.slice(-1)
  expect([untilNow.due, untilNow.paid]).toEqual([due, paid])
  expect([thisMonth.due, thisMonth.paid]).toEqual([Number(last?.[1]), Number(last?.[2])])
}

/** Marks and blanks are no amounts. */
const amountIn = (cell: string | undefined) => (/^\d/.test(cell ?? '') ? cell : '')

describe('Whatever is recorded, confirmed, disputed, withdrawn, corrected and reassessed', () => {
  it('the accounts hold exactly what the confirmed payments for months brought, each month by one payment', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 30 }), async (acts) => {
        const office = await assessedOffice()
        for (const each of acts) {
          const { ok, code } = await perform(office, each)
          // Nobody else is at work, so nothing but a rule may stand in the way.
          if (!ok) expect(['internal', 'busy', 'bad-input']).not.toContain(code)
        }
        await expectBalanced(office)
        await expectBooked(office)
        await expectAlike(office)
        for (const year of [2024, 2025]) await expectPublished(office, year)
      }),
      { numRuns: 60 },
    )
  })
})
