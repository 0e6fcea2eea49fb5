/** What stands for WeChat in the tests of pages: answers by procedure, and a memory of what was asked of the phone. */
import type { Answer, OutputOf, ProcedureName, RequestOf } from '#contract'

/** The server refuses. */
export class Refused<Code extends string = string> {
  constructor(
    readonly code: Code,
    readonly detail?: Readonly<Record<string, string | number>>,
    readonly field?: string,
  ) {}
}
export const refused = <Code extends string>(
  code: Code,
  detail?: Readonly<Record<string, string | number>>,
  field?: string,
) => new Refused(code, detail, field)
/** The network is down. */
export const OFFLINE = Symbol('offline')
/** The cloud itself fails, in WeChat's words and with its code. */
export class CloudFault extends Error {
  constructor(
    readonly errCode: number,
    words: string,
  ) {
    super(`cloud.callFunction:fail Error: errCode: ${errCode}  | errMsg: ${words}`)
  }
}
/** The answer has not come yet, and never does: how a page looks meanwhile. */
export const NEVER = Symbol('never')

type Reply<P extends ProcedureName> =
  OutputOf<P> | Refused<Extract<Answer<P>, { ok: false }>['code']> | typeof OFFLINE | typeof NEVER | CloudFault
/** What each procedure answers: always the same, or by what was asked. */
export type Answers = {
  readonly [P in ProcedureName]?: Reply<P> | ((input: RequestOf<P>) => Reply<P> | Promise<Reply<P>>)
}

export interface Called {
  readonly procedure: string
  readonly input: unknown
  readonly requestId: string
}
/** One thing asked of the phone: `{ api: 'navigateTo', options: { url: '/pages/…' } }`. */
export interface Asked {
  readonly api: string
  readonly options: Readonly<Record<string, unknown>>
}
/** The phone or WeChat fails, in its words and with the number it gives them. */
export class PhoneFault extends Error {
  constructor(
    words: string,
    readonly code: { readonly errno?: number; readonly errCode?: number } = {},
  ) {
    super(words)
  }
}
/** What an API of wx answers; an Error makes it fail with that message. */
export type PhoneAnswers = Readonly<Record<string, (options: Readonly<Record<string, unknown>>) => unknown>>

export interface WxStub {
  readonly wx: Readonly<Record<string, unknown>>
  readonly calls: Called[]
  readonly asked: Asked[]
  /** Procedures the page called and the test gave no answer for. */
  readonly unanswered: Set<string>
  /** How many answers are still on their way. */
  readonly waiting: () => number
  /** What lies on the phone, by its path: text in base64, or '' where it was downloaded. */
  readonly files: Map<string, string>
  /** Other answers from now on. */
  readonly answer: (answers: Answers) => void
}

const SCREEN = { windowWidth: 390, windowHeight: 844, screenWidth: 390, screenHeight: 844, pixelRatio: 3 }
const SYSTEM = {
  ...SCREEN,
  statusBarHeight: 47,
  SDKVersion: '3.7.0',
  platform: 'ios',
  system: 'iOS 17',
  theme: 'light',
}
const NOTHING = () => undefined
const DONE = () => ({})
/** Asked for in the style of promises or of callbacks; what a test does not say happens as by a person who agrees. */
const USUAL: PhoneAnswers = {
  ...Object.fromEntries(
    [
      ...['navigateTo', 'redirectTo', 'switchTab', 'reLaunch', 'navigateBack', 'showToast', 'hideToast', 'showLoading'],
      ...['hideLoading', 'setNavigationBarTitle', 'pageScrollTo', 'setClipboardData', 'vibrateShort', 'openDocument'],
      ...[
        'stopPullDownRefresh',
        'setKeepScreenOn',
        'setScreenBrightness',
        'shareFileMessage',
        'requestSubscribeMessage',
      ],
    ].map((api) => [api, DONE]),
  ),
  showModal: () => ({ confirm: true, cancel: false }),
  showActionSheet: () => ({ tapIndex: 0 }),
  getSetting: () => ({ authSetting: {}, subscriptionsSetting: { mainSwitch: true, itemSettings: {} } }),
  getNetworkType: () => ({ networkType: 'wifi' }),
  downloadFile: () => ({ statusCode: 200 }),
}

/**
 * `serverNow`: what the server's clock shows; left out, its answers do not say. `stored`: what the phone has kept from an
 * earlier day.
 */
export function stubWx(
  first: Answers,
  phone: PhoneAnswers = {},
  serverNow?: string,
  stored: Readonly<Record<string, unknown>> = {},
): WxStub {
  const calls: Called[] = []
  const asked: Asked[] = []
  const unanswered = new Set<string>()
  let answers: Readonly<Record<string, unknown>> = first
  let waiting = 0
  const callFunction = async ({ data }: { data: Called | Reads }) => {
    if (!('reads' in data)) return answerOne(data)
    const answered = data.reads.map((read) => answerOne({ ...read, requestId: data.requestId }))
    const results = await Promise.all(answered.map((one) => one.catch(() => LOST)))
    const stamp = { requestId: data.requestId, ...(serverNow === undefined ? {} : { now: serverNow }) }
    return { result: { ok: true, value: results.map(({ result }) => result), ...stamp } }
  }
  const answerOne = async (data: Called): Promise<{ readonly result: unknown }> => {
    calls.push({ procedure: data.procedure, input: data.input, requestId: data.requestId })
    const given = answers[data.procedure]
    if (given === undefined) unanswered.add(data.procedure)
    waiting++
    const reply: unknown = await (typeof given === 'function'
      ? (given as (input: unknown) => unknown)(data.input)
      : given)
    waiting--
    return resultOf(reply, { requestId: data.requestId, ...(serverNow === undefined ? {} : { now: serverNow }) })
  }
  const files = new Map<string, string>()
  const room = () => [...storage].reduce((sum, [key, text]) => sum + bytesOf(key) + bytesOf(text), 0)
  const storage = new Map(Object.entries(stored).map(([key, value]) => [key, JSON.stringify(value)]))
  const wx = {
    ...Object.fromEntries(
      Object.entries({ ...USUAL, ...phone }).map(([api, give]) => [api, phoneApi(api, give, asked)]),
    ),
    getRealtimeLogManager: () => ({ error: NOTHING }),
    cloud: { init: () => undefined, callFunction },
    env: { USER_DATA_PATH: 'wxfile://usr' },
    getFileSystemManager: () => fileSystem(files),
    nextTick: (then: () => void) => void setTimeout(then, 0),
    getStorageSync: (key: string) => JSON.parse(storage.get(key) ?? '""') as unknown,
    setStorageSync: (key: string, value: unknown) => {
      const text = JSON.stringify(value)
      const before = storage.get(key) ?? ''
      if (bytesOf(text) > MOST_OF_ONE) throw new Error('setStorageSync:fail entry size limit reached')
      if (room() - bytesOf(before) + bytesOf(text) > MOST_OF_ALL)
        throw new Error('setStorageSync:fail exceed storage max size 10Mb')
      storage.set(key, text)
    },
    clearStorageSync: () => storage.clear(),
    removeStorageSync: (key: string) => void storage.delete(key),
    ...Object.fromEntries(
      ['getWindowInfo', 'getAppBaseInfo', 'getDeviceInfo', 'getSystemInfoSync'].map((api) => [api, () => SYSTEM]),
    ),
    ...Object.fromEntries(
      ['NetworkStatusChange', 'ThemeChange', 'WindowResize']
        .flatMap((event) => [`on${event}`, `off${event}`])
        .map((api) => [api, NOTHING]),
    ),
  }
  return {
    wx,
    calls,
    asked,
    unanswered,
    files,
    waiting: () => waiting,
    answer: (next) => (answers = { ...answers, ...next }),
  }
}

interface Part {
  readonly filePath: string
  readonly position: number
  readonly length: number
  readonly success: (read: { readonly data: string }) => void
}

function fileSystem(files: Map<string, string>) {
  return {
    mkdirSync: NOTHING,
    writeFileSync: (path: string, data: string) => void files.set(path, data),
    // What is in a file of a chat says which part of which file it is; what was written on the phone is read as it was.
    readFile: ({ filePath, position, length, success }: Part) => {
      const written = files.get(filePath)
      const bytes = Buffer.from(written ?? `${filePath} ${position}+${length}`)
      success({
        data: bytes.subarray(...(written === undefined ? [] : [position, position + length])).toString('base64'),
      })
    },
    unlinkSync: (path: string) => void files.delete(path),
    rmdirSync: (folder: string) => {
      if (![...files.keys()].some((path) => path.startsWith(`${folder}/`)))
        throw new Error(`rmdirSync:fail no such file or directory ${folder}`)
      for (const path of files.keys()) if (path.startsWith(`${folder}/`)) files.delete(path)
    },
  }
}

/** What WeChat keeps: 单个 key 允许存储的最大数据长度为 1MB，所有数据存储上限为 10MB (wx.setStorageSync). */
const MOST_OF_ONE = 1024 * 1024
const MOST_OF_ALL = 10 * MOST_OF_ONE
const bytesOf = (text: string) => Buffer.byteLength(text)

/** Reads that came in one call. */
interface Reads {
  readonly reads: readonly Pick<Called, 'procedure' | 'input'>[]
  readonly requestId: string
}
/** Of one of them alone the network cannot be down; a test that says so means that its answer is missing. */
const LOST = { result: { ok: false, code: 'offline' } }

function resultOf(
  reply: unknown,
  stamp: { readonly requestId: string; readonly now?: string },
): { readonly result: unknown } | Promise<never> {
  if (reply === NEVER) return new Promise<never>(() => undefined)
  if (reply instanceof CloudFault) throw reply
  if (reply === OFFLINE || reply === undefined) throw new Error('cloud.callFunction:fail request:fail')
  if (reply instanceof Refused) {
    const { code, detail, field } = reply as Refused
    const more = { ...(detail ? { detail } : {}), ...(field === undefined ? {} : { field }) }
    return { result: { ok: false, code, ...more, ...stamp } }
  }
  // As over the wire: what the page does to it does not change what the test gave.
  return { result: { ok: true, value: JSON.parse(JSON.stringify(reply)) as unknown, ...stamp } }
}

type Options = Readonly<Record<string, unknown>> & {
  success?: (result: unknown) => void
  fail?: (failure: unknown) => void
  complete?: (result: unknown) => void
}

function phoneApi(api: string, give: (options: Options) => unknown, asked: Asked[]) {
  return (options: Options = {}) => {
    asked.push({ api, options })
    const result: unknown = give(options)
    const failed = result instanceof Error
    const said = failed
      ? { errMsg: `${api}:fail ${result.message}`, ...(result instanceof PhoneFault ? result.code : {}) }
      : { errMsg: `${api}:ok`, ...(result as Record<string, unknown>) }
    if (options.success ?? options.fail ?? options.complete) {
      if (failed) options.fail?.(said)
      else options.success?.(said)
      options.complete?.(said)
      return undefined
    }
    // What WeChat rejects with is no Error: errMsg, and for some a number.
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
    return failed ? Promise.reject(said) : Promise.resolve(said)
  }
}
