import { decodeMessage, encodeBytes } from './protobuf'

/**
 * WeChat's binary APIs wrap their arguments as protobuf: field 2 is a message whose repeated field 1 pairs a name
 * (field 1) with a value as JSON (field 2).
 */
export function decodeArguments(request: Buffer): Record<string, unknown> {
  const given: Record<string, unknown> = {}
  for (const list of buffersIn(request, 2))
    for (const pair of buffersIn(list, 1)) {
      const name = buffersIn(pair, 1)[0]?.toString('utf8')
      if (name !== undefined) given[name] = parse(buffersIn(pair, 2)[0]?.toString('utf8') ?? 'null')
    }
  return given
}

/** An answer: field 2 says what it is, field 1 holds it. */
export function encodeAnswer(contentType: string, content: Uint8Array): Buffer {
  return Buffer.concat([encodeBytes(2, Buffer.from(contentType)), encodeBytes(1, content)])
}

/** A refusal, or an answer without bytes: `{errcode, errmsg}`. */
export function encodeJsonAnswer(value: Readonly<Record<string, unknown>>): Buffer {
  return encodeAnswer('application/json; encoding=utf-8', Buffer.from(JSON.stringify(value)))
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
