import { mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { keepOnly, replaceFile } from '../../scripts/output-files'

describe('files that somebody else may be using', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'shushi-output-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  const at = (path: string) => join(folder, path)
  const text = (path: string) => readFile(at(path), 'utf8')

  it('are written with the folder they lie in', async () => {
    await replaceFile(at('a/b/c.txt'), '述实')
    expect(await text('a/b/c.txt')).toBe('述实')
  })

  it('are another file when they changed, and the same one when they did not', async () => {
    await replaceFile(at('a.txt'), 'one')
    const { ino } = await stat(at('a.txt'))
    await replaceFile(at('a.txt'), 'one')
    expect((await stat(at('a.txt'))).ino).toBe(ino)
    await replaceFile(at('a.txt'), 'two')
    expect((await stat(at('a.txt'))).ino).not.toBe(ino)
  })

  it('are whole whenever they are read', async () => {
    const texts = Array.from({ length: 8 }, (_, at) => String(at).repeat(200_000))
    await replaceFile(at('a.txt'), texts[0] ?? '')
    const writing = texts.map((each) => replaceFile(at('a.txt'), each))
    const seen = await Promise.all(Array.from({ length: 20 }, () => text('a.txt')))
    await Promise.all(writing)
    for (const each of seen) expect(texts.includes(each)).toBe(true)
    expect(await readdir(folder)).toEqual(['a.txt'])
  })

  it('leave nothing behind where they cannot be written', async () => {
    await replaceFile(at('taken/inside.txt'), '')
    await expect(replaceFile(at('taken'), 'a file in place of a folder')).rejects.toThrow()
    expect(await readdir(folder)).toEqual(['taken'])
  })

  it('stay where they are kept; others go, with the folders that are empty then', async () => {
    for (const file of ['kept/a.txt', 'kept/deep/b.txt', 'kept/old.txt', 'gone/deep/c.txt'])
      await replaceFile(at(file), file)
    await keepOnly(folder, ['kept/a.txt', 'kept/deep/b.txt'])
    expect((await readdir(folder, { recursive: true })).sort()).toEqual([
      'kept',
      join('kept', 'a.txt'),
      join('kept', 'deep'),
      join('kept', 'deep', 'b.txt'),
    ])
  })

  it('may be kept of a folder that is not there', async () => {
    await expect(keepOnly(at('none'), [])).resolves.toBeUndefined()
  })
})
