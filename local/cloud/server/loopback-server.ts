import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { CloudError } from '../cloud-error'
import { readBody, type Exchange, type Handler, type Reply } from './exchange'
import { coded } from './coded-reply'

const LOOPBACK = '127.0.0.1'

export interface LoopbackServerOptions {
  /** Asked in order. */
  readonly handlers: readonly Handler[]
  /** 0 or left out: any free port. */
  readonly port?: number
  /** Pages that may call besides this server's own, e.g. the preview's origin. */
  readonly allowedOrigins?: readonly string[]
  readonly log: (line: string) => void
}

/**
 * An HTTP server that this machine alone can reach. It listens on 127.0.0.1 and answers only when it is called by that
 * name: a page elsewhere that has its own host name point here (DNS rebinding) carries a foreign Host or Origin.
 */
export class LoopbackServer {
  private readonly server: Server
  private origins: ReadonlySet<string> = new Set()
  private hosts: ReadonlySet<string> = new Set()
  /** `http://127.0.0.1:<port>` once it listens. */
  address = ''

  private constructor(private readonly options: LoopbackServerOptions) {
    this.server = createServer((request, response) => void this.answer(request, response))
    this.server.keepAliveTimeout = 65_000
  }

  static async listen(options: LoopbackServerOptions): Promise<LoopbackServer> {
    const loopback = new LoopbackServer(options)
    await new Promise<void>((resolve, reject) => {
      loopback.server.once('error', reject)
      loopback.server.listen(options.port ?? 0, LOOPBACK, resolve)
    })
    const bound = loopback.server.address()
    if (bound === null || typeof bound === 'string') throw new Error('the server has no port')
    const names = [`${LOOPBACK}:${bound.port}`, `localhost:${bound.port}`]
    loopback.hosts = new Set(names)
    loopback.origins = new Set([...names.map((name) => `http://${name}`), ...(options.allowedOrigins ?? [])])
    loopback.address = `http://${LOOPBACK}:${bound.port}`
    return loopback
  }

  /** Takes no new connection and resolves when every answer under way has gone out. */
  async close(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.server.close((error) => (error ? reject(error) : resolve()))
      this.server.closeIdleConnections()
    })
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const requestId = randomUUID()
    const origin = request.headers.origin
    let reply: Reply
    try {
      reply = await this.handle(request)
    } catch (error) {
      if (!(error instanceof CloudError)) this.options.log(`${requestId} ${describe(error)}`)
      reply = coded(requestId, error)
    }
    if (!request.complete) request.resume()
    response.writeHead(reply.status, {
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...(origin !== undefined && this.origins.has(origin) ? allowed(origin) : {}),
      ...reply.headers,
      'content-length': Buffer.byteLength(reply.body),
    })
    response.end(request.method === 'HEAD' ? undefined : reply.body)
  }

  private async handle(request: IncomingMessage): Promise<Reply> {
    const { host, origin } = request.headers
    if (host === undefined || !this.hosts.has(host))
      throw new CloudError('INVALID_REQUEST_SOURCE', 'this server answers to 127.0.0.1 and localhost only')
    if (origin !== undefined && !this.origins.has(origin))
      throw new CloudError('INVALID_REQUEST_SOURCE', 'pages of other origins may not call this server')
    if (request.method === 'OPTIONS') return { status: 204, body: '' }
    const exchange = this.exchange(request)
    for (const handler of this.options.handlers) {
      const reply = await handler(exchange)
      if (reply) return reply
    }
    throw new CloudError('INVALID_ACTION', `nothing answers ${exchange.method} ${exchange.url.pathname}`)
  }

  private exchange(request: IncomingMessage): Exchange {
    const target = request.url ?? '/'
    if (!target.startsWith('/') || !URL.canParse(target, this.address))
      throw new CloudError('INVALID_PARAM', 'the request names no path')
    return {
      method: request.method ?? 'GET',
      url: new URL(this.address + target),
      headers: request.headers,
      body: (limit) => readBody(request, limit),
    }
  }
}

function allowed(origin: string): Record<string, string> {
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-methods': 'GET, HEAD, POST, PUT',
    'access-control-allow-headers': 'content-type, x-openid, x-clock',
    vary: 'origin',
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
