import { element } from '../dom'
import { api, ApiFailure } from './api'
import {
  fileAt,
  fileUrl,
  isFolder,
  keepTemporary,
  makeFolder,
  namesIn,
  readTemporary,
  removeFile,
  removeFolder,
  USER_FOLDER,
  writeFile,
} from './file-paths'
import { fetchFromPhone } from './network'
import { requirePrivacy } from './privacy'
import { requireScope } from './settings'

interface PathOptions {
  readonly filePath: string
}
interface ReadOptions extends PathOptions {
  readonly encoding?: string
  /** From which byte on, and how many; left out: from the first, and all. */
  readonly position?: number
  readonly length?: number
}
interface FolderOptions {
  readonly dirPath: string
  readonly recursive?: boolean
}
interface WriteOptions extends PathOptions {
  readonly encoding?: string
  readonly data: string | ArrayBuffer
}

/** WeChat's code for a domain that is not on the list of the mini-program's administrator. */
const NOT_LISTED = 600002
/** What `wx.openDocument` opens. */
const DOCUMENTS = ['doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'pdf']

/** Loading, keeping and opening files. What a phone would show, a browser downloads. */
export const fileApis = {
  env: { USER_DATA_PATH: USER_FOLDER },
  downloadFile: api<{ url: string; filePath?: string }>('downloadFile', async ({ url, filePath }) => {
    if (!(await isListed(url))) throw new ApiFailure('url not in domain list', NOT_LISTED)
    const response = await fetchFromPhone(url)
    const path = keepTemporary(await response.blob(), nameIn(url))
    if (filePath !== undefined) writeFile(filePath, await readTemporary(path))
    return { tempFilePath: path, ...(filePath === undefined ? {} : { filePath }), statusCode: response.status }
  }),
  openDocument: api<PathOptions & { fileType?: string }>(
    'openDocument',
    ({ filePath, fileType = ending(filePath) }) => {
      if (!DOCUMENTS.includes(fileType)) throw new ApiFailure('filetype not supported')
      return hand(filePath)
    },
  ),
  saveFileToDisk: api<PathOptions>('saveFileToDisk', ({ filePath }) => hand(filePath)),
  shareFileMessage: api<PathOptions & { fileName?: string }>('shareFileMessage', ({ filePath, fileName }) =>
    hand(filePath, fileName),
  ),
  saveImageToPhotosAlbum: api<PathOptions>('saveImageToPhotosAlbum', async ({ filePath }) => {
    await requirePrivacy('saveImageToPhotosAlbum')
    await requireScope('writePhotosAlbum')
    await hand(filePath)
  }),
  saveFile: api<{ tempFilePath: string }>('saveFile', async ({ tempFilePath }) => {
    const savedFilePath = `${USER_FOLDER}/${nameIn(tempFilePath)}`
    writeFile(savedFilePath, await readTemporary(tempFilePath))
    return { savedFilePath }
  }),
  getFileSystemManager: () => fileSystem,
}

/** The part of the file system that pages use. */
const fileSystem = {
  readFile: api<ReadOptions>('readFile', async ({ filePath, encoding, position = 0, length }) => {
    const whole = await readTemporary(filePath)
    const file = whole.slice(position, length === undefined ? undefined : position + length)
    return { data: encoding === undefined ? await file.arrayBuffer() : await decoded(file, encoding) }
  }),
  writeFile: api<WriteOptions>('writeFile', ({ filePath, data, encoding }) => {
    writeFile(filePath, encoded(data, encoding))
  }),
  writeFileSync: sync('writeFileSync', (filePath: string, data: string | ArrayBuffer, encoding?: string) =>
    writeFile(filePath, encoded(data, encoding)),
  ),
  copyFile: api<{ srcPath: string; destPath: string }>('copyFile', async ({ srcPath, destPath }) =>
    writeFile(destPath, await readTemporary(srcPath)),
  ),
  access: api<{ path: string }>('access', ({ path }) => {
    if (!exists(path)) throw new ApiFailure(`no such file or directory ${path}`)
  }),
  accessSync: (path: string) => {
    if (!exists(path)) throw new Error(`accessSync:fail no such file or directory ${path}`)
  },
  unlink: api<PathOptions>('unlink', ({ filePath }) => {
    if (!removeFile(filePath)) throw new ApiFailure(`no such file or directory ${filePath}`)
  }),
  unlinkSync: (filePath: string) => void removeFile(filePath),
  readdir: api<FolderOptions>('readdir', ({ dirPath }) => ({ files: namesIn(dirPath) })),
  mkdir: api<FolderOptions>('mkdir', ({ dirPath, recursive }) => makeFolder(dirPath, recursive)),
  mkdirSync: sync('mkdirSync', makeFolder),
  rmdir: api<FolderOptions>('rmdir', ({ dirPath, recursive }) => removeFolder(dirPath, recursive)),
  rmdirSync: sync('rmdirSync', removeFolder),
  getFileInfo: api<PathOptions>('getFileInfo', async ({ filePath }) => ({
    size: (await readTemporary(filePath)).size,
  })),
}

/** The sync form of a function of the file system: it throws in the words the other fails with. */
function sync<Given extends unknown[]>(name: string, run: (...given: Given) => void): (...given: Given) => void {
  return (...given) => {
    try {
      run(...given)
    } catch (error) {
      throw new Error(`${name}:fail ${error instanceof Error ? error.message : String(error)}`, { cause: error })
    }
  }
}

/** Whether `wx.downloadFile` may reach it, as whoever serves the preview has listed. */
async function isListed(url: string): Promise<boolean> {
  const domains = (await (await fetch('/__download-domains')).json()) as readonly string[]
  return domains.includes(new URL(url, location.href).origin)
}

function ending(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1).toLowerCase()
}

function exists(path: string): boolean {
  return isFolder(path) || fileAt(path) !== undefined
}

/** Gives a file to the person: the browser saves it under its name. */
async function hand(path: string, name = nameIn(path)): Promise<void> {
  await readTemporary(path)
  element('a', { href: fileUrl(path), download: name }).click()
}

function nameIn(path: string): string {
  const { pathname } = new URL(path, location.href)
  return decodeURIComponent(pathname.slice(pathname.lastIndexOf('/') + 1)) || 'file'
}

async function decoded(file: Blob, encoding: string): Promise<string> {
  if (encoding !== 'base64') return file.text()
  const bytes = new Uint8Array(await file.arrayBuffer())
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

function encoded(data: string | ArrayBuffer, encoding: string | undefined): Blob {
  if (typeof data !== 'string' || encoding !== 'base64') return new Blob([data])
  return new Blob([Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0))])
}
