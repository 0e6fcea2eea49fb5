/** Who sees to a step and by when: chosen once, for what prints and for the plan, and in other words where one gives them. */
import type { Person } from '../../../components/ledger-form/ledger-form-view'
import type { LedgerField } from '../../../domain/ledger/ledger'

/** Who and by when: they print, and the plan has them. */
export const PLAN_FIELDS: readonly LedgerField[] = [
  { code: 'ownerId', label: '责任人', type: 'member', optional: true },
  { code: 'dueOn', label: '完成日期', type: 'date', optional: true },
]
/** The same in the branch's own words. */
export const PRINTED_FIELDS = [
  { code: 'who', label: '责任人写成（可以不写）', placeholder: '如 各党小组组长；不写就印姓名', most: 60 },
  { code: 'byWhen', label: '完成时限写成（可以不写）', placeholder: '如 每季度；不写就印日期', most: 60 },
]
export const DIRECTIONS = [
  { key: 'at-least', label: '不低于' },
  { key: 'at-most', label: '不超过' },
] as const

/** What is typed with somebody else seeing to it: words that do not name them were of whoever was chosen before. */
export function withOwner({ who }: { readonly who: string }, ownerId: string, people: readonly Person[]) {
  return { ownerId, who: who.includes(nameIn(people, ownerId) ?? '') ? who : '' }
}

export function nameIn(people: readonly Person[], id: string | null): string | undefined {
  return people.find(({ memberId }) => memberId === id)?.name
}
