import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isTooLarge, packageSizes } from '../../scripts/package-sizes'

const APP = join(__dirname, '../../miniprogram/app.json')

describe('the packages that WeChat uploads', () => {
  it('stay below their limits: the main package 520 KB, each sub-package 220 KB', async () => {
    const sizes = await packageSizes()
    expect(sizes.filter((size) => isTooLarge(size))).toEqual([])
    expect(sizes.filter(({ bytes }) => bytes === 0)).toEqual([])
    expect(sizes.map(({ limit }) => limit / 1024)).toEqual([520, ...sizes.slice(1).map(() => 220)])
  })

  /** 同一个分包中的页面享有共同的预下载大小限额 2M (分包预下载, preloadRule); the pages of the main package share one, too. */
  it('are loaded beforehand from the pages of any one package up to 2 MB', async () => {
    const { preloadRule, subPackages } = JSON.parse(await readFile(APP, 'utf8')) as {
      preloadRule: Record<string, { packages: string[] }>
      subPackages: { root: string }[]
    }
    const bytes = new Map((await packageSizes()).map((size) => [size.name, size.bytes]))
    const roots = subPackages.map(({ root }) => root)
    const homeOf = (page: string) => roots.find((root) => page.startsWith(`${root}/`)) ?? '主包'
    const sums = ['主包', ...roots].map((home) => {
      const rules = Object.entries(preloadRule).filter(([page]) => homeOf(page) === home)
      const loaded = new Set(rules.flatMap(([, { packages }]) => packages))
      return [...loaded].reduce((sum, name) => sum + (bytes.get(name) ?? NaN), 0)
    })
    expect(Math.max(...sums)).toBeGreaterThan(0)
    expect(Math.max(...sums)).toBeLessThan(2 * 1024 * 1024)
  })

  it('count as larger than the sum of their sources, by 5.5 % the main one, by 18 % others: WeChat compiles to ES5', () => {
    expect(isTooLarge({ name: '主包', bytes: 1000, limit: 1056 })).toBe(false)
    expect(isTooLarge({ name: '主包', bytes: 1001, limit: 1056 })).toBe(true)
    expect(isTooLarge({ name: 'packages/a', bytes: 1000, limit: 1181 })).toBe(false)
    expect(isTooLarge({ name: 'packages/a', bytes: 1001, limit: 1181 })).toBe(true)
    expect(isTooLarge({ name: '主包', bytes: 1001, limit: 1056 }, 0)).toBe(false)
  })

  describe('are measured', () => {
    let folder: string
    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'shushi-sizes-'))
      for (const path of ['packages/a', 'packages/ab', 'miniprogram_npm/x'])
        await mkdir(join(folder, path), { recursive: true })
    })
    afterEach(() => rm(folder, { recursive: true, force: true }))
    const write = (path: string, text: string) => writeFile(join(folder, path), text)
    const app = JSON.stringify({ pages: [], subPackages: [{ root: 'packages/a/', pages: [] }] })

    it('each file in its own package, npm components in the main one', async () => {
      await write('app.json', app)
      await write('packages/a/a.wxml', '<view/>')
      await write('packages/ab/b.wxss', 'view{}')
      await write('miniprogram_npm/x/x.wxml', '<text/>')
      const sizes = await packageSizes(folder)
      expect(sizes.map(({ name, bytes }) => [name, bytes])).toEqual([
        ['主包', app.length + 6 + 7],
        ['packages/a', 7],
      ])
    })

    it('without what project.config.json keeps at home', async () => {
      await mkdir(join(folder, 'node_modules/x'), { recursive: true })
      await write('app.json', app)
      await write('package.json', '{}')
      await write('node_modules/x/index.js', 'module.exports = 1')
      expect((await packageSizes(folder))[0]?.bytes).toBe(app.length)
    })

    it('with code minified, and without types', async () => {
      await write('app.json', app)
      await write('packages/a/types.d.ts', 'declare const x: number')
      await write('packages/a/only.ts', `// ${'a long comment '.repeat(100)}\nexport interface Only { name: string }\n`)
      const bytes = (await packageSizes(folder)).find(({ name }) => name === 'packages/a')?.bytes
      expect(bytes).toBeGreaterThan(0)
      expect(bytes).toBeLessThan(600)
    })
  })
})
