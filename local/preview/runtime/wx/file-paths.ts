/**
 * The phone's files. A path is what pages hold: `http://tmp/<number>/<name>` for what was chosen or loaded,
 * `http://usr/<folders>/<name>` for what a page writes itself. They are forgotten when the phone is reloaded. Reasons of
 * refusal are in the words of WeChat's file system (FileSystemManager).
 */
export const USER_FOLDER = 'http://usr'
const TEMPORARY_FOLDER = 'http://tmp'
/** What a mini-program may keep there in all (文件系统: 本地用户文件 and 本地缓存文件 together 200 MB). */
const MOST_BYTES = 200 * 1024 * 1024
const files = new Map<string, Blob>()
const folders = new Set([USER_FOLDER])
const urls = new WeakMap<Blob, string>()

export function keepTemporary(file: Blob, name: string): string {
  const path = `${TEMPORARY_FOLDER}/${files.size + 1}/${name}`
  files.set(path, file)
  return path
}

/** Writes a file of the page's own. Throws where it may not lie, where its folder is missing, and where there is no room. */
export function writeFile(path: string, file: Blob): void {
  if (!isOwn(path)) throw new Error(`permission denied, open ${path}`)
  if (!folders.has(above(path))) throw new Error(`no such file or directory, open ${path}`)
  if (usedBytes(path) + file.size > MOST_BYTES)
    throw new Error('the maximum size of the file storage limit is exceeded')
  files.set(path, file)
}

/** Throws where it is there already, or what is above it is not and `recursive` does not make it too. */
export function makeFolder(path: string, recursive = false): void {
  if (!isOwn(path)) throw new Error(`permission denied, open ${path}`)
  if (recursive) {
    if (path === USER_FOLDER) return
    makeFolder(above(path), true)
  } else if (folders.has(path)) throw new Error(`file already exists ${path}`)
  else if (!folders.has(above(path))) throw new Error(`no such file or directory, open ${path}`)
  folders.add(path)
}

/** Throws where there is none, or something is in it and `recursive` does not take it too. */
export function removeFolder(path: string, recursive = false): void {
  if (!folders.has(path) || path === USER_FOLDER) throw new Error(`no such file or directory, open ${path}`)
  const isWithin = (other: string) => other.startsWith(`${path}/`)
  const within = [...files.keys(), ...folders].filter(isWithin)
  if (within.length > 0 && !recursive) throw new Error('directory not empty')
  for (const each of [path, ...within]) {
    files.delete(each)
    folders.delete(each)
  }
}

export function isFolder(path: string): boolean {
  return folders.has(path)
}

const above = (path: string) => path.slice(0, path.lastIndexOf('/'))
const isOwn = (path: string) => path === USER_FOLDER || path.startsWith(`${USER_FOLDER}/`)

/** Besides what lies at `path`, which is replaced. */
function usedBytes(path: string): number {
  return [...files].reduce((sum, [each, { size }]) => (isOwn(each) && each !== path ? sum + size : sum), 0)
}

export function fileAt(path: string): Blob | undefined {
  return files.get(path)
}

export function removeFile(path: string): boolean {
  return files.delete(path)
}

/** What lies in a folder, by name: its files and its folders. */
export function namesIn(folder: string): string[] {
  return [...files.keys(), ...folders]
    .filter((path) => above(path) === folder)
    .map((path) => path.slice(folder.length + 1))
}

/** A file of the phone, or of the mini-program's own folder. Throws when there is none. */
export async function readTemporary(path: string): Promise<Blob> {
  const file = files.get(path)
  if (file) return file
  const response = await fetch(fileUrl(path))
  if (!response.ok) throw new Error(`no such file or directory ${path}`)
  return response.blob()
}

/** What the browser can load for a path; a relative one counts from the page or component `owner`. */
export function fileUrl(path: string, owner = ''): string {
  const file = files.get(path)
  if (file) {
    const url = urls.get(file) ?? URL.createObjectURL(file)
    urls.set(file, url)
    return url
  }
  if (/^(https?|data|blob):/.test(path)) return path
  return new URL(path, `${location.origin}/${owner}`).href
}
