import { holder } from '../phone'
import { api, ApiFailure } from './api'
import { keepTemporary, readTemporary } from './file-paths'
import { fetchFromPhone } from './network'

/** WeChat's own; `config` of a call takes an environment and nothing else. */
const TIMEOUT_MS = 60_000

/** The codes of WeChat's table (云开发错误码) for what the cloud on this machine calls by name. */
const ERROR_CODES: Readonly<Record<string, number>> = {
  SYS_ERR: -501001,
  RESOURCE_UNAVAILABLE: -501001,
  EXCEED_REQUEST_LIMIT: -501003,
  EXCEED_CONCURRENT_REQUEST_LIMIT: -501004,
  FUNCTION_NOT_FOUND: -501000,
  INVALID_PARAM: -501007,
  STORAGE_EXCEED_AUTHORITY: -503001,
  STORAGE_FILE_NONEXIST: -503003,
  FUNCTIONS_EXECUTE_FAIL: -504002,
  FUNCTIONS_TIME_LIMIT_EXCEEDED: -504003,
  WX_CLOUDFUNCTION_RESULT_SIZE_EXCEED_LIMIT: -604001,
}
/** Words of the cloud that are not the local one's. */
const WORDS: Readonly<Record<string, string>> = {
  FUNCTION_NOT_FOUND: 'FunctionName parameter could not be found.',
  EXCEED_REQUEST_SIZE_LIMIT: 'data exceed max size',
}

interface CallOptions {
  readonly name: string
  readonly data?: unknown
}

interface TemporaryUrl {
  readonly fileID: string
  readonly tempFileURL: string
}

/** `wx.cloud`, against the cloud on this machine: the preview's server passes everything on with the holder's OPENID. */
export const cloud = {
  init: () => undefined,
  callFunction: api<CallOptions>('cloud.callFunction', async ({ name, data = {} }) => {
    const answer = await send(`/invoke/${name}`, JSON.stringify(data))
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
export async function send(path: string, body: BodyInit): Promise<unknown> {
  const signal = AbortSignal.timeout(TIMEOUT_MS)
  const headers = {
    'x-phone-holder': holder,
    ...(typeof body === 'string' ? { 'content-type': 'application/json' } : {}),
  }
  const response = await fetchFromPhone(`/__cloud${path}`, { method: 'POST', headers, body, signal }).catch(
    (error: unknown) => {
      const isLate = error instanceof DOMException && error.name === 'TimeoutError'
      const reason = isLate ? 'request:fail timeout' : String(error)
      throw new ApiFailure(`Error: errCode: -1  | errMsg: ${reason}`, undefined, -1)
    },
  )
  const answer = (await response.json()) as { code?: string; message?: string }
  if (!response.ok) throw cloudFailure(answer)
  return answer
}

/** In the form that public reports show: `Error: errCode: -504003  | errMsg: Invoking task timed out after 3 seconds`. */
function cloudFailure({ code = '', message = '' }: { code?: string; message?: string }): ApiFailure {
  const errCode = ERROR_CODES[code]
  const said = WORDS[code] ?? message
  if (errCode === undefined) return new ApiFailure(`Error: ${said}`)
  return new ApiFailure(`Error: errCode: ${errCode}  | errMsg: ${said}`, undefined, errCode)
}

async function temporaryUrls(fileList: readonly (string | { fileID: string })[]): Promise<readonly TemporaryUrl[]> {
  const fileIDs = fileList.map((file) => (typeof file === 'string' ? file : file.fileID))
  const answer = (await send('/temp-url', JSON.stringify({ fileIDs }))) as { fileList: readonly TemporaryUrl[] }
  return answer.fileList.map((file) => ({ ...file, maxAge: 7200, status: 0, errMsg: 'ok' }))
}
