/** Files people upload and download. Ids are the platform's file ids. */
export interface Files {
  /** Stores bytes under a path and answers with the file's id. */
  put(path: string, bytes: Uint8Array): Promise<string>
  /** Undefined when there is no such file. */
  read(fileId: string): Promise<Uint8Array | undefined>
  /** A link that opens the file for a while. */
  temporaryLink(fileId: string): Promise<string>
  remove(fileId: string): Promise<void>
}

/** UTF-8 bytes of a name: Linux and Android take 255, and the phone puts a number to a name that is there already. */
const MOST_NAME_BYTES = 200

/**
 * A name that a path, a link and the folders of every system can hold: what separates or is reserved becomes a blank, what is
 * too long is cut before the ending. Every file that is given a name of what people wrote goes through here.
 */
export function asFileName(name: string): string {
  const clean = name.replace(/[\\/:*?"<>|#%&\s\p{C}]+/gu, ' ').trim()
  const ending = /\.[a-z]{2,5}$/.exec(clean)?.[0] ?? ''
  const room = MOST_NAME_BYTES - ending.length
  let stem = ''
  for (const character of clean.slice(0, clean.length - ending.length)) {
    if (Buffer.byteLength(stem + character) > room) break
    stem += character
  }
  return `${stem.replace(/^[.\s]+/, '').trim() || '文件'}${ending}`
}
