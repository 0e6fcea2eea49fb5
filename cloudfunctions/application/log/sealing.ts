/**
 * Seals the lines of the log that were written since: a block for each organization, behind the one before it. Lines are
 * written without a place in the chain, so that no two writes wait for each other; who seals is whoever comes by (the timer,
 * a backup). Two at once make one block: its `_id` is its number.
 *
 * Each begins with the last block and takes the mark off what stands in it, before it asks which lines are marked and
 * makes the next: so a line that is marked when that is asked stands in no block, or in the very one that would be made.
 */
import { NO_HASH } from '#domain/records/log-kinds'
import type { Instant } from '#domain/time/instant'
import type { LogBlock } from '../ports/log'
import type { Reader, SealingStore } from '../ports/store'
import { blockHash } from './hashes'

/** Lines of one block, so that it stays a small document. */
const LINES = 500
/** Blocks of one run: what is left is for the next. */
const MOST_BLOCKS = 40
/** The chain of what belongs to no organization. */
const NOWHERE = '-'

/** Answers how many lines were sealed. */
export async function sealLog(store: SealingStore, now: Instant): Promise<number> {
  let sealed = 0
  for (let block = 0; block < MOST_BLOCKS; block++) {
    const [waiting] = await store.findSome('journal', { filter: { unsealed: true }, limit: 1, only: ['branchId'] })
    if (!waiting) break
    sealed += await sealNext(store, waiting.branchId, now)
  }
  return sealed
}

async function sealNext(store: SealingStore, branchId: string | null, now: Instant): Promise<number> {
  const last = await lastBlock(store, branchId ?? NOWHERE)
  if (last) await store.unmark(last.lines.map(({ id }) => id))
  const waiting = await store.findSome('journal', {
    filter: { branchId, unsealed: true },
    sort: [
      ['at', 1],
      ['_id', 1],
    ],
    limit: LINES,
    only: ['hash'],
  })
  const lines = waiting.map(({ _id: id, hash = NO_HASH }) => ({ id, hash }))
  if (lines.length === 0) return 0
  const doc = blockAfter(last, { branchId: branchId ?? NOWHERE, lines, sealedAt: now })
  if ((await store.commit([{ do: 'insert', in: 'logBlocks', doc }])) !== 'committed') return 0
  await store.unmark(lines.map(({ id }) => id))
  return lines.length
}

/** The newest block of an organization: its hash stands for all lines up to it. */
export async function lastBlock(store: Reader, branchId: string): Promise<LogBlock | undefined> {
  const [last] = await store.find('logBlocks', { filter: { branchId }, sort: [['number', -1]], limit: 1 })
  return last
}

export function blockAfter(
  last: LogBlock | undefined,
  own: Pick<LogBlock, 'branchId' | 'lines' | 'sealedAt'>,
): LogBlock {
  const number = (last?.number ?? 0) + 1
  const content = { ...own, number, previous: last?.hash ?? NO_HASH, total: (last?.total ?? 0) + own.lines.length }
  return { _id: `${own.branchId}:${number}`, revision: 1, ...content, hash: blockHash(content) }
}
