/** Entering in parallel: independent tasks a few at a time, and what goes on told as it goes. */

export interface Task {
  /** What it is, for the progress, in Chinese. */
  readonly what: string
  /** How many calls it makes. */
  readonly calls: number
  run(): Promise<void>
}

export type OnProgress = (done: number, total: number, what: string) => void

export interface Progress {
  done(calls: number, what: string): void
}

export function progressOf(total: number, onProgress: OnProgress): Progress {
  let sum = 0
  return {
    done: (calls, what) => {
      sum += calls
      onProgress(Math.min(sum, total), total, what)
    },
  }
}

/** Tasks that are taken in their order, so many at a time: 1 when each builds on the one before. */
export interface Lane {
  readonly tasks: readonly Task[]
  readonly atATime: number
}

export function callsOf(lanes: readonly Lane[]): number {
  return lanes.flatMap(({ tasks }) => tasks).reduce((sum, { calls }) => sum + calls, 0)
}

/** Runs the lanes side by side. The first failure stops the rest and is thrown. */
export async function runLanes(lanes: readonly Lane[], progress: Progress): Promise<void> {
  let failed = false
  const work = async (waiting: Task[]) => {
    for (let task = waiting.shift(); task && !failed; task = waiting.shift()) {
      try {
        await task.run()
      } catch (failure) {
        failed = true
        throw failure
      }
      progress.done(task.calls, task.what)
    }
  }
  await Promise.all(
    lanes.flatMap(({ tasks, atATime }) => {
      const waiting = [...tasks]
      return Array.from({ length: atATime }, () => work(waiting))
    }),
  )
}
