/** The demo year's ledger of publicity, publications, honours, premises and spending. */
import { dayOf, entered, workday } from './calendar'
import type { LedgerPlan } from './ledger-plan'
import type { Chance } from './random'

/** Nearly everything through one channel, which a diagnosis may notice. */
export function publicity(year: number, by: Chance): LedgerPlan[] {
  const titles = ['主题党日速写', '先锋岗一日', '学习摘记', '志愿者日记', '热线里的好声音', '值守夜记'] as const
  const items = Array.from({ length: 16 }, (_, index): LedgerPlan => {
    const on = dayOf(year, 1 + Math.floor((index * 12) / 16), by.between(2, 26))
    return {
      kind: 'publicity-item',
      on,
      values: {
        title: `${titles[index % titles.length]}（${index + 1}）`,
        channel: index === 5 || index === 11 ? 'website' : 'work-chat',
      },
      ...(index === 9
        ? { aftermath: { is: 'withdrawn', entered: entered('p06', on, 5), reason: '与上一条重复登记' } }
        : {}),
    }
  })
  return [
    ...items,
    { kind: 'publication', on: workday(year, 4, 8), values: { title: '让热线有回音', type: 'brief', level: 'bureau' } },
    {
      kind: 'publication',
      on: workday(year, 8, 6),
      values: { title: '十二个昼夜', type: 'news', level: 'county', outlet: '区机关党建简报' },
    },
    {
      kind: 'publication',
      on: workday(year, 11, 24),
      values: { title: '重复来电的成因与对策', type: 'research', level: 'municipal', outlet: '市机关党建内刊' },
    },
  ]
}

/** The notice of the commendations on 1 July. */
const commended = (year: number) => `泊直工委〔${year}〕12号`

export function results(year: number): LedgerPlan[] {
  const funds: readonly (readonly [month: number, use: string, amount: number, purpose: string])[] = [
    [3, 'subscription', 286000, '党报党刊和学习用书'],
    [4, 'activity', 124000, '档案馆参观交通'],
    [6, 'commendation', 180000, '表彰用品'],
    [7, 'relief', 465000, '防汛慰问'],
    [9, 'education', 90000, '党课授课'],
    [11, 'premises', 1260000, '党员活动室改造'],
  ]
  return [
    {
      kind: 'honour',
      on: workday(year, 6, 30),
      values: {
        ...{ name: '先进基层党组织', level: 'county', recipient: 'organization' },
        ...{ grantedBy: '区委直属机关工委', number: commended(year) },
      },
    },
    {
      kind: 'honour',
      on: workday(year, 6, 30),
      values: {
        ...{ name: '优秀共产党员', level: 'county', recipient: 'person', person: 'p19' },
        ...{ grantedBy: '区委直属机关工委', number: commended(year) },
      },
    },
    {
      kind: 'honour',
      on: workday(year, 9, 3),
      values: {
        ...{ name: '防汛先进集体', level: 'municipal', recipient: 'organization' },
        ...{ grantedBy: '市防汛抗旱指挥部', number: `汛指〔${year}〕22号` },
      },
    },
    ...funds.map(([month, use, amount, purpose]): LedgerPlan => ({
      kind: 'party-funds',
      on: workday(year, month, 26),
      values: { use, amount, purpose },
    })),
    {
      kind: 'premises-item',
      on: workday(year, 4, 20),
      values: { name: '入党誓词墙', type: 'board' },
      concludedOn: workday(year, 11, 9),
    },
    {
      kind: 'premises-item',
      on: workday(year, 4, 20),
      values: { name: '组织生活制度上墙', type: 'procedure' },
      concludedOn: workday(year, 6, 12),
    },
    {
      kind: 'premises-item',
      on: workday(year, 4, 20),
      values: { name: '党员活动室', type: 'room' },
      concludedOn: workday(year, 11, 23),
    },
    { kind: 'premises-item', on: workday(year, 10, 12), values: { name: '先锋岗图表', type: 'chart' } },
  ]
}
