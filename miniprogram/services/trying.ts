/** Trying again by itself: one timer for all, longer each time, and not in the same moment as the other phones of a room. */
const FIRST_MILLIS = 10_000
const MOST_MILLIS = 300_000

let timer: ReturnType<typeof setTimeout> | undefined
let times = 0

/** Tries after a time; where that is planned already, it stays as planned. */
export function tryLater(again: () => void): void {
  if (timer !== undefined) return
  const most = Math.min(FIRST_MILLIS * 2 ** times++, MOST_MILLIS)
  timer = setTimeout(
    () => {
      timer = undefined
      again()
    },
    (most * (1 + Math.random())) / 2,
  )
}

/** Nothing is planned any more, and the next time is again the first. */
export function stopTrying(): void {
  if (timer !== undefined) clearTimeout(timer)
  timer = undefined
  times = 0
}
