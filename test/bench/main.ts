/**
 * `npm run bench`: prints one JSON object, `{ "<subject>.<what>": { value, unit, floor?, ratio?, most? } }`. A floor is measured
 * in the same run on the same machine, so that a ratio means something anywhere. What is more than the `most` it may be
 * fails the run. `-- <subject>` runs one, `-- --only <subject>,<subject>` several.
 */
import { benchCallers } from './callers'
import { benchCheckIn } from './check-in'
import type { Bench, Figure } from './figure'
import { benchCold } from './cold'
import { benchDues } from './dues'
import { benchPages } from './pages'
import { benchPreview } from './preview'
import { benchQuota } from './quota'
import { benchReport } from './report'
import { benchSize } from './size'
import { benchStart } from './start'
import { benchWrites } from './writes'
import { helpAsked, readOptions } from '../../scripts/read-options'

const SUBJECTS: Readonly<Record<string, Bench>> = {
  start: benchStart,
  size: benchSize,
  cold: benchCold,
  preview: benchPreview,
  pages: benchPages,
  writes: benchWrites,
  dues: benchDues,
  quota: benchQuota,
  checkIn: benchCheckIn,
  callers: benchCallers,
  report: benchReport,
}

async function main(): Promise<void> {
  const { values, positionals } = readOptions({ options: { only: { type: 'string' } }, allowPositionals: true })
  const asked = values.only === undefined ? positionals : values.only.split(',')
  const unknown = asked.filter((subject) => !(subject in SUBJECTS))
  if (unknown.length > 0) throw new Error(`${unknown.join(', ')}: one of ${Object.keys(SUBJECTS).join(', ')}`)
  const subjects = asked.length > 0 ? asked : Object.keys(SUBJECTS)
  const figures: Record<string, Figure> = {}
  for (const subject of subjects) {
    for (const [what, figure] of Object.entries((await SUBJECTS[subject]?.()) ?? {}))
      figures[`${subject}.${what}`] = figure
  }
  console.log(JSON.stringify(figures, null, 2))
  const over = Object.entries(figures).filter(([, { value, ratio = value, most = Infinity }]) => ratio > most)
  if (over.length > 0) throw new Error(`More than allowed: ${over.map(([name]) => name).join(', ')}`)
}

if (!helpAsked(`用法：npm run bench -- [--only <项目,…>]；项目：${Object.keys(SUBJECTS).join('、')}`))
  main().catch((failure: unknown) => {
    console.error(failure)
    process.exitCode = 1
  })
