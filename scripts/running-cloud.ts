import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** What a person can do something about; printed without a stack. */
export class CommandError extends Error {}

/**
 * The address of the local cloud that runs on this data folder, or on one of the folders in it (one for each year of the
 * demonstration): of several the one started last. Throws `CommandError` when none runs.
 */
export async function addressOfRunningCloud(dataFolder: string): Promise<string> {
  const folders = await readdir(dataFolder, { withFileTypes: true }).catch(() => [])
  const inside = folders.filter((entry) => entry.isDirectory()).map(({ name }) => join(dataFolder, name))
  const notes = await Promise.all([dataFolder, ...inside].map((folder) => readNote(join(folder, 'cloud.json'))))
  const [latest] = notes.filter((note) => note !== undefined).sort((one, other) => other.startedAt - one.startedAt)
  if (!latest) throw new CommandError('本机云没有在运行。请先运行 npm start，或用 --address 指明地址。')
  return latest.address
}

async function readNote(path: string): Promise<{ address: string; startedAt: number } | undefined> {
  const note = await readJson(path)
  if (typeof note !== 'object' || note === null || !('address' in note) || typeof note.address !== 'string')
    return undefined
  return { address: note.address, startedAt: (await stat(path)).mtimeMs }
}

/**
 * The OPENID of a person: by name from `people.json` in the data folder, else the text itself. Throws `CommandError`
 * when it is neither.
 */
export async function openIdOf(who: string, dataFolder: string): Promise<string> {
  const people = await readJson(join(dataFolder, 'people.json'))
  const known =
    typeof people === 'object' && people !== null ? new Map(Object.entries(people)) : new Map<string, unknown>()
  const openId: unknown = known.get(who)
  if (typeof openId === 'string') return openId
  if (/^[\w-]{6,64}$/.test(who)) return who
  const names = [...known.keys()].join('、')
  throw new CommandError(`没有叫“${who}”的人，它也不是 OPENID。${names === '' ? '' : `可以用的名字：${names}`}`)
}

async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch(() => undefined)
  return text === undefined ? undefined : JSON.parse(text)
}
