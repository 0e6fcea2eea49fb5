import type { Files } from '../application/ports/files'
import type { CloudApp } from './app'

/** Files in CloudBase's storage. */
export class CloudbaseFiles implements Files {
  constructor(private readonly app: CloudApp) {}

  async put(path: string, bytes: Uint8Array): Promise<string> {
    const { fileID } = await this.app.uploadFile({ cloudPath: path, fileContent: Buffer.from(bytes) })
    return fileID
  }

  async read(fileId: string): Promise<Uint8Array | undefined> {
    const link = await this.link(fileId)
    if (link === undefined) return undefined
    const { fileContent } = await this.app.downloadFile({ fileID: fileId })
    return fileContent === undefined ? undefined : Buffer.from(fileContent)
  }

  async temporaryLink(fileId: string): Promise<string> {
    const link = await this.link(fileId)
    if (link === undefined) throw new Error(`No such file: ${fileId}`)
    return link
  }

  async remove(fileId: string): Promise<void> {
    await this.app.deleteFile({ fileList: [fileId] })
  }

  private async link(fileId: string): Promise<string | undefined> {
    const { fileList } = await this.app.getTempFileURL({ fileList: [fileId] })
    const [found] = fileList as { code?: string; tempFileURL?: string }[]
    return found?.code === 'SUCCESS' ? found.tempFileURL : undefined
  }
}
