import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DurableJournal } from '../durable-journal'

let folder: string
let path: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shushi-journal-'))
  path = join(folder, 'journal.jsonl')
})
afterEach(() => rm(folder, { recursive: true }))

const entriesOf = async () => {
  const journal = await DurableJournal.open(path)
  await journal.close()
  return journal.entries
}

describe('a journal', () => {
  it('has every entry that was answered, in order, however many come at once', async () => {
    const journal = await DurableJournal.open(path)
    const entries = Array.from({ length: 200 }, (_, n) => ({ n, text: '第一行\n第二行' }))
    await Promise.all(entries.map((entry) => journal.append(entry)))
    expect((await readFile(path, 'utf8')).trimEnd().split('\n')).toHaveLength(200)
    await journal.close()
    expect(await entriesOf()).toEqual(entries)
  })

  it('has on closing what was appended and not yet answered', async () => {
    const journal = await DurableJournal.open(path)
    const appended = journal.append('last')
    await journal.close()
    await appended
    expect(await entriesOf()).toEqual(['last'])
  })

  it('cuts off a line that a crash has torn, and only that', async () => {
    await writeFile(path, '"whole"\n"torn')
    const journal = await DurableJournal.open(path)
    expect(journal.entries).toEqual(['whole'])
    await journal.append('next')
    await journal.close()
    expect(await entriesOf()).toEqual(['whole', 'next'])
  })

  it('does not open a file that is no journal', async () => {
    await writeFile(path, 'not a journal\n')
    await expect(DurableJournal.open(path)).rejects.toThrow(SyntaxError)
  })
})
