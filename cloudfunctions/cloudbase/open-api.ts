import type { CloudApp } from './app'
import { decodeResponse, encodeRequest } from './open-api-message'

/**
 * What came of a call: JSON with WeChat's `errcode`, 0 being success, or the bytes that were asked for. A code that is a word
 * is CloudBase's, e.g. EXCEED_REQUEST_LIMIT; one of six digits below nothing is that of WeChat's gateway, e.g. -604101: the
 * function has no permission.
 */
export type OpenApiAnswer =
  | { readonly errcode: number | string; readonly errmsg: string }
  | { readonly contentType: string; readonly content: Buffer }

/**
 * Calls an open API of WeChat (云调用), whichever: they all go the same way, as wx-server-sdk sends them. Throws only when
 * the call breaks off, so that nobody knows what came of it.
 */
export async function callOpenApi(
  app: CloudApp,
  apiName: string,
  request: Readonly<Record<string, unknown>>,
): Promise<OpenApiAnswer> {
  const answer: unknown = await app.callCompatibleWxOpenApi({ apiName, requestData: encodeRequest(request) })
  // CloudBase refuses in JSON, also here, where the SDK hands on the bytes as they come.
  if (!Buffer.isBuffer(answer)) return errcodeIn(answer)
  const response = answer[0] === BRACE ? undefined : decodeResponse(answer)
  if (!response) return errcodeIn(parsed(answer))
  const { errorCode, contentType, content } = response
  if (errorCode !== 0) return { errcode: errorCode, errmsg: `WeChat's gateway refused ${apiName}` }
  // "sometimes the wx sever, for no reason, returns a json with content-type text/plain": wx-server-sdk's own words.
  const isText = contentType === '' || /application\/json|text\/plain/.test(contentType)
  return isText ? errcodeIn(parsed(content)) : { contentType, content }
}

/** No message of protobuf's begins so. */
const BRACE = '{'.charCodeAt(0)

function parsed(text: Buffer): unknown {
  try {
    return JSON.parse(text.toString())
  } catch {
    return text.toString()
  }
}

/** `{errcode, errmsg}` of WeChat, or `{code, message}` of CloudBase. */
function errcodeIn(body: unknown): { readonly errcode: number | string; readonly errmsg: string } {
  const said: Readonly<Record<string, unknown>> = typeof body === 'object' && body !== null ? { ...body } : {}
  const code = said['errcode'] ?? said['code']
  const message = said['errmsg'] ?? said['message']
  const isCode = typeof code === 'number' || typeof code === 'string'
  return {
    errcode: isCode ? code : 'UNREADABLE',
    errmsg: typeof message === 'string' ? message : JSON.stringify(body).slice(0, 200),
  }
}
