/** What stands in the order of names does so everywhere: by pinyin, and by number where a name has one. */
import { civilDate } from '#domain/time/civil-date'
import { measureHandlers } from '../../../cloudfunctions/reporting/measures/handlers'
import { reportHandlers } from '../../../cloudfunctions/reporting/report/handlers'
import { organizationHandlers } from '../../../cloudfunctions/application/branches/branches'
import { compareNames } from '../../../cloudfunctions/application/member-names'
import { granted } from '../../builders/answers'
import { branch, BUREAU, openOffice } from '../../builders/office'

it('people stand by pinyin: 陈 chén, 万 wàn, 王 wáng, 张 zhāng', () => {
  // By their code points 万 would come before 张 and 王 before 陈.
  expect(['张三', '王芳', '陈静', '万志勤'].sort(compareNames)).toEqual(['陈静', '万志勤', '王芳', '张三'])
})

it('organizations that are numbered stand by their numbers', () => {
  const numbered = ['第十二党支部', '第一党支部', '第二党支部', '第十党支部', '第二十一党支部', '第九党支部']
  expect(numbered.sort(compareNames)).toEqual([
    ...['第一党支部', '第二党支部', '第九党支部', '第十党支部', '第十二党支部', '第二十一党支部'],
  ])
  expect(['10组', '2组', '1组'].sort(compareNames)).toEqual(['1组', '2组', '10组'])
})

it('the branches below a bureau stand alike in the tree, in its figures and in its report’s table', async () => {
  const { store, call } = await openOffice({
    handlers: { ...organizationHandlers, ...measureHandlers, ...reportHandlers },
  })
  // By code points: 政务 (653F), 数据 (6570), 热线 (70ED). By pinyin: rè, shù, zhèng.
  for (const [at, name] of ['政务大厅党支部', '数据中心党支部', '热线党支部'].entries())
    store.seed('branches', branch({ _id: `branch-${at + 2}`, name, cells: [] }))
  const order = ['第一党支部', '热线党支部', '数据中心党支部', '政务大厅党支部']
  const tree = granted(await call('branch.tree', {}, 'office'))
  expect(tree.branches.filter(({ depth }) => depth === 1).map(({ name }) => name)).toEqual(order)
  const period = { from: civilDate('2025-01-01'), to: civilDate('2025-12-31') }
  const asked = { branchId: BUREAU, period, measureIds: ['members'], scope: 'each-below' as const }
  const { results } = granted(await call('measure.compute', asked, 'office'))
  expect(results.map(({ branchName }) => branchName)).toEqual(order)
  const { reportId } = granted(await call('report.draft', { branchId: BUREAU, year: 2025 }, 'office'))
  const { branchTable } = granted(await call('report.get', { branchId: BUREAU, reportId }, 'office'))
  expect(branchTable?.rows.map(({ name }) => name)).toEqual(order)
})
