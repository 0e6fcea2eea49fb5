/** The demo year on a cloud of its own, and the pages of the mini-program over it, for what opens them in a browser. */
import { join } from 'node:path'
import { buildPreview, startPreview, type BuiltPreview } from '@shushi/preview'
import { instantFromMillis } from '#domain/time/instant'
import { openClient } from '../../local/demo/client'
import { liveToday } from '../../local/demo/today'
import { buildFunctions } from '../build'
import { copyNpm } from '../copy-npm'
import { startDemoCloud } from '../demo-cloud'
import { findFacts } from './facts'
import { DECLARED_APIS } from '../declared-apis'

const ROOT = join(__dirname, '../..')

/** What is to be closed in the end, the last first. */
export type Later = (close: () => Promise<unknown>) => void

/** The pages and the functions as they are now. `folder`: for what is built. */
export async function buildDemoPages(folder: string): Promise<BuiltPreview> {
  await Promise.all([buildFunctions(), copyNpm()])
  return buildPreview({ source: join(ROOT, 'miniprogram'), out: join(folder, 'preview') })
}

/** Last year whole and a meeting of today. Entering it is told to the terminal unless `onProgress` takes it. */
export async function openDemoPages(
  from: { readonly built: BuiltPreview; readonly dataFolder: string; readonly onProgress?: () => void },
  later: Later,
) {
  const { built, dataFolder: folder, ...told } = from
  const year = lastYear()
  const { cloud, enter } = await startDemoCloud({ folder, year, ...told })
  later(() => cloud.close())
  const demo = await enter()
  await liveToday(openClient(cloud.address), demo, instantFromMillis(Date.now()))
  const facts = await findFacts({ address: cloud.address, demo, year })
  const preview = await startPreview({
    ...{ gatewayAddress: cloud.address, built, people: () => [] },
    declaredApis: DECLARED_APIS,
  })
  later(() => preview.close())
  return { cloud, demo, facts, preview }
}

/** The year that is entered. */
export function lastYear(): number {
  return new Date().getFullYear() - 1
}
