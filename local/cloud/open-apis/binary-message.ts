import { CloudError } from '../cloud-error'
import { type ErrcodeAnswer, isOfGateway } from './errcode'
import { decodeMessage, encodeBytes, encodeInt32 } from './protobuf'

/**
 * How wx-server-sdk asks for every API (4.0.2, `CommApiData`): field 1 says that it is an open API (0, which protobuf may
 * leave out), field 2 is a message whose repeated field 1 pairs a name (field 1) with a value as JSON (field 2). Throws
 * INVALID_PARAM on anything else.
 */
export function decodeArguments(request: Buffer): Record<string, unknown> {
  const [apiType = 0] = decodeMessage(request).get(1) ?? []
  if (apiType !== 0) throw new CloudError('INVALID_PARAM', `requestData has the apiType ${String(apiType)}`)
  const given: Record<string, unknown> = {}
  for (const list of buffersIn(request, 2))
    for (const pair of buffersIn(list, 1)) {
      const name = buffersIn(pair, 1)[0]?.toString('utf8')
      if (name !== undefined) given[name] = parse(buffersIn(pair, 2)[0]?.toString('utf8') ?? 'null')
    }
  return given
}

/** An answer (4.0.2, `CommOpenApiResp`): field 1 holds it, field 2 says what it is. */
export function encodeAnswer(contentType: string, content: Uint8Array): Buffer {
  return Buffer.concat([encodeBytes(1, content), encodeBytes(2, Buffer.from(contentType))])
}

/** `{errcode, errmsg}` as JSON, or field 3 where no API has answered but the gateway before them refuses. */
export function encodeErrcode(answer: ErrcodeAnswer): Buffer {
  if (isOfGateway(answer)) return encodeInt32(3, answer.errcode)
  return encodeAnswer('application/json; encoding=utf-8', Buffer.from(JSON.stringify(answer)))
}

function buffersIn(message: Buffer, field: number): Buffer[] {
  return (decodeMessage(message).get(field) ?? []).filter((value): value is Buffer => Buffer.isBuffer(value))
}

/** A value that is no JSON is taken as the text it is. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
