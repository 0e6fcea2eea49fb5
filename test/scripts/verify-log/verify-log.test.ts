import { civilDate } from '#domain/time/civil-date'
import { addMinutes } from '#domain/time/instant'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { logCode } from '#domain/records/log-kinds'
import { sealLog, lastBlock } from '../../../cloudfunctions/application/log/sealing'
import { blockHash, lineHash } from '../../../cloudfunctions/application/log/hashes'
import type { JournalEntry } from '../../../cloudfunctions/application/ports/collections'
import type { LogBlock } from '../../../cloudfunctions/application/ports/log'
import { backup, readCopy } from '../../../scripts/backup/copy'
import { verifyLog } from '../../../scripts/verify-log'
import { checkChains } from '../../../scripts/verify-log/chain'
import { handlers } from '../../builders/handlers'
import { BRANCH, NOW, openOffice, type Office } from '../../builders/office'

const formedOn = civilDate('2025-06-01')

let office: Office
/** A few days of a branch, sealed day by day: 4 lines in three blocks, of which a record was written twice. */
beforeEach(async () => {
  office = await openOffice({ handlers })
  const named = ['第二党小组', '第三党小组', '第四党小组']
  for (const [day, name] of named.entries()) {
    const now = addMinutes(NOW, day * 1440)
    expect(await office.call('cell.form', { branchId: BRANCH, name, formedOn }, 'secretary', { now })).toMatchObject({
      ok: true,
    })
    if (day === 2) await office.call('reminder.consent', { kind: 'dues' }, 'member-1', { now })
    await sealLog(office.store, now)
  }
})

/** The matchers as what they are matched with. */
const saying = (text: string) => expect.stringContaining(text) as string
const without = (text: string) => expect.not.stringContaining(text) as string

const kept = () => ({
  read: (collection: Parameters<Office['store']['findAll']>[0]) => office.store.findAll(collection, {}),
})
async function verified(...heads: string[]) {
  const said: string[] = []
  const code = await verifyLog(kept(), heads, (line) => said.push(line))
  return { code, said: said.join('\n') }
}
const journal = async () => (await office.store.findAll('journal', {})).sort((a, b) => (a.at < b.at ? -1 : 1))
const blocks = async () => (await office.store.findAll('logBlocks', {})).sort((a, b) => a.number - b.number)
const first = async () => (await journal())[0] as JournalEntry
const second = async () => (await blocks())[1] as LogBlock
const replace = (line: JournalEntry) => office.store.seed('journal', line)
const remove = async (collection: 'journal' | 'logBlocks' | 'branches', id: string) =>
  office.store.commit([{ do: 'remove', in: collection, id }])

it('a log that nobody touched is whole, and its head is said', async () => {
  const head = (await lastBlock(office.store, BRANCH))?.hash ?? ''
  const { code, said } = await verified(head, logCode(head))
  expect(said).toContain(`第一党支部：4 行，3 段；校验码 ${logCode(head)}`)
  expect(said).toContain('操作记录是完整的')
  expect(code).toBe(0)
})

it('lines not yet sealed are said, and are none of the chain', async () => {
  await office.call('cell.form', { branchId: BRANCH, name: '第五党小组', formedOn }, 'secretary')
  expect(await verified()).toMatchObject({ code: 0, said: saying('另有 1 行还没有封存') })
})

describe('is told with the first line that does not fit:', () => {
  it('a line that was changed, also with its hash worked out anew', async () => {
    const line = { ...(await first()), by: 'deputy' }
    replace(line)
    expect((await verified()).said).toContain(`第 1 行 ${line._id}：这一行被改过`)
    replace({ ...line, hash: lineHash(line) })
    expect(await verified()).toMatchObject({ code: 1, said: saying(`${line._id}：这一行被改过`) })
  })

  it('a line that was removed', async () => {
    const { _id } = await first()
    await remove('journal', _id)
    expect(await verified()).toMatchObject({ code: 1, said: saying(`第 1 行 ${_id}：这一行被删了`) })
  })

  it('a line that was put in, with a hash or without', async () => {
    const line = await first()
    const { hash: _, change: _c, kinds: _k, ...bare } = (await journal())[1] as JournalEntry
    replace({ ...line, _id: 'another' })
    replace({ ...bare, _id: 'bare' })
    const { said } = await verified()
    expect(said).toContain('another：这一行不在链上')
    expect(said).toContain('bare：这一行不在链上')
  })

  it('lines that changed places, and blocks that did', async () => {
    const block = (await blocks())[2] as LogBlock
    office.store.seed('logBlocks', { ...block, lines: [...block.lines].reverse() })
    expect((await verified()).said).toContain(`第 3 段 ${BRANCH}:3：这一段被改过`)
    office.store.seed('logBlocks', block)
    const [one, two] = (await blocks()) as [LogBlock, LogBlock]
    const swapped = [
      { ...one, lines: two.lines },
      { ...two, lines: one.lines },
    ].map((each) => ({ ...each, hash: blockHash(each) }))
    office.store.seed('logBlocks', ...swapped)
    expect((await verified()).said).toContain(`${BRANCH}:2：这一段与前一段接不上`)
  })

  it('a block that is gone', async () => {
    const { _id } = await second()
    await remove('logBlocks', _id)
    expect((await verified()).said).toContain(`第 3 段 ${BRANCH}:3：前面少了一段`)
  })

  it('a line whose words were taken out, where its person did not', async () => {
    const { _id } = await first()
    replace({ ...(await first()), change: null, kinds: [], by: null, subject: null, procedure: '' })
    expect((await verified()).said).toContain(`${_id}：这一行的内容被抹去，不是本人删除的`)
  })

  it('a chain that was made anew as a whole, by a code that was written down before', async () => {
    const head = logCode((await lastBlock(office.store, BRANCH))?.hash ?? '')
    const lines = await journal()
    for (const { _id } of await blocks()) await remove('logBlocks', _id)
    const forged = { ...(lines[0] as JournalEntry), by: 'deputy' }
    replace({ ...forged, hash: lineHash(forged) })
    for (const line of await journal()) replace({ ...line, unsealed: true })
    await sealLog(office.store, NOW)
    expect(await verified()).toMatchObject({ code: 0 })
    expect(await verified(head)).toMatchObject({ code: 1, said: saying(`校验码 ${head} 不在链上`) })
  })

  it('a record that was changed, taken back or removed past the functions', async () => {
    const branch = await office.store.get('branches', BRANCH)
    if (!branch) throw new Error(BRANCH)
    office.store.seed('branches', { ...branch, name: '改过的支部' })
    expect((await verified()).said).toContain(`branches ${BRANCH}：内容被改过`)
    office.store.seed('branches', { ...branch, revision: branch.revision - 1 })
    expect((await verified()).said).toContain(`branches ${BRANCH}：被换成了以前的样子`)
    office.store.seed('branches', { ...branch, revision: branch.revision + 1 })
    expect((await verified()).said).toContain(`branches ${BRANCH}：后来又改过，没有留下操作记录`)
    await remove('branches', BRANCH)
    expect((await verified()).said).toContain(`branches ${BRANCH}：被删了`)
  })
})

it('any field of any line, and of any block, that is changed is told', async () => {
  const [lines, sealed] = [await journal(), await blocks()]
  const memory = ['_id', 'revision', 'digest', 'answer']
  const places = [
    ...lines.map((doc) => ({ of: 'line' as const, doc: doc })),
    ...sealed.map((doc) => ({ of: 'block' as const, doc: doc })),
  ].flatMap(({ of, doc }) => pathsIn(doc).map((path) => ({ of, doc, path })))
  const open = places.filter(
    ({ path, of }) => !(memory.includes(path[0] ?? '') && (of === 'line' || path[0] === 'revision')),
  )
  fc.assert(
    fc.property(fc.constantFrom(...open), fc.jsonValue(), ({ of, doc, path }, value) => {
      const changed = withValue(doc, path, value)
      fc.pre(JSON.stringify(changed) !== JSON.stringify(doc))
      const inPlace = <Doc>(all: readonly Doc[]) =>
        all.map((each) => ((each as object) === doc ? (changed as Doc) : each))
      const found = of === 'line' ? checkChains(inPlace(lines), sealed) : checkChains(lines, inPlace(sealed))
      return found.some(({ findings }) => findings.length > 0)
    }),
    { numRuns: 500 },
  )
})

/** The ways to all that stands in it, lists and objects included. */
function pathsIn(value: unknown, at: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [[...at]]
  return Object.entries(value).flatMap(([key, each]) => pathsIn(each, [...at, key]))
}

function withValue(doc: object, path: readonly string[], value: unknown): object {
  const copy = structuredClone(doc)
  const parent = path.slice(0, -1).reduce((each, key) => Reflect.get(each, key) as object, copy)
  Reflect.set(parent, path[path.length - 1] ?? '', value)
  return copy
}

describe('who erases themselves', () => {
  beforeEach(async () => {
    const now = addMinutes(NOW, 3 * 1440)
    expect(await office.call('me.erase', {}, 'member-1', { now })).toMatchObject({ ok: true })
    await sealLog(office.store, now)
  })

  it('leaves a chain that holds, and says how many lines are empty', async () => {
    expect(await verified()).toMatchObject({ code: 0, said: saying('1 行的内容由本人删除') })
  })

  it('leaves nothing of what was theirs alone, and what was done for the branch', async () => {
    const lines = await journal()
    const [empty] = lines.filter(({ change }) => !change)
    expect(empty).toMatchObject({ by: null, subject: null, procedure: '', kinds: [], change: null })
    expect(JSON.stringify(empty)).not.toContain('member-1')
    expect(lines.filter(({ by }) => by === 'member-1').map(({ procedure }) => procedure)).toEqual(['me.erase'])
    expect(JSON.stringify(lines)).not.toContain('wx-member-1')
    expect(lines.filter(({ procedure }) => procedure === 'cell.form')).toHaveLength(3)
  })
})

it('what an earlier version left is said to be outside, and the chain begins with the first write', async () => {
  const { hash: _, change: _c, kinds: _k, ...old } = { ...(await first()), _id: 'old', at: addMinutes(NOW, -1440) }
  replace(old)
  expect(await verified()).toMatchObject({ code: 0, said: saying('以前的版本留下的 1 行不在链上') })
})

describe('a backup', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'shushi-log-'))
  })
  afterEach(() => rm(folder, { recursive: true }))
  const copyVerified = async (...heads: string[]) => {
    const { copies } = await readCopy(folder)
    const said: string[] = []
    const read = async (name: string) => [...copies].find(([each]) => each === name)?.[1] ?? []
    return { code: await verifyLog({ read }, heads, (line) => said.push(line)), said: said.join('\n') }
  }

  it('carries the chain, sealed to its end, and says its head', async () => {
    await office.call('cell.form', { branchId: BRANCH, name: '第五党小组', formedOn }, 'secretary')
    const { logHeads } = await backup(office.store, folder, NOW)
    const head = (await lastBlock(office.store, BRANCH))?.hash ?? ''
    expect(logHeads).toEqual({ [BRANCH]: head })
    expect(await copyVerified(head)).toMatchObject({ code: 0, said: without('还没有封存') })
  })

  it('that was doctored, with its own hashes worked out anew, is told', async () => {
    await backup(office.store, folder, NOW)
    const [file, manifest] = [join(folder, 'journal.ndjson'), join(folder, 'backup.json')]
    const text = (await readFile(file, 'utf8')).replaceAll('"by":"secretary"', '"by":"deputy"')
    await writeFile(file, text)
    const said = JSON.parse(await readFile(manifest, 'utf8')) as { collections: Record<string, { hash: string }> }
    const hash = createHash('sha256').update(text).digest('hex')
    const collections = { ...said.collections, journal: { ...said.collections['journal'], hash } }
    await writeFile(manifest, JSON.stringify({ ...said, collections }))
    expect(await copyVerified()).toMatchObject({ code: 1, said: saying('这一行被改过') })
  })
})
