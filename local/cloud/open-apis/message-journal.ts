import { DurableJournal } from '../durable-journal'
import { isRecord } from '../server/json'

/** A subscribe message that was sent. */
export interface SentMessage {
  readonly id: number
  readonly openid: string
  readonly templateId: string
  /** The page a tap opens, with its query; empty when none. */
  readonly page: string
  /** The template's fields, e.g. `{ thing1: '支部党员大会' }`. */
  readonly data: Readonly<Record<string, string>>
  readonly miniprogramState: string
  readonly sentAt: string
}

interface Consent {
  readonly openid: string
  readonly templateId: string
  readonly at: string
}

type Entry = ({ readonly kind: 'sent' } & SentMessage) | ({ readonly kind: 'consent' } & Consent)

/**
 * Who agreed to which messages, and which were sent, on the disk. One consent is good for one message, without expiry;
 * how many are left is counted from these entries.
 */
export class MessageJournal {
  private readonly messages: SentMessage[] = []
  private readonly stock = new Map<string, number>()

  private constructor(private readonly journal: DurableJournal) {
    for (const entry of journal.entries) if (isEntry(entry)) this.count(entry)
  }

  static async open(path: string): Promise<MessageJournal> {
    return new MessageJournal(await DurableJournal.open(path))
  }

  /** In the order they were sent. */
  sent(): readonly SentMessage[] {
    return [...this.messages]
  }

  /** How many messages of this template the person still takes. */
  consents(openid: string, templateId: string): number {
    return this.stock.get(stockKey({ openid, templateId })) ?? 0
  }

  async consent(consent: Consent): Promise<void> {
    await this.record({ kind: 'consent', ...consent })
  }

  /** Uses up one consent and answers the message's id once it is on the disk; undefined when none is left. */
  async send(message: Omit<SentMessage, 'id'>): Promise<number | undefined> {
    if (this.consents(message.openid, message.templateId) < 1) return undefined
    const id = this.messages.length + 1
    await this.record({ kind: 'sent', id, ...message })
    return id
  }

  close(): Promise<void> {
    return this.journal.close()
  }

  /** Counts at once, so that two sends under way cannot use the same consent. */
  private async record(entry: Entry): Promise<void> {
    this.count(entry)
    await this.journal.append(entry)
  }

  private count(entry: Entry): void {
    const key = stockKey(entry)
    this.stock.set(key, (this.stock.get(key) ?? 0) + (entry.kind === 'consent' ? 1 : -1))
    if (entry.kind === 'consent') return
    const { kind: _, ...message } = entry
    this.messages.push(message)
  }
}

function stockKey({ openid, templateId }: { readonly openid: string; readonly templateId: string }): string {
  return `${openid} ${templateId}`
}

/** The journal is ours alone; this tells its two kinds apart and passes over anything else. */
function isEntry(entry: unknown): entry is Entry {
  return isRecord(entry) && (entry.kind === 'sent' || entry.kind === 'consent') && typeof entry.openid === 'string'
}
