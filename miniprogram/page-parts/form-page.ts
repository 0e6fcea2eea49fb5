/** A form of declared fields over a procedure: the page is its fields, its words and what it sends. */
import { readForm, type TypedValues } from '../components/ledger-form/ledger-form-view'
import type { LedgerField } from '../domain/ledger/ledger'
import type { LedgerValues } from '../domain/ledger/ledger-values'
import { draftOver, dropDraft, keepTyped, keptDraft } from '../services/drafts'
import type { NamedPerson } from '../services/register'
import type { Opened, Route } from '../services/routes'
import { isMeant, outsideWords, type AskedDay } from './asked-period'
import type { Done } from './attempt'
import type { Labels } from './field-words'
import { openPage, type AnyPage, type PageData } from './opened-page'
import type { OpenPage } from './page'

/** What is asked, and the words around it. */
export interface Form {
  readonly fields: readonly LedgerField[]
  /** What stands in it at first. */
  readonly start?: TypedValues
  /** Who can be chosen. */
  readonly people?: readonly NamedPerson[]
  readonly button: string
  /** Above the form. */
  readonly heading?: string
  /** Beside the button, while nothing is at fault. */
  readonly note?: string
  /** Of the page, where it is not the one its JSON says. */
  readonly title?: string
}
export type FormData = PageData &
  Required<Omit<Form, 'title'>> & {
    /** That the day typed is not one of those asked about; empty where it is. */
    readonly outside: string
    /** Whether something that was typed before and not saved can be gone on with. */
    readonly isOffered: boolean
  }
const NO_FORM = { fields: [], start: {}, people: [], button: '', heading: '', note: '', outside: '', isOffered: false }

/**
 * What is typed stays on the phone until it is sent, under this name. It stands in the form again when that is opened: of
 * `blank` its fields and their kinds. Of a form that is filled in again and again it is `offered` instead.
 */
export type Draft =
  { readonly name: string; readonly blank: TypedValues } | { readonly name: string; readonly isOffered: true }

/** What is one form's own besides its methods. */
export interface FormParts<R extends Route, Data, Seen> {
  /** What it shows besides `FormData`. */
  readonly data?: Data
  begin?(at: Opened<R>): Partial<Data>
  /** Asks the server for what the form is made of. A `CallFailure` is shown as the failed state. */
  read(at: Opened<R>, data: Readonly<FormData & Data>): Promise<Seen>
  /** The form; or the empty state, where there is nothing to fill in (`nothing`). */
  form(seen: Seen, at: Opened<R>): Form | Pick<PageData, 'state' | 'message'>
  /** What else the page shows. */
  show?(seen: Seen, at: Opened<R>, data: Readonly<FormData & Data>): Partial<FormData & Data>
  /** What one thing typed changes of the rest, where it does. */
  follow?(typed: TypedValues, before: TypedValues, seen: Seen, at: Opened<R>): Partial<Form> | undefined
  /** For an outcome that is bounded by what was recorded: that, and the fields of the whole; see `readForm`. */
  bounds?(seen: Seen): { readonly recorded: LedgerValues; readonly context: readonly LedgerField[] }
  /** Where the form may be opened to fill in what is missing of a period. */
  askedDay?(at: Opened<R>): AskedDay | undefined
  /** Where what is typed is kept; undefined where it is not. */
  draft?(at: Opened<R>): Draft | undefined
  /** Sends what was filled in (`page.send`) and answers how to leave; or why it is not sent. One tap is one sending. */
  save(page: OpenPage<R, FormData & Data, Seen> & FormPage, values: LedgerValues): Promise<Done>
}
interface FormPage {
  /** What stands in the form now. */
  readonly typed: TypedValues
  /** Puts something into the form, such as a name that was used before. */
  put(typed: TypedValues): void
}

/** The page of a form; its template is form-page.wxml, where nothing else stands on it. Read once, so that what was typed stays. */
export function formPage<R extends Route, Seen, Methods, Data extends object = Record<never, never>>(
  route: R,
  page: FormParts<R, Data, Seen> & Methods & ThisType<OpenPage<R, FormData & Data, Seen> & FormPage & Methods>,
): void {
  registerForm(route, page)
}

type AnyFormPage = AnyPage & {
  readonly data: FormData
  typed: TypedValues
  labels: Labels
  keep(event: Pick<WechatMiniprogram.CustomEvent<{ typed: TypedValues }>, 'detail'>): void
  put(typed: TypedValues): void
  type(typed: TypedValues): void
  lookAtDay(): void
}

function registerForm<R extends Route, Data extends object, Seen>(route: R, page: FormParts<R, Data, Seen>): void {
  const form = page as AnyForm
  openPage(
    route,
    {
      ...page,
      data: { ...NO_FORM, ...page.data },
      refresh: 'opened',
      show(seen: unknown, at: object, shown: object) {
        const { title, ...made } = { title: undefined, ...form.form(seen, at) }
        if (title !== undefined) void wx.setNavigationBarTitle({ title })
        return { ...NO_FORM, ...made, ...form.show?.(seen, at, shown) }
      },
      shown(opened: AnyFormPage) {
        const draft = form.draft?.(opened.at)
        const laidOver = draft && 'blank' in draft ? draftOver(draft.name, draft.blank) : {}
        opened.typed = { ...opened.data.start, ...laidOver }
        if (draft) opened.setData({ start: opened.typed })
        if (draft && 'isOffered' in draft && keptDraft(draft.name)) opened.setData({ isOffered: true })
        opened.lookAtDay()
      },
    },
    {
      ...page,
      typed: {} as TypedValues,
      labels: {} as Labels,

      keep(this: AnyFormPage, event: Pick<WechatMiniprogram.CustomEvent<{ typed: TypedValues }>, 'detail'>) {
        const { typed } = event.detail
        const { title: _title, ...followed } = form.follow?.(typed, this.typed, this.seen, this.at) ?? {}
        this.type(followed.start ?? typed)
        if (Object.keys(followed).length > 0) this.setData({ start: this.typed, ...followed })
      },
      /** Goes on with what was typed before and not saved. */
      resume(this: AnyFormPage) {
        const draft = form.draft?.(this.at)
        const kept = draft && keptDraft(draft.name)
        this.setData({ isOffered: false })
        if (!kept) return
        const typed = { ...this.typed, ...typedIn(kept) }
        this.keep({ detail: { typed } })
        this.setData({ start: this.typed })
      },
      put(this: AnyFormPage, typed: TypedValues) {
        this.type(typed)
        this.setData({ start: typed })
      },
      /** What was wrong is no longer said. */
      type(this: AnyFormPage, typed: TypedValues) {
        this.typed = typed
        if (this.data.fault) this.setData({ fault: '', faultAt: '' })
        // What is typed now is what is kept from here on.
        if (this.data.isOffered) this.setData({ isOffered: false })
        const draft = form.draft?.(this.at)
        if (draft) keepTyped(draft.name, typed)
        this.lookAtDay()
      },
      lookAtDay(this: AnyFormPage) {
        const dated = form.askedDay?.(this.at)
        const outside = dated && outsideWords(dated.asked, this.typed[dated.field])
        if (outside !== undefined && outside !== this.data.outside) this.setData({ outside })
      },

      async save(this: AnyFormPage) {
        this.labels = Object.fromEntries(this.data.fields.map(({ code, label }) => [code, label]))
        await this.attempt(async () => {
          const { recorded = {}, context = [] } = form.bounds?.(this.seen) ?? {}
          const filled = readForm(this.data.fields, this.typed, recorded, context)
          if (!filled.ok) return filled
          if (!(await isMeant(this.data.outside))) return undefined
          const done = await form.save(this, filled.values)
          const draft = form.draft?.(this.at)
          if (draft && !(done && 'message' in done)) dropDraft(draft.name)
          return done
        })
      },
    },
  )
}

/** Of what was kept, what a form can hold. */
function typedIn(kept: Readonly<Record<string, unknown>>): TypedValues {
  const isTyped = (value: unknown): value is TypedValues[string] =>
    typeof value === 'string' || (Array.isArray(value) && value.every((each) => typeof each === 'string'))
  return Object.fromEntries(Object.entries(kept).flatMap(([code, value]) => (isTyped(value) ? [[code, value]] : [])))
}

/** A form whose parts are not told apart by their types. */
interface AnyForm {
  form(seen: unknown, at: object): object
  show?(seen: unknown, at: object, data: object): object
  follow?(typed: TypedValues, before: TypedValues, seen: unknown, at: object): Partial<Form> | undefined
  bounds?(seen: unknown): { readonly recorded: LedgerValues; readonly context: readonly LedgerField[] }
  askedDay?(at: object): AskedDay | undefined
  draft?(at: object): Draft | undefined
  save(page: AnyFormPage, values: LedgerValues): Promise<Done>
}
