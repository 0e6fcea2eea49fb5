import type { EntryCollection } from '../domain/entries/entry'
import type { Send } from './submit'

/** Settles a record. Answers what is then said; throws a `CallFailure` when it was refused. */
export async function settleEntry(
  page: { readonly send: Send },
  at: { readonly branchId: string; readonly book: EntryCollection },
  settling: { readonly entryId: string; readonly act: 'confirm' | 'dispute' | 'withdraw'; readonly reason: string },
): Promise<string> {
  const { entryId, act, reason } = settling
  if (act === 'confirm') await page.send('entry.confirm', { ...at, entryId })
  else await page.send(`entry.${act}`, { ...at, entryId, reason })
  return SAID[act]
}

const SAID = { confirm: '已确认', dispute: '已提出异议', withdraw: '已撤回' } as const
