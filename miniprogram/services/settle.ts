import type { EntryCollection } from '../domain/entries/entry'
import { submit } from './submit'

/** Settles a record for a page: true when it was done; the page shows the sentence otherwise. */
export async function settleEntry(
  page: Parameters<typeof submit>[0],
  at: { readonly branchId: string; readonly book: EntryCollection },
  settling: { readonly entryId: string; readonly act: 'confirm' | 'dispute' | 'withdraw'; readonly reason: string },
): Promise<boolean> {
  const { entryId, act, reason } = settling
  const done =
    act === 'confirm'
      ? await submit(page, 'entry.confirm', { ...at, entryId })
      : await submit(page, `entry.${act}`, { ...at, entryId, reason })
  if (done) void wx.showToast({ title: SAID[act], icon: 'success' })
  return done !== undefined
}

const SAID = { confirm: '已确认', dispute: '已提出异议', withdraw: '已撤回' } as const
