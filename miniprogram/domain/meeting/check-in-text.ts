/**
 * What the QR code shown at a meeting says: `shushi:check-in/<window>.<digest>/<meeting>`. The code comes first because an
 * id may hold almost any sign. Read strictly: a poster's link or another program's code is told apart from an old code of
 * ours.
 */
export interface CheckInText {
  readonly meetingId: string
  readonly code: string
}

const PATTERN = /^shushi:check-in\/([0-9a-z]{1,8}\.[0-9a-f]{32})\/([\w:#.-]{1,80})$/

export function checkInText({ meetingId, code }: CheckInText): string {
  return `shushi:check-in/${code}/${meetingId}`
}

/** Undefined for any other text. */
export function parseCheckInText(text: string): CheckInText | undefined {
  const [, code, meetingId] = PATTERN.exec(text) ?? []
  return code === undefined || meetingId === undefined ? undefined : { meetingId, code }
}
