/** A list that grows by a portion on reaching the bottom, and what stands around it. */
import { outcomeOf } from '../services/call-failure'
import type { Opened, Route } from '../services/routes'
import { openPage, type AnyPage, type PageData } from './opened-page'
import { nothing, type OpenPage } from './page'

/** A portion of a list, and where the next begins; null after the last. */
export interface Portion<Item> {
  readonly items: readonly Item[]
  readonly next: string | null
}

/** What a page with a list shows of it. At its end stands `<list-end>`. */
export interface Listing<Row> {
  readonly rows: readonly Row[]
  readonly next: string | null
  readonly isLoadingMore: boolean
  /** Why the next portion is not there; what is shown stays, and it can be asked for again. */
  readonly moreFault: string
}
const NO_ROWS = { rows: [], next: null, isLoadingMore: false, moreFault: '' }

/** What is one list's own besides its methods. `First`: the portion, with what else the server says in it. */
export interface ListParts<R extends Route, Data, First extends Portion<unknown>, Beside, Row> {
  /** What it shows besides `PageData` and `Listing`. */
  readonly data?: Data
  begin?(at: Opened<R>): Partial<Data>
  /** One portion, from the beginning where `cursor` is null. A `CallFailure` is shown as the failed state, or at the end. */
  portion(at: Opened<R>, data: Readonly<PageData & Data>, cursor: string | null): Promise<First>
  /** What else the page asks for, at the same time as the first portion. */
  beside?(at: Opened<R>, data: Readonly<PageData & Data>): Promise<Beside>
  /** The rows of a portion; `before`: those already shown, above these. */
  rows(items: First['items'], context: RowContext<Data, First, Beside, Row>): readonly Row[]
  /** What stands around the list. Where it has no rows, the page is empty and says `nothing`. */
  show?(seen: ListSeen<First, Beside>, at: Opened<R>, data: Readonly<PageData & Data>): Partial<PageData & Data>
  readonly nothing: string | ((data: Readonly<PageData & Data>, seen: ListSeen<First, Beside>) => string)
  /** What is shown stays when reading it again fails: it was so a moment ago. */
  readonly stays?: boolean
  /** `opened`: a list that is not read anew on returning to it. */
  readonly refresh?: 'opened' | 'shown'
}
export interface RowContext<Data, First, Beside, Row> extends ListSeen<First, Beside> {
  readonly before: readonly Row[]
  readonly data: Readonly<PageData & Data>
}
export interface ListSeen<First, Beside> {
  readonly first: First
  readonly beside: Beside
}

/** A list to be read: anew whenever one comes to it or returns, and when it is pulled down. */
export function listPage<
  R extends Route,
  Data extends object,
  First extends Portion<unknown>,
  Row,
  Methods,
  Beside = undefined,
>(
  route: R,
  page: ListParts<R, Data, First, Beside, Row> &
    Methods &
    ThisType<OpenPage<R, Data & Listing<Row>, ListSeen<First, Beside>> & { more(): Promise<void> } & Methods>,
): void {
  registerList(route, page)
}

type AnyListPage = AnyPage & {
  readonly seen: ListSeen<Portion<unknown>, unknown> | undefined
  readonly data: Listing<unknown>
  readonly showings: number
  more(): Promise<void>
}

function registerList<R extends Route, Data extends object, First extends Portion<unknown>, Beside, Row>(
  route: R,
  page: ListParts<R, Data, First, Beside, Row>,
): void {
  const list = page as AnyList
  const definition = {
    ...page,
    data: { ...NO_ROWS, ...page.data },
    refresh: page.refresh ?? 'shown',
    async read(at: object, chosen: object) {
      const [first, beside] = await Promise.all([list.portion(at, chosen, null), list.beside?.(at, chosen)])
      return { first, beside }
    },
    show(seen: ListSeen<Portion<unknown>, unknown>, at: object, chosen: object) {
      const rows = list.rows(seen.first.items, { ...seen, before: [], data: chosen })
      const said = typeof list.nothing === 'string' ? list.nothing : list.nothing(chosen, seen)
      const empty = rows.length === 0 ? nothing(said) : {}
      return { ...NO_ROWS, ...empty, rows, next: seen.first.next, ...list.show?.(seen, at, chosen) }
    },
  }
  openPage(route, definition, {
    ...page,
    onReachBottom(this: AnyListPage) {
      void this.more()
    },
    /** Never twice at once; what comes after the list was read anew belongs to it no more. */
    async more(this: AnyListPage) {
      const { seen, showings, at, data: chosen } = this
      const { next, rows, isLoadingMore, state } = chosen
      if (!seen || next === null || isLoadingMore || state !== 'ready') return
      this.setData({ isLoadingMore: true, moreFault: '' })
      const outcome = await outcomeOf(list.portion(at, { ...chosen }, next))
      if (showings !== this.showings) return
      if ('failure' in outcome) return this.setData({ isLoadingMore: false, moreFault: outcome.failure.message })
      const { items, next: after } = outcome.value
      const more = list.rows(items, { ...seen, before: rows, data: chosen })
      this.setData({ isLoadingMore: false, rows: [...rows, ...more], next: after })
    },
  })
}

/** A list whose parts are not told apart by their types. */
interface AnyList {
  portion(at: object, data: object, cursor: string | null): Promise<Portion<unknown>>
  beside?(at: object, data: object): Promise<unknown>
  rows(items: readonly unknown[], context: object): readonly unknown[]
  show?(seen: ListSeen<Portion<unknown>, unknown>, at: object, data: object): object
  readonly nothing: string | { said(data: object, seen: ListSeen<Portion<unknown>, unknown>): string }['said']
}
