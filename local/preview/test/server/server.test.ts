import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { networkInterfaces } from 'node:os'
import { connect } from 'node:net'
import { join } from 'node:path'
import { startFixture, type Fixture } from '../fixture'

jest.setTimeout(60_000)

describe('the preview’s server', () => {
  let fixture: Fixture

  beforeAll(async () => {
    fixture = await startFixture()
    await writeFile(join(fixture.folder, 'beside.png'), 'not the mini-program’s')
    await mkdir(join(fixture.folder, 'app/miniprogram_npm/some'))
    await writeFile(join(fixture.folder, 'app/miniprogram_npm/some/picture.png'), 'of a package')
    await symlink('../../beside.png', join(fixture.folder, 'app/assets/link.png'))
  })
  afterAll(() => fixture?.close())

  /** The status of a request with headers that fetch would not send. */
  const statusOf = (path: string, headers: Record<string, string>): Promise<number> =>
    new Promise((resolve, reject) => {
      request(fixture.address + path, { headers }, (response) => {
        response.resume()
        resolve(response.statusCode ?? 0)
      })
        .on('error', reject)
        .end()
    })

  /** The same for a path as it stands: fetch would mend it first. */
  const send = (method: string, path: string, body: string | undefined): Promise<number> =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(fixture.address)
      request({ hostname, port, method, path }, (response) => {
        response.resume()
        resolve(response.statusCode ?? 0)
      })
        .on('error', reject)
        .end(body)
    })

  it('listens on this machine’s loopback address and on no other', async () => {
    expect(fixture.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    const others = Object.values(networkInterfaces())
      .flat()
      .filter((other) => other?.family === 'IPv4' && !other.internal)
    for (const other of others) await expect(canConnect(other?.address ?? '', fixture.address)).resolves.toBe(false)
  })

  it.each([
    ['a host that only points here', { host: 'preview.example:80' }],
    ['a page of another origin', { origin: 'http://evil.example' }],
  ])('refuses %s', async (_, headers) => {
    expect(await statusOf('/', { host: new URL(fixture.address).host, ...headers })).toBe(403)
  })

  it('passes a phone’s call on with the OPENID of who holds it, and nobody’s otherwise', async () => {
    const call = (headers: Record<string, string>) =>
      fetch(`${fixture.address}/__cloud/invoke/api`, { method: 'POST', body: '{"a":1}', headers })
    await call({ 'x-phone-holder': 'openid-secretary', 'x-openid': 'forged' })
    await call({ 'x-openid': 'forged' })
    expect(fixture.received.slice(-2)).toEqual([
      { path: '/invoke/api', openid: 'openid-secretary', body: '{"a":1}' },
      { path: '/invoke/api', openid: undefined, body: '{"a":1}' },
    ])
  })

  it.each([
    ['the database', 'POST', '/__cloud/admin'],
    ['the database, by a path that climbs', 'POST', '/__cloud/invoke/../admin'],
    ['the database, by a path with an empty step', 'POST', '/__cloud//admin'],
    ['the database, by an encoded path', 'POST', '/__cloud/%61dmin'],
    ['the timers', 'POST', '/__cloud/timers/remind/daily'],
    ['the console', 'GET', '/__cloud/'],
    ['an upload by the functions’ own way', 'PUT', '/__cloud/files/a.docx'],
  ])('lets no page reach %s', async (_, method, path) => {
    const before = fixture.received.length
    expect(await send(method, path, method === 'GET' ? undefined : '{"action":"database.getDocument"}')).toBe(403)
    expect(fixture.received).toHaveLength(before)
  })

  it.each([
    ['POST', '/__cloud/upload?path=a.txt'],
    ['POST', '/__cloud/temp-url'],
    ['POST', '/__cloud/open-api/consent'],
    ['GET', '/__cloud/files/a.docx?sign=1'],
  ])('passes on what a phone has of its cloud: %s %s', async (method, path) => {
    expect(await send(method, path, method === 'GET' ? undefined : '{}')).toBe(200)
    expect(fixture.received.at(-1)?.path).toBe(path.slice('/__cloud'.length))
  })

  it('serves the mini-program’s pictures', async () => {
    const picture = await fetch(`${fixture.address}/assets/dot.png`)
    expect(picture.headers.get('content-type')).toBe('image/png')
    expect(
      Buffer.from(await picture.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG')
  })

  it.each([
    ['its code', '/app.ts'],
    ['its templates', '/pages/home/home.wxml'],
    ['its configuration', '/app.json'],
    ['packages', '/miniprogram_npm/some/picture.png'],
    ['what lies beside its folder', '/..%2fbeside.png'],
    ['what a path climbs up to', '/assets/../../beside.png'],
    ['what a link in its folder leads to', '/assets/link.png'],
  ])('serves nothing of %s', async (_, path) => {
    expect(await statusOf(path, { host: new URL(fixture.address).host })).toBe(404)
  })

  it('heads its page with the name it was given, as text', async () => {
    const page = await (await fetch(fixture.address)).text()
    expect(page).toContain('<h1>样品 &#60;1&#62;</h1>')
    expect(page).toContain('<title>样品 &#60;1&#62; · 手机预览</title>')
  })

  it('serves an icon, mended, and an empty picture for one that does not exist', async () => {
    const icon = await (await fetch(`${fixture.address}/icons/add.svg`)).text()
    expect(icon).toContain('viewBox="0 0 24 24"')
    expect(await (await fetch(`${fixture.address}/icons/no-such-icon.svg`)).text()).toContain('<svg')
  })

  it('finds the place in the source that a stack means', async () => {
    const code = await (await fetch(`${fixture.address}/app.js`)).text()
    const lines = code.split('\n')
    const line = lines.findIndex((text) => text.includes('故意的错误'))
    const stack = `Error: x\n at fail (${fixture.address}/app.js:${line + 1}:${(lines[line] ?? '').indexOf('new Error') + 1})`
    const place = await fetch(`${fixture.address}/__place`, { method: 'POST', body: stack })
    expect(await place.text()).toBe('pages/home/home.ts:63')
  })
})

function canConnect(host: string, address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port: Number(new URL(address).port) })
    const done = (reached: boolean) => {
      socket.destroy()
      resolve(reached)
    }
    socket.once('connect', () => done(true))
    socket.once('error', () => done(false))
  })
}
