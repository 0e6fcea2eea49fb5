/** Where the year is entered: the branch as it stands in the cloud, and who acts there. */
import type { OutputOf, ProcedureName, RequestOf } from '#contract'
import type { Client } from './client'
import type { CellKey, PersonKey } from './demo-people'
import type { Entered } from './demo-records'
import type { DemoYear } from './demo-year'

export interface Scene {
  readonly client: Client
  readonly year: DemoYear
  readonly branchId: string
  readonly memberIds: ReadonlyMap<PersonKey, string>
  readonly cellIds: ReadonlyMap<CellKey, string>
}

/**
 * Lets somebody do something at the moment the demo year tells. `key` names the intention: entering it again, after an
 * interrupted start, changes nothing.
 */
export async function act<P extends ProcedureName>(
  scene: Pick<Scene, 'client' | 'year'>,
  { at, by }: Entered,
  procedure: P,
  input: RequestOf<P>,
  key: string,
): Promise<OutputOf<P>> {
  return scene.client.as(openIdOf(scene.year, by)).call(procedure, input, { at, requestId: `demo-${key}` })
}

export function openIdOf(year: DemoYear, person: PersonKey): string {
  return known(year.users.find((user) => user.person === person)?.openId, `${person} has no phone and cannot act`)
}

export function memberIdOf(scene: Pick<Scene, 'memberIds'>, person: PersonKey): string {
  return known(scene.memberIds.get(person), `${person} is not on the register`)
}

export function cellIdOf(scene: Pick<Scene, 'cellIds'>, cell: CellKey): string {
  return known(scene.cellIds.get(cell), `there is no cell ${cell}`)
}

/** A mistake in the demo's data, not in what is entered. */
export function known<T>(value: T | undefined, otherwise: string): T {
  if (value === undefined) throw new Error(`demo: ${otherwise}`)
  return value
}
