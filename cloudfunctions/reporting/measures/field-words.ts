/** What people call the fields that measures count and ask about: of the ledger's kinds as their forms do. */
import { DUES_CATEGORY_LABELS, DUES_STANDING_LABELS } from '#domain/dues/labels'
import { ledgerKind } from '#domain/ledger/kinds/catalogue'
import type { LedgerField } from '#domain/ledger/ledger'
import {
  ATTENDANCE_MARK_LABELS,
  LECTURER_LABELS,
  MEETING_FORM_LABELS,
  MEETING_KIND_LABELS,
  ORGAN_LABELS,
} from '#domain/meeting/labels'
import {
  EDUCATION_LABELS,
  JOINED_BY_LABELS,
  LEFT_BY_LABELS,
  MEMBERSHIP_STAGE_LABELS,
  POST_LABELS,
  SEX_LABELS,
} from '#domain/people/labels'
import type { Willing } from '#domain/service/donation'
import type { Source } from './measure'

/** Who says that a gift was of the giver's own will: the giver, or a paper of the giver's. */
export const WILLING_LABELS: Readonly<Record<Willing, string>> = { giver: '本人注明', paper: '纸面注明' }

export interface FieldWords {
  readonly title: string
  /** Of its values. */
  readonly labels?: Readonly<Record<string, string>>
  /** Of yes and no, or of a day by which something is done: what is said where it is so, and where not. */
  readonly says?: readonly [yes: string, no: string]
  /** What is said where it has no value, and that means something. */
  readonly none?: string
}

type Words = Readonly<Record<string, FieldWords>>

const titled = (title: string, labels?: FieldWords['labels']): FieldWords => ({ title, ...(labels ? { labels } : {}) })
const yesNo = (title: string, yes: string, no: string): FieldWords => ({ title, says: [yes, no] })

const MEMBER = { memberId: titled('党员') }
const MEETING: Words = {
  kinds: titled('类别', MEETING_KIND_LABELS),
  organ: titled('所属组织', ORGAN_LABELS),
  form: titled('形式', MEETING_FORM_LABELS),
  lecturer: titled('主讲人', LECTURER_LABELS),
  lecturerId: titled('主讲人'),
  cellId: titled('党小组'),
  title: titled('名称'),
  isLateEntry: yesNo('是否补录', '补录的', '不是补录的'),
  problemsRaised: titled('查摆问题'),
  problemsRectified: titled('已整改问题'),
  studyMinutes: titled('学习时长'),
  'quorum.isMet': yesNo('到会委员是否超过半数', '到会委员超过半数', '到会委员没有超过半数'),
  agenda: titled('议题'),
  'agenda.isPartyBuilding': yesNo('是否党建工作', '党建工作的', '不是党建工作的'),
  'decisions.isMajor': yesNo('是否重大事项', '重大事项', '不是重大事项'),
  'decisions.isValid': yesNo('是否有效', '到会人数和票数合乎规定', '到会人数或票数不合规定'),
  'sheet.mark': titled('到会情况', ATTENDANCE_MARK_LABELS),
  'sheet.memberId': titled('党员'),
}
const REGISTER: Words = {
  'spans.stage': titled('类别', MEMBERSHIP_STAGE_LABELS),
  'spans.education': titled('学历', EDUCATION_LABELS),
  'spans.isRetired': yesNo('是否离退休', '离退休', '不是离退休'),
  'spans.isMigrant': yesNo('是否流动党员', '流动党员', '不是流动党员'),
  'spans.isLeadingCadre': yesNo('是否党员领导干部', '党员领导干部', '不是党员领导干部'),
  'spans.cellId': titled('党小组'),
  sex: titled('性别', SEX_LABELS),
  birthYear: titled('年龄'),
}
const OF_SOURCES: Readonly<Record<Exclude<Source['of'], 'ledger'>, Words>> = {
  meetings: MEETING,
  shifts: { ...MEMBER, project: titled('服务项目'), site: titled('服务地点'), minutes: titled('服务时长') },
  donations: {
    ...MEMBER,
    campaign: titled('募捐活动'),
    fen: titled('金额'),
    willing: titled('自愿的依据', WILLING_LABELS),
  },
  'dues-payments': {
    fen: titled('金额'),
    isLargeVoluntary: yesNo('是否大额党费', '大额党费', '不含大额党费'),
    voluntaryFen: yesNo('自愿多交的金额', '有自愿多交的部分', '没有自愿多交的部分'),
  },
  'dues-months': {
    ...MEMBER,
    category: titled('缴费类别', DUES_CATEGORY_LABELS),
    'months.standing': titled('交纳情况', DUES_STANDING_LABELS),
    'months.isPart': yesNo('是否其中一部分', '分次交的其中一次', '分次交的按交齐的那次计'),
    'months.paidOn': yesNo('交纳日期', '截至截止日已交', '截至截止日未交'),
    'months.dueBy': titled('应交日期'),
    'months.paidAfterDays': titled('交纳晚于应交日期的天数'),
    'months.dueFen': titled('应交金额'),
    'months.paidFen': titled('实交金额'),
    'months.month': titled('月份'),
  },
  indicators: {
    'values.value': titled('数值'),
    'values.category': { title: '类别', none: '不分类别' },
  },
  members: REGISTER,
  joinings: {
    'changes.joined.stage': titled('类别', MEMBERSHIP_STAGE_LABELS),
    'changes.joined.by': titled('怎样进来', JOINED_BY_LABELS),
  },
  leavings: {
    'changes.left.stage': titled('类别', MEMBERSHIP_STAGE_LABELS),
    'changes.left.by': titled('去向', LEFT_BY_LABELS),
  },
  branches: { kind: titled('类别', { bureau: '单位党组织', branch: '党支部' }) },
  memberships: {},
  histories: {},
  cells: {},
  committee: { post: titled('职务', POST_LABELS) },
}

/** Undefined for a field that nobody named. */
export function fieldWords(source: Source, field: string): FieldWords | undefined {
  return source.of === 'ledger' ? ledgerWords(source, field) : OF_SOURCES[source.of][field]
}

function ledgerWords({ kind: code, labels }: Extract<Source, { of: 'ledger' }>, field: string): FieldWords | undefined {
  const kind = ledgerKind(code)
  const conclusion = kind?.conclusion ?? '办结'
  const common: Words = {
    ...MEMBER,
    occurredOn: titled('日期'),
    concludedOn: yesNo(`${conclusion}日期`, `截至截止日已${conclusion}`, `截至截止日未${conclusion}`),
    concludedAfterDays: titled(`到${conclusion}的天数`),
    problemId: yesNo('对应的查找问题', '只计为整改查找出的问题而列的措施', '为整改查找出的问题而列的措施不计'),
  }
  const [, name = '', ...rest] = field.split('.')
  if (!field.startsWith('values.')) return common[field]
  const declared = kind?.fields.find((each) => each.code === name)
  // values.leaders.0: the first of a list.
  if (declared && rest.length <= 1) return declaredWords(declared)
  const own = labels?.[name]
  return own === undefined ? undefined : titled(own)
}

function declaredWords(field: LedgerField): FieldWords {
  if (field.type === 'yes-no') {
    const what = field.label.replace(/^是否/, '')
    return yesNo(field.label, what, `没有${what}`)
  }
  const labels =
    field.type === 'choice' ? Object.fromEntries(field.options.map(({ code, label }) => [code, label])) : undefined
  return titled(field.label, labels)
}
