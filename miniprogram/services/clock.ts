import type { CivilDate } from '../domain/civil-date'
import { beijingDate, instantFromMillis, type Instant } from '../domain/instant'

/** The phone's clock. Only for what is shown: what counts is decided by the server's. */
export function clockNow(): Instant {
  return instantFromMillis(Date.now())
}

/** Today on Beijing's calendar. */
export function today(): CivilDate {
  return beijingDate(clockNow())
}
