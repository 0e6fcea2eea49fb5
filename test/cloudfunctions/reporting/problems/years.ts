/**
 * Every test of the rules about problems with a year in which it fires, one in which it does not, and one in which it
 * cannot tell; what it says is counted by hand from the few records of that year. Of a bureau `together` is what it says
 * where the first branch had the year that fires and the second the one that does not. Longer than other files: one table.
 */
import type { StepMetric } from '#domain/report/report-writing'
import { civilDate } from '#domain/time/civil-date'
import type { SheetLine } from '#domain/meeting/attendance'
import { closedMeeting } from '../../../builders/meeting'
import { member, NOW, span } from '../../../builders/office'
import { dues, entries, meetings, MEMBERS, MONTHS, QUARTERS, service, type Circumstances, type Seed } from './year-of'

interface Year extends Circumstances {
  readonly seed: Seed
}
export interface Years {
  readonly fires: Year & { readonly says: string }
  readonly holds: Year
  /** `isUnbound`: a branch by itself does nothing of the kind. */
  readonly cannot: Year & { readonly why: string; readonly whyTogether?: string; readonly isUnbound?: true }
  readonly together: string
  /** It is of what all have together: both branches had the year that fires. */
  readonly isWhole?: true
}

export const PARTY_ITEM = { agenda: [{ title: '研究党建工作', isPartyBuilding: true }] }
export const NOTHING: Seed = () => undefined
export const without = (...gone: readonly string[]) => MONTHS.filter((month) => !gone.includes(month))
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
export const studied = (present: readonly string[]): Seed => {
  // 32 × 45 minutes.
  return (store) => store.seed('meetings', ...meetings('collective-study', ['03'], { studyMinutes: 1440 }, present))
}
const ofKind = (kind: string, all: Parameters<typeof entries>[1]): Seed => {
  return (store) => store.seed('ledger', ...entries(kind, all))
}
export const channels = (...all: readonly string[]): Seed =>
  ofKind(
    'publicity-item',
    all.map((channel) => ({ values: { channel } })),
  )
const notedBy = (...people: readonly string[]): Seed =>
  ofKind(
    'study-note',
    people.map((memberId) => ({ memberId })),
  )
const cadres: Seed = (store) => {
  for (const id of ['member-1', 'member-2'])
    store.seed('members', member(id, { spans: [span({ isLeadingCadre: true })] }))
}
const visited = (...all: readonly (readonly [who: string, hasFinding: boolean])[]): Seed =>
  ofKind(
    'contact-point-visit',
    all.map(([memberId, hasFinding]) => ({ memberId, values: { place: '社区', problems: 0, hasFinding } })),
  )
const researched = (...all: readonly boolean[]): Seed =>
  ofKind(
    'research-visit',
    all.map((hasFinding) => ({ memberId: 'member-1', values: { topic: '诉求', hasFinding } })),
  )
const indicators = (...all: readonly Readonly<Record<string, string>>[]): Seed =>
  ofKind(
    'assessment-indicator',
    all.map((values) => ({ values, ...done })),
  )
const planOf = (...owners: readonly string[]): Seed =>
  ofKind(
    'plan-item',
    owners.map((owner) => ({ values: { owner } })),
  )
const planTied = (tied: number): Seed =>
  ofKind(
    'plan-item',
    [0, 1, 2].map((at) => ({
      ...{ values: { owner: `member-${at + 1}` } },
      ...(at < tied ? { stepId: `s${at}`, problemId: 'p1' } : {}),
    })),
  )
const signed = (kind: string, toSign: number, count: number): Seed =>
  ofKind(kind, [{ values: { toSign, signed: count }, ...done }])
const checked = (more: Parameters<typeof entries>[1][number]): Seed =>
  ofKind('self-check', [{ values: { subject: '自查', found: 4 }, ...more }])
const promised = (made: number, kept: number): Seed =>
  ofKind('service-commitment', [{ memberId: 'member-1', values: { made, kept }, ...done }])
const both = (...seeds: readonly Seed[]): Seed => {
  return (store) => seeds.forEach((seed) => seed(store))
}
const lateBy = (...all: readonly Parameters<typeof dues>[]): Seed => {
  return (store) => store.seed('duesAccounts', ...all.map((each) => dues(...each)))
}
const talkedWith = (...people: readonly string[]): Seed =>
  ofKind(
    'dues-reminder-talk',
    people.map((memberId) => ({ memberId, values: { talker: 'secretary' } })),
  )
/** Who talked with whom: both have had their talk. */
const heartToHeart = (...pairs: readonly (readonly [who: string, partner: string])[]): Seed =>
  ofKind(
    'heart-to-heart-talk',
    pairs.map(([memberId, partner]) => ({ memberId, values: { partner, between: 'committee-member' } })),
  )
const committee = (more: Parameters<typeof meetings>[2]): Seed => {
  return (store) => {
    store.seed('meetings', ...meetings('committee-meeting', without('04'), { organ: 'committee' }))
    store.seed('meetings', ...meetings('committee-meeting', ['04'], { organ: 'committee', ...more }))
  }
}
const SHORT = { basis: 'committee-meeting', due: 5, present: 2, needed: 3, isMet: false } as const
const decided = (isValid: boolean): Seed => {
  const votes = { votersDue: 9, votersPresent: isValid ? 9 : 4, yes: isValid ? 9 : 4, no: 0, abstain: 0 }
  const decision = { title: '决定', isMajor: false, ...votes, isValid, passes: isValid }
  return (store) => store.seed('meetings', ...meetings('general-meeting', ['03'], { decisions: [decision] }))
}
const formed = (reading: readonly string[], visit: readonly string[]): Seed => {
  return (store) => {
    store.seed('meetings', ...meetings('general-meeting', reading, { form: 'reading' }))
    store.seed('meetings', ...meetings('general-meeting', visit, { form: 'visit' }))
  }
}
const themed = (...titles: readonly string[]): Seed => {
  return (store) =>
    store.seed(
      'meetings',
      ...titles.flatMap((title, at) => meetings('themed-party-day', [MONTHS[at] ?? '12'], { title })),
    )
}
const enteredLate = (late: readonly string[], inTime: readonly string[]): Seed => {
  return (store) => {
    store.seed('meetings', ...meetings('general-meeting', late, { isLateEntry: true }))
    store.seed('meetings', ...meetings('general-meeting', inTime))
  }
}
const attended = (present: readonly string[], absent: readonly string[]): Seed => {
  const line = (memberId: string, mark: 'present' | 'absent'): SheetLine => {
    return { memberId, mark, source: 'roll-call', markedAt: NOW, reason: null }
  }
  const sheet = [...present.map((id) => line(id, 'present')), ...absent.map((id) => line(id, 'absent'))]
  const more = { _id: `sheet-${present.length}-${absent.length}`, occurredOn: civilDate('2025-03-12') }
  return (store) => store.seed('meetings', closedMeeting(sheet, more))
}
const served = (minutes: Readonly<Record<string, number>>): Seed => {
  return (store) => store.seed('shifts', ...service(minutes))
}
const EVERYBODY = Object.fromEntries(MEMBERS.map((id) => [id, 60]))
const FEW_CARRY = { 'member-1': 600, 'member-2': 60, 'member-3': 60, 'member-4': 60, 'member-5': 60 }
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
const notes = (thisYear: number): Seed => {
  const on = (year: number) => ({ occurredOn: civilDate(`${year}-04-01`), memberId: 'member-1' })
  const many = (year: number, count: number) => Array.from({ length: count }, () => on(year))
  return ofKind('study-note', [...many(2025, thisYear), ...many(2024, 3)])
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
const COMPLETE = { name: '甲', target: '95%', owner: 'member-1', value: '96%' }
const UNIFORM = ['work-chat', 'work-chat', 'work-chat', 'work-chat', 'website'] as const
const VARIED = ['work-chat', 'work-chat', 'website', 'website', 'screen', 'screen'] as const
const four = MEMBERS.slice(0, 4)
const year = { seed: NOTHING, why: '暂无记录' }

/** By `<rule>/<test>`. */
export const YEARS: Readonly<Record<string, Years>> = {
  'problem-agenda/months': {
    fires: {
      seed: (store) => store.seed('meetings', ...meetings('committee-meeting', without('03', '08'), PARTY_ITEM)),
      says: '支委会研究党建工作10次，3月、8月没有记录',
    },
    holds: { seed: (store) => store.seed('meetings', ...meetings('committee-meeting', MONTHS, PARTY_ITEM)) },
    cannot: { seed: NOTHING, why: '支委会暂无记录', whyTogether: '党组会议暂无记录' },
    together: '第一党支部支委会研究党建工作10次，3月、8月没有记录',
  },
  'problem-study/hours': {
    fires: { seed: studied(four), says: '学习满32学时的党员4人，占44.4%，低于80%' },
    holds: { seed: studied(MEMBERS) },
    cannot: { seed: studied(four), cutOff: '2025-06-30', why: '一年的要求，年度结束后才能判断' },
    together: '学习满32学时的党员13人，占72.2%，其中低于80%的有第一党支部（44.4%）',
  },
  'problem-study/notes': {
    fires: { seed: notedBy('member-1', 'member-2'), says: '撰写心得体会的党员2人，占22.2%，低于30%' },
    holds: { seed: notedBy('member-1', 'member-2', 'member-3') },
    cannot: { seed: NOTHING, why: '心得体会暂无记录' },
    together: '撰写心得体会的党员5人，占27.8%，其中低于30%的有第一党支部（22.2%）',
  },
  'problem-channels/few': {
    fires: { seed: channels(...UNIFORM), says: '发布宣传信息5条，用到的渠道2种，少于3种' },
    holds: { seed: channels(...VARIED) },
    cannot: { seed: channels(...UNIFORM.slice(1)), why: '宣传信息只有4条，不足5条，不能判断' },
    together: '发布宣传信息11条，用到的渠道3种，其中少于3种的有第一党支部（2种）',
  },
  'problem-channels/uniform': {
    fires: { seed: channels(...UNIFORM), says: '宣传信息5条中，工作群有4条，占80%以上' },
    holds: { seed: channels(...VARIED) },
    cannot: { seed: channels(...UNIFORM.slice(1)), why: '宣传信息只有4条，不足5条，不能判断' },
    together: '宣传信息11条，其中一种渠道占80%以上的有第一党支部（5条，多数在工作群）',
  },
  'problem-systems/norms': {
    fires: { seed: wholeYear(without('09')), says: '主题党日11次，9月没有记录' },
    holds: { seed: wholeYear(MONTHS) },
    cannot: { seed: NOTHING, why: '主题党日暂无记录', whyTogether: '第一党支部、第二党支部：会议和活动暂无记录' },
    together: '第一党支部主题党日11次，9月没有记录',
  },
  'problem-talks/members': {
    fires: {
      seed: heartToHeart(['secretary', 'deputy'], ['secretary', 'treasurer'], ['clerk', 'member-1']),
      says: '党员9名，一年里参加谈心谈话的5人',
    },
    holds: {
      seed: heartToHeart(
        ...([
          ['secretary', 'deputy'],
          ['secretary', 'treasurer'],
          ['clerk', 'member-1'],
        ] as const),
        ...([
          ['deputy', 'member-2'],
          ['treasurer', 'member-3'],
          ['member-5', 'member-4'],
        ] as const),
      ),
    },
    cannot: { seed: NOTHING, why: '谈心谈话暂无记录' },
    together: '一年里参加谈心谈话的党员14人，占77.8%，其中没有覆盖全体党员的有第一党支部（9名中5人）',
  },
  'problem-supervision/dues-talks': {
    fires: {
      seed: both(lateBy(['member-1', ['04'], 30], ['member-2', ['05'], 45]), talkedWith('member-1')),
      says: '党费逾期满30天的党员2人，提醒谈话1人',
    },
    holds: { seed: both(lateBy(['member-1', ['04'], 30]), talkedWith('member-1', 'member-2')) },
    cannot: { seed: NOTHING, why: '党费核定暂无记录' },
    together: '党费逾期满30天的党员3人，提醒谈话3人，其中没有都谈到的有第一党支部（逾期2人、谈话1人）',
  },
  'problem-supervision/self-checks': {
    fires: { seed: checked({}), says: '自查、检查发现的问题有4条满90天没有整改' },
    holds: { seed: checked({ values: { subject: '自查', found: 4, rectified: 4 }, ...done }) },
    cannot: { seed: NOTHING, why: '自查和检查暂无记录' },
    together: '自查、检查发现的问题有4条满90天没有整改（第一党支部4条）',
  },
  'problem-supervision/letters': {
    fires: { seed: signed('responsibility-letter', 3, 2), says: '与党支部书记应签责任书3份，已签2份' },
    holds: { seed: signed('responsibility-letter', 3, 3) },
    cannot: { seed: NOTHING, why: '党支部不设党组', whyTogether: '暂无记录', isUnbound: true },
    together: '与党支部书记应签责任书6份，已签5份，其中没有签齐的有第一党支部（应签3份、已签2份）',
  },
  'problem-supervision/clean-conduct': {
    fires: { seed: signed('clean-conduct-letter', 3, 2), says: '应签党风廉政责任书、承诺书3份，已签2份' },
    holds: { seed: signed('clean-conduct-letter', 3, 3) },
    cannot: year,
    together: '应签党风廉政责任书、承诺书6份，已签5份，其中没有签齐的有第一党支部（应签3份、已签2份）',
  },
  'problem-supervision/committee-quorum': {
    fires: { seed: committee({ quorum: SHORT }), says: '到会委员未达到规定人数、不算召开的支委会1次' },
    holds: { seed: committee({}) },
    cannot: year,
    together: '到会委员未达到规定人数、不算召开的支委会1次（第一党支部1次）',
  },
  'problem-supervision/votes': {
    fires: { seed: decided(false), says: '到会人数或票数不合规定的决定1项' },
    holds: { seed: decided(true) },
    cannot: year,
    together: '到会人数或票数不合规定的决定1项（第一党支部1项）',
  },
  'problem-formality/one-form': {
    // 10 of 11 are 90.9 %.
    fires: { seed: formed(MONTHS.slice(0, 10), ['11']), says: '会议和活动11次中，学习文件有10次，占70%以上' },
    holds: { seed: formed(MONTHS.slice(0, 5), MONTHS.slice(5, 10)) },
    cannot: { seed: formed(MONTHS.slice(0, 9), []), why: '会议和活动只有9次，不足10次，不能判断' },
    together: '会议和活动21次，其中一种形式占70%以上的有第一党支部（11次，多数是学习文件）',
  },
  'problem-formality/titles': {
    fires: {
      seed: themed(...MONTHS.slice(0, 6).map((month) => `${Number(month)}月主题党日`)),
      says: '主题党日6次中，名称相近的占60%以上',
    },
    holds: { seed: themed('参观', '植树', '义诊', '慰问', '读书', '座谈') },
    cannot: { seed: themed('参观', '植树', '义诊', '慰问', '读书'), why: '主题党日只有5次，不足6次，不能判断' },
    together: '主题党日12次，其中名称相近的占60%以上的有第一党支部（6次）',
  },
  'problem-formality/late': {
    // 3 of 11 are 27.3 %, 3 of 22 are 13.6 %.
    fires: {
      seed: enteredLate(['01', '02', '11'], MONTHS.slice(2, 10)),
      says: '补录的会议和活动3次，占27.3%，高于20%',
    },
    holds: { seed: enteredLate([], MONTHS.slice(0, 11)) },
    cannot: { seed: enteredLate(['01'], MONTHS.slice(1, 9)), why: '会议和活动只有9次，不足10次，不能判断' },
    together: '补录的会议和活动3次，占13.6%，其中高于20%的有第一党支部（27.3%）',
  },
  'problem-pressure/visits': {
    fires: { seed: both(cadres, visited(['member-1', true])), says: '党员领导干部2人，到过联系点的1人' },
    holds: { seed: both(cadres, visited(['member-1', true], ['member-2', true])) },
    cannot: { seed: cadres, why: '联系点走访暂无记录' },
    together: '党员领导干部4人，到过联系点的3人',
  },
  'problem-pressure/one-owner': {
    fires: { seed: planOf('member-1', 'member-1', 'member-1'), says: '计划事项和整改措施3项，分给1名责任人，少于2人' },
    holds: { seed: planOf('member-1', 'member-2', 'member-3') },
    cannot: { seed: planOf('member-1', 'member-1'), why: '计划事项和整改措施只有2项，不足3项，不能判断' },
    together: '计划事项和整改措施6项，分给4名责任人，其中少于2人的有第一党支部（1人）',
  },
  'problem-uneven/no-service': {
    // 3 of 9 are 33.3 %, 12 of 18 are 66.7 %.
    fires: {
      seed: served({ 'member-1': 60, 'member-2': 60, 'member-3': 60 }),
      says: '在册党员中参加过志愿服务的3人，占33.3%，低于60%',
    },
    holds: { seed: served(EVERYBODY) },
    cannot: { seed: NOTHING, why: '志愿服务班次暂无记录' },
    together: '在册党员中参加过志愿服务的12人，占66.7%，其中低于60%的有第一党支部（33.3%）',
  },
  'problem-uneven/few-carry': {
    // 600 of 840 minutes are 71 %.
    fires: { seed: served(FEW_CARRY), says: '志愿服务14小时，其中服务较多的两成党员承担了60%以上' },
    holds: { seed: served(EVERYBODY) },
    cannot: {
      seed: served({ 'member-1': 600, 'member-2': 60, 'member-3': 60, 'member-4': 60 }),
      why: '参加志愿服务的党员只有4人，不足5人，不能判断',
    },
    together: '志愿服务23小时，其中服务较多的两成党员承担了60%以上的有第一党支部（14小时）',
  },
  'problem-uneven/attendance': {
    // 2 of 3 came, and of both branches 5 of 6.
    fires: { seed: attended(['member-1', 'member-2'], ['member-3']), says: '三会一课到会率66.7%，低于70%' },
    holds: { seed: attended(['member-1', 'member-2', 'member-3'], []) },
    cannot: year,
    together: '三会一课到会率83.3%，其中低于70%的有第一党支部（66.7%）',
  },
  'problem-uneven/commitments': {
    fires: { seed: promised(5, 3), says: '公开承诺5条，兑现3条' },
    holds: { seed: promised(5, 5) },
    cannot: { seed: promised(5, 3), cutOff: '2025-06-30', why: '一年的要求，年度结束后才能判断' },
    together: '公开承诺10条，兑现8条，其中没有都兑现的有第一党支部（5条兑现3条）',
  },
  'problem-dues/share': {
    // 3 of 12 are 25.0 %, 4 of 24 are 16.7 %.
    fires: {
      seed: lateBy(['member-1', ['02', '05', '08']]),
      says: '到期党费12人月，逾期3人月，占25.0%，高于10%',
    },
    holds: { seed: lateBy(['member-1', ['05']]) },
    cannot: { seed: NOTHING, why: '党费核定暂无记录' },
    together: '到期党费24人月，逾期4人月，占16.7%，其中高于10%的有第一党支部（25.0%）',
  },
  'problem-dues/runs': {
    fires: { seed: lateBy(['member-1', ['04', '05', '06']]), says: '连续逾期三个月以上的党费有1次' },
    holds: { seed: lateBy(['member-1', ['02', '05', '08']]) },
    cannot: { seed: NOTHING, why: '党费核定暂无记录' },
    together: '连续逾期三个月以上的党费有1次（第一党支部1次）',
  },
  'problem-slump/slack-month': {
    // 45 in the year are 3.75 a month; 1 is less than half of it. 23 are 1.9; 1 is more than half of it.
    fires: { seed: several(4, 1), says: '会议和活动45次，其中8月1次，不到月均次数的50%' },
    holds: { seed: several(2, 1) },
    cannot: { seed: several(1, 0), why: '会议和活动只有11次，不足12次，不能判断' },
    together: '会议和活动68次，其中有的月份不到月均次数50%的有第一党支部（45次，8月偏少）',
  },
  'problem-assessment/vague': {
    fires: {
      seed: indicators(COMPLETE, { name: '乙', value: '1' }),
      says: '考核指标2项，其中没有目标值或责任人的1项',
    },
    holds: { seed: indicators(COMPLETE) },
    cannot: { seed: NOTHING, why: '考核指标暂无记录' },
    together: '考核指标3项，没有目标值或责任人的1项（第一党支部1项）',
  },
  'problem-assessment/incomplete': {
    fires: {
      seed: indicators(COMPLETE, { name: '乙', value: '1' }),
      says: '考核指标2项，目标值、责任人、完成值齐全的1项',
    },
    holds: { seed: indicators(COMPLETE) },
    cannot: { seed: NOTHING, why: '考核指标暂无记录' },
    together: '考核指标3项，目标值、责任人、完成值齐全的2项，其中没有都齐全的有第一党支部（2项中齐全1项）',
  },
  'problem-research/visits': {
    fires: {
      seed: visited(['member-1', true], ['member-2', false]),
      says: '党员领导干部到联系点2次，形成书面记录的1次',
    },
    holds: { seed: visited(['member-1', true], ['member-2', true]) },
    cannot: { seed: cadres, why: '联系点走访暂无记录' },
    together: '党员领导干部到联系点4次，形成书面记录的3次，其中低于80%的有第一党支部（2次中1次）',
  },
  'problem-research/research': {
    fires: { seed: researched(true, false), says: '调研2次，形成书面报告的1次' },
    holds: { seed: researched(true, true) },
    cannot: { seed: NOTHING, why: '调研暂无记录' },
    together: '调研4次，形成书面报告的3次，其中低于80%的有第一党支部（2次中1次）',
  },
  'problem-copying/tied': {
    fires: {
      seed: planTied(1),
      lastYear: lastYear(null),
      says: '计划事项和整改措施3项，针对查找出的问题制定的1项',
    },
    holds: { seed: planTied(2), lastYear: lastYear(null) },
    cannot: { seed: planTied(0), why: '上年的述职报告没有写明问题' },
    together: '计划事项和整改措施6项，针对查找出的问题制定的3项，占50.0%，其中低于50%的有第一党支部（3项中1项）',
  },
  'problem-repeated/not-improved': {
    fires: {
      seed: notes(3),
      lastYear: lastYear(TARGET),
      says: '上年查找的“学习不够”，心得体会上年3篇、今年3篇',
    },
    holds: { seed: notes(4), lastYear: lastYear(TARGET) },
    cannot: { seed: notes(3), lastYear: lastYear(null), why: '上年的措施没有写明可以计算的目标' },
    together: '上年查找的“学习不够”，心得体会上年6篇、今年6篇',
    isWhole: true,
  },
}
