/** The local cloud, empty or with the demo year in it: what `npm start` and `npm run screens` begin with. */
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { STORAGE_RULE } from './deploy/wanted'
import { startLocalCloud, type LocalCloud, type LocalCloudOptions } from '@shushi/local-cloud'
import { openClient } from '../local/demo/client'
import { enterDemoYear, type EnteredDemo } from '../local/demo/enter'
import { demoYear } from '../local/demo/year'
import collections from '../cloudfunctions/collections.json'
import { isOfOlderDemo } from './demo-stamp'
import { TEMPLATE_FIELDS, TEMPLATE_VARIABLES } from './message-templates'
import { progressBar } from './progress-bar'

const ROOT = join(__dirname, '..')
const SEED = 20_190_106
const OLDER =
  '已有的数据是旧版示范录入的，示范里后来增加的内容不在其中；要看新的，用 npm start -- --fresh 从头来过（这一年已有的数据会删去）。'

export interface DemoCloud {
  readonly cloud: LocalCloud
  /** Enters the year unless it is there already. Interrupted, it goes on where it stopped: every request has its own id. */
  readonly enter: () => Promise<EnteredDemo>
}

interface CloudFrom {
  readonly folder: string
  readonly links?: () => { title: string; file: string }[]
  /** What else the local cloud is to do, or otherwise. For tests. */
  readonly options?: Partial<LocalCloudOptions>
}

type Progress = ReturnType<typeof progressBar>

/** The same as `startCloud`, with the year to enter. How far that has come is told to the terminal unless `onProgress` takes it. */
export async function startDemoCloud(
  from: CloudFrom & { readonly year: number; readonly onProgress?: Progress },
): Promise<DemoCloud> {
  const { folder, year, onProgress = progressBar(`录入虚构单位的 ${year} 年`) } = from
  const { cloud, setupCode } = await startCloud(from)
  return { cloud, enter: () => enterOnce({ cloud, folder, year, setupCode, onProgress }) }
}

/** Starts the cloud on a folder, which is made when it is not there; `links` are shown on its console. */
export async function startCloud({ folder, links = () => [], options = {} }: CloudFrom): Promise<{
  readonly cloud: LocalCloud
  readonly setupCode: string
}> {
  await mkdir(folder, { recursive: true })
  const secrets = await readSecrets(join(folder, 'secrets.json'))
  const cloud = await startLocalCloud({
    dataFolder: folder,
    functionsFolder: join(ROOT, 'dist/cloudfunctions'),
    collections,
    storageRule: STORAGE_RULE,
    environment: {
      SHUSHI_SETUP_CODE: secrets.setupCode,
      SHUSHI_CHECK_IN_KEY: secrets.checkInKey,
      ...TEMPLATE_VARIABLES,
      // The SDK's own switch for one line: that a request took 3 s and the network may be at fault. There is no network here;
      // a machine busy with other work is slow enough.
      SILENCE: 'true',
    },
    messageTemplates: TEMPLATE_FIELDS,
    title: '述实 · 本机云',
    links,
    log: (line) => console.error(line),
    ...options,
  })
  return { cloud, setupCode: secrets.setupCode }
}

interface Secrets {
  readonly setupCode: string
  readonly checkInKey: string
}

/** Made once and kept, or yesterday's check-in codes and set-up would not be known today. */
async function readSecrets(file: string): Promise<Secrets> {
  if (existsSync(file)) return JSON.parse(await readFile(file, 'utf8')) as Secrets
  const secrets = { setupCode: randomBytes(9).toString('base64url'), checkInKey: randomBytes(32).toString('hex') }
  await writeFile(file, JSON.stringify(secrets), { mode: 0o600 })
  return secrets
}

async function enterOnce(from: {
  readonly cloud: LocalCloud
  readonly folder: string
  readonly year: number
  readonly setupCode: string
  readonly onProgress: Progress
}): Promise<EnteredDemo> {
  const { cloud, folder, year, setupCode, onProgress } = from
  const marker = join(folder, 'demo.json')
  const known = existsSync(marker) ? (JSON.parse(await readFile(marker, 'utf8')) as Partial<EnteredDemo>) : undefined
  if (known && !isWhole(known)) throw new Error('已有的示范数据是旧版录入的，请用 npm start -- --fresh 从头来过。')
  const toEnter = demoYear({ seed: SEED, year })
  // Somebody's own records may stand among the demo's: nothing is entered anew or removed unasked.
  if (await isOfOlderDemo(folder, toEnter, known !== undefined)) console.warn(OLDER)
  const demo =
    known ?? (await enterDemoYear({ client: openClient(cloud.address), year: toEnter, setupCode, onProgress }))
  await writeFile(marker, JSON.stringify(demo, null, 2))
  return demo
}

/** Before it was a bureau the demo was entered without one. */
function isWhole(demo: Partial<EnteredDemo>): demo is EnteredDemo {
  return demo.bureau !== undefined
}
