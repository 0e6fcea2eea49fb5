import { randomUUID } from 'node:crypto'
import { extname } from 'node:path'
import type { Exchange, Handler, Reply } from '@shushi/loopback'
import { CloudError } from '../cloud-error'
import { UPLOAD_BYTES } from '../limits'
import { checkCloudPath } from './cloud-path'
import type { CloudStorage } from './cloud-storage'
import type { FileStore } from './file-store'
import type { LinkSigner } from './signature'

/** What a browser may show by itself. Pages and drawings with scripts are not among them: they are only downloaded. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.pdf': 'application/pdf',
  '.txt': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

export interface FileEndpointOptions {
  readonly storage: CloudStorage
  readonly files: FileStore
  readonly signer: LinkSigner
}

/** `/files/<path>?sign=…&t=…`: GET and HEAD a file, PUT one, each with a link of its own. Failures are COS's XML. */
export function fileEndpoint(options: FileEndpointOptions): Handler {
  return async (exchange) => {
    if (!exchange.url.pathname.startsWith('/files/')) return undefined
    try {
      return await answer(exchange, options)
    } catch (error) {
      if (!(error instanceof CloudError)) throw error
      return xmlError(error, exchange.url.pathname)
    }
  }
}

async function answer(exchange: Exchange, { storage, files, signer }: FileEndpointOptions): Promise<Reply> {
  const path = checkCloudPath(decode(exchange.url.pathname.slice('/files/'.length)))
  if (exchange.method === 'PUT') {
    signer.check('write', path, exchange.url.searchParams)
    await storage.upload(path, await exchange.body(UPLOAD_BYTES))
    return { status: 200, body: '' }
  }
  if (exchange.method !== 'GET' && exchange.method !== 'HEAD')
    throw new CloudError('INVALID_ACTION', 'files are read with GET and stored with PUT')
  if (!storage.isPublic) signer.check('read', path, exchange.url.searchParams)
  const bytes = await files.read(path)
  if (!bytes) throw new CloudError('STORAGE_FILE_NONEXIST', `there is no file ${path}`)
  return { status: 200, headers: headersFor(path), body: bytes }
}

function headersFor(path: string): Record<string, string> {
  const type = CONTENT_TYPES[extname(path).toLowerCase()]
  const name = encodeURIComponent(path.slice(path.lastIndexOf('/') + 1))
  return {
    'content-type': type ?? 'application/octet-stream',
    'content-disposition': `${type === undefined ? 'attachment' : 'inline'}; filename*=UTF-8''${name}`,
  }
}

function decode(encoded: string): string {
  try {
    return decodeURIComponent(encoded)
  } catch {
    throw new CloudError('INVALID_PARAM', 'the path is not percent-encoded UTF-8')
  }
}

const STATUSES: Readonly<Record<string, number>> = {
  STORAGE_SIGNATURE_INVALID: 403,
  STORAGE_SIGNATURE_EXPIRED: 403,
  STORAGE_FILE_NONEXIST: 404,
  INVALID_ACTION: 405,
  EXCEED_REQUEST_SIZE_LIMIT: 413,
}

/** The SDK reads the body of a refused upload as this XML. */
function xmlError(error: CloudError, resource: string): Reply {
  const fields = {
    Code: error.code,
    Message: error.message,
    Resource: resource,
    RequestId: randomUUID(),
    TraceId: 'local',
  }
  const inner = Object.entries(fields).map(([name, value]) => `<${name}>${escapeXml(value)}</${name}>`)
  return {
    status: STATUSES[error.code] ?? 400,
    headers: { 'content-type': 'application/xml; charset=utf-8' },
    body: `<?xml version='1.0' encoding='utf-8' ?><Error>${inner.join('')}</Error>`,
  }
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
