import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startLocalCloud, type LocalCloud } from '@shushi/local-cloud'
import { instant } from '#domain/time/instant'
import { CloudbaseFiles } from '../../../cloudfunctions/cloudbase/cloudbase-files'
import collections from '../../../cloudfunctions/collections.json'
import { STORAGE_RULE } from '../../../scripts/deploy/wanted'
import { cloudAppAt } from '../../builders/cloud-app'
import { MemoryStore } from '../../builders/memory-store'

const STRANGER = { 'x-openid': 'oStranger0000000000000000001' }
let folder: string
let cloud: LocalCloud
let now = instant('2025-06-10T09:00:00.000Z')
beforeEach(async () => {
  now = instant('2025-06-10T09:00:00.000Z')
  folder = await mkdtemp(join(tmpdir(), 'shushi-files-'))
  cloud = await startLocalCloud({ dataFolder: folder, collections, storageRule: STORAGE_RULE, clock: () => now })
})
afterEach(async () => {
  await cloud.close()
  await rm(folder, { recursive: true })
})

function opened() {
  const store = new MemoryStore()
  const files = new CloudbaseFiles(cloudAppAt(cloud.adminUrl), store, () => now)
  const status = async (link: string) => (await fetch(encodeURI(decodeURI(link)))).status
  return { store, files, status }
}

describe('a file too large for an answer', () => {
  it('is read by its link for ten minutes', async () => {
    const { files, status } = opened()
    const link = await files.lend('依据记录.xlsx', Buffer.from('内容'), 'member-1')
    expect(await (await fetch(encodeURI(decodeURI(link)))).text()).toBe('内容')
    now = instant('2025-06-10T09:09:59.000Z')
    expect(await status(link)).toBe(200)
    now = instant('2025-06-10T09:10:00.000Z')
    expect(await status(link)).toBe(403)
  })

  it('lies where nobody can guess it, elsewhere every time, and no client reads or replaces it', async () => {
    const { files, store } = opened()
    const links = [
      await files.lend('a.xlsx', Buffer.from('1'), null),
      await files.lend('a.xlsx', Buffer.from('1'), null),
    ]
    const paths = links.map((link) => new URL(link).pathname.replace('/files/', ''))
    // 40 hexadecimal digits are 160 random bits.
    for (const path of paths) expect(path).toMatch(/^exports\/[0-9a-f]{40}\/a\.xlsx$/)
    expect(new Set(paths).size).toBe(2)
    const fileIDs = (await store.findAll('lentFiles', {})).map(({ fileId }) => fileId)
    const asked = await fetch(`${cloud.address}/temp-url`, {
      ...{ method: 'POST', headers: STRANGER },
      body: JSON.stringify({ fileIDs }),
    })
    expect(((await asked.json()) as { fileList: object[] }).fileList).toEqual(
      fileIDs.map((fileID) => ({ fileID, code: 'STORAGE_EXCEED_AUTHORITY', tempFileURL: '' })),
    )
    const replacing = `${cloud.address}/upload?path=${encodeURIComponent(paths[0] ?? '')}`
    expect((await fetch(replacing, { method: 'POST', headers: STRANGER, body: '2' })).status).toBe(403)
    expect((await fetch(`${cloud.address}/files/${paths[0]}`)).status).toBe(403)
  })

  it('is taken away by the timer an hour later, with its note', async () => {
    const { files, store, status } = opened()
    const link = await files.lend('a.xlsx', Buffer.from('1'), null)
    now = instant('2025-06-10T09:05:00.000Z')
    expect(await files.removeOld()).toBe(0)
    expect(await status(link)).toBe(200)
    now = instant('2025-06-10T10:00:00.000Z')
    expect(await files.removeOld()).toBe(1)
    now = instant('2025-06-10T09:05:00.000Z')
    expect(await status(link)).toBe(404)
    expect(await store.count('lentFiles', {})).toBe(0)
  })

  it('is taken back from whoever wants nothing kept, and others keep theirs', async () => {
    const { files, status } = opened()
    const [own, others] = [
      await files.lend('a.xlsx', Buffer.from('1'), 'member-1'),
      await files.lend('b.xlsx', Buffer.from('2'), 'member-2'),
    ]
    await files.takeBack('member-1')
    expect([await status(own), await status(others)]).toEqual([404, 200])
  })

  it('of which only the note is left is forgotten all the same', async () => {
    const { files, store } = opened()
    const fileId = 'cloud://local.6c6f-local-1300000000/exports/x/gone.xlsx'
    store.seed('lentFiles', { _id: 'n', revision: 1, fileId, memberId: null, until: now })
    expect(await files.removeOld()).toBe(1)
    expect(await store.count('lentFiles', {})).toBe(0)
  })
})
