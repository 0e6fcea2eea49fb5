/**
 * Every rule about problems has a year in which it fires, one in which it does not, and one in which it says that it
 * cannot judge. What it says is counted by hand from the few records of that year. Longer than other files: fourteen
 * rules, three years each.
 */
import type { StepMetric } from '#domain/report/report-writing'
import { PROBLEM_RULES } from '#domain/rules/problem-rules'
import { civilDate } from '#domain/time/civil-date'
import type { MemoryStore } from '../../../builders/memory-store'
import { member, NOW, span } from '../../../builders/office'
import { dues, entries, judged, meetings, MEMBERS, MONTHS, QUARTERS, service, type Circumstances } from './year-of'

type Seed = (store: MemoryStore) => void
interface Year extends Circumstances {
  readonly seed: Seed
}
interface Years {
  readonly fires: Year & { readonly says: readonly string[] }
  readonly holds: Year
  readonly cannot: Year & { readonly why: string }
}

const PARTY_ITEM = { agenda: [{ title: '研究党建工作', isPartyBuilding: true }] }
const NOTHING: Seed = () => undefined
const without = (...gone: readonly string[]) => MONTHS.filter((month) => !gone.includes(month))
const four = MEMBERS.slice(0, 4)
const done = { concludedOn: civilDate('2025-06-01'), concludedAfterDays: 10 }

/** The whole year of a branch with a committee and one cell, all that the norms ask for. */
const wholeYear = (themed: readonly string[]): Seed => {
  return (store) =>
    store.seed(
      'meetings',
      ...meetings('general-meeting', QUARTERS),
      ...meetings('party-lecture', QUARTERS),
      ...meetings('committee-meeting', MONTHS, { organ: 'committee' }),
      ...meetings('cell-meeting', MONTHS, { organ: 'cell', cellId: 'cell-1' }),
      ...meetings('themed-party-day', themed),
      ...meetings('organizational-life-meeting', ['12']),
      ...meetings('democratic-evaluation', ['12']),
    )
}
const studied = (present: readonly string[]): Seed => {
  // 32 × 45 minutes.
  return (store) => store.seed('meetings', ...meetings('collective-study', ['03'], { studyMinutes: 1440 }, present))
}
const channels = (...all: readonly string[]): Seed => {
  return (store) =>
    store.seed(
      'ledger',
      ...entries(
        'publicity-item',
        all.map((channel) => ({ values: { channel } })),
      ),
    )
}
const cadres: Seed = (store) => {
  for (const id of ['member-1', 'member-2'])
    store.seed('members', member(id, { spans: [span({ isLeadingCadre: true })] }))
}
const visits = (...all: readonly (readonly [who: string, hasFinding: boolean])[]) =>
  entries(
    'contact-point-visit',
    all.map(([memberId, hasFinding]) => ({ memberId, values: { place: '社区', problems: 0, hasFinding } })),
  )
const indicators = (...all: readonly Readonly<Record<string, string>>[]): Seed => {
  return (store) =>
    store.seed(
      'ledger',
      ...entries(
        'assessment-indicator',
        all.map((values) => ({ values, ...done })),
      ),
    )
}
const plan = (tied: number): Seed => {
  const items = [0, 1, 2].map((at) => (at < tied ? { stepId: `s${at}`, problemId: 'p1' } : {}))
  return (store) =>
    store.seed(
      'ledger',
      ...entries(
        'plan-item',
        items.map((more, at) => ({ values: { owner: `member-${at + 1}` }, ...more })),
      ),
    )
}
const notes = (thisYear: number): Seed => {
  const on = (year: number) => ({ occurredOn: civilDate(`${year}-04-01`), memberId: 'member-1' })
  const many = (year: number, count: number) => Array.from({ length: count }, () => on(year))
  const all = [...many(2025, thisYear), ...many(2024, 3)]
  return (store) => store.seed('ledger', ...entries('study-note', all))
}
const TARGET: StepMetric = { key: 'study-notes', title: '心得体会', unit: '篇', direction: 'at-least', target: 10 }
const named = { finding: '', causes: [], figures: [], grounds: '', fromRule: null }
const lastYear = (metric: StepMetric | null) => ({
  problems: [{ id: 'p1', problem: '学习不够', ...named }],
  'next-steps': [
    {
      ...{ id: 's1', measure: '多写', who: '', ownerId: null, dueOn: null, byWhen: '', problemId: 'p1' },
      metric,
    },
  ],
})
const several = (per: number, august: number): Seed => {
  return (store) =>
    store.seed(
      'meetings',
      ...MONTHS.flatMap((month) => {
        const many = month === '08' ? august : per
        return Array.from({ length: many }, () => meetings('general-meeting', [month])).flat()
      }),
    )
}

const RULES: Readonly<Record<string, Years>> = {
  'problem-agenda': {
    fires: {
      seed: (store) => store.seed('meetings', ...meetings('committee-meeting', without('03', '08'), PARTY_ITEM)),
      says: ['支委会研究党建工作10次，3月、8月没有记录'],
    },
    holds: { seed: (store) => store.seed('meetings', ...meetings('committee-meeting', MONTHS, PARTY_ITEM)) },
    cannot: { seed: NOTHING, why: '会议和活动暂无记录' },
  },
  'problem-study': {
    fires: { seed: studied(four), says: ['学习满32学时的党员4人，占44.4%，低于80%'] },
    holds: { seed: studied(MEMBERS) },
    cannot: { seed: studied(four), cutOff: '2025-06-30', why: '一年的要求，年度结束后才能判断' },
  },
  'problem-channels': {
    fires: {
      seed: channels('work-chat', 'work-chat', 'work-chat', 'work-chat', 'website'),
      says: ['发布宣传信息5条，用到的渠道2种，少于3种', '宣传信息5条中，工作群有4条，占80%以上'],
    },
    holds: { seed: channels('work-chat', 'work-chat', 'website', 'website', 'screen', 'screen') },
    cannot: {
      seed: channels('work-chat', 'work-chat', 'work-chat', 'work-chat'),
      why: '宣传信息只有4条，不足5条，不能判断',
    },
  },
  'problem-systems': {
    fires: { seed: wholeYear(without('09')), says: ['主题党日11次，9月没有记录'] },
    holds: { seed: wholeYear(MONTHS) },
    cannot: { seed: NOTHING, why: '会议和活动暂无记录' },
  },
  'problem-supervision': {
    fires: {
      seed: (store) =>
        store.seed(
          'ledger',
          ...entries('self-check', [{ values: { subject: '自查', found: 4 } }]),
          ...entries('responsibility-letter', [{ values: { toSign: 3, signed: 2 }, ...done }]),
        ),
      says: ['自查、检查发现的问题有4条满90天没有整改', '与党支部书记应签责任书3份，已签2份'],
    },
    holds: {
      seed: (store) =>
        store.seed(
          'ledger',
          ...entries('self-check', [{ values: { subject: '自查', found: 4, rectified: 4 }, ...done }]),
        ),
    },
    cannot: { seed: NOTHING, why: '自查和检查暂无记录' },
  },
  'problem-formality': {
    fires: {
      seed: (store) => {
        const [first, second, ...rest] = meetings('general-meeting', MONTHS.slice(0, 10), { form: 'reading' })
        const late = [first, second].flatMap((each) => (each ? [{ ...each, isLateEntry: true }] : []))
        const third = meetings('general-meeting', ['11'], { form: 'visit', isLateEntry: true })
        store.seed('meetings', ...late, ...rest, ...third)
      },
      // 10 of 11 are 90.9 %; 3 of 11 entered late are 27.3 %.
      says: ['会议和活动11次中，学习文件有10次，占70%以上', '补录的会议和活动3次，占27.3%，高于20%'],
    },
    holds: {
      seed: (store) => {
        store.seed('meetings', ...meetings('general-meeting', MONTHS.slice(0, 5), { form: 'reading' }))
        store.seed('meetings', ...meetings('general-meeting', MONTHS.slice(5, 10), { form: 'visit' }))
      },
    },
    cannot: {
      seed: (store) => store.seed('meetings', ...meetings('general-meeting', MONTHS.slice(0, 9))),
      why: '会议和活动只有9次，不足10次，不能判断',
    },
  },
  'problem-pressure': {
    fires: {
      seed: (store) => {
        cadres(store)
        store.seed('ledger', ...visits(['member-1', true]))
      },
      says: ['党员领导干部2人，到过联系点的1人'],
    },
    holds: {
      seed: (store) => {
        cadres(store)
        store.seed('ledger', ...visits(['member-1', true], ['member-2', true]))
      },
    },
    cannot: { seed: cadres, why: '联系点走访暂无记录' },
  },
  'problem-uneven': {
    fires: {
      // 3 of 9 are 33.3 %.
      seed: (store) => store.seed('shifts', ...service({ 'member-1': 60, 'member-2': 60, 'member-3': 60 })),
      says: ['参加志愿服务的党员3人，占33.3%，低于60%'],
    },
    holds: {
      seed: (store) => store.seed('shifts', ...service(Object.fromEntries(MEMBERS.map((id) => [id, 60])))),
    },
    cannot: { seed: NOTHING, why: '志愿服务班次暂无记录' },
  },
  'problem-dues': {
    fires: {
      seed: (store) => store.seed('duesAccounts', dues('member-1', ['04', '05', '06'])),
      says: ['应交党费12人月，逾期3人月，占25.0%，高于10%', '连续逾期三个月以上的有1次'],
    },
    holds: { seed: (store) => store.seed('duesAccounts', dues('member-1', ['05'])) },
    cannot: { seed: NOTHING, why: '党费核定暂无记录' },
  },
  'problem-slump': {
    // 45 in the year are 3.75 a month; 1 is less than half of it.
    fires: { seed: several(4, 1), says: ['会议和活动45次，其中8月1次，不到月均次数的50%'] },
    holds: { seed: several(2, 1) },
    cannot: { seed: several(1, 0), why: '会议和活动只有11次，不足12次，不能判断' },
  },
  'problem-assessment': {
    fires: {
      seed: indicators({ name: '甲', target: '95%', owner: 'member-1', value: '96%' }, { name: '乙', value: '1' }),
      says: ['考核指标2项，其中没有目标值或责任人的1项', '考核指标2项，目标值、责任人、完成值齐全的1项'],
    },
    holds: { seed: indicators({ name: '甲', target: '95%', owner: 'member-1', value: '96%' }) },
    cannot: { seed: NOTHING, why: '考核指标暂无记录' },
  },
  'problem-research': {
    fires: {
      seed: (store) => store.seed('ledger', ...visits(['member-1', true], ['member-2', false])),
      says: ['党员领导干部到联系点2次，形成书面记录的1次，占50.0%，低于80%'],
    },
    holds: { seed: (store) => store.seed('ledger', ...visits(['member-1', true], ['member-2', true])) },
    cannot: { seed: NOTHING, why: '调研暂无记录' },
  },
  'problem-copying': {
    fires: {
      seed: plan(1),
      lastYear: lastYear(null),
      says: ['计划事项和整改措施3项，针对查找出的问题制定的1项，占33.3%，低于50%'],
    },
    holds: { seed: plan(2), lastYear: lastYear(null) },
    cannot: { seed: plan(0), why: '上年的述职报告没有写明问题' },
  },
  'problem-repeated': {
    fires: {
      seed: notes(3),
      lastYear: lastYear(TARGET),
      says: ['上年查找的“学习不够”，心得体会上年3篇、今年3篇'],
    },
    holds: { seed: notes(4), lastYear: lastYear(TARGET) },
    cannot: { seed: notes(3), lastYear: lastYear(null), why: '上年的措施没有写明可以计算的目标' },
  },
}

describe('every rule about problems', () => {
  it('has its three years here', () => {
    expect(Object.keys(RULES).sort()).toEqual(PROBLEM_RULES.map(({ id }) => id).sort())
  })
})

describe.each(Object.entries(RULES))('%s', (id, { fires, holds, cannot }) => {
  it('fires, with the figures it rests on', async () => {
    expect((await judged(fires.seed, fires)).get(id)).toMatchObject({ is: 'fires', says: fires.says })
  })
  it('does not fire where the year is as it should be', async () => {
    expect((await judged(holds.seed, holds)).get(id)).toMatchObject({ is: 'holds', says: [] })
  })
  it('says that it cannot judge, and why, and does not fire', async () => {
    const found = (await judged(cannot.seed, cannot)).get(id)
    expect(found).toMatchObject({ is: 'cannot-judge', says: [] })
    expect(found?.why).toContain(cannot.why)
  })
})

describe('single tests of the rules', () => {
  const says = async (id: string, seed: Seed, more: Circumstances = {}) => (await judged(seed, more)).get(id)?.says
  it('find hours that few carry: the largest fifth of those who served', async () => {
    const minutes = { 'member-1': 600, 'member-2': 60, 'member-3': 60, 'member-4': 60, 'member-5': 60 }
    // 600 of 840 minutes are 71 %.
    const seed: Seed = (store) => store.seed('shifts', ...service(minutes))
    expect(await says('problem-uneven', seed)).toContain('志愿服务14小时，其中服务较多的两成党员承担了60%以上')
  })
  it('find titles that differ only by their month', async () => {
    const seed: Seed = (store) =>
      store.seed(
        'meetings',
        ...MONTHS.slice(0, 6).flatMap((month) =>
          meetings('themed-party-day', [month], { title: `${Number(month)}月主题党日` }),
        ),
      )
    expect(await says('problem-formality', seed)).toEqual(['主题党日6次中，名称相近的占60%以上'])
  })
  it('find dues a month overdue without a talk with as many people', async () => {
    const seed: Seed = (store) => {
      store.seed('duesAccounts', dues('member-1', ['04'], 30), dues('member-2', ['05'], 45))
      store.seed(
        'ledger',
        ...entries('dues-reminder-talk', [{ memberId: 'member-1', values: { talker: 'secretary' } }]),
      )
    }
    expect(await says('problem-supervision', seed)).toEqual(['党费逾期满30天的党员2人，提醒谈话1人'])
  })
  it('find no dues a month overdue where they came within the month, however long ago that was', async () => {
    const seed: Seed = (store) => store.seed('duesAccounts', dues('member-1', ['02', '04'], 29))
    expect(await says('problem-supervision', seed)).toEqual([])
  })
  it('find a decision without its quorum', async () => {
    const decision = {
      ...{ title: '决定', isMajor: false, votersDue: 9, votersPresent: 4, yes: 4, no: 0, abstain: 0 },
      ...{ isValid: false, passes: false },
    }
    const seed: Seed = (store) =>
      store.seed('meetings', ...meetings('general-meeting', ['03'], { decisions: [decision] }))
    expect(await says('problem-supervision', seed)).toEqual(['到会人数或票数不合规定的决定1项'])
  })
})

describe('a committee meeting without its quorum', () => {
  const short = { basis: 'committee-meeting', due: 5, present: 2, needed: 3, isMet: false } as const
  const seed: Seed = (store) => {
    store.seed('meetings', ...meetings('committee-meeting', without('04'), { organ: 'committee', ...PARTY_ITEM }))
    store.seed(
      'meetings',
      ...meetings('committee-meeting', ['04'], { organ: 'committee', ...PARTY_ITEM, quorum: short }),
    )
  }
  it('is none on whose agenda Party building stood', async () => {
    expect((await judged(seed)).get('problem-agenda')?.says).toEqual(['支委会研究党建工作11次，4月没有记录'])
  })
  it('keeps no norm', async () => {
    expect((await judged(seed)).get('problem-systems')?.says.join()).toContain('支委会11次，4月没有记录')
  })
  it('is said to have been none', async () => {
    const says = ['到会委员没有超过半数、不算召开的支委会1次']
    expect((await judged(seed)).get('problem-supervision')?.says).toEqual(says)
  })
})

describe('judging', () => {
  const few = studied(four)
  it('names nobody, whatever fires', async () => {
    const all = await Promise.all(Object.values(RULES).map(({ fires }) => judged(fires.seed, fires)))
    const said = all.flatMap((rules) => [...rules.values()].flatMap(({ says }) => says)).join()
    expect(MEMBERS.filter((id) => said.includes(`党员${id}`))).toEqual([])
  })
  it('goes by the threshold that the branch moved, from its day on', async () => {
    const change = { threshold: 'problem-study-share', value: 40, decidedAt: NOW, decidedBy: 'secretary' } as const
    const moved = (fromOn: string) => ({ branch: { thresholdChanges: [{ ...change, fromOn: civilDate(fromOn) }] } })
    expect((await judged(few, moved('2025-12-31'))).get('problem-study')?.is).toBe('holds')
    expect((await judged(few, moved('2026-01-01'))).get('problem-study')?.is).toBe('fires')
  })
  it('asks of a year only what was in force in it', async () => {
    expect([...(await judged(NOTHING, { year: 2018 })).keys()]).toEqual([
      ...['problem-agenda', 'problem-systems', 'problem-dues'],
    ])
  })
})
