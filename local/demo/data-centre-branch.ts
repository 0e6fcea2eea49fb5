/** The branch of the data centre: too small for a committee, and little is written down. */
import { dayOf, workday } from './calendar'
import type { DemoUnit } from './demo-year'
import { ledgerEntries } from './ledger-plan'
import type { MeetingPlan } from './meeting-plan'
import { keptMeetings } from './meetings'
import { personOf, type PersonRow } from './people'
import type { Chance } from './random'
import { dues, NOTHING, posts, shift } from './small-books'

export function dataCentreBranch(year: number, chance: Chance): DemoUnit {
  const rows: readonly PersonRow[] = [
    ['r01', '房致远', '男', 45, '硕士'],
    ['r02', '宫亦舒', '女', 37, '硕士'],
    ['r03', '骆惟安', '男', 31, '本科'],
    ['r04', '查令仪', '女', 34, '本科'],
    ['r05', '阎守拙', '男', 56, '大专'],
  ]
  const everybody = rows.map((row) => personOf(year, ...row))
  return {
    ...NOTHING,
    branch: { key: 'data', name: '泊岭区数据资源中心党支部', formedOn: dayOf(year - 8, 9, 1), cells: [] },
    people: everybody,
    posts: posts(year, { r01: 'secretary', r02: 'organization' }),
    hands: { host: 'r01', clerk: 'r01' },
    report: null,
    meetings: keptMeetings(dataMeetings(year), { people: everybody, committee: [], clerk: 'r01' }, chance),
    shifts: [
      shift(year, 'r01', { month: 6, people: ['r03', 'r04'], project: '反诈宣传', site: '柳下社区', minutes: 90 }),
    ],
    // The third quarter was paid in October.
    ...dues(year, everybody, 'r01', [2, 5, 10, 11]),
    ledger: ledgerEntries(
      [
        {
          kind: 'plan-item',
          on: workday(year, 1, 20),
          organ: 'branch',
          values: { plan: '支部年度工作要点', measure: '每季度召开党员大会', dueOn: dayOf(year, 12, 28) },
        },
      ],
      'r01',
    ),
  }
}

/** No committee, no lecture, no study; a general meeting is missing in the third quarter. */
function dataMeetings(year: number): MeetingPlan[] {
  const branch = { organ: 'branch', place: '机房楼三层会议室' } as const
  const general = [3, 6, 12].map((month): MeetingPlan => ({
    ...branch,
    key: `general-${month}`,
    kinds: ['general-meeting'],
    on: workday(year, month, 24),
    title: '支部党员大会',
    form: 'voting',
    agenda: ['通报党费交纳情况'],
  }))
  const partyDays = [3, 5, 7, 10, 12].map((month): MeetingPlan => ({
    ...branch,
    key: `party-day-${month}`,
    kinds: ['themed-party-day'],
    on: workday(year, month, 14),
    title: `主题党日：${month === 7 ? '汛期值守' : '数据安全岗位行'}`,
    form: 'service',
  }))
  return [...general, ...partyDays]
}
