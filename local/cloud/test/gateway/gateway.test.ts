import { request as httpRequest } from 'node:http'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CloudBench, MEMBER, type TestCloud } from '../test-cloud'

let bench: CloudBench
let cloud: TestCloud
beforeAll(async () => {
  bench = await CloudBench.build('who', 'misbehave', 'timed')
})
beforeEach(async () => {
  cloud = await bench.start({ allowedOrigins: ['http://127.0.0.1:5173'] })
})
afterEach(() => bench.closeAll())
afterAll(() => bench.remove())

interface Answer {
  status: number
  body: Record<string, unknown>
}

async function post(path: string, body: string | Uint8Array, headers: Record<string, string> = {}): Promise<Answer> {
  const answer = await fetch(cloud.address + path, {
    method: 'POST',
    body,
    headers: { 'x-openid': MEMBER, ...headers },
  })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

/** Sets headers that `fetch` does not allow. */
function raw(path: string, headers: Record<string, string>, method = 'GET'): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(cloud.address + path, { method, headers }, (response) => {
      let text = ''
      response.on('data', (chunk: Buffer) => (text += chunk.toString()))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
    })
    request.on('error', reject)
    request.end()
  })
}

describe('POST /invoke', () => {
  it('calls a function as the person the header names', async () => {
    const { status, body } = await post('/invoke/who', '{"a":1}')
    expect(status).toBe(200)
    expect(body.result).toMatchObject({ sdk: MEMBER, source: 'wx_client', clock: null })
  })

  it('takes a clock for the call', async () => {
    const { body } = await post('/invoke/who', '{}', { 'x-clock': '2025-03-04T01:30:00.000Z' })
    expect(body.result).toMatchObject({ clock: '2025-03-04T01:30:00.000Z' })
  })

  it('keeps two hundred people apart who call at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, n) => post('/invoke/who', '{}', { 'x-openid': `member-${n}` })),
    )
    answers.forEach(({ body }, n) => expect(body.result).toMatchObject({ sdk: `member-${n}`, context: `member-${n}` }))
  })

  it.each([
    ['without x-openid', 401, 'CHECK_LOGIN_FAILED', 'who', '{}', { 'x-openid': '' }],
    ['with an x-openid that is none', 400, 'INVALID_PARAM', 'who', '{}', { 'x-openid': 'a b' }],
    ['with one that is too long', 400, 'INVALID_PARAM', 'who', '{}', { 'x-openid': 'o'.repeat(65) }],
    ['with a clock that is none', 400, 'INVALID_PARAM', 'who', '{}', { 'x-clock': '2025-03-04' }],
    ['of an unknown function', 404, 'FUNCTION_NOT_FOUND', 'nobody', '{}', {}],
    ['of no function', 404, 'FUNCTION_NOT_FOUND', '', '{}', {}],
    ['with a body that is no JSON', 400, 'INVALID_PARAM', 'who', '{"a":', {}],
    ['with a list for an event', 400, 'INVALID_PARAM', 'who', '[1]', {}],
    ['with an empty body', 400, 'INVALID_PARAM', 'who', '', {}],
    ['with more than 256 KB', 413, 'EXCEED_REQUEST_SIZE_LIMIT', 'who', `{"a":"${'x'.repeat(256 * 1024)}"}`, {}],
    ['of a function that throws', 502, 'FUNCTIONS_EXECUTE_FAIL', 'misbehave', '{"how":"throw"}', {}],
    ['of a function that takes too long', 504, 'FUNCTIONS_TIME_LIMIT_EXCEEDED', 'misbehave', '{"how":"hang"}', {}],
  ])('%s answers %i %s', async (_, status, code, name, body, headers: Record<string, string>) => {
    const answer = await post(`/invoke/${name}`, body, headers)
    expect([answer.status, answer.body.code]).toEqual([status, code])
    expect(answer.body).toEqual({
      requestId: expect.any(String) as string,
      code,
      message: expect.any(String) as string,
    })
    expect(cloud.database.asked).toEqual([])
  })
})

describe('files over the gateway', () => {
  it('are stored and opened by a link', async () => {
    const bytes = new Uint8Array([0, 255, 13, 10])
    const { body } = await post(`/upload?path=${encodeURIComponent('photos/合影.jpg')}`, bytes)
    const links = await post('/temp-url', JSON.stringify({ fileIDs: [body.fileID] }))
    const [link] = links.body.fileList as { code: string; tempFileURL: string }[]
    const answer = await fetch(link?.tempFileURL ?? '')
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes)
  })

  it.each([
    ['no path', '/upload', {}, 400, 'INVALID_PARAM'],
    ['a path that leads out', '/upload?path=..%2F..%2Fsecret', {}, 400, 'INVALID_PARAM'],
    ['nobody', '/upload?path=a', { 'x-openid': '' }, 401, 'CHECK_LOGIN_FAILED'],
  ])('are refused with %s', async (_, path, headers: Record<string, string>, status, code) => {
    const answer = await post(path, 'x', headers)
    expect([answer.status, answer.body.code]).toEqual([status, code])
  })

  it('are refused past fifty megabytes, and the sender hears why', async () => {
    const answer = await post('/upload?path=big.bin', new Uint8Array(50 * 1024 * 1024 + 1))
    expect([answer.status, answer.body.code]).toEqual([413, 'EXCEED_REQUEST_SIZE_LIMIT'])
    const links = await post('/temp-url', JSON.stringify({ fileIDs: ['big.bin'] }))
    expect(links.body.fileList).toMatchObject([{ code: 'STORAGE_FILE_NONEXIST' }])
  })

  it('have links only for a list of ids', async () => {
    expect((await post('/temp-url', '{"fileIDs":"a"}')).body.code).toBe('INVALID_PARAM')
    expect((await post('/temp-url', '{"fileIDs":[7]}')).body.code).toBe('INVALID_PARAM')
  })
})

describe('only this machine is answered', () => {
  it('under its own name and address', async () => {
    const { port } = new URL(cloud.address)
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`]) expect((await raw('/', { host })).status).toBe(200)
    for (const host of ['evil.example', `evil.example:${port}`, '127.0.0.1:1', `127.0.0.1.evil.example:${port}`])
      expect((await raw('/', { host })).status).toBe(403)
  })

  it('and no page of another origin', async () => {
    for (const origin of ['https://evil.example', 'http://127.0.0.1:1', 'null'])
      expect(await raw('/invoke/who', { origin, 'x-openid': MEMBER }, 'POST')).toMatchObject({
        status: 403,
        text: expect.stringContaining('INVALID_REQUEST_SOURCE') as string,
      })
  })

  it('but pages that are allowed by name, which may then read the answer', async () => {
    const origin = 'http://127.0.0.1:5173'
    const answer = await fetch(`${cloud.address}/messages`, { headers: { origin, 'x-openid': MEMBER } })
    expect(answer.headers.get('access-control-allow-origin')).toBe(origin)
    expect((await raw('/invoke/who', { origin }, 'OPTIONS')).status).toBe(204)
    const refused = await fetch(`${cloud.address}/messages`, { headers: { origin: 'http://127.0.0.1:1' } })
    expect(refused.headers.get('access-control-allow-origin')).toBeNull()
  })

  it('and never a page at the admin endpoint', async () => {
    const { text } = await raw('/admin', { origin: cloud.address }, 'POST')
    expect(text).toContain('INVALID_REQUEST_SOURCE')
    expect(cloud.database.asked).toEqual([])
  })
})

describe('the console page', () => {
  it('shows what runs and what is stored, without scripts', async () => {
    await post('/upload?path=%3Cb%3E.png', 'x')
    const { status, text } = await raw('/', {})
    expect(status).toBe(200)
    for (const shown of ['who', 'timed', 'daily', '0 0 9 * * * *', 'meetings', '&#60;b&#62;.png', cloud.address])
      expect(text).toContain(shown)
    expect(text).not.toContain('<b>')
    expect(text).not.toContain('<script')
  })

  it('links to the documents it is given, and opens only those', async () => {
    const file = join(bench.folder, '述职报告.docx')
    await writeFile(file, 'PK')
    await cloud.close()
    cloud = await bench.start({ links: () => [{ title: '2025 年度述职报告', file }] })
    const { text } = await raw('/', {})
    const path = /href="(\/documents\/0\/[^"]+)"/.exec(text)?.[1] ?? ''
    const answer = await fetch(cloud.address + path)
    expect([answer.status, await answer.text()]).toEqual([200, 'PK'])
    expect((await raw('/documents/1/x', {})).status).toBe(404)
  })
})

it('writes its address for other programs, and takes it away when it closes', async () => {
  const note = join(cloud.options.dataFolder, 'cloud.json')
  expect(JSON.parse(await readFile(note, 'utf8'))).toMatchObject({ address: cloud.address })
  await cloud.close()
  await expect(readFile(note)).rejects.toThrow('ENOENT')
})

it('answers what came before it closes, and refuses what comes after', async () => {
  const before = Array.from({ length: 10 }, () => post('/invoke/who', '{"rounds":3}'))
  // Their requests have arrived once the functions ask the database.
  while (cloud.database.asked.length < 10) await new Promise((resolve) => setImmediate(resolve))
  const closed = cloud.close()
  const after = await post('/invoke/who', '{}').catch(() => undefined)
  if (after) expect([after.status, after.body.code]).toEqual([503, 'RESOURCE_UNAVAILABLE'])
  for (const { status } of await Promise.all(before)) expect(status).toBe(200)
  await closed
})

it.each([
  ['/nowhere', 'GET'],
  ['/invoke/who', 'GET'],
  ['/invoke/who/more/steps', 'POST'],
  ['//evil.example/', 'GET'],
])('answers %s %s with INVALID_ACTION', async (path, method) => {
  expect(await raw(path, { 'x-openid': MEMBER }, method)).toMatchObject({ status: 404 })
})
