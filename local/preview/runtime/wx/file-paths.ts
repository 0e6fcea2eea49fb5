/**
 * The phone's files. A path is what pages hold: `http://tmp/<number>/<name>` for what was chosen or loaded,
 * `http://usr/<name>` for what a page writes itself. They are forgotten when the phone is reloaded.
 */
export const USER_FOLDER = 'http://usr'
const TEMPORARY_FOLDER = 'http://tmp'
const files = new Map<string, Blob>()
const urls = new WeakMap<Blob, string>()

export function keepTemporary(file: Blob, name: string): string {
  const path = `${TEMPORARY_FOLDER}/${files.size + 1}/${name}`
  files.set(path, file)
  return path
}

export function writeFile(path: string, file: Blob): void {
  files.set(path, file)
}

export function fileAt(path: string): Blob | undefined {
  return files.get(path)
}

export function removeFile(path: string): boolean {
  return files.delete(path)
}

/** The files below a folder, by their path from it. */
export function filesBelow(folder: string): string[] {
  const start = folder.endsWith('/') ? folder : `${folder}/`
  return [...files.keys()].filter((path) => path.startsWith(start)).map((path) => path.slice(start.length))
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
