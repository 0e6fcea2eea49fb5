/**
 * `npm run backup -- --to <folder>`: all records of the local cloud that runs, with `--env <id>` those of an environment, whose
 * account's keys come from the shell as for `npm run deploy`.
 */
import { join } from 'node:path'
import { logCode } from '#domain/records/log-kinds'
import { backup } from './backup/copy'
import { openStore } from './backup/open-store'
import { helpAsked, readOptions } from './read-options'

const USAGE = `用法：npm run backup -- --to <目录> [选项]
  --to <目录>        备份到哪里
  --env <环境编号>   备份这个云开发环境；不写就是正在运行的本机云
  --region <地域>    环境所在的地域
  --data <目录>      本机云的数据目录（.data）`

const TEXT = { type: 'string' } as const

async function main(): Promise<void> {
  const { values } = readOptions({ options: { to: TEXT, env: TEXT, region: TEXT, data: TEXT } })
  if (!values.to) throw new Error('请写明备份到哪个文件夹：npm run backup -- --to <文件夹>')
  const store = await openStore({ ...values, data: values.data ?? join(__dirname, '../.data') })
  const { collections, logHeads = {} } = await backup(store, values.to, new Date().toISOString())
  for (const [name, { count }] of Object.entries(collections)) if (count > 0) console.log(`${name}：${count} 条`)
  const heads = Object.values(logHeads).map(logCode)
  if (heads.length > 0) console.log(`操作记录的校验码，请另外抄下：${heads.join('、')}`)
  console.log(`已备份到 ${values.to}。其中有姓名等个人信息，请妥善保管；云函数的密钥不在其中，请另外保存。`)
}

if (!helpAsked(USAGE))
  main().catch((failure: unknown) => {
    console.error(failure instanceof Error ? failure.message : failure)
    process.exitCode = 1
  })
