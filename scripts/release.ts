/**
 * `npm run release -- preview|upload --key <file>`: sends the mini-program to WeChat with WeChat's own uploader, which is
 * installed apart, once the packages are within their limits (`npm run sizes`). `--desc` is what the reviewer reads.
 */
import { fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import project from '../package.json'
import { readMachine } from './doctor/machine'
import { compiledSizes, isTooLarge } from './package-sizes'
import { orderOf, type Order } from './release-order'
import { helpAsked, readOptions } from './read-options'

const USAGE = `用法：npm run release -- preview|upload --key <密钥文件> [选项]
  --key <文件>       小程序代码上传密钥
  --desc <说明>      给审核的人看的说明
  --robot <编号>     用第几个机器人（1 到 30）`

const TEXT = { type: 'string' } as const

async function main(): Promise<void> {
  const { values, positionals } = readOptions({
    options: { key: TEXT, desc: TEXT, robot: TEXT },
    allowPositionals: true,
  })
  const { appId, cloudEnvironment, hasCompiler } = readMachine(process.env)
  const key = values.key === undefined ? undefined : resolve(values.key)
  const order = orderOf(
    { act: positionals[0], desc: values.desc, robot: values.robot, key },
    { appid: appId, cloudEnvironment, version: project.version, hasFile: existsSync },
  )
  if (!hasCompiler) throw new Error('请先安装微信自己的编译器和上传工具：npm ci --prefix scripts/release（276 MB）')
  const large = ((await compiledSizes()) ?? []).filter((size) => isTooLarge(size, 0))
  if (large.length > 0) throw new Error(`太大，没有上传：${large.map(({ name }) => name).join('、')}（npm run sizes）`)
  await send(order)
  console.log(order.act === 'upload' ? `已上传 ${order.version}。` : `预览的二维码：${order.qrcodeOutputDest}`)
}

async function send(order: Order): Promise<void> {
  await mkdir(dirname(order.qrcodeOutputDest), { recursive: true })
  const cwd = await mkdtemp(join(tmpdir(), 'shushi-release-'))
  try {
    const sender = fork(join(__dirname, 'release/send.cjs'), [JSON.stringify(order)], { cwd, execArgv: [] })
    const code = await new Promise((done) => sender.once('exit', done))
    if (code !== 0) throw new Error('微信没有收下，原因见上。')
  } finally {
    await rm(cwd, { recursive: true, force: true })
  }
}

if (!helpAsked(USAGE))
  main().catch((failure: unknown) => {
    console.error(failure instanceof Error ? failure.message : failure)
    process.exitCode = 1
  })
