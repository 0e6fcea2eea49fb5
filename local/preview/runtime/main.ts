/** What the built preview calls, in this order: `prepare`, `runApp`, `define` for each page and component, `start`. */
import '@vant/touch-emulator'
import type { AppConfig } from '../build/app-config'
import { callApp, installApp, launchOptions, setAppConfig } from './app'
import { setLargeText, setTheme } from './appearance'
import { offerPhone } from './bridge'
import { registerChoices } from './built-in/choices'
import { registerContent } from './built-in/content'
import { registerForm } from './built-in/form'
import { registerLayers } from './built-in/layers'
import { registerPicker } from './built-in/picker'
import { registerScrolling } from './built-in/scrolling'
import { registerTextFields } from './built-in/text-fields'
import { scanAndOpen, visiblePictures } from './camera'
import {
  callReady,
  componentOfInstance,
  prepareEngine,
  replaceMethod,
  type Templates,
  type UnitStatics,
} from './engine'
import { catchErrors, guarded } from './errors'
import { followServer } from './follow-server'
import { followGestures } from './gestures'
import { showGroupChat } from './group-chat'
import { installMenu } from './menu'
import { showMessages, tellMessages } from './messages'
import { drawBars, goHome, launch, leaveAndReturn, reLaunch } from './navigation'
import { rememberConfig } from './page'
import { SelectorQuery } from './selector-query'
import { defineUnit } from './units'
import { setOffline } from './wx/network'
import { installWx, tellAppEvent } from './wx/wx'
import { installWxs } from './wxs'

/** A page or component as the builder found it. */
export interface BuiltUnit extends UnitStatics {
  readonly isPage: boolean
}

export function prepare(app: AppConfig, templates: () => Templates): void {
  setAppConfig(app)
  document.documentElement.dataset.style = app.isStyleV2 ? 'v2' : 'v1'
  installWx()
  installWxs()
  installApp()
  prepareEngine(templates(), (component) => requestAnimationFrame(() => callReady(component)))
  replaceMethod('createSelectorQuery', function () {
    return new SelectorQuery(componentOfInstance(this))
  })
  catchErrors({
    error(message) {
      callApp('onError', message)
      tellAppEvent('error', message)
    },
    rejection(rejected) {
      callApp('onUnhandledRejection', rejected)
      tellAppEvent('rejection', rejected)
    },
  })
  registerTextFields()
  registerChoices()
  registerForm()
  registerPicker()
  registerScrolling()
  registerContent()
  registerLayers()
}

/** Runs app.ts. */
export function runApp(load: () => unknown): void {
  guarded(load)
}

/** Makes a page or component known; `load` runs its script. */
export function define(unit: BuiltUnit, load: () => unknown): void {
  if (unit.isPage) rememberConfig(unit.path, unit.config)
  defineUnit(unit, load)
}

/** Launches the app and opens its first page. */
export function start(): void {
  followGestures(document.body)
  installMenu()
  followServer()
  takeSettings()
  offerPhone({
    goHome,
    open: (url) => reLaunch({ url: `/${url}` }),
    scan: () => void scanAndOpen(),
    showMessages,
    showGroupChat,
    setOffline: (isOffline) => {
      setOffline(isOffline)
      tellMessages()
    },
    setDark: (isDark) => {
      setTheme(isDark ? 'dark' : 'light')
      drawBars()
    },
    setLargeText: (isLarge) => {
      setLargeText(isLarge)
      leaveAndReturn()
    },
    visiblePictures,
  })
  callApp('onLaunch', launchOptions())
  callApp('onShow', launchOptions())
  // Whoever closes a mini-program, or starts it again, has it go out of sight first.
  addEventListener('pagehide', () => callApp('onHide'))
  guarded(launch)
}

/** What the shell had set before the phone was loaded again. */
function takeSettings(): void {
  const settings = new URL(location.href).searchParams
  setTheme(settings.has('dark') ? 'dark' : 'light')
  setLargeText(settings.has('large'))
  setOffline(settings.has('offline'))
}
