import type { EventStreams } from './event-streams'

const EVERY_MS = 1000

/**
 * Brings the subscribe messages that the cloud has taken to the phones of whom they were sent to: `messages`, all of them, oldest
 * first, each time there is one more, and to a phone that is opened.
 */
export class Messages {
  /** What each holder was told last. */
  private readonly told = new Map<string, string>()
  private readonly timer: NodeJS.Timeout

  constructor(
    private readonly gatewayAddress: string,
    private readonly streams: EventStreams,
  ) {
    streams.onOpened((holder) => {
      this.told.delete(holder)
      void this.bring(holder)
    })
    this.timer = setInterval(() => {
      for (const holder of streams.held()) void this.bring(holder)
    }, EVERY_MS)
  }

  close(): void {
    clearInterval(this.timer)
  }

  private async bring(holder: string): Promise<void> {
    if (holder === '') return
    const messages = await this.ask(holder).catch(() => undefined)
    const now = JSON.stringify(messages)
    if (messages === undefined || this.told.get(holder) === now) return
    this.told.set(holder, now)
    this.streams.tell('messages', messages, holder)
  }

  /** Undefined where the cloud does not answer, or has no messages. */
  private async ask(holder: string): Promise<unknown> {
    const response = await fetch(`${this.gatewayAddress}/messages`, { headers: { 'x-openid': holder } })
    if (!response.ok) return undefined
    const { messages } = (await response.json()) as { messages?: unknown }
    return messages
  }
}
