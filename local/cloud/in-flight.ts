/** Work that was begun and has not ended. */
export class InFlight {
  private readonly work = new Set<Promise<unknown>>()

  async track<Result>(work: Promise<Result>): Promise<Result> {
    this.work.add(work)
    try {
      return await work
    } finally {
      this.work.delete(work)
    }
  }

  /** Resolves when nothing is under way. */
  async drained(): Promise<void> {
    while (this.work.size > 0) await Promise.allSettled(this.work)
  }
}
