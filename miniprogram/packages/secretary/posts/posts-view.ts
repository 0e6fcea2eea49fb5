/** Who holds which post of the branch. */
import type { OutputOf, ReadDetail } from '#contract'
import { BUREAU_POSTS, isOfBureauAlone, isCommitteePost, POSTS, type Post } from '../../../domain/people/appointment'
import type { BranchKind } from '../../../domain/branch/branch'
import { committeeNotice, termNotice } from '../../../domain/rules/branch-rules'
import { addDays, formatChineseDate, type CivilDate } from '../../../domain/time/civil-date'
import { beijingDate, type Instant } from '../../../domain/time/instant'
import { POST_LABELS } from '../../../domain/people/labels'
import type { LedgerField } from '../../../domain/ledger/ledger'

type Appointments = OutputOf<'appointment.list'>['appointments']

export interface PostRow {
  /** The appointment's id; of a vacant post its code. */
  readonly key: string
  readonly post: string
  readonly holder: string
  readonly note: string
  readonly appointmentId: string
}

/** Every post of the committee in its order, who holds it since when; of a vacant one nobody. */
export function committeeRows({ posts }: OutputOf<'committee.get'>): PostRow[] {
  return posts.map(({ post, holder }) =>
    holder
      ? rowOf({ ...holder, post })
      : { key: post, post: POST_LABELS[post], holder: '空缺', note: '', appointmentId: '' },
  )
}

/** Who is in office, in the order of the posts; of a branch those besides its committee. */
export function postRows(appointments: Appointments, kind: BranchKind): PostRow[] {
  const shown = POSTS.filter((post) => kind === 'bureau' || !isCommitteePost(post))
  return shown.flatMap((post) => appointments.filter((each) => each.post === post).map(rowOf))
}

/** What the rules say of the committee's size, and once it has been in office for a normal term; empty where they say nothing. */
export function committeeWords(appointments: Appointments, on: CivilDate): string {
  const seats = appointments.filter(({ post }) => isCommitteePost(post))
  const [first] = seats.map(({ fromOn }) => fromOn).sort()
  const size = committeeNotice(new Set(seats.map(({ memberId }) => memberId)).size, on)
  return [size, first && termNotice(first, on)].filter((words) => words !== undefined).join('')
}

function rowOf({ appointmentId, post, name, fromOn, untilOn }: Appointments[number]): PostRow {
  const end = untilOn === null ? '' : `，至${formatChineseDate(addDays(untilOn, -1))}`
  return {
    key: appointmentId,
    post: POST_LABELS[post],
    holder: name,
    note: `${formatChineseDate(fromOn)}起${end}`,
    appointmentId,
  }
}

export function appointFields(kind: BranchKind): LedgerField[] {
  const posts: readonly Post[] = kind === 'bureau' ? BUREAU_POSTS : POSTS.filter((post) => !isOfBureauAlone(post))
  return [
    { type: 'choice', code: 'post', label: '职务', options: posts.map((code) => ({ code, label: POST_LABELS[code] })) },
    { type: 'member', code: 'memberId', label: '同志' },
    { type: 'date', code: 'fromOn', label: '任职日期' },
  ]
}

export const END_FIELDS: readonly LedgerField[] = [
  { type: 'date', code: 'endedOn', label: '不再任职的第一天', hint: '与任职同日则视为未曾任职' },
]

/** Since when and by whom the phone that will act with the post is bound, as far as it is known. */
export function phoneWords({ name, invitedBy, boundAt }: ReadDetail & { readonly boundAt: Instant }): string {
  const invited = invitedBy ? `由${invitedBy}邀请` : ''
  return `${name ?? '这位同志'}的微信是${formatChineseDate(beijingDate(boundAt))}${invited}绑定的，任职以后就用它办理这个职务的事。请先核对是不是本人的微信。`
}
