/** Records of the report's days that nobody has settled: no figure counts them, and nothing else in a report tells of them. */
import { ENTRY_COLLECTIONS, type EntryCollection } from '#domain/entries/entry'
import { ledgerKind } from '#domain/ledger/kinds/catalogue'
import { RECORD_WORDS } from '#domain/records/record-words'
import { openPoint, type OpenPoint } from '#domain/report/open-point'
import { yearPeriod } from '#domain/time/period'
import type { FilterOf } from '../../application/ports/filter'
import type { Reader } from '../../application/ports/store'
import type { ReportQuery } from '../draft/slot-desks'

interface Waiting {
  readonly branchId: string
  readonly title: string
  readonly isDisputed: boolean
}

/** A point for each organization of the report that has such records: how many of what, and how many are disputed. */
export async function waitingRecords(store: Reader, query: ReportQuery): Promise<OpenPoint[]> {
  const organizations = [query.organization, ...query.below]
  const days = { $gte: yearPeriod(query.year).from, $lte: query.cutOff }
  const found = await Promise.all(
    ENTRY_COLLECTIONS.map(async (collection): Promise<Waiting[]> => {
      const filter = {
        branchId: { $in: organizations.map(({ _id }) => _id) },
        state: { $in: ['proposed', 'disputed'] },
        occurredOn: days,
      } satisfies FilterOf<EntryCollection>
      if (collection !== 'ledger') {
        const { title } = RECORD_WORDS[collection]
        const entries = await store.findSome(collection, { filter, only: ['branchId', 'state'], limit: MOST })
        return entries.map((entry) => waiting(entry, typeof title === 'string' ? title : '党费'))
      }
      const entries = await store.findSome('ledger', { filter, only: ['branchId', 'state', 'kind'], limit: MOST })
      return entries.map((entry) => waiting(entry, titleOf(entry.kind, query)))
    }),
  )
  return organizations.flatMap(({ _id, name }) => {
    const own = found.flat().filter(({ branchId }) => branchId === _id)
    if (own.length === 0) return []
    const whose = organizations.length > 1 ? name : ''
    return [
      openPoint('waiting', `${whose}有 ${own.length} 条记录待确认或者有异议，没有计入数字：${howManyOfEach(own)}`, {
        branch: _id,
      }),
    ]
  })
}

/** The database gives no more at once; so many left unsettled are told as that many. */
const MOST = 1000

function waiting({ branchId, state }: { readonly branchId: string; readonly state: string }, title: string): Waiting {
  return { branchId, title, isDisputed: state === 'disputed' }
}

function titleOf(kind: string, { kinds }: ReportQuery): string {
  return (kinds.find(({ code }) => code === kind) ?? ledgerKind(kind))?.title ?? '台账'
}

/** 志愿服务 5 条（1 条有异议）、捐款 1 条 */
function howManyOfEach(records: readonly Waiting[]): string {
  const titles = [...new Set(records.map(({ title }) => title))]
  return titles
    .map((title) => {
      const own = records.filter((record) => record.title === title)
      const disputed = own.filter(({ isDisputed }) => isDisputed).length
      return `${title} ${own.length} 条${disputed > 0 ? `（${disputed} 条有异议）` : ''}`
    })
    .join('、')
}
