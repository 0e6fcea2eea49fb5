import { launchOptions } from '../app'
import { currentTheme, fontSize, offThemeChange, onThemeChange, STANDARD_SIZE } from '../appearance'
import { currentFrame } from '../frame'
import { api, ApiFailure } from './api'
import { subscriptionsSetting } from './consent'
import { authSetting, settingsApis } from './settings'

const STATUS_BAR_PX = 32
const CAPSULE = { width: 87, height: 32, fromRight: 7, fromBar: 6 }
const SDK_VERSION = '3.7.0'

/** The phone and WeChat on it, as pages ask about them. */
export const deviceApis = {
  getWindowInfo,
  getAppBaseInfo,
  getDeviceInfo,
  getSystemSetting: () => ({
    bluetoothEnabled: true,
    locationEnabled: true,
    wifiEnabled: true,
    deviceOrientation: 'portrait',
  }),
  getAppAuthorizeSetting: () => ({
    albumAuthorized: 'authorized',
    cameraAuthorized: 'authorized',
    notificationAuthorized: 'authorized',
    locationAuthorized: 'authorized',
    microphoneAuthorized: 'authorized',
  }),
  getSystemInfoSync: systemInfo,
  getSystemInfo: api('getSystemInfo', systemInfo),
  getSystemInfoAsync: api('getSystemInfoAsync', systemInfo),
  getMenuButtonBoundingClientRect: capsule,
  getLaunchOptionsSync: launchOptions,
  getEnterOptionsSync: launchOptions,
  getAccountInfoSync: () => ({ miniProgram: { appId: 'wx0000000000000000', envVersion: 'develop', version: '' } }),
  onThemeChange,
  offThemeChange,
  // None of these ever changes here.
  onMenuButtonBoundingClientRectWeightChange: () => undefined,
  offMenuButtonBoundingClientRectWeightChange: () => undefined,
  onWindowResize: () => undefined,
  offWindowResize: () => undefined,
  onKeyboardHeightChange: () => undefined,
  offKeyboardHeightChange: () => undefined,
  onMemoryWarning: () => undefined,
  setVisualEffectOnCapture: api('setVisualEffectOnCapture', () => undefined),
  hideKeyboard: api('hideKeyboard', () => (document.activeElement as HTMLElement | null)?.blur()),
  vibrateShort: api('vibrateShort', () => undefined),
  vibrateLong: api('vibrateLong', () => undefined),
  setKeepScreenOn: api('setKeepScreenOn', () => undefined),
  setScreenBrightness: api('setScreenBrightness', () => undefined),
  getScreenBrightness: api('getScreenBrightness', () => ({ value: 0.5 })),
  makePhoneCall: api<{ phoneNumber: string }>('makePhoneCall', ({ phoneNumber }) => {
    throw new ApiFailure(`预览里的手机打不了电话（${phoneNumber}），请在微信里试`)
  }),
  getSetting: api<{ withSubscriptions?: boolean }>('getSetting', ({ withSubscriptions = false }) => ({
    authSetting: authSetting(),
    ...(withSubscriptions ? { subscriptionsSetting: subscriptionsSetting() } : {}),
  })),
  ...settingsApis,
  authorize: api('authorize', () => undefined),
  checkSession: api('checkSession', () => undefined),
  login: api('login', () => ({ code: 'preview' })),
}

function getWindowInfo() {
  const { innerWidth, innerHeight, devicePixelRatio } = window
  const frame = currentFrame()?.getBoundingClientRect()
  return {
    pixelRatio: devicePixelRatio,
    screenWidth: innerWidth,
    screenHeight: innerHeight,
    windowWidth: innerWidth,
    windowHeight: frame?.height ?? innerHeight,
    statusBarHeight: STATUS_BAR_PX,
    screenTop: frame?.top ?? 0,
    safeArea: {
      left: 0,
      right: innerWidth,
      top: STATUS_BAR_PX,
      bottom: innerHeight,
      width: innerWidth,
      height: innerHeight - STATUS_BAR_PX,
    },
  }
}

function getAppBaseInfo() {
  return {
    SDKVersion: SDK_VERSION,
    version: '8.0.50',
    language: 'zh_CN',
    theme: currentTheme(),
    enableDebug: false,
    fontSizeSetting: fontSize(),
    fontSizeScaleFactor: fontSize() / STANDARD_SIZE,
    host: { env: 'WeChat' },
  }
}

function getDeviceInfo() {
  return {
    brand: 'devtools',
    model: 'browser',
    system: 'iOS 16.0',
    platform: 'devtools',
    benchmarkLevel: 50,
    abi: '',
    memorySize: 4096,
  }
}

function systemInfo() {
  return { ...getWindowInfo(), ...getAppBaseInfo(), ...getDeviceInfo() }
}

function capsule() {
  const right = innerWidth - CAPSULE.fromRight
  const top = STATUS_BAR_PX + CAPSULE.fromBar
  return {
    width: CAPSULE.width,
    height: CAPSULE.height,
    top,
    right,
    bottom: top + CAPSULE.height,
    left: right - CAPSULE.width,
  }
}
