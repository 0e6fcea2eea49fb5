/** Scans that brought nobody in, in words: for the host who settles them, and as they are kept with a meeting. */
import type { CivilDate } from '../../domain/time/civil-date'
import type { ScanFailure } from '../../domain/meeting/failed-scan'
import { beijingDate, beijingTime, type Instant } from '../../domain/time/instant'
import type { LiveView } from '../../services/meetings'
import { momentText } from '../../text/dates'

export type Scan = LiveView['scans'][number]

export interface ScanRow {
  readonly scanId: string
  /** Null for a stranger: who it is has to be chosen. */
  readonly memberId: string | null
  readonly name: string
  readonly why: string
  readonly when: string
  readonly isOpen: boolean
  /** What became of it: who settled it how, when and why, or that the person is there by now. */
  readonly verdict: string
}

export const STRANGER = '一位还没有加入的同志'
export const GONE = '（已不在名册）'

/** The host's words for a reason; `at`: when the code they had was shown. */
const WHY: Readonly<Record<ScanFailure, (at: string) => string>> = {
  'supplied-by-phone': () => '手机另外送来了时间、状态等内容，不予采用',
  'malformed-code': () => '送来的不是签到码',
  malformed: () => '送来的内容不合要求',
  'no-such-meeting': () => '没有这次会议',
  'meeting-cancelled': () => '会议取消以后扫的',
  'meeting-closed': () => '会议结束以后扫的',
  'meeting-not-open': () => '不在签到的时间里',
  'scanning-off': () => '当时没有启用扫码',
  'too-many-attempts': () => '6 位数字输错的次数太多',
  'code-wrong': () => '码不对，不是屏幕上的码',
  'other-meeting': () => '扫的是另一个会议的码',
  'code-expired': (at) => (at ? `码已更换：是 ${at} 屏幕上的码` : '码已更换'),
  'sent-late': (at) => (at ? `当时没有网络，后来补送：是 ${at} 屏幕上的码` : '当时没有网络，后来补送'),
  'not-bound': () => '码是对的，还没有加入支部',
  'not-on-roll': () => '码是对的，但不在应到名单，也不是本支部的党员',
}

/** Open ones first, the last scan first. */
export function scanRows(scans: readonly Scan[], on: CivilDate): ScanRow[] {
  const rows = scans.map((scan) => scanRow(scan, on))
  return [...rows.filter(({ isOpen }) => isOpen), ...rows.filter(({ isOpen }) => !isOpen)]
}

function scanRow(scan: Scan, on: CivilDate): ScanRow {
  const { scanId, memberId, name, reason, firstAt, lastAt, times, shownAt } = scan
  return {
    ...{ scanId, memberId, name: name ?? (memberId === null ? STRANGER : GONE), isOpen: isOpen(scan) },
    why: WHY[reason](shownAt ? moment(shownAt, on) : ''),
    when: times === 1 ? moment(firstAt, on) : `${moment(firstAt, on)} 至 ${moment(lastAt, on)}，共 ${times} 次`,
    verdict: verdictOf(scan, on),
  }
}

function verdictOf({ settled, isThere }: Scan, on: CivilDate): string {
  if (!settled) return isThere ? '后来已经到会' : ''
  const words = settled.as === 'present' ? '记为到会' : '不作数'
  return [words, settled.byName, moment(settled.at, on), settled.reason].filter(Boolean).join(' · ')
}

/** Whoever is there by now needs nothing more. */
export function isOpen({ settled, isThere }: Scan): boolean {
  return settled === null && !isThere
}

/** The hour alone on the day of the meeting. */
export function moment(at: Instant, on: CivilDate): string {
  return beijingDate(at) === on ? beijingTime(at) : momentText(at)
}
