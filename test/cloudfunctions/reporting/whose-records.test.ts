/** Where records of several organizations stand side by side, each says whose it is; of one alone it goes without saying. */
import { civilDate } from '#domain/time/civil-date'
import { measureHandlers } from '../../../cloudfunctions/reporting/measures/handlers'
import { fileHandlers } from '../../../cloudfunctions/reporting/report/files'
import { reportHandlers } from '../../../cloudfunctions/reporting/report/handlers'
import { templateHandlers } from '../../../cloudfunctions/reporting/report/template-handlers'
import { granted } from '../../builders/answers'
import { shift } from '../../builders/entries'
import { keptDocuments } from '../../builders/kept-documents'
import { BRANCH, BUREAU, member, openOffice, span } from '../../builders/office'

const YEAR = { from: civilDate('2025-01-01'), to: civilDate('2025-12-31') }
const SHIFTS = { period: YEAR, measureId: 'service-hours', cursor: null, pageSize: 10 } as const

/** A shift of the bureau (某区服务局) on 1 May, and one of the branch below it (第一党支部) on 2 May. */
async function scene() {
  const { sheets, cards, documents } = keptDocuments()
  const office = await openOffice({
    handlers: { ...measureHandlers, ...templateHandlers, ...reportHandlers, ...fileHandlers },
    documents,
  })
  office.store.seed('members', member('of-bureau', { spans: [span({ branchId: BUREAU, cellId: null })] }))
  office.store.seed(
    'shifts',
    shift('s1', { branchId: BUREAU, memberId: 'of-bureau', project: '机关值守', occurredOn: civilDate('2025-05-01') }),
    shift('s2', { project: '河堤值守', occurredOn: civilDate('2025-05-02') }),
  )
  return { ...office, sheets, cards }
}

/** The bureau's report, with or without all below it, and its records in that form. */
async function written(format: 'xlsx' | 'html', branchId: string) {
  const { call, sheets, cards } = await scene()
  const slots = { n: { measure: 'service-hours' } }
  const statements = [{ id: 's', worth: 'core' as const, clauses: [{ text: '{n}小时', about: '志愿服务', slots }] }]
  const template = { title: '报告', sections: [{ id: 'a', heading: '一', level: 1 as const, statements }] }
  const as = branchId === BUREAU ? 'office' : 'secretary'
  granted(await call('template.save', { branchId, revision: 0, template }, as))
  const { reportId } = granted(await call('report.draft', { branchId, year: 2025 }, as))
  granted(await call('report.evidenceFile', { branchId, reportId, format, withNames: true }, as))
  return { records: sheets[1], lines: cards[0]?.lists[0]?.lines ?? [] }
}

it('each record behind a figure of a bureau says whose it is', async () => {
  const { call } = await scene()
  const { items } = granted(
    await call('measure.evidence', { ...SHIFTS, branchId: BUREAU, scope: 'with-below' }, 'office'),
  )
  expect(items.map(({ branch }) => branch)).toEqual(['服务局', '第一党支部'])
})

it('those behind a figure of one organization alone do not', async () => {
  const { call } = await scene()
  for (const [branchId, as] of [
    [BUREAU, 'office'],
    [BRANCH, 'secretary'],
  ] as const) {
    const { items } = granted(await call('measure.evidence', { ...SHIFTS, branchId, scope: 'own' }, as))
    expect(items.map(({ branch }) => branch)).toEqual([null])
  }
})

it('an organization that is itself what is counted is not named twice', async () => {
  const { call } = await scene()
  const asked = { ...SHIFTS, measureId: 'branches', branchId: BUREAU, scope: 'with-below' } as const
  const { items } = granted(await call('measure.evidence', asked, 'office'))
  expect(items.map(({ title, branch }) => [title, branch])).toEqual([['第一党支部', null]])
})

it('a bureau’s workbook has a column of it, a branch’s has none', async () => {
  const { records } = await written('xlsx', BUREAU)
  const at = records?.columns.findIndex(({ title }) => title === '党组织') ?? -1
  expect(records?.rows.map((row) => row[at])).toEqual(['服务局', '第一党支部'])
  const own = await written('xlsx', BRANCH)
  expect(own.records?.columns.map(({ title }) => title)).not.toContain('党组织')
})

it('a bureau’s page says it in every line, with the date as people write it', async () => {
  const { lines } = await written('html', BUREAU)
  expect(lines.map((line) => line.split(' ').slice(0, 2))).toEqual([
    ['2025年5月1日', '服务局'],
    ['2025年5月2日', '第一党支部'],
  ])
})
