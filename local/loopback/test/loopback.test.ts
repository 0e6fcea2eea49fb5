import { request } from 'node:http'
import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { jsonReply, listenOnLoopback, Refusal, type Handler, type Listening } from '..'

const PAGE = 'http://127.0.0.1:5173'
const LIMIT = 10

let server: Listening | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

/** A server whose failures say what they are. */
async function listen(...handlers: Handler[]): Promise<Listening> {
  server = await listenOnLoopback({
    handlers,
    allowedOrigins: [PAGE],
    failed: (error) =>
      error instanceof Refusal ? jsonReply(403, error.reason) : jsonReply(500, error instanceof Error && error.message),
  })
  return server
}

const hello: Handler = async ({ method, url, header, body }) => {
  if (url.pathname !== '/hello') return undefined
  const text = method === 'POST' ? (await body(LIMIT)).toString() : (header('x-name') ?? 'nobody')
  return { body: `你好，${text}` }
}

interface Said {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly text: string
}

/** Asks with headers that fetch would not send. */
function ask(path: string, options: { method?: string; headers?: Record<string, string>; body?: string } = {}) {
  const { method = 'GET', headers = {}, body } = options
  return new Promise<Said>((resolve, reject) => {
    const { port } = new URL(server?.address ?? '')
    const asked = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString()
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text })
      })
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

function canConnect(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port })
    const done = (reached: boolean) => {
      socket.destroy()
      resolve(reached)
    }
    socket.once('connect', () => done(true))
    socket.once('error', () => done(false))
  })
}

describe('a loopback server', () => {
  it('listens on this machine’s loopback address and on no other', async () => {
    const { address } = await listen(hello)
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    const port = Number(new URL(address).port)
    const others = Object.values(networkInterfaces()).flatMap((each) => each ?? [])
    for (const other of others.filter(({ family, internal }) => family === 'IPv4' && !internal))
      expect(await canConnect(other.address, port)).toBe(false)
    expect(await canConnect('127.0.0.1', port)).toBe(true)
  })

  it('answers with the first handler that knows, as text unless it says otherwise', async () => {
    await listen(
      async () => undefined,
      hello,
      async () => ({ body: 'too late' }),
    )
    const { status, headers, text } = await ask('/hello', { headers: { 'x-name': 'Li' } })
    expect([status, headers['content-type'], text]).toEqual([200, 'text/plain; charset=utf-8', '你好，Li'])
    expect((await ask('/hello', { method: 'HEAD' })).text).toBe('')
  })

  it.each([
    ['another name that points here', { host: 'shop.example' }],
    ['another port', { host: '127.0.0.1:1' }],
    ['a page of another origin', { origin: 'https://evil.example' }],
    ['a page of another port', { origin: 'http://127.0.0.1:1' }],
    ['a page without an origin', { origin: 'null' }],
  ])('refuses %s before any handler sees it', async (_, headers) => {
    const seen = jest.fn(hello)
    await listen(seen)
    expect(await ask('/hello', { headers })).toMatchObject({ status: 403, text: '"foreign"' })
    expect(seen).not.toHaveBeenCalled()
  })

  it('is open to the origins it was told of, and tells browsers so', async () => {
    await listen(hello)
    const headers = { origin: PAGE, 'access-control-request-headers': 'x-name' }
    expect(await ask('/hello', { method: 'OPTIONS', headers })).toMatchObject({
      status: 204,
      headers: { 'access-control-allow-origin': PAGE, 'access-control-allow-headers': 'x-name', vary: 'origin' },
    })
    expect((await ask('/hello')).headers).not.toHaveProperty('access-control-allow-origin')
  })

  it.each([
    ['nobody', '/elsewhere', {}],
    ['no-path', 'http://127.0.0.1/hello', {}],
    ['too-long', '/hello', { method: 'POST', body: 'x'.repeat(LIMIT + 1) }],
  ])('refuses with the reason %s', async (reason, path, options) => {
    await listen(hello)
    expect((await ask(path, options)).text).toBe(JSON.stringify(reason))
  })

  it('takes a body as long as its handler allows', async () => {
    await listen(hello)
    expect((await ask('/hello', { method: 'POST', body: 'x'.repeat(LIMIT) })).text).toBe(`你好，${'x'.repeat(LIMIT)}`)
  })

  it('refuses in the words of who listens', async () => {
    server = await listenOnLoopback({
      handlers: [],
      refusal: (reason, message) => new RangeError(`${reason}: ${message}`),
      failed: (error) => ({ status: 404, body: String(error) }),
    })
    expect((await ask('/x')).text).toBe('RangeError: nobody: nothing answers GET /x')
  })

  it('says what failed in a handler, and lives on', async () => {
    await listen(async ({ url }) => {
      if (url.pathname === '/broken') throw new Error('broken')
      return { body: 'well' }
    })
    expect(await ask('/broken')).toMatchObject({ status: 500, text: '"broken"' })
    expect((await ask('/')).text).toBe('well')
  })

  it('lets an answer under way go out when it closes', async () => {
    let goOn: () => void = () => undefined
    const held = new Promise<void>((resolve) => (goOn = resolve))
    const reached = new Promise<void>((resolve) => {
      void listen(async () => {
        resolve()
        await held
        return { body: 'whole' }
      }).then(() => (answered = ask('/')))
    })
    let answered: Promise<Said> | undefined
    await reached
    const closed = server?.close()
    server = undefined
    goOn()
    await closed
    expect((await answered)?.text).toBe('whole')
  })

  it('hangs up on whoever listens to a stream when it closes', async () => {
    await listen(async ({ response }) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write('data: 1\n\n')
      return 'taken'
    })
    const stream = await fetch(server?.address ?? '')
    const reader = stream.body?.getReader()
    expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe('data: 1\n\n')
    await server?.close()
    await expect(reader?.read()).rejects.toThrow()
    server = undefined
  })

  it('fails where the port is taken', async () => {
    const { address } = await listen(hello)
    const port = Number(new URL(address).port)
    await expect(listenOnLoopback({ handlers: [], port, failed: () => ({ body: '' }) })).rejects.toThrow('EADDRINUSE')
  })
})
