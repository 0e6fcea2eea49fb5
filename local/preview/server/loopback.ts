import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'

const LOOPBACK = '127.0.0.1'

export interface Answer {
  readonly status?: number
  readonly type?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body: string | Uint8Array
}

/** Answers a request, undefined: it is not mine; `'taken'`: it writes to the response by itself. */
export type Route = (request: PreviewRequest) => Promise<Answer | undefined | 'taken'>

export interface PreviewRequest {
  readonly method: string
  readonly url: URL
  readonly header: (name: string) => string | undefined
  /** The whole body. Rejects past `BODY_BYTES`. */
  readonly body: () => Promise<Buffer>
  readonly response: ServerResponse
}

export interface Listening {
  readonly address: string
  close(): Promise<void>
}

const BODY_BYTES = 60 * 1024 * 1024

/**
 * A server that this machine alone can reach: it listens on 127.0.0.1 and nowhere else, and answers only to that name and
 * to `localhost`, so that no page elsewhere can have its own name point here. Whoever reaches the preview acts as anybody.
 */
export async function listenOnLoopback(routes: readonly Route[], port = 0): Promise<Listening> {
  let address = ''
  const server = createServer((request, response) => void answer(request, response, address, routes))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, LOOPBACK, resolve)
  })
  address = `http://${LOOPBACK}:${portOf(server)}`
  return { address, close: () => close(server) }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  address: string,
  routes: readonly Route[],
): Promise<void> {
  const result = await route(request, response, address, routes).catch((error: unknown) => failed(error))
  if (result === 'taken') return
  const { status = 200, type = 'text/plain; charset=utf-8', headers = {}, body } = result
  if (!request.complete) request.resume()
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...headers,
    'content-length': Buffer.byteLength(body),
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}

async function route(
  request: IncomingMessage,
  response: ServerResponse,
  address: string,
  routes: readonly Route[],
): Promise<Answer | 'taken'> {
  const names = [new URL(address).host, `localhost:${new URL(address).port}`]
  const { host = '', origin } = request.headers
  const isForeign =
    !names.includes(host) || (origin !== undefined && !names.some((name) => origin === `http://${name}`))
  if (isForeign) return { status: 403, body: '预览只在本机使用。' }
  const target = request.url ?? '/'
  if (!target.startsWith('/') || !URL.canParse(target, address)) return { status: 400, body: '没有这样的地址。' }
  const exchange: PreviewRequest = {
    method: request.method ?? 'GET',
    url: new URL(target, address),
    header: (name) => [request.headers[name]].flat()[0],
    body: () => readBody(request),
    response,
  }
  for (const answerTo of routes) {
    const found = await answerTo(exchange)
    if (found) return found
  }
  return { status: 404, body: '没有这个文件。' }
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > BODY_BYTES) throw new Error('the body is too long')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function failed(error: unknown): Answer {
  console.error(error)
  return { status: 500, body: '预览出了错，详情见运行它的窗口。' }
}

function portOf(server: Server): number {
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw new Error('the server has no port')
  return bound.port
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()))
    server.closeAllConnections()
  })
}
