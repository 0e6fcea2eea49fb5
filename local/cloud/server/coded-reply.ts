import { randomUUID } from 'node:crypto'
import { jsonReply, type RefusalReason, type Reply } from '@shushi/loopback'
import { CloudError } from '../cloud-error'

/** HTTP statuses for people and browsers; programs read `code`. */
const STATUSES: Readonly<Record<string, number>> = {
  CHECK_LOGIN_FAILED: 401,
  STORAGE_EXCEED_AUTHORITY: 403,
  INVALID_REQUEST_SOURCE: 403,
  FUNCTION_NOT_FOUND: 404,
  STORAGE_FILE_NONEXIST: 404,
  INVALID_ACTION: 404,
  EXCEED_REQUEST_SIZE_LIMIT: 413,
  EXCEED_REQUEST_LIMIT: 429,
  EXCEED_CONCURRENT_REQUEST_LIMIT: 429,
  FUNCTIONS_EXECUTE_FAIL: 502,
  WX_CLOUDFUNCTION_RESULT_SIZE_EXCEED_LIMIT: 502,
  RESOURCE_UNAVAILABLE: 503,
  FUNCTIONS_TIME_LIMIT_EXCEEDED: 504,
}

const REFUSED: Readonly<Record<RefusalReason, string>> = {
  foreign: 'INVALID_REQUEST_SOURCE',
  'no-path': 'INVALID_PARAM',
  nobody: 'INVALID_ACTION',
  'too-long': 'EXCEED_REQUEST_SIZE_LIMIT',
}

/** What reaches no product, or is too long for it. */
export function refusal(reason: RefusalReason, message: string): CloudError {
  return new CloudError(REFUSED[reason], message)
}

type Log = (line: string) => void

/** What CloudBase answers on a failure. A defect shows nothing but the request's id, under which it stands in the log. */
export function codedBody(error: unknown, log: Log): { requestId: string; code: string; message: string } {
  const requestId = randomUUID()
  if (error instanceof CloudError) return { requestId, code: error.code, message: error.message }
  log(`${requestId} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  return { requestId, code: 'SYS_ERR', message: 'system error' }
}

export function codedReply(error: unknown, log: Log): Reply {
  const body = codedBody(error, log)
  return jsonReply(STATUSES[body.code] ?? (body.code === 'SYS_ERR' ? 500 : 400), body)
}
