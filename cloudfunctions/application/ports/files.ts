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
