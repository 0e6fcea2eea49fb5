import type { OutputOf } from '#contract'
import { addMinutes } from '#domain/time/instant'
import { MOST_PIECES, PIECE_BYTES } from '#domain/values/upload-pieces'
import { MOST_BYTES } from '../../../cloudfunctions/application/request-size'
import { registerHandlers } from '../../../cloudfunctions/application/register/register-handlers'
import { removeOldUploads, uploadHandlers } from '../../../cloudfunctions/application/uploads'
import { granted, refusal } from '../../builders/answers'
import { BRANCH, BUREAU, NOW, openOffice, type Office } from '../../builders/office'

const READ: Uint8Array[] = []
const HEADINGS = ['姓名', '性别', '出生年份', '党员类别']
const ROW = ['王新', '女', '1990', '正式党员']

let office: Office
let rows: string[][]
beforeEach(async () => {
  READ.length = 0
  rows = [HEADINGS, ROW]
  office = await openOffice({
    handlers: { ...registerHandlers, ...uploadHandlers },
    documents: {
      readSheet: async (bytes) => {
        READ.push(bytes)
        return { name: '名单', rows, tabs: ['名单'] }
      },
    },
  })
})

const upload = async (text: string, as = 'clerk', requestId?: string) => {
  const input = { branchId: BRANCH, base64: Buffer.from(text).toString('base64') }
  return granted(await office.call('file.upload', input, as, requestId === undefined ? {} : { requestId })).uploadId
}
const check = (uploads: string[], as = 'clerk', branchId = BRANCH) =>
  office.call('register.importCheck', { branchId, uploads }, as)
const kept = () => office.store.count('uploads', {})

describe('a file that is brought', () => {
  it('is read as it was, its pieces in their order', async () => {
    const uploads = [await upload('第一段'), await upload('第二段'), await upload('第三段')]
    granted(await check(uploads))
    expect(Buffer.from(READ[0] ?? []).toString()).toBe('第一段第二段第三段')
  })

  it('goes in calls that WeChat carries: the largest piece is below 100 KB, and all are the largest file that is read', () => {
    const base64 = Buffer.alloc(PIECE_BYTES, 255).toString('base64')
    const event = { procedure: 'file.upload', input: { branchId: 'x'.repeat(80), base64 }, requestId: 'x'.repeat(64) }
    expect(Buffer.byteLength(JSON.stringify(event))).toBeLessThan(100_000)
    expect(MOST_BYTES).toBeGreaterThan(100_000)
    expect(MOST_PIECES * PIECE_BYTES).toBe(4 * 1024 * 1024)
  })

  it('is one piece however often the same request comes', async () => {
    const [first, again] = [await upload('甲', 'clerk', 'request-a'), await upload('甲', 'clerk', 'request-a')]
    expect(again).toBe(first)
    expect(await kept()).toBe(1)
  })

  it('is read by nobody else, nor for another branch', async () => {
    const uploads = [await upload('名单')]
    expect(refusal(await check(uploads, 'secretary')).code).toBe('no-such-file')
    expect(refusal(await check(uploads, 'office', BUREAU)).code).toBe('no-such-file')
    expect(await kept()).toBe(1)
    expect(granted(await check(uploads)).added).toBe(1)
  })

  it('is taken from no member who reads no records, and from no stranger', async () => {
    const input = { branchId: BRANCH, base64: 'AAAA' }
    expect(await office.call('file.upload', input, 'member-1')).toMatchObject({ code: 'not-permitted' })
    expect(await office.call('file.upload', input, 'stranger')).toMatchObject({ code: 'not-bound' })
    expect(await kept()).toBe(0)
  })

  it('leaves no line in the journal', async () => {
    await upload('名单')
    expect(await office.store.count('journal', {})).toBe(0)
  })
})

describe('a file that was read is gone', () => {
  it('once it was answered', async () => {
    granted(await check([await upload('名'), await upload('单')]))
    expect(await kept()).toBe(0)
  })

  it('also where it was refused', async () => {
    rows = [['姓名']]
    expect(refusal(await check([await upload('名单')])).code).toBe('sheet-columns-missing')
    expect(await kept()).toBe(0)
  })

  it('also where reading it failed', async () => {
    const log = jest.spyOn(console, 'error').mockImplementation()
    rows = undefined as never
    expect(await check([await upload('名单')])).toMatchObject({ code: 'internal' })
    expect(await kept()).toBe(0)
    log.mockRestore()
  })

  it('and a write that reads it is done all the same, once: asked again, it is answered as then', async () => {
    const uploads = [await upload('名单')]
    const input = { branchId: BRANCH, uploads, effectiveOn: '2025-06-01' as never }
    const run = () => office.call('register.import', input, 'clerk', { requestId: 'request-import' })
    const first: OutputOf<'register.import'> = granted(await run())
    expect(first.added).toBe(1)
    expect(await kept()).toBe(0)
    expect(granted(await run())).toEqual(first)
    expect(await office.store.count('members', { name: '王新' })).toBe(1)
  })

  it('or nobody came for within the hour', async () => {
    await upload('名单')
    expect(await removeOldUploads(office.store, addMinutes(NOW, 59))).toBe(0)
    expect(await removeOldUploads(office.store, addMinutes(NOW, 60))).toBe(1)
    expect(await kept()).toBe(0)
  })
})
