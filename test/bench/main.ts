/**
 * `npm run bench`: prints one JSON object, `{ "<subject>.<what>": { value, unit, floor?, ratio? } }`. A floor is measured
 * in the same run on the same machine, so that a ratio means something anywhere. `-- --only <subject>` runs one.
 */
import { parseArgs } from 'node:util'
import { benchSize } from './size'
import { benchStart } from './start'

export interface Figure {
  readonly value: number
  readonly unit: string
  readonly floor?: number
  readonly ratio?: number
}
export type Bench = () => Promise<Readonly<Record<string, Figure>>>

const SUBJECTS: Readonly<Record<string, Bench>> = { start: benchStart, size: benchSize }

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { only: { type: 'string' } } })
  const subjects = Object.keys(SUBJECTS).filter((subject) => values.only === undefined || values.only === subject)
  if (subjects.length === 0) throw new Error(`--only: one of ${Object.keys(SUBJECTS).join(', ')}`)
  const figures: Record<string, Figure> = {}
  for (const subject of subjects) {
    for (const [what, figure] of Object.entries((await SUBJECTS[subject]?.()) ?? {}))
      figures[`${subject}.${what}`] = figure
  }
  console.log(JSON.stringify(figures, null, 2))
}

main().catch((failure: unknown) => {
  console.error(failure)
  process.exitCode = 1
})
