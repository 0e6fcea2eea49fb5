/** What goes to and fro between a function and WeChat's open APIs, byte by byte as protobuf's encoding guide has it. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { CloudApp } from '../../cloudfunctions/cloudbase/app'

/** A field that holds bytes: its number and kind (2), how many there are, the bytes. */
export function field(number: number, bytes: string | Buffer): Buffer {
  const content = Buffer.from(bytes)
  const length: number[] = []
  for (let rest = content.length; ; rest >>= 7) {
    if (rest < 0x80) return Buffer.concat([Buffer.from([(number << 3) | 2, ...length, rest]), content])
    length.push((rest & 0x7f) | 0x80)
  }
}

/** Field 1: an open API. Field 2: pairs of a name and its value as JSON. */
export function requestOf(given: Readonly<Record<string, unknown>>): Buffer {
  const pairs = Object.entries(given).map(([name, value]) =>
    field(1, Buffer.concat([field(1, name), field(2, JSON.stringify(value))])),
  )
  return Buffer.concat([Buffer.from([0x08, 0x00]), field(2, Buffer.concat(pairs))])
}

export function answerOf(contentType: string, content: string | Buffer): Buffer {
  return Buffer.concat([field(1, content), field(2, contentType)])
}

export function jsonAnswer(body: object): Buffer {
  return answerOf('application/json; encoding=utf-8', JSON.stringify(body))
}

/** Field 3 is -604101, as 64 bits: seven a byte, the lowest first. */
export const NO_PERMISSION = Buffer.from('18bb90dbffffffffffff01', 'hex')

/** An app whose open APIs answer this, or throw it; what they are asked is kept. */
export function appAnswering(answer: unknown) {
  const asked: { readonly apiName: string; readonly requestData: Buffer }[] = []
  const callCompatibleWxOpenApi = async ({ apiName, requestData }: (typeof asked)[number]) => {
    asked.push({ apiName, requestData })
    if (answer instanceof Error) throw answer
    return answer
  }
  return { asked, app: { callCompatibleWxOpenApi } as unknown as CloudApp }
}

export interface CapturingServer {
  readonly url: string
  /** The forms that arrived since it was last asked: the parts by name, and what differs from call to call left out. */
  taken(): readonly Readonly<Record<string, string>>[]
  close(): Promise<void>
}

/** Stands where the SDK finds the cloud: keeps each form as it came, and answers with these bytes. */
export async function captureAt(answer: () => Buffer): Promise<CapturingServer> {
  let forms: Record<string, string>[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      forms.push(partsOf(Buffer.concat(chunks).toString('latin1')))
      response.end(answer())
    })
  })
  // The SDK keeps its connections: one that is closed after 5 s, while a busy machine was about to use it again, is an error.
  server.keepAliveTimeout = 65_000
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/admin`,
    taken: () => {
      const taken = forms
      forms = []
      return taken
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

function partsOf(body: string): Record<string, string> {
  const boundary = body.slice(0, body.indexOf('\r\n'))
  const parts = body.split(boundary).slice(1, -1)
  return Object.fromEntries(
    parts.map((part) => {
      const [head = '', ...content] = part.slice(2, -2).split('\r\n\r\n')
      return [/name="([^"]+)"/.exec(head)?.[1] ?? head, content.join('\r\n\r\n')]
    }),
  )
}
