import { upload } from './call'
import { askPhone } from './phone'

/** A file chosen from a chat: its name and where the phone put it. */
export interface ChosenFile {
  readonly name: string
  readonly path: string
}

/** Undefined when nothing was chosen. Throws `PhoneRefusal`. */
export async function chooseFile(...extension: string[]): Promise<ChosenFile | undefined> {
  const chosen = await askPhone('choose-file', wx.chooseMessageFile({ count: 1, type: 'file', extension }))
  const file = chosen?.tempFiles[0]
  return file && { name: file.name, path: file.path }
}

/** Uploads a file to where what is brought to that branch is looked for. Answers its id. */
export function uploadFor(branchId: string, { path }: ChosenFile, ending: string) {
  return upload(`imports/${branchId}/${Date.now().toString(36)}.${ending}`, path)
}
