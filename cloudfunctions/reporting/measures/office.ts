/** What is known of organizations themselves, beside their records: their posts, and what they declared there was none of. */
import type { Branch } from '#domain/branch/branch'
import type { NoneDeclaration } from '#domain/entries/none-declaration'
import type { Appointment } from '#domain/people/appointment'
import type { BranchId } from '#domain/people/identity'
import type { FilterOf } from '../../application/ports/filter'
import type { Reader } from '../../application/ports/store'
import { MOST_ROWS } from './compile'

export interface Office {
  readonly branches: readonly Branch[]
  readonly appointments: readonly Appointment[]
  readonly noneDeclarations: readonly NoneDeclaration[]
}

/** Of these, in one question. */
export function officeOf(store: Reader, branchIds: readonly BranchId[]): Promise<Office> {
  return readOffice(store, { _id: { $in: branchIds } })
}

/** Of an organization and all below it, in one question: who they are need not be known before. */
export function officeWithBelow(store: Reader, { _id }: Pick<Branch, '_id'>): Promise<Office> {
  return readOffice(store, { $or: [{ _id }, { ancestorIds: _id }] })
}

/** What of it is of these alone. */
export function officeAmong(
  { branches, appointments, noneDeclarations }: Office,
  branchIds: readonly BranchId[],
): Office {
  const isMeant = ({ branchId }: { readonly branchId: BranchId }) => branchIds.includes(branchId)
  return {
    branches: branches.filter(({ _id }) => branchIds.includes(_id)),
    appointments: appointments.filter(isMeant),
    noneDeclarations: noneDeclarations.filter(isMeant),
  }
}

async function readOffice(store: Reader, filter: FilterOf<'branches'>): Promise<Office> {
  const rows = await store.aggregate('branches', [
    { $match: filter },
    { $lookup: { from: 'appointments', localField: '_id', foreignField: 'branchId', as: 'appointments' } },
    { $lookup: { from: 'noneDeclarations', localField: '_id', foreignField: 'branchId', as: 'noneDeclarations' } },
    { $sort: { _id: 1 } },
    { $limit: MOST_ROWS },
  ])
  // Boundary: the rows are what the stages above made of branches.
  const offices = rows as unknown as (Branch & Omit<Office, 'branches'>)[]
  return {
    branches: offices.map(({ appointments: _, noneDeclarations: __, ...branch }) => branch),
    appointments: offices.flatMap(({ appointments }) => appointments),
    noneDeclarations: offices.flatMap(({ noneDeclarations }) => noneDeclarations),
  }
}
