import { consentId, REMINDER_KINDS, templateVariable } from '#domain/messages/reminder'
import { decide, type Handlers } from '../ports/handling'

export const reminderHandlers: Handlers<'reminder.consent' | 'reminder.mine' | 'reminder.setUp'> = {
  'reminder.consent': async ({ kind }, { caller, store, now }) => {
    const { openId } = caller
    const _id = consentId(openId, kind)
    const before = await store.get('consents', _id)
    const left = (before?.left ?? 0) + 1
    const since = before && before.left > 0 ? (before.since ?? now) : now
    const write = before
      ? ({ do: 'replace', in: 'consents', doc: { ...before, left, since, revision: before.revision + 1 } } as const)
      : ({ do: 'insert', in: 'consents', doc: { _id, revision: 1, openId, kind, left, since } } as const)
    return decide({ left }, [write], caller.memberId)
  },

  'reminder.mine': async (_input, { caller, store, reminderTemplates }) => {
    const consents = await Promise.all(
      REMINDER_KINDS.map((kind) => store.get('consents', consentId(caller.openId, kind))),
    )
    return {
      consents: REMINDER_KINDS.map((kind, index) => ({
        kind,
        left: consents[index]?.left ?? 0,
        templateId: reminderTemplates[kind] ?? null,
      })),
    }
  },

  'reminder.setUp': async (_input, { reminderTemplates }) => ({
    kinds: REMINDER_KINDS.map((kind) => ({
      kind,
      isSetUp: Boolean(reminderTemplates[kind]),
      variable: templateVariable(kind),
    })),
  }),
}
