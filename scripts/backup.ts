/**
 * `npm run backup -- --to <folder>`: all records of the local cloud that runs, with `--env <id>` those of an environment, whose
 * account's keys come from the shell as for `npm run deploy`.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { backup } from './backup/copy'
import { openStore } from './backup/open-store'

const TEXT = { type: 'string' } as const

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { to: TEXT, env: TEXT, region: TEXT, data: TEXT } })
  if (!values.to) throw new Error('请写明备份到哪个文件夹：npm run backup -- --to <文件夹>')
  const store = await openStore({ ...values, data: values.data ?? join(__dirname, '../.data') })
  const { collections } = await backup(store, values.to, new Date().toISOString())
  for (const [name, { count }] of Object.entries(collections)) if (count > 0) console.log(`${name}：${count} 条`)
  console.log(`已备份到 ${values.to}。其中有姓名等个人信息，请妥善保管；云函数的密钥不在其中，请另外保存。`)
}

main().catch((failure: unknown) => {
  console.error(failure instanceof Error ? failure.message : failure)
  process.exitCode = 1
})
