import { CloudError } from '../cloud-error'
import { FILES_A_REQUEST, TEMPORARY_URL_SECONDS, TEMPORARY_URL_SECONDS_AT_MOST, UPLOAD_BYTES } from '../limits'
import type { AdminProduct } from '../server/admin-endpoint'
import { isRecord } from '../server/json'
import { checkCloudPath, fileIdOf, pathOfFileId } from './cloud-path'
import { checkMayWrite, isPublic, mayRead, type StorageRule } from './storage-rule'
import type { FileStore, StoredFile } from './file-store'
import type { LinkSigner } from './signature'

export interface TemporaryLink {
  readonly code: 'SUCCESS' | 'STORAGE_FILE_NONEXIST' | 'STORAGE_EXCEED_AUTHORITY'
  readonly fileID: string
  /** Not percent-encoded, as CloudBase answers it: the SDK encodes. Empty when there is no such file. */
  readonly tempFileURL: string
}

export interface CloudStorageOptions {
  readonly files: FileStore
  readonly signer: LinkSigner
  /** `http://127.0.0.1:<port>`; asked when a link is made. */
  readonly address: () => string
  readonly now: () => string
  readonly rule: StorageRule
}

/** Cloud storage: files by path, reached through links that expire. */
export class CloudStorage {
  constructor(private readonly options: CloudStorageOptions) {}

  /** What the SDK asks for, `storage.*`. */
  readonly product: AdminProduct = async ({ action, params }) => {
    switch (action) {
      case 'storage.getUploadMetadata':
        return { data: this.uploadMetadata(params.path) }
      case 'storage.batchGetDownloadUrl':
        return { data: { download_list: this.temporaryLinks(params.file_list) } }
      case 'storage.batchDeleteFile':
        return { data: { delete_list: await this.removeAll(params.fileid_list) } }
      default:
        throw new CloudError('INVALID_ACTION', `storage does not answer ${action}`)
    }
  }

  list(): StoredFile[] {
    return this.options.files.list()
  }

  /** Stores a file and answers its id once it is on the disk. Throws INVALID_PARAM, EXCEED_REQUEST_SIZE_LIMIT. */
  async upload(path: unknown, bytes: Uint8Array, owner?: string): Promise<string> {
    const checked = checkCloudPath(path)
    if (bytes.byteLength > UPLOAD_BYTES)
      throw new CloudError('EXCEED_REQUEST_SIZE_LIMIT', `a file may have ${UPLOAD_BYTES} bytes`)
    await this.options.files.put(checked, bytes, this.options.now(), owner)
    return fileIdOf(checked)
  }

  /** The same from a client. Throws also STORAGE_EXCEED_AUTHORITY. */
  async uploadBy(openid: string, path: unknown, bytes: Uint8Array): Promise<string> {
    checkMayWrite(this.options.rule, openid, this.options.files.find(checkCloudPath(path)))
    return this.upload(path, bytes, openid)
  }

  /** Links that a client asks for: `wx.cloud.getTempFileURL` says of each file whether it may have one. */
  temporaryLinksFor(openid: string, list: unknown): TemporaryLink[] {
    return this.temporaryLinks(list).map((link) => {
      const path = pathOfFileId(link.fileID)
      const file = path === undefined ? undefined : this.options.files.find(path)
      const mayHave = !file || mayRead(this.options.rule, openid, file.owner)
      return mayHave ? link : { ...link, code: 'STORAGE_EXCEED_AUTHORITY', tempFileURL: '' }
    })
  }

  /** Whether a file may be read by its path alone, without a signed link. */
  get isPublic(): boolean {
    return isPublic(this.options.rule)
  }

  /** Items are file ids, or `{fileid, max_age}` with a life in seconds. Throws INVALID_PARAM. */
  temporaryLinks(list: unknown): TemporaryLink[] {
    return checkList(list, 'file_list').map((item) => {
      const fileId: unknown = isRecord(item) ? item.fileid : item
      return this.temporaryLink(fileId, secondsIn(isRecord(item) ? item.max_age : undefined))
    })
  }

  private temporaryLink(fileId: unknown, seconds: number): TemporaryLink {
    if (typeof fileId !== 'string') throw new CloudError('INVALID_PARAM', 'a file id is not text')
    const path = pathOfFileId(fileId)
    if (path === undefined || !this.options.files.find(path))
      return { code: 'STORAGE_FILE_NONEXIST', fileID: fileId, tempFileURL: '' }
    const query = this.isPublic ? '' : `?${this.options.signer.sign('read', path, seconds)}`
    return { code: 'SUCCESS', fileID: fileId, tempFileURL: `${this.options.address()}/files/${path}${query}` }
  }

  private uploadMetadata(path: unknown): Record<string, string> {
    const checked = checkCloudPath(path)
    const query = this.options.signer.sign('write', checked, TEMPORARY_URL_SECONDS)
    const encoded = checked.split('/').map(encodeURIComponent).join('/')
    return {
      url: `${this.options.address()}/files/${encoded}?${query}`,
      token: 'local',
      authorization: 'local',
      fileId: fileIdOf(checked),
      cosFileId: 'local',
    }
  }

  private async removeAll(list: unknown): Promise<{ fileID: unknown; code: string }[]> {
    return Promise.all(
      checkList(list, 'fileid_list').map(async (fileId) => {
        const path = pathOfFileId(fileId)
        const removed = path !== undefined && (await this.options.files.remove(path))
        return { fileID: fileId, code: removed ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST' }
      }),
    )
  }
}

function checkList(list: unknown, name: string): readonly unknown[] {
  if (!Array.isArray(list)) throw new CloudError('INVALID_PARAM', `${name} is not a list`)
  if (list.length > FILES_A_REQUEST)
    throw new CloudError('INVALID_PARAM', `${name} names more than ${FILES_A_REQUEST} files`)
  return list
}

function secondsIn(age: unknown): number {
  return typeof age === 'number' && Number.isInteger(age) && age > 0
    ? Math.min(age, TEMPORARY_URL_SECONDS_AT_MOST)
    : TEMPORARY_URL_SECONDS
}
