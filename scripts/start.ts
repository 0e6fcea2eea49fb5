/**
 * `npm start`: builds the functions, starts the local cloud, enters the demo year, drafts the branch's and the bureau's
 * report, writes `out/`, and keeps the cloud and the phones in the browser running until Ctrl-C. `--fresh` begins anew,
 * `--year` takes another year, `--port` a fixed port for the phones, `--once` stops when the documents are written;
 * `--data` and `--out` name other folders than `.data` and `out`; `--plan` and `--latency` are the
 * local cloud's, and hold from when the phones are there: the year is entered without them. `--empty` enters nothing: an
 * installation to set up by its set-up code, on phones that are nobody's, in a folder of its own.
 */
import { rm, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import type { LocalCloud } from '@shushi/local-cloud'
import { instantFromMillis } from '#domain/time/instant'
import { allowMessage, openClient } from '../local/demo/client'
import type { EnteredDemo } from '../local/demo/enter'
import { liveToday } from '../local/demo/today'
import { buildFunctions } from './build'
import { startCloud, startDemoCloud } from './demo-cloud'
import { DUES_TEMPLATE } from './message-templates'
import { buildPhones, holdersOf, NOBODYS, showPhones } from './show-phones'
import { readStartOptions, type StartOptions } from './start-options'
import { writeReports } from './write-report'
import { helpAsked } from './read-options'

const USAGE = `用法：npm start -- [选项]
  --fresh            从头录入，不沿用已有的数据
  --empty            空的：不录入示范，凭启用码在手机上建立自己的组织
  --year <年份>      录入哪一年（2019 年起，不晚于去年）
  --port <端口>      手机用固定的端口
  --once             写好文档就停，不打开手机
  --data <目录>      数据放在哪里（.data）
  --out <目录>       文档放在哪里（out）
  --plan <套餐>      录入完以后按哪个套餐计配额：none、basic
  --latency <毫秒>   录入完以后每次数据库请求走多久（0 到 2000）`

const ROOT = join(__dirname, '..')

async function main(): Promise<void> {
  const options = readStartOptions(process.argv.slice(2), ROOT, new Date().getFullYear() - 1)
  if (options.empty) return startEmpty(options)
  const started = performance.now()
  const folder = join(options.data, String(options.year))
  if (options.fresh) await rm(folder, { recursive: true, force: true })

  console.log(options.once ? '编译云函数…' : '编译云函数和小程序…')
  // The phones' pages are compiled while the year is entered; a fault of theirs is told when they are to be shown.
  const building = options.once ? undefined : buildPhones(ROOT)
  building?.catch(() => undefined)
  await buildFunctions()
  const documents: { title: string; file: string }[] = []
  const { cloud, enter } = await startDemoCloud({ folder, year: options.year, links: () => documents })
  const stop = stopper(cloud)
  let demo: EnteredDemo
  try {
    demo = await enter()
    await writeFile(join(options.data, 'people.json'), peopleByName(demo))
    documents.push(...(await writeReports({ address: cloud.address, demo, year: options.year, folder: options.out })))
  } catch (failure) {
    await stop()
    throw failure
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`\n${options.year} 年度的两份述职报告草稿已写好，党支部的和全单位的（用时 ${seconds} 秒）：`)
  for (const { title, file } of documents) console.log(`  ${title}  ${relative(process.cwd(), file)}`)
  if (!building) return stop()
  const agree = (openId: string) => allowMessage(cloud.address, openId, DUES_TEMPLATE)
  await liveToday(openClient(cloud.address), demo, instantFromMillis(Date.now()), agree)
  cloud.impose(options)
  const phones = await building
    .then((built) => showPhones({ gatewayAddress: cloud.address, people: holdersOf(demo), built, port: options.port }))
    .catch(async (failure: unknown) => {
      await stop()
      throw failure
    })
  stop.also(() => phones.close())
  tellWhere(phones.address, cloud.address)
}

/** Nothing is entered: whoever has the set-up code begins. What was set up before is gone on with. */
async function startEmpty(options: StartOptions): Promise<void> {
  const folder = join(options.data, 'empty')
  if (options.fresh) await rm(folder, { recursive: true, force: true })
  console.log('编译云函数和小程序…')
  const [built] = await Promise.all([buildPhones(ROOT), buildFunctions()])
  const { cloud, setupCode } = await startCloud({ folder })
  const stop = stopper(cloud)
  try {
    const people = NOBODYS.map(({ openid, name }) => ({ openId: openid, name }))
    await writeFile(join(options.data, 'people.json'), peopleByName({ people }))
    cloud.impose(options)
    const phones = await showPhones({ gatewayAddress: cloud.address, people: NOBODYS, built, port: options.port })
    stop.also(() => phones.close())
    console.log(`\n启用码（建立组织用一次）：    ${setupCode}`)
    tellWhere(phones.address, cloud.address)
  } catch (failure) {
    await stop()
    throw failure
  }
}

function tellWhere(phones: string, cloud: string): void {
  console.log(`\n在浏览器里用手机打开小程序：  ${phones}`)
  console.log(`看本机云里在运行什么：        ${cloud}`)
  console.log('按 Ctrl-C 停止，数据都会保留。')
}

/** For `npm run call -- … --as <name>`. */
function peopleByName({
  people,
}: {
  readonly people: readonly Pick<EnteredDemo['people'][number], 'name' | 'openId'>[]
}): string {
  return JSON.stringify(Object.fromEntries(people.map(({ name, openId }) => [name, openId])), null, 2)
}

interface Stop {
  (): Promise<void>
  /** Something else to close, before the cloud. */
  also(close: () => Promise<void>): void
}

/** Stops once, cleanly: what is under way is answered, what is acknowledged is on disk. */
function stopper(cloud: LocalCloud): Stop {
  const others: (() => Promise<void>)[] = []
  const closeAll = async () => {
    await Promise.all(others.map((close) => close()))
    await cloud.close()
  }
  let stopping: Promise<void> | undefined
  const stop = () => (stopping ??= closeAll())
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      // A terminal sends Ctrl-C to npm and to us, and npm passes it on: it comes twice.
      if (!stopping) console.log('\n正在停止…')
      void stop().then(() => process.exit(0))
    })
  }
  return Object.assign(stop, { also: (close: () => Promise<void>) => void others.push(close) })
}

if (!helpAsked(USAGE))
  main().catch((failure: unknown) => {
    console.error(failure instanceof Error ? failure.message : failure)
    process.exitCode = 1
  })
