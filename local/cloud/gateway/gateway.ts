import { jsonReply, type Exchange, type Handler, type Reply } from '@shushi/loopback'
import { CloudError } from '../cloud-error'
import type { FunctionRunner } from '../functions/function-runner'
import type { InFlight } from '../in-flight'
import { CLIENT_EVENT_BYTES, UPLOAD_BYTES } from '../limits'
import type { Quotas } from '../quotas'
import type { MessageJournal } from '../open-apis/message-journal'
import type { OpenApis } from '../open-apis/open-apis'
import { parseJsonObject } from '../server/json'
import type { CloudStorage } from '../storage/cloud-storage'
import type { Timers } from '../timers/timers'
import { callerOf, openidOf } from './caller-headers'

export interface GatewayOptions {
  readonly runner: FunctionRunner
  readonly storage: CloudStorage
  readonly openApis: OpenApis
  readonly journal: MessageJournal
  readonly timers: Timers
  readonly quotas: Quotas
  readonly inFlight: InFlight
  /** Whether the cloud is shutting down and takes nothing new. */
  readonly isClosing: () => boolean
}

type Route = (exchange: Exchange, step: string, next: string) => Promise<Reply>

/**
 * What mini-programs reach, over HTTP instead of WeChat's own channel. `x-openid` says who calls.
 *
 * - `POST /invoke/<function>`, the event as JSON: `wx.cloud.callFunction`, answers `{result}`
 * - `POST /upload?path=<cloudPath>`, the bytes: `wx.cloud.uploadFile`, answers `{fileID}`
 * - `POST /temp-url` `{fileIDs}`: `wx.cloud.getTempFileURL`, answers `{fileList}`
 * - `POST /open-api/consent` `{answers}`: a tap on `wx.requestSubscribeMessage`, answers `{answers}`
 * - `GET /messages`: the messages that reached the caller, answers `{messages}`
 * - `POST /timers/<function>/<timer>`: sets a timer off, as its button on the console page does
 *
 * A failure is `{requestId, code, message}` and has changed nothing.
 */
export function gateway(options: GatewayOptions): Handler {
  const routes = routesOf(options)
  return async (exchange) => {
    const [, first = '', second = '', third = '', ...more] = exchange.url.pathname.split('/')
    const route = routes.get(`${exchange.method} ${first}`)
    if (!route || more.length > 0) return undefined
    if (options.isClosing()) throw new CloudError('RESOURCE_UNAVAILABLE', 'the local cloud is shutting down')
    return options.inFlight.track(route(exchange, second, third))
  }
}

function routesOf({ runner, storage, openApis, journal, timers, quotas }: GatewayOptions): ReadonlyMap<string, Route> {
  return new Map<string, Route>([
    [
      'POST invoke',
      async (exchange, name) => {
        const caller = callerOf(exchange)
        const event = await readJson(exchange, quotas.clientEventBytes)
        const reply = jsonReply(200, { result: await runner.invoke(name, event, caller) })
        if (Buffer.byteLength(reply.body) <= quotas.clientAnswerBytes) return reply
        const message = 'cloudfunction result size exceed limit (1MB)'
        throw new CloudError('WX_CLOUDFUNCTION_RESULT_SIZE_EXCEED_LIMIT', message)
      },
    ],
    [
      'POST upload',
      async (exchange) => {
        const openid = openidOf(exchange)
        const path = exchange.url.searchParams.get('path')
        return jsonReply(200, { fileID: await storage.uploadBy(openid, path, await exchange.body(UPLOAD_BYTES)) })
      },
    ],
    [
      'POST temp-url',
      async (exchange) => {
        const openid = openidOf(exchange)
        const { fileIDs } = await readJson(exchange)
        return jsonReply(200, { fileList: storage.temporaryLinksFor(openid, fileIDs) })
      },
    ],
    [
      'POST open-api',
      async (exchange, name) => {
        if (name !== 'consent') throw new CloudError('INVALID_ACTION', `there is no open API ${name}`)
        const openid = openidOf(exchange)
        const { answers } = await readJson(exchange)
        return jsonReply(200, { answers: await openApis.consent(openid, answers) })
      },
    ],
    [
      'GET messages',
      async (exchange) => {
        const openid = openidOf(exchange)
        return jsonReply(200, { messages: journal.sent().filter((message) => message.openid === openid) })
      },
    ],
    [
      'POST timers',
      async (_, functionName, timerName) => {
        await timers.fire(functionName, timerName)
        return { status: 303, headers: { location: '/' }, body: '' }
      },
    ],
  ])
}

async function readJson(exchange: Exchange, most = CLIENT_EVENT_BYTES): Promise<Record<string, unknown>> {
  const body = await exchange.body(most)
  return parseJsonObject(body.toString('utf8'), 'the body')
}
