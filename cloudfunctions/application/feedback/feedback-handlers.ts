import type { Feedback } from '#domain/branch/feedback'
import { memberNames } from '../member-names'
import { pageByDate } from '../paging'
import { decide, decideUnnamed, type Handlers } from '../ports/handling'

export const feedbackHandlers: Handlers<'feedback.send' | 'feedback.list'> = {
  'feedback.send': async ({ text, named }, { branch, caller, newId, today }) => {
    const memberId = named ? caller.memberId : null
    const doc: Feedback = { _id: newId(), revision: 1, branchId: branch._id, text, sentOn: today, memberId }
    const writes = [{ do: 'insert', in: 'feedback', doc }] as const
    return named ? decide({ sent: true }, writes, doc._id) : decideUnnamed({ sent: true }, writes)
  },

  'feedback.list': async ({ branchId, cursor, pageSize }, { store }) => {
    const query = { filter: { branchId }, dateField: 'sentOn', cursor, pageSize } as const
    const { items, next } = await pageByDate(store, 'feedback', query)
    const nameOf = await memberNames(
      store,
      items.map(({ memberId }) => memberId),
    )
    return {
      items: items.map(({ _id, text, sentOn, memberId }) => ({
        feedbackId: _id,
        text,
        sentOn,
        byName: nameOf(memberId),
      })),
      next,
    }
  },
}
