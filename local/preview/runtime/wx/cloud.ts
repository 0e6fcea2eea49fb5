import { holder } from '../phone'
import { api, ApiFailure } from './api'
import { keepTemporary, readTemporary } from './file-paths'
import { fetchFromPhone } from './network'

const TIMEOUT_MS = 20_000

interface CallOptions {
  readonly name: string
  readonly data?: unknown
  readonly config?: { readonly timeout?: number }
}

interface TemporaryUrl {
  readonly fileID: string
  readonly tempFileURL: string
}

/** `wx.cloud`, against the cloud on this machine: the preview's server passes everything on with the holder's OPENID. */
export const cloud = {
  init: () => undefined,
  callFunction: api<CallOptions>('cloud.callFunction', async ({ name, data = {}, config }) => {
    const answer = await send(`/invoke/${name}`, JSON.stringify(data), config?.timeout)
    return { result: (answer as { result?: unknown }).result, requestID: '' }
  }),
  uploadFile: api<{ cloudPath: string; filePath: string }>('cloud.uploadFile', async ({ cloudPath, filePath }) => {
    const file = await readTemporary(filePath)
    const answer = (await send(`/upload?path=${encodeURIComponent(cloudPath)}`, file)) as { fileID: string }
    return { fileID: answer.fileID, statusCode: 200 }
  }),
  getTempFileURL: api<{ fileList: readonly (string | { fileID: string })[] }>(
    'cloud.getTempFileURL',
    async ({ fileList }) => ({ fileList: await temporaryUrls(fileList) }),
  ),
  downloadFile: api<{ fileID: string }>('cloud.downloadFile', async ({ fileID }) => {
    const [file] = await temporaryUrls([fileID])
    const response = await fetchFromPhone(file?.tempFileURL ?? '')
    if (!response.ok) throw new ApiFailure('file not exists')
    const name = decodeURIComponent(fileID.slice(fileID.lastIndexOf('/') + 1))
    return { tempFilePath: keepTemporary(await response.blob(), name), statusCode: response.status }
  }),
}

/** Sends to the cloud as the phone's holder. Throws `ApiFailure` with the words a device has. */
export async function send(path: string, body: BodyInit, timeout = TIMEOUT_MS): Promise<unknown> {
  const signal = AbortSignal.timeout(timeout)
  const headers = {
    'x-phone-holder': holder,
    ...(typeof body === 'string' ? { 'content-type': 'application/json' } : {}),
  }
  const response = await fetchFromPhone(`/__cloud${path}`, { method: 'POST', headers, body, signal }).catch(
    (error: unknown) => {
      const isLate = error instanceof DOMException && error.name === 'TimeoutError'
      throw new ApiFailure(
        isLate ? 'Error: errCode: -1 | errMsg: request:fail timeout' : `Error: errCode: -1 | errMsg: ${String(error)}`,
      )
    },
  )
  const answer = (await response.json()) as { code?: string; message?: string }
  if (!response.ok) throw new ApiFailure(`Error: errCode: ${answer.code} | errMsg: ${answer.message}`)
  return answer
}

async function temporaryUrls(fileList: readonly (string | { fileID: string })[]): Promise<readonly TemporaryUrl[]> {
  const fileIDs = fileList.map((file) => (typeof file === 'string' ? file : file.fileID))
  const answer = (await send('/temp-url', JSON.stringify({ fileIDs }))) as { fileList: readonly TemporaryUrl[] }
  return answer.fileList.map((file) => ({ ...file, maxAge: 7200, status: 0, errMsg: 'ok' }))
}
