/** The form that asks how people came onto a roll or went off it; what the register shows by itself stands there already. */
import type { OutputOf, RequestOf } from '#contract'
import type { TypedValues } from '../../../components/ledger-form/ledger-form-view'
import type { LedgerField } from '../../../domain/ledger/ledger'
import type { LedgerValues } from '../../../domain/ledger/ledger-values'
import { JOINED_BY_LABELS, LEFT_BY_LABELS } from '../../../domain/people/labels'
import { formatChineseDate } from '../../../domain/time/civil-date'
import { LEAVING } from '../person-change/person-change-view'

export type Passages = OutputOf<'register.untoldPassages'>['passages']
type Passage = Passages[number]
type Told = RequestOf<'register.tellPassages'>['told']

/** A field for each, in the order of the passages; left blank, it stays untold. */
export function passageFields(passages: Passages, branchId: string): LedgerField[] {
  return passages.map((passage, at) => {
    const label = `${passageName(passage, branchId)}，${passage.way === 'joined' ? '怎样进来' : '去向'}`
    return { type: 'choice', code: codeOf(at), label, options: optionsOf(passage), optional: true }
  })
}

/** What the register shows. */
export function passagesKnown(passages: Passages): TypedValues {
  return Object.fromEntries(passages.flatMap(({ by }, at) => (by === null ? [] : [[codeOf(at), by]])))
}

export function toldPassages(passages: Passages, values: LedgerValues): Told {
  return passages.flatMap(({ branchId, memberId, way, on, by: known }, at): Told => {
    const chosen = values[codeOf(at)]
    if (chosen === undefined) return []
    const by = known === null ? (LEAVING.find(({ code }) => code === chosen)?.code ?? null) : null
    return [{ branchId, memberId, way, on, by }]
  })
}

function codeOf(at: number): string {
  return `passage-${at}`
}

/** `张三，2025年3月1日起在册`; of a branch below with its name. */
function passageName({ name, way, on, branchId, branchName }: Passage, here: string): string {
  const where = branchId === here ? '' : `（${branchName}）`
  return `${name}${where}，${formatChineseDate(on)}起${way === 'joined' ? '在册' : '不再在册'}`
}

function optionsOf({ way, by }: Passage): readonly { readonly code: string; readonly label: string }[] {
  if (by === null) return LEAVING
  return [{ code: by, label: way === 'left' && by === 'transferred' ? LEFT_BY_LABELS[by] : JOINED_BY_LABELS[by] }]
}
