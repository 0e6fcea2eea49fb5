import { civilDate, month, monthsOfYear } from '#domain/time/civil-date'
import { instant } from '#domain/time/instant'
import { fen } from '#domain/values/money'
import { granted, refusal } from '../../../builders/answers'
import { BRANCH, type Office } from '../../../builders/office'
import { assessedOffice, because, payment } from './dues-office'

const book = async ({ call }: Office, of: string) =>
  granted(await call('dues.book', { branchId: BRANCH, month: month(of) }, 'treasurer'))
const close = ({ call }: Office, of: string) =>
  call('dues.closeMonth', { branchId: BRANCH, month: month(of) }, 'treasurer')
const handUp = ({ call }: Office, amount: number, on = '2025-06-10') =>
  call(
    'dues.handUp',
    { branchId: BRANCH, occurredOn: civilDate(on), fen: fen(amount), to: '机关党委', note: '上半年' },
    'treasurer',
  )
const receive = async ({ call }: Office, memberId: string, paidFor: string[], on: string) =>
  granted(await call('dues.record', payment(memberId, paidFor, { occurredOn: civilDate(on) }), 'treasurer')).entryId
const said = ({ lines }: Awaited<ReturnType<typeof book>>) =>
  lines.map(({ number, what, who, fen: amount }) => [number, what, who, amount])

describe('The book of dues', () => {
  it('numbers receipts in the order they were booked, and says what the month comes to', async () => {
    const office = await assessedOffice()
    await receive(office, 'member-1', ['2025-01', '2025-02'], '2025-02-10')
    await receive(office, 'member-2', ['2025-03'], '2025-03-10')
    granted(await handUp(office, 5000, '2025-03-20'))
    expect(await book(office, '2025-02')).toMatchObject({ openingFen: 0, receivedFen: 6000, closingFen: 6000 })
    const march = await book(office, '2025-03')
    expect(march).toMatchObject({ openingFen: 6000, receivedFen: 3000, handedUpFen: -5000, closingFen: 4000 })
    expect(said(march)).toEqual([
      ['收〔2025〕第002号', 'payment', '党员member-2', 3000],
      ['缴〔2025〕第001号', 'handed-up', '机关党委', -5000],
    ])
  })

  it('takes a payment back by a line of its own, with the next number; none is used again', async () => {
    const office = await assessedOffice()
    const entryId = await receive(office, 'member-1', ['2025-01'], '2025-01-10')
    granted(await office.call('entry.withdraw', because(entryId), 'treasurer'))
    await receive(office, 'member-1', ['2025-01'], '2025-01-11')
    expect(said(await book(office, '2025-01'))).toEqual([
      ['收〔2025〕第001号', 'payment', '党员member-1', 3000],
      ['收〔2025〕第003号', 'payment', '党员member-1', 3000],
    ])
    const june = await book(office, '2025-06')
    expect(said(june)).toEqual([['收〔2025〕第002号', 'payment', '党员member-1', -3000]])
    expect(june.lines[0]).toMatchObject({ isTakenBack: true, note: '登记有误', bookedOn: '2025-06-10' })
    expect(june.closingFen).toBe(3000)
  })

  it('corrects by taking back and receiving anew', async () => {
    const office = await assessedOffice()
    const entryId = await receive(office, 'member-1', ['2025-01'], '2025-06-01')
    const { memberId: _, ...corrected } = payment('member-1', ['2025-01', '2025-02'])
    granted(await office.call('dues.correct', { ...corrected, entryId, reason: '交了两个月' }, 'treasurer'))
    expect(said(await book(office, '2025-06')).map(([number, , , amount]) => [number, amount])).toEqual([
      ['收〔2025〕第001号', 3000],
      ['收〔2025〕第002号', -3000],
      ['收〔2025〕第003号', 6000],
    ])
  })

  it('counts what was received before there was a book, without a number', async () => {
    const office = await assessedOffice()
    const entryId = await receive(office, 'member-1', ['2025-01'], '2025-01-10')
    const stored = await office.store.get('duesPayments', entryId)
    if (!stored) throw new Error('not stored')
    const { booked: _, ...old } = stored
    office.store.seed('duesPayments', old)
    expect(said(await book(office, '2025-01'))).toEqual([[null, 'payment', '党员member-1', 3000]])
    expect((await book(office, '2025-02')).openingFen).toBe(3000)
    granted(await office.call('entry.withdraw', because(entryId), 'treasurer'))
    expect((await book(office, '2025-01')).closingFen).toBe(3000)
    expect((await book(office, '2025-06')).closingFen).toBe(0)
  })
})

describe('A closed month', () => {
  it('stays as it was closed: what comes later is booked in the first month that is open', async () => {
    const office = await assessedOffice()
    await receive(office, 'member-1', ['2025-01'], '2025-01-10')
    expect(granted(await close(office, '2025-03'))).toEqual({ closedThrough: '2025-03', balanceFen: 3000 })
    await receive(office, 'member-2', ['2025-02'], '2025-02-10')
    expect(await book(office, '2025-02')).toMatchObject({ isClosed: true, lines: [], closingFen: 3000 })
    const april = await book(office, '2025-04')
    expect(april.isClosed).toBe(false)
    expect(said(april)).toEqual([['收〔2025〕第002号', 'payment', '党员member-2', 3000]])
    expect(april.lines[0]?.occurredOn).toBe('2025-02-10')
    expect(refusal(await close(office, '2025-02'))).toMatchObject({
      code: 'month-closed',
      detail: { month: '2025-03' },
    })
    expect(refusal(await close(office, '2025-07'))).toMatchObject({ code: 'in-the-future', field: 'month' })
  })

  it('is opened again with a reason, which stays', async () => {
    const office = await assessedOffice()
    granted(await close(office, '2025-03'))
    const reopen = (of: string, reason: string) =>
      office.call('dues.reopenMonth', { branchId: BRANCH, month: month(of), reason }, 'treasurer')
    expect(refusal(await reopen('2025-03', ' '))).toMatchObject({ code: 'bad-input', field: 'reason' })
    expect(refusal(await reopen('2025-04', '漏记'))).toMatchObject({ code: 'month-not-closed', field: 'month' })
    expect(granted(await reopen('2025-02', '二月漏记一笔')).closedThrough).toBe('2025-01')
    await receive(office, 'member-1', ['2025-02'], '2025-02-10')
    const february = await book(office, '2025-02')
    expect(february).toMatchObject({ isClosed: false, receivedFen: 3000 })
    expect(february.closings.map(({ act, reason, by }) => [act, reason, by])).toEqual([
      ['close', null, '党员treasurer'],
      ['reopen', '二月漏记一笔', '党员treasurer'],
    ])
  })

  it('is opened from its first month on, however long ago', async () => {
    const office = await assessedOffice()
    granted(await close(office, '2025-03'))
    const reopened = await office.call(
      'dues.reopenMonth',
      { branchId: BRANCH, month: month('1900-01'), reason: '从头核对' },
      'treasurer',
    )
    expect(granted(reopened).closedThrough).toBeNull()
    expect(await book(office, '2025-03')).toMatchObject({ isClosed: false, closedThrough: null })
  })

  it('is not written into by a payment that was decided while it was being closed', async () => {
    const office = await assessedOffice()
    const answers = await Promise.all([
      close(office, '2025-06'),
      receive(office, 'member-1', ['2025-01'], '2025-06-10'),
      close(office, '2025-06'),
      receive(office, 'member-2', ['2025-01'], '2025-06-10'),
    ])
    expect(answers).toHaveLength(4)
    const june = await book(office, '2025-06')
    const last = june.closings.findLast(({ act }) => act === 'close')
    expect(last?.balanceFen).toBe(june.closingFen)
    expect((await book(office, '2025-08')).openingFen).toBe(6000)
  })
})

describe('Handing up', () => {
  it('is never more than there is, and can be taken back with a reason', async () => {
    const office = await assessedOffice()
    await receive(office, 'member-1', ['2025-01'], '2025-06-01')
    expect(refusal(await handUp(office, 3001))).toMatchObject({
      ...{ code: 'more-than-balance', field: 'fen', detail: { balanceFen: 3000, givenFen: 3001 } },
    })
    const { entryId, number } = granted(await handUp(office, 3000))
    expect(number).toBe('缴〔2025〕第001号')
    expect(refusal(await handUp(office, 1)).code).toBe('more-than-balance')
    const back = () =>
      office.call('dues.takeBackHandUp', { branchId: BRANCH, entryId, reason: '金额写错' }, 'treasurer')
    expect(granted(await back()).number).toBe('缴〔2025〕第002号')
    expect(refusal(await back()).code).toBe('entry-settled')
    expect(await book(office, '2025-06')).toMatchObject({ handedUpFen: 0, closingFen: 3000 })
  })

  it('twice at once gives out no more than there is', async () => {
    const office = await assessedOffice()
    await receive(office, 'member-1', ['2025-01'], '2025-06-01')
    const answers = await Promise.all([handUp(office, 2000), handUp(office, 2000)])
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect((await book(office, '2025-06')).closingFen).toBe(1000)
  })

  it('twice at once gives out no more than there is, also with days of two years', async () => {
    const office = await assessedOffice()
    await receive(office, 'member-1', ['2025-01'], '2024-12-30')
    const answers = await Promise.all([handUp(office, 2000, '2024-12-30'), handUp(office, 2000)])
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect((await book(office, '2025-06')).closingFen).toBe(1000)
  })
})

describe('Handing up, dated back', () => {
  /** 30 yuan on 10 March, 60 more on 20 May. */
  async function receivedInSpring(): Promise<Office> {
    const office = await assessedOffice()
    await receive(office, 'member-1', ['2025-01'], '2025-03-10')
    await receive(office, 'member-2', ['2025-01', '2025-02'], '2025-05-20')
    return office
  }
  const months2025 = monthsOfYear(2025).slice(0, 7)

  it.each([
    // amount, day, what is there from that day on, the first day on which it is covered
    [1, '2025-03-09', 0, '2025-03-10'],
    [3001, '2025-03-10', 3000, '2025-05-20'],
    [9000, '2025-05-19', 3000, '2025-05-20'],
    [9000, '2024-12-31', 0, '2025-05-20'],
  ])(
    '%i fen on %s is refused by the day: the book holds %i then, and enough from %s on',
    async (amount, on, has, from) => {
      const office = await receivedInSpring()
      expect(refusal(await handUp(office, amount, on))).toEqual({
        code: 'more-than-balance',
        field: 'occurredOn',
        detail: { balanceFen: has, givenFen: amount, coveredFrom: from },
      })
      expect(await office.store.findAll('duesHandedUp', {})).toEqual([])
      expect(granted(await handUp(office, amount, from)).month).toBe(from.slice(0, 7))
      for (const each of months2025) expect((await book(office, each)).closingFen).toBeGreaterThanOrEqual(0)
    },
  )

  it('is covered by what came the same day, and by no more than what every later day leaves', async () => {
    const office = await receivedInSpring()
    granted(await handUp(office, 9000, '2025-06-01'))
    expect(refusal(await handUp(office, 1, '2025-03-10'))).toMatchObject({ field: 'fen', detail: { balanceFen: 0 } })
    await receive(office, 'member-3', ['2025-01'], '2025-06-05')
    // The balance of 10 March is 30 yuan, but all of that left on 1 June.
    expect(refusal(await handUp(office, 1, '2025-03-10'))).toMatchObject({
      ...{ field: 'occurredOn', detail: { balanceFen: 0, coveredFrom: '2025-06-05' } },
    })
    granted(await handUp(office, 3000, '2025-06-05'))
  })

  it('counts what was taken back on the day it was, and what is booked after a closing in the month it is booked in', async () => {
    const office = await receivedInSpring()
    granted(await close(office, '2025-05'))
    await receive(office, 'member-3', ['2025-01'], '2025-02-01')
    // Booked in June, as is whatever is handed up from now on, whatever its day.
    expect(granted(await handUp(office, 12000, '2025-03-01')).month).toBe('2025-06')
    expect(await book(office, '2025-06')).toMatchObject({ openingFen: 9000, closingFen: 0 })
  })

  it('reads what was stored before there was a book by its day', async () => {
    const office = await receivedInSpring()
    for (const { booked: _, ...old } of await office.store.findAll('duesPayments', {}))
      office.store.seed('duesPayments', old)
    expect(refusal(await handUp(office, 9000, '2025-05-19'))).toMatchObject({ detail: { coveredFrom: '2025-05-20' } })
    granted(await handUp(office, 9000, '2025-05-20'))
  })
})

describe('What ceases to count after it was handed up', () => {
  /** 60 yuan received, all of them handed up. */
  async function handedUpAll() {
    const office = await assessedOffice()
    const entryId = await receive(office, 'member-1', ['2025-01'], '2025-04-10')
    const other = await receive(office, 'member-2', ['2025-01'], '2025-04-20')
    const { entryId: handedUpId } = granted(await handUp(office, 6000, '2025-05-06'))
    return { office, entryId, other, handedUpId }
  }
  const closeFor = ({ call }: Office, of: string, reason: string) =>
    call('dues.closeMonth', { branchId: BRANCH, month: month(of), reason }, 'treasurer')
  const desk = async ({ call }: Office) =>
    granted(await call('dues.accounts', { branchId: BRANCH, year: 2025 }, 'treasurer')).shortFen

  it('is taken out all the same, and the answer says by how much the book is short', async () => {
    const { office, entryId, other, handedUpId } = await handedUpAll()
    expect(await desk(office)).toBeUndefined()
    expect(granted(await office.call('entry.withdraw', because(entryId), 'treasurer')).shortFen).toBe(3000)
    expect(granted(await office.call('entry.dispute', because(other), 'treasurer')).shortFen).toBe(6000)
    expect(await desk(office)).toBe(6000)
    const back = { branchId: BRANCH, entryId: handedUpId, reason: '上级退回' }
    granted(await office.call('dues.takeBackHandUp', back, 'treasurer'))
    expect(await desk(office)).toBeUndefined()
  })

  it('says so of a correction by what is left in the end, and nothing where enough is left', async () => {
    const { office, entryId } = await handedUpAll()
    const correct = async (of: string, paidFor: string[]) => {
      const { memberId: _, ...corrected } = payment('member-1', paidFor, { occurredOn: civilDate('2025-04-10') })
      return granted(await office.call('dues.correct', { ...corrected, entryId: of, reason: '改月份' }, 'treasurer'))
    }
    const same = await correct(entryId, ['2025-02'])
    expect(same.shortFen).toBeUndefined()
    const more = await correct(same.entryId, ['2025-02', '2025-03'])
    expect(more.shortFen).toBeUndefined()
    expect((await correct(more.entryId, ['2025-03'])).shortFen).toBeUndefined()
    const voluntary = { ...payment('member-1', []), fen: fen(1200), isLargeVoluntary: false, reason: '少收了' }
    const { memberId: _, ...less } = voluntary
    const [last] = await office.store.findAll('duesPayments', { memberId: 'member-1', state: 'confirmed' })
    const answer = granted(await office.call('dues.correct', { ...less, entryId: last?._id ?? '' }, 'treasurer'))
    expect(answer.shortFen).toBe(1800)
  })

  it('tells a member who disputes what is theirs nothing of the book', async () => {
    const { office, entryId } = await handedUpAll()
    expect(granted(await office.call('entry.dispute', because(entryId), 'member-1')).shortFen).toBeUndefined()
    expect(await desk(office)).toBe(3000)
  })

  it('keeps the months from being closed below zero but for a reason, which stays', async () => {
    const { office, entryId } = await handedUpAll()
    granted(await close(office, '2025-05'))
    granted(await office.call('entry.withdraw', because(entryId), 'treasurer'))
    expect(refusal(await close(office, '2025-06'))).toEqual({
      ...{ code: 'balance-below-zero', field: 'reason' },
      detail: { month: '2025-06', balanceFen: -3000 },
    })
    expect((await book(office, '2025-06')).isClosed).toBe(false)
    expect(refusal(await closeFor(office, '2025-06', ' '))).toMatchObject({ code: 'bad-input', field: 'reason' })
    expect(granted(await closeFor(office, '2025-06', '上级退回前先结账')).balanceFen).toBe(-3000)
    const june = await book(office, '2025-06')
    expect(june.closings.at(-1)).toMatchObject({ act: 'close', reason: '上级退回前先结账', balanceFen: -3000 })
  })

  it('asks the reason also where a month in between ends below zero', async () => {
    const { office, entryId } = await handedUpAll()
    granted(await office.call('entry.withdraw', because(entryId), 'treasurer'))
    const inJuly = { now: instant('2025-07-10T09:00:00.000Z') }
    const later = payment('member-3', ['2025-01', '2025-02'], { occurredOn: civilDate('2025-07-09') })
    granted(await office.call('dues.record', later, 'treasurer', inJuly))
    const closing = { branchId: BRANCH, month: month('2025-07') }
    const closed = (more: object = {}) => office.call('dues.closeMonth', { ...closing, ...more }, 'treasurer', inJuly)
    expect(refusal(await closed()).detail).toEqual({ month: '2025-06', balanceFen: -3000 })
    expect(granted(await closed({ reason: '六月多上缴，七月补足' })).balanceFen).toBe(3000)
  })
})

/** What the call writes, other than guards: two such calls at once are told apart by what both write. */
async function writtenBy<Answer>({ store }: Office, act: () => Promise<Answer>): Promise<string[]> {
  const commit = jest.spyOn(store, 'commit')
  await act()
  const writes = commit.mock.calls.flatMap(([all]) => all)
  commit.mockRestore()
  return writes.flatMap((write) => ('doc' in write ? [`${write.in} ${write.doc._id}`] : []))
}

describe('What sums up the book, and what is written into it', () => {
  it('writes the same counter where the year ends between the two, whichever began first', async () => {
    const before = instant('2025-12-31T15:59:59.000Z')
    const after = instant('2025-12-31T16:00:01.000Z')
    const counters = async (office: Office, act: () => Promise<unknown>) =>
      (await writtenBy(office, act)).filter((each) => each.startsWith('counters'))
    for (const [summed, booked] of [
      [before, after],
      [after, before],
    ] as const) {
      const office = await assessedOffice()
      const entryId = await receive(office, 'member-1', ['2025-01', '2025-02'], '2025-04-10')
      const takenBack = await counters(office, async () =>
        granted(await office.call('entry.withdraw', because(entryId), 'treasurer', { now: booked })),
      )
      await receive(office, 'member-2', ['2025-01', '2025-02'], '2025-04-10')
      const out = { branchId: BRANCH, occurredOn: civilDate('2025-12-30'), fen: fen(1000), to: '机关党委', note: '' }
      const handingUp = await counters(office, async () =>
        granted(await office.call('dues.handUp', out, 'treasurer', { now: summed })),
      )
      const at = { branchId: BRANCH, month: month('2025-11') }
      const closing = await counters(office, async () =>
        granted(await office.call('dues.closeMonth', at, 'treasurer', { now: summed })),
      )
      for (const written of [handingUp, closing])
        expect(takenBack.filter((each) => written.includes(each))).not.toEqual([])
    }
  })

  it('writes the same counter: of two transactions that only look at each other, both would hold', async () => {
    const office = await assessedOffice()
    const counter = `counters ${BRANCH}:dues-received:2025`
    const payment1 = await writtenBy(office, () => receive(office, 'member-1', ['2025-01'], '2024-12-30'))
    const handingUp = await writtenBy(office, async () => granted(await handUp(office, 1000, '2024-12-30')))
    const closing = await writtenBy(office, async () => granted(await close(office, '2025-02')))
    for (const written of [payment1, handingUp, closing]) expect(written).toContain(counter)
    await receive(office, 'member-2', ['2025-01'], '2025-06-01')
    expect(said(await book(office, '2025-06')).map(([number]) => number)).toEqual(['收〔2025〕第001号'])
  })

  it.each([2019, 2023, 2024, 2025])('a receipt of %i is told apart from the first closing', async (year) => {
    const office = await assessedOffice()
    const old = await writtenBy(office, () => receive(office, 'member-1', ['2025-01'], `${year}-06-01`))
    const closing = await writtenBy(office, async () => granted(await close(office, '2025-05')))
    expect(old.filter((each) => each.startsWith('counters') && closing.includes(each))).not.toEqual([])
  })

  it('does not sum before it knows what it guards', async () => {
    const office = await assessedOffice()
    const { store } = office
    const get = store.get.bind(store)
    const slowly = jest.spyOn(store, 'get').mockImplementation(async (collection, id) => {
      if (collection === 'counters') await new Promise((resolve) => setTimeout(resolve, 300))
      return get(collection, id)
    })
    const aggregate = store.aggregate.bind(store)
    let isPaid = false
    const summing = jest.spyOn(store, 'aggregate').mockImplementation(async (...asked) => {
      const rows = await aggregate(...asked)
      if (!isPaid && asked[0] === 'duesPayments') {
        isPaid = true
        slowly.mockRestore()
        await receive(office, 'member-1', ['2025-01'], '2025-06-10')
      }
      return rows
    })
    const { balanceFen } = granted(await close(office, '2025-06'))
    summing.mockRestore()
    expect(balanceFen).toBe((await book(office, '2025-06')).closingFen)
  })
})

describe('What is written beside dues', () => {
  it('keeps no telephone and no identity number, and says which field', async () => {
    const office = await assessedOffice()
    const at = { branchId: BRANCH }
    const handed = { ...at, occurredOn: '2025-06-10', fen: 1, to: '机关党委', note: '' }
    const elsewhere = { ...at, memberId: 'member-1', months: ['2025-07'] }
    const asked: [string, object, string][] = [
      ['dues.handUp', { ...handed, to: '李明 13800138000' }, 'to'],
      ['dues.handUp', { ...handed, note: '经手人电话 138 0013 8000' }, 'note'],
      ['dues.payElsewhere', { ...elsewhere, where: '11010119800101001X' }, 'where'],
      ['dues.reopenMonth', { ...at, month: '2025-01', reason: '电话13800138000' }, 'reason'],
      ['entry.withdraw', { ...because('none'), reason: '证号110101198001010018' }, 'reason'],
    ]
    for (const [procedure, input, field] of asked)
      expect(await office.callRaw(procedure, input, 'treasurer')).toMatchObject({ code: 'bad-input', field })
  })
})
