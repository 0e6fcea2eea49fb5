import type { Exchange } from '@shushi/loopback'
import { CloudError } from '../cloud-error'
import type { Caller } from '../functions/call'
import { isOpenid } from '../open-apis/openid'

/** Who calls, by `x-openid`. Throws CHECK_LOGIN_FAILED without it, INVALID_PARAM when it is no OPENID. */
export function openidOf(exchange: Exchange): string {
  const openid = exchange.header('x-openid')
  if (openid === undefined || openid === '')
    throw new CloudError('CHECK_LOGIN_FAILED', 'the header x-openid says who calls, and it is missing')
  if (!isOpenid(openid)) throw new CloudError('INVALID_PARAM', 'the header x-openid is not an OPENID')
  return openid
}

/**
 * The caller of a function. `x-clock`, an instant such as `2025-03-04T01:30:00.000Z`, makes the call take that for now: it
 * exists on the local cloud only, for demonstrations and tests.
 */
export function callerOf(exchange: Exchange): Caller {
  const clock = exchange.header('x-clock')
  return { openid: openidOf(exchange), source: 'wx_client', ...(clock === undefined ? {} : { clock }) }
}
