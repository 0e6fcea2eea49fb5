import { CloudBench, MEMBER, type TestCloud } from '../test-cloud'
import type { StorageRule } from '../../storage/storage-rule'

const STRANGER = 'oCJUsw29Z01mMl6Htf7iVspvSTRA'
const NO_RIGHT = 'STORAGE_EXCEED_AUTHORITY'
let bench: CloudBench
beforeAll(async () => {
  bench = await CloudBench.build('sdk')
})
afterEach(() => bench.closeAll())
afterAll(() => bench.remove())

/** A cloud under a rule with a file of a function's and one that the member uploaded from a client. */
async function under(storageRule?: StorageRule) {
  const cloud = await bench.start(storageRule === undefined ? {} : { storageRule })
  const post = async (openid: string, path: string, body: string) => {
    const answer = await fetch(`${cloud.address}${path}`, { method: 'POST', headers: { 'x-openid': openid }, body })
    return (await answer.json()) as Record<string, unknown>
  }
  const upload = (openid: string, path: string) => post(openid, `/upload?path=${path}`, openid)
  const link = async (openid: string, fileID: unknown) => {
    const { fileList } = await post(openid, '/temp-url', JSON.stringify({ fileIDs: [fileID] }))
    const [file] = fileList as { code: string; tempFileURL: string }[]
    return file?.code === 'SUCCESS' ? file.tempFileURL : file?.code
  }
  const sdk = (request: object, on: TestCloud = cloud) => on.invoke('sdk', request, { openid: MEMBER })
  const { fileID: ofFunction } = (await sdk({ do: 'upload', path: 'reports/branch/2025.docx', text: 'report' })) as {
    fileID: string
  }
  const { fileID: ofMember } = await upload(MEMBER, 'imports/list.xlsx')
  return { cloud, upload, link, sdk, ofFunction, ofMember }
}

describe('by the rule of a new environment (所有用户可读，仅创建者可写)', () => {
  it('whoever knows a path reads the file, with no link and for ever', async () => {
    const { cloud } = await under()
    const answer = await fetch(`${cloud.address}/files/reports/branch/2025.docx`)
    expect([answer.status, await answer.text()]).toEqual([200, 'report'])
  })

  it('anybody has a link to anybody’s file; only who uploaded it replaces it', async () => {
    const { upload, link, sdk, ofFunction, ofMember } = await under()
    expect(await link(STRANGER, ofFunction)).toMatch(/^http.*\/2025\.docx$/)
    expect(await link(STRANGER, ofMember)).toMatch(/^http/)
    expect(await upload(STRANGER, 'imports/list.xlsx')).toMatchObject({ code: NO_RIGHT })
    expect(await upload(STRANGER, 'reports/branch/2025.docx')).toMatchObject({ code: NO_RIGHT })
    expect(await upload(MEMBER, 'imports/list.xlsx')).toMatchObject({ fileID: ofMember })
    expect(await sdk({ do: 'download', fileID: ofFunction })).toBe('report')
  })
})

describe('by the rule 仅创建者可读写', () => {
  it('a client reads and replaces what it uploaded, and nothing else', async () => {
    const { upload, link, ofFunction, ofMember } = await under('PRIVATE')
    expect(await link(MEMBER, ofMember)).toMatch(/\/list\.xlsx\?sign=/)
    expect(await link(STRANGER, ofMember)).toBe(NO_RIGHT)
    expect(await link(MEMBER, ofFunction)).toBe(NO_RIGHT)
    expect(await upload(STRANGER, 'imports/list.xlsx')).toMatchObject({ code: NO_RIGHT })
    expect(await upload(STRANGER, 'imports/another.xlsx')).toMatchObject({ fileID: expect.any(String) as string })
  })

  it('a path alone opens nothing', async () => {
    const { cloud } = await under('PRIVATE')
    expect((await fetch(`${cloud.address}/files/reports/branch/2025.docx`)).status).toBe(403)
  })
})

describe('by the rule 所有用户可读，仅管理员可写', () => {
  it('a client reads everything and writes nothing', async () => {
    const { upload, link, ofFunction, ofMember } = await under('ADMINWRITE')
    expect(ofMember).toBeUndefined()
    expect(await link(STRANGER, ofFunction)).toMatch(/^http/)
    expect(await upload(MEMBER, 'imports/another.xlsx')).toMatchObject({ code: NO_RIGHT })
  })
})

describe('by the rule 仅管理员可读写', () => {
  it('a client reads and writes nothing; functions do, and their links open what they are for', async () => {
    const { cloud, upload, link, sdk, ofFunction, ofMember } = await under('ADMINONLY')
    expect(ofMember).toBeUndefined()
    expect(await link(MEMBER, ofFunction)).toBe(NO_RIGHT)
    expect(await upload(MEMBER, 'reports/branch/2025.docx')).toMatchObject({ code: NO_RIGHT })
    expect((await fetch(`${cloud.address}/files/reports/branch/2025.docx`)).status).toBe(403)
    expect(await sdk({ do: 'download', fileID: ofFunction })).toBe('report')
    const [made] = (await sdk({ do: 'link', fileID: ofFunction })) as { tempFileURL: string }[]
    expect(await (await fetch(made?.tempFileURL ?? '')).text()).toBe('report')
  })
})
