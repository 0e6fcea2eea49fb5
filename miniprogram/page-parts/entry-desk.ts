/** A desk of records to confirm: those that wait, or all of a period, each with what may be done with it. */
import { isPlain, marked, NOT_CONFIRMING, withTwins, type Confirming } from '../components/entry-cards/confirm-row'
import type { DeskCard, Settling } from '../components/entry-cards/entry-card'
import { RECORD_KIND_OF, type EntryCollection, type EntryState } from '../domain/entries/entry'
import { RECORD_TABLE, type Permission } from '../domain/people/permission'
import { quarterOf, yearOf, type CivilDate } from '../domain/time/civil-date'
import { quarterPeriod, yearPeriod, type Period } from '../domain/time/period'
import { permissionsAt } from '../services/branch'
import { outcomeOf } from '../services/call-failure'
import { today } from '../services/clock'
import { settleEntry } from '../services/settle'
import { CONFIRMING, heldSent, hold } from './confirming'
import { exportDesk } from './exporting'
import { listPage, type ListSeen, type Listing, type Portion } from './list-page'
import type { OpenPage } from './page'
import { say } from './telling'

const SHOWN = [
  { key: 'waiting', label: '待确认' },
  { key: 'quarter', label: '本季度' },
  { key: 'year', label: '今年' },
  { key: 'last-year', label: '去年' },
] as const
export type ShownKey = (typeof SHOWN)[number]['key']

const NONE = { waiting: '没有待确认的记录。', ever: '这段时间没有记录。' }

/** Which records are asked for. */
export interface DeskFilter extends Partial<Period> {
  readonly states?: EntryState[]
}
/** The pages of this kind. */
type DeskRoute =
  'packages/dues/payments/payments' | 'packages/service/desk/desk' | 'packages/service/donation-desk/donation-desk'

/** What is one desk's own. */
export interface EntryDesk<Item, Data> {
  readonly book: Extract<EntryCollection, 'shifts' | 'donations' | 'duesPayments'>
  /** Who adds records here. */
  readonly adding: Permission
  /** What the button that adds one says. */
  readonly addLabel: string
  /** What it shows besides `DeskData`. */
  readonly data?: Data
  ask(branchId: string, filter: DeskFilter, cursor: string | null): Promise<Portion<Item>>
  card(item: Item, thisYear: number, maySettle: boolean): DeskCard
  openNew(branchId: string): Promise<void>
  openCorrection(branchId: string, entryId: string): Promise<void>
}

interface DeskData {
  readonly choices: typeof SHOWN
  readonly shown: ShownKey
  readonly addLabel: string
  readonly mayAdd: boolean
  readonly maySettle: boolean
  readonly mayRead: boolean
  readonly confirming: Confirming
}
/** A portion, or why other people's records are not shown. */
interface Refusable<Item> extends Portion<Item> {
  readonly refused?: string
}
interface May {
  readonly mayAdd: boolean
  /** Other people's records with their names, and so the table of them. */
  readonly mayRead: boolean
  readonly maySettle: boolean
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

/** The page of a desk; its template is entry-desk.wxml, where nothing else stands on it. */
export function entryDesk<Item, Methods, Data extends object = Record<never, never>>(
  route: DeskRoute,
  desk: EntryDesk<Item, Data> &
    Methods &
    ThisType<OpenPage<DeskRoute, DeskData & Listing<DeskCard> & Data, ListSeen<Refusable<Item>, May>> & Methods>,
): void {
  const { book, adding, addLabel, data: more, ...own } = desk
  const { read, settle } = RECORD_TABLE[RECORD_KIND_OF[book]]
  const may = { mayAdd: false, maySettle: false, mayRead: false }
  const begun = { choices: SHOWN, shown: 'year', addLabel, ...may, ...NOT_CONFIRMING } as const
  const data: DeskData = { ...begun, ...more }
  listPage(route, {
    ...own,
    ...CONFIRMING,
    data,
    async portion({ branchId }, { shown }, cursor): Promise<Refusable<Item>> {
      const sending = cursor === null ? heldSent() : undefined
      if (sending) await sending
      const outcome = await outcomeOf(desk.ask(branchId, filterOf(shown, today()), cursor))
      if ('value' in outcome) return outcome.value
      // Whoever may only add some is told who reads the others: the page stays, with its button.
      if (outcome.failure.code !== 'not-permitted') throw outcome.failure
      return { items: [], next: null, refused: outcome.failure.message }
    },
    async beside({ branchId }): Promise<May> {
      const permissions = await permissionsAt(branchId)
      return {
        mayAdd: permissions.includes(adding),
        maySettle: permissions.includes(settle),
        mayRead: permissions.includes(read),
      }
    },
    rows(items, { beside: { maySettle }, data: { shown: which } }): DeskCard[] {
      const cards = withTwins(items.map((item) => desk.card(item, yearOf(today()), maySettle)))
      return which === 'waiting' ? apart(cards) : cards
    },
    show: ({ beside }) => ({ ...beside, ...NOT_CONFIRMING }),
    nothing: ({ shown }, { first }) => first.refused ?? NONE[shown === 'waiting' ? 'waiting' : 'ever'],

    choose(event: WechatMiniprogram.CustomEvent<{ key: ShownKey }>) {
      void this.turnTo({ shown: event.detail.key })
    },
    async settle(event: WechatMiniprogram.CustomEvent<Settling>) {
      const { entryId, act } = event.detail
      if (act === 'confirm') return hold(this, [entryId])
      await this.attempt(async () => {
        const done = await settleEntry(this, { branchId: this.at.branchId, book }, event.detail)
        this.setData({ rows: marked(this.data.rows, [entryId], 'done', done) })
        say(done)
      })
    },
    correct(event: WechatMiniprogram.CustomEvent<{ entryId: string }>) {
      void desk.openCorrection(this.at.branchId, event.detail.entryId)
    },
    exportTable() {
      void exportDesk(this, { branchId: this.at.branchId, desk: book })
    },
    add() {
      void desk.openNew(this.at.branchId)
    },
  })
}

/** Those that are looked at one by one come after the others. */
export function apart<Card extends DeskCard>(cards: readonly Card[]): Card[] {
  const heading = '以下请逐条核对'
  const others = cards.filter((card) => !isPlain(card)).map((card, at) => (at === 0 ? { ...card, heading } : card))
  return [...cards.filter(isPlain), ...others]
}
