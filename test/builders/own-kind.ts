/** A kind of record that somebody sets up on the phone: disputes settled, with something of every way of counting. */
import type { RequestOf } from '#contract'

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
