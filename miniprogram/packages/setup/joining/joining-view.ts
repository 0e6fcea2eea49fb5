/** Who says that they belong to the branch, beside who is on its roll. Pure. */
import type { OutputOf } from '#contract'
import type { JoinDoubt } from '../../../domain/people/join-request'
import { yearOf, type CivilDate } from '../../../domain/time/civil-date'
import { groupNotice, type GroupNotice } from '../../../page-parts/group-notice'
import { momentText } from '../../../text/dates'

export type Requests = OutputOf<'joinRequest.list'>
type Request = Requests['requests'][number]

export interface RequestRow {
  readonly requestId: string
  readonly name: string
  readonly note: string
}
export interface JoiningView {
  /** Name and year of birth fit one person on the roll who has no phone yet. */
  readonly fitting: readonly RequestRow[]
  /** Somebody has to say who it is, or that it is nobody. */
  readonly doubtful: readonly RequestRow[]
  readonly notice: GroupNotice | null
  readonly until: string
}

const DOUBTS: Readonly<Record<JoinDoubt, string>> = {
  nobody: '名册上没有这个姓名',
  'another-year': '名册上有这个姓名，出生年份不同',
  several: '名册上有几位同名的，分不清是哪一位，请选定',
  bound: '这位同志已经有微信加入了，请核对是不是换了微信',
  'asked-twice': '有两个微信都说是这位同志，请问清楚',
  beyond: '这位同志担任职务，由书记或者上级确认',
}

export function joiningView({ open, requests }: Requests, branchName: string, today: CivilDate): JoiningView {
  const row = ({ requestId, name, birthYear, askedAt, doubt }: Request): RequestRow => ({
    ...{ requestId, name },
    note: `${birthYear}年出生，${momentText(askedAt, yearOf(today))}申请${doubt ? `。${DOUBTS[doubt]}` : ''}`,
  })
  return {
    fitting: requests.filter(({ doubt }) => doubt === null).map(row),
    doubtful: requests.filter(({ doubt }) => doubt !== null).map(row),
    notice: open ? joiningNotice(open.code, branchName) : null,
    until: open ? `${momentText(open.expiresAt, yearOf(today))}前有效` : '',
  }
}

function joiningNotice(code: string, branchName: string): GroupNotice {
  const spelt = `${code.slice(0, 4)} ${code.slice(4)}`
  return groupNotice(
    'member',
    {
      title: `加入${branchName}：写上本人姓名，由支部确认`,
      words: `同志们好：请在小程序“述实”里点“加入支部”，输入群邀请码 ${spelt}，写上本人姓名和出生年份，支部确认以后就可以用了。不方便用手机的同志不用加入，会议和党费由支部登记。`,
    },
    'packages/member/join/join',
    { code },
  )
}

type Settled = OutputOf<'joinRequest.settle'>['settled'][number]['as']
const NOT_JOINED: Readonly<Record<Exclude<Settled, 'joined' | 'declined'>, string>> = {
  gone: '已由别的同志处理，或者本人改过、撤回了',
  'member-bound-elsewhere': '这位同志已经有微信加入了',
  'not-on-roll': '已不在名册上',
  'not-permitted': '担任职务的，由书记或者上级确认',
}

/** What is said of those with whom it did not go through; empty where all did. */
export function leftOver(settled: readonly { readonly as: Settled }[]): string {
  const reasons = settled.flatMap(({ as }) => (as === 'joined' || as === 'declined' ? [] : [NOT_JOINED[as]]))
  return reasons.length === 0 ? '' : `${reasons.length} 人没有办成：${[...new Set(reasons)].join('；')}。`
}
