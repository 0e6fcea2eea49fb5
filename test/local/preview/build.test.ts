import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { buildPreview, PreviewBuildError, type Problem } from '../../../local/preview/build'
import { copyFixtureApp } from './fixture'

jest.setTimeout(60_000)

describe('building the preview', () => {
  let folder: string

  beforeEach(async () => {
    folder = await copyFixtureApp()
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

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

  it('serves pictures and leaves source files behind', async () => {
    await build()
    const picture = await readFile(join(folder, 'out/files/assets/dot.png'))
    expect(picture.subarray(1, 4).toString()).toBe('PNG')
    await expect(readFile(join(folder, 'out/files/app.ts'))).rejects.toThrow('ENOENT')
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
    await rm(join(folder, 'app/miniprogram_npm/tdesign-miniprogram/tag'), { recursive: true })
    expect(await problems()).toEqual([
      { file: 'pages/parts/parts.json', line: 14, message: '找不到组件 tdesign-miniprogram/tag/tag（标签 t-tag）' },
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
    const pictures = Array.from({ length: 60 }, (_, at) => `deep-${at % 6}/${at}.svg`)
    for (const picture of pictures) await write(`assets/${picture}`, '<svg xmlns="http://www.w3.org/2000/svg"/>')
    await build()
    const files = () => readdir(join(folder, 'out'), { recursive: true }).then((found) => found.sort())
    const before = await files()
    await Promise.all([build(), build(), build()])
    expect(await files()).toEqual(before)
    expect(before).toEqual(expect.arrayContaining(['app.css', 'app.js', 'shell.js', 'files/assets/deep-5/59.svg']))
  })

  it('takes away the pictures that are gone', async () => {
    await write('assets/more.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>')
    await build()
    await rm(join(folder, 'app/assets/more.svg'))
    await build()
    expect(await readdir(join(folder, 'out/files/assets'))).toEqual(['dot.png'])
  })

  it('tells of everything that is wrong at once', async () => {
    await write('pages/home/home.wxss', '.b { color: red')
    await write('pages/form/form.json', '[]')
    expect((await problems()).map(({ file }) => file).sort()).toEqual(['pages/form/form.json', 'pages/home/home.wxss'])
  })
})
