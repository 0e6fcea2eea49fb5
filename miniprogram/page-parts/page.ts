/** The kit's page: what it is opened with, what it asks, what it shows. See README.md for a page of each kind. */
import type { Opened, Route } from '../services/routes'
import type { Send } from '../services/submit'
import type { Done, NotSent } from './attempt'
import type { Leaving } from './leaving'
import { openPage, type PageData, type Refresh } from './opened-page'

export type { NotSent } from './attempt'
export type { PageData } from './opened-page'

/** A part of the data, or one place within it: `lines[2]`, `lines[2].amount`. */
export type Change<Data> = Partial<Data> & Readonly<Record<`${string}[${number}]${string}`, unknown>>

/** `this` in a page's own methods. */
export interface OpenPage<R extends Route, Data, Seen> {
  /** What the page was opened with. */
  readonly at: Opened<R>
  /** What was read last; undefined before. */
  readonly seen: Seen | undefined
  readonly data: Readonly<PageData & Data>
  setData(change: Change<PageData & Data>): void
  /** Reads anew and shows it. A late answer of an earlier reading never overwrites a newer one. */
  load(): Promise<void>
  /** Shows another year, kind, part …: what is chosen goes into the data, and the page is read for it. */
  turnTo(choice: Partial<Data>): Promise<void>
  /** The same while what is shown stays in view: for what is being typed. */
  refine(choice: Partial<Data>): Promise<void>
  /**
   * Does one thing, and nothing else until it is done: a second tap meanwhile is nothing. A `CallFailure`, a `PhoneRefusal`, or
   * what is answered as not sent, becomes the sentence `fault`. What is answered as a way to leave is gone, unless another page is
   * on top by then.
   */
  attempt(work: () => Promise<Done>): Promise<void>
  /** Leaves for another page, or back: only where it is on top. */
  leave(way: Leaving): Promise<void>
  /** Writes. Sent again with the same input after the network failed, it happens once. Throws a `CallFailure`. */
  readonly send: Send
}

/** What is one page's own besides its methods. */
export interface Parts<R extends Route, Data, Seen> {
  /** What it shows besides `PageData`, before anything was read. */
  readonly data?: Data
  /** What is chosen when it is opened, such as the year. */
  begin?(at: Opened<R>): Partial<Data>
  /**
   * Asks the server. `data`: what is chosen at that moment. `before`: what was read last, where only something else was
   * chosen (`turnTo`), so that it need not be asked for again. A `CallFailure` is shown as the failed state.
   */
  read(at: Opened<R>, data: Readonly<PageData & Data>, before?: Seen): Promise<Seen>
  /** What was read, as data; the page is ready unless this says otherwise (`nothing`), or it is left for another. */
  show(seen: Seen, at: Opened<R>, data: Readonly<PageData & Data>): Partial<PageData & Data> | Leaving
  /** What is done besides once it is shown. */
  shown?(page: OpenPage<R, Data, Seen>): void
  /** What is shown stays when reading it again fails: it was so a moment ago. */
  readonly stays?: boolean
  /**
   * `opened`: it is not read anew on returning to it. `changed`: only where this phone has had something done since, or after
   * a minute.
   */
  readonly refresh?: Refresh
}

/** The empty state, with what can be said about it. */
export function nothing(message: string): Pick<PageData, 'state' | 'message'> {
  return { state: 'empty', message }
}

/** Why something is not sent; `code`: the field at fault. */
export function notSent(message: string, code = ''): NotSent {
  return { message, code }
}

type Own<R extends Route, Data, Seen, Methods> = Parts<R, Data, Seen> &
  Methods &
  ThisType<OpenPage<R, Data, Seen> & Methods>

/** A page to be read: anew whenever one comes to it or returns, and when it is pulled down. */
export function readingPage<R extends Route, Data extends object, Seen, Methods>(
  route: R,
  page: Own<R, Data, Seen, Methods>,
): void {
  register(route, page, page.refresh ?? 'shown')
}

/** A page to be filled in, with controls of its own: read once, so that what was typed stays. See also form-page.ts. */
export function writingPage<R extends Route, Data extends object, Seen, Methods>(
  route: R,
  page: Own<R, Data, Seen, Methods>,
): void {
  register(route, page, 'opened')
}

function register<R extends Route, Data extends object, Seen>(
  route: R,
  page: Parts<R, Data, Seen>,
  refresh: Refresh,
): void {
  openPage(route, { ...page, data: page.data ?? {}, refresh }, page)
}
