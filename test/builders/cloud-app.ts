import tcb from '@cloudbase/node-sdk'
import type { CloudApp } from '../../cloudfunctions/cloudbase/app'

/**
 * The SDK of production bound to the cloud at this address (`http://127.0.0.1:<port>/admin`), and to no other that this
 * process opens besides: the address is the app's own, not the environment's, which is read anew at every request.
 */
export function cloudAppAt(url: string): CloudApp {
  Object.assign(process.env, WITHIN_A_FUNCTION)
  return tcb.init({ ...ACCOUNT, serviceUrl: url, keepalive: true })
}

const ACCOUNT = { env: 'local', region: 'ap-shanghai', secretId: 'local', secretKey: 'local' }
/** Without it the SDK asks the network whether it is in Tencent's cloud. The same for every cloud. */
const WITHIN_A_FUNCTION = { TENCENTCLOUD_RUNENV: 'SCF', TENCENTCLOUD_REGION: ACCOUNT.region, SCF_NAMESPACE: 'local' }
