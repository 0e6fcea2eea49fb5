import type { ServerResponse } from 'node:http'
import type { Handler } from '@shushi/loopback'

/** `GET /__events?as=<openid>`: a stream for each phone, as long as it is open. */
export class EventStreams {
  private readonly holders = new Map<ServerResponse, string>()
  private opened: (holder: string) => void = () => undefined

  readonly handler: Handler = async ({ url, response }) => {
    if (url.pathname !== '/__events') return undefined
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    response.write(':\n\n')
    const holder = url.searchParams.get('as') ?? ''
    this.holders.set(response, holder)
    response.on('close', () => this.holders.delete(response))
    this.opened(holder)
    return 'taken'
  }

  /** Who holds a phone that is open now. */
  held(): ReadonlySet<string> {
    return new Set(this.holders.values())
  }

  onOpened(opened: (holder: string) => void): void {
    this.opened = opened
  }

  /** To every phone, or to those that somebody holds. */
  tell(event: string, data: unknown, holder?: string): void {
    for (const [response, held] of this.holders)
      if (holder === undefined || holder === held) response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  }

  close(): void {
    for (const response of this.holders.keys()) response.end()
  }
}
