/** A page with one form of declared fields: what every such page keeps and does. */
import { readForm, type TypedValues } from '../components/ledger-form/ledger-form-view'
import type { PageState } from '../components/page-state/page-state'
import type { LedgerField } from '../domain/ledger/ledger'
import type { LedgerValues } from '../domain/ledger/ledger-values'

/** What such a page shows besides its fields. `fault` stands under the field `faultAt`, or beside the button without one. */
export interface FormState {
  readonly state: PageState
  readonly message: string
  readonly faultAt: string
  readonly fault: string
  readonly isSaving: boolean
}
export const READING_FORM: FormState = { state: 'loading', message: '', faultAt: '', fault: '', isSaving: false }

interface FaultyPage {
  readonly data: Pick<FormState, 'fault'>
  setData(change: { faultAt: string; fault?: string }): void
}
interface FormPage extends FaultyPage {
  typed: TypedValues
}

/** The method of such a page that keeps what stands in the form; what was wrong is no longer said. */
export function keep(this: FormPage, event: WechatMiniprogram.CustomEvent<{ typed: TypedValues }>): void {
  keepTyped(this, event.detail.typed)
}

/** The same for a page that does more when something is filled in. */
export function keepTyped(page: FormPage, typed: TypedValues): void {
  page.typed = typed
  if (page.data.fault) page.setData({ faultAt: '', fault: '' })
}

/**
 * What was filled in; undefined when something is at fault, which the page then says. `recorded` and `context` are for
 * an outcome that is bounded by what was recorded; see `readForm`.
 */
export function filledIn(
  page: FormPage,
  fields: readonly LedgerField[],
  recorded: LedgerValues = {},
  context: readonly LedgerField[] = [],
): LedgerValues | undefined {
  const form = readForm(fields, page.typed, recorded, context)
  page.setData(form.ok ? { faultAt: '' } : { faultAt: form.code, fault: form.message })
  return form.ok ? form.values : undefined
}
