import type { Answer } from '#contract'
import { yearOf } from '../../../domain/time/civil-date'
import { checkInPeriod, isWithin } from '../../../domain/meeting/check-in-period'
import { beijingDate, beijingTime, isInstant, type Instant } from '../../../domain/time/instant'
import { ENTRY_SOURCES } from '../../../domain/entries/entry'
import type { MeetingLine } from '../../../services/meetings'
import type { Kept, Waiting } from '../../../services/outbox'
import type { TransportFailure } from '../../../services/transport'
import { momentText } from '../../../text/dates'
import { sentenceOf } from '../../../text/refusals'
import { whyWaiting } from '../../../text/waiting'
import { sourceText } from '../meeting-text'

/** What the whole screen shows once somebody has tried to check in. */
export interface Outcome {
  /** `done` and `already` are so; `waiting` is not yet; `stopped` is not, and says what can be done. */
  readonly kind: 'done' | 'already' | 'waiting' | 'stopped'
  readonly title: string
  readonly lines: readonly string[]
  /** The one thing to do: once more the same way, to scan, to join the branch, or nothing. */
  readonly next: 'again' | 'scan' | 'join' | 'none'
}

export type CheckInAnswer = Answer<'meeting.checkIn'> | TransportFailure | Kept
/** The code of the screen, scanned or typed. */
export type Way = 'scanned' | 'typed'
type Refused = Extract<Answer<'meeting.checkIn'>, { ok: false }>

/** @param now to write the year only where it is another one, and to tell too early from too late. */
export function outcomeOf(answer: CheckInAnswer, now: Instant, way: Way = 'scanned'): Outcome {
  if (answer.ok) return done(answer.value, now)
  if (answer.code === 'kept') return keptOutcome(answer)
  return 'requestId' in answer ? refusedOutcome(answer, now, way) : notDone(answer)
}

/** The text of another code altogether. */
export const NOT_OURS: Outcome = {
  kind: 'stopped',
  title: '这不是会议的签到码',
  lines: ['请对准会议现场屏幕上的码再扫一次。'],
  next: 'again',
}

/** Why it is not there yet, and when it is sent. */
const FAILED = ['云端出了错，签到还没有办成。', '稍后会自动再试几次，并告诉您结果；急的话，请主持人点名。'] as const
const KEPT: Readonly<Partial<Record<NonNullable<Kept['because']>, readonly [string, string]>>> = {
  timeout: ['等了一会儿没有回音，签到不一定送到了。', '稍后会自动再发，并告诉您结果，不会重复签到。'],
  crowded: ['现在签到的人多，您的签到还没有送到。', '稍后会自动再发，并告诉您结果。'],
  'cloud-failed': FAILED,
  internal: ['云端出了错，签到不一定办成了。', '稍后会自动再试几次，并告诉您结果，不会重复签到。'],
}
const KEPT_OFFLINE = ['网络不通，签到还没有送到。', '网络恢复后会自动发送，并告诉您结果。'] as const

function keptOutcome({ because = 'offline' }: Kept): Outcome {
  const [why, when] = KEPT[because] ?? KEPT_OFFLINE
  const late = '签到码更换得很快：送到时若已过时，会交给主持人，由主持人确认。'
  return { kind: 'waiting', title: '待发送', lines: [why, when, late], next: 'none' }
}

function notDone(failure: TransportFailure): Outcome {
  const lines = [sentenceOf(failure), '到会了的，请主持人点名。']
  return { kind: 'stopped', title: '没有办成', lines, next: 'none' }
}

/** Where the branch is not known for want of an answer, its shift cannot be opened. */
export const SHIFT_CODE: Outcome = {
  kind: 'stopped',
  title: '这是志愿服务班次的码',
  lines: ['请在“记录”里打开这个班次，点“扫码签到”。'],
  next: 'none',
}

const AWAITS_HOST: Outcome = {
  kind: 'waiting',
  title: '已送到，等主持人确认',
  lines: ['这次扫码是后来补送的，主持人确认后记为到会。', '会还在开的话，再扫一次现在的码，当场就能签上。'],
  next: 'again',
}

function done(value: Extract<CheckInAnswer, { ok: true }>['value'], now: Instant): Outcome {
  const { title, markedAt, mark } = value
  const observer = mark === 'observer' ? ['您不在应到名单里，记为列席。'] : []
  return { kind: 'done', title: '已签到', lines: [title, moment(markedAt, now), ...observer], next: 'none' }
}

function refusedOutcome(refusal: Refused, now: Instant, way: Way): Outcome {
  const { code } = refusal
  if (code === 'already-recorded') return already(refusal, now)
  if (code === 'meeting-not-open') return notOpen(refusal, now)
  if (code === 'awaits-host') return AWAITS_HOST
  if (code === 'not-bound') return stranger(refusal)
  const known = (way === 'typed' ? TYPED[code] : undefined) ?? STOPPED[code]
  if (known) return { kind: 'stopped', ...known }
  const next = code === 'busy' || code === 'internal' ? 'again' : 'none'
  return { kind: 'stopped', title: '没有办成', lines: [sentenceOf<'meeting.checkIn'>(refusal)], next }
}

function already({ detail = {} }: Refused, now: Instant): Outcome {
  const { markedAt, source } = detail
  const at = typeof markedAt === 'string' && isInstant(markedAt) ? moment(markedAt, now) : ''
  const by = sourceText(ENTRY_SOURCES.find((each) => each === source) ?? null)
  const first = at && `${at}${by ? `（${by}）` : ''}`
  return { kind: 'already', title: '先前已经签到', lines: [first, '不用再扫了。'].filter(Boolean), next: 'none' }
}

function notOpen({ detail = {} }: Refused, now: Instant): Outcome {
  const { opensAt, closesAt } = detail
  if (typeof closesAt === 'string' && closesAt <= now)
    return { kind: 'stopped', title: '签到时间已过', lines: ['如果您到会了，请告诉主持人补记。'], next: 'none' }
  const from = typeof opensAt === 'string' && isInstant(opensAt) ? [`${moment(opensAt, now)} 起可以签到。`] : []
  return { kind: 'stopped', title: '签到还没有开始', lines: from.length > 0 ? from : ['请稍后再来。'], next: 'none' }
}

/** With a right code they have a ticket: the check-in counts once they have joined in time. */
function stranger({ detail = {} }: Refused): Outcome {
  const { until } = detail
  const by = typeof until === 'string' && isInstant(until) ? `（${beijingTime(until)} 以前）` : ''
  return {
    kind: 'waiting',
    title: '请加入支部',
    lines: [`10 分钟内${by}加入支部，这次签到有效。`, '请用支部书记给的邀请码加入。没有邀请码，请告诉主持人。'],
    next: 'join',
  }
}

type Stopped = Partial<Record<Refused['code'], Pick<Outcome, 'title' | 'lines' | 'next'>>>

const STOPPED: Stopped = {
  'code-expired': { title: '签到码已更换', lines: ['屏幕上的码已更换，请再扫一次。'], next: 'again' },
  'code-wrong': { title: '签到码不对', lines: ['请对准现场屏幕上的码，再扫一次。'], next: 'again' },
  'other-meeting': { title: '这是另一个会议的码', lines: ['请对准本次会议现场屏幕上的码，再扫一次。'], next: 'again' },
  'too-many-attempts': {
    title: '输错的次数太多',
    lines: ['请扫现场屏幕上的码，或请主持人点名。'],
    next: 'scan',
  },
  'not-on-roll': {
    title: '没有在名册上找到您',
    lines: ['您不在这次会议所属支部的名册上。', '请与会议主持人联系，由主持人登记。'],
    next: 'none',
  },
  'meeting-closed': { title: '会议已经结束', lines: ['如果您到会了，请告诉主持人补记。'], next: 'none' },
  'meeting-cancelled': { title: '会议已取消', lines: ['这次会议不开了，不用签到。'], next: 'none' },
  'scanning-off': { title: '本支部不用扫码签到', lines: ['由主持人点名，请告诉主持人您已到会。'], next: 'none' },
  'no-such-meeting': { title: '没有找到这次会议', lines: ['请对准现场屏幕上的码，再扫一次。'], next: 'again' },
}

/** What is said otherwise of six digits. */
const TYPED: Stopped = {
  'code-expired': { title: '数字已更换', lines: ['屏幕上的数字已更换，请输入新的 6 位数字。'], next: 'again' },
  'code-wrong': { title: '数字不对', lines: ['请对照屏幕上的 6 位数字，再输一次。'], next: 'again' },
  'no-such-meeting': { title: '没有找到这次会议', lines: ['请扫现场屏幕上的码。'], next: 'scan' },
}

/** The six digits in what was typed; undefined when they are not six. */
export function digitsIn(typed: string): string | undefined {
  const digits = typed.replace(/\D/g, '')
  return digits.length === 6 ? digits : undefined
}

export interface TypedFor {
  /** The meetings whose digits can be typed. */
  readonly meetings: readonly { readonly key: string; readonly label: string }[]
  /** The one that is meant; empty where only the person can say which. */
  readonly meetingId: string
  /** Whether there is any. */
  readonly isPossible: boolean
}

/**
 * The meetings of the day by their hour. Of the door's code it is that one alone, known to this phone or not; else the one
 * that was chosen, or that is open for checking in. Where several are open at once none is meant until it is chosen: digits
 * of the other would be a wrong try.
 */
export function typedFor(today: readonly MeetingLine[], door: string, now: Instant, chosen = ''): TypedFor {
  const inOrder = [...today].sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1))
  const meetings = inOrder.map(({ meetingId, title, startsAt }) => ({
    key: meetingId,
    label: `${beijingTime(startsAt)} ${title}`,
  }))
  if (door !== '') return { meetings: meetings.filter(({ key }) => key === door), meetingId: door, isPossible: true }
  const [open, ...others] = inOrder.filter((meeting) => isWithin(checkInPeriod(meeting), now))
  const meant = open ?? inOrder.find(({ endsAt }) => now < endsAt) ?? inOrder[inOrder.length - 1]
  const meetingId = chosen || (others.length > 0 ? '' : (meant?.meetingId ?? ''))
  return { meetings, meetingId, isPossible: meetings.length > 0 }
}

const DOOR = /^packages\/meeting\/check-in\/check-in\?scene=([^&]+)$/

/** The meeting of a code printed for a door, scanned from inside the mini-program. */
export function doorIn(scanned: string): string | undefined {
  const [, scene] = DOOR.exec(scanned) ?? []
  return scene === undefined ? undefined : decodeURIComponent(scene)
}

export interface WaitingRow {
  readonly requestId: string
  readonly at: string
  /** Why it waits, and until when. */
  readonly why: string
}

/** The check-ins that wait to be sent. */
export function waitingRows(items: readonly Waiting[]): WaitingRow[] {
  const own = items.filter(({ procedure }) => procedure === 'meeting.checkIn')
  return own.map(({ requestId, createdAt, because }) => ({
    requestId,
    at: momentText(createdAt),
    why: whyWaiting(because),
  }))
}

function moment(at: Instant, now: Instant): string {
  return momentText(at, yearOf(beijingDate(now)))
}
