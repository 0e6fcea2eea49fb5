import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { writeDurably } from '../durable-file'
import { isRecord } from '../server/json'

/** A file in storage. */
export interface StoredFile {
  readonly path: string
  readonly bytes: number
  readonly uploadedAt: string
  /** The OPENID of who uploaded it from a client; left out where a function did. */
  readonly owner?: string
  /** The name of its content in the folder. */
  readonly content: string
}

/**
 * Files on the disk. A path never becomes a name: each file is a card, `<digest of the path>.json`, which names its
 * content. A new content is written first and the card then replaced in one step, so a file is the old or the new one,
 * whole, at any moment; what no card names is swept away on opening.
 */
export class FileStore {
  /** The last change under way of each path: changes of one file take turns. */
  private readonly changes = new Map<string, Promise<unknown>>()

  private constructor(
    private readonly folder: string,
    private readonly files: Map<string, StoredFile>,
  ) {}

  static async open(folder: string): Promise<FileStore> {
    await mkdir(folder, { recursive: true })
    const names = await readdir(folder)
    const files = new Map<string, StoredFile>()
    for (const name of names.filter((candidate) => candidate.endsWith('.json'))) {
      const card: unknown = JSON.parse(await readFile(join(folder, name), 'utf8'))
      if (isStoredFile(card)) files.set(card.path, card)
    }
    const named = new Set([...files.values()].flatMap(({ path, content }) => [cardName(path), content]))
    await Promise.all(names.filter((name) => !named.has(name)).map((name) => rm(join(folder, name))))
    return new FileStore(folder, files)
  }

  find(path: string): StoredFile | undefined {
    return this.files.get(path)
  }

  /** By path. */
  list(): StoredFile[] {
    return [...this.files.values()].sort((one, other) => (one.path < other.path ? -1 : 1))
  }

  /** Answers when the file is on the disk. A file of the same path is replaced. */
  put(path: string, bytes: Uint8Array, uploadedAt: string, owner?: string): Promise<StoredFile> {
    return this.inTurn(path, async () => {
      const content = `${digestOf(path)}.${randomUUID()}`
      const owned = owner === undefined ? {} : { owner }
      const file = { path, bytes: bytes.byteLength, uploadedAt, ...owned, content }
      await writeDurably(join(this.folder, content), bytes)
      await writeDurably(join(this.folder, cardName(path)), JSON.stringify(file))
      const before = this.files.get(path)
      this.files.set(path, file)
      if (before) await rm(join(this.folder, before.content), { force: true })
      return file
    })
  }

  /** Undefined when there is no such file. */
  async read(path: string): Promise<Buffer | undefined> {
    const file = this.files.get(path)
    if (!file) return undefined
    return readFile(join(this.folder, file.content)).catch((error: unknown) => {
      // Replaced or removed since: what is there now counts.
      if (this.files.get(path) === file) throw error
      return this.read(path)
    })
  }

  /** Whether there was such a file. */
  remove(path: string): Promise<boolean> {
    return this.inTurn(path, async () => {
      const file = this.files.get(path)
      if (!file) return false
      this.files.delete(path)
      await rm(join(this.folder, cardName(path)), { force: true })
      await rm(join(this.folder, file.content), { force: true })
      return true
    })
  }

  private async inTurn<Result>(path: string, change: () => Promise<Result>): Promise<Result> {
    const turn = (this.changes.get(path) ?? Promise.resolve()).then(change, change)
    this.changes.set(path, turn)
    try {
      return await turn
    } finally {
      if (this.changes.get(path) === turn) this.changes.delete(path)
    }
  }
}

function digestOf(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 40)
}

function cardName(path: string): string {
  return `${digestOf(path)}.json`
}

function isStoredFile(card: unknown): card is StoredFile {
  return (
    isRecord(card) &&
    typeof card.path === 'string' &&
    typeof card.bytes === 'number' &&
    typeof card.uploadedAt === 'string' &&
    typeof card.content === 'string'
  )
}
