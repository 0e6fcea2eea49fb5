/** My records of a year: what they come to, and every one with what may be done with it. */
import type { EntryCard, Settling } from '../../components/entry-cards/entry-card'
import type { PageState } from '../../components/page-state/page-state'
import type { EntryCollection } from '../../domain/entries/entry'
import {
  emptyListing,
  loadMore,
  onPullDownRefresh,
  type Listing,
  type Portion,
  type Read,
} from '../../page-parts/listing'
import { chooseYear, thisYearOrLast, type OneYear } from '../../page-parts/one-year'
import { whoAmI } from '../../services/session'
import { settleEntry } from '../../services/settle'

interface OwnEntry {
  readonly entryId: string
  readonly branchId: string
}

/** What is one such page's own; `Answer` is what the server says of a year. */
interface OwnEntries<Answer extends Portion<OwnEntry>> {
  readonly book: EntryCollection
  readonly ask: (year: number, cursor: string | null) => Promise<Read<Answer>>
  readonly card: (item: Answer['items'][number], year: number) => EntryCard
  readonly sum: (answer: Answer) => Sum
  /** What is said where there is none. */
  readonly nothing: string
  readonly add: (branchId: string) => Promise<void>
  readonly correct: (branchId: string, entryId: string) => Promise<void>
}

/** What the year comes to: a figure, and what is to be said besides; either may be empty. */
export interface Sum {
  readonly big: string
  readonly rest: string
}
interface OwnData extends Listing<EntryCard>, OneYear {
  readonly state: PageState
  readonly message: string
  readonly sum: Sum
  readonly isSaving: boolean
  readonly fault: string
}
interface OwnPage {
  /** The branch of each record, for a transfer within the year leaves records in two. */
  branchIds: Record<string, string>
  readonly data: OwnData
  setData(change: Partial<OwnData>): void
  load(): Promise<void>
}

export function ownEntries<Answer extends Portion<OwnEntry>>(own: OwnEntries<Answer>) {
  const cards = (page: OwnPage) => (items: Answer['items']) => {
    for (const { entryId, branchId } of items) page.branchIds[entryId] = branchId
    return items.map((item) => own.card(item, page.data.year))
  }
  return {
    data: ownData(),
    branchIds: {} as Record<string, string>,
    onPullDownRefresh,
    chooseYear,

    onLoad() {
      this.setData(thisYearOrLast())
    },
    onShow() {
      void this.load()
    },
    onReachBottom() {
      void loadMore(this, (cursor) => own.ask(this.data.year, cursor), cards(this))
    },

    async load() {
      const { year } = this.data
      const answer = await own.ask(year, null)
      if (year !== this.data.year) return
      if ('failed' in answer) return this.setData({ ...answer.failed })
      const rows = cards(this)(answer.value.items)
      const state = rows.length === 0 ? 'empty' : 'ready'
      this.setData({ state, message: own.nothing, sum: own.sum(answer.value), rows, next: answer.value.next })
    },

    async settle(event: WechatMiniprogram.CustomEvent<Settling>) {
      const branchId = this.branchIds[event.detail.entryId] ?? ''
      if (await settleEntry(this, { branchId, book: own.book }, event.detail)) await this.load()
    },
    correct(event: WechatMiniprogram.CustomEvent<{ entryId: string }>) {
      const { entryId } = event.detail
      void own.correct(this.branchIds[entryId] ?? '', entryId)
    },
    async add() {
      const me = await whoAmI().catch(() => undefined)
      const branchId = me?.bound ? me.branch?.branchId : undefined
      if (branchId === undefined) void wx.showToast({ title: '加入支部后可以登记', icon: 'none' })
      else await own.add(branchId)
    },
  } satisfies ThisType<OwnPage>
}

function ownData(): OwnData {
  return {
    state: 'loading',
    message: '',
    years: [],
    year: 0,
    sum: { big: '', rest: '' },
    ...emptyListing<EntryCard>(),
    isSaving: false,
    fault: '',
  }
}
