import type { Failed } from '../services/page-load'

/** What was read for a page, or what the page shows instead. */
export type Read<Value> = { readonly value: Value } | { readonly failed: Failed }
/** One page of records, and where the next begins. */
export interface Portion<Item> {
  readonly items: readonly Item[]
  readonly next: string | null
}

/** A list of records that grows by a portion on reaching the bottom. */
export interface Listing<Row> {
  readonly rows: readonly Row[]
  readonly next: string | null
  readonly isLoadingMore: boolean
}
interface ListingPage<Row> {
  readonly data: Listing<Row>
  setData(change: Partial<Listing<Row>>): void
}

export function emptyListing<Row>(): Listing<Row> {
  return { rows: [], next: null, isLoadingMore: false }
}

/** Adds the next portion, if there is one; a failure is said and what is shown stays. */
export async function loadMore<Item, Row>(
  page: ListingPage<Row>,
  ask: (cursor: string) => Promise<Read<Portion<Item>>>,
  rowsOf: (items: readonly Item[]) => readonly Row[],
): Promise<void> {
  const { next, rows, isLoadingMore } = page.data
  if (next === null || isLoadingMore) return
  page.setData({ isLoadingMore: true })
  const answer = await ask(next)
  page.setData({ isLoadingMore: false })
  if ('failed' in answer) void wx.showToast({ title: answer.failed.message, icon: 'none' })
  // Another period was chosen meanwhile: this is no longer its list.
  else if (page.data.next === next)
    page.setData({ rows: [...rows, ...rowsOf(answer.value.items)], next: answer.value.next })
}

/** For portions that come as rows already. */
export function asTheyAre<Row>(rows: readonly Row[]): readonly Row[] {
  return rows
}

/** The method of a page that reads anew when it is pulled down. */
export async function onPullDownRefresh(this: { load(): Promise<void> }): Promise<void> {
  await this.load()
  await wx.stopPullDownRefresh()
}
