import { MOST_PIECES, PIECE_BYTES } from '../domain/values/upload-pieces'
import { call } from './call'
import { CallFailure, failureOf, outcomeOf } from './call-failure'
import { askPhone } from './phone'

/** A file chosen from a chat: its name, where the phone put it, and its bytes. */
export interface ChosenFile {
  readonly name: string
  readonly path: string
  readonly size: number
}

/** Undefined when nothing was chosen. Throws `PhoneRefusal`. */
export async function chooseFile(...extension: string[]): Promise<ChosenFile | undefined> {
  const chosen = await askPhone('choose-file', wx.chooseMessageFile({ count: 1, type: 'file', extension }))
  const file = chosen?.tempFiles[0]
  return file && { name: file.name, path: file.path, size: file.size }
}

/** The pieces of each file that may still lie in the cloud: they were sent, and no answer came to what was asked with them. */
const SENT = new WeakMap<ChosenFile, readonly string[]>()

/**
 * Asks something about a file: sends it, piece by piece, and asks with what was answered for each. The cloud reads a file once,
 * so it is sent again for the next question; only where no answer came is the same question asked with the same pieces first,
 * since it may have been answered. Throws a `CallFailure`.
 */
export async function withFile<Value>(
  branchId: string,
  file: ChosenFile,
  ask: (uploads: string[]) => Promise<Value>,
): Promise<Value> {
  const sent = SENT.get(file)
  const before = sent && (await outcomeOf(ask([...sent])))
  if (before && 'value' in before) return answered(before.value)
  if (before && before.failure.code !== 'no-such-file') throw before.failure
  const uploads = await upload(branchId, file)
  SENT.set(file, uploads)
  return answered(await ask([...uploads]))

  function answered(value: Value): Value {
    SENT.delete(file)
    return value
  }
}

async function upload(branchId: string, file: ChosenFile): Promise<readonly string[]> {
  if (file.size > MOST_PIECES * PIECE_BYTES) throw new CallFailure('too-large', '文件超过 4 MB，请删去图片后再选。')
  if (file.size === 0) throw new CallFailure('no-such-file', '这个文件是空的，请重新选择。')
  const uploads: string[] = []
  for (let position = 0; position < file.size; position += PIECE_BYTES) {
    const base64 = await read(file.path, position, Math.min(PIECE_BYTES, file.size - position))
    const answer = await call('file.upload', { branchId, base64 })
    if (!answer.ok) throw failureOf<'file.upload'>(answer)
    uploads.push(answer.value.uploadId)
  }
  return uploads
}

function read(filePath: string, position: number, length: number): Promise<string> {
  return new Promise((resolve, reject) => {
    wx.getFileSystemManager().readFile({
      ...{ filePath, encoding: 'base64', position, length },
      success: ({ data }) => resolve(data as string),
      fail: () => reject(new CallFailure('no-such-file', '读不到这个文件，请重新选择。')),
    })
  })
}
