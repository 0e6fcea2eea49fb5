import type { OutputOf, RequestOf } from '#contract'
import { chooseFile, type ChosenFile } from './chosen-file'
import { ask } from './page-load'

export type Roll = OutputOf<'register.list'>
export type RollMember = Roll['members'][number]
export type RegisteredPerson = OutputOf<'register.get'>
export type ImportCheck = OutputOf<'register.importCheck'>
export type NamedPerson = OutputOf<'register.names'>['members'][number]

/** Who can be chosen in a form. Throws a `CallFailure` when it is refused or does not get through: nobody is not the same. */
export function peopleOf(branchId: string): Promise<readonly NamedPerson[]> {
  return namesOf({ branchId })
}

/**
 * The same where a bureau may name whoever belongs to one of its branches: who is due at its meetings, who leads one, holds
 * a post or sees to a step.
 */
export function peopleWithBelow(branchId: string): Promise<readonly NamedPerson[]> {
  return namesOf({ branchId, withBelow: true })
}

async function namesOf(input: RequestOf<'register.names'>): Promise<readonly NamedPerson[]> {
  return (await ask('register.names', input)).members
}

/** A list of members chosen from a chat. Undefined when nothing was chosen. */
export function chooseList(): Promise<ChosenFile | undefined> {
  return chooseFile('xlsx', 'csv')
}
