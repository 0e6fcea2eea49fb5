import type { Delivery, Messenger, ReminderMessage } from '../../../../cloudfunctions/application/ports/messenger'

/** Takes every message, remembers it, and answers what it was told to. */
export class Post implements Messenger {
  readonly sent: ReminderMessage[] = []
  constructor(public answer: Delivery = 'sent') {}
  async send(message: ReminderMessage) {
    this.sent.push(message)
    return this.answer
  }
}
