import { CloudError } from '../cloud-error'

const LINE = Buffer.from('\r\n')
const HEADERS_END = Buffer.from('\r\n\r\n')

/** The parts of a `multipart/form-data` body by name, as the SDK's form-data writes them. Throws INVALID_PARAM. */
export function parseMultipart(contentType: string, body: Buffer): Map<string, Buffer> {
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType)
  const name = boundary?.[1] ?? boundary?.[2]
  if (name === undefined) throw new CloudError('INVALID_PARAM', 'the form names no boundary')
  const parts = new Map<string, Buffer>()
  const dash = Buffer.from(`--${name}`)
  const next = Buffer.concat([LINE, dash])
  let at = body.indexOf(dash)
  while (at >= 0 && !isLast(body, at + dash.length)) {
    const start = at + dash.length + LINE.length
    const headersEnd = body.indexOf(HEADERS_END, start)
    const end = body.indexOf(next, headersEnd)
    if (headersEnd < 0 || end < 0) throw new CloudError('INVALID_PARAM', 'the form ends in the middle of a part')
    const part = /;\s*name="([^"]*)"/i.exec(body.subarray(start, headersEnd).toString('utf8'))
    if (part?.[1] !== undefined) parts.set(part[1], body.subarray(headersEnd + HEADERS_END.length, end))
    at = end + LINE.length
  }
  if (at < 0) throw new CloudError('INVALID_PARAM', 'the form has no parts')
  return parts
}

function isLast(body: Buffer, at: number): boolean {
  return body.subarray(at, at + 2).toString('latin1') === '--'
}
