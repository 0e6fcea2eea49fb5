import { randomBytes } from 'node:crypto'
import type { MemberId } from '#domain/people/identity'
import { addMinutes, instantFromMillis, type Instant } from '#domain/time/instant'
import type { LentFile } from '../application/ports/collections'
import type { Files } from '../application/ports/files'
import type { Store } from '../application/ports/store'
import type { CloudApp } from './app'

const LINK_SECONDS = 600
/** A phone with a poor network may still be loading it. */
export const LENT_FILE_KEPT_MINUTES = 60
/** What one run of the timer takes away; the next goes on. WeChat deletes 50 files a request. */
const MOST_A_ROUND = 50

/**
 * Files in CloudBase's storage, which cannot list what it holds: each is noted in the database before it is there, so that none is
 * forgotten, and taken away by the timer.
 */
export class CloudbaseFiles implements Files {
  constructor(
    private readonly app: CloudApp,
    private readonly store: Store,
    private readonly now: () => Instant = () => instantFromMillis(Date.now()),
  ) {}

  async lend(fileName: string, bytes: Uint8Array, memberId: MemberId | null): Promise<string> {
    // 160 random bits: nobody finds it by guessing, whatever the rule of the storage.
    const cloudPath = `exports/${randomBytes(20).toString('hex')}/${fileName}`
    const { data } = await this.app.getUploadMetadata({ cloudPath })
    const until = addMinutes(this.now(), LENT_FILE_KEPT_MINUTES)
    const doc = { _id: randomBytes(20).toString('hex'), revision: 1, fileId: data.fileId, memberId, until }
    await this.store.commit([{ do: 'insert', in: 'lentFiles', doc }])
    const { fileID } = await this.app.uploadFile({ cloudPath, fileContent: Buffer.from(bytes) })
    const { fileList } = await this.app.getTempFileURL({ fileList: [{ fileID, maxAge: LINK_SECONDS }] })
    const [found] = fileList as { code?: string; tempFileURL?: string }[]
    if (found?.code !== 'SUCCESS' || !found.tempFileURL) throw new Error(`No link to ${fileID}: ${found?.code}`)
    return found.tempFileURL
  }

  async takeBack(memberId: MemberId): Promise<void> {
    await this.remove(await this.store.findAll('lentFiles', { memberId }))
  }

  /** Takes away what was lent long enough. Answers how much. */
  async removeOld(): Promise<number> {
    const old = await this.store.find('lentFiles', {
      filter: { until: { $lte: this.now() } },
      sort: [['until', 1]],
      limit: MOST_A_ROUND,
    })
    await this.remove(old)
    return old.length
  }

  /** A note stays until its file is gone. */
  private async remove(lent: readonly LentFile[]): Promise<void> {
    for (let at = 0; at < lent.length; at += MOST_A_ROUND) {
      const some = lent.slice(at, at + MOST_A_ROUND)
      const { fileList } = await this.app.deleteFile({ fileList: some.map(({ fileId }) => fileId) })
      const kept = new Set(
        (fileList as Deleted[]).filter(({ code }) => !GONE.includes(code)).map(({ fileID }) => fileID),
      )
      const gone = some.filter(({ fileId }) => !kept.has(fileId))
      if (gone.length > 0)
        await this.store.commit(gone.map(({ _id }) => ({ do: 'remove', in: 'lentFiles', id: _id }) as const))
    }
  }
}

interface Deleted {
  readonly fileID: string
  readonly code: string
}
const GONE: readonly string[] = ['SUCCESS', 'STORAGE_FILE_NONEXIST']
