import type { OutputOf } from '#contract'
import { read } from './call'
import { chooseFile, type ChosenFile } from './chosen-file'

export type Roll = OutputOf<'register.list'>
export type RollMember = Roll['members'][number]
export type RegisteredPerson = OutputOf<'register.get'>
export type ImportCheck = OutputOf<'register.importCheck'>
export type NamedPerson = OutputOf<'register.names'>['members'][number]

/** Who can be chosen in a form; none when the server cannot be asked. */
export async function peopleOf(branchId: string): Promise<readonly NamedPerson[]> {
  const answer = await read('register.names', { branchId })
  return answer.ok ? answer.value.members : []
}

/** A list of members chosen from a chat. Undefined when nothing was chosen. */
export function chooseList(): Promise<ChosenFile | undefined> {
  return chooseFile('xlsx', 'csv')
}
