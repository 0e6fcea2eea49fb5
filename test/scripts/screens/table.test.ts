import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { checkTable, HOLDERS, screenName, SCREENS, triedByOthers } from '../../../scripts/screens/table'

interface AppJson {
  readonly pages: readonly string[]
  readonly subPackages: readonly { readonly root: string; readonly pages: readonly string[] }[]
}

async function pagesOfTheApp(): Promise<string[]> {
  const text = await readFile(join(__dirname, '../../../miniprogram/app.json'), 'utf8')
  const { pages, subPackages } = JSON.parse(text) as AppJson
  return [...pages, ...subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`))]
}

describe('the table of screens', () => {
  it('lists every page of app.json, and nothing else', async () => {
    const pages = await pagesOfTheApp()
    expect(Object.keys(SCREENS).sort()).toEqual([...pages].sort())
    expect(() => checkTable(pages, SCREENS)).not.toThrow()
  })

  it('stops the script with the name of a page that nobody listed', () => {
    const listed = { 'pages/today/today': [{ as: 'member' as const }] }
    expect(() => checkTable(['pages/today/today', 'packages/dues/new/new'], listed)).toThrow(
      '没有写明怎样打开：packages/dues/new/new',
    )
  })

  it('takes a page without a single screen for one that is not listed', () => {
    expect(() => checkTable(['pages/today/today'], { 'pages/today/today': [] })).toThrow('pages/today/today')
  })

  it('stops the script with the name of a page that is gone', () => {
    expect(() => checkTable([], { 'packages/dues/old/old': [{ as: 'member' }] })).toThrow('packages/dues/old/old')
  })

  it('has every page tried by everybody whom no row of it is for', () => {
    for (const screens of Object.values(SCREENS)) {
      const tried = triedByOthers(screens)
      expect(new Set([...screens, ...tried].map((screen) => screen.as))).toEqual(new Set(HOLDERS))
      for (const screen of tried) expect(screen).toMatchObject({ isTried: true })
    }
  })

  it('gives every screen a file of its own', () => {
    const names = Object.entries(SCREENS).flatMap(([page, screens]) =>
      [...screens, ...triedByOthers(screens)].map((each) => screenName(page, each)),
    )
    expect(new Set(names).size).toBe(names.length)
    expect(names).toEqual(expect.arrayContaining(['pages-today', 'dues-desk', 'meeting-detail-secretary']))
  })
})
