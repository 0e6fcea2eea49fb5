import { consentId, REMINDER_KINDS } from '#domain/messages/reminder'
import { decide, isRefusal, type Handlers } from '../ports/handling'
import { releasing } from '../joining/bindings'
import { ownRequest } from '../joining/by-name/asking'
import type { JournalEntry } from '../ports/collections'

/** Lines of versions before the log of changes do not say of what they are: this procedure's were of the person's own alone. */
const BEFORE_THE_LOG = { procedure: 'reminder.consent', hash: { $exists: false } } as const

/**
 * What is a person's own to delete goes: the binding, the consents, the reminders that were sent, the ticket of a scan, a request to join, files
 * they brought and files they were handed.
 * What the branch did and who was there stays: the branch must be able to account for it, and it is kept by rule, not by
 * consent. Of the log so do the lines of what they did for the branch, under the id that the register has for them; those
 * about what was theirs alone lose all they say, and keep the hash that the chain is made of.
 */
export const eraseHandlers: Handlers<'me.erase'> = {
  // Open to anyone, so that the repeat of one that went through is answered as it was.
  'me.erase': async (_, context) => {
    const { store, caller, files } = context
    const { openId } = caller
    const found = await Promise.all(REMINDER_KINDS.map((kind) => store.get('consents', consentId(openId, kind))))
    const consents = found.filter((consent) => consent !== undefined)
    const [binding, ticket, request] = await Promise.all([
      store.get('bindings', openId),
      store.get('scanTickets', openId),
      ownRequest(context),
    ])
    const member = binding && (await store.get('members', binding.memberId))
    const released =
      binding && member ? await releasing(binding, member, '本人删除个人资料并解除微信绑定', context) : []
    if (isRefusal(released)) return released
    // What was handed to them is theirs to have gone, whatever becomes of the rest: they can have it written again.
    if (member) await files.takeBack(member._id)
    const uploads = member ? await store.findAll('uploads', { memberId: member._id }) : []
    const reminders = member ? await store.findAll('reminders', { memberId: member._id }) : []
    const lines = member
      ? await store.findAll('journal', { by: member._id, $or: [{ kinds: 'own' }, BEFORE_THE_LOG] })
      : []
    return decide(
      { consents: consents.length, reminders: reminders.length },
      [
        ...released,
        ...(ticket ? [{ do: 'remove', in: 'scanTickets', id: ticket._id } as const] : []),
        ...(request ? [{ do: 'remove', in: 'joinRequests', id: request._id } as const] : []),
        ...consents.map(({ _id }) => ({ do: 'remove', in: 'consents', id: _id }) as const),
        ...uploads.map(({ _id }) => ({ do: 'remove', in: 'uploads', id: _id }) as const),
        ...reminders.map(({ _id }) => ({ do: 'remove', in: 'reminders', id: _id }) as const),
        ...lines.filter(isTheirsAlone).map((line) => ({ do: 'replace', in: 'journal', doc: emptied(line) }) as const),
      ],
      member?._id ?? null,
    )
  },
}

/** One that was emptied before says nothing any more (`change: null`). */
function isTheirsAlone({ kinds = [], change, procedure }: JournalEntry): boolean {
  return kinds.every((kind) => kind === 'own') && change !== null && procedure !== 'me.erase'
}

/** As a line of the log that its person erased: when, and where in the chain; nothing else. */
function emptied({ _id, revision, at, branchId, digest, answer, hash, unsealed }: JournalEntry): JournalEntry {
  const nothing = { by: null, procedure: '', subject: null, kinds: [], change: null }
  const sealed = { ...(hash === undefined ? {} : { hash }), ...(unsealed ? { unsealed } : {}) }
  return { _id, revision: revision + 1, at, branchId, digest, answer, ...nothing, ...sealed }
}
