import { open, readFile, type FileHandle } from 'node:fs/promises'

/**
 * An append-only file, a JSON value a line. An entry counts once `append` has answered: it is then on the disk. A line
 * torn by a crash was never answered and is cut off on opening.
 */
export class DurableJournal {
  private waiting: { line: string; done: () => void; failed: (error: unknown) => void }[] = []
  private flushing: Promise<void> | undefined

  private constructor(
    private readonly file: FileHandle,
    /** Bytes that are whole lines. */
    private size: number,
    /** What was in the journal when it was opened. */
    readonly entries: readonly unknown[],
  ) {}

  static async open(path: string): Promise<DurableJournal> {
    const text = await readFile(path, 'utf8').catch(() => '')
    const whole = text.slice(0, text.lastIndexOf('\n') + 1)
    const size = Buffer.byteLength(whole)
    const entries = whole
      .split('\n')
      .filter((line) => line !== '')
      .map((line): unknown => JSON.parse(line))
    const file = await open(path, 'a')
    if (whole.length < text.length) await file.truncate(size)
    return new DurableJournal(file, size, entries)
  }

  append(entry: unknown): Promise<void> {
    return new Promise((done, failed) => {
      this.waiting.push({ line: `${JSON.stringify(entry)}\n`, done, failed })
      this.flushing ??= this.flush()
    })
  }

  /** Closes the file after everything appended is on the disk. */
  async close(): Promise<void> {
    await this.flushing
    await this.file.close()
  }

  /** Everything that came in meanwhile shares one flush. */
  private async flush(): Promise<void> {
    await Promise.resolve()
    while (this.waiting.length > 0) {
      const batch = this.waiting
      this.waiting = []
      const lines = batch.map(({ line }) => line).join('')
      try {
        await this.file.appendFile(lines)
        await this.file.sync()
        this.size += Buffer.byteLength(lines)
        for (const { done } of batch) done()
      } catch (error) {
        // Half a line must not stay in front of the next one.
        await this.file.truncate(this.size).catch(() => undefined)
        for (const { failed } of batch) failed(error)
      }
    }
    this.flushing = undefined
  }
}
