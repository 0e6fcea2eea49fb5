import { existsSync } from 'node:fs'
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { chromium, type Browser, type BrowserServer, type LaunchOptions } from 'playwright-core'

const run = promisify(execFile)

/** Where browsers are installed by hand; `CHROME_PATH` names another place. */
const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]
/** The variable with the shared browser's address. */
const SHARED = 'PREVIEW_TEST_BROWSER'
const JOINING_MS = 30_000
const FONT_ADVICE =
  'No Chinese font is installed: screenshots would show boxes. Install one, e.g. `apt-get install fonts-noto-cjk`.'

/**
 * Starts a headless Chromium: the one of `CHROME_PATH`, or the one inside the package `@sparticuz/chromium`
 * (Linux x64), or an installed Chrome or Chromium. Nothing is downloaded. Warns when there is no Chinese font.
 * Throws with what can be done when there is no browser.
 */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch(await launchOptions())
}

/** One for the tests of all processes that this one starts from now on: `onPhones` joins it. Whoever shares it closes it. */
export async function shareBrowser(): Promise<BrowserServer> {
  const server = await chromium.launchServer({ ...(await launchOptions()), host: '127.0.0.1' })
  process.env[SHARED] = server.wsEndpoint()
  return server
}

/** The one that is shared; one of its own where there is none or where it has died: a test does not die with it. */
export async function joinBrowser(): Promise<Browser> {
  const address = process.env[SHARED]
  if (address === undefined) return launchBrowser()
  return chromium.connect(address, { timeout: JOINING_MS }).catch(() => launchBrowser())
}

async function launchOptions(): Promise<LaunchOptions> {
  const options = await findBrowser()
  if (!(await hasChineseFont())) console.warn(FONT_ADVICE)
  return { ...options, headless: true }
}

async function findBrowser(): Promise<LaunchOptions> {
  const named = process.env.CHROME_PATH
  if (named !== undefined && named !== '') return { executablePath: named, args: ['--no-sandbox'] }
  if (process.platform === 'linux' && process.arch === 'x64') {
    const packed = await packedChromium().catch(() => undefined)
    if (packed) return packed
  }
  const installed = INSTALLED.find((path) => existsSync(path))
  if (installed !== undefined) return { executablePath: installed, args: ['--no-sandbox'] }
  throw new Error('There is no browser: install Chrome or Chromium, or name one in CHROME_PATH.')
}

/** The package is an ES module, which jest does not import: a process of its own unpacks it and says where it is. */
const UNPACK = `import('@sparticuz/chromium').then(async ({ default: chromium }) => {
  chromium.setGraphicsMode = false
  console.log(JSON.stringify({ executablePath: await chromium.executablePath(), args: chromium.args }))
})`

async function packedChromium(): Promise<LaunchOptions> {
  const { stdout } = await run(process.execPath, ['--eval', UNPACK], { cwd: __dirname })
  const { executablePath, args } = JSON.parse(stdout) as { executablePath: string; args: string[] }
  // One process for everything makes sense for a function in a cloud, not here: pages would fall together.
  return { executablePath, args: args.filter((arg) => arg !== '--single-process' && arg !== '--no-zygote') }
}

/** Whether the machine can draw Chinese. Only Linux lacks such fonts by itself. */
export async function hasChineseFont(): Promise<boolean> {
  if (process.platform !== 'linux') return true
  const { stdout } = await run('fc-list', [':lang=zh', 'family']).catch(() => ({ stdout: '' }))
  return stdout.trim() !== ''
}
