/** The sheet that publishes a year's dues: its cells by hand, its two files, and the form that is remembered. */
import type { OutputOf, RequestOf } from '#contract'
import { civilDate, month } from '#domain/time/civil-date'
import { instant, type Instant } from '#domain/time/instant'
import { strFromU8, unzipSync } from 'fflate'
import { fen } from '#domain/values/money'
import { docxWriter } from '../../../../cloudfunctions/documents/docx-writer'
import { docxReader } from '../../../../cloudfunctions/documents/docx-reader'
import { sheetReader } from '../../../../cloudfunctions/documents/sheet-reader'
import { sheetWriter } from '../../../../cloudfunctions/documents/sheet-writer'
import { duesHandlers } from '../../../../cloudfunctions/application/dues/dues'
import { duesSheetHandlers } from '../../../../cloudfunctions/application/dues/sheet/sheet'
import { entryHandlers } from '../../../../cloudfunctions/application/settling/entry-handlers'
import { granted, refusal } from '../../../builders/answers'
import { BRANCH, openOffice, type Office } from '../../../builders/office'
import { bytesOf } from '../../../builders/written-file'
import { because, payment, terms } from './dues-office'

type Sheet = OutputOf<'dues.sheet'>

const AT = { branchId: BRANCH, year: 2025 } as const
const sheet = async (
  { call }: Office,
  change: Partial<RequestOf<'dues.sheet'>> = {},
  more: { readonly now?: Instant } = {},
): Promise<Sheet> => granted(await call('dues.sheet', { ...AT, ...change }, 'treasurer', more))
/** The cells of a person, without the running number. */
const rowOf = ({ tables }: Sheet, name: string) => tables[0]?.rows.find((row) => row[1] === name)?.slice(2)
const bookOf = ({ tables }: Sheet): Readonly<Record<string, string>> =>
  Object.fromEntries((tables[1]?.rows ?? []).map(([what = '', amount = '']) => [what, amount]))

/** On 10 June: the first paid to April, in May a part; the second is exempt; the third pays elsewhere from May on. */
async function office(): Promise<Office> {
  const opened = await openOffice({
    handlers: { ...duesHandlers, ...duesSheetHandlers, ...entryHandlers },
    documents: { ...docxWriter, ...sheetWriter },
  })
  const { call } = opened
  granted(await call('dues.assess', terms('member-1'), 'treasurer'))
  const exempt = { category: 'hardship', monthlyFen: fen(0), decidedOn: civilDate('2025-01-05') } as const
  granted(await call('dues.assess', terms('member-2', exempt), 'treasurer'))
  granted(await call('dues.assess', terms('member-3'), 'treasurer'))
  const four = ['2025-01', '2025-02', '2025-03', '2025-04']
  granted(await call('dues.record', payment('member-1', four, { fen: fen(12_550) }), 'treasurer'))
  granted(await call('dues.record', payment('member-1', ['2025-05'], { fen: fen(1000), isPartial: true }), 'treasurer'))
  const elsewhere = { branchId: BRANCH, memberId: 'member-3', where: '驻外流动党员党支部' }
  granted(await call('dues.payElsewhere', { ...elsewhere, months: [month('2025-05')] }, 'treasurer'))
  const large = payment('member-3', [], { fen: fen(200_000), occurredOn: civilDate('2025-03-01') })
  granted(await call('dues.record', large, 'treasurer'))
  const handedUp = { branchId: BRANCH, occurredOn: civilDate('2025-06-10'), to: '机关党委', note: '' }
  granted(await call('dues.handUp', { ...handedUp, fen: fen(5000) }, 'treasurer'))
  return opened
}

describe('The published sheet', () => {
  it('says by name what was paid for each month, and leaves blank what was not', async () => {
    const shown = await sheet(await office())
    const blank = ['', '', '', '', '', '', '']
    expect(shown.title).toMatch(/2025年党费收缴公示表$/)
    expect(shown.byline).toBe('截至2025年6月10日　单位：元')
    expect(rowOf(shown, '党员member-1')).toEqual([
      '30.00',
      ...Array<string>(4).fill('30.00'),
      '10.00',
      ...blank,
      '130.00',
    ])
    expect(rowOf(shown, '党员member-2')).toEqual(['免交', ...Array<string>(12).fill('免交'), ''])
    expect(rowOf(shown, '党员member-3')).toEqual(['30.00', '', '', '', '', '别处', ...blank, ''])
    expect(shown.tables[0]?.rows.at(-1)?.slice(1)).toEqual([
      ...['合计', '', '30.00', '30.00', '30.00', '30.00', '10.00'],
      ...[...blank, '130.00'],
    ])
  })

  it('adds up what came in and was handed up, voluntary and large payments apart', async () => {
    expect(bookOf(await sheet(await office()))).toEqual({
      上年结存: '0.00',
      '收：2025年各月党费': '130.00',
      '收：自愿多交': '5.50',
      '收：大额党费': '2000.00',
      收入合计: '2135.50',
      '上缴：机关党委': '50.00',
      上缴合计: '50.00',
      结存: '2085.50',
    })
  })

  it('can say what was due, what was given beyond, only the months, or nobody by name', async () => {
    const opened = await office()
    const full = await sheet(opened, { form: 'amounts-due', voluntary: 'by-person' })
    expect(full.tables[0]?.columns.slice(-4)).toEqual(['全年应交', '全年实交', '自愿多交', '大额党费'])
    // Eleven months are due of who pays one of them elsewhere.
    expect(rowOf(full, '党员member-1')?.slice(-4)).toEqual(['360.00', '130.00', '5.50', ''])
    expect(rowOf(full, '党员member-3')?.slice(-4)).toEqual(['330.00', '', '', '2000.00'])
    const months = await sheet(opened, { form: 'months' })
    expect(rowOf(months, '党员member-1')?.slice(0, 6)).toEqual(['已交', '已交', '已交', '已交', '部分', ''])
    expect(JSON.stringify(months.tables[0])).not.toMatch(/\d\.\d\d/)
    const totals = await sheet(opened, { form: 'totals' })
    expect(JSON.stringify(totals)).not.toContain('党员member')
    expect(totals.tables[0]?.rows[0]).toEqual(['1月', '2', '1', '60.00', '30.00'])
    expect(totals.tables[0]?.rows[4]).toEqual(['5月', '1', '0', '30.00', '10.00'])
  })

  it('says how amounts are rounded, by which rule, and to whom one speaks; it calls nobody a debtor', async () => {
    const opened = await office()
    const { notes, tables } = await sheet(opened, { form: 'amounts-due', voluntary: 'by-person' })
    expect(notes.join('\n')).toContain('四舍五入到分（支部约定）')
    expect(notes.join('\n')).toContain('（中组发〔2008〕3号）')
    expect(notes.join('\n')).toContain('如有异议，请在公示期内向支部书记或党费管理人员反映')
    expect(JSON.stringify([notes, tables])).not.toMatch(/欠|逾期|迟交|未交|工资/)
  })

  it('names each text once, the amount as last approved, and whom it counts', async () => {
    const opened = await office()
    const said = async (form: 'amounts' | 'totals', more = {}) => (await sheet(opened, { form }, more)).notes.join('\n')
    expect(await said('amounts')).toContain('“月交纳数额”为最近一次核定的数')
    expect(await said('amounts')).not.toContain('）（')
    expect(await said('totals')).toContain('“应交人数”不含免交的和在其他党组织交纳的同志')
  })

  it('takes no month that has not come for one that is not paid', async () => {
    const opened = await office()
    const blank = async (now: string) => (await sheet(opened, {}, { now: instant(now) })).notes.join('\n')
    expect(await blank('2025-06-10T02:00:00.000Z')).toContain('空白为尚未登记交纳，或者还没有到的月份')
    expect(await blank('2026-01-12T02:00:00.000Z')).toContain('空白为尚未登记交纳。')
  })

  it('tells apart what was paid in the year for another, and for the year in another', async () => {
    const opened = await office()
    const { call } = opened
    const later = { now: instant('2026-01-12T02:00:00.000Z') }
    granted(await call('dues.assess', terms('member-1', { year: 2026 }), 'treasurer', later))
    const both = payment('member-1', ['2025-12', '2026-01'], { occurredOn: civilDate('2026-01-12') })
    granted(await call('dues.record', both, 'treasurer', later))
    const year = await sheet(opened, {}, later)
    expect(rowOf(year, '党员member-1')?.slice(-2)).toEqual(['30.00', '160.00'])
    expect(bookOf(year)).toMatchObject({ '收：2025年各月党费': '130.00', 收入合计: '2135.50', 年末结存: '2085.50' })
    expect(year.notes.join('\n')).toContain('有30.00元在其他年度收到')
    const next = bookOf(await sheet(opened, { year: 2026 }, later))
    expect(next).toMatchObject({ 上年结存: '2085.50', '收：2026年各月党费': '30.00' })
    expect(next['收：其他年度的党费（预交、补交）']).toBe('30.00')
  })

  it('keeps in its own year what was received and taken back in the next, and both years add up', async () => {
    const opened = await office()
    const later = { now: instant('2026-01-12T02:00:00.000Z') }
    const [large] = await opened.store.findAll('duesPayments', { isLargeVoluntary: true })
    granted(await opened.call('entry.withdraw', because(large?._id ?? ''), 'treasurer', later))
    const was = bookOf(await sheet(opened, {}, later))
    expect(was).toMatchObject({ '更正、冲销': '2000.00', 收入合计: '2135.50', 年末结存: '2085.50' })
    expect(was['收：大额党费']).toBeUndefined()
    const is = bookOf(await sheet(opened, { year: 2026 }, later))
    expect(is).toMatchObject({ 上年结存: '2085.50', '更正、冲销': '-2000.00', 结存: '85.50' })
  })

  it('is of no year to come, and of members without an amount says only how many there are', async () => {
    const opened = await office()
    const next = await opened.call('dues.sheet', { ...AT, year: 2026 }, 'treasurer')
    expect(refusal(next)).toMatchObject({ code: 'in-the-future', field: 'year' })
    const assessed = (await opened.store.findAll('duesAccounts', {})).length
    const all = granted(await opened.call('dues.accounts', AT, 'treasurer'))
    const { notAssessed, tables } = await sheet(opened)
    expect(notAssessed).toBe(all.notAssessed.length)
    expect(notAssessed).toBeGreaterThan(0)
    expect(tables[0]?.rows).toHaveLength(assessed + 1)
  })
})

describe('The form a branch publishes in', () => {
  it('is the one it printed last', async () => {
    const opened = await office()
    expect(await sheet(opened)).toMatchObject({ form: 'amounts', voluntary: 'as-one', isRemembered: false })
    const choice = { branchId: BRANCH, form: 'months', voluntary: 'by-person' } as const
    granted(await opened.call('dues.chooseSheet', choice, 'treasurer'))
    expect(await sheet(opened)).toMatchObject({ form: 'months', voluntary: 'by-person', isRemembered: true })
    expect(await sheet(opened, { form: 'totals' })).toMatchObject({ form: 'totals', isRemembered: false })
    expect(refusal(await opened.call('dues.chooseSheet', choice, 'treasurer')).code).toBe('no-change')
  })
})

/** The lines of figures and dates in a .docx that its cells part where each digit is as wide as in DejaVu Sans: 0.64 of the size. */
function tornCells(docx: Uint8Array): string[] {
  const xml = strFromU8(unzipSync(docx)['word/document.xml'] ?? new Uint8Array())
  return (xml.match(/<w:tc>.*?<\/w:tc>/gs) ?? []).flatMap((cell) => {
    const text = [...cell.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, part]) => part).join('')
    const [twips, halfPoints] = [/<w:tcW [^>]*w:w="(\d+)"/, /<w:sz w:val="(\d+)"/].map((of) =>
      Number(of.exec(cell)?.[1]),
    )
    const digits = [...text].reduce((sum, character) => sum + (character === '.' ? 0.32 : 0.64), 0)
    const isTorn = digits * (halfPoints ?? 0) * 10 + 20 > (twips ?? 0)
    return /^[-\d.]+$/.test(text) && isTorn ? [text] : []
  })
}

describe('The files of the sheet', () => {
  const FORM = { ...AT, form: 'amounts-due', voluntary: 'by-person' } as const

  it('are a document laid across, with the words that were looked at', async () => {
    const opened = await office()
    const file = granted(await opened.call('dues.sheetFile', { ...FORM, format: 'docx' }, 'treasurer'))
    const { printed, things } = await docxReader.readDocument(bytesOf(file))
    const shown = await sheet(opened, FORM)
    expect(file.fileName).toBe(`${shown.title}.docx`)
    expect(things).toEqual([])
    const text = printed.map((paragraph) => JSON.stringify(paragraph)).join('\n')
    for (const words of [...shown.notes, ...shown.tables.flatMap(({ rows }) => rows.flat())])
      expect(text).toContain(words)
  })

  it('keep each amount and each day on one line, also where a machine puts a wider typeface', async () => {
    const opened = await office()
    const whole = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'].map((at) => `2025-${at}`)
    for (const [memberId, monthly] of [
      ['member-4', 100_000],
      ['member-5', 1_200_000],
    ] as const) {
      granted(await opened.call('dues.assess', terms(memberId, { monthlyFen: fen(monthly) }), 'treasurer'))
      const paid = payment(memberId, whole, { fen: fen(monthly * 12) })
      granted(await opened.call('dues.record', paid, 'treasurer'))
    }
    for (const form of ['amounts', 'amounts-due', 'months', 'totals'] as const) {
      const file = granted(await opened.call('dues.sheetFile', { ...FORM, form, format: 'docx' }, 'treasurer'))
      expect([form, ...tornCells(bytesOf(file))]).toEqual([form])
    }
  })

  it('are a workbook whose first sheet has the same cells, amounts as numbers', async () => {
    const opened = await office()
    const file = granted(await opened.call('dues.sheetFile', { ...FORM, format: 'xlsx' }, 'treasurer'))
    const { rows } = await sheetReader.readSheet(bytesOf(file))
    const [people] = (await sheet(opened, FORM)).tables
    const asNumber = (cell: string) => (/^\d+\.\d\d$/.test(cell) ? String(Number(cell)) : cell)
    expect(rows.slice(2)).toEqual([people?.columns, ...(people?.rows.map((row) => row.map(asNumber)) ?? [])])
  })
})
