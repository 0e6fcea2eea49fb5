/** From a file to the accounts: read, asked, taken once. */
import fc from 'fast-check'
import type { OutputOf, RequestOf } from '#contract'
import { civilDate, month } from '#domain/time/civil-date'
import { fen } from '#domain/values/money'
import { duesHandlers } from '../../../../cloudfunctions/application/dues/dues'
import { readListHandlers } from '../../../../cloudfunctions/application/dues/read-list'
import { entryHandlers } from '../../../../cloudfunctions/application/settling/entry-handlers'
import { uploadHandlers } from '../../../../cloudfunctions/application/uploads'
import { sheetReader } from '../../../../cloudfunctions/documents/sheet-reader'
import collections from '../../../../cloudfunctions/collections.json'
import type { CollectionName } from '../../../../cloudfunctions/application/ports/collections'
import { granted, refusal } from '../../../builders/answers'
import { BRANCH, member, openOffice, type Office } from '../../../builders/office'
import { alipayCsv, bankXlsx, SECRETS, wechatCsv, type Paid } from '../../../builders/payment-lists'
import { because, payment, settledMonths, terms } from './dues-office'

type List = OutputOf<'dues.readList'>
type Asked = RequestOf<'dues.takeList'>['rows'][number]
const NAMES = { 'member-1': '骆一', 'member-2': '沈二', 'member-3': '李明' } as const

/** Members 1 to 3 owe 30 yuan a month in 2025; January to April of the first is paid. */
async function listOffice(): Promise<Office> {
  const office = await openOffice({
    handlers: { ...duesHandlers, ...readListHandlers, ...entryHandlers, ...uploadHandlers },
    documents: sheetReader,
  })
  for (const [memberId, name] of Object.entries(NAMES)) {
    office.store.seed('members', member(memberId, { name }))
    granted(await office.call('dues.assess', terms(memberId), 'treasurer'))
  }
  return office
}

let numbers = 0
const paid = (more: Partial<Paid> = {}): Paid => ({
  ...{ at: '2025-02-05 09:31:11', who: '骆一', yuan: '30.00' },
  number: `10000398012503050000${String(++numbers).padStart(8, '0')}`,
  ...more,
})

async function read(office: Office, bytes: Uint8Array, as = 'treasurer'): Promise<List> {
  office.files.set('list', bytes)
  return granted(await office.call('dues.readList', { branchId: BRANCH, uploads: ['list'] }, as))
}
const certain = ({ rows }: List): Asked[] =>
  rows.flatMap(({ standing, key, on, months, fen: amount, memberIds: [memberId] }) =>
    standing === 'certain' && memberId !== undefined ? [{ key, on, months, fen: amount, memberId }] : [],
  )
async function take(office: Office, rows: Asked[], method: 'transfer' | 'in-person' = 'transfer') {
  if (rows.length === 0) return []
  const answer = await office.call('dues.takeList', { branchId: BRANCH, method, rows }, 'treasurer')
  return granted(answer).rows.map(({ outcome, why }) => why ?? outcome)
}
const importOnce = async (office: Office, bytes: Uint8Array) => take(office, certain(await read(office, bytes)))

/** Everything that is stored, as one text. */
async function everything({ store }: Office): Promise<string> {
  const all = Object.keys(collections).map((name) => store.findAll(name as CollectionName, {}))
  return JSON.stringify(await Promise.all(all))
}

describe('a list of payments', () => {
  it('is held against the accounts, row by row, and changes nothing', async () => {
    const office = await listOffice()
    const list = await read(office, wechatCsv([paid(), paid({ who: '春风化雨', note: '党费' }), paid({ way: '支出' })]))
    expect(list).toMatchObject({ kind: 'wechat', from: '2025-02-05', to: '2025-02-05', spent: 1 })
    expect(list.rows).toMatchObject([
      { standing: 'certain', payer: '骆一', memberIds: ['member-1'], months: ['2025-01'], fen: 3000 },
      { standing: 'doubtful', doubt: 'name-unknown', payer: '春风化雨', note: '党费' },
    ])
    expect(list.people.find(({ memberId }) => memberId === 'member-1')?.open).toHaveLength(12)
    expect(await office.store.count('duesPayments', {})).toBe(0)
    expect(await office.store.count('uploads', {})).toBe(0)
  })

  it('is taken with the day it was paid, as an import', async () => {
    const office = await listOffice()
    expect(await importOnce(office, wechatCsv([paid({ yuan: '90.00', note: '1-3月党费' })]))).toEqual(['taken'])
    expect(await settledMonths(office, 'member-1')).toEqual([
      '2025-01 late 3000',
      '2025-02 on-time 3000',
      '2025-03 on-time 3000',
    ])
    expect(await office.store.find('duesPayments', { filter: {} })).toMatchObject([
      { occurredOn: '2025-02-05', source: 'import', state: 'confirmed', method: 'transfer', fen: 9000 },
    ])
  })

  it.each(['wechat', 'alipay', 'bank'] as const)('of %s imported five times is one, also at once', async (kind) => {
    const write = { wechat: wechatCsv, alipay: alipayCsv, bank: bankXlsx }[kind]
    const rows = [paid(), paid({ who: '沈二', yuan: '60.00' }), paid({ who: '李明', number: '' })]
    const bytes = await write(rows)
    const office = await listOffice()
    const lists: List[] = []
    for (let time = 0; time < 3; time++) lists.push(await read(office, bytes))
    const together = await Promise.all(lists.map((list) => take(office, certain(list))))
    expect(together.flat().filter((outcome) => outcome === 'taken')).toHaveLength(3)
    expect(await importOnce(office, bytes)).toEqual([])
    expect((await read(office, bytes)).rows.map(({ standing }) => standing)).toEqual(['taken', 'taken', 'taken'])
    expect(await office.store.count('duesPayments', {})).toBe(3)
    expect(await settledMonths(office, 'member-2')).toHaveLength(2)
  })

  it('is the same in another file: of WeChat as .csv, or beside others', async () => {
    const office = await listOffice()
    const same = paid()
    await importOnce(office, wechatCsv([same]))
    expect(await importOnce(office, wechatCsv([paid({ at: '2025-03-05 10:00:00' }), same]))).toEqual(['taken'])
    expect(await office.store.count('duesPayments', {})).toBe(2)
  })

  it('is not another branch’s: the same list may be taken there', async () => {
    const office = await listOffice()
    const [row] = (await read(office, wechatCsv([paid()]))).rows
    expect(row?.key).toMatch(/^[0-9a-f]{40}$/)
    expect(JSON.stringify(row)).not.toContain('10000398')
  })

  it.each(['withdrawn', 'corrected'] as const)(
    'a payment %s since is said, and taken again only when asked',
    async (how) => {
      const office = await listOffice()
      const bytes = wechatCsv([paid()])
      const [row] = certain(await read(office, bytes))
      if (!row) throw new Error('nothing was certain')
      await take(office, [row])
      const [entry] = await office.store.find('duesPayments', { filter: {} })
      const entryId = entry?._id ?? ''
      if (how === 'withdrawn') granted(await office.call('entry.withdraw', because(entryId), 'treasurer'))
      else {
        const { memberId: _, ...corrected } = payment('member-1', ['2025-02'])
        granted(await office.call('dues.correct', { ...corrected, entryId, reason: '月份有误' }, 'treasurer'))
      }
      expect((await read(office, bytes)).rows).toMatchObject([{ standing: 'doubtful', doubt: 'taken-back' }])
      expect(await take(office, [row])).toEqual(['withdrawn'])
      expect(await take(office, [{ ...row, again: true }])).toEqual(['taken'])
      expect(await take(office, [{ ...row, again: true }])).toEqual(['already'])
      expect((await read(office, bytes)).rows).toMatchObject([{ standing: 'taken' }])
    },
  )

  it('asks where a payment was noted by hand, also by the member, and not yet confirmed', async () => {
    const office = await listOffice()
    granted(await office.call('dues.record', payment('member-1', ['2025-01']), 'member-1'))
    expect((await read(office, wechatCsv([paid({ at: '2025-06-09 08:00:00' })]))).rows).toMatchObject([
      { standing: 'doubtful', doubt: 'maybe-noted' },
    ])
  })

  it('tells of each row what happened; one that cannot be taken leaves the others', async () => {
    const office = await listOffice()
    const list = await read(office, wechatCsv([paid(), paid({ who: '沈二' }), paid({ who: '李明' })]))
    granted(await office.call('dues.record', payment('member-2', ['2025-01']), 'treasurer'))
    const rows = certain(list)
    expect(await take(office, rows)).toEqual(['taken', 'month-already-paid', 'taken'])
    expect(await take(office, rows)).toEqual(['already', 'month-already-paid', 'already'])
  })

  it('takes what is above as voluntary, and for no month where nothing is open', async () => {
    const office = await listOffice()
    const [row] = certain(await read(office, wechatCsv([paid()])))
    if (!row) throw new Error('nothing was certain')
    expect(await take(office, [{ ...row, months: [], fen: fen(5000) }])).toEqual(['taken'])
    expect(await office.store.find('duesPayments', { filter: {} })).toMatchObject([{ months: [], fen: 5000 }])
  })

  it('takes a part of a month where that is said, and the rest of it from the next list', async () => {
    const office = await listOffice()
    const [row] = (await read(office, wechatCsv([paid({ yuan: '20.00' })]))).rows
    if (!row) throw new Error('nothing was read')
    expect(row).toMatchObject({ standing: 'doubtful', doubt: 'part-of-month', memberIds: ['member-1'] })
    const { key, on, fen: amount } = row
    const asked = { key, on, memberId: 'member-1', months: [month('2025-01')], fen: amount }
    expect(await take(office, [asked])).toEqual(['amount-differs'])
    expect(await take(office, [{ ...asked, isPartial: true }])).toEqual(['taken'])
    const next = await read(office, wechatCsv([paid({ yuan: '40.00', at: '2025-03-01 08:00:00' })]))
    expect(next.rows).toMatchObject([{ standing: 'certain', months: ['2025-01', '2025-02'] }])
    expect(await take(office, certain(next))).toEqual(['taken'])
  })

  it('knows who has no account yet, and refuses them by name of the reason', async () => {
    const office = await listOffice()
    office.store.seed('members', member('member-4', { name: '周四' }))
    const list = await read(office, wechatCsv([paid({ who: '周四' })]))
    expect(list.rows).toMatchObject([{ doubt: 'no-account' }])
    const [{ key, on } = { key: '', on: civilDate('2025-02-05') }] = list.rows
    const row = { key, on, memberId: 'member-4', months: [month('2025-01')], fen: fen(3000) }
    expect(await take(office, [row])).toEqual(['no-dues-account'])
  })
})

describe('a number that is nobody’s business', () => {
  it.each(['wechat', 'alipay', 'bank'] as const)(
    'in any column of %s is in no answer and nowhere stored',
    async (kind) => {
      const write = { wechat: wechatCsv, alipay: alipayCsv, bank: bankXlsx }[kind]
      const office = await listOffice()
      const hidden = SECRETS.join(' ')
      const bytes = await write([
        paid({ note: `党费 ${hidden}` }),
        paid({ who: `骆一${SECRETS[0]}`, note: '1月党费' }),
        paid({ who: '沈二', note: `工资 ${SECRETS[3]}` }),
        paid({ who: SECRETS[2], note: '党费' }),
        paid({ note: '6月工资', yuan: SECRETS[3] }),
      ])
      const list = await read(office, bytes)
      expect(list.rows.length).toBeGreaterThan(2)
      expect(list.wages).toBe(2)
      const rows = list.rows.map(({ key, on, fen: amount }) => ({
        key,
        on,
        memberId: 'member-1',
        months: [],
        fen: amount,
      }))
      await take(office, rows)
      const seen = `${JSON.stringify(list)}${await everything(office)}`
      for (const secret of [...SECRETS, '8,765.43', '876543', '6222', '1101011980']) expect(seen).not.toContain(secret)
      expect(seen).toContain('member-1')
    },
  )
})

describe('a file that is no list', () => {
  const answer = async (bytes: Uint8Array) => {
    const office = await listOffice()
    office.files.set('list', bytes)
    return refusal(await office.call('dues.readList', { branchId: BRANCH, uploads: ['list'] }, 'treasurer'))
  }
  it('says why', async () => {
    expect(await answer(new TextEncoder().encode('姓名,性别\r\n骆一,男\r\n'))).toMatchObject({
      code: 'not-a-payment-list',
    })
    expect(await answer(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1]))).toMatchObject({ code: 'sheet-unreadable' })
    const many = Array.from({ length: 501 }, () => paid())
    expect(await answer(wechatCsv(many))).toMatchObject({ code: 'too-many-rows', detail: { rows: 501, limit: 500 } })
  })
  it('is not read for whoever does not manage dues', async () => {
    const office = await listOffice()
    office.files.set('list', wechatCsv([paid()]))
    for (const as of ['member-1', 'clerk', 'office'])
      expect(refusal(await office.call('dues.readList', { branchId: BRANCH, uploads: ['list'] }, as)).code).toBe(
        'not-permitted',
      )
  })
  it('of the largest size is answered in far less than a megabyte', async () => {
    const office = await listOffice()
    const many = Array.from({ length: 500 }, () => paid({ who: '春风化雨'.repeat(20), note: '党费'.repeat(60) }))
    expect(JSON.stringify(await read(office, wechatCsv(many))).length).toBeLessThan(300_000)
  })
})

const row = fc.record({
  who: fc.constantFrom('骆一', '沈二', '李明', '春风化雨', '周四'),
  yuan: fc.constantFrom('30.00', '60.00', '90.00', '29.99', '100.00'),
  day: fc.integer({ min: 1, max: 28 }),
  month: fc.integer({ min: 1, max: 5 }),
  note: fc.constantFrom('党费', '转账', '1-3月党费', '午饭', '骆一党费'),
  state: fc.constantFrom('已存入零钱', '已存入零钱', '已全额退款'),
  way: fc.constantFrom('收入', '收入', '支出'),
})

describe('whatever the list', () => {
  it('what is certain can be taken, once, and the accounts hold exactly what was received', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 12 }), async (drawn) => {
        const office = await listOffice()
        const two = (n: number) => String(n).padStart(2, '0')
        const bytes = wechatCsv(
          drawn.map(({ day, month: of, ...each }) => paid({ ...each, at: `2025-${two(of)}-${two(day)} 10:00:00` })),
        )
        const list = await read(office, bytes)
        const came = drawn.filter(({ way, state }) => way === '收入' && state === '已存入零钱')
        expect(list.rows).toHaveLength(came.length)
        const rows = certain(list)
        expect(new Set(await take(office, rows))).toEqual(new Set(rows.length > 0 ? ['taken'] : []))
        for (const again of await take(office, rows)) expect(again).toBe('already')
        const payments = await office.store.findAll('duesPayments', {})
        const accounts = await office.store.findAll('duesAccounts', {})
        const received = payments.reduce((sum, { fen: amount }) => sum + amount, 0)
        const inAccounts = accounts.flatMap(({ months }) => months).reduce((sum, { paidFen }) => sum + paidFen, 0)
        expect(payments).toHaveLength(rows.length)
        expect(inAccounts).toBe(received)
      }),
      { numRuns: 40 },
    )
  })
})
