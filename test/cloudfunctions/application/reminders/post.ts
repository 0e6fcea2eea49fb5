import type { Messenger, ReminderMessage } from '../../../../cloudfunctions/application/ports/messenger'

/** Takes every message, remembers it, and answers what it was told to. */
export class Post implements Messenger {
  readonly sent: ReminderMessage[] = []
  constructor(private readonly answer: 'sent' | 'refused' | 'failed' = 'sent') {}
  async send(message: ReminderMessage) {
    this.sent.push(message)
    return this.answer
  }
}
