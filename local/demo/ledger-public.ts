/** The demo year's ledger of serving the public: teams, posts, visits, wishes, opinions. */
import { dayOf, workday } from './calendar'
import type { LedgerPlan } from './ledger-plan'
import type { Chance } from './random'

export function posts(year: number, by: Chance): LedgerPlan[] {
  const teams: LedgerPlan[] = [
    {
      kind: 'volunteer-team',
      on: workday(year, 3, 3),
      values: {
        name: '热线先锋服务队',
        purpose: '进社区讲政策、教用手机',
        leader: 'p02',
        members: ['p02', 'p13', 'p17', 'p19', 'p25'],
      },
    },
    {
      kind: 'volunteer-team',
      on: workday(year, 3, 3),
      values: { name: '银龄顾问队', purpose: '离退休党员参与矛盾调解', leader: 'p10', members: ['p10', 'p37', 'p40'] },
    },
    {
      kind: 'volunteer-team',
      on: dayOf(year, 7, 10),
      values: { name: '防汛突击队', purpose: '汛期值守和清淤', leader: 'p05' },
      concludedOn: dayOf(year, 8, 31),
    },
    {
      kind: 'night-service',
      on: dayOf(year, 7, 10),
      values: { form: 'round-the-clock', untilOn: dayOf(year, 7, 21), nightShifts: 24, people: 31 },
      daysLater: 13,
    },
    {
      kind: 'night-service',
      on: dayOf(year, 12, 20),
      values: { form: 'night', untilOn: dayOf(year, 12, 26), nightShifts: 7, people: 14 },
      daysLater: 7,
    },
    { kind: 'service-post', on: workday(year, 3, 4), values: { name: '学雷锋咨询台', place: '桥头农贸市场' } },
    { kind: 'service-post', on: workday(year, 4, 7), values: { name: '适老服务岗', place: '热线接待室' } },
  ]
  const onDuty = [3, 4, 5, 6, 7, 9, 10, 11, 12].map((month): LedgerPlan => ({
    kind: 'service-post-duty',
    on: dayOf(year, month, 27),
    values: { post: month % 2 ? '学雷锋咨询台' : '适老服务岗', shifts: by.between(3, 8), served: by.between(40, 160) },
    daysLater: 3,
  }))
  return [...teams, ...onDuty]
}

export function condolences(year: number): LedgerPlan[] {
  const rows: readonly (readonly [
    month: number,
    day: number,
    group: string,
    households: number,
    cash: number,
    goods: string | null,
    worth: number,
  ])[] = [
    [7, 22, 'household', 11, 550000, '被褥和饮用水', 330000],
    [10, 27, 'elderly', 5, 0, '牛奶和水果', 60000],
    [12, 24, 'worker', 2, 200000, null, 0],
  ]
  return rows.map(([month, day, group, households, cash, goods, goodsWorth]) => ({
    kind: 'condolence-visit',
    on: dayOf(year, month, day),
    organ: 'branch',
    values: { group, households, ...(cash ? { cash } : {}), ...(goods ? { goods, goodsWorth } : {}) },
    ...(month === 12
      ? { corrected: { values: { group, households: 3, cash }, daysLater: 2, reason: '漏登一户' } }
      : {}),
  }))
}

export function wishesAndOpinions(year: number, by: Chance): LedgerPlan[] {
  const wishes = [
    '一副老花镜',
    '一台收音机',
    '修好楼道灯',
    '一套练习册',
    '一辆轮椅',
    '陪同去一次公园',
    '一床电热毯',
    '清理阳台',
    '一双冬鞋',
    '学会视频通话',
  ]
  const people = ['p13', 'p16', 'p19', 'p22', 'p25', 'p27', 'p29', 'p34'] as const
  const opinions: readonly (readonly [month: number, content: string, channel: string, handling: string | null])[] = [
    [2, '咨询台椅子太少', 'visit', 'solved'],
    [3, '来电等待时间长', 'hotline', 'passed-up'],
    [4, '希望周末也能办事', 'box', 'explained'],
    [5, '市场早晨占道', 'visit', 'solved'],
    [7, '积水点没有警示牌', 'hotline', 'solved'],
    [8, '楼栋清淤车进不来', 'visit', 'passed-up'],
    [10, '答复用语太生硬', 'online', 'solved'],
    [11, '老人不会用自助机', 'forum', 'solved'],
    [12, '希望公开办理时限', 'online', null],
  ]
  return [
    ...wishes.map((wish, index): LedgerPlan => {
      const on = dayOf(year, 3 + (index % 8), by.between(4, 20))
      const by1 = people[index % people.length] ?? 'p13'
      return {
        kind: 'small-wish',
        on,
        values: { wish, group: by.pick(['elderly', 'child', 'household']) },
        ...(index < 7
          ? {
              concludedOn: dayOf(year, 4 + (index % 8), 20),
              outcome: { fulfilledBy: index % 3 ? [by1] : [by1, 'p04'] },
            }
          : {}),
      }
    }),
    ...opinions.map(([month, content, channel, handling]): LedgerPlan => ({
      kind: 'public-opinion',
      on: dayOf(year, month, 11),
      values: { content, channel },
      ...(handling ? { concludedOn: dayOf(year, month, 25), outcome: { handling } } : {}),
    })),
  ]
}
