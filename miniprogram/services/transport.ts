/** What became of a call that brought no answer of ours, sorted by the code of the cloud, and what is sent again. */
import type { TransportCode } from '../text/transport'
import type { NotSentFor } from '../text/waiting'

export interface TransportFailure {
  readonly ok: false
  readonly code: TransportCode
}

/**
 * The codes of WeChat's table (云开发错误码). What is not here and is not -1 is `cloud-failed`: -501001 a fault of the
 * system, -504002 a function that threw, -404011 and the like of the phone's own part.
 */
const BY_CODE: Readonly<Record<string, TransportCode>> = {
  // 云端响应超时; 云函数执行超时
  '-501002': 'timeout',
  '-504003': 'timeout',
  // 请求次数超出环境配额; 请求并发数超出环境配额
  '-501003': 'crowded',
  '-501004': 'crowded',
  // FunctionName parameter could not be found, Environment not found; 环境信息异常; 操作的资源对象非法或不存在
  '-501000': 'cloud-missing',
  '-501005': 'cloud-missing',
  '-501009': 'cloud-missing',
  // 上传的文件超出大小上限; an answer of more than 1 MB
  '-403001': 'too-large',
  '-604001': 'too-large',
}
/** 通用错误: the phone's own, such as a request that did not get through. */
const GENERAL = '-1'

/**
 * What WeChat failed with: `errCode`, and words in two forms that are both about, newer `cloud.callFunction:fail Error:
 * errCode: -504002 … | errMsg: …` and older `errCode: -404011 … cloud function service error code -504002, …`, of which
 * the second code says more.
 */
export function transportCode(failure: unknown): TransportCode {
  const { errCode, errMsg, message } = (failure ?? {}) as Readonly<Record<string, unknown>>
  const words = [errMsg, message].filter((each) => typeof each === 'string').join(' ')
  const inner = /service error code (-\d+)/.exec(words)?.[1]
  const own = typeof errCode === 'number' ? String(errCode) : /errCode: ?(-\d+)/.exec(words)?.[1]
  const code = inner ?? (own === GENERAL ? undefined : own)
  if (code !== undefined) return BY_CODE[code] ?? 'cloud-failed'
  if (/data exceed|size exceed/i.test(words)) return 'too-large'
  return /time ?d? ?out/i.test(words) ? 'timeout' : 'offline'
}

/** How what could not be done is kept on the phone and sent again. */
interface Again {
  /** Whether it is kept where it happens to what a person has just done. */
  readonly isKept: boolean
  /** After so many times what is kept is given up, and the person is told why. */
  readonly most: number
  /** Whether what else is kept may have another fate. */
  readonly isOwnFault: boolean
}

/** The one table of what is sent again; every other refusal is the answer. */
const AGAIN: Readonly<Record<NotSentFor, Again>> = {
  offline: { isKept: true, most: Infinity, isOwnFault: false },
  timeout: { isKept: true, most: 20, isOwnFault: false },
  crowded: { isKept: true, most: 20, isOwnFault: false },
  'cloud-failed': { isKept: true, most: 5, isOwnFault: true },
  'cloud-missing': { isKept: false, most: 5, isOwnFault: true },
  'too-large': { isKept: false, most: 1, isOwnFault: true },
  busy: { isKept: false, most: 20, isOwnFault: true },
  // The database may have done it, and its answer been lost on the way to the function.
  internal: { isKept: true, most: 5, isOwnFault: true },
}

export function isSentAgain(code: string): code is NotSentFor {
  return code in AGAIN
}

/** Undefined where what was answered is final. */
export function againAfter(code: string): Again | undefined {
  return isSentAgain(code) ? AGAIN[code] : undefined
}
