/** Which demo a data folder was entered from, so that an older one is said: what is new in the demo is not in it. */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DemoYear } from '../local/demo/demo-year'

const STAMP = 'demo-stamp'

/**
 * Stamps the folder before anything is entered into it. Whether what is there was entered from another demo: `entered` says
 * that it was entered whole, which an older demo did without a stamp.
 */
export async function isOfOlderDemo(folder: string, year: DemoYear, entered: boolean): Promise<boolean> {
  const file = join(folder, STAMP)
  const digest = createHash('sha256').update(JSON.stringify(year)).digest('hex')
  if (existsSync(file)) return (await readFile(file, 'utf8')) !== digest
  if (entered) return true
  await writeFile(file, digest)
  return false
}
