/**
 * What all tests in the browser share, made once before them and only where there are any: the functions, the
 * mini-program built for the browser, a small branch entered into a cloud, and the browser itself.
 */
import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startLocalCloud } from '@shushi/local-cloud'
import { buildPreview, type BuiltPreview } from '@shushi/preview'
import { shareBrowser } from '@shushi/preview/testing'
import collections from '../../cloudfunctions/collections.json'
import { openClient } from '../../local/demo/client'
import { enterSmallBranch, type SmallBranch } from '../browser/small-branch'
import prepareFunctions from './build-functions'

/** The variables in which a test finds them; jest's workers have the environment of whoever starts them. */
const BUILT = 'SHUSHI_TEST_PREVIEW'
const ENTERED = 'SHUSHI_TEST_BRANCH'

/** A branch and the data folder of the cloud that holds it, to be copied. */
export interface EnteredBranch {
  readonly branch: SmallBranch
  readonly folder: string
}

const steps: (() => Promise<void>)[] = []

export default async function prepare(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'shushi-phones-'))
  steps.push(() => rm(folder, { recursive: true, force: true }))
  const browser = await shareBrowser()
  steps.push(() => browser.close())
  const source = join(__dirname, '../../miniprogram')
  const [built] = await Promise.all([buildPreview({ source, out: join(folder, 'preview') }), prepareFunctions()])
  process.env[BUILT] = JSON.stringify(built)
  await enterBranch(join(folder, 'cloud'))
}

/** Where that fails it is said here, and the journeys fail; other tests do not need it. */
async function enterBranch(folder: string): Promise<void> {
  try {
    await mkdir(folder)
    const setupCode = randomBytes(9).toString('base64url')
    const cloud = await startLocalCloud({
      dataFolder: folder,
      functionsFolder: join(__dirname, '../../dist/cloudfunctions'),
      collections,
      environment: { SHUSHI_SETUP_CODE: setupCode, SHUSHI_CHECK_IN_KEY: randomBytes(32).toString('hex') },
    })
    const branch = await enterSmallBranch(openClient(cloud.address), setupCode).finally(() => cloud.close())
    process.env[ENTERED] = JSON.stringify({ branch, folder } satisfies EnteredBranch)
  } catch (error) {
    console.error('The branch of the journeys could not be entered:', error)
  }
}

export async function takeAway(): Promise<void> {
  for (const step of steps.splice(0).reverse()) await step()
}

/** The mini-program, built. Throws where nothing was prepared: outside of test/browser. */
export function builtPreview(): BuiltPreview {
  return prepared<BuiltPreview>(BUILT)
}

/** The branch, entered. Throws where it could not be, and outside of test/browser. */
export function enteredBranch(): EnteredBranch {
  return prepared<EnteredBranch>(ENTERED)
}

function prepared<Thing>(variable: string): Thing {
  const made = process.env[variable]
  if (made === undefined) throw new Error('Tests on phones stand in test/browser: only there are they prepared.')
  return JSON.parse(made) as Thing
}
