/** The code that changes every 20 seconds, as it is shown and as it is handed in: at meetings and at offered shifts. */
import * as v from 'valibot'
import { instant } from './schemas'

export const shownCode = v.strictObject({
  code: v.pipe(v.string(), v.description('for the QR code: see check-in-text.ts')),
  spoken: v.pipe(v.string(), v.regex(/^\d{6}$/), v.description('to be read aloud, for cameras that fail')),
  shownAt: v.pipe(instant, v.description('the server’s clock; the one of a phone may be wrong')),
  changesAt: instant,
  takenUntil: instant,
  opensAt: instant,
  closesAt: instant,
})
export const handedCode = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, '不能为空'),
  v.maxLength(60),
  v.description('as scanned, or the six digits'),
)
export const keptScan = v.pipe(
  v.optional(v.boolean(), false),
  v.description('the phone had no network and kept the scan until now'),
)
