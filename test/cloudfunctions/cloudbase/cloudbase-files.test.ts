import type { CloudApp } from '../../../cloudfunctions/cloudbase/app'
import { CloudbaseFiles } from '../../../cloudfunctions/cloudbase/cloudbase-files'

const FILE = 'cloud://env/a.docx'
/** As CloudBase answers of a file that is not there: with a link all the same, which leads nowhere. */
const GONE = { fileID: FILE, code: 'STORAGE_FILE_NONEXIST', tempFileURL: 'https://example.invalid/' }
const THERE = { fileID: FILE, code: 'SUCCESS', tempFileURL: 'https://example.invalid/a.docx?sign=1' }

function filesAnswering(found: object) {
  const loaded: string[] = []
  const app = {
    getTempFileURL: async () => ({ fileList: [found] }),
    downloadFile: async ({ fileID }: { fileID: string }) => {
      loaded.push(fileID)
      return { fileContent: Buffer.from('内容') }
    },
  }
  return { files: new CloudbaseFiles(app as unknown as CloudApp), loaded }
}

it('a file that is there is read, and has a link for a while', async () => {
  const { files } = filesAnswering(THERE)
  expect(Buffer.from((await files.read(FILE)) ?? []).toString()).toBe('内容')
  expect(await files.temporaryLink(FILE)).toBe(THERE.tempFileURL)
})

it('a file that is not there is not loaded, and has no link', async () => {
  const { files, loaded } = filesAnswering(GONE)
  expect(await files.read(FILE)).toBeUndefined()
  expect(loaded).toEqual([])
  await expect(files.temporaryLink(FILE)).rejects.toThrow('No such file')
})
