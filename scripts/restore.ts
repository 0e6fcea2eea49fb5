/**
 * `npm run restore -- --from <folder>`: enters a copy into the local cloud that runs, with `--env <id>` into an environment. It
 * has to be empty, or to hold a part of the same copy: then it goes on.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { restore } from './backup/copy'
import { openStore } from './backup/open-store'

const TEXT = { type: 'string' } as const

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { from: TEXT, env: TEXT, region: TEXT, data: TEXT } })
  if (!values.from) throw new Error('请写明从哪个文件夹恢复：npm run restore -- --from <文件夹>')
  const store = await openStore({ ...values, data: values.data ?? join(__dirname, '../.data') })
  const { madeAt } = await restore(store, values.from, console.log)
  console.log(`已恢复到 ${madeAt} 的备份，逐条核对过，与备份一样。`)
}

main().catch((failure: unknown) => {
  console.error(failure instanceof Error ? failure.message : failure)
  process.exitCode = 1
})
