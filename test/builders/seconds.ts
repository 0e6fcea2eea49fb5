import { instantFromMillis, millisOf, type Instant } from '#domain/time/instant'

/** The product counts in minutes; codes change by the second. */
export function addSeconds(at: Instant, seconds: number): Instant {
  return instantFromMillis(millisOf(at) + seconds * 1000)
}
