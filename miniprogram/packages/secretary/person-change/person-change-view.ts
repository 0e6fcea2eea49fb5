/** The change forms of a person: which fields each asks for, and what is sent. */
import type { RequestOf } from '#contract'
import type { TypedValues } from '../../../components/ledger-form/ledger-form-view'
import type { CivilDate } from '../../../domain/time/civil-date'
import type { LedgerField } from '../../../domain/ledger/ledger'
import type { LedgerValues } from '../../../domain/ledger/ledger-values'
import { LEFT_BY_LABELS } from '../../../domain/people/labels'
import type { Branch } from '../../../services/branch'
import type { RegisteredPerson } from '../../../services/register'
import {
  changeFields,
  changeOf,
  correctFields,
  correctionOf,
  dayOf,
  factsOf,
  returnFields,
  spanAt,
  typedPerson,
} from '../person-fields'

export const CHANGES = ['facts', 'correct', 'leave', 'transfer', 'return'] as const
export type Change = (typeof CHANGES)[number]

/** Off the register altogether; to a branch of the same tree is a transfer. */
export const LEAVING = (['moved-away', 'died', 'expelled', 'other'] as const).map((code) => ({
  code,
  label: LEFT_BY_LABELS[code],
}))

export interface ChangeForm {
  readonly title: string
  readonly button: string
  readonly note: string
  readonly fields: readonly LedgerField[]
  readonly start: TypedValues
}
export interface Elsewhere {
  readonly branchId: string
  readonly name: string
}

const SHORT_REASON = 200

export function changeForm(
  what: Change,
  person: RegisteredPerson,
  branch: Branch,
  elsewhere: readonly Elsewhere[],
  today: CivilDate,
): ChangeForm {
  const cells = branch.cells.filter(({ dissolvedOn }) => dissolvedOn === null)
  const span = spanAt(person, branch.branchId, today)
  const { name } = person
  switch (what) {
    case 'facts': {
      const fields = changeFields(cells)
      const start = { ...typedPerson(fields, person, span), effectiveOn: today }
      return { title: `${name}的变动`, button: '记下变动', note: '只改有变动的项；历史会保留。', fields, start }
    }
    case 'correct': {
      const fields = correctFields()
      const start = typedPerson(fields, person, undefined)
      return { title: `更正${name}的资料`, button: '更正', note: '登记有误时用；更正会留在变更记录里。', fields, start }
    }
    case 'leave':
      return {
        title: `${name}离开名册`,
        button: '离开名册',
        note: '转往系统外、去世等。在本支部的职务同日终止；以前的记录都保留。',
        fields: [
          { type: 'date', code: 'leftOn', label: '不再在册的第一天' },
          { type: 'choice', code: 'by', label: '去向', options: LEAVING },
          { type: 'text', code: 'reason', label: '原因', maxLength: SHORT_REASON },
        ],
        start: { leftOn: today },
      }
    case 'transfer':
      return {
        title: `${name}转到另一支部`,
        button: '转出',
        note: '转到同一机关的另一支部，历史随人走。转往其他单位请用“离开名册”。',
        fields: [
          {
            type: 'choice',
            code: 'toBranchId',
            label: '转到',
            options: elsewhere.map((each) => ({ code: each.branchId, label: each.name })),
          },
          { type: 'date', code: 'effectiveOn', label: '在新支部的第一天' },
        ],
        start: { effectiveOn: today },
      }
    case 'return': {
      const fields = returnFields(cells)
      return { title: `${name}重新列入`, button: '重新列入', note: '', fields, start: { joinedOn: today } }
    }
  }
}

/** What is sent for a filled-in form; `nothing` when nothing would change. */
export type ChangeRequest =
  | { readonly procedure: 'register.change'; readonly input: RequestOf<'register.change'> }
  | { readonly procedure: 'register.correctPerson'; readonly input: RequestOf<'register.correctPerson'> }
  | { readonly procedure: 'register.leave'; readonly input: RequestOf<'register.leave'> }
  | { readonly procedure: 'register.transfer'; readonly input: RequestOf<'register.transfer'> }
  | { readonly procedure: 'register.return'; readonly input: RequestOf<'register.return'> }
  | 'nothing'

export function changeRequest(
  what: Change,
  person: RegisteredPerson,
  branchId: string,
  values: LedgerValues,
): ChangeRequest {
  const whose = { branchId, memberId: person.memberId }
  switch (what) {
    case 'facts': {
      const effectiveOn = dayOf(values, 'effectiveOn')
      const change = changeOf(values, spanAt(person, branchId, effectiveOn))
      return change ? { procedure: 'register.change', input: { ...whose, effectiveOn, change } } : 'nothing'
    }
    case 'correct': {
      const correct = correctionOf(values, person)
      return correct ? { procedure: 'register.correctPerson', input: { ...whose, correct } } : 'nothing'
    }
    case 'leave': {
      const by = LEAVING.find(({ code }) => code === values['by'])?.code ?? 'other'
      const input = { ...whose, leftOn: dayOf(values, 'leftOn'), by, reason: String(values['reason']) }
      return { procedure: 'register.leave', input }
    }
    case 'transfer': {
      const input = { ...whose, toBranchId: String(values['toBranchId']), effectiveOn: dayOf(values, 'effectiveOn') }
      return { procedure: 'register.transfer', input }
    }
    case 'return': {
      const input = { ...whose, joinedOn: dayOf(values, 'joinedOn'), facts: factsOf(values) }
      return { procedure: 'register.return', input }
    }
  }
}
