/** The form of one record: a new one, of one's own or of others, or the correction of one that stands. */
import type { Choice } from '../components/choice-chips/choice-chips'
import { readForm, type FormFault, type TypedValues } from '../components/ledger-form/ledger-form-view'
import { yearOf } from '../domain/time/civil-date'
import type { EntryState } from '../domain/entries/entry'
import type { LedgerField } from '../domain/ledger/ledger'
import type { LedgerValues } from '../domain/ledger/ledger-values'
import { today } from '../services/clock'
import { dropDraft, draftOver, keepDraft } from '../services/drafts'
import { peopleOf, type NamedPerson } from '../services/register'
import { goBack } from '../services/routes'
import { CallFailure, whoAmI } from '../services/session'
import type { WritingPage } from '../services/submit'
import { sentenceFor } from '../text/refusals'
import { keepTyped, READING_FORM, type FormState } from './form-page'
import type { Read } from './listing'

export type Whose = 'own' | 'others'
/** Whose record is written where; `memberId` is the phone's own, `entryId` is empty for a new record. */
export interface FormPlace {
  readonly branchId: string
  readonly whose: Whose
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

/** Sends the record; the state it is in, or undefined when it was refused. */
export interface Sending {
  readonly ok: true
  readonly send: (page: WritingPage) => Promise<EntryState | undefined>
}

/** What is one form's own. */
export interface EntryForm<Item> {
  /** Under which name what is typed is kept on the phone; only the fields of `blank` are. */
  readonly draft: string
  readonly blank: TypedValues
  readonly note: Readonly<Record<Whose, string>>
  /** The field that a name used before is put into, where there are such names. */
  readonly named?: string
  readonly prepare: (place: FormPlace, old: Item | undefined) => Promise<Read<Prepared>>
  readonly sending: (place: FormPlace, values: LedgerValues) => FormFault | Sending
  readonly correction: {
    readonly title: string
    readonly get: (at: { readonly branchId: string; readonly entryId: string }) => Promise<Read<Item>>
    readonly said: (item: Item, thisYear: number) => Said
    readonly typedOf: (item: Item) => TypedValues
  }
}

interface Said {
  readonly head: string
  readonly line: string
}
interface FormData extends FormState {
  readonly note: string
  /** The record that is corrected, as it stands. */
  readonly old: Said | null
  readonly names: readonly Choice[]
  readonly chosenName: string
  readonly fields: readonly LedgerField[]
  readonly start: TypedValues
  readonly people: readonly NamedPerson[]
  readonly button: string
}
interface FormPage {
  place: FormPlace
  typed: TypedValues
  readonly data: FormData
  setData(change: Partial<FormData>): void
  load(): Promise<void>
  put(typed: TypedValues): void
  blame(fault: FormFault): void
}

/** How many of the names used before stand above the form. */
const OFFERED = 6
const KEPT_NOTE = '原来的记录会保留，写明是谁、为什么更正。'
export const REASON: LedgerField = { type: 'text', code: 'reason', label: '更正的原因', maxLength: 200 }

/** The page of a form. Opened with `branchId`, `whose` and, for a correction, `entryId`. */
export function entryForm<Item>(own: EntryForm<Item>) {
  /** What each open page is made of, and what stood in its form at first. */
  const begun = new WeakMap<object, { readonly made: Prepared; readonly typed: TypedValues }>()
  const { named } = own
  const draftName = ({ whose, branchId }: FormPlace) => `${own.draft}:${whose}:${branchId}`
  return {
    data: formData(),
    place: { branchId: '', whose: 'own', memberId: '', entryId: '' } as FormPlace,
    typed: {} as TypedValues,

    onLoad(query: Record<string, string | undefined>) {
      const [branchId, entryId] = [query['branchId'], query['entryId']].map((text) => decodeURIComponent(text ?? ''))
      const whose = query['whose'] === 'others' ? 'others' : 'own'
      this.place = { branchId: branchId ?? '', whose, memberId: '', entryId: entryId ?? '' }
      void this.load()
    },

    async load() {
      const { branchId, whose, entryId } = this.place
      const isNew = entryId === ''
      const found = isNew ? undefined : await own.correction.get({ branchId, entryId })
      if (found && 'failed' in found) return this.setData({ ...found.failed })
      const [me, made, people] = await Promise.all([
        isNew && whose === 'own' ? ownId() : { value: '' },
        own.prepare(this.place, found?.value),
        isNew && whose === 'others' ? peopleOf(branchId) : [],
      ])
      if ('failed' in me) return this.setData({ ...me.failed })
      if ('failed' in made) return this.setData({ ...made.failed })
      this.place = { ...this.place, memberId: me.value }
      if (found) {
        void wx.setNavigationBarTitle({ title: own.correction.title })
        const { head, line } = own.correction.said(found.value, yearOf(today()))
        this.setData({ old: { head, line }, note: KEPT_NOTE, button: '更正' })
      } else this.setData({ note: own.note[whose], button: '登记' })
      const typed = found
        ? own.correction.typedOf(found.value)
        : { occurredOn: today(), ...draftOver(draftName(this.place), own.blank) }
      begun.set(this, { made: made.value, typed })
      this.put(typed)
      this.setData({
        state: 'ready',
        names: made.value.names.slice(0, OFFERED).map((key) => ({ key, label: key })),
        fields: found ? [...made.value.fields, REASON] : made.value.fields,
        people,
      })
    },

    /** Puts something into the form by itself. */
    put(typed: TypedValues) {
      this.typed = typed
      this.setData({ start: typed, chosenName: named === undefined ? '' : String(typed[named] ?? '') })
    },
    keep(event: WechatMiniprogram.CustomEvent<{ typed: TypedValues }>) {
      const { typed } = event.detail
      const followed = begun.get(this)?.made.follow?.(this.typed, typed) ?? typed
      keepTyped(this, followed)
      if (followed !== typed) this.put(followed)
      if (this.place.entryId === '') keepDraft(draftName(this.place), this.typed)
    },
    chooseName(event: WechatMiniprogram.CustomEvent<{ key: string }>) {
      if (named !== undefined) this.put({ ...this.typed, [named]: event.detail.key })
    },

    async save() {
      const { fields } = this.data
      const isNew = this.place.entryId === ''
      const before = begun.get(this)?.typed ?? {}
      if (!isNew && isSame(fields, before, this.typed))
        return this.blame({ ok: false, code: '', message: '还没有改动。' })
      const form = readForm(fields, this.typed)
      const asked = form.ok ? own.sending(this.place, form.values) : form
      if (!asked.ok) return this.blame(asked)
      this.setData({ faultAt: '' })
      const state = await asked.send(this)
      if (state === undefined) return
      if (isNew) dropDraft(draftName(this.place))
      const done = isNew ? '已登记' : '已更正'
      void wx.showToast({ title: state === 'proposed' ? `${done}，等支部确认` : done, icon: 'none' })
      await goBack()
    },
    blame({ code, message }: FormFault) {
      this.setData({ faultAt: code, fault: message })
    },
  } satisfies ThisType<FormPage>
}

function formData(): FormData {
  return {
    ...READING_FORM,
    note: '',
    old: null,
    names: [],
    chosenName: '',
    fields: [],
    start: {},
    people: [],
    button: '',
  }
}

function isSame(fields: readonly LedgerField[], before: TypedValues, typed: TypedValues): boolean {
  return fields.every(({ code }) => code === REASON.code || String(before[code] ?? '') === String(typed[code] ?? ''))
}

/** Who holds the phone, for a record of one's own. */
async function ownId(): Promise<Read<string>> {
  try {
    const me = await whoAmI()
    if (me.bound) return { value: me.memberId }
    return { failed: { state: 'failed', message: sentenceFor('not-bound') } }
  } catch (failure) {
    if (!(failure instanceof CallFailure)) throw failure
    return { failed: { state: 'failed', message: sentenceFor(failure.code) } }
  }
}
