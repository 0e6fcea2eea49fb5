/**
 * `npm run verify-log`: whether the log of changes of the local cloud that runs is whole, with `--env <id>` that of an
 * environment, with `--from <folder>` that of a backup. Exit code 1 where something does not fit.
 */
import { join } from 'node:path'
import type { Branch } from '#domain/branch/branch'
import type { Stored } from '#domain/people/identity'
import { logCode } from '#domain/records/log-kinds'
import type { CollectionName, JournalEntry } from '../cloudfunctions/application/ports/collections'
import type { LogBlock } from '../cloudfunctions/application/ports/log'
import { readCopy } from './backup/copy'
import { openStore } from './backup/open-store'
import { helpAsked, readOptions } from './read-options'
import { checkChains, type CheckedChain, type LogFault } from './verify-log/chain'
import { checkRecords, type RecordFault } from './verify-log/records'

const USAGE = `用法：npm run verify-log [-- 选项]
  --from <目录>      核对这份备份；不写就是正在运行的本机云
  --env <环境编号>   核对这个云开发环境
  --region <地域>    环境所在的地域
  --data <目录>      本机云的数据目录（.data）
  --head <校验码>    以前抄下、印出的校验码，是不是还在链上；可以写几个
核对每个组织的操作记录：有没有被改、被删、被插入、被调换的，现在的记录与操作记录最后写的是否一致。`

const LINE_FAULTS: Readonly<Record<LogFault, string>> = {
  'block-changed': '这一段被改过',
  'block-removed': '前面少了一段',
  'block-reordered': '这一段与前一段接不上（被调换或替换过）',
  'line-changed': '这一行被改过',
  'line-removed': '这一行被删了',
  'line-inserted': '这一行不在链上，是另外插入的',
  'line-twice': '这一行在链上出现了两次',
  'line-emptied': '这一行的内容被抹去，不是本人删除的',
}
const RECORD_FAULTS: Readonly<Record<RecordFault, string>> = {
  changed: '内容被改过，没有留下操作记录',
  removed: '被删了，没有留下操作记录',
  older: '被换成了以前的样子',
  untold: '后来又改过，没有留下操作记录',
  back: '删除以后又出现了',
}
/** Of many the first are told, and how many there are. */
const TOLD = 20

export interface Kept {
  readonly read: (collection: CollectionName) => Promise<readonly Stored[]>
}

/** Says what was found. Answers 1 where something does not fit. */
export async function verifyLog(
  { read }: Kept,
  heads: readonly string[],
  print: (line: string) => void,
): Promise<0 | 1> {
  // Boundary: what was read of a collection is what it takes. The blocks first: what is sealed meanwhile is only unsealed here.
  const blocks = (await read('logBlocks')) as readonly LogBlock[]
  const journal = (await read('journal')) as readonly JournalEntry[]
  const names = new Map(((await read('branches')) as readonly Branch[]).map(({ _id, name }) => [_id, name]))
  const chains = checkChains(journal, blocks)
  for (const chain of chains) tellChain(chain, names.get(chain.branchId) ?? '（不属于哪个组织的）', print)
  const records = await checkRecords(journal, read)
  if (records.length > 0) print(`现在的记录与操作记录不一致的，${records.length} 条：`)
  for (const { fault, collection, id, line } of records.slice(0, TOLD))
    print(`  ${collection} ${id}：${RECORD_FAULTS[fault]}（最后写它的一行 ${line}）`)
  const missing = heads.filter((head) => !isOnChain(head, chains))
  for (const head of missing) print(`校验码 ${head} 不在链上：操作记录被整个换过，或者校验码不是这里的。`)
  const found = chains.reduce((sum, { findings }) => sum + findings.length, 0) + records.length + missing.length
  print(found === 0 ? '操作记录是完整的。' : `共 ${found} 处对不上。`)
  return found === 0 ? 0 : 1
}

function tellChain(chain: CheckedChain, name: string, print: (line: string) => void): void {
  const { blocks, lines, unsealed, erased, older, findings, head } = chain
  const parts = [
    `${lines} 行，${blocks} 段`,
    ...(head ? [`校验码 ${logCode(head)}`] : []),
    ...(unsealed > 0 ? [`另有 ${unsealed} 行还没有封存`] : []),
    ...(erased > 0 ? [`${erased} 行的内容由本人删除`] : []),
    ...(older > 0 ? [`以前的版本留下的 ${older} 行不在链上，没有核对`] : []),
  ]
  print(`${name}：${parts.join('；')}`)
  for (const { fault, at, place } of findings.slice(0, TOLD))
    print(
      `  ${place === null ? '' : `第 ${place} ${fault.startsWith('block') ? '段' : '行'} `}${at}：${LINE_FAULTS[fault]}`,
    )
  if (findings.length > TOLD) print(`  还有 ${findings.length - TOLD} 处。`)
}

/** Whole, or as it is shown: sixteen digits. */
function isOnChain(head: string, chains: readonly CheckedChain[]): boolean {
  const hashes = chains.flatMap((chain) => chain.hashes)
  return hashes.some((hash) => hash === head || logCode(hash) === head.toUpperCase())
}

const TEXT = { type: 'string' } as const

async function main(): Promise<void> {
  const { values } = readOptions({
    options: { from: TEXT, env: TEXT, region: TEXT, data: TEXT, head: { type: 'string', multiple: true } },
  })
  const kept = values.from === undefined ? await keptIn(values) : await keptCopy(values.from)
  process.exitCode = await verifyLog(kept, values.head ?? [], console.log)
}

async function keptIn(values: {
  env?: string | undefined
  region?: string | undefined
  data?: string | undefined
}): Promise<Kept> {
  const store = await openStore({ ...values, data: values.data ?? join(__dirname, '../.data') })
  return { read: (collection) => store.findAll(collection, {}) }
}

async function keptCopy(folder: string): Promise<Kept> {
  const { copies } = await readCopy(folder)
  return { read: async (collection) => copies.get(collection) ?? [] }
}

if (require.main === module && !helpAsked(USAGE))
  main().catch((failure: unknown) => {
    console.error(failure instanceof Error ? failure.message : failure)
    process.exitCode = 1
  })
