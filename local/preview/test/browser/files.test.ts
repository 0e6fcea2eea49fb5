import { fixtureOnPhones } from '../fixture'

/** What WeChat says of each: by its own words a page tells what to do about it. */
describe('files on a phone', () => {
  const app = fixtureOnPhones()
  /** Runs in the page, where `wx` is; answers the words of what is thrown or failed. */
  const inPage = (script: string) =>
    app.phones.phone(1).locator('body').evaluate(`(async () => {
      const [fs, usr] = [wx.getFileSystemManager(), wx.env.USER_DATA_PATH]
      try {
        return await (async () => { ${script} })()
      } catch ({ errMsg, errno, message }) {
        return { said: errMsg ?? message, ...(errno === undefined ? {} : { errno }) }
      }
    })()`)
  const FROM_STORAGE = `return wx.downloadFile({ url: '/__cloud/files/a.docx?sign=1', filePath: usr + '/a.docx' })`

  it('are loaded from listed domains only', async () => {
    expect(await inPage(FROM_STORAGE)).toEqual({ said: 'downloadFile:fail url not in domain list', errno: 600002 })
    app.world.listStorage()
    expect(await inPage(FROM_STORAGE)).toMatchObject({ errMsg: 'downloadFile:ok', statusCode: 200 })
    const elsewhere = `return wx.downloadFile({ url: 'https://example.com/a.docx' })`
    expect(await inPage(elsewhere)).toMatchObject({ errno: 600002 })
  })

  it('lie in the mini-program’s own folder, in folders that are there', async () => {
    expect(await inPage(`fs.writeFileSync('http://tmp/a', 'a')`)).toEqual({
      said: 'writeFileSync:fail permission denied, open http://tmp/a',
    })
    expect(await inPage(`fs.writeFileSync(usr + '/one/a.txt', 'a')`)).toMatchObject({
      said: 'writeFileSync:fail no such file or directory, open http://usr/one/a.txt',
    })
    expect(await inPage(`fs.mkdirSync(usr + '/one/two')`)).toMatchObject({
      said: 'mkdirSync:fail no such file or directory, open http://usr/one/two',
    })
    const read = `fs.mkdirSync(usr + '/one/two', true); fs.writeFileSync(usr + '/one/two/a.txt', '5pyJ', 'base64')
      return [fs.readFile({ filePath: usr + '/one/two/a.txt', encoding: 'utf8' }), fs.readdir({ dirPath: usr + '/one' })]`
    expect(await inPage(`${read.replace('return ', 'return Promise.all(')})`)).toMatchObject([
      { data: '有' },
      { files: ['two'] },
    ])
    expect(await inPage(`fs.mkdirSync(usr + '/one')`)).toMatchObject({
      said: 'mkdirSync:fail file already exists http://usr/one',
    })
    expect(await inPage(`fs.rmdirSync(usr + '/one')`)).toEqual({ said: 'rmdirSync:fail directory not empty' })
    expect(await inPage(`fs.rmdirSync(usr + '/one', true); fs.accessSync(usr + '/one/two/a.txt')`)).toMatchObject({
      said: 'accessSync:fail no such file or directory http://usr/one/two/a.txt',
    })
  })

  it('are read in parts', async () => {
    const part = `fs.writeFileSync(usr + '/a', 'abcdef')
      return fs.readFile({ filePath: usr + '/a', encoding: 'base64', position: 2, length: 3 })`
    expect(await inPage(part)).toMatchObject({ data: Buffer.from('cde').toString('base64') })
  })

  it('are 200 MB in all at most', async () => {
    const write = (name: string, megabytes: number) =>
      inPage(`fs.writeFileSync(usr + '/${name}', new ArrayBuffer(${megabytes} * 1024 * 1024)); return 'written'`)
    expect(await write('a', 150)).toBe('written')
    const full = { said: 'writeFileSync:fail the maximum size of the file storage limit is exceeded' }
    expect(await write('b', 51)).toEqual(full)
    expect(await write('a', 200)).toBe('written')
    expect(await write('b', 1)).toEqual(full)
    expect(await inPage(`fs.unlinkSync(usr + '/a'); return 'gone'`)).toBe('gone')
    expect(await write('b', 1)).toBe('written')
  })

  it('are shown only where WeChat’s viewer knows their kind', async () => {
    const shown = `fs.writeFileSync(usr + '/a.html', 'a'); return wx.openDocument({ filePath: usr + '/a.html' })`
    expect(await inPage(shown)).toEqual({ said: 'openDocument:fail filetype not supported' })
  })
})
