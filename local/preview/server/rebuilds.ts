import { watch, type FSWatcher } from 'node:fs'
import { buildPreview, PreviewBuildError, type BuiltPreview } from '../build'
import type { EventStreams } from './event-streams'

const SETTLE_MS = 150

/** Builds again when the source changes, and tells the phones: `rebuilt`, or `problems` with what is wrong. */
export class Rebuilds {
  private readonly watcher: FSWatcher | undefined
  private timer: NodeJS.Timeout | undefined
  private building = Promise.resolve()

  constructor(
    private readonly built: BuiltPreview,
    private readonly streams: EventStreams,
  ) {
    try {
      this.watcher = watch(built.source, { recursive: true }, (_, file) => this.changed(String(file)))
    } catch {
      // Some file systems cannot be watched: then a change is seen when the preview is started again.
    }
  }

  async close(): Promise<void> {
    clearTimeout(this.timer)
    this.watcher?.close()
    await this.building
  }

  private changed(file: string): void {
    if (/(^|[\\/])\.|~$/.test(file)) return
    clearTimeout(this.timer)
    this.timer = setTimeout(() => {
      this.building = this.building.then(() => this.build())
    }, SETTLE_MS)
  }

  private async build(): Promise<void> {
    try {
      await buildPreview(this.built)
      this.streams.tell('rebuilt', '')
    } catch (error) {
      if (!(error instanceof PreviewBuildError)) console.error(error)
      this.streams.tell('problems', error instanceof Error ? error.message : String(error))
    }
  }
}
