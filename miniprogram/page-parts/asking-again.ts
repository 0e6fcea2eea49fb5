/** Asking again by itself, on a page that shows what others do meanwhile. */
export interface AskingAgain {
  stop(): void
}

/** Not while the last answer is still on its way: on a slow network each would be overtaken by the next. */
export function askAgainEvery(millis: number, ask: () => Promise<void>): AskingAgain {
  let isAsking = false
  const timer = setInterval(() => {
    if (isAsking) return
    isAsking = true
    void ask().finally(() => (isAsking = false))
  }, millis)
  return { stop: () => clearInterval(timer) }
}
