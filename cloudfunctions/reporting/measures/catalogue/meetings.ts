/** Measures of meetings: lines 16, 19, 22–26, 28 and 44. Every kind of meeting gets the same set. */
import {
  ATTENDANCE_MARK_LABELS,
  LECTURER_LABELS,
  MEETING_FORM_LABELS,
  MEETING_KIND_LABELS,
} from '#domain/meeting/labels'
import { MEETING_KINDS, type MeetingKind, THREE_MEETINGS_ONE_LECTURE } from '#domain/meeting/meeting-kinds'
import { NORMS } from '#domain/rules/norms'
import type { Exactly } from '../../../application/ports/filter'
import type { AppliesWhen, Measure, Source, TalliedAs, WhereOf } from '../measure'
import { rateDefinition } from '../rate-definition'
import { average, BY_ORGAN, count, dimension, distinct, measure, percent, sum } from './declare'

const ROWS: Record<MeetingKind, readonly number[]> = {
  'general-meeting': [22],
  'committee-meeting': [22],
  'cell-meeting': [22],
  'party-lecture': [22, 26],
  'themed-party-day': [23],
  'organizational-life-meeting': [24],
  'democratic-evaluation': [44],
  'democratic-life-meeting': [25],
  'leading-group-session': [16],
  'collective-study': [28],
}
const APPLIES: Partial<Record<MeetingKind, AppliesWhen>> = {
  'committee-meeting': 'hasCommittee',
  'cell-meeting': 'hasCells',
  'democratic-life-meeting': 'hasLeadingGroup',
  'leading-group-session': 'hasLeadingGroup',
}

const byForm = dimension('form', '形式', 'form', MEETING_FORM_LABELS)
const byLecturer = dimension('lecturer', '主讲人', 'lecturer', LECTURER_LABELS)
const byCell = dimension('cell', '党小组', 'cellId', 'cells')
const byPerson = dimension('member', '党员', 'sheet.memberId', 'members')
const byMark = dimension('mark', '到会情况', 'sheet.mark', ATTENDANCE_MARK_LABELS)
const byTitle = dimension('title', '名称', 'title')
const PARTS = [byForm, BY_ORGAN, byLecturer, byCell, byTitle]

const present = { 'sheet.mark': 'present' } as const
const expected = { 'sheet.mark': { $ne: 'observer' } } as const

/** A committee without its quorum has not met (domain/meeting/quorum.ts): what there was is no meeting held. */
const QUORATE = { 'quorum.isMet': { $ne: false } } as const
const HELD = { $or: [{ kinds: { $ne: 'committee-meeting' } }, QUORATE] } as const
/** Who came, came: the sheets count all the same. */
const SHEETS_COUNT = { note: '到会人数不足的支委会，到会情况照计' } as const

const TOLD_SEVERAL_KINDS = '同一次会议属于几类的，各计一次'
/** What is often held together with another. */
const SEVERAL_KINDS: ReadonlySet<MeetingKind> = new Set(['party-lecture', 'themed-party-day', 'collective-study'])

type Meetings = Extract<Source, { readonly of: 'meetings' }>

/** How often, in how many months, who was there. `id` and `title` begin the names of the measures. */
function attendanceOf(
  id: string,
  title: string,
  rows: readonly number[],
  source: Meetings,
  more: { readonly appliesWhen?: AppliesWhen; readonly note?: string },
): Measure[] {
  const lines = { ...source, of: 'meetings', each: 'sheet' } as const
  const marked = <W extends WhereOf<Meetings>>(
    name: string,
    word: string,
    where: Exactly<W, WhereOf<Meetings>>,
    ...tallied: TalliedAs[]
  ) =>
    count([`${id}-${name}`, `${title}${word}`, '人次', rows], lines, {
      where,
      tallied,
      dimensions: [byPerson, byCell],
      ...more,
    })
  return [
    marked('expected', '应到', expected, 'expected'),
    marked('present', '实到', present, 'present'),
    marked('excused', '请假', { 'sheet.mark': 'excused' }, 'excused'),
    marked('absent', '缺席', { 'sheet.mark': 'absent' }, 'absent'),
    marked('observers', '列席', { 'sheet.mark': 'observer' }, 'observers'),
    marked('not-excused', '应到（不含请假）', { 'sheet.mark': { $in: ['present', 'absent'] } }, 'present', 'absent'),
    {
      ...percent(`${id}-attendance-rate`, `${title}到会率`, rows, `${id}-present`, `${id}-expected`),
      note: `${rateDefinition({ kind: 'percent' }, `${title}实到`, `${title}应到`)}；请假的也在应到之内`,
    },
    percent(
      `${id}-attendance-rate-without-excused`,
      `${title}到会率（不含请假）`,
      rows,
      `${id}-present`,
      `${id}-not-excused`,
    ),
  ]
}

function measuresOfKind(kind: MeetingKind): Measure[] {
  const title = MEETING_KIND_LABELS[kind]
  const rows = ROWS[kind]
  const source = { of: 'meetings', kinds: [kind] } as const
  const appliesWhen = APPLIES[kind]
  const more = appliesWhen ? { appliesWhen } : {}
  const isCommittee = kind === 'committee-meeting'
  const held = isCommittee ? { where: QUORATE } : {}
  return [
    count([`${kind}-count`, title, '次', rows], source, {
      dimensions: PARTS,
      actor: 'lecturerId',
      ...(SEVERAL_KINDS.has(kind) ? { note: TOLD_SEVERAL_KINDS } : {}),
      ...held,
      ...more,
    }),
    measure([`${kind}-months`, `开展${title}的月份`, '个月', rows], source, { by: 'months' }, { ...held, ...more }),
    percent(`${kind}-months-rate`, `开展${title}的月份占比`, rows, `${kind}-months`, 'months'),
    ...attendanceOf(kind, title, rows, source, { ...(isCommittee ? SHEETS_COUNT : {}), ...more }),
  ]
}

const THREE = { of: 'meetings', kinds: THREE_MEETINGS_ONE_LECTURE } as const
const byKind = {
  ...dimension('kind', '类别', 'kinds', MEETING_KIND_LABELS),
  isMeasure: (kind: string) => `${kind}-count`,
}
const OVERALL: readonly Measure[] = [
  count(['activities', '会议和活动', '次', [22]], { of: 'meetings' }, { where: HELD, dimensions: PARTS }),
  count(
    ['branch-activities', '支部会议和活动', '次', [22]],
    { of: 'meetings' },
    {
      where: { organ: { $ne: 'leading-group' }, ...HELD },
      toldIn: { branch: '会议和活动记录的条数；到会委员没有超过半数的支委会不计' },
      dimensions: PARTS,
    },
  ),
  count(
    ['activities-late-entered', '补录的会议和活动', '次', [22]],
    { of: 'meetings' },
    { where: { isLateEntry: true, ...HELD } },
  ),
  percent('activities-late-entered-rate', '补录的会议和活动占比', [22], 'activities-late-entered', 'activities'),
  count(
    ['three-meetings-one-lecture', '三会一课', '次', [22]],
    { ...THREE, of: 'meetings', each: 'kinds' },
    {
      where: { kinds: { $in: THREE_MEETINGS_ONE_LECTURE }, ...HELD },
      dimensions: [byKind],
      note: TOLD_SEVERAL_KINDS,
    },
  ),
  ...attendanceOf('three-meetings-one-lecture', '三会一课', [22], THREE, SHEETS_COUNT),
  count(
    ['attendance', '到会情况', '人次', [22]],
    { of: 'meetings', each: 'sheet' },
    { dimensions: [byMark, byPerson], tallied: ['expected', 'observers'] },
  ),
  ...attendanceOf('activities', '会议和活动', [22], { of: 'meetings' }, SHEETS_COUNT),
]

const LEADING = { of: 'meetings', kinds: ['leading-group-session', 'committee-meeting'] } as const
/** A branch without a committee has no such meetings. */
const WHERE_LED = { appliesWhen: 'hasLeadingBody' } as const
const PARTY_BUILDING = { agenda: { $elemMatch: { isPartyBuilding: true } }, ...HELD } as const
/** Of both, of a Party group alone, and of a branch's committee alone. */
function toldOfLeading(words: (meetings: string) => string) {
  return {
    told: `${words('党组会议、支委会')}；到会委员没有超过半数的支委会不计`,
    toldIn: { bureau: words('党组会议'), branch: `${words('支委会')}；到会委员没有超过半数的不计` },
  }
}
const DECIDING = { of: 'meetings', each: 'decisions' } as const
const COUNTED_MATTERS = '重大事项，只计到会人数和票数合乎规定的'
const AGENDA_AND_DECISIONS: readonly Measure[] = [
  count(['party-building-sessions', '研究党建工作的会议', '次', [16]], LEADING, {
    where: PARTY_BUILDING,
    ...toldOfLeading((meetings) => `有党建工作议题的${meetings}的次数`),
    toldOfParts: {
      'organ.leading-group': '有党建工作议题的党组会议的次数',
      'organ.committee': '有党建工作议题的支委会的次数；到会委员没有超过半数的不计',
    },
    dimensions: [BY_ORGAN],
    ...WHERE_LED,
  }),
  measure(
    ['party-building-months', '研究党建工作的月份', '个月', [16]],
    LEADING,
    { by: 'months' },
    { where: PARTY_BUILDING, ...toldOfLeading((meetings) => `有党建工作议题的${meetings}的月份数`), ...WHERE_LED },
  ),
  percent('party-building-months-rate', '研究党建工作的月份占比', [16], 'party-building-months', 'months'),
  count(
    ['party-building-items', '会议研究的党建议题', '项', [16]],
    { ...LEADING, of: 'meetings', each: 'agenda' },
    {
      where: { 'agenda.isPartyBuilding': true, ...HELD },
      ...toldOfLeading((meetings) => `${meetings}的党建工作议题数`),
      dimensions: [BY_ORGAN],
      ...WHERE_LED,
    },
  ),
  count(
    ['committee-meetings-without-quorum', '到会不足、不算召开的支委会', '次', [22]],
    { of: 'meetings', kinds: ['committee-meeting'] },
    { where: { 'quorum.isMet': false }, appliesWhen: 'hasCommittee' },
  ),
  count(['major-decisions', '集体决定的重大事项', '项', [19]], DECIDING, {
    where: { 'decisions.isMajor': true, 'decisions.isValid': true },
    told: `会议表决的${COUNTED_MATTERS}`,
    toldOfParts: {
      'organ.leading-group': `党组表决的${COUNTED_MATTERS}`,
      'organ.committee': `支委会表决的${COUNTED_MATTERS}`,
    },
    dimensions: [BY_ORGAN],
  }),
  count(['decisions-without-quorum', '到会人数或票数不合规定的决定', '项', [19]], DECIDING, {
    where: { 'decisions.isValid': false },
    dimensions: [BY_ORGAN],
  }),
]

function problemsOf(kind: MeetingKind): Measure[] {
  const title = MEETING_KIND_LABELS[kind]
  const source = { of: 'meetings', kinds: [kind] } as const
  const appliesWhen = APPLIES[kind]
  const more = appliesWhen ? { appliesWhen } : {}
  return [
    sum([`${kind}-problems`, `${title}查摆问题`, '条', ROWS[kind]], source, 'problemsRaised', more),
    sum([`${kind}-rectified`, `${title}问题已整改`, '条', ROWS[kind]], source, 'problemsRectified', more),
    percent(`${kind}-rectified-rate`, `${title}问题整改率`, ROWS[kind], `${kind}-rectified`, `${kind}-problems`),
  ]
}

const LECTURES = { of: 'meetings', kinds: ['party-lecture'] } as const
const LECTURING: readonly Measure[] = [
  count(['lectures-by-secretary', '书记讲党课', '次', [26]], LECTURES, { where: { lecturer: 'secretary' } }),
  count(['lectures-by-leaders', '党员领导干部讲党课', '次', [26]], LECTURES, { where: { lecturer: 'leading-cadre' } }),
  distinct(['lecturers', '讲过党课的党员', '人', [26]], LECTURES, 'lecturerId', {
    told: '党课记录中主讲的党员人数，同一人只计一次；含其他党支部的党员，外请的不计',
  }),
]

const STUDY = { of: 'meetings', each: 'sheet', studied: true } as const
/** 45 minutes are one 学时. */
const STUDY_HOUR = 45
const HOURS_A_YEAR = NORMS.find(({ id }) => id === 'study-hours-2019')?.parameters.atLeast ?? 32
const AMONG_MEMBERS = { among: { who: 'sheet.memberId', of: 'members', on: 'last-day' } } as const
const TOLD_HOURS = '各类会议和活动中实际到会党员的学习时长合计，45分钟为1学时'
const STUDYING: readonly Measure[] = [
  sum(['study-hours', '党员学习', '学时', [28]], STUDY, 'studyMinutes', {
    where: present,
    display: 'study-hours',
    dimensions: [byPerson],
    told: TOLD_HOURS,
  }),
  sum(['study-hours-of-roll', '在册党员学习', '学时', [28]], STUDY, 'studyMinutes', {
    where: present,
    display: 'study-hours',
    told: TOLD_HOURS,
    ...AMONG_MEMBERS,
  }),
  {
    ...average(['study-hours-per-member', '人均学习', '学时', [28]], 'study-hours-of-roll', 'members', STUDY_HOUR),
    note: '截止日在册党员学习的学时合计÷截止日的党员人数，保留一位小数',
  },
  measure(
    ['study-hours-reached', `学习满${HOURS_A_YEAR}学时的党员`, '人', [28]],
    STUDY,
    { by: 'reach', who: 'sheet.memberId', field: 'studyMinutes', atLeast: HOURS_A_YEAR * STUDY_HOUR },
    {
      where: present,
      told: `各类会议和活动中实际到会的学习时长累计满${HOURS_A_YEAR}学时（每学时${STUDY_HOUR}分钟）的党员人数`,
      ...AMONG_MEMBERS,
    },
  ),
  percent('study-hours-reached-rate', `学习满${HOURS_A_YEAR}学时的党员占比`, [28], 'study-hours-reached', 'members'),
]

export const MEETING_MEASURES: readonly Measure[] = [
  ...MEETING_KINDS.flatMap(measuresOfKind),
  ...OVERALL,
  ...AGENDA_AND_DECISIONS,
  ...problemsOf('organizational-life-meeting'),
  ...problemsOf('democratic-life-meeting'),
  ...LECTURING,
  ...STUDYING,
]
