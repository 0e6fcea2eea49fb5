/** Why what the phone keeps was not sent, and when it is. */
import type { TransportCode } from './transport'

/** What it came to when it was last tried. */
export type NotSentFor = TransportCode | 'busy' | 'internal'

const AGAIN_SOON = '稍后会自动再发，不会重复'
const FAILED = '云端出了错，稍后会自动再试几次'
const WHY: Readonly<Partial<Record<NotSentFor, string>>> = {
  offline: '网络不通，恢复后会自动发送',
  timeout: `等了一会儿没有回音，${AGAIN_SOON}`,
  crowded: `现在用的人多，${AGAIN_SOON}`,
  busy: `现在用的人多，${AGAIN_SOON}`,
  'cloud-failed': FAILED,
  internal: FAILED,
}

/** `网络不通，恢复后会自动发送。`; undefined where it was not tried and waits its turn. */
export function whyWaiting(because: NotSentFor | undefined): string {
  return `${(because && WHY[because]) ?? '稍后会自动发送'}。`
}
