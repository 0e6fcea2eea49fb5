/** docs/permissions.md: the table of permissions and what asks for each, as a person reads it. */
import type { Allow, ProcedureShape } from '#contract/procedure'
import { POSTS } from '#domain/people/appointment'
import {
  PERMISSION_TABLE,
  PERMISSIONS,
  REACHES,
  RECORD_KINDS,
  RECORD_TABLE,
  type Permission,
  type RecordKind,
  type Role,
} from '#domain/people/permission'
import { ROLE_LABELS } from '#domain/people/who-may'

const PERMISSION_LABELS: Readonly<Record<Permission, string>> = {
  'take-part': '参加、登记自己的',
  'see-organization': '看组织怎样组成、开了哪些会',
  'keep-meetings': '召集会议、写会议记录',
  'read-records': '查看记录和数字',
  'keep-records': '替别人登记',
  'confirm-records': '确认记录',
  'read-confidential': '查看和确认谈心谈话、评议结果',
  'manage-donations': '查看和确认捐款',
  'manage-dues': '查看和管理党费',
  'read-feedback': '看意见建议',
  'read-log': '看操作记录',
  'manage-register': '管理名册、邀请加入',
  'manage-branch': '设置党组织、任免职务',
  'write-report': '撰写述职报告',
  'care-for-members': '看谈心的建议',
}

const RECORD_KIND_LABELS: Readonly<Record<RecordKind, string>> = {
  meetings: '会议记录和到会',
  shifts: '志愿服务',
  donations: '捐款',
  dues: '党费标准、交纳、提醒谈话',
  confidential: '谈心谈话、民主评议结果',
  ledger: '其他台账',
  indicators: '业务指标',
  register: '名册',
}

const ROLES: readonly Role[] = ['member', ...POSTS]
/** The narrowest first, as in the table. */
const MARKS = { cell: '本组', own: '✓', below: '下级' } as const
export const MARKS_SAID = '✓：在任职的党组织；本组：只在自己的党小组；下级：在它下面的每个党组织。'
export const USES_SAID =
  '查看：别人的，连同姓名；登记：替别人；确认：确认、异议、更正、撤回。数字人人都是同一个，没有权限查看的记录只计数、不列出。'
const ANYBODY: Readonly<Partial<Record<Allow, string>>> = {
  anyone: '任何微信用户',
  'signed-in': '任何微信用户（由功能本身认人）',
  bound: '加入了的同志，只涉及本人',
}

export interface Rows {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** Which permission which post has, and how far. */
export function postRows(): Rows {
  return {
    head: ['权限', ...ROLES.map((role) => ROLE_LABELS[role])],
    rows: PERMISSIONS.map((each) => [PERMISSION_LABELS[each], ...ROLES.map((role) => marksOf(each, role))]),
  }
}

/** Which permission reads, keeps and settles which records. */
export function recordRows(): Rows {
  return {
    head: ['记录', '查看', '登记', '确认'],
    rows: RECORD_KINDS.map((kind) => [RECORD_KIND_LABELS[kind], ...needed(kind)]),
  }
}

export function permissionsPage(contract: Readonly<Record<string, ProcedureShape>>): string {
  return [
    '# 谁可以看什么、做什么',
    '由 `npm run permissions` 生成，改的是 `miniprogram/domain/people/permission.ts` 里的表和契约里各项功能的 `allow`，不改这一页。',
    '不在册的、没有加入的，什么也看不到；自己的记录自己总能看。拒绝时说明由谁查看和办理。',
    '## 职务和权限',
    MARKS_SAID,
    table(postRows()),
    '## 各类记录',
    USES_SAID,
    table(recordRows()),
    '## 各项功能',
    ...groups(contract),
    '',
  ].join('\n\n')
}

function marksOf(permission: Permission, role: Role): string {
  const reaches = REACHES.filter((reach) => PERMISSION_TABLE[permission][reach]?.includes(role))
  return reaches.map((reach) => MARKS[reach]).join('、')
}

function needed(kind: RecordKind): string[] {
  const { read, keep, settle } = RECORD_TABLE[kind]
  return [read, keep, settle].map((permission) => PERMISSION_LABELS[permission])
}

function groups(contract: Readonly<Record<string, ProcedureShape>>): string[] {
  const allowed: readonly Allow[] = ['anyone', 'signed-in', 'bound', ...PERMISSIONS]
  return allowed.flatMap((allow) => {
    const rows = Object.entries(contract).filter(([, declared]) => declared.allow === allow)
    if (rows.length === 0) return []
    return [
      `### ${titleOf(allow)}`,
      table({ head: ['功能', '做什么'], rows: rows.map(([name, { summary }]) => [`\`${name}\``, summary]) }),
    ]
  })
}

function titleOf(allow: Allow): string {
  return allow === 'anyone' || allow === 'signed-in' || allow === 'bound'
    ? (ANYBODY[allow] ?? '')
    : PERMISSION_LABELS[allow]
}

/** As Markdown. */
export function table({ head, rows }: Rows): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
