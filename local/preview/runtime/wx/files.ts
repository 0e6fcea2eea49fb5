import { element } from '../dom'
import { api, ApiFailure } from './api'
import {
  fileAt,
  filesBelow,
  fileUrl,
  keepTemporary,
  readTemporary,
  removeFile,
  USER_FOLDER,
  writeFile,
} from './file-paths'
import { fetchFromPhone } from './network'

interface PathOptions {
  readonly filePath: string
}
interface ReadOptions extends PathOptions {
  readonly encoding?: string
}
interface WriteOptions extends ReadOptions {
  readonly data: string | ArrayBuffer
}

/** Loading, keeping and opening files. What a phone would show, a browser downloads. */
export const fileApis = {
  env: { USER_DATA_PATH: USER_FOLDER },
  downloadFile: api<{ url: string; filePath?: string }>('downloadFile', async ({ url, filePath }) => {
    const response = await fetchFromPhone(url)
    const path = keepTemporary(await response.blob(), nameIn(url))
    if (filePath !== undefined) writeFile(filePath, await readTemporary(path))
    return { tempFilePath: path, ...(filePath === undefined ? {} : { filePath }), statusCode: response.status }
  }),
  openDocument: api<PathOptions & { fileType?: string }>('openDocument', ({ filePath }) => hand(filePath)),
  saveFileToDisk: api<PathOptions>('saveFileToDisk', ({ filePath }) => hand(filePath)),
  shareFileMessage: api<PathOptions & { fileName?: string }>('shareFileMessage', ({ filePath, fileName }) =>
    hand(filePath, fileName),
  ),
  saveImageToPhotosAlbum: api<PathOptions>('saveImageToPhotosAlbum', ({ filePath }) => hand(filePath)),
  saveFile: api<{ tempFilePath: string }>('saveFile', async ({ tempFilePath }) => {
    const savedFilePath = `${USER_FOLDER}/${nameIn(tempFilePath)}`
    writeFile(savedFilePath, await readTemporary(tempFilePath))
    return { savedFilePath }
  }),
  getFileSystemManager: () => fileSystem,
}

/** The part of the file system that pages use. */
const fileSystem = {
  readFile: api<ReadOptions>('readFile', async ({ filePath, encoding }) => {
    const file = await readTemporary(filePath)
    return { data: encoding === undefined ? await file.arrayBuffer() : await decoded(file, encoding) }
  }),
  writeFile: api<WriteOptions>('writeFile', ({ filePath, data, encoding }) => {
    writeFile(filePath, encoded(data, encoding))
  }),
  writeFileSync: (filePath: string, data: string | ArrayBuffer, encoding?: string) =>
    writeFile(filePath, encoded(data, encoding)),
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
  readdir: api<{ dirPath: string }>('readdir', ({ dirPath }) => ({ files: filesBelow(dirPath) })),
  mkdir: api('mkdir', () => undefined),
  mkdirSync: () => undefined,
  getFileInfo: api<PathOptions>('getFileInfo', async ({ filePath }) => ({
    size: (await readTemporary(filePath)).size,
  })),
}

function exists(path: string): boolean {
  return path === USER_FOLDER || fileAt(path) !== undefined || filesBelow(path).length > 0
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
