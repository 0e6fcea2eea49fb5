import { Listeners, api, ApiFailure } from './api'
import { clipboardApis } from './clipboard'
import { cloud } from './cloud'
import { consentApis } from './consent'
import { deviceApis } from './device'
import { dialogApis } from './dialogs'
import { fileApis } from './files'
import { mediaApis } from './media'
import { networkApis } from './network'
import { getCurrentPages, pageApis } from './pages'
import { privacyApis } from './privacy'
import { scanApis } from './scan'
import { storageApis } from './storage'
import { toastApis } from './toast'

const appEvents = { show: new Listeners(), hide: new Listeners(), error: new Listeners(), rejection: new Listeners() }

const elsewhere = (name: string) =>
  api(name, () => {
    throw new ApiFailure(`预览里没有 wx.${name}，请在微信里试`)
  })

const quietly = (...line: unknown[]): void => console.info(...line)
const realtimeLog = {
  info: quietly,
  warn: quietly,
  error: quietly,
  setFilterMsg: () => undefined,
  addFilterMsg: () => undefined,
}

const lifeApis = {
  onAppShow: appEvents.show.on,
  offAppShow: appEvents.show.off,
  onAppHide: appEvents.hide.on,
  offAppHide: appEvents.hide.off,
  onError: appEvents.error.on,
  offError: appEvents.error.off,
  onUnhandledRejection: appEvents.rejection.on,
  offUnhandledRejection: appEvents.rejection.off,
  getUpdateManager: () => ({
    onCheckForUpdate: (listener: (answer: { hasUpdate: boolean }) => void) => listener({ hasUpdate: false }),
    onUpdateReady: () => undefined,
    onUpdateFailed: () => undefined,
    applyUpdate: () => undefined,
  }),
  reportEvent: () => undefined,
  reportPerformance: () => undefined,
  getLogManager: () => console,
  // Not an error of the page: what a mini-program writes there, whoever runs the preview can read.
  getRealtimeLogManager: () => realtimeLog,
  exitMiniProgram: elsewhere('exitMiniProgram'),
  navigateToMiniProgram: elsewhere('navigateToMiniProgram'),
  openCustomerServiceChat: elsewhere('openCustomerServiceChat'),
  requestPayment: elsewhere('requestPayment'),
}

const apis: Readonly<Record<string, unknown>> = {
  ...storageApis,
  ...toastApis,
  ...dialogApis,
  ...deviceApis,
  ...networkApis,
  ...fileApis,
  ...mediaApis,
  ...consentApis,
  ...privacyApis,
  ...scanApis,
  ...pageApis,
  ...clipboardApis,
  ...lifeApis,
  cloud,
  canIUse: canUse,
}

/** `wx.x`, `x`, `x.success` … : whether the preview has it. Components are answered yes. */
function canUse(schema: string): boolean {
  const name = schema.split('.')[0] ?? ''
  return name in apis || /^[a-z]+(-[a-z]+)*$/.test(name)
}

/** Makes `wx` and `getCurrentPages`. What is missing says so by name when it is called. */
export function installWx(): void {
  const wx = new Proxy(apis, {
    get(known, name) {
      if (typeof name !== 'string' || name in known || name === 'then') return known[name as string]
      return () => {
        throw new Error(`预览里没有 wx.${name}（@shushi/preview 的 runtime/wx）`)
      }
    },
  })
  Object.assign(globalThis, { wx, getCurrentPages })
}

/** The phone shows the mini-program, or another app. */
export function tellAppEvent(event: keyof typeof appEvents, value: unknown): void {
  appEvents[event].tell(value)
}
