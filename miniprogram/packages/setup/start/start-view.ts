/** What is asked to set an organization up, and what was filled in as the server takes it. */
import type { RequestOf } from '#contract'
import type { TypedValues } from '../../../components/ledger-form/ledger-form-view'
import type { LedgerField } from '../../../domain/ledger/ledger'
import type { LedgerValues } from '../../../domain/ledger/ledger-values'
import { COMMITTEE_POSTS } from '../../../domain/people/appointment'
import { POST_LABELS, SEX_LABELS } from '../../../domain/people/labels'
import { SEXES } from '../../../domain/people/member'
import { parseCivilDate, type CivilDate } from '../../../domain/time/civil-date'

type Request = RequestOf<'setup.start'>

/** Stands for no post among the choices. */
const NONE = 'none'

/** One branch is what most set up. What is typed is kept on the phone over these. */
export const BLANK: TypedValues = {
  ...{ setupCode: '', what: 'branch', branchName: '', bureauName: '', formedOn: '' },
  ...{ name: '', sex: '', birthYear: '', admittedOn: '', joinedOn: '', post: '', fromOn: '' },
}

const CODE: LedgerField = {
  ...{ type: 'text', code: 'setupCode', label: '启用码', maxLength: 60 },
  hint: '部署这套系统的同志手里的，只能用一次',
}
const WHAT: LedgerField = {
  ...{ type: 'choice', code: 'what', label: '建立什么' },
  options: [
    { code: 'branch', label: '一个党支部' },
    { code: 'bureau', label: '单位和它的几个党支部' },
  ],
}
const BRANCH: readonly LedgerField[] = [
  { type: 'text', code: 'branchName', label: '党支部名称', maxLength: 60 },
  { type: 'date', code: 'formedOn', label: '党支部成立日期' },
  {
    ...{ type: 'text', code: 'bureauName', label: '所在单位', maxLength: 60 },
    hint: '党支部所在的单位，如：某区服务局；以后可以在它下面再建支部',
  },
]
const BUREAU: readonly LedgerField[] = [
  { type: 'text', code: 'bureauName', label: '单位名称', maxLength: 60, hint: '如：某区服务局' },
  { type: 'date', code: 'formedOn', label: '成立日期', hint: '党支部的成立日期不能早于这一天' },
]
const MYSELF: readonly LedgerField[] = [
  { type: 'text', code: 'name', label: '本人姓名', maxLength: 60 },
  { type: 'choice', code: 'sex', label: '性别', options: SEXES.map((code) => ({ code, label: SEX_LABELS[code] })) },
  { type: 'number', code: 'birthYear', label: '出生年份', unit: '年', hint: '如 1980', atLeast: 1900, atMost: 2200 },
  { type: 'date', code: 'admittedOn', label: '入党日期', optional: true, hint: '支部大会接收为预备党员的日期' },
]
const JOINED: LedgerField = {
  ...{ type: 'date', code: 'joinedOn', label: '进入支部日期', optional: true },
  hint: '不填就从今天起在册，今天以前的会议和党费就没有您',
}
const POST: LedgerField = {
  ...{ type: 'choice', code: 'post', label: '本人在支部的职务' },
  options: [
    ...COMMITTEE_POSTS.map((code) => ({ code, label: POST_LABELS[code] })),
    { code: NONE, label: '不担任支委' },
  ],
}
const FROM: LedgerField = {
  ...{ type: 'date', code: 'fromOn', label: '任职日期', optional: true },
  hint: '不填就从今天起',
}

export function fieldsFor({ what, post }: TypedValues): LedgerField[] {
  if (what === 'bureau') return [CODE, WHAT, ...BUREAU, ...MYSELF]
  return [CODE, WHAT, ...BRANCH, ...MYSELF, JOINED, POST, ...(isPost(post) ? [FROM] : [])]
}

/** Whether other things are asked for than before. */
export function isOtherForm(typed: TypedValues, before: TypedValues): boolean {
  return typed['what'] !== before['what'] || isPost(typed['post']) !== isPost(before['post'])
}

const isPost = (post: unknown): boolean => post !== undefined && post !== '' && post !== NONE

/** Of one branch the bureau was formed with it, as far as is known here: what it is asked for is its name. */
export function startRequest(values: LedgerValues, today: CivilDate): Request {
  const [formedOn, joinedOn] = [dayIn(values, 'formedOn') ?? today, dayIn(values, 'joinedOn')]
  const person = {
    ...{ name: String(values['name']), sex: SEXES.find((sex) => sex === values['sex']) ?? 'male' },
    ...{ birthYear: Number(values['birthYear']), admittedOn: dayIn(values, 'admittedOn') ?? null },
    ...(joinedOn === undefined ? {} : { joinedOn }),
  }
  const begun = {
    setupCode: String(values['setupCode']),
    bureau: { name: String(values['bureauName']), formedOn },
    person,
  }
  if (values['what'] === 'bureau') return begun
  const post = COMMITTEE_POSTS.find((each) => each === values['post'])
  const held = post && { post, fromOn: dayIn(values, 'fromOn') ?? today }
  return { ...begun, branch: { name: String(values['branchName']), formedOn, ...(held ? { held } : {}) } }
}

function dayIn(values: LedgerValues, code: string): CivilDate | undefined {
  const day = values[code]
  return typeof day === 'string' ? parseCivilDate(day) : undefined
}
