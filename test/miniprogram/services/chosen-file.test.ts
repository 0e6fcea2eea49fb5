import { CallFailure } from '../../../miniprogram/services/call-failure'
import { withFile } from '../../../miniprogram/services/chosen-file'
import { OFFLINE, refused, stubWx, type Answers } from '../../builders/wx-stub'

const PIECE = 64 * 1024
const fileOf = (size: number) => ({ name: '名单.xlsx', path: 'wxfile://list', size })

function phone(answers: Answers = {}) {
  let sent = 0
  const stub = stubWx({ 'file.upload': () => ({ uploadId: `upload-${++sent}` }), ...answers })
  Object.assign(globalThis, { wx: stub.wx })
  const parts = () =>
    stub.calls.map(({ input }) => Buffer.from((input as { base64: string }).base64, 'base64').toString())
  return { ...stub, parts }
}
const failing = (code: ConstructorParameters<typeof CallFailure>[0]) => () => Promise.reject(new CallFailure(code))

describe('a file that is asked about', () => {
  it('is sent in pieces that a call can carry, each byte once', async () => {
    const { parts, calls } = phone()
    const uploads = await withFile('b1', fileOf(2 * PIECE + 10), (ids) => Promise.resolve(ids))
    expect(uploads).toEqual(['upload-1', 'upload-2', 'upload-3'])
    expect(parts()).toEqual([`wxfile://list 0+65536`, `wxfile://list 65536+65536`, `wxfile://list 131072+10`])
    expect(new Set(calls.map(({ requestId }) => requestId)).size).toBe(3)
  })

  it('is sent again for the next question: it is read once', async () => {
    phone()
    const file = fileOf(10)
    expect(await withFile('b1', file, (ids) => Promise.resolve(ids))).toEqual(['upload-1'])
    expect(await withFile('b1', file, (ids) => Promise.resolve(ids))).toEqual(['upload-2'])
  })

  it('is asked about with the same pieces where no answer came: it may have been answered', async () => {
    const { calls } = phone()
    const file = fileOf(10)
    await expect(withFile('b1', file, failing('offline'))).rejects.toMatchObject({ code: 'offline' })
    expect(await withFile('b1', file, (ids) => Promise.resolve(ids))).toEqual(['upload-1'])
    expect(calls).toHaveLength(1)
  })

  it('is sent again where those are gone', async () => {
    phone()
    const file = fileOf(10)
    await expect(withFile('b1', file, failing('busy'))).rejects.toMatchObject({ code: 'busy' })
    const gone = (ids: string[]) => (ids[0] === 'upload-1' ? failing('no-such-file')() : Promise.resolve(ids))
    expect(await withFile('b1', file, gone)).toEqual(['upload-2'])
  })

  it('that cannot be sent says why, and nothing is asked', async () => {
    const ask = jest.fn()
    phone({ 'file.upload': OFFLINE })
    await expect(withFile('b1', fileOf(10), ask)).rejects.toMatchObject({ code: 'offline' })
    phone({ 'file.upload': refused('not-permitted') })
    await expect(withFile('b1', fileOf(10), ask)).rejects.toMatchObject({ code: 'not-permitted' })
    expect(ask).not.toHaveBeenCalled()
  })

  it.each([
    ['larger than any that is read', 64 * PIECE + 1, '文件超过 4 MB'],
    ['empty', 0, '这个文件是空的'],
  ])('that is %s is not sent', async (_, size, said) => {
    const { calls } = phone()
    await expect(withFile('b1', fileOf(size), jest.fn())).rejects.toThrow(said)
    expect(calls).toEqual([])
  })
})
