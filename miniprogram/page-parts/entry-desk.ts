/** A desk of records to confirm: those that wait, or all of a period, each with what may be done with it. */
import type { EntryCard, Settling } from '../components/entry-cards/entry-card'
import type { PageState } from '../components/page-state/page-state'
import { quarterOf, yearOf, type CivilDate } from '../domain/time/civil-date'
import type { EntryCollection, EntryState } from '../domain/entries/entry'
import { quarterPeriod, yearPeriod, type Period } from '../domain/time/period'
import type { Permission } from '../domain/people/permission'
import { permissionsAt } from '../services/branch'
import { today } from '../services/clock'
import { settleEntry } from '../services/settle'
import { emptyListing, loadMore, onPullDownRefresh, type Listing, type Portion, type Read } from './listing'

const SHOWN = [
  { key: 'waiting', label: '待确认' },
  { key: 'quarter', label: '本季度' },
  { key: 'year', label: '今年' },
  { key: 'last-year', label: '去年' },
] as const
export type ShownKey = (typeof SHOWN)[number]['key']

/** Which records are asked for. */
export interface DeskFilter extends Partial<Period> {
  readonly states?: EntryState[]
}

/** What is one desk's own. */
export interface EntryDesk<Item> {
  readonly book: EntryCollection
  /** Who adds records here, and who settles them. */
  readonly adding: Permission
  readonly settling: Permission
  readonly ask: (branchId: string, filter: DeskFilter, cursor: string | null) => Promise<Read<Portion<Item>>>
  readonly card: (item: Item, thisYear: number, maySettle: boolean) => EntryCard
  readonly add: (branchId: string) => Promise<void>
  readonly correct: (branchId: string, entryId: string) => Promise<void>
}

export interface DeskData extends Listing<EntryCard> {
  readonly state: PageState
  readonly message: string
  readonly choices: typeof SHOWN
  readonly shown: ShownKey
  readonly mayAdd: boolean
  readonly maySettle: boolean
  readonly isSaving: boolean
  readonly fault: string
}
interface DeskPage {
  branchId: string
  readonly data: DeskData
  setData(change: Partial<DeskData>): void
  load(): Promise<void>
}

export function deskData(): DeskData {
  return {
    state: 'loading',
    message: '',
    choices: SHOWN,
    shown: 'year',
    ...emptyListing<EntryCard>(),
    mayAdd: false,
    maySettle: false,
    isSaving: false,
    fault: '',
  }
}

/** What waits is shown whenever it happened. */
export function filterOf(shown: ShownKey, day: CivilDate): DeskFilter {
  switch (shown) {
    case 'waiting':
      return { states: ['proposed', 'disputed'] }
    case 'quarter':
      return quarterPeriod(yearOf(day), quarterOf(day))
    case 'year':
      return yearPeriod(yearOf(day))
    case 'last-year':
      return yearPeriod(yearOf(day) - 1)
  }
}

/** The page of a desk; whoever adds to it adds its data to `deskData()`. Opened with `branchId`. */
export function entryDesk<Item>(desk: EntryDesk<Item>) {
  const ask = (page: DeskPage, cursor: string | null) =>
    desk.ask(page.branchId, filterOf(page.data.shown, today()), cursor)
  const cards = (page: DeskPage) => (items: readonly Item[]) =>
    items.map((item) => desk.card(item, yearOf(today()), page.data.maySettle))
  return {
    data: deskData(),
    branchId: '',
    onPullDownRefresh,

    onLoad(query: Record<string, string | undefined>) {
      this.branchId = decodeURIComponent(query['branchId'] ?? '')
    },
    onShow() {
      void this.load()
    },
    onReachBottom() {
      void loadMore(this, (cursor) => ask(this, cursor), cards(this))
    },

    async load() {
      const { shown } = this.data
      const [permissions, answer] = await Promise.all([permissionsAt(this.branchId), ask(this, null)])
      if (shown !== this.data.shown) return
      if ('failed' in answer) return this.setData({ ...answer.failed })
      this.setData({ mayAdd: permissions.includes(desk.adding), maySettle: permissions.includes(desk.settling) })
      const rows = cards(this)(answer.value.items)
      const message = shown === 'waiting' ? '没有待确认的记录。' : '这段时间没有记录。'
      this.setData({ state: rows.length === 0 ? 'empty' : 'ready', message, rows, next: answer.value.next })
    },

    choose(event: WechatMiniprogram.CustomEvent<{ key: ShownKey }>) {
      this.setData({ shown: event.detail.key, state: 'loading' })
      void this.load()
    },
    async settle(event: WechatMiniprogram.CustomEvent<Settling>) {
      if (await settleEntry(this, { branchId: this.branchId, book: desk.book }, event.detail)) await this.load()
    },
    correct(event: WechatMiniprogram.CustomEvent<{ entryId: string }>) {
      void desk.correct(this.branchId, event.detail.entryId)
    },
    add() {
      void desk.add(this.branchId)
    },
  } satisfies ThisType<DeskPage>
}
