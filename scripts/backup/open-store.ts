import { CloudbaseStore } from '../../cloudfunctions/cloudbase/cloudbase-store'
import { outsideApp } from '../../cloudfunctions/cloudbase/outside-app'
import { accountOf } from '../deploy'
import { addressOfRunningCloud } from '../running-cloud'

/** The records of an environment by the account's keys, or of the local cloud that runs on this data folder. */
export async function openStore(from: { env?: string | undefined; region?: string | undefined; data: string }) {
  if (from.env !== undefined) {
    const { envId, ...account } = accountOf(from.env, from.region)
    return new CloudbaseStore(outsideApp({ env: envId, ...account }))
  }
  return localStore(await addressOfRunningCloud(from.data))
}

/** `address`: of a local cloud's gateway. */
export function localStore(address: string): CloudbaseStore {
  // Without these the SDK asks the network whether it is in Tencent's cloud, and grumbles at each request.
  Object.assign(process.env, { TENCENTCLOUD_RUNENV: 'SCF', TENCENTCLOUD_REGION: 'local', SCF_NAMESPACE: 'local' })
  const account = { env: 'local', region: 'ap-shanghai', secretId: 'local', secretKey: 'local' }
  return new CloudbaseStore(outsideApp({ ...account, serviceUrl: `${address}/admin` }))
}
