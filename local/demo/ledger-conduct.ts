/** The demo year's ledger of visits, research and clean conduct. */
import { workday } from './calendar'
import { confirmedByClerk, type LedgerPlan } from './ledger-plan'
import { COMMITTEE } from './people'

/** Visits to contact points by the centre's leaders; two pieces of research, one without a report. */
export function visits(year: number): LedgerPlan[] {
  const rows: readonly (readonly [
    person: string,
    month: number,
    place: string,
    problems: number,
    solved: number | null,
  ])[] = [
    ['p01', 2, '竹篱社区', 3, 3],
    ['p01', 6, '竹篱社区', 2, 2],
    ['p01', 9, '桥头农贸市场', 1, 1],
    ['p02', 3, '柳下社区', 2, 1],
    ['p02', 10, '柳下社区', 1, 1],
    ['p05', 5, '石渠社区', 2, 2],
    ['p05', 11, '石渠社区', 1, null],
  ]
  const contact = rows.map(([person, month, place, problems, solved]): LedgerPlan => ({
    kind: 'contact-point-visit',
    on: workday(year, month, 14),
    organ: 'branch',
    person,
    values: { place, problems, hasFinding: month % 2 === 0 },
    ...(solved === null ? {} : { concludedOn: workday(year, month, 27), outcome: { solved } }),
  }))
  const studied: LedgerPlan[] = [
    {
      kind: 'research-visit',
      on: workday(year, 5, 27),
      organ: 'branch',
      person: 'p02',
      by: 'p02',
      values: { topic: '重复来电的成因', place: '柳下社区', hasFinding: true, finding: '三成重复来电因答复没有时限。' },
    },
    {
      kind: 'research-visit',
      on: workday(year, 10, 20),
      organ: 'branch',
      person: 'p14',
      by: 'p14',
      daysLater: 0,
      values: { topic: '夜间话务负荷', place: '热线话务大厅', hasFinding: false },
      aftermath: confirmedByClerk(workday(year, 10, 20), 0),
    },
  ]
  return [...contact, ...studied]
}

export function cleanConduct(year: number): LedgerPlan[] {
  const sessions: readonly (readonly [
    month: number,
    topic: string,
    title: string,
    minutes: number,
    attended?: number,
  ])[] = [
    [1, 'festival', '春节前廉洁提醒', 45, 41],
    [5, 'discipline', '《中国共产党纪律处分条例》', 90, 36],
    [9, 'warning', '警示教育片', 90, 38],
    [9, 'festival', '中秋、国庆前廉洁提醒', 45],
  ]
  return [
    {
      kind: 'clean-conduct-group',
      on: workday(year, 2, 10),
      organ: 'branch',
      values: {
        ...{ document: '关于成立支部党风廉政建设工作小组的通知', number: `泊热支〔${year}〕2号` },
        members: [...COMMITTEE],
      },
    },
    {
      kind: 'clean-conduct-letter',
      on: workday(year, 2, 12),
      organ: 'branch',
      values: { type: 'commitment', toSign: 43 },
      concludedOn: workday(year, 3, 20),
      outcome: { signed: 40 },
    },
    {
      kind: 'clean-conduct-letter',
      on: workday(year, 2, 12),
      organ: 'branch',
      values: { type: 'responsibility', toSign: 4 },
      concludedOn: workday(year, 2, 20),
      outcome: { signed: 4 },
    },
    ...sessions.map(([month, topic, title, minutes, attended], index): LedgerPlan => ({
      kind: 'clean-conduct-session',
      on: workday(year, month, 20 + index),
      organ: 'branch',
      values: { topic, title, minutes, ...(attended ? { attended } : {}) },
    })),
  ]
}
