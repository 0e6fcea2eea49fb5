/**
 * What all tests in the browser share, made once before them and only where there are any: the functions, the
 * mini-program built for the browser, and the browser itself.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildPreview, type BuiltPreview } from '@shushi/preview'
import { shareBrowser } from '@shushi/preview/testing'
import prepareFunctions from './build-functions'

/** The variable in which a test finds it; jest's workers have the environment of whoever starts them. */
const BUILT = 'SHUSHI_TEST_PREVIEW'

const steps: (() => Promise<void>)[] = []

export default async function prepare(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'shushi-phones-'))
  steps.push(() => rm(folder, { recursive: true, force: true }))
  const browser = await shareBrowser()
  steps.push(() => browser.close())
  const source = join(__dirname, '../../miniprogram')
  const [built] = await Promise.all([buildPreview({ source, out: folder }), prepareFunctions()])
  process.env[BUILT] = JSON.stringify(built)
}

export async function takeAway(): Promise<void> {
  for (const step of steps.splice(0).reverse()) await step()
}

/** The mini-program, built. Throws where nothing was prepared: outside of test/browser. */
export function builtPreview(): BuiltPreview {
  const built = process.env[BUILT]
  if (built === undefined) throw new Error('Tests on phones stand in test/browser: only there are they prepared.')
  return JSON.parse(built) as BuiltPreview
}
