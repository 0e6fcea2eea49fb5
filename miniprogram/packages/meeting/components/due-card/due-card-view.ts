import type { DuePerson } from '../../../../services/meetings'

interface Person {
  readonly memberId: string
  readonly name: string
}
/** Who is due at a meeting of that organ, cell and day. */
export interface KnownDue {
  readonly organ: string
  readonly cellId: string
  readonly occurredOn: string
  readonly people: readonly DuePerson[]
}
export const NOT_KNOWN: KnownDue = { organ: '', cellId: '', occurredOn: '', people: [] }

/** What was changed of those due by rule. */
export interface DueEdit {
  readonly added: readonly string[]
  readonly removed: readonly string[]
}

/** Those due after the change, by name as they come. */
export function duePeople(
  byRule: readonly DuePerson[],
  others: readonly Person[],
  { added, removed }: DueEdit,
): Person[] {
  const ruled = byRule.flatMap(({ memberId, name, byRule: isRuled }) =>
    isRuled && !removed.includes(memberId) ? [{ memberId, name: name ?? '' }] : [],
  )
  const known = [...byRule.map(({ memberId, name }) => ({ memberId, name: name ?? '' })), ...others]
  const extra = added.flatMap((id) => known.find(({ memberId }) => memberId === id) ?? [])
  return [...ruled, ...extra.filter(({ memberId }) => !ruled.some((each) => each.memberId === memberId))]
}

/** Who can be chosen: those due by rule, then the other Party members of the branch. */
export function candidates(byRule: readonly DuePerson[], others: readonly Person[]): Person[] {
  const listed = byRule.map(({ memberId, name }) => ({ memberId, name: name ?? '' }))
  const more = others.filter(({ memberId }) => !listed.some((each) => each.memberId === memberId))
  return [...listed, ...more.map(({ memberId, name }) => ({ memberId, name }))]
}

/** The change that makes exactly these due. */
export function editFor(byRule: readonly DuePerson[], chosen: readonly string[]): DueEdit {
  const ruled = byRule.filter(({ byRule: isRuled }) => isRuled).map(({ memberId }) => memberId)
  return {
    added: chosen.filter((id) => !ruled.includes(id)),
    removed: ruled.filter((id) => !chosen.includes(id)),
  }
}
