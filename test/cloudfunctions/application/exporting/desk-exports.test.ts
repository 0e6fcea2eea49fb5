import type { RequestOf } from '#contract'
import { strFromU8, unzipSync } from 'fflate'
import { civilDate, FAR_FUTURE } from '#domain/time/civil-date'
import { fen } from '#domain/values/money'
import { deskExportHandlers } from '../../../../cloudfunctions/application/exporting/desk-exports'
import { sheetReader } from '../../../../cloudfunctions/documents/sheet-reader'
import { sheetWriter } from '../../../../cloudfunctions/documents/sheet-writer'
import { donation, ledgerEntry, shift } from '../../../builders/entries'
import { BRANCH, member, openOffice, span, type Office } from '../../../builders/office'
import { bytesOf } from '../../../builders/written-file'

let office: Office
beforeEach(async () => {
  const documents = { ...sheetWriter, ...sheetReader }
  office = await openOffice({ handlers: deskExportHandlers, documents })
})
type Input = Omit<RequestOf<'desk.export'>, 'branchId' | 'year'>
const ask = (input: Input, as: string) => office.call('desk.export', { branchId: BRANCH, year: 2025, ...input }, as)
async function exported(input: Input, as = 'secretary') {
  const answer = await ask(input, as)
  if (!answer.ok) throw new Error(answer.code)
  return answer.value
}
async function rowsOf(input: Input, as?: string) {
  const file = await exported(input, as)
  const { rows } = await sheetReader.readSheet(bytesOf(file))
  const sheetXml = strFromU8(unzipSync(bytesOf(file))['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
  return { fileName: file.fileName, rows, sheetXml }
}

it('of service has who, when, what and how long, by day, with what it adds up to and a head', async () => {
  const { store } = office
  store.seed('shifts', shift('b', { occurredOn: civilDate('2025-05-02'), minutes: 45, memberId: 'member-2' }))
  store.seed('shifts', shift('a', { occurredOn: civilDate('2025-03-05'), minutes: 90 }))
  store.seed('shifts', shift('waiting', { occurredOn: civilDate('2025-05-03'), minutes: 30, state: 'proposed' }))
  store.seed(
    'shifts',
    shift('corrected', { state: 'superseded' }),
    shift('before', { occurredOn: civilDate('2024-12-31') }),
  )
  const { fileName, rows, sheetXml } = await rowsOf({ desk: 'shifts' })
  expect(fileName).toBe('第一党支部2025年志愿服务.xlsx')
  expect(rows).toEqual(
    [
      ['第一党支部2025年志愿服务'],
      [expect.stringMatching(/^党组织：第一党支部　期间：2025年1月1日至2025年12月31日　打印时间：2025年6月10日17:00$/)],
      ['日期', '姓名', '项目', '地点', '时长（分钟）', '计时', '状态'],
      ['2025-03-05', '党员member-1', '文明劝导', '幸福社区', '90', '', '已确认'],
      ['2025-05-02', '党员member-2', '文明劝导', '幸福社区', '45', '', '已确认'],
      ['2025-05-03', '党员member-1', '文明劝导', '幸福社区', '30', '', '待确认'],
      // What is confirmed alone: 90 + 45.
      ['已确认的合计', '', '', '', '135'],
    ].map((row) => expect.arrayContaining(row) as unknown),
  )
  // A day is a day to a sheet, and no text.
  expect(sheetXml).toMatch(/<c r="A4"[^>]*?>(?:(?!t="s").)*?<v>45721/)
})

it('of gifts has money as numbers with two places', async () => {
  office.store.seed('donations', donation('gift', { fen: fen(10_050) }), donation('more', { fen: fen(5) }))
  const { rows, sheetXml } = await rowsOf({ desk: 'donations' })
  const titles = rows[2] ?? []
  const column = titles.indexOf('金额（元）')
  expect(rows.slice(3).map((row) => row[column])).toEqual(['100.5', '0.05', '100.55'])
  expect(sheetXml).toMatch(/<v>100.5<\/v>/)
})

it('of a kind of the ledger has a column for each of its fields', async () => {
  const values = { talker: 'secretary', topic: '思想' }
  office.store.seed('ledger', ledgerEntry('talk', 'dues-reminder-talk', { values, memberId: 'member-1' }))
  const { fileName, rows } = await rowsOf({ desk: 'ledger', kind: 'dues-reminder-talk' })
  expect(fileName).toMatch(/^第一党支部2025年/)
  expect(rows[3]).toEqual(expect.arrayContaining(['2025-03-05', '党员member-1', '党员secretary']))
})

it('of the register has everybody on the roll at the end of the year, today in this one, by name', async () => {
  office.store.seed('members', member('gone', { spans: [span({ untilOn: civilDate('2025-02-01') })] }))
  office.store.seed('members', member('here', { name: '安平', spans: [span({ untilOn: FAR_FUTURE })] }))
  const { rows } = await rowsOf({ desk: 'register' })
  const names = rows.slice(3).map(([name]) => String(name))
  expect(names[0]).toBe('安平')
  expect(names).not.toContain('党员gone')
  expect(rows[1]?.[0]).toContain('期间：2025年6月10日')
})

it('is for whom the desk is', async () => {
  for (const desk of ['shifts', 'donations', 'duesPayments', 'register'] as const)
    expect(await ask({ desk }, 'member-1')).toMatchObject({ code: 'not-permitted' })
  expect(await ask({ desk: 'shifts' }, 'clerk')).toMatchObject({ ok: true })
  for (const desk of ['donations', 'duesPayments'] as const)
    expect(await ask({ desk }, 'clerk')).toMatchObject({ code: 'not-permitted' })
  const confidential = { desk: 'ledger', kind: 'heart-to-heart-talk' } as const
  expect(await ask(confidential, 'clerk')).toMatchObject({ code: 'not-permitted' })
})

it('says which kind of the ledger there is none of', async () => {
  expect(await ask({ desk: 'ledger', kind: 'nothing-such' }, 'clerk')).toMatchObject({ code: 'no-such-kind' })
  expect(await ask({ desk: 'ledger' }, 'clerk')).toMatchObject({ code: 'bad-input', field: 'kind' })
})
