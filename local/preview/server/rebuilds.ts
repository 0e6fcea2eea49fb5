import { watch, type FSWatcher } from 'node:fs'
import type { ServerResponse } from 'node:http'
import type { Handler } from '@shushi/loopback'
import { buildPreview, PreviewBuildError, type BuiltPreview } from '../build'

const SETTLE_MS = 150

/** Builds again when the source changes, and tells the phones: `rebuilt`, or `problems` with what is wrong. */
export class Rebuilds {
  private readonly listeners = new Set<ServerResponse>()
  private readonly watcher: FSWatcher | undefined
  private timer: NodeJS.Timeout | undefined
  private building = Promise.resolve()

  constructor(private readonly built: BuiltPreview) {
    try {
      this.watcher = watch(built.source, { recursive: true }, (_, file) => this.changed(String(file)))
    } catch {
      // Some file systems cannot be watched: then a change is seen when the preview is started again.
    }
  }

  /** `GET /__events`: a stream for each phone. */
  readonly handler: Handler = async ({ url, response }) => {
    if (url.pathname !== '/__events') return undefined
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    response.write(':\n\n')
    this.listeners.add(response)
    response.on('close', () => this.listeners.delete(response))
    return 'taken'
  }

  async close(): Promise<void> {
    clearTimeout(this.timer)
    this.watcher?.close()
    await this.building
    for (const response of this.listeners) response.end()
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
      this.tell('rebuilt', '')
    } catch (error) {
      if (!(error instanceof PreviewBuildError)) console.error(error)
      this.tell('problems', error instanceof Error ? error.message : String(error))
    }
  }

  private tell(event: string, message: string): void {
    for (const response of this.listeners) response.write(`event: ${event}\ndata: ${JSON.stringify(message)}\n\n`)
  }
}
