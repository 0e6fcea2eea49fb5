/** `npm run faults -- --kills 500 --seed 1`: prints what was found; the exit code is 1 where there is anything. */
import { helpAsked, readOptions } from '../../scripts/read-options'
import { buildFunctions } from '../../scripts/build'
import { runFaults } from './run'

const EVERY = 20

async function main(): Promise<void> {
  const text = { type: 'string' } as const
  const { values } = readOptions({ options: { kills: text, seed: text } })
  await buildFunctions()
  const result = await runFaults(Number(values.seed ?? 1), Number(values.kills ?? 500), ({ findings }, done) => {
    for (const { sort, what, during } of findings) console.error(`${sort}: ${what}（${during}）`)
    if (done % EVERY === 0) console.error(`${done} kills`)
  })
  console.log(JSON.stringify(result, null, 2))
  if (result.findings.length > 0) process.exitCode = 1
}

if (!helpAsked(`用法：npm run faults -- [--kills <次数，默认 500>] [--seed <种子，默认 1>]`))
  main().catch((failure: unknown) => {
    console.error(failure)
    process.exitCode = 1
  })
