import type { OutputOf } from '#contract'
import { call, upload } from './call'

export type Roll = OutputOf<'register.list'>
export type RollMember = Roll['members'][number]
export type RegisteredPerson = OutputOf<'register.get'>
export type ImportCheck = OutputOf<'register.importCheck'>
export type NamedPerson = OutputOf<'register.names'>['members'][number]

/** Who can be chosen in a form; none when the server cannot be asked. */
export async function peopleOf(branchId: string): Promise<readonly NamedPerson[]> {
  const answer = await call('register.names', { branchId })
  return answer.ok ? answer.value.members : []
}

/** A list of members chosen from a chat: its name and where the phone put it. Undefined when nothing was chosen. */
export async function chooseList(): Promise<{ readonly name: string; readonly path: string } | undefined> {
  try {
    const { tempFiles } = await wx.chooseMessageFile({ count: 1, type: 'file', extension: ['xlsx', 'csv'] })
    const [file] = tempFiles
    return file && { name: file.name, path: file.path }
  } catch {
    return undefined
  }
}

/** Uploads a list to where the import of that branch looks for it. Answers the file's id. */
export function uploadList(branchId: string, file: { readonly name: string; readonly path: string }) {
  const ending = /\.csv$/i.test(file.name) ? 'csv' : 'xlsx'
  return upload(`imports/${branchId}/${Date.now().toString(36)}.${ending}`, file.path)
}
