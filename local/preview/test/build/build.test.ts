import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { buildPreview, PreviewBuildError, type Problem } from '../../build'
import { copyFixtureApp, restoreFixtureApp } from '../fixture'

jest.setTimeout(60_000)

describe('building the preview', () => {
  let folder: string

  beforeAll(async () => {
    folder = await copyFixtureApp()
  })
  beforeEach(() => restoreFixtureApp(folder))
  afterAll(() => rm(folder, { recursive: true, force: true }))

  const write = async (file: string, text: string): Promise<void> => {
    const path = join(folder, 'app', file)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, text)
  }
  const build = () => buildPreview({ source: join(folder, 'app'), out: join(folder, 'out') })
  const problems = async (): Promise<readonly Problem[]> => {
    const failure: unknown = await build().catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(PreviewBuildError)
    return failure instanceof PreviewBuildError ? failure.problems : []
  }

  it('reaches the pages of the main package and of the sub-packages', async () => {
    const built = await build()
    expect(built.pages).toEqual([
      'pages/home/home',
      'pages/form/form',
      'pages/parts/parts',
      'pages/phone/phone',
      'pages/views/views',
      'packages/more/detail/detail',
    ])
  })

  it('keeps a page’s styles to the page, and the application’s to everybody', async () => {
    await build()
    const css = await readFile(join(folder, 'out/app.css'), 'utf8')
    const page = css.indexOf('@scope ([data-page="pages/home/home"])')
    expect(page).toBeGreaterThan(0)
    expect(css.indexOf('.shared')).toBeLessThan(page)
    expect(css.indexOf('.hovered')).toBeGreaterThan(page)
  })

  it('puts imported styles in their place, and tells of those that are not there', async () => {
    await write('app.wxss', `.first { color: red }\n@import './text/none.wxss';`)
    expect(await problems()).toEqual([{ file: 'app.wxss', line: 2, message: '没有样式文件 ./text/none.wxss' }])
  })

  it.each([
    ['pages/home/home.wxml', '<view>\n  <view wx:if="{{a">x</view>\n</view>', 2],
    ['pages/home/home.wxml', '<view>\n<text>x</text>\n', 1],
    ['pages/home/home.wxss', '.a {}\n.b { color: red', 2],
    ['pages/home/home.json', '{\n  "usingComponents": {\n    "note": \n}}', 4],
    ['pages/home/home.ts', 'Page({\n  data: {,\n})', 2],
  ])('names file and line of what does not compile in %s', async (file, text, line) => {
    await write(file, text)
    expect(await problems()).toContainEqual(expect.objectContaining({ file, line }))
  })

  it('names the line on which a component that does not exist is declared', async () => {
    await write('pages/home/home.json', '{\n  "usingComponents": {\n    "note": "../../components/gone/gone"\n  }\n}')
    expect(await problems()).toEqual([
      { file: 'pages/home/home.json', line: 3, message: '找不到组件 ../../components/gone/gone（标签 note）' },
    ])
  })

  it('finds components of packages in miniprogram_npm, and tells of those that were not copied', async () => {
    const parts = await readFile(join(folder, 'app/pages/parts/parts.json'), 'utf8')
    await write('pages/parts/parts.json', parts.replace('/tag/tag', '/gone/gone'))
    expect(await problems()).toEqual([
      { file: 'pages/parts/parts.json', line: 14, message: '找不到组件 tdesign-miniprogram/gone/gone（标签 t-tag）' },
    ])
  })

  it('names a page of app.json that does not exist', async () => {
    const app = await readFile(join(folder, 'app/app.json'), 'utf8')
    await write('app.json', app.replace('detail/detail', 'gone/gone'))
    const [problem] = await problems()
    expect(problem).toEqual({ file: 'app.json', line: 3, message: '找不到页面 packages/more/gone/gone' })
  })

  it('refuses what a mini-program could not load at run time, and lets types pass', async () => {
    await writeFile(join(folder, 'outside.ts'), 'export const outside = 1\nexport type Outside = number\n')
    await write(
      'pages/home/home.ts',
      `import type { Outside } from '../../../outside'\nPage({ data: { x: 1 as Outside } })`,
    )
    await expect(build()).resolves.toBeDefined()
    await write('pages/home/home.ts', `\nimport { outside } from '../../../outside'\nPage({ data: { outside } })`)
    expect(await problems()).toEqual([expect.objectContaining({ file: 'pages/home/home.ts', line: 2 })])
  })

  it('is not disturbed by others into the same folder', async () => {
    await Promise.all([build(), build(), build()])
    const files = await readdir(join(folder, 'out'))
    expect(files.sort()).toEqual(['app.css', 'app.js', 'app.js.map', 'shell.js', 'shell.js.map'])
  })

  it('tells of everything that is wrong at once', async () => {
    await write('pages/home/home.wxss', '.b { color: red')
    await write('pages/form/form.json', '[]')
    expect((await problems()).map(({ file }) => file).sort()).toEqual(['pages/form/form.json', 'pages/home/home.wxss'])
  })
})
