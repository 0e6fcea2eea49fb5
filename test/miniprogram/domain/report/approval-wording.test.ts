import { itemOf, putsReport, type PutReport } from '#domain/report/approval-wording'
import { civilDate } from '#domain/time/civil-date'

const OF_BRANCH: PutReport = {
  ...{ year: 2025, cutOff: civilDate('2025-12-31'), scope: 'own', isBureau: false },
  ...{ units: ['泊岭区政务服务热线中心党支部', '热线中心党支部'], author: '沈柏川' },
}
const OF_BUREAU: PutReport = {
  ...OF_BRANCH,
  ...{ scope: 'with-below', isBureau: true, units: ['泊岭区行政审批局', '泊岭区行政审批局党组'], author: '温启文' },
}

it.each([
  '审议2025年度述职报告',
  '审议2025年述职报告',
  '支部委员会会议：审议2025年度述职报告',
  '支委会：审议2025年度述职报告',
  '12月支委会：审议2025年度述职报告',
  '一、审议2025年度述职报告',
  '1. 审议 2025 年度述职报告。',
  '审议《2025年度抓基层党建工作述职报告》',
  '审议支部书记2025年度述职报告',
  '审议支部书记沈柏川同志2025年度述职报告',
  '审议沈柏川同志2025年度抓党建工作述职报告',
  '研究审定支部书记述职报告（2025年度）',
  '审议书记述职报告（2025年度）',
  '听取并审议书记2025年度述职报告',
  '讨论通过二〇二五年度述职报告',
  '审议二○二五年度书记述职报告',
  '研究2025年度党支部书记抓党建工作述职报告',
  '审议泊岭区政务服务热线中心党支部2025年度述职报告',
  '审议热线中心党支部书记2025年度述职述廉报告',
  '同意《2025年度党建工作述职报告》',
  '通过2025年度述职报告',
  '审议通过2025年度述职报告',
  '关于审议2025年度述职报告的议题',
  '关于2025年度述职报告的表决',
  '对2025年度述职报告进行表决',
  '审议2025年度述职报告（草稿）',
  '2025年度述职报告',
])('“%s” puts the branch’s report', (words) => {
  expect(putsReport(words, OF_BRANCH)).toBe(true)
})

it.each([
  '推迟审议2025年度述职报告',
  '2025年度述职报告不予通过、退回修改',
  '关于第一项议题的表决',
  '审议二〇二四年度述职报告',
  '审议上年度（2024）述职报告',
  '审议去年述职报告',
  '传达局党组书记述职报告',
  '学习其他单位述职报告写法',
  '审议班子成员个人述职报告',
  '2024年度报告、述职报告',
  '同意修改2025年度述职报告',
  '不通过2025年度述职报告',
  '将2025年度述职报告退回重写',
  '研究其他事项',
  '学习其他支部的述职报告',
  '审议述职报告',
  '听取2025年度述职报告',
  '学习：审议2025年度述职报告',
  '不审议2025年度述职报告',
  '暂缓：审议2025年度述职报告',
  '审议2025年度述职报告的修改意见',
  '审议2025年度述职报告，决定退回',
  '审议党小组组长2025年度述职报告',
  '审议局党组书记2025年度述职报告',
  '审议王五同志2025年度述职报告',
  '审议第二党支部书记2025年度述职报告',
  '审议2025年度述职报告（含下级）',
  '审议2025年度述职报告（截至2025年6月30日）',
  '审议2025年上半年述职报告',
  '审议2025年度述职报告起草分工',
  '审议12025年度述职报告',
])('“%s” does not', (words) => {
  expect(putsReport(words, OF_BRANCH)).toBe(false)
})

it.each([
  '审议2025年度述职报告',
  '审议2025年度述职报告（含下级）',
  '研究审定党组书记述职报告（2025年度）',
  '审议局党组书记温启文同志2025年度述职报告',
  '党组会议：审议2025年度述职报告（含下级）',
  '审议泊岭区行政审批局党组书记2025年度全面从严治党述职报告',
])('“%s” puts the bureau’s with all below it', (words) => {
  expect(putsReport(words, OF_BUREAU)).toBe(true)
})

it.each(['审议2025年度述职报告（本级）', '审议支部书记2025年度述职报告', '审议2025年度述职报告（截至2025年6月30日）'])(
  '“%s” does not',
  (words) => {
    expect(putsReport(words, OF_BUREAU)).toBe(false)
  },
)

it.each([
  [OF_BRANCH, '审议2025年度述职报告'],
  [{ ...OF_BRANCH, cutOff: civilDate('2025-06-30') }, '审议2025年度述职报告（截至2025年6月30日）'],
  [OF_BUREAU, '审议2025年度述职报告（含下级）'],
  [{ ...OF_BUREAU, scope: 'own' }, '审议2025年度述职报告（本级）'],
  [{ ...OF_BUREAU, cutOff: civilDate('2025-06-30') }, '审议2025年度述职报告（含下级，截至2025年6月30日）'],
] as const)('what the program writes for itself puts the report that it is written for: %#', (report, item) => {
  expect(itemOf(report)).toBe(item)
  expect(putsReport(item, report)).toBe(true)
  expect(putsReport(`支部委员会会议：${item}`, report)).toBe(true)
})

it('may call the bureau itself as its report does', () => {
  expect(putsReport('审议2025年度述职报告（单位本级）', { ...OF_BUREAU, scope: 'own' })).toBe(true)
  expect(putsReport('审议2025年度述职报告（单位本级）', { ...OF_BUREAU, scope: 'with-below' })).toBe(false)
})
