import { randomUUID } from 'node:crypto'
import { jsonReply, type Exchange, type Handler, type Reply } from '@shushi/loopback'
import { CloudError } from '../cloud-error'
import type { RunningCall } from '../functions/call'
import { SYNC_PAYLOAD_BYTES } from '../limits'
import { codedBody } from './coded-reply'
import { parseJsonObject } from './json'
import { parseMultipart } from './multipart'

/** One action the SDK asks for, `<product>.<verb>`, e.g. `database.getDocument`. */
export interface AdminRequest {
  readonly action: string
  readonly params: Record<string, unknown>
  /** The function that asks; undefined for a program outside the functions. */
  readonly call: RunningCall | undefined
  /** Where the call chain began and what it went through, e.g. `wx_client,scf`. */
  readonly source: string
}

/** Answers the fields of the SDK's answer, without `requestId`. Throws `CloudError`. */
export type AdminProduct = (request: AdminRequest) => Promise<Readonly<Record<string, unknown>>>
/** The same; where it answers nothing, the connection breaks. */
export type BreakingProduct = (request: AdminRequest) => Promise<Readonly<Record<string, unknown>> | undefined>
/** A binary API: the request's bytes, the answer's bytes. */
export type BinaryProduct = (apiName: string, bytes: Buffer, call: RunningCall | undefined) => Promise<Buffer>

export interface AdminOptions {
  /** By the action's first word. */
  readonly products: ReadonlyMap<string, BreakingProduct>
  /** What `wx.openApi` asks for. */
  readonly openApi: BinaryProduct
  /** The call a token was given to. Throws when that call has run out of its time. */
  readonly callOf: (token: string) => RunningCall | undefined
  readonly log: (line: string) => void
}

/** `POST /admin`: what @cloudbase/node-sdk speaks. A failure is HTTP 200 with a code, which the SDK throws. */
export function adminEndpoint(options: AdminOptions): Handler {
  return async (exchange) => {
    if (exchange.url.pathname !== '/admin') return undefined
    try {
      return await answer(exchange, options)
    } catch (error) {
      return jsonReply(200, codedBody(error, options.log))
    }
  }
}

async function answer(exchange: Exchange, options: AdminOptions): Promise<Reply | 'taken'> {
  if (exchange.method !== 'POST') throw new CloudError('INVALID_ACTION', 'the admin endpoint takes POST')
  // The SDK runs in functions, never in a page.
  if (exchange.header('origin') !== undefined)
    throw new CloudError('INVALID_REQUEST_SOURCE', 'pages may not call the admin endpoint')
  const contentType = exchange.header('content-type') ?? ''
  const body = await exchange.body(SYNC_PAYLOAD_BYTES)
  if (contentType.startsWith('multipart/form-data')) return answerBinary(parseMultipart(contentType, body), options)
  const params = parseJsonObject(body.toString('utf8'), 'the request')
  const { action } = params
  const product = typeof action === 'string' ? options.products.get(action.slice(0, action.indexOf('.'))) : undefined
  if (typeof action !== 'string' || !product)
    throw new CloudError('INVALID_ACTION', `no product answers ${String(JSON.stringify(action))}`)
  const call = callOf(params.wxCloudApiToken, options)
  const source = (exchange.header('x-tcb-source') ?? '').replace(/^,+|,+$/g, '')
  const answered = await product({ action, params, call, source })
  if (answered) return jsonReply(200, { requestId: randomUUID(), ...answered })
  exchange.response.destroy()
  return 'taken'
}

async function answerBinary(parts: ReadonlyMap<string, Buffer>, options: AdminOptions): Promise<Reply> {
  const action = parts.get('action')?.toString('utf8')
  const apiName = parts.get('apiName')?.toString('utf8')
  if (action !== 'wx.openApi') throw new CloudError('INVALID_ACTION', `no product answers ${String(action)}`)
  if (apiName === undefined) throw new CloudError('INVALID_PARAM', 'the form names no apiName')
  const call = callOf(parts.get('wxCloudApiToken')?.toString('utf8'), options)
  const body = await options.openApi(apiName, parts.get('requestData') ?? Buffer.alloc(0), call)
  return { status: 200, headers: { 'content-type': 'application/octet-stream' }, body }
}

function callOf(token: unknown, options: AdminOptions): RunningCall | undefined {
  return typeof token === 'string' && token !== '' ? options.callOf(token) : undefined
}
