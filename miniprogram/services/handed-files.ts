/**
 * Files that the cloud wrote for the person, on the phone for as long as the page is open that asked for them: what they want
 * to have, they pass on or save from there. Each lies in a folder of its own, so that it keeps its name.
 */
import type { OutputOf } from '#contract'
import { endingOf, notCome, notOpened } from '../text/files'
import { CallFailure } from './call-failure'
import { wasCancelled } from './phone'
import { note } from './realtime-log'

export type WrittenFile = OutputOf<'me.yearFile'>

export interface HandedFile {
  readonly path: string
  readonly fileName: string
}

const root = () => `${wx.env.USER_DATA_PATH}/handed`
/** The folders of each page: what it asked for before is gone when it asks for more, but for what is to lie beside it. */
const TAKEN = new WeakMap<object, readonly string[]>()
let folders = 0

/** Puts a file on the phone, for a page. Throws a `CallFailure` that says why it did not come. */
export function takeFile(page: object, file: WrittenFile): Promise<HandedFile> {
  dropFilesOf(page)
  return takeBeside(page, file)
}

/** The same beside those the page has already, such as one picture of several. */
export async function takeBeside(page: object, file: WrittenFile): Promise<HandedFile> {
  const fileName = asName(file.fileName)
  try {
    const path = `${makeFolder(page)}/${fileName}`
    if (file.comes === 'inside') write(path, file.base64)
    else await download(file.link, path)
    return { path, fileName }
  } catch (failure) {
    throw new CallFailure('offline', notCome(fileName, failure, file.comes === 'by-link' ? file.link : ''))
  }
}

/** Opens a file in WeChat's own viewer; from there it can be passed on to a computer. Answers why it is not open. */
export async function openFile({ path, fileName }: HandedFile): Promise<string | undefined> {
  const ending = endingOf(fileName)
  try {
    await wx.openDocument({ filePath: path, fileType: ending === 'xlsx' ? 'xlsx' : 'docx', showMenu: true })
    return undefined
  } catch (failure) {
    return wasCancelled(failure) ? undefined : notOpened(fileName, failure)
  }
}

/** Takes away what a page has had; it is closed. */
export function dropFilesOf(page: object): void {
  for (const folder of TAKEN.get(page) ?? []) remove(folder)
  TAKEN.delete(page)
}

/** Takes away everything: what an earlier run has left, and what is on the phone of somebody who wants nothing kept. */
export function dropAllFiles(): void {
  remove(root())
}

function makeFolder(page: object): string {
  const folder = `${root()}/${++folders}`
  wx.getFileSystemManager().mkdirSync(folder, true)
  TAKEN.set(page, [...(TAKEN.get(page) ?? []), folder])
  return folder
}

/** Where there is no room, what was taken earlier makes some: whoever still wants it asks again. */
function write(path: string, base64: string): void {
  const files = wx.getFileSystemManager()
  try {
    files.writeFileSync(path, base64, 'base64')
  } catch (failure) {
    if (!/limit/.test(String((failure as Error | undefined)?.message ?? failure))) throw failure
    dropAllFiles()
    files.mkdirSync(path.slice(0, path.lastIndexOf('/')), true)
    files.writeFileSync(path, base64, 'base64')
  }
}

async function download(url: string, filePath: string): Promise<void> {
  const { statusCode } = await new Promise<{ statusCode: number }>((done, fail) => {
    wx.downloadFile({ url, filePath, success: done, fail })
  })
  if (statusCode !== 200) throw new Error(`statusCode ${statusCode}`)
}

function remove(folder: string): void {
  try {
    wx.getFileSystemManager().rmdirSync(folder, true)
  } catch (failure) {
    const isThere = !/no such file/.test(String((failure as Error).message))
    if (isThere) note(failure)
  }
}

/** The server has cleaned it; what would lead out of the folder is no name whatever the server says. */
function asName(fileName: string): string {
  return fileName.replace(/[\\/:*?"<>|\s]+/g, ' ').replace(/^[. ]+/, '') || '文件'
}
