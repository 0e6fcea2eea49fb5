/**
 * Confirming on a list of records, many at once or one. What is confirmed is held back for five seconds and can be taken back
 * meanwhile; it is sent then, or as soon as the page is left. It is called confirmed only once the server has said so. No row
 * moves or goes away, so that a second tap never hits somebody else's. See docs/decisions/0040.
 */
import {
  isPlain,
  marked,
  MOST_CONFIRMED,
  NOT_CONFIRMING,
  plainOnes,
  type Confirming,
  type ConfirmRow,
  type Mark,
} from '../components/entry-cards/confirm-row'
import { outcomeOf } from '../services/call-failure'
import { sendFrom, type Send } from '../services/submit'
import { sentenceFor } from '../text/refusals'
import { say } from './telling'

const HELD_MILLIS = 5_000
interface ConfirmingPage {
  readonly at: { readonly branchId: string }
  readonly data: { readonly rows: readonly ConfirmRow[] }
  setData(change: { readonly rows?: readonly ConfirmRow[]; readonly confirming?: Confirming }): void
  load(): Promise<void>
}
type OfEntry = WechatMiniprogram.CustomEvent<{ entryId: string }>

/** What asks again before it is answered: of one phone, whatever page it is on. */
const SENDER: { readonly send: Send } = { send: sendFrom }
let holder: ConfirmingPage | undefined
let timer: ReturnType<typeof setTimeout> | undefined
let sending: Promise<void> | undefined

/**
 * Sends what is held anywhere. Answers when that has been answered, undefined where nothing is on its way: whoever reads what
 * waits waits for this first.
 */
export function heldSent(): Promise<void> | undefined {
  if (timer !== undefined) clearTimeout(timer)
  const page = holder
  holder = undefined
  if (page) {
    const sent = (sending ?? Promise.resolve())
      .then(() => sendHeld(page))
      .finally(() => {
        if (sending === sent) sending = undefined
      })
    sending = sent
  }
  return sending
}

/** Holds these back: for five seconds from the last tap on. */
export function hold(page: ConfirmingPage, ids: readonly string[]): void {
  if (ids.length === 0) return
  if (holder !== page) void heldSent()
  page.setData({ rows: marked(page.data.rows, ids, 'held'), ...NOT_CONFIRMING })
  if (timer !== undefined) clearTimeout(timer)
  holder = page
  timer = setTimeout(() => void heldSent(), HELD_MILLIS)
}

/** The methods of a page with such a list; spread among its own. */
export const CONFIRMING = {
  pick(this: ConfirmingPage, { detail: { entryId } }: OfEntry) {
    const row = this.data.rows.find((each) => each.entryId === entryId)
    if (!row || !isPlain(row)) return
    this.setData({ rows: marked(this.data.rows, [entryId], row.mark === '' ? 'picked' : '') })
  },
  pickAll(this: ConfirmingPage) {
    const plain = plainOnes(this.data.rows)
    const isAll = plain.every(({ mark }) => mark === 'picked')
    this.setData({ rows: marked(this.data.rows, idsOf(plain), isAll ? '' : 'picked') })
  },
  confirmPicked(this: ConfirmingPage) {
    hold(this, idsOf(withMark(this, 'picked')).slice(0, MOST_CONFIRMED))
  },
  undoOne(this: ConfirmingPage, { detail: { entryId } }: OfEntry) {
    const isHeld = withMark(this, 'held').some((row) => row.entryId === entryId)
    if (isHeld) this.setData({ rows: marked(this.data.rows, [entryId], '') })
  },
  undoHeld(this: ConfirmingPage) {
    this.setData({ rows: marked(this.data.rows, idsOf(withMark(this, 'held')), 'picked') })
  },
  onHide() {
    void heldSent()
  },
  onUnload() {
    void heldSent()
  },
}

function withMark({ data: { rows } }: ConfirmingPage, mark: Mark): ConfirmRow[] {
  return rows.filter((row) => row.mark === mark)
}

function idsOf(rows: readonly ConfirmRow[]): string[] {
  return rows.map(({ entryId }) => entryId)
}

async function sendHeld(page: ConfirmingPage): Promise<void> {
  const held = withMark(page, 'held')
  if (held.length === 0) return
  const ids = idsOf(held)
  const show = (rows: readonly ConfirmRow[], confirming: Partial<Confirming>) =>
    page.setData({ rows, confirming: { ...NOT_CONFIRMING.confirming, ...confirming } })
  show(marked(page.data.rows, ids, 'sent'), { isSending: true })
  const entries = held.map(({ book, entryId }) => ({ book, entryId }))
  const { branchId } = page.at
  const outcome = await outcomeOf(SENDER.send('entry.confirmMany', { branchId, entries }))
  if ('failure' in outcome) {
    const fault = `没有确认：${outcome.failure.message}`
    show(marked(page.data.rows, ids, 'picked'), { fault })
    return isGone(page) ? say(fault) : undefined
  }
  const { outcomes } = outcome.value
  const confirmed = outcomes.filter(({ isConfirmed }) => isConfirmed).map(({ entryId }) => entryId)
  let rows = marked(page.data.rows, confirmed, 'done', '已确认')
  for (const { entryId, why } of outcomes)
    if (why !== null) rows = marked(rows, [entryId], 'refused', `没有确认：${sentenceFor(why)}`)
  const said = saidOf(confirmed.length, outcomes.length)
  show(rows, { said })
  say(said)
  if (rows.every(({ mark }) => mark === 'done') && !isGone(page)) void page.load()
}

/** `已确认 11 条，1 条没有确认`. */
function saidOf(confirmed: number, asked: number): string {
  const parts = [...(confirmed > 0 ? [`已确认 ${confirmed} 条`] : []), ...not(asked - confirmed)]
  return parts.join('，')
}
const not = (count: number) => (count > 0 ? [`${count} 条没有确认`] : [])

function isGone(page: object): boolean {
  const pages: readonly object[] = getCurrentPages()
  return pages[pages.length - 1] !== page
}
