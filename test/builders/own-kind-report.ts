/** Kinds that were set up, in what is made of records: the scene of the tests of their measures and reports. */
import type { RequestOf } from '#contract'
import { civilDate } from '#domain/time/civil-date'
import type { SheetToWrite } from '../../cloudfunctions/application/ports/documents'
import { ledgerHandlers } from '../../cloudfunctions/application/ledger/ledger-handlers'
import { ownKindHandlers } from '../../cloudfunctions/application/ledger/own-kind-handlers'
import { measureHandlers } from '../../cloudfunctions/reporting/measures/handlers'
import { fileHandlers } from '../../cloudfunctions/reporting/report/files'
import { reportHandlers } from '../../cloudfunctions/reporting/report/handlers'
import { templateHandlers } from '../../cloudfunctions/reporting/report/template-handlers'
import { writingHandlers } from '../../cloudfunctions/reporting/report/writing'
import { keptDocuments } from './kept-documents'
import { BRANCH, openOffice, type Office } from './office'
import { mediation, MEDIATION, settled } from './own-kind'

export const YEAR = { from: civilDate('2025-01-01'), to: civilDate('2025-12-31') }
export const SECOND = 'branch-2'

export interface Scene extends Office {
  readonly sheets: SheetToWrite[]
}

/** Where kinds are set up, recorded under and reported on. */
export async function open(): Promise<Scene> {
  const { sheets, documents } = keptDocuments()
  const office = await openOffice({
    handlers: {
      ...{ ...ledgerHandlers, ...ownKindHandlers, ...measureHandlers, ...reportHandlers },
      ...{ ...templateHandlers, ...fileHandlers, ...writingHandlers },
    },
    documents,
  })
  return { ...office, sheets }
}

export function answered<A extends { readonly ok: boolean }>(answer: A): Extract<A, { ok: true }> {
  if (!answer.ok) throw new Error(JSON.stringify(answer))
  return answer as Extract<A, { ok: true }>
}
export async function declare(
  scene: Office,
  declaration = MEDIATION,
  as = 'secretary',
  branchId = BRANCH,
): Promise<string> {
  return answered(await scene.call('ledger.declareKind', { branchId, declaration }, as)).value.code
}
export async function record(
  scene: Office,
  code: string,
  values: RequestOf<'ledger.record'>['values'],
  { branchId = BRANCH, on = '2025-03-04' } = {},
) {
  const entry = { branchId, kind: code, occurredOn: civilDate(on), values }
  answered(await scene.call('ledger.record', entry, branchId === SECOND ? 'second' : 'clerk'))
}
/** Four disputes: two of families, one of neighbours, one of property; 3 + 2 + 5 + 4 people; in two communities. */
export async function fourDisputes(scene: Office, code: string, on = '2025-03-04'): Promise<void> {
  await record(scene, code, settled('o1', 3, '竹篱社区'), { on })
  await record(scene, code, settled('o1', 2, '石渠社区'), { on })
  await record(scene, code, settled('o2', 5, '竹篱社区'), { on })
  await record(scene, code, settled('o3', 4, '石渠社区'), { on })
}

/** Its fields but these are taken out of use. */
export async function retireAllBut(scene: Office, code: string, labels: readonly string[]): Promise<void> {
  const { version = 0, fields: old = [] } = (await scene.store.get('ledgerKinds', code)) ?? {}
  const fields = MEDIATION.fields.flatMap((field) => {
    const kept = old.find(({ label }) => label === field.label)?.code
    return kept !== undefined && labels.includes(field.label) ? [{ ...field, code: kept }] : []
  })
  const retiring = { branchId: BRANCH, code, version, declaration: mediation({ fields }) }
  answered(await scene.call('ledger.declareKind', retiring, 'secretary'))
}
