/** A kind of record that somebody sets up on the phone: disputes settled, with something of every way of counting. */
import type { RequestOf } from '#contract'
import { civilDate } from '#domain/time/civil-date'
import { ledgerHandlers } from '../../cloudfunctions/application/ledger/ledger-handlers'
import { ownKindHandlers } from '../../cloudfunctions/application/ledger/own-kind-handlers'
import { noneHandlers } from '../../cloudfunctions/application/measures/none'
import { entryHandlers } from '../../cloudfunctions/application/settling/entry-handlers'
import { BRANCH, openOffice } from './office'

type Declaration = RequestOf<'ledger.declareKind'>['declaration']

export const MEDIATION: Declaration = {
  title: '调解纠纷',
  unit: '件',
  about: 'branch',
  selfEntry: false,
  confirmedBy: 'committee',
  section: 'central-task',
  fields: [
    { type: 'choice', label: '纠纷类型', options: ['家庭纠纷', '邻里纠纷', '物业纠纷'], counted: 'parts' },
    { type: 'number', label: '涉及群众', unit: '人', counted: 'sum' },
    { type: 'text', label: '社区', counted: 'distinct' },
    { type: 'paragraph', label: '调解经过', optional: true },
  ],
}

/** The declaration with something else in it. */
export function mediation(more: Partial<Declaration> = {}): Declaration {
  return { ...MEDIATION, ...more }
}

/** A dispute settled, in the order of the fields. */
export function settled(type: 'o1' | 'o2' | 'o3', people: number, community: string) {
  return { f1: type, f2: people, f3: community }
}

const DAY = civilDate('2025-06-09')

/** A small branch where kinds of record are set up, recorded under and changed. */
export async function openKinds() {
  const office = await openOffice({
    handlers: { ...ledgerHandlers, ...ownKindHandlers, ...entryHandlers, ...noneHandlers },
  })
  const { call, store } = office
  async function declare(declaration: Declaration = MEDIATION, as = 'secretary', branchId = BRANCH): Promise<string> {
    const answer = await call('ledger.declareKind', { branchId, declaration }, as)
    if (!answer.ok) throw new Error(JSON.stringify(answer))
    return answer.value.code
  }
  /** By who saw it as it is. */
  async function change(code: string, declaration: Declaration) {
    const { version = 0 } = (await store.get('ledgerKinds', code)) ?? {}
    return call('ledger.declareKind', { branchId: BRANCH, code, version, declaration }, 'secretary')
  }
  async function kind(code: string, branchId = BRANCH, as = 'secretary') {
    const answer = await call('ledger.ownKinds', { branchId }, as)
    const found = answer.ok ? answer.value.kinds.find((each) => each.code === code) : undefined
    if (!found) throw new Error(`no kind ${code}`)
    return found
  }
  async function record(code: string, more: Partial<RequestOf<'ledger.record'>> = {}, as = 'clerk'): Promise<string> {
    const answer = await call('ledger.record', recording(code, more), as)
    if (!answer.ok) throw new Error(JSON.stringify(answer))
    return answer.value.entryId
  }
  /** The fields as they are sent back to change something else. */
  async function fieldsOf(code: string): Promise<Declaration['fields']> {
    const { fields } = await kind(code)
    return MEDIATION.fields.map((field, at) => ({ ...field, code: fields[at]?.code ?? '' }))
  }
  return { ...office, declare, change, kind, record, fieldsOf }
}
export type Kinds = Awaited<ReturnType<typeof openKinds>>

export function recording(code: string, more: Partial<RequestOf<'ledger.record'>> = {}): RequestOf<'ledger.record'> {
  return { ...{ branchId: BRANCH, kind: code, occurredOn: DAY, values: settled('o1', 3, '竹篱社区') }, ...more }
}
