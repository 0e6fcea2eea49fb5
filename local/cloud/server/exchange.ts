import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { CloudError } from '../cloud-error'

/** One request as the products see it. */
export interface Exchange {
  readonly method: string
  readonly url: URL
  readonly headers: IncomingHttpHeaders
  /** The whole body. Rejects with EXCEED_REQUEST_SIZE_LIMIT past `limit` bytes. */
  readonly body: (limit: number) => Promise<Buffer>
}

export interface Reply {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: string | Uint8Array
}

/** Answers what it knows and leaves the rest, undefined, to the next. */
export type Handler = (exchange: Exchange) => Promise<Reply | undefined>

export function jsonReply(status: number, value: unknown): Reply {
  return { status, headers: { 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify(value) }
}

/** The one header of that name; undefined when absent. Node joins repeated headers with a comma. */
export function header(exchange: Exchange, name: string): string | undefined {
  const value = exchange.headers[name]
  return Array.isArray(value) ? value.join(', ') : value
}

/** Reads the body to its end even past the limit, so that the sender hears the refusal rather than a broken pipe. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= limit) chunks.push(chunk)
    else chunks.length = 0
  }
  if (size > limit)
    throw new CloudError('EXCEED_REQUEST_SIZE_LIMIT', `the body has ${size} bytes, ${limit} are the most allowed`)
  return Buffer.concat(chunks)
}

/** A JSON object. Throws INVALID_PARAM on anything else. */
export function parseJsonObject(text: string, what: string): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new CloudError('INVALID_PARAM', `${what} is not JSON`)
  }
  if (!isRecord(value)) throw new CloudError('INVALID_PARAM', `${what} is not a JSON object`)
  return value
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
