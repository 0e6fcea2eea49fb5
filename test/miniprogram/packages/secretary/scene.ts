/** A small branch as the server would tell it to its secretary. */
import type { OutputOf } from '#contract'
import { civilDate, month } from '#domain/time/civil-date'
import { HOTLINE_INDICATORS } from '#domain/entries/hotline-indicators'
import { instant } from '#domain/time/instant'
import { COMMITTEE_POSTS, isAlwaysFilled } from '#domain/people/appointment'
import { PERMISSIONS } from '#domain/people/permission'
import { DEFAULT_THRESHOLDS } from '#domain/branch/threshold'
import type { Answers } from '../../../builders/simulate'

export const BRANCH = 'b1'
export const NOW = '2025-06-10T02:00:00.000Z'
const AT = instant(NOW)
const DAY = civilDate('2025-03-04')

const facts = {
  cellId: 'c1',
  cellName: '第一党小组',
  education: null,
  isMigrant: false,
  isLeadingCadre: false,
  isRetired: false,
}
const person = { memberId: 'm1', name: '张三', sex: 'male', birthYear: 1980, number: null, admittedOn: null } as const
const recorded = { recordedAt: AT, source: 'clerk', state: 'confirmed', isLateEntry: false, reason: null } as const

export const LEDGER_ITEM: OutputOf<'ledger.get'>['item'] = {
  ...recorded,
  entryId: 'e1',
  kind: 'self-check',
  title: '自查',
  line: '安全，发现问题3条',
  occurredOn: DAY,
  organ: 'branch',
  memberId: null,
  values: { subject: '安全', found: 3 },
  concludedOn: null,
  recordedBy: 'm9',
  supersedes: null,
  supersededBy: null,
  meetingId: null,
}

/** Disputes settled: a kind that the branch set up. */
export const SET_UP: OutputOf<'ledger.ownKinds'>['kinds'][number] = {
  ...{ code: 'own-1', title: '调解纠纷', unit: '件', about: 'branch', selfEntry: false, namesOrgan: false, version: 1 },
  ...{ section: 'central-task', retired: [], isEnded: false, setUpBy: { branchId: BRANCH, name: '第一支部' } },
  counts: { f1: 'parts', f2: 'sum' },
  fields: [
    {
      ...{ type: 'choice', code: 'f1', label: '纠纷类型' },
      options: [
        { code: 'o1', label: '家庭纠纷' },
        { code: 'o2', label: '邻里纠纷' },
      ],
    },
    { type: 'number', code: 'f2', label: '涉及群众', unit: '人' },
    { type: 'text', code: 'f3', label: '经过', maxLength: 500, optional: true },
  ],
}

export const WAITING: OutputOf<'entry.waiting'>['items'][number] = {
  book: 'shifts',
  entryId: 'e2',
  occurredOn: DAY,
  recordedAt: AT,
  recordedByName: '张三',
  state: 'proposed',
  isLateEntry: false,
  memberId: 'm1',
  memberName: '张三',
  title: '志愿服务',
  line: '文明劝导，2小时',
  maySettle: true,
  settlers: '第一支部的书记、副书记、组织委员',
  isOwn: false,
  reason: null,
  doubt: '',
}

export const BRANCH_NORM: OutputOf<'branch.norms'>['norms'][number] = {
  normId: 'general-meeting-2018',
  kind: 'general-meeting',
  title: '支部党员大会',
  text: '支部党员大会一般每季度召开1次。',
  source: '中国共产党支部工作条例（试行）（2018年）',
  article: '第十一条',
  standing: 'national',
  scope: '党支部',
  per: 'quarter',
  unit: 'times',
  ruled: 1,
  atLeast: 1,
  applies: true,
  setAside: null,
  limits: { least: 1, most: 12, maySetAside: false },
  thisFrom: civilDate('2025-04-01'),
  nextFrom: civilDate('2025-07-01'),
  choices: [],
}

const node = {
  branchId: BRANCH,
  name: '第一支部',
  kind: 'branch',
  parentId: null,
  formedOn: civilDate('2019-01-01'),
  dissolvedOn: null,
  permissions: [...PERMISSIONS],
} as const

/** Nothing is left of setting it up, long ago. */
const LEFT: OutputOf<'setup.left'> = {
  ...{ name: '第一党支部', kind: 'branch', left: [], isYoung: false, onRoll: 21, bound: 18, invited: 0, cells: 2 },
  ...{ hasSecretary: true, dues: { due: 20, fixed: 20 }, meetings: 30, branches: [] },
}

/** One record waits, and nothing else. */
export const AGENDA: OutputOf<'branch.agenda'> = {
  ...{ on: civilDate('2025-06-10'), waiting: { total: 1, mine: 1 }, toClose: [], leaves: [], joining: null, norms: [] },
  report: { draft: null },
}

/** What every page of the package may ask for. */
export const ANSWERS = {
  'me.get': {
    bound: true,
    memberId: 'm9',
    name: '李书记',
    branch: { branchId: BRANCH, name: '第一支部', kind: 'branch', scanning: true },
    stage: 'full',
    cell: null,
    posts: [],
    permissions: [{ branchId: BRANCH, branchName: '第一支部', kind: 'branch', permissions: [...PERMISSIONS] }],
  },
  'branch.tree': { branches: [{ ...node, permissions: [...PERMISSIONS], depth: 0 }] },
  'branch.get': {
    ...node,
    permissions: [...PERMISSIONS],
    parentName: null,
    cells: [{ cellId: 'c1', name: '第一党小组', formedOn: civilDate('2019-01-01'), dissolvedOn: null }],
    settings: { scanning: true, duesRounding: 'fen-half-up', duesQuarterly: false, lateEntryAfterDays: 7 },
  },
  'branch.norms': { on: civilDate('2025-06-10'), norms: [BRANCH_NORM] },
  'branch.thresholds': { on: civilDate('2025-06-10'), thresholds: DEFAULT_THRESHOLDS },
  'reminder.setUp': { kinds: [{ kind: 'dues', isSetUp: false, variable: 'SHUSHI_TEMPLATE_DUES' }] },
  'meeting.norms': { on: civilDate('2025-06-10'), norms: [] },
  'branch.agenda': AGENDA,
  'meeting.talksProposed': { on: civilDate('2025-06-10'), from: civilDate('2024-12-09'), absences: 3, people: [] },
  'entry.waiting': { items: [WAITING], total: 1, withheld: [] },
  'dues.accounts': { year: 2025, asOf: civilDate('2025-06-10'), accounts: [], notAssessed: [] },
  'binding.count': { onRoll: 21, bound: 18 },
  'setup.left': LEFT,
  'register.names': {
    on: civilDate('2025-06-10'),
    members: [{ memberId: 'm1', name: '张三', cellId: 'c1', stage: 'full' }],
  },
  'register.list': {
    on: civilDate('2025-06-10'),
    members: [{ ...person, ...facts, stage: 'full', factsSince: DAY }],
  },
  'register.get': {
    ...person,
    isBound: false,
    spans: [{ branchId: BRANCH, branchName: '第一支部', ...facts, stage: 'full', fromOn: DAY, untilOn: null }],
    changes: [],
  },
  'invitation.list': {
    invitations: [
      {
        code: 'ABCD2345',
        memberId: 'm1',
        name: '张三',
        createdAt: AT,
        createdByName: '李书记',
        expiresAt: instant('2025-06-17T02:00:00.000Z'),
      },
    ],
  },
  'invitation.create': {
    ...{ code: 'ABCD2345', memberId: 'm1', name: '张三' },
    expiresAt: instant('2025-06-17T02:00:00.000Z'),
  },
  'ledger.list': { items: [LEDGER_ITEM], names: { m9: '李书记' }, next: null },
  'ledger.notices': { notices: [] },
  'ledger.get': { item: LEDGER_ITEM, names: { m9: '李书记' } },
  'none.list': { items: [] },
  'ledger.ownKinds': { kinds: [SET_UP] },
  'indicator.definitions': { definitions: HOTLINE_INDICATORS },
  'indicator.year': {
    definitions: HOTLINE_INDICATORS,
    categories: [],
    months: [
      {
        month: month('2025-01'),
        entryId: 'i1',
        version: 1,
        state: 'confirmed',
        isLateEntry: false,
        values: [{ indicator: 'hotline-accepted', category: null, value: 100 }],
      },
    ],
  },
  'appointment.list': {
    on: civilDate('2025-06-10'),
    appointments: [
      { appointmentId: 'a1', memberId: 'm9', name: '李书记', post: 'secretary', fromOn: DAY, untilOn: null },
    ],
  },
  'committee.get': {
    on: civilDate('2025-06-10'),
    posts: COMMITTEE_POSTS.filter(isAlwaysFilled).map((post) => ({
      post,
      holder:
        post === 'secretary'
          ? { appointmentId: 'a1', memberId: 'm9', name: '李书记', fromOn: DAY, untilOn: null }
          : null,
    })),
  },
  'journal.list': {
    items: [
      {
        ...{ at: AT, byName: '李书记', post: 'secretary', procedure: 'x', summary: '登记一条台账；…' },
        ...{ subject: null, subjectName: null, records: [], more: 0, withheld: 0 },
      },
    ],
    ...{ next: null, head: null },
  },
} satisfies Answers
