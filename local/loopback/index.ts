import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { finished } from 'node:stream/promises'

const LOOPBACK = '127.0.0.1'

/** One request, as those who answer it see it. */
export interface Exchange {
  readonly method: string
  readonly url: URL
  /** The one header of that name, in small letters; undefined when absent. */
  readonly header: (name: string) => string | undefined
  /** The whole body. Rejects with the refusal `too-long` past `limit` bytes. */
  readonly body: (limit: number) => Promise<Buffer>
  readonly response: ServerResponse
}

export interface Reply {
  /** Left out: 200. */
  readonly status?: number
  /** Without a content-type the body is text in UTF-8. */
  readonly headers?: Readonly<Record<string, string>>
  readonly body: string | Uint8Array
}

/** Answers what it knows and leaves the rest, undefined, to the next. `'taken'`: it writes to the response by itself. */
export type Handler = (exchange: Exchange) => Promise<Reply | undefined | 'taken'>

export interface LoopbackOptions {
  /** Asked in order. */
  readonly handlers: readonly Handler[]
  /** 0 or left out: any free port. */
  readonly port?: number
  /** Pages that may call besides this server's own, e.g. `http://127.0.0.1:5173`. */
  readonly allowedOrigins?: readonly string[]
  /** The error for what the server itself refuses; left out: a `Refusal`. */
  readonly refusal?: (reason: RefusalReason, message: string) => Error
  /** What to answer when there is a refusal, or when a handler throws. */
  readonly failed: (error: unknown) => Reply
}

export interface Listening {
  /** `http://127.0.0.1:<port>` */
  readonly address: string
  /** Takes no new connection, lets every answer under way go out, and hangs up on whoever still listens to a stream. */
  close(): Promise<void>
}

/**
 * `foreign`: called by another name, or by a page of another origin. `no-path`: what is asked for is no path. `nobody`: no
 * handler answers it. `too-long`: the body is longer than its handler takes.
 */
export type RefusalReason = 'foreign' | 'no-path' | 'nobody' | 'too-long'

export class Refusal extends Error {
  constructor(
    readonly reason: RefusalReason,
    message: string,
  ) {
    super(message)
    this.name = 'Refusal'
  }
}

export function jsonReply(status: number, value: unknown): Reply {
  return { status, headers: { 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify(value) }
}

/**
 * An HTTP server that this machine alone can reach. It listens on 127.0.0.1 and answers only when it is called by that
 * name: a page elsewhere that has its own host name point here (DNS rebinding) carries a foreign Host or Origin.
 */
export async function listenOnLoopback(options: LoopbackOptions): Promise<Listening> {
  const underWay = new Set<Promise<void>>()
  const server = createServer((request, response) => {
    const answering = answer(request, response, { ...options, address }).finally(() => underWay.delete(answering))
    underWay.add(answering)
  })
  // Longer than a client keeps a connection that it means to use again.
  server.keepAliveTimeout = 65_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, LOOPBACK, resolve)
  })
  const address = `http://${LOOPBACK}:${portOf(server)}`
  return {
    address,
    close: async () => {
      const closed = new Promise<void>((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()))
      })
      while (underWay.size > 0) await Promise.all(underWay)
      server.closeAllConnections()
      await closed
    },
  }
}

interface Serving extends LoopbackOptions {
  readonly address: string
}

async function answer(request: IncomingMessage, response: ServerResponse, serving: Serving): Promise<void> {
  const reply = await replyTo(request, response, serving).catch(serving.failed)
  if (reply === 'taken') return
  if (!request.complete) request.resume()
  response.writeHead(reply.status ?? 200, {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...allowing(request, serving),
    ...reply.headers,
    'content-length': Buffer.byteLength(reply.body),
  })
  response.end(request.method === 'HEAD' ? undefined : reply.body)
  await finished(response).catch(() => undefined)
}

async function replyTo(request: IncomingMessage, response: ServerResponse, serving: Serving): Promise<Reply | 'taken'> {
  const { address, handlers } = serving
  const refusal = serving.refusal ?? ((reason, message) => new Refusal(reason, message))
  if (!namesOf(address).includes(request.headers.host ?? ''))
    throw refusal('foreign', 'this server answers to 127.0.0.1 and localhost only')
  if (!isAllowed(request.headers.origin, serving))
    throw refusal('foreign', 'pages of other origins may not call this server')
  if (request.method === 'OPTIONS') return { status: 204, body: '' }
  const target = request.url ?? '/'
  if (!target.startsWith('/') || !URL.canParse(target, address)) throw refusal('no-path', 'the request names no path')
  const exchange: Exchange = {
    method: request.method ?? 'GET',
    url: new URL(address + target),
    header: (name) => [request.headers[name]].flat()[0],
    body: (limit) =>
      readBody(request, limit, (size) =>
        refusal('too-long', `the body has ${size} bytes, ${limit} are the most allowed`),
      ),
    response,
  }
  for (const handler of handlers) {
    const reply = await handler(exchange)
    if (reply) return reply
  }
  throw refusal('nobody', `nothing answers ${exchange.method} ${exchange.url.pathname}`)
}

/** Reads the body to its end even past the limit, so that the sender hears the refusal rather than a broken pipe. */
async function readBody(request: IncomingMessage, limit: number, tooLong: (size: number) => Error): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= limit) chunks.push(chunk)
    else chunks.length = 0
  }
  if (size > limit) throw tooLong(size)
  return Buffer.concat(chunks)
}

function namesOf(address: string): string[] {
  const { port } = new URL(address)
  return [`${LOOPBACK}:${port}`, `localhost:${port}`]
}

/** Whoever sends no origin is a program or the address bar. */
function isAllowed(origin: string | undefined, { address, allowedOrigins = [] }: Serving): boolean {
  const own = namesOf(address).map((name) => `http://${name}`)
  return origin === undefined || [...own, ...allowedOrigins].includes(origin)
}

function allowing({ headers }: IncomingMessage, serving: Serving): Readonly<Record<string, string>> {
  if (headers.origin === undefined || !isAllowed(headers.origin, serving)) return {}
  return {
    'access-control-allow-origin': headers.origin,
    'access-control-allow-methods': 'GET, HEAD, POST, PUT',
    'access-control-allow-headers': headers['access-control-request-headers'] ?? 'content-type',
    vary: 'origin',
  }
}

function portOf(server: Server): number {
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw new Error('the server has no port')
  return bound.port
}
