/**
 * All records of an environment in a folder: a file of lines for each collection, and `backup.json`, which says how many
 * they are and what they hash to. Files in the storage are not among them: every one is made from records, or was read and
 * is gone.
 */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Stored } from '#domain/people/identity'
import { instant } from '#domain/time/instant'
import { canonicalJson } from '#domain/values/canonical-json'
import { sealLog } from '../../cloudfunctions/application/log/sealing'
import type { CollectionName } from '../../cloudfunctions/application/ports/collections'
import type { LogBlock } from '../../cloudfunctions/application/ports/log'
import type { SealingStore, Store, Write } from '../../cloudfunctions/application/ports/store'
import collections from '../../cloudfunctions/collections.json'

/** What only passes through within the hour is none of the records. */
const PASSING: readonly string[] = ['uploads', 'lentFiles'] satisfies CollectionName[]
const NAMES = Object.keys(collections).filter((name) => !PASSING.includes(name)) as CollectionName[]
const MANIFEST = 'backup.json'
/** One transaction's, which has 30 s: so many records, or so many bytes. */
const BATCH = { records: 100, bytes: 500_000 } as const

interface Kept {
  readonly count: number
  /** SHA-256 of the lines in the order of their `_id`. */
  readonly hash: string
}
export interface Manifest {
  /** In UTC. */
  readonly madeAt: string
  readonly collections: Readonly<Record<string, Kept>>
  /** By organization the hash of the last block of its log: kept elsewhere, it tells a log that was rewritten as a whole. */
  readonly logHeads?: Readonly<Record<string, string>>
}

/**
 * Seals the log first. Rejects, and goes over nothing, where the folder holds a copy already. Rejects where somebody entered something meanwhile: a
 * copy of two moments is none. What reads the same twice was so at the moment between; the journal tells of no check-in.
 */
export async function backup(store: SealingStore, folder: string, madeAt: string): Promise<Manifest> {
  if (existsSync(join(folder, MANIFEST))) throw new Error(`${folder} 里已经有一份备份：请换一个文件夹。`)
  await mkdir(folder, { recursive: true })
  await sealLog(store, instant(madeAt))
  const kept: Record<string, Kept> = {}
  for (const name of NAMES) {
    const lines = linesOf(await readAll(store, name))
    await writeFile(join(folder, fileOf(name)), lines.map((line) => `${line}\n`).join(''))
    kept[name] = keptOf(lines)
  }
  for (const name of NAMES)
    if (keptOf(linesOf(await readAll(store, name))).hash !== kept[name]?.hash)
      throw new Error('备份时有人登记了记录：请再备份一次。')
  const logHeads = headsOf(await store.findAll('logBlocks', {}))
  const manifest: Manifest = { madeAt, collections: kept, logHeads }
  await writeFile(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`)
  return manifest
}

function headsOf(blocks: readonly LogBlock[]): Record<string, string> {
  const inOrder = [...blocks].sort((a, b) => a.number - b.number)
  return Object.fromEntries(inOrder.map(({ branchId, hash }) => [branchId, hash]))
}

/**
 * Enters what is missing of a copy, and reads all of it again. Interrupted, it goes on when it is run again. Rejects, and
 * enters nothing, where the folder is not whole or the environment has records that are not the copy's.
 */
export async function restore(store: Store, folder: string, say: (line: string) => void): Promise<Manifest> {
  const { manifest, copies } = await readCopy(folder)
  const missing = new Map<CollectionName, Stored[]>()
  for (const [name, copy] of copies) missing.set(name, missingOf(name, copy, await readAll(store, name)))
  for (const [name, records] of missing) {
    for (const batch of inBatches(records)) await enter(store, name, batch)
    if (records.length > 0) say(`${name}：${records.length} 条`)
  }
  for (const [name, { hash }] of Object.entries(manifest.collections))
    if (keptOf(linesOf(await readAll(store, name as CollectionName))).hash !== hash)
      throw new Error(`${name} 恢复以后与备份不一样：请再运行一次。`)
  return manifest
}

/** Rejects where the folder is not whole, or of another version. */
export async function readCopy(folder: string) {
  const manifest = JSON.parse(await readFile(join(folder, MANIFEST), 'utf8')) as Manifest
  const copies = new Map<CollectionName, readonly Stored[]>()
  for (const [name, { hash }] of Object.entries(manifest.collections)) {
    const lines = (await readFile(join(folder, fileOf(name)), 'utf8')).split('\n').filter((line) => line !== '')
    if (keptOf(lines).hash !== hash) throw new Error(`备份里的 ${fileOf(name)} 不完整，或被改过：没有恢复。`)
    if (lines.length > 0 && !NAMES.some((each) => each === name)) throw new Error(`这一版没有集合 ${name}：没有恢复。`)
    copies.set(
      name as CollectionName,
      lines.map((line) => JSON.parse(line) as Stored),
    )
  }
  return { manifest, copies }
}

function missingOf(name: string, copy: readonly Stored[], present: readonly Stored[]): Stored[] {
  const copied = new Map(copy.map((record) => [record._id, canonicalJson(record)]))
  if (present.some((record) => copied.get(record._id) !== canonicalJson(record)))
    throw new Error(`环境里的 ${name} 有备份之外的记录：只能恢复到空的环境里。`)
  const there = new Set(present.map(({ _id }) => _id))
  return copy.filter(({ _id }) => !there.has(_id))
}

function inBatches(records: readonly Stored[]): Stored[][] {
  const batches: Stored[][] = []
  let bytes = 0
  for (const record of records) {
    const size = Buffer.byteLength(JSON.stringify(record))
    const last = batches.at(-1)
    if (last && last.length < BATCH.records && bytes + size <= BATCH.bytes) last.push(record)
    else batches.push([record])
    bytes = batches.at(-1)?.length === 1 ? size : bytes + size
  }
  return batches
}

async function enter(store: Store, name: CollectionName, records: readonly Stored[]): Promise<void> {
  // What was read out of a collection is what it takes; the compiler cannot see which of them this is.
  const writes = records.map((doc) => ({ do: 'insert', in: name, doc }) as unknown as Write)
  const outcome = await store.commit(writes)
  if (outcome !== 'committed') throw new Error(`${name} 没有写进去：${JSON.stringify(outcome)}`)
}

async function readAll(store: Store, name: CollectionName): Promise<readonly Stored[]> {
  return store.findAll(name, {})
}

function linesOf(records: readonly Stored[]): string[] {
  return [...records].sort((one, other) => (one._id < other._id ? -1 : 1)).map(canonicalJson)
}

function keptOf(lines: readonly string[]): Kept {
  const hash = createHash('sha256')
  for (const line of lines) hash.update(`${line}\n`)
  return { count: lines.length, hash: hash.digest('hex') }
}

function fileOf(name: string): string {
  return `${name}.ndjson`
}
