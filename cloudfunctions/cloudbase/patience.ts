import { setTimeout as delay } from 'node:timers/promises'

/**
 * The cloud's words for more requests in a second, or more at once, than the plan has: such a request was not begun, so
 * whatever it was to do, reading or writing, it is safe to ask again.
 */
const NOT_BEGUN: readonly unknown[] = ['EXCEED_REQUEST_LIMIT', 'EXCEED_CONCURRENT_REQUEST_LIMIT']
/** Seven tries over about six seconds: less than a phone waits, and a second's quota is there again after one. */
const LONGEST_PAUSES = [100, 200, 400, 800, 1600, 3200]

/** How long to wait; tests need not. */
export type Pause = (milliseconds: number) => Promise<unknown>

/**
 * Asks the database, again and again where the plan's quota is used up, each time after a longer pause; of random length, or
 * all who were refused together would come back together. Throws whatever else it answers, and its refusal in the end.
 */
export async function patiently<Answer>(ask: () => Promise<Answer>, pause: Pause = delay): Promise<Answer> {
  for (const longest of LONGEST_PAUSES) {
    try {
      return await ask()
    } catch (error) {
      if (!isNotBegun(error)) throw error
      await pause(longest * (0.5 + Math.random() / 2))
    }
  }
  return ask()
}

/** Whether a request was refused because the plan has no room for it just now. */
export function isNotBegun(error: unknown): boolean {
  return typeof error === 'object' && error !== null && NOT_BEGUN.includes(Reflect.get(error, 'code'))
}
