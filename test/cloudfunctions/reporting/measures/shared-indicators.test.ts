/** What several organizations count of their own business: only what is alike adds up, whatever codes they gave it. */
import type { IndicatorDefinition, IndicatorMonth } from '#domain/entries/indicator'
import { civilDate } from '#domain/time/civil-date'
import { measureHandlers } from '../../../../cloudfunctions/reporting/measures/handlers'
import { sharedIndicators } from '../../../../cloudfunctions/reporting/measures/shared-indicators'
import { reportHandlers } from '../../../../cloudfunctions/reporting/report/handlers'
import { entry } from '../../../builders/entries'
import { branch, BRANCH, BUREAU, openOffice } from '../../../builders/office'

const PERIOD = { from: civilDate('2025-01-01'), to: civilDate('2025-06-10') }
const OTHER = 'branch-2'

function own(code: string, name: string, more: Partial<IndicatorDefinition> = {}): IndicatorDefinition {
  return { ...{ code, name, unit: '件', over: 'sum', partOf: null, target: null, owner: null }, ...more }
}
function entered(branchId: string, ...values: readonly (readonly [code: string, value: number])[]): IndicatorMonth {
  return {
    ...entry(`${branchId}:2025-03#1`, { branchId, occurredOn: civilDate('2025-03-31') }),
    ...{ month: '2025-03' as IndicatorMonth['month'], version: 1 },
    values: values.map(([indicator, value]) => ({ indicator, category: null, value })),
  }
}
type Kept = Readonly<Record<typeof BUREAU | typeof BRANCH | typeof OTHER, readonly IndicatorDefinition[]>>

async function office({ [BUREAU]: bureau, [BRANCH]: first, [OTHER]: second }: Kept, ...months: IndicatorMonth[]) {
  const opened = await openOffice({ handlers: { ...measureHandlers, ...reportHandlers } })
  opened.store.seed(
    'branches',
    branch({ _id: BUREAU, name: '某区服务局', kind: 'bureau', parentId: null, ancestorIds: [], indicators: bureau }),
    branch({ indicators: first }),
    branch({ _id: OTHER, name: '第二党支部', indicators: second }),
  )
  opened.store.seed('indicatorMonths', ...months)
  const computed = async (measure: string) => {
    const input = { branchId: BUREAU, period: PERIOD, measureIds: [measure], scope: 'with-below' as const }
    const answer = await opened.call('measure.compute', input, 'office')
    return answer.ok ? answer.value.results[0]?.figures[0]?.result : answer
  }
  const listed = async (measureId: string) => {
    const input = { branchId: BUREAU, period: PERIOD, measureId, scope: 'with-below' as const }
    const answer = await opened.call('measure.evidence', input, 'office')
    return answer.ok ? answer.value.items.map(({ title }) => title) : answer
  }
  const drafted = async () => {
    const draft = await opened.call('report.draft', { branchId: BUREAU, year: 2025 }, 'office')
    if (!draft.ok) throw new Error(draft.code)
    const answer = await opened.call('report.get', { branchId: BUREAU, reportId: draft.value.reportId }, 'office')
    if (!answer.ok) throw new Error(answer.code)
    const { sections, figures } = answer.value
    return sections
      .flatMap(({ paragraphs }) => paragraphs.flatMap(({ parts }) => parts))
      .map((part) => (part.is === 'figure' ? figures[part.figure]?.display : part.text))
      .join('')
  }
  return { computed, listed, drafted }
}

const SHARED_CODE: Kept = {
  [BUREAU]: [own('indicator-1', '接待来访')],
  [BRANCH]: [own('indicator-1', '发送短信', { unit: '条' })],
  [OTHER]: [],
}
const SHARED_CODE_MONTHS = [entered(BUREAU, ['indicator-1', 12]), entered(BRANCH, ['indicator-1', 90_000])]

it('a code that means something else in another organization adds nothing', async () => {
  const { computed, listed } = await office(SHARED_CODE, ...SHARED_CODE_MONTHS)
  expect(await computed('indicator:indicator-1')).toMatchObject({
    value: 12,
    unit: '件',
    title: '接待来访',
    records: 1,
  })
  expect(await listed('indicator:indicator-1')).toEqual(['2025年3月 接待来访：12件'])
})

it('what only an organization below counts has a number of its own, under its own name', async () => {
  const { computed, listed } = await office(SHARED_CODE, ...SHARED_CODE_MONTHS)
  const id = `indicator:indicator-1@${BRANCH}`
  expect(await computed(id)).toMatchObject({ value: 90_000, unit: '条', title: '发送短信' })
  expect(await listed(id)).toEqual(['2025年3月 发送短信：90,000条'])
})

it('the draft has what the bureau counts itself, and not what one branch alone does', async () => {
  const { drafted } = await office(SHARED_CODE, ...SHARED_CODE_MONTHS)
  const text = await drafted()
  expect(text).toContain('接待来访共12件')
  expect(text).not.toContain('发送短信')
})

it('what is called the same adds up under whatever codes it is kept', async () => {
  const kept: Kept = {
    [BUREAU]: [],
    [BRANCH]: [own('indicator-1', '上门服务')],
    [OTHER]: [own('indicator-1', '发送短信'), own('indicator-2', '上门服务')],
  }
  const months = [entered(BRANCH, ['indicator-1', 5]), entered(OTHER, ['indicator-1', 1000], ['indicator-2', 7])]
  const { computed, listed } = await office(kept, ...months)
  expect(await computed('indicator:indicator-1')).toMatchObject({ value: 12, title: '上门服务', records: 2 })
  expect(await listed('indicator:indicator-1')).toEqual(['2025年3月 上门服务：5件', '2025年3月 上门服务：7件'])
})

it('what is called the same in another unit does not add up, and the definition names who keeps it', async () => {
  const kept: Kept = {
    [BUREAU]: [own('indicator-1', '走访')],
    [BRANCH]: [own('indicator-1', '走访', { unit: '户' })],
    [OTHER]: [own('indicator-1', '走访')],
  }
  const months = [BUREAU, BRANCH, OTHER].map((id, at) => entered(id, ['indicator-1', 10 ** at]))
  const { computed } = await office(kept, ...months)
  expect(await computed('indicator:indicator-1')).toMatchObject({
    value: 101,
    definition: expect.stringContaining(`${branch().name}的同名指标单位或计法不同，不加在一起`) as string,
  })
})

it('a part keeps to its own whole where codes were given twice', () => {
  const parts = [own('indicator-1', '受理'), own('indicator-2', '办结', { partOf: 'indicator-1' })]
  const shared = sharedIndicators([
    { _id: BUREAU, name: '局', indicators: [own('indicator-1', '来访'), own('indicator-2', '来信')] },
    { _id: BRANCH, name: '支部', indicators: parts },
  ])
  expect(shared.map(({ code, partOf }) => [code, partOf])).toEqual([
    ['indicator-1', null],
    ['indicator-2', null],
    [`indicator-1@${BRANCH}`, null],
    [`indicator-2@${BRANCH}`, `indicator-1@${BRANCH}`],
  ])
})
