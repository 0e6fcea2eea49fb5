import type { EntryCollection } from '../domain/entries/entry'
import { formatYuan, type Fen } from '../domain/values/money'
import type { Send } from './submit'

/** Settles a record. Answers what is then said; throws a `CallFailure` when it was refused. */
export async function settleEntry(
  page: { readonly send: Send },
  at: { readonly branchId: string; readonly book: EntryCollection },
  settling: { readonly entryId: string; readonly act: 'confirm' | 'dispute' | 'withdraw'; readonly reason: string },
): Promise<string> {
  const { entryId, act, reason } = settling
  if (act === 'confirm') {
    await page.send('entry.confirm', { ...at, entryId })
    return '已确认'
  }
  return alsoShort(
    act === 'dispute' ? '已提出异议' : '已撤回',
    await page.send(`entry.${act}`, { ...at, entryId, reason }),
  )
}

/** What was done, and that more of the branch's dues was handed up than there is, where it was. */
export function alsoShort(done: string, { shortFen }: { readonly shortFen?: Fen | undefined }): string {
  return shortFen ? `${done}；党费多上缴了 ${formatYuan(shortFen)} 元，请看党费收支` : done
}
