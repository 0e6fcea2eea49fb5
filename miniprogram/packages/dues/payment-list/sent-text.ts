import { withFile } from '../../../services/chosen-file'

/** Asks something about a text, which is sent as a file is; it lies on the phone only until there is an answer. */
export async function withText<Value>(
  branchId: string,
  text: string,
  ask: (uploads: string[]) => Promise<Value>,
): Promise<Value> {
  const path = `${wx.env.USER_DATA_PATH}/pasted.csv`
  const files = wx.getFileSystemManager()
  files.writeFileSync(path, text, 'utf8')
  try {
    return await withFile(branchId, { name: '', path, size: bytesOf(text) }, ask)
  } finally {
    files.unlinkSync(path)
  }
}

/** In UTF-8. */
function bytesOf(text: string): number {
  return encodeURIComponent(text).replace(/%../g, '1').length
}
