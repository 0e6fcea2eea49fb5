import { existsSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import type { SourceMapPayload } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startLocalCloud } from '@shushi/local-cloud'
import { buildFunctions, FUNCTION_NAMES } from '../../scripts/build'
import { inSource } from '../../scripts/where'

const ROOT = join(__dirname, '../..')
const read = (path: string) => JSON.parse(readFileSync(join(ROOT, path), 'utf8')) as Record<string, unknown>

describe('a deployed function', () => {
  const { functions, functionRoot } = read('cloudbaserc.json') as {
    functions: Record<string, unknown>[]
    functionRoot: string
  }

  it('is named in cloudbaserc.json, which takes it from where it is built', () => {
    expect(functions.map(({ name }) => name)).toEqual(FUNCTION_NAMES)
    expect(functionRoot).toBe('dist/cloudfunctions')
  })

  it.each(FUNCTION_NAMES)('%s has the same limits and triggers in both of its configurations', (name) => {
    const { timeout, memorySize, triggers } = read(`cloudfunctions/${name}/config.json`)
    expect(functions.find((entry) => entry.name === name)).toMatchObject({
      timeout,
      memorySize,
      triggers,
      handler: 'index.main',
      runtime: 'Nodejs20.19',
      installDependency: false,
    })
  })

  it('holds only packages that say they run in that Node.js, and is written against its types', async () => {
    const version = '20.19'
    const folder = await mkdtemp(join(tmpdir(), 'shushi-runtime-'))
    await buildFunctions({ out: join(folder, 'functions') })
    const maps = FUNCTION_NAMES.map(
      (name) => JSON.parse(readFileSync(join(folder, `source-maps/${name}.js.map`), 'utf8')) as SourceMapPayload,
    )
    const sources = maps.flatMap((map) => map.sources)
    const packages = sources.flatMap(
      (source) => /(?:^|\/)((?:[^.][^/]*\/)*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(source)?.[1] ?? [],
    )
    const needs = [...new Set(packages)].map((path) => [path, read(`${path}/package.json`)['engines']])
    expect(needs.map(([path]) => path)).toContain('node_modules/@cloudbase/node-sdk')
    expect(needs.filter(([, engines]) => !runsIn(version, engines as { node?: string } | undefined))).toEqual([])
    expect(read('node_modules/@types/node/package.json')['version']).toMatch(new RegExp(`^${version}[.]`))
    await rm(folder, { recursive: true })
  })

  it('reminds every quarter of an hour from eight in the morning to nine in the evening in Beijing', async () => {
    let now = ''
    const dataFolder = await mkdtemp(join(tmpdir(), 'shushi-timers-'))
    const functionsFolder = join(ROOT, 'dist/cloudfunctions')
    const cloud = await startLocalCloud({ dataFolder, functionsFolder, clock: () => now })
    const after = (time: string) => {
      now = time
      return cloud.timers().map(({ functionName, next }) => `${functionName} ${next}`)
    }
    expect(after('2025-03-03T16:00:00.000Z')).toEqual(['remind 2025-03-04T00:00:00.000Z'])
    expect(after('2025-03-04T00:00:00.000Z')).toEqual(['remind 2025-03-04T00:15:00.000Z'])
    expect(after('2025-03-04T12:45:00.000Z')).toEqual(['remind 2025-03-05T00:00:00.000Z'])
    await cloud.close()
    await rm(dataFolder, { recursive: true })
  })

  it('has at most one trigger: WeChat takes no more', () => {
    const counts = functions.map(({ triggers }) => (triggers as unknown[]).length)
    expect(Math.max(...counts)).toBe(1)
  })
})

/** `engines` as packages write it: >=18. What is written otherwise is not known to run. */
function runsIn(version: string, { node = '>=0' }: { node?: string } = {}): boolean {
  const least = /^>=\s*(\d+)(?:\.(\d+))?(?:\.\d+)?$/.exec(node)
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return least !== null && (Number(least[1]) - major || Number(least[2] ?? 0) - minor) <= 0
}

function thrownBy(act: () => never): string {
  try {
    return act()
  } catch (failure) {
    return String((failure as Error).stack)
  }
}

describe('a build', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'shushi-build-'))
    await mkdir(join(folder, 'source/hello'), { recursive: true })
    await writeFile(join(folder, 'source/hello/config.json'), '{ "timeout": 5 }')
  })
  afterEach(() => rm(folder, { recursive: true }))

  const build = async (code: string) => {
    await writeFile(join(folder, 'source/hello/index.ts'), code)
    return buildFunctions({ names: ['hello'], source: join(folder, 'source'), out: join(folder, 'out') })
  }
  const built = (file: string) => join(folder, 'out/hello', file)

  it('is one file of JavaScript, a package.json and the configuration', async () => {
    const [hello] = await build('export const main = async (): Promise<string> => "你好"')
    expect(hello).toMatchObject({ name: 'hello', folder: join(folder, 'out/hello') })
    expect(hello?.bytes).toBe((await stat(built('index.js'))).size)
    expect(await readFile(built('index.js'), 'utf8')).toContain('你好')
    expect(JSON.parse(await readFile(built('package.json'), 'utf8'))).toMatchObject({ name: 'hello', main: 'index.js' })
    expect(JSON.parse(await readFile(built('config.json'), 'utf8'))).toEqual({ timeout: 5 })
  })

  it('is minified, and its source map lies beside what is uploaded', async () => {
    await build('export const main = (): never => {\n  throw new Error("断")\n}')
    expect(await readFile(built('index.js'), 'utf8')).not.toContain('sourceMappingURL')
    const { main } = jest.requireActual<{ main: () => never }>(built('index.js'))
    const map = JSON.parse(await readFile(join(folder, 'source-maps/hello.js.map'), 'utf8')) as SourceMapPayload
    expect(inSource(thrownBy(main), map)).toMatch(/source\/hello\/index\.ts:2:9/)
  })

  it('leaves a file alone that has not changed', async () => {
    await build('export const main = () => 1')
    const before = await stat(built('index.js'))
    await build('export const main = () => 1')
    expect((await stat(built('index.js'))).ino).toBe(before.ino)
    await build('export const main = () => 2')
    expect((await stat(built('index.js'))).ino).not.toBe(before.ino)
  })

  it('fails with the place of the mistake, and writes nothing', async () => {
    await expect(build('export const main = (')).rejects.toThrow(/hello\/index\.ts:1:\d+/)
    expect(existsSync(built('index.js'))).toBe(false)
  })
})
