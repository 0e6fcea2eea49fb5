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

/** A name that a path, a link and the folders of every system can hold: what separates or is reserved becomes a blank. */
export function asFileName(name: string): string {
  return name.replace(/[\\/:*?"<>|#%&\s\p{C}]+/gu, ' ').trim()
}
