/** A person's year in plain words and numbers: their own only, beside nobody else's. Pure. */
import type { OutputOf } from '#contract'
import { monthOf } from '../../domain/time/civil-date'
import { formatYuan, fen, sumFen } from '../../domain/values/money'
import { formatMinutes } from '../../domain/service/volunteering'

export interface YearAnswers {
  readonly meetings: OutputOf<'meeting.mine'> | null
  readonly shifts: OutputOf<'shift.mine'> | null
  readonly donations: OutputOf<'donation.mine'> | null
  readonly dues: OutputOf<'dues.mine'> | null
  readonly ledger: OutputOf<'ledger.mine'> | null
}

export const YEAR_LINES = ['meetings', 'shifts', 'donations', 'dues', 'notes', 'others'] as const
export interface YearLine {
  readonly key: (typeof YEAR_LINES)[number]
  readonly title: string
  readonly text: string
  /** What is said besides, in smaller type; may be empty. */
  readonly note: string
}

/** One line for each kind of record. A part that could not be read says so. */
export function yearLines({ meetings, shifts, donations, dues, ledger }: YearAnswers): YearLine[] {
  return [
    line('meetings', '会议和学习', meetings && attendance(meetings)),
    line('shifts', '志愿服务', shifts && service(shifts)),
    line('donations', '捐款', donations && gifts(donations)),
    line('dues', '党费', dues && duesOf(dues)),
    line('notes', '心得体会', ledger && counted(ledger, '篇', true)),
    line('others', '其他登记', ledger && counted(ledger, '条', false)),
  ]
}

type Said = readonly [text: string, note: string]

function line(key: YearLine['key'], title: string, said: Said | null): YearLine {
  const [text, note] = said ?? ['没有读到', '']
  return { key, title, text, note }
}

function attendance({ expected, present, excused, absent, observed, studyMinutes }: OutputOf<'meeting.mine'>): Said {
  if (expected + observed === 0) return ['还没有记录', '']
  const missed = [excused > 0 ? `请假 ${excused} 次` : '', absent > 0 ? `缺席 ${absent} 次` : '']
  const others = [...missed, observed > 0 ? `列席 ${observed} 次` : '']
  return [
    `应到 ${expected} 次，实到 ${present} 次`,
    [...others, studyMinutes > 0 ? `学习 ${formatMinutes(studyMinutes)}` : ''].filter((part) => part !== '').join('，'),
  ]
}

function service({ confirmedMinutes, confirmedTimes, proposedTimes }: OutputOf<'shift.mine'>): Said {
  const waiting = proposedTimes > 0 ? `另有 ${proposedTimes} 次待确认` : ''
  if (confirmedTimes === 0) return [waiting === '' ? '还没有记录' : '还没有确认的记录', waiting]
  return [`${formatMinutes(confirmedMinutes)}，${confirmedTimes} 次`, waiting]
}

function gifts({ confirmedFen, confirmedTimes, items }: OutputOf<'donation.mine'>): Said {
  const proposed = items.filter(({ state }) => state === 'proposed').length
  const waiting = proposed > 0 ? `另有 ${proposed} 笔待确认` : ''
  if (confirmedTimes === 0) return [waiting === '' ? '还没有记录' : '还没有确认的记录', waiting]
  return [`${formatYuan(fen(confirmedFen))} 元，${confirmedTimes} 笔`, waiting]
}

function duesOf({ accounts, payments, asOf }: OutputOf<'dues.mine'>): Said {
  const months = accounts.flatMap((account) => account.months)
  const paid = months.filter(({ standing }) => standing === 'on-time' || standing === 'late')
  // What is due in a month to come is not owed yet.
  const open = months.filter(
    ({ month, standing }) => standing === 'overdue' || (standing === 'unpaid' && month <= monthOf(asOf)),
  )
  const given = payments.filter(({ isLargeVoluntary, state }) => isLargeVoluntary && state === 'confirmed')
  const large = given.length > 0 ? `大额党费 ${formatYuan(sumFen(given.map((payment) => payment.fen)))} 元` : ''
  if (months.length === 0) return ['还没有核定', large]
  const sum = formatYuan(sumFen(months.map(({ paidFen }) => paidFen)))
  const rest = open.length > 0 ? `还有 ${open.length} 个月未交` : ''
  const said = paid.length > 0 ? `已交 ${paid.length} 个月，${sum} 元` : '还没有交纳记录'
  return [said, [rest, large].filter((part) => part !== '').join('，')]
}

function counted({ items, next }: OutputOf<'ledger.mine'>, unit: string, isNotes: boolean): Said {
  const standing = items.filter(
    ({ kind, state }) => (kind === 'study-note') === isNotes && state !== 'withdrawn' && state !== 'superseded',
  )
  const more = next === null ? '' : '以上'
  return [standing.length === 0 ? '还没有记录' : `${standing.length} ${unit}${more}`, '']
}

/** The years one can choose: this one and those before it, the newest first. */
export function yearsUpTo(thisYear: number, howMany = 5): number[] {
  return Array.from({ length: howMany }, (_, back) => thisYear - back)
}
