import type { OutputOf, RequestOf } from '#contract'
import { read } from './call'
import { chooseFile, type ChosenFile } from './chosen-file'

export type Roll = OutputOf<'register.list'>
export type RollMember = Roll['members'][number]
export type RegisteredPerson = OutputOf<'register.get'>
export type ImportCheck = OutputOf<'register.importCheck'>
export type NamedPerson = OutputOf<'register.names'>['members'][number]

/** Who can be chosen in a form; none when the server cannot be asked. */
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
  const answer = await read('register.names', input)
  return answer.ok ? answer.value.members : []
}

/** A list of members chosen from a chat. Undefined when nothing was chosen. */
export function chooseList(): Promise<ChosenFile | undefined> {
  return chooseFile('xlsx', 'csv')
}
