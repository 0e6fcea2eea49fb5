import { proposals, type Payer, type Scene } from '#domain/dues/payment-proposals'
import type { StatementRow } from '#domain/dues/statement-rows'
import { monthsNamed } from '#domain/dues/note-months'
import { civilDate, month } from '#domain/time/civil-date'
import { fen } from '#domain/values/money'

const open = (first: number, last: number, openFen = 4500) =>
  Array.from({ length: last - first + 1 }, (_, at) => ({
    month: month(`2025-${String(first + at).padStart(2, '0')}`),
    openFen: fen(openFen),
  }))
const payer = (memberId: string, name: string, more: Partial<Payer> = {}): Payer => ({
  ...{ memberId, name, hasAccount: true, open: open(3, 12) },
  ...more,
})
const LUO = payer('luo', '骆一')
const PAYERS = [LUO, payer('shen', '沈二'), payer('li', '李明'), payer('hua', '李明华')]

const row = (more: Partial<StatementRow> = {}): StatementRow => ({
  ...{ row: 2, on: civilDate('2025-05-05'), payer: '骆一', note: '', fen: fen(4500), isOpenWay: false },
  identity: JSON.stringify(more),
  ...more,
})
const scene = (more: Partial<Scene> = {}): Scene => ({
  payers: PAYERS,
  noted: [],
  today: civilDate('2025-06-10'),
  before: () => undefined,
  ...more,
})
const of = (each: Partial<StatementRow>, more: Partial<Scene> = {}) => proposals([row(each)], scene(more))[0]
const MARCH = [month('2025-03')]

describe('a row is certain', () => {
  it('where it bears one member’s name and pays the next open months whole', () => {
    expect(of({})).toEqual({ standing: 'certain', doubt: null, memberIds: ['luo'], months: MARCH })
    expect(of({ fen: fen(13500) })?.months).toEqual(['2025-03', '2025-04', '2025-05'])
  })
  it.each(['骆一党费', '代骆一交党费', '转账备注:骆一3月', '党费 骆一', '骆一，3月', '3月骆一', '骆　一党费'])(
    'where nobody’s name paid and one is named alone: %s',
    (note) => expect(of({ payer: '春风化雨', note })).toMatchObject({ standing: 'certain', memberIds: ['luo'] }),
  )
  it('however the name is written', () => {
    const payers = [payer('ai', '买买提·艾力')]
    for (const written of ['买买提•艾力', '买买提．艾力', ' 买买提· 艾力 '])
      expect(of({ payer: written }, { payers })).toMatchObject({ standing: 'certain', memberIds: ['ai'] })
  })
  it('one after another: what one pays is no longer open for the next', () => {
    const rows = [row({ identity: 'a' }), row({ identity: 'b', on: civilDate('2025-05-20'), fen: fen(9000) })]
    expect(proposals(rows, scene()).map(({ months }) => months)).toEqual([MARCH, ['2025-04', '2025-05']])
  })
})

describe('a row is asked', () => {
  const NICK = '春风化雨'
  it.each<[string, Partial<StatementRow>, Partial<Scene>]>([
    ['name-unknown', { payer: NICK, note: '党费' }, {}],
    ['name-unknown', { payer: NICK, note: '李明月党费' }, {}],
    ['name-unknown', { payer: NICK, note: '骆一鸣党费' }, {}],
    ['namesakes', {}, { payers: [...PAYERS, payer('luo-2', '骆一')] }],
    ['namesakes', { payer: NICK, note: '骆一党费' }, { payers: [...PAYERS, payer('luo-2', '骆 一')] }],
    ['several-named', { payer: NICK, note: '骆一、沈二党费' }, {}],
    ['for-another', { note: '代沈二交党费' }, {}],
    ['other-note', { note: '转账备注:团购水果' }, {}],
    ['part-of-month', { fen: fen(4499) }, {}],
    ['amount-differs', { fen: fen(5000) }, {}],
    ['nothing-open', {}, { payers: [payer('luo', '骆一', { open: [] })] }],
    ['no-account', {}, { payers: [payer('luo', '骆一', { open: [], hasAccount: false })] }],
    ['months-differ', { note: '5月党费' }, {}],
    ['far-months', { on: civilDate('2024-08-01') }, {}],
    ['in-the-future', { on: civilDate('2025-06-11') }, {}],
    ['way-unknown', { isOpenWay: true }, {}],
    ['taken-back', {}, { before: () => 'back' }],
    ['maybe-noted', {}, { noted: [{ memberId: 'luo', occurredOn: civilDate('2025-05-08'), fen: fen(4500) }] }],
  ])('%s', (doubt, each, more) => {
    expect(of(each, more)).toMatchObject({ standing: 'doubtful', doubt })
  })

  it('beginning with the months that the payer wrote down, where they are open', () => {
    expect(of({ note: '5月党费' })?.months).toEqual(['2025-05'])
    expect(of({ note: '2月、4月党费', fen: fen(9000) })?.months).toEqual(['2025-04'])
    expect(of({ note: '1月党费' })?.months).toEqual([])
  })

  it('where the same member pays the same within a day', () => {
    const rows = [row({ identity: 'a' }), row({ identity: 'b', on: civilDate('2025-05-06') })]
    expect(proposals(rows, scene()).map(({ doubt }) => doubt)).toEqual([null, 'twice-alike'])
  })
  it('names who it may be, and what it would pay', () => {
    expect(of({ fen: fen(5000) })).toMatchObject({ memberIds: ['luo'], months: MARCH })
    expect(of({ note: '代沈二交党费' })?.memberIds).toEqual(['shen', 'luo'])
  })
  it('knows 李明华 from 李明', () => {
    expect(of({ payer: NICK, note: '李明华党费' })).toMatchObject({ standing: 'certain', memberIds: ['hua'] })
    expect(of({ payer: NICK, note: '李明党费' })).toMatchObject({ standing: 'certain', memberIds: ['li'] })
  })
  it('a payment noted eight days away, or of another amount, is another', () => {
    const noted = [{ memberId: 'luo', occurredOn: civilDate('2025-05-13'), fen: fen(4500) }]
    expect(of({}, { noted })?.standing).toBe('certain')
  })
})

describe('the rest', () => {
  it('is unrelated where no name, no word and no amount speaks of dues', () => {
    expect(of({ payer: '水果店', note: '团购', fen: fen(3333) })?.standing).toBe('unrelated')
  })
  it('is asked where the amount alone fits somebody', () => {
    expect(of({ payer: '春风化雨', fen: fen(9000) })).toMatchObject({ standing: 'doubtful', doubt: 'name-unknown' })
  })
  it('is taken already', () => {
    expect(of({}, { before: () => 'taken' })).toMatchObject({ standing: 'taken', months: [] })
  })
})

describe('the months a note names', () => {
  it.each([
    ['3月党费', ['2025-03']],
    ['1-3月', ['2025-01', '2025-02', '2025-03']],
    ['1月至3月', ['2025-01', '2025-02', '2025-03']],
    ['1、2、3月', ['2025-01', '2025-02', '2025-03']],
    ['2024年12月-2025年1月', ['2024-12', '2025-01']],
    ['十一月', ['2025-11']],
    ['一季度党费', ['2025-01', '2025-02', '2025-03']],
    ['第4季度', ['2025-10', '2025-11', '2025-12']],
    ['上半年', ['2025-01', '2025-02', '2025-03', '2025-04', '2025-05', '2025-06']],
    ['党费45元', []],
    ['13月', []],
  ])('%s', (note, named) => expect(monthsNamed(note, civilDate('2025-05-05'))).toEqual(named))
})
