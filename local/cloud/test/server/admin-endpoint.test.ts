import fc from 'fast-check'
import { parseMultipart } from '../../server/multipart'
import { CloudBench, type TestCloud } from '../test-cloud'

let bench: CloudBench
let cloud: TestCloud
beforeAll(async () => {
  bench = await CloudBench.build('timed')
})
beforeEach(async () => {
  cloud = await bench.start()
})
afterEach(() => bench.closeAll())
afterAll(() => bench.remove())

async function admin(body: string, contentType = 'application/json') {
  const answer = await fetch(cloud.adminUrl, { method: 'POST', body, headers: { 'content-type': contentType } })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

describe('POST /admin', () => {
  it('hands an action with all its fields to its product', async () => {
    const { status, body } = await admin('{"action":"database.getDocument","collectionName":"meetings"}')
    expect(status).toBe(200)
    expect(body).toEqual({
      requestId: expect.any(String) as string,
      data: { total: 0, list: [], insertedIds: ['new'] },
    })
    expect(cloud.database.asked).toEqual([
      { action: 'database.getDocument', params: { action: 'database.getDocument', collectionName: 'meetings' } },
    ])
  })

  it.each([
    ['no JSON', 'INVALID_PARAM', '{'],
    ['a list', 'INVALID_PARAM', '[]'],
    ['null', 'INVALID_PARAM', 'null'],
    ['no action', 'INVALID_ACTION', '{}'],
    ['an action that is a number', 'INVALID_ACTION', '{"action":7}'],
    ['an unknown product', 'INVALID_ACTION', '{"action":"auth.login"}'],
    ['a name every object has', 'INVALID_ACTION', '{"action":"constructor.name"}'],
    ['an unknown verb', 'INVALID_ACTION', '{"action":"storage.format"}'],
    ['a function without name', 'INVALID_PARAM', '{"action":"functions.invokeFunction"}'],
    [
      'an event that is no JSON',
      'INVALID_PARAM',
      '{"action":"functions.invokeFunction","function_name":"timed","request_data":"{"}',
    ],
    ['an upload without path', 'INVALID_PARAM', '{"action":"storage.getUploadMetadata"}'],
    ['an API without name', 'INVALID_PARAM', '{"action":"wx.api"}'],
  ])('answers %s with HTTP 200 and %s', async (_, code, body) => {
    const answer = await admin(body)
    expect(answer.status).toBe(200)
    expect(answer.body).toEqual({
      requestId: expect.any(String) as string,
      code,
      message: expect.any(String) as string,
    })
  })

  it('takes 6 MB and no more', async () => {
    const body = (bytes: number) => {
      const start = '{"action":"database.insertDocument","data":"'
      return `${start}${'x'.repeat(bytes - start.length - 2)}"}`
    }
    expect((await admin(body(6 * 1024 * 1024))).body.code).toBeUndefined()
    expect((await admin(body(6 * 1024 * 1024 + 1))).body.code).toBe('EXCEED_REQUEST_SIZE_LIMIT')
    expect(cloud.database.asked).toHaveLength(1)
  })

  it('shows of a defect only the request id, which the log has too', async () => {
    const log: string[] = []
    cloud = await bench.start({ log: (line) => log.push(line) })
    cloud.database.answer = () => Promise.reject(new Error('secret detail'))
    const { body } = await admin('{"action":"database.getDocument"}')
    expect(body).toEqual({ requestId: expect.any(String) as string, code: 'SYS_ERR', message: 'system error' })
    expect(log).toEqual([expect.stringMatching(new RegExp(`^${String(body.requestId)} Error: secret detail`))])
  })

  it('refuses a form it cannot read', async () => {
    for (const type of ['multipart/form-data', 'multipart/form-data; boundary=x'])
      expect((await admin('nonsense', type)).body.code).toBe('INVALID_PARAM')
  })
})

describe('a form', () => {
  it('is read back part for part, whatever bytes they have', () => {
    const part = fc.tuple(fc.string({ minLength: 1, unit: fc.constantFrom(...'abcXYZ09_-') }), fc.uint8Array())
    fc.assert(
      fc.property(fc.uniqueArray(part, { selector: ([name]) => name, minLength: 1 }), (parts) => {
        const boundary = '----a1b2c3d4e5f6a7b8c9d0'
        const body = Buffer.concat([
          ...parts.flatMap(([name, bytes]) => [
            Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n`),
            bytes,
            Buffer.from('\r\n'),
          ]),
          Buffer.from(`--${boundary}--\r\n`),
        ])
        const read = parseMultipart(`multipart/form-data; boundary=${boundary}`, body)
        expect([...read].map(([name, bytes]) => [name, [...bytes]])).toEqual(
          parts.map(([name, bytes]) => [name, [...bytes]]),
        )
      }),
    )
  })
})
