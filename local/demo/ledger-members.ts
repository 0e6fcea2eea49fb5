/** The demo year's ledger about single members: notes, talks, identity, commitments, development, evaluation. */
import { yearOf, type CivilDate } from '#domain/time/civil-date'
import { dayOf, entered, rollOn, votersOn, workday } from './calendar'
import type { DemoPerson, PersonKey } from './demo-people'
import type { DemoDecision, DemoMeeting } from './demo-records'
import { confirmedByClerk, type LedgerPlan } from './ledger-plan'
import { admittedOn, COMMITTEE, fullOn } from './people'
import type { Chance } from './random'

const WITH_PHONE: readonly PersonKey[] = ['p13', 'p14', 'p17', 'p22', 'p25', 'p29', 'p37']
const NOTE_TITLES = [
  '重读党章有感',
  '把电话接成心里话',
  '支部工作条例学习体会',
  '从一件重复来电想到的',
  '防汛值守十二天',
  '听老党员讲故事',
] as const

/** Of the flood watch of July nobody writes before it. */
function titleAt(on: CivilDate, title: string): string {
  return title === NOTE_TITLES[4] && on <= dayOf(yearOf(on), 7, 21) ? NOTE_TITLES[5] : title
}

export function studyNotes(year: number, by: Chance): LedgerPlan[] {
  const typed = (['p04', 'p06', 'p07', 'p15', 'p19', 'p24', 'p27', 'p32'] as const).map((person, index): LedgerPlan => {
    const on = dayOf(year, 2 + index, by.between(3, 25))
    return { kind: 'study-note', on, person, values: { title: titleAt(on, by.pick(NOTE_TITLES)) }, daysLater: 3 }
  })
  const sent = WITH_PHONE.flatMap((person, index) =>
    [4, 10].map((month): LedgerPlan => {
      const on = dayOf(year, month + (index % 2), by.between(1, 27))
      const note = {
        kind: 'study-note',
        on,
        person,
        by: person,
        daysLater: 0,
        values: { title: titleAt(on, by.pick(NOTE_TITLES)) },
      }
      if (month === 10 && index > 4) return { ...note, aftermath: { is: 'left-proposed' } }
      return { ...note, aftermath: confirmedByClerk(on, 0) }
    }),
  )
  return [...typed, ...sent]
}

export function talks(year: number, by: Chance): LedgerPlan[] {
  const talk = (person: PersonKey, partner: PersonKey, between: string, month: number): LedgerPlan => ({
    kind: 'heart-to-heart-talk',
    on: dayOf(year, month, by.between(2, 27)),
    person,
    values: { partner, between },
  })
  const committee = COMMITTEE.slice(1).map((partner, index) => talk('p01', partner, 'committee-committee', 3 + index))
  const members = ['p10', 'p14', 'p18', 'p21', 'p23', 'p26', 'p28', 'p33', 'p36', 'p38', 'p41', 'p45'] as const
  const withMembers = members.map((partner, index) =>
    talk(COMMITTEE[index % 5] ?? 'p01', partner, 'committee-member', 1 + index),
  )
  const among = (
    [
      ['p13', 'p45'],
      ['p29', 'p46'],
      ['p37', 'p40'],
    ] as const
  ).map(([person, partner], index) => talk(person, partner, 'member-member', 4 + index * 3))
  const reminders: LedgerPlan[] = [
    {
      kind: 'dues-reminder-talk',
      on: workday(year, 4, 28),
      person: 'p21',
      values: { talker: 'p03', notes: '忙于搬家，忘记交纳，答应尽快补交。' },
      concludedOn: workday(year, 5, 14),
    },
    {
      kind: 'dues-reminder-talk',
      on: workday(year, 9, 10),
      person: 'p28',
      values: { talker: 'p01' },
      concludedOn: workday(year, 10, 16),
    },
  ]
  return [...committee, ...withMembers, ...among, ...reminders]
}

/** Lasting: badges worn, communities registered with; and what was done there. */
export function identities(year: number, people: readonly DemoPerson[], by: Chance): LedgerPlan[] {
  const serving = rollOn(people, dayOf(year, 2, 1)).filter(({ isRetired }) => !isRetired)
  const shown = by.some(serving, 21).map((person, index): LedgerPlan => ({
    kind: 'identity-display',
    on: dayOf(year, 2, 20),
    person: person.key,
    values: { form: index % 4 === 3 ? 'board' : index % 4 === 0 ? 'badge' : 'plate' },
    ...(person.key === 'p31' ? { concludedOn: dayOf(year, 8, 31) } : {}),
  }))
  const communities = ['槐影社区', '柳下社区', '石渠社区', '竹篱社区'] as const
  const registered = by.some(serving, 17).map((person): LedgerPlan => ({
    kind: 'community-registration',
    on: dayOf(year, 3, 10),
    person: person.key,
    values: { community: by.pick(communities) },
    daysLater: 5,
    ...(person.key === 'p31' ? { concludedOn: dayOf(year, 8, 31) } : {}),
  }))
  const services = registered.slice(0, 9).map(({ person, values }, index): LedgerPlan => ({
    kind: 'community-service',
    on: dayOf(year, person === 'p31' ? 4 : 4 + (index % 8), by.between(5, 26)),
    person: person ?? 'p13',
    values: {
      community: values['community'] ?? '',
      content: by.pick(['楼道清理', '夜间巡查', '入户走访', '防汛搬运']),
      minutes: by.pick([60, 90, 120, 150]),
    },
    daysLater: by.between(1, 12),
  }))
  return [...shown, ...registered, ...services]
}

/** Made in January; by December most are kept, some in part, some not yet looked at. */
const AT_WORK: readonly (readonly string[])[] = [
  ['来电不推、首问到底', '每月一次社区服务', '每季度整理一篇办件心得', '帮带一名新同事'],
  ['疑难件当天回访', '帮带一名新同事', '每月读一本党史书', '认领一户困难家庭'],
  ['值守不缺岗', '参加志愿服务不少于四次', '每月提一条流程建议', '当好党小组的学习记录员'],
]
/** Nobody who has retired answers calls or is on duty. */
const OF_RETIRED: readonly (readonly string[])[] = [
  ['每月给支部提一条建议', '讲一次身边的党史', '参加楼院议事', '每季度看望一名老党员'],
  ['每季度看望一名老党员', '帮邻里调解矛盾', '每月读一篇学习材料', '给年轻党员讲一次热线的由来'],
  ['参加楼院议事', '每月读一篇学习材料', '帮邻里调解矛盾', '参加一次社区志愿服务'],
]

export function commitments(year: number, people: readonly DemoPerson[], by: Chance): LedgerPlan[] {
  return by.some(rollOn(people, dayOf(year, 1, 20)), 21).map((person, index): LedgerPlan => {
    const made = by.between(2, 4)
    return {
      kind: 'service-commitment',
      on: workday(year, 1, 20),
      person: person.key,
      values: {
        content: by
          .pick(person.isRetired ? OF_RETIRED : AT_WORK)
          .slice(0, made)
          .join('；'),
        made,
      },
      ...(index % 4 === 3 || person.key === 'p31'
        ? {}
        : { concludedOn: workday(year, 12, 14), outcome: { kept: Math.max(0, made - (index % 5 === 0 ? 1 : 0)) } }),
    }
  })
}

/** Each step of admitting p46 and of making p45 a full member, with the count of the meeting that voted. */
export function development(year: number, meetings: readonly DemoMeeting[]): LedgerPlan[] {
  const step = (
    name: string,
    on: LedgerPlan['on'],
    person: PersonKey,
    values: LedgerPlan['values'] = {},
  ): LedgerPlan => ({
    kind: 'member-development',
    on,
    person,
    values: { step: name, ...values },
  })
  const ballot = (meeting: string) => countOf(meetings.find(({ key }) => key === meeting)?.decisions[0])
  return [
    { kind: 'membership-application', on: workday(year, 3, 10), values: { applicant: '钟以航' } },
    { kind: 'membership-application', on: workday(year, 7, 1), values: { applicant: '郎清越' } },
    step('pre-review', workday(year, 6, 3), 'p45'),
    step('full', fullOn(year), 'p45', ballot('general-2')),
    step('candidate', workday(year, 9, 7), 'p47'),
    step('pre-review', workday(year, 11, 3), 'p46'),
    step('publicity', workday(year, 11, 12), 'p46', { publicityDays: 7 }),
    step('admitted', admittedOn(year), 'p46', ballot('general-4')),
    step('approved', workday(year, 12, 16), 'p46'),
  ]
}

function countOf(decision: DemoDecision | undefined): LedgerPlan['values'] {
  if (!decision) return {}
  const { votersDue, votersPresent, yes, no, abstain } = decision
  return { votersDue, votersPresent, yes, no, abstain }
}

/** Grades as the meeting decided them: "excellent" for less than a third. */
export function evaluation(year: number, people: readonly DemoPerson[], by: Chance): LedgerPlan[] {
  const on = workday(year, 12, 11)
  const graded = votersOn(people, on)
  const excellent = new Set(
    by.some(
      graded.filter(({ key }) => key !== 'p28'),
      Math.floor(graded.length / 3) - 1,
    ),
  )
  return graded.map((person): LedgerPlan => ({
    kind: 'evaluation-result',
    on,
    person: person.key,
    values: {
      grade: excellent.has(person) ? 'excellent' : person.key === 'p28' ? 'basically-qualified' : 'qualified',
      decidedAt: '年度民主评议党员',
    },
    daysLater: 4,
    ...(person.key === 'p10' && !excellent.has(person)
      ? { aftermath: { is: 'disputed', entered: entered('p05', on, 6), reason: '与会议记录核对中' } }
      : {}),
  }))
}
