/** `npm run fuzz -- --calls 100000 --seed 1`: prints what was found; the exit code is 1 where there is anything. */
import { fuzz } from './run'
import { helpAsked, readOptions } from '../../scripts/read-options'

/** CPU that one call may cost. What writes a draft, a document or a spreadsheet runs in a function of its own. */
const MOST_MS = { api: 50, report: 250 }

async function main(): Promise<void> {
  const text = { type: 'string' } as const
  const { values } = readOptions({ options: { calls: text, seed: text } })
  const result = await fuzz(Number(values.seed ?? 1), Number(values.calls ?? 100_000), MOST_MS)
  console.log(JSON.stringify(result, null, 2))
  if (result.defects.length + result.slow.length > 0) process.exitCode = 1
}

if (!helpAsked(`用法：npm run fuzz -- [--calls <次数，默认 100000>] [--seed <种子，默认 1>]`))
  main().catch((failure: unknown) => {
    console.error(failure)
    process.exitCode = 1
  })
