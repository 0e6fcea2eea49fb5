import { CloudError } from '../cloud-error'
import { jsonReply, type Reply } from './exchange'

/** HTTP statuses for people and browsers; programs read `code`. */
const STATUSES: Readonly<Record<string, number>> = {
  CHECK_LOGIN_FAILED: 401,
  INVALID_REQUEST_SOURCE: 403,
  FUNCTION_NOT_FOUND: 404,
  STORAGE_FILE_NONEXIST: 404,
  INVALID_ACTION: 404,
  EXCEED_REQUEST_SIZE_LIMIT: 413,
  FUNCTIONS_EXECUTE_FAIL: 502,
  RESOURCE_UNAVAILABLE: 503,
  FUNCTIONS_TIME_LIMIT_EXCEEDED: 504,
}

/** What CloudBase answers on a failure. A defect of ours shows nothing but the request id, which is in the log. */
export function codedBody(requestId: string, error: unknown): { requestId: string; code: string; message: string } {
  if (error instanceof CloudError) return { requestId, code: error.code, message: error.message }
  return { requestId, code: 'SYS_ERR', message: 'system error' }
}

export function coded(requestId: string, error: unknown): Reply {
  const body = codedBody(requestId, error)
  return jsonReply(STATUSES[body.code] ?? (body.code === 'SYS_ERR' ? 500 : 400), body)
}
