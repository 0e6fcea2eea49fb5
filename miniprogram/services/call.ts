import type { Answer, ProcedureName, RequestOf } from '#contract'
import { CONTRACT_VERSION } from '../domain/values/contract-version'
import { hearServerTime } from './clock'
import { REPORT_PROCEDURES } from './report-procedures'

/** The only file that touches wx.cloud. Sends a procedure to the function that runs it and answers what came back. */

/** What the network itself can answer, besides what the contract lists. */
export type TransportFailure = { readonly ok: false; readonly code: 'offline' | 'timeout' }

const TIMEOUT_MS = 10_000
const REPORT_TIMEOUT_MS = 60_000

/**
 * Calls a procedure. Pass the same `requestId` again to repeat a write safely: it happens once, and the first answer
 * comes back.
 */
export async function call<P extends ProcedureName>(
  procedure: P,
  input: RequestOf<P>,
  requestId: string = newRequestId(),
): Promise<Answer<P> | TransportFailure> {
  const heavy = (REPORT_PROCEDURES as readonly string[]).includes(procedure)
  const sentAt = Date.now()
  try {
    const { result } = await wx.cloud.callFunction({
      name: heavy ? 'report' : 'api',
      data: { procedure, input, requestId, contractVersion: CONTRACT_VERSION },
      config: { timeout: heavy ? REPORT_TIMEOUT_MS : TIMEOUT_MS } as never,
    })
    const answer = result as unknown as Answer<P>
    hearServerTime(answer.now, sentAt)
    return answer
  } catch (failure) {
    return { ok: false, code: transportCode(failure) }
  }
}

/** A client's own id for one intention of a person; a retry of the same intention carries the same id. */
export function newRequestId(): string {
  const random = () => Math.floor(Math.random() * 36 ** 6).toString(36)
  return `${Date.now().toString(36)}-${random()}${random()}`
}

/** Uploads a file of the phone to the cloud's storage. Answers the file's id. */
export async function upload(
  cloudPath: string,
  filePath: string,
): Promise<{ readonly ok: true; readonly fileId: string } | TransportFailure> {
  try {
    const { fileID } = await wx.cloud.uploadFile({ cloudPath, filePath })
    return { ok: true, fileId: fileID }
  } catch (failure) {
    return { ok: false, code: transportCode(failure) }
  }
}

function transportCode(failure: unknown): TransportFailure['code'] {
  const message = failure instanceof Error ? failure.message : String((failure as { errMsg?: unknown }).errMsg)
  return /time ?out/i.test(message) ? 'timeout' : 'offline'
}
