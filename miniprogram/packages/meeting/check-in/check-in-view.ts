import type { Answer } from '#contract'
import { yearOf } from '../../../domain/civil-date'
import { beijingDate, isInstant, type Instant } from '../../../domain/instant'
import { ENTRY_SOURCES } from '../../../domain/entry'
import { momentText } from '../../../text/dates'
import { sentenceOf } from '../../../text/refusals'
import { sourceText } from '../meeting-text'

/** What the whole screen shows once somebody has tried to check in. */
export interface Outcome {
  /** `done` and `already` are so; `waiting` is not yet; `stopped` is not, and says what can be done. */
  readonly kind: 'done' | 'already' | 'waiting' | 'stopped'
  readonly title: string
  readonly lines: readonly string[]
  /** Whether to offer another scan. */
  readonly again: boolean
}

export type CheckInAnswer = Answer<'meeting.checkIn'> | { readonly ok: false; readonly code: 'kept' }
type Refused = Extract<Answer<'meeting.checkIn'>, { ok: false }>

/** @param now to write the year only where it is another one, and to tell too early from too late. */
export function outcomeOf(answer: CheckInAnswer, now: Instant): Outcome {
  if (answer.ok) return done(answer.value, now)
  return answer.code === 'kept' ? KEPT : refusedOutcome(answer, now)
}

/** The text of another code altogether. */
export const NOT_OURS: Outcome = {
  kind: 'stopped',
  title: '这不是会议的签到码',
  lines: ['请对准会议现场屏幕上的码再扫一次。'],
  again: true,
}

const KEPT: Outcome = {
  kind: 'waiting',
  title: '待发送',
  lines: [
    '网络不通，签到还没有送到。',
    '网络恢复后会自动发送，并告诉您结果。',
    '签到码更换得很快：送到时若已过时，会交给主持人，由主持人确认。',
  ],
  again: false,
}

const AWAITS_HOST: Outcome = {
  kind: 'waiting',
  title: '等主持人确认',
  lines: ['这次扫码是后来补送的，已经交给主持人。', '主持人确认后记为到会；在会场的话，再扫一次现在的码就行。'],
  again: true,
}

function done(value: Extract<CheckInAnswer, { ok: true }>['value'], now: Instant): Outcome {
  const { title, markedAt, mark } = value
  const observer = mark === 'observer' ? ['您不在应到名单里，记为列席。'] : []
  return { kind: 'done', title: '已签到', lines: [title, moment(markedAt, now), ...observer], again: false }
}

function refusedOutcome(refusal: Refused, now: Instant): Outcome {
  const { code } = refusal
  if (code === 'already-recorded') return already(refusal, now)
  if (code === 'meeting-not-open') return notOpen(refusal, now)
  if (code === 'awaits-host') return AWAITS_HOST
  const known = STOPPED[code]
  if (known) return { kind: 'stopped', ...known }
  return { kind: 'stopped', title: '没有办成', lines: [sentenceOf<'meeting.checkIn'>(refusal)], again: code === 'busy' }
}

function already({ detail = {} }: Refused, now: Instant): Outcome {
  const { markedAt, source } = detail
  const at = typeof markedAt === 'string' && isInstant(markedAt) ? moment(markedAt, now) : ''
  const by = sourceText(ENTRY_SOURCES.find((each) => each === source) ?? null)
  const first = at && `${at}${by ? `（${by}）` : ''}`
  return { kind: 'already', title: '先前已经签到', lines: [first, '不用再扫了。'].filter(Boolean), again: false }
}

function notOpen({ detail = {} }: Refused, now: Instant): Outcome {
  const { opensAt, closesAt } = detail
  if (typeof closesAt === 'string' && closesAt <= now)
    return { kind: 'stopped', title: '签到时间已过', lines: ['如果您到会了，请告诉主持人补记。'], again: false }
  const from = typeof opensAt === 'string' && isInstant(opensAt) ? [`${moment(opensAt, now)} 起可以签到。`] : []
  return { kind: 'stopped', title: '签到还没有开始', lines: from.length > 0 ? from : ['请稍后再来。'], again: false }
}

const STOPPED: Partial<Record<Refused['code'], Pick<Outcome, 'title' | 'lines' | 'again'>>> = {
  'code-expired': { title: '签到码已经换了', lines: ['请对准现场屏幕上新的码，再扫一次。'], again: true },
  'code-wrong': { title: '签到码不对', lines: ['请对准现场屏幕上的码，再扫一次。'], again: true },
  'other-meeting': { title: '这是另一个会议的码', lines: ['请对准本次会议现场屏幕上的码，再扫一次。'], again: true },
  'too-many-attempts': {
    title: '输错的次数太多',
    lines: ['请扫现场屏幕上的码，或请主持人点名。'],
    again: true,
  },
  'not-bound': {
    title: '还没有加入支部',
    lines: ['请在 10 分钟内用邀请码加入支部，加入后自动签到。', '没有邀请码，请告诉主持人。'],
    again: false,
  },
  'not-on-roll': {
    title: '没有在名册上找到您',
    lines: ['您不在这次会议所属支部的名册上。', '请与会议主持人联系，由主持人登记。'],
    again: false,
  },
  'meeting-closed': { title: '会议已经结束', lines: ['如果您到会了，请告诉主持人补记。'], again: false },
  'meeting-cancelled': { title: '会议已取消', lines: ['这次会议不开了，不用签到。'], again: false },
  'scanning-off': { title: '本支部不用扫码签到', lines: ['由主持人点名，请告诉主持人您已到会。'], again: false },
  'no-such-meeting': { title: '没有找到这次会议', lines: ['请对准现场屏幕上的码，再扫一次。'], again: true },
}

function moment(at: Instant, now: Instant): string {
  return momentText(at, yearOf(beijingDate(now)))
}
