/** An installation in which nobody has set anything up, with phones that are nobody's. */
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPreview } from '@shushi/preview'
import { startLocalCloud } from '@shushi/local-cloud'
import collections from '../../cloudfunctions/collections.json'
import { openClient, type Session } from '../../local/demo/client'
import { DECLARED_APIS } from '../../scripts/declared-apis'
import { STORAGE_RULE } from '../../scripts/deploy/wanted'
import { NOBODYS } from '../../scripts/show-phones'
import { builtPreview } from '../setup/phones'

export interface EmptyScene {
  /** Of the preview. */
  readonly address: string
  readonly setupCode: string
  /** The holder of phone 1, 2 … */
  readonly as: (phone: number) => Session
  readonly close: () => Promise<void>
}

export async function startEmptyScene(): Promise<EmptyScene> {
  const setupCode = randomBytes(9).toString('base64url')
  const folder = await mkdtemp(join(tmpdir(), 'shushi-empty-'))
  const cloud = await startLocalCloud({
    dataFolder: folder,
    functionsFolder: join(__dirname, '../../dist/cloudfunctions'),
    collections,
    storageRule: STORAGE_RULE,
    environment: { SHUSHI_SETUP_CODE: setupCode, SHUSHI_CHECK_IN_KEY: randomBytes(32).toString('hex') },
    links: () => [],
    log: (line) => console.error(line),
  })
  const built = { gatewayAddress: cloud.address, built: builtPreview(), people: () => NOBODYS }
  const preview = await startPreview({ ...built, declaredApis: DECLARED_APIS })
  const client = openClient(cloud.address)
  return {
    ...{ address: preview.address, setupCode },
    as: (phone) => client.as(NOBODYS[phone - 1]?.openid ?? ''),
    close: async () => {
      await preview.close()
      await cloud.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
