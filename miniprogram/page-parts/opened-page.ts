/**
 * What every page of the kit does, whatever it is about: it reads its parameters once, shows the latest answer and no
 * earlier one, and does one thing at a time. The kinds of pages (page.ts, list-page.ts, form-page.ts …) say in types what
 * a page's own parts are; here they are not told apart.
 */
import type { PageState } from '../components/page-state/page-state'
import { outcomeOf, type CallFailure } from '../services/call-failure'
import { changesSoFar, onChange } from '../services/changes'
import { dropFilesOf } from '../services/handed-files'
import { openedWith, type Route } from '../services/routes'
import { forgetMe } from '../services/session'
import { sendFrom, type Send } from '../services/submit'
import { attempt, type Done } from './attempt'
import { leave, type Leaving } from './leaving'

/** What every page of the kit shows. */
export interface PageData {
  readonly state: PageState
  readonly message: string
  /** It is being read anew while what was read before stays in view. */
  readonly isReading: boolean
  /** Something is being done; until it is, nothing else is. */
  readonly isSaving: boolean
  /** Why it was not done, and the field of a form that is at fault; empty where none is. */
  readonly fault: string
  readonly faultAt: string
}

type Anything = Readonly<Record<string, unknown>>
/** A page as the kit sees it. */
export interface AnyPage {
  readonly at: object
  readonly seen: unknown
  readonly data: PageData & Anything
  readonly send: Send
  setData(change: Anything): void
  load(): Promise<void>
  turnTo(choice: object): Promise<void>
  refine(choice: object): Promise<void>
  attempt(work: () => Promise<Done>): Promise<void>
  leave(way: Leaving): Promise<void>
}
interface Bookkeeping {
  at: object
  seen: unknown
  /** How often the page began to read, and how often what it read was shown. */
  readings: number
  showings: number
  /** When what is shown was asked for, and what this phone had had done before. */
  readAt: number
  changesBefore: number
  stopHearing?: (() => void) | undefined
  /** `unasked`: nobody waits for it, and where it fails what is shown stays. */
  readAndShow(before: unknown, unasked?: boolean): Promise<void>
}

/** What is one page's own. `show` answers what to put into the data; the page is ready unless it says otherwise. */
export interface Definition {
  readonly data: object
  readonly refresh: Refresh
  readonly stays?: boolean
  begin?(at: object): object
  read(at: object, data: Anything, before?: unknown): Promise<unknown>
  show(seen: unknown, at: object, data: Anything): object
  /** What is done besides once it is shown. */
  shown?(page: AnyPage): void
}
type Method = (this: AnyPage & Bookkeeping, ...parameters: never[]) => unknown
type Hook = 'onLoad' | 'onShow' | 'onHide' | 'onUnload'

/** When a page is read: once, each time it is shown, or each time it is shown and may differ. */
export type Refresh = 'opened' | 'shown' | 'changed'
/** What others do is seen after so long at the latest. */
const FRESH_MILLIS = 60_000

const AT_FIRST: PageData = { state: 'loading', message: '', isReading: false, isSaving: false, fault: '', faultAt: '' }
const LOST = '没有找到要打开的内容，请返回上一页再打开。'

/** Registers a page with WeChat. `own`: the page's own methods and what it keeps besides; its `onLoad` and `onShow` come first. */
export function openPage(route: Route, definition: Definition, own: object): void {
  const { onLoad, onShow, onHide, onUnload } = own as Partial<Readonly<Record<Hook, Method>>>
  const isKnown = new WeakSet<object>()
  const page = {
    ...own,
    data: { ...AT_FIRST, ...definition.data },
    at: {},
    seen: undefined,
    readings: 0,
    showings: 0,
    readAt: -Infinity,
    changesBefore: 0,

    onLoad(this: AnyPage & Bookkeeping, query: Record<string, string | undefined>) {
      const at = openedWith(route, query)
      if (!at) return this.setData({ state: 'failed', message: LOST })
      isKnown.add(this)
      this.at = at
      const begun = definition.begin?.(at)
      if (begun) this.setData({ ...begun })
      onLoad?.call(this)
      if (definition.refresh === 'opened') void this.load()
    },
    onShow(this: AnyPage & Bookkeeping) {
      if (!isKnown.has(this)) return
      onShow?.call(this)
      if (definition.refresh === 'shown' || (definition.refresh === 'changed' && mayDiffer(this))) void this.load()
      this.stopHearing?.()
      if (definition.refresh === 'changed') this.stopHearing = onChange(() => void this.readAndShow(undefined, true))
    },
    onHide(this: AnyPage & Bookkeeping) {
      this.stopHearing?.()
      onHide?.call(this)
    },
    onUnload(this: AnyPage & Bookkeeping) {
      this.stopHearing?.()
      onUnload?.call(this)
      dropFilesOf(this)
    },
    /** Everything is asked anew, also who one is. */
    async onPullDownRefresh(this: AnyPage) {
      forgetMe()
      await this.load()
      await wx.stopPullDownRefresh()
    },

    async load(this: AnyPage & Bookkeeping) {
      await this.readAndShow(undefined)
    },
    async turnTo(this: AnyPage & Bookkeeping, choice: object) {
      this.setData({ ...choice, state: 'loading' })
      await this.readAndShow(this.seen)
    },
    async refine(this: AnyPage & Bookkeeping, choice: object) {
      this.setData({ ...choice })
      await this.readAndShow(this.seen)
    },
    async readAndShow(this: AnyPage & Bookkeeping, before: unknown, unasked = false) {
      if (!isKnown.has(this)) return
      const reading = ++this.readings
      if (!unasked && this.data.state === 'ready') this.setData({ isReading: true })
      const [readAt, changesBefore] = [Date.now(), changesSoFar()]
      const outcome = await outcomeOf(definition.read(this.at, { ...this.data }, before))
      if (reading !== this.readings) return
      if ('failure' in outcome) {
        const isQuiet = unasked && this.data.state === 'ready'
        return this.setData({ isReading: false, ...(isQuiet ? {} : failed(this, outcome.failure, definition.stays)) })
      }
      Object.assign(this, { readAt, changesBefore })
      this.seen = outcome.value
      this.showings++
      const shown = definition.show(outcome.value, this.at, this.data)
      if ('leave' in shown) return this.leave(shown as Leaving)
      this.setData({ state: 'ready', isReading: false, ...shown })
      definition.shown?.(this)
    },

    send: sendFrom,
    attempt,
    leave,
  }
  Page(page)
}

/** A reading that failed left nothing that could be shown again. */
function mayDiffer({ data, readAt, changesBefore }: AnyPage & Bookkeeping): boolean {
  const isOld = Math.abs(Date.now() - readAt) > FRESH_MILLIS
  return data.state === 'failed' || data.state === 'stranger' || isOld || changesBefore !== changesSoFar()
}

function failed(page: AnyPage, { code, message }: CallFailure, stays = false): Anything {
  if (!stays || page.data.state !== 'ready') return { state: code === 'not-bound' ? 'stranger' : 'failed', message }
  void wx.showToast({ title: message, icon: 'none' })
  return {}
}
