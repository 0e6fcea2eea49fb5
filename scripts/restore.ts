/**
 * `npm run restore -- --from <folder>`: enters a copy into the local cloud that runs, with `--env <id>` into an environment. It
 * has to be empty, or to hold a part of the same copy: then it goes on.
 */
import { join } from 'node:path'
import { restore } from './backup/copy'
import { openStore } from './backup/open-store'
import { helpAsked, readOptions } from './read-options'

const USAGE = `用法：npm run restore -- --from <目录> [选项]
  --from <目录>      从哪份备份恢复
  --env <环境编号>   恢复到这个云开发环境；不写就是正在运行的本机云
  --region <地域>    环境所在的地域
  --data <目录>      本机云的数据目录（.data）`

const TEXT = { type: 'string' } as const

async function main(): Promise<void> {
  const { values } = readOptions({ options: { from: TEXT, env: TEXT, region: TEXT, data: TEXT } })
  if (!values.from) throw new Error('请写明从哪个文件夹恢复：npm run restore -- --from <文件夹>')
  const store = await openStore({ ...values, data: values.data ?? join(__dirname, '../.data') })
  const { madeAt } = await restore(store, values.from, console.log)
  console.log(`已恢复到 ${madeAt} 的备份，逐条核对过，与备份一样。`)
}

if (!helpAsked(USAGE))
  main().catch((failure: unknown) => {
    console.error(failure instanceof Error ? failure.message : failure)
    process.exitCode = 1
  })
