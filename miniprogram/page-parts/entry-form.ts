/** The form of one record: a new one, of one's own or of others, or the correction of one that stands. */
import type { Choice } from '../components/choice-chips/choice-chips'
import type { TypedValues } from '../components/ledger-form/ledger-form-view'
import type { EntryState } from '../domain/entries/entry'
import type { LedgerField } from '../domain/ledger/ledger'
import type { LedgerValues } from '../domain/ledger/ledger-values'
import { yearOf } from '../domain/time/civil-date'
import { CallFailure } from '../services/call-failure'
import { today } from '../services/clock'
import { peopleOf, type NamedPerson } from '../services/register'
import type { Opened } from '../services/routes'
import { whoAmI } from '../services/session'
import type { Send } from '../services/submit'
import { firstDayIn } from './asked-period'
import { formPage, type Draft, type Form } from './form-page'
import { leaveSaying } from './leaving'
import { notSent, type NotSent } from './page'

/** The pages of this kind. */
type EntryFormRoute =
  'packages/dues/voluntary/voluntary' | 'packages/service/donate/donate' | 'packages/service/shift-form/shift-form'
type At = Opened<EntryFormRoute>

/** Whose record is written where; `memberId` is the phone's own, `entryId` is empty for a new record. */
export interface FormPlace {
  readonly branchId: string
  readonly whose: At['whose']
  readonly memberId: string
  readonly entryId: string
}

/** What a form is made of once the server has been asked. */
export interface Prepared {
  readonly fields: readonly LedgerField[]
  /** Names used before, offered above the form. */
  readonly names: readonly string[]
  /** What one thing typed says of others. */
  readonly follow?: (before: TypedValues, typed: TypedValues) => TypedValues
}

/** What is one form's own. */
export interface EntryForm<Item> {
  /** Under which name what is typed is kept on the phone; only the fields of `blank` are. */
  readonly draft: string
  readonly blank: TypedValues
  readonly note: Readonly<Record<At['whose'], string>>
  /** The field that a name used before is put into, and what such names are called. */
  readonly named?: string
  readonly namesLabel?: string
  prepare(at: At, old: Item | undefined): Promise<Prepared>
  /** Sends the record and answers the state it is in; or what is at fault. */
  save(page: Sender, place: FormPlace, values: LedgerValues): Promise<EntryState | NotSent>
  readonly correction: {
    readonly title: string
    get(at: { readonly branchId: string; readonly entryId: string }): Promise<Item>
    said(item: Item, thisYear: number): Said
    typedOf(item: Item): TypedValues
  }
}
/** The page, which sends. */
export interface Sender {
  readonly send: Send
}
interface Said {
  readonly head: string
  readonly line: string
}
interface EntryFormData {
  /** The record that is corrected, as it stands. */
  readonly old: Said | null
  readonly names: readonly Choice[]
  readonly namesLabel: string
  readonly named: string
}
/** What the form was made of; `old` is missing for a new record. */
interface Seen<Item> {
  readonly old: Item | undefined
  readonly made: Prepared
  readonly memberId: string
  readonly people: readonly NamedPerson[]
}

/** How many of the names used before stand above the form. */
const OFFERED = 6
const KEPT_NOTE = '原来的记录会保留，写明是谁、为什么更正。'
export const REASON: LedgerField = { type: 'text', code: 'reason', label: '更正的原因', maxLength: 200 }

/** The page of such a form; its template is form-page.wxml. */
export function entryForm<Item>(route: EntryFormRoute, own: EntryForm<Item>): void {
  const { named = '', namesLabel = '', correction } = own
  const data: EntryFormData = { old: null, names: [], namesLabel, named }
  formPage(route, {
    data,
    async read(at): Promise<Seen<Item>> {
      const { branchId, whose, entryId } = at
      const old = entryId === undefined ? undefined : await correction.get({ branchId, entryId })
      const [memberId, made, people] = await Promise.all([
        !old && whose === 'own' ? ownId() : '',
        own.prepare(at, old),
        !old && whose === 'others' ? peopleOf(branchId) : [],
      ])
      return { old, made, memberId, people }
    },
    form({ old, made: { fields }, people }, { whose, ...at }): Form {
      if (!old) return { fields, people, start: { occurredOn: firstDayIn(at) }, note: own.note[whose], button: '登记' }
      const start = correction.typedOf(old)
      return { fields: [...fields, REASON], start, note: KEPT_NOTE, button: '更正', title: correction.title }
    },
    show({ old, made }) {
      const said = old && correction.said(old, yearOf(today()))
      return {
        old: said ? { head: said.head, line: said.line } : null,
        names: made.names.slice(0, OFFERED).map((key) => ({ key, label: key })),
      }
    },
    follow(typed, before, { made }) {
      const start = made.follow?.(before, typed)
      return start && start !== typed ? { start } : undefined
    },
    askedDay: (at) => ({ field: 'occurredOn', asked: at }),
    draft({ whose, branchId, entryId }): Draft | undefined {
      return entryId === undefined ? { name: `${own.draft}:${whose}:${branchId}`, blank: own.blank } : undefined
    },

    chooseName(event: WechatMiniprogram.CustomEvent<{ key: string }>) {
      this.put({ ...this.typed, [named]: event.detail.key })
    },
    async save(page, values) {
      const { seen, at, typed } = page
      if (!seen) return undefined
      const { old, memberId } = seen
      if (old && isSame(page.data.fields, correction.typedOf(old), typed)) return notSent('还没有改动。')
      const state = await own.save(page, { entryId: '', ...at, memberId }, values)
      if (typeof state !== 'string') return state
      const done = old ? '已更正' : '已登记'
      return leaveSaying(state === 'proposed' ? `${done}，等支部确认` : done)
    },
  })
}

function isSame(fields: readonly LedgerField[], before: TypedValues, typed: TypedValues): boolean {
  return fields.every(({ code }) => code === REASON.code || String(before[code] ?? '') === String(typed[code] ?? ''))
}

/** Who holds the phone, for a record of one's own. */
async function ownId(): Promise<string> {
  const me = await whoAmI()
  if (me.bound) return me.memberId
  throw new CallFailure('not-bound')
}
