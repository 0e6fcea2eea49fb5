/** @jest-environment jsdom */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { stubWx } from '../builders/wx-stub'

const ROOT = join(__dirname, '../../miniprogram')

interface Definition {
  onLaunch(): void
  onError(words: string): void
  onUnhandledRejection(rejected: { reason: unknown }): void
}

/** The app, launched; `ready`: WeChat has loaded a newer version. */
async function launched(confirm: boolean, environment = '') {
  const log: unknown[][] = []
  const inits: unknown[] = []
  const versions = { ready: () => undefined as void, restarts: 0 }
  const stub = stubWx({}, { showModal: () => ({ confirm, cancel: !confirm }) })
  let app: Definition | undefined
  Object.assign(globalThis, {
    App: (definition: Definition) => (app = definition),
    wx: {
      ...stub.wx,
      cloud: { init: (options: unknown) => inits.push(options) },
      getRealtimeLogManager: () => ({ error: (...line: unknown[]) => log.push(line) }),
      getUpdateManager: () => ({
        onUpdateReady: (then: () => void) => (versions.ready = then),
        applyUpdate: () => versions.restarts++,
      }),
    },
  })
  jest.resetModules()
  jest.doMock('../../miniprogram/services/cloud-environment', () => ({ CLOUD_ENVIRONMENT: environment }))
  await import('../../miniprogram/app')
  if (!app) throw new Error('App was not called')
  app.onLaunch()
  return { app, log, inits, versions, asked: stub.asked }
}
const turn = () => new Promise((then) => setTimeout(then, 0))

describe('a newer version', () => {
  it.each([
    ['restarts', true, 1],
    ['does not restart', false, 0],
  ])('that is ready is offered, and %s as the person says', async (_, confirm, restarts) => {
    const { versions, asked } = await launched(confirm)
    expect(asked.filter(({ api }) => api === 'showModal')).toEqual([])
    versions.ready()
    await turn()
    expect(asked.find(({ api }) => api === 'showModal')?.options).toMatchObject({ confirmText: '现在重启' })
    expect(versions.restarts).toBe(restarts)
  })
})

it.each([
  ['', { traceUser: false }],
  ['shushi-1a2b', { env: 'shushi-1a2b', traceUser: false }],
])('the cloud is that of the one place where an environment is written: "%s"', async (environment, options) => {
  expect((await launched(false, environment)).inits).toEqual([options])
})

it('what nobody has handled goes to the realtime log, without the words of a person', async () => {
  const { app, log } = await launched(false)
  app.onError('TypeError: x is undefined\n    at show (weapp:///pages/today/today.js:1:2)')
  app.onUnhandledRejection({ reason: { errMsg: 'navigateTo:fail timeout' } })
  app.onUnhandledRejection({ reason: new Error('张三') })
  expect(log.slice(0, 2)).toEqual([['TypeError: x is undefined', 'show today.js:1:2'], ['navigateTo:fail timeout']])
  expect(JSON.stringify(log)).not.toContain('张三')
})

it('what is loaded beforehand is a package that a page of the mini-program leads to', () => {
  const app = JSON.parse(readFileSync(join(ROOT, 'app.json'), 'utf8')) as {
    preloadRule: Record<string, { packages: string[] }>
    subPackages: { root: string }[]
  }
  const rules = Object.entries(app.preloadRule)
  expect(rules.length).toBeGreaterThan(0)
  for (const [page, { packages }] of rules) {
    expect(existsSync(join(ROOT, `${page}.ts`))).toBe(true)
    for (const name of packages) expect(app.subPackages.map(({ root }) => root)).toContain(name)
  }
})
