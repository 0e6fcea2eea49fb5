import type { OutputOf } from '#contract'
import { checkInText, shiftCodeText } from '../../domain/meeting/check-in-text'
import { isInstant, millisOf } from '../../domain/time/instant'
import { momentText } from '../../text/dates'

type Code = OutputOf<'meeting.code'>

export interface ShownCode {
  /** What the QR code says. */
  readonly text: string
  /** Six digits to be read aloud, in two halves. */
  readonly spoken: string
  /** The same one by one, for those who hear the page. */
  readonly spelt: string
  /** How long it is shown, by the server's clock: the phone's may be wrong. */
  readonly forMillis: number
}

/** What one is there for. */
type Occasion = { readonly meetingId: string } | { readonly offerId: string }

export function shownCode(of: Occasion, { code, spoken, shownAt, changesAt }: Code): ShownCode {
  return {
    text: 'offerId' in of ? shiftCodeText({ ...of, code }) : checkInText({ ...of, code }),
    spoken: `${spoken.slice(0, 3)} ${spoken.slice(3)}`,
    spelt: [...spoken].join(' '),
    forMillis: Math.max(0, millisOf(changesAt) - millisOf(shownAt)),
  }
}

interface Window {
  readonly windowWidth: number
  readonly windowHeight: number
}

/** Pixels of the code's side: as large as fits beside the digits below it; nearly all there is where it stands alone. */
export function qrSize({ windowWidth, windowHeight }: Window, isLarge: boolean): number {
  const [ofWidth, ofHeight] = isLarge ? [0.86, 0.46] : [0.76, 0.42]
  return Math.floor(Math.min(windowWidth * ofWidth, windowHeight * ofHeight))
}

/** Why there is no code to show, where the reason is more than a failed call. */
export function noCodeText(code: string, opensAt: unknown): string {
  if (code === 'scanning-off') return '本支部不用扫码签到，请在“名单”里点名。'
  if (code === 'offer-not-open' && typeof opensAt === 'string' && isInstant(opensAt))
    return `签到码从 ${momentText(opensAt)} 起、到班次结束后 4 小时显示。`
  if (code !== 'meeting-not-open') return ''
  return typeof opensAt === 'string' && isInstant(opensAt)
    ? `签到码从 ${momentText(opensAt)} 起、到会议结束后 4 小时显示。`
    : '现在不是签到的时间。'
}
