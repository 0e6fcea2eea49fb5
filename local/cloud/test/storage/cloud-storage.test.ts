import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CloudBench, MEMBER, type TestCloud } from '../test-cloud'

let bench: CloudBench
let cloud: TestCloud
let now: string
beforeAll(async () => {
  bench = await CloudBench.build('sdk')
})
beforeEach(async () => {
  now = '2025-03-04T01:30:00.000Z'
  cloud = await bench.start({ clock: () => now, storageRule: 'ADMINONLY' })
})
afterEach(() => bench.closeAll())
afterAll(() => bench.remove())

const ID = 'cloud://local.6c6f-local-1300000000/'
const sdk = (request: object, on = cloud) => on.invoke('sdk', request, { openid: MEMBER })
const upload = async (path: string, text = '收据') => (await sdk({ do: 'upload', path, text })) as { fileID: string }
const linkTo = async (fileID: string) => {
  const [link] = (await sdk({ do: 'link', fileID })) as { code: string; tempFileURL: string }[]
  return link?.tempFileURL ?? ''
}

describe('a file stored with the SDK', () => {
  it('is read back as it was', async () => {
    const { fileID } = await upload('receipts/2025/收据 1.jpg', '内容')
    expect(fileID).toBe(`${ID}receipts/2025/收据 1.jpg`)
    expect(await sdk({ do: 'download', fileID })).toBe('内容')
  })

  it('is replaced by a later one of the same path, also when many come at once', async () => {
    await Promise.all(Array.from({ length: 10 }, (_, n) => upload('notes.txt', `old ${n}`)))
    const { fileID } = await upload('notes.txt', 'new')
    expect(await sdk({ do: 'download', fileID })).toBe('new')
    // One card and one content.
    expect(await readdir(join(cloud.options.dataFolder, 'files'))).toHaveLength(2)
  })

  it('is still there after a restart, and half-written leavings are gone', async () => {
    const { fileID } = await upload('a/b.txt', 'kept')
    await cloud.close()
    await writeFile(join(cloud.options.dataFolder, 'files', 'left.part'), 'half')
    const again = await bench.start(cloud.options)
    expect(await sdk({ do: 'download', fileID }, again)).toBe('kept')
    expect(await readdir(join(cloud.options.dataFolder, 'files'))).toHaveLength(2)
  })

  it('may be named like a folder', async () => {
    const file = await upload('a', 'file')
    const inside = await upload('a/b', 'inside')
    expect(await sdk({ do: 'download', fileID: file.fileID })).toBe('file')
    expect(await sdk({ do: 'download', fileID: inside.fileID })).toBe('inside')
  })

  it('is gone once deleted, and a second deletion says so', async () => {
    const { fileID } = await upload('gone.txt')
    expect(await sdk({ do: 'remove', fileIDs: [fileID, fileID] })).toEqual([
      { fileID, code: 'SUCCESS' },
      { fileID, code: 'STORAGE_FILE_NONEXIST' },
    ])
    expect(await sdk({ do: 'download', fileID })).toEqual({ code: 'STORAGE_FILE_NONEXIST' })
  })

  it.each(['../secret', 'a/../../b', '/a', 'a//b', 'a/', '.', 'a\\b', 'a?b', 'a%2fb', 'a\u0000b', 'x'.repeat(851)])(
    'is refused under the path %j',
    async (path) => {
      expect(await sdk({ do: 'upload', path, text: '' })).toEqual({ code: 'INVALID_PARAM' })
      expect(await readdir(join(cloud.options.dataFolder, 'files'))).toEqual([])
    },
  )
})

describe('a temporary link', () => {
  it('opens its file, with its type and name', async () => {
    const { fileID } = await upload('收据/一.pdf', '%PDF')
    const answer = await fetch(encodeURI(await linkTo(fileID)))
    expect([answer.status, await answer.text()]).toEqual([200, '%PDF'])
    expect(answer.headers.get('content-type')).toBe('application/pdf')
    expect(answer.headers.get('content-disposition')).toContain(encodeURIComponent('一.pdf'))
  })

  it('only downloads what a browser could run', async () => {
    const { fileID } = await upload('page.html', '<script></script>')
    const answer = await fetch(await linkTo(fileID))
    expect(answer.headers.get('content-type')).toBe('application/octet-stream')
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment/)
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('expires after two hours', async () => {
    const link = await linkTo((await upload('a.txt')).fileID)
    now = '2025-03-04T03:29:59.000Z'
    expect((await fetch(link)).status).toBe(200)
    now = '2025-03-04T03:30:00.000Z'
    expect((await fetch(link)).status).toBe(403)
  })

  it.each([
    ['another file', (link: string) => link.replace('/a.txt', '/b.txt')],
    ['a later end', (link: string) => link.replace(/t=(\d+)/, (_, t: string) => `t=${Number(t) + 1}`)],
    ['another signature', (link: string) => link.replace(/sign=../, 'sign=00')],
    ['no signature', (link: string) => link.replace(/\?.*/, '')],
  ])('altered to %s answers 403', async (_, alter) => {
    await upload('b.txt')
    const link = alter(await linkTo((await upload('a.txt')).fileID))
    expect((await fetch(link)).status).toBe(403)
  })

  it('to read does not write', async () => {
    const { fileID } = await upload('a.txt', 'mine')
    const answer = await fetch(await linkTo(fileID), { method: 'PUT', body: 'yours' })
    expect(answer.status).toBe(403)
    expect(await sdk({ do: 'download', fileID })).toBe('mine')
  })

  it('is not made for a file that is not there', async () => {
    expect(await sdk({ do: 'link', fileID: `${ID}none` })).toEqual([
      { code: 'STORAGE_FILE_NONEXIST', fileID: `${ID}none`, tempFileURL: '' },
    ])
    expect(await sdk({ do: 'link', fileID: 'cloud://elsewhere/none' })).toMatchObject([
      { code: 'STORAGE_FILE_NONEXIST' },
    ])
  })
})

it('takes at most fifty files in one request', async () => {
  expect(await sdk({ do: 'remove', fileIDs: Array.from({ length: 51 }, () => `${ID}a`) })).toEqual({
    code: 'INVALID_PARAM',
  })
})
