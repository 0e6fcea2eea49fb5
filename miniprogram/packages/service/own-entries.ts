/** My records of a year: what they come to, and every one with what may be done with it. */
import type { EntryCard, Settling } from '../../components/entry-cards/entry-card'
import type { EntryCollection } from '../../domain/entries/entry'
import { listPage, type Listing, type ListSeen, type Portion } from '../../page-parts/list-page'
import { NO_YEAR, thisYearOrLast, type OneYear } from '../../page-parts/one-year'
import type { OpenPage } from '../../page-parts/page'
import { orSaid, say } from '../../page-parts/telling'
import { whoAmI } from '../../services/session'
import { settleEntry } from '../../services/settle'

type OwnRoute = 'packages/service/shifts/shifts' | 'packages/service/donations/donations'
interface OwnEntry {
  readonly entryId: string
  readonly branchId: string
}

/** What is one such page's own; `Answer` is what the server says of a year. */
interface OwnEntries<Answer extends Portion<OwnEntry>> {
  readonly book: EntryCollection
  ask(year: number, cursor: string | null): Promise<Answer>
  card(item: Answer['items'][number], year: number): EntryCard
  sum(answer: Answer): Sum
  /** What is said where there is none. */
  readonly nothing: string
  openNew(branchId: string): Promise<void>
  openCorrection(branchId: string, entryId: string): Promise<void>
}

/** What the year comes to: a figure, and what is to be said besides; either may be empty. */
export interface Sum {
  readonly big: string
  readonly rest: string
}
/** A record's card; a transfer within the year leaves records in two branches. */
interface OwnCard extends EntryCard {
  readonly branchId: string
}
type OwnData = OneYear & { readonly sum: Sum }

export function ownEntries<Answer extends Portion<OwnEntry>, Methods>(
  route: OwnRoute,
  page: OwnEntries<Answer> &
    Methods &
    ThisType<OpenPage<OwnRoute, OwnData & Listing<OwnCard>, ListSeen<Answer, undefined>> & Methods>,
): void {
  const data: OwnData = { ...NO_YEAR, sum: { big: '', rest: '' } }
  listPage(route, {
    ...page,
    data,
    begin: () => thisYearOrLast(),
    portion: (_, { year }, cursor) => page.ask(year, cursor),
    rows: (items: Answer['items'], { data: { year } }): OwnCard[] =>
      items.map((item) => ({ ...page.card(item, year), branchId: item.branchId })),
    show: ({ first }) => ({ sum: page.sum(first) }),

    chooseYear(event: WechatMiniprogram.CustomEvent<{ key: number }>) {
      void this.turnTo({ year: event.detail.key })
    },
    branchOf(entryId: string): string {
      return this.data.rows.find((row) => row.entryId === entryId)?.branchId ?? ''
    },
    async settle(event: WechatMiniprogram.CustomEvent<Settling>) {
      const branchId = this.branchOf(event.detail.entryId)
      await this.attempt(async () => {
        say(await settleEntry(this, { branchId, book: page.book }, event.detail))
        await this.load()
      })
    },
    correct(event: WechatMiniprogram.CustomEvent<{ entryId: string }>) {
      const { entryId } = event.detail
      void page.openCorrection(this.branchOf(entryId), entryId)
    },
    async add() {
      const me = await orSaid(whoAmI())
      if (!me) return
      const branchId = me.bound ? me.branch?.branchId : undefined
      if (branchId === undefined) say('加入支部后可以登记')
      else await page.openNew(branchId)
    },
  })
}
