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
  readonly records: number
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
      // Counted there, however many: what is handed over at once has a limit.
      const rows =
        collection === 'ledger'
          ? await store.aggregate('ledger', [{ $match: filter }, { $group: EACH_KIND }])
          : await store.aggregate(collection, [{ $match: filter }, { $group: EACH }])
      // Boundary: rows have the shape of the group above.
      return (rows as unknown as readonly Counted[]).map(({ _id: { branchId, state, kind }, records }) => {
        const title = kind === undefined ? plainTitle(collection) : titleOf(kind, query)
        return { branchId, title, isDisputed: state === 'disputed', records }
      })
    }),
  )
  return organizations.flatMap(({ _id, name }) => {
    const own = found.flat().filter(({ branchId }) => branchId === _id)
    const records = sumOf(own)
    if (records === 0) return []
    const whose = organizations.length > 1 ? name : ''
    return [
      openPoint('waiting', `${whose}有 ${records} 条记录待确认或者有异议，没有计入数字：${howManyOfEach(own)}`, {
        branch: _id,
      }),
    ]
  })
}

const EACH = { _id: { branchId: '$branchId', state: '$state' }, records: { $sum: 1 } } as const
const EACH_KIND = { _id: { branchId: '$branchId', state: '$state', kind: '$kind' }, records: { $sum: 1 } } as const
interface Counted {
  readonly _id: { readonly branchId: string; readonly state: string; readonly kind?: string }
  readonly records: number
}

function sumOf(all: readonly Waiting[]): number {
  return all.reduce((sum, { records }) => sum + records, 0)
}

function plainTitle(collection: EntryCollection): string {
  const { title } = RECORD_WORDS[collection]
  return typeof title === 'string' ? title : '党费'
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
      const disputed = sumOf(own.filter(({ isDisputed }) => isDisputed))
      return `${title} ${sumOf(own)} 条${disputed > 0 ? `（${disputed} 条有异议）` : ''}`
    })
    .join('、')
}
