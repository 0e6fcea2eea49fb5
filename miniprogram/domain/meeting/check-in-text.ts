/**
 * What the QR code shown at a meeting says: `shushi:check-in/<window>.<digest>/<meeting>`; at an offered shift it is
 * `shushi:shift/<window>.<digest>/<offer>`, so that a phone knows where it belongs. The code comes first because an
 * id may hold almost any sign. Read strictly: a poster's link or another program's code is told apart from an old code of
 * ours.
 */
export interface CheckInText {
  readonly meetingId: string
  readonly code: string
}

export interface ShiftCodeText {
  readonly offerId: string
  readonly code: string
}

const SHIFT_PATTERN = /^shushi:shift\/([0-9a-z]{1,8}\.[0-9a-f]{32})\/([\w:#.-]{1,80})$/
const PATTERN = /^shushi:check-in\/([0-9a-z]{1,8}\.[0-9a-f]{32})\/([\w:#.-]{1,80})$/

export function checkInText({ meetingId, code }: CheckInText): string {
  return `shushi:check-in/${code}/${meetingId}`
}

/** Undefined for any other text. */
export function parseCheckInText(text: string): CheckInText | undefined {
  const [, code, meetingId] = PATTERN.exec(text) ?? []
  return code === undefined || meetingId === undefined ? undefined : { meetingId, code }
}

export function shiftCodeText({ offerId, code }: ShiftCodeText): string {
  return `shushi:shift/${code}/${offerId}`
}

/** Undefined for any other text. */
export function parseShiftCodeText(text: string): ShiftCodeText | undefined {
  const [, code, offerId] = SHIFT_PATTERN.exec(text) ?? []
  return code === undefined || offerId === undefined ? undefined : { offerId, code }
}
