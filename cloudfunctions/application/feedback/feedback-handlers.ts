import type { Feedback } from '#domain/branch/feedback'
import { memberNames } from '../member-names'
import { pageByDate } from '../paging'
import { decide, decideOnce, type Handlers } from '../ports/handling'
import { memoryOf } from '../request-memory'

export const feedbackHandlers: Handlers<'feedback.send' | 'feedback.list'> = {
  // Remembered by itself and not by the journal, whose line would say to the millisecond when it came.
  'feedback.send': async ({ text, named }, { branch, caller, openId, requestId, today }) => {
    const memberId = named ? caller.memberId : null
    const { id: _id } = memoryOf(openId, requestId)
    const doc: Feedback = { _id, revision: 1, branchId: branch._id, text, sentOn: today, memberId }
    const sent = decide({ sent: true } as const, [])
    return decideOnce({ sent: true }, [{ do: 'insert', in: 'feedback', doc }], async () => sent)
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
