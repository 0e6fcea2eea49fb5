import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { mkdtemp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { copyNpm } from '../../scripts/copy-npm'

describe('filling miniprogram_npm', () => {
  let folder: string
  const copied = (path: string): boolean => existsSync(join(folder, 'miniprogram_npm/tdesign-miniprogram', path))
  const declare = (components: Record<string, string>) =>
    writeFile(join(folder, 'page/page.json'), JSON.stringify({ usingComponents: components }))

  /** What a packed script has to give, or what comes of asking it. */
  const inContext = async (path: string, asked = 'module.exports'): Promise<unknown> => {
    const module = { exports: {} }
    const code = await readFile(join(folder, path), 'utf8')
    return runInNewContext(`${code}\n${asked}`, { module, exports: module.exports })
  }

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'copy-npm-'))
    await mkdir(join(folder, 'page'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  it('takes the components that are declared, what those use, and the modules of both', async () => {
    await declare({ 't-dialog': 'tdesign-miniprogram/dialog/dialog' })
    await expect(copyNpm(folder)).resolves.toEqual(['dialog/dialog'])
    for (const path of ['dialog/dialog.wxml', 'popup/popup.js', 'overlay/overlay.wxss', 'common/utils.wxs'])
      expect(copied(path)).toBe(true)
    expect(copied('miniprogram_npm/tslib/index.js')).toBe(true)
  })

  it('takes of the helpers of TypeScript those that a component calls, and they do what TDesign brings', async () => {
    await declare({ 't-popup': 'tdesign-miniprogram/popup/popup' })
    await copyNpm(folder)
    const path = 'miniprogram_npm/tdesign-miniprogram/miniprogram_npm/tslib/index.js'
    const helpers = (await inContext(path)) as Record<string, unknown>
    expect(Object.keys(helpers)).toEqual(['__awaiter', '__decorate'])
    const seal = (made: { readonly name: string }) => ({ sealed: made.name })
    const decorate = helpers['__decorate'] as (by: unknown[], what: unknown) => unknown
    expect(decorate([seal], { name: 'Popup' })).toEqual({ sealed: 'Popup' })
  })

  it('lets TDesign use the package that the mini-program has itself', async () => {
    await declare({ 't-qrcode': 'tdesign-miniprogram/qrcode/qrcode' })
    await copyNpm(folder)
    const required = (path: string): unknown => createRequire(__filename)(join(folder, 'miniprogram_npm', path))
    const [theirs, ours] = ['tdesign-miniprogram/miniprogram_npm/dayjs', 'dayjs'].map(required)
    expect(theirs).toBe(ours)
  })

  it('leaves out the components nobody uses, and types', async () => {
    await declare({ 't-tag': 'tdesign-miniprogram/tag/tag' })
    await copyNpm(folder)
    expect(copied('dialog')).toBe(false)
    const files = await readdir(join(folder, 'miniprogram_npm'), { recursive: true })
    expect(files.filter((file) => file.endsWith('.d.ts'))).toEqual([])
  })

  it('takes of the icons those that a component or the mini-program names', async () => {
    await declare({ 't-popup': 'tdesign-miniprogram/popup/popup', 't-icon': 'tdesign-miniprogram/icon/icon' })
    await writeFile(join(folder, 'page/page.wxml'), '<t-icon name="calendar" />')
    await copyNpm(folder)
    const styles = await readFile(join(folder, 'miniprogram_npm/tdesign-miniprogram/icon/icon.wxss'), 'utf8')
    const shown = (name: string) => styles.includes(`.t-icon-${name}:before{content:`)
    expect([shown('close'), shown('calendar'), shown('calendar-1'), shown('abstract')]).toEqual([
      true,
      true,
      false,
      false,
    ])
    expect(styles).toContain('@font-face')
    expect(styles).toContain('.t-icon-base{')
  })

  it('takes of the looks of a button those that a page gives one, and every state', async () => {
    await declare({ 't-button': 'tdesign-miniprogram/button/button' })
    const button = `<t-button disabled="{{many > 0}}" theme="primary" variant="{{is ? 'outline' : 'base'}}" size="large">好</t-button>`
    await writeFile(join(folder, 'page/page.wxml'), button)
    await copyNpm(folder)
    const styles = await readFile(join(folder, 'miniprogram_npm/tdesign-miniprogram/button/button.wxss'), 'utf8')
    for (const kept of ['primary', 'size-large', 'size-medium', 'outline', 'disabled', 'block', 'hover', 'default'])
      expect(styles).toContain(`t-button--${kept}`)
    for (const left of ['danger', 'light', 'dashed', 'text', 'size-small', 'circle', 'ghost'])
      expect(styles).not.toContain(`t-button--${left}`)
    // Every rule is whole, and none that names no look is gone: the file as TDesign brings it has 129.
    expect(styles.match(/{/g)?.length).toBe(styles.match(/}/g)?.length)
    expect(styles.startsWith("@import '../common/style/index.wxss';")).toBe(true)
    expect(styles).toContain('.t-button__content')
  })

  it('takes away what is no longer used', async () => {
    await declare({ 't-dialog': 'tdesign-miniprogram/dialog/dialog' })
    await copyNpm(folder)
    await declare({ 't-tag': 'tdesign-miniprogram/tag/tag' })
    await copyNpm(folder)
    expect(copied('dialog')).toBe(false)
    expect(copied('tag/tag.js')).toBe(true)
  })

  it('is not disturbed by others at the same time', async () => {
    await declare({ 't-dialog': 'tdesign-miniprogram/dialog/dialog' })
    await copyNpm(folder)
    const before = await readdir(join(folder, 'miniprogram_npm'), { recursive: true })
    await Promise.all(Array.from({ length: 4 }, () => copyNpm(folder)))
    expect(await readdir(join(folder, 'miniprogram_npm'), { recursive: true })).toEqual(before)
  })

  it('packs any other package as WeChat does: its main as index.js, and nothing beside it', async () => {
    await declare({})
    await copyNpm(folder)
    expect(await readdir(join(folder, 'miniprogram_npm/dayjs'))).toEqual(['index.js'])
    const asked = "module.exports('2024-02-28').add(1, 'day').format('YYYY-MM-DD')"
    expect(await inContext('miniprogram_npm/dayjs/index.js', asked)).toBe('2024-02-29')
  })

  it('names a component that TDesign does not have', async () => {
    await declare({ 't-x': 'tdesign-miniprogram/no-such/no-such' })
    await expect(copyNpm(folder)).rejects.toThrow('no-such/no-such')
  })
})
