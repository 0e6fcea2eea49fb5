import type { OutputOf } from '#contract'
import { checkInText } from '../../../../domain/check-in-text'
import { isInstant, millisOf } from '../../../../domain/instant'
import { momentText } from '../../../../text/dates'

type Code = OutputOf<'meeting.code'>

export interface ShownCode {
  /** What the QR code says. */
  readonly text: string
  /** Six digits to be read aloud, in two halves. */
  readonly spoken: string
  /** How long it is shown, by the server's clock: the phone's may be wrong. */
  readonly forMillis: number
}

export function shownCode(meetingId: string, { code, spoken, shownAt, changesAt }: Code): ShownCode {
  return {
    text: checkInText({ meetingId, code }),
    spoken: `${spoken.slice(0, 3)} ${spoken.slice(3)}`,
    forMillis: Math.max(0, millisOf(changesAt) - millisOf(shownAt)),
  }
}

/** Why there is no code to show, where the reason is more than a failed call. */
export function noCodeText(code: string, opensAt: unknown): string {
  if (code === 'scanning-off') return '本支部不用扫码签到，请在“名单”里点名。'
  if (code !== 'meeting-not-open') return ''
  return typeof opensAt === 'string' && isInstant(opensAt)
    ? `签到码从 ${momentText(opensAt)} 起、到会议结束后 4 小时显示。`
    : '现在不是签到的时间。'
}
