import { button, element, overlay } from '../dom'
import { holder, phoneNumber } from '../phone'
import { api, ApiFailure } from './api'

/** What WeChat itself asks a person about once, by its switch among the settings of the mini-program. */
const SCOPES = { writePhotosAlbum: '添加到相册' } as const
type Scope = keyof typeof SCOPES

interface Settings {
  /** Only of what was asked: `wx.getSetting` tells no others, and the page of settings shows no others. */
  readonly scopes: Readonly<Partial<Record<Scope, boolean>>>
  /** 接收通知: off, no template is asked about any more. */
  readonly mainSwitch: boolean
}

const KEY = `settings:${phoneNumber}:${holder}`

export function settings(): Settings {
  return JSON.parse(localStorage.getItem(KEY) ?? '{"scopes":{},"mainSwitch":true}') as Settings
}

function keep(changed: Partial<Settings>): void {
  localStorage.setItem(KEY, JSON.stringify({ ...settings(), ...changed }))
}

/** As `wx.getSetting` and `wx.openSetting` tell it: `{ 'scope.writePhotosAlbum': false }`. */
export function authSetting(): Readonly<Record<string, boolean>> {
  return Object.fromEntries(Object.entries(settings().scopes).map(([scope, isOn]) => [`scope.${scope}`, isOn]))
}

/** Asks a person the first time. A no is kept: from then on it fails at once, and only the settings help. */
export async function requireScope(scope: Scope): Promise<void> {
  const { scopes } = settings()
  const isAllowed = scopes[scope] ?? (await ask(scope))
  if (scopes[scope] === undefined) keep({ scopes: { ...scopes, [scope]: isAllowed } })
  if (!isAllowed) throw new ApiFailure('auth deny', 103)
}

function ask(scope: Scope): Promise<boolean> {
  return new Promise((resolve) => {
    const close = (isAllowed: boolean): void => {
      layer.remove()
      resolve(isAllowed)
    }
    const sheet = element(
      'section',
      { class: 'sheet consent', role: 'dialog', 'aria-label': SCOPES[scope] },
      element('h2', {}, `申请${SCOPES[scope]}`),
      element(
        'footer',
        {},
        button('拒绝', 'reject', () => close(false)),
        button('允许', 'accept', () => close(true)),
      ),
    )
    const layer = overlay('bottom', sheet)
  })
}

export const settingsApis = {
  openSetting: api('openSetting', async () => {
    // 2.3.0 on: only after a person's tap.
    if (!navigator.userActivation.isActive) throw new ApiFailure('can only be invoked by user TAP gesture.')
    await showSettings()
    return { authSetting: authSetting() }
  }),
}

/** The page of settings that the menu of every mini-program leads to, and `wx.openSetting`. */
export function showSettings(): Promise<void> {
  return new Promise((resolve) => {
    const { scopes, mainSwitch } = settings()
    const asked = (Object.keys(scopes) as Scope[]).map((scope) =>
      row(SCOPES[scope], scopes[scope] === true, (isOn) => keep({ scopes: { ...settings().scopes, [scope]: isOn } })),
    )
    const sheet = element(
      'section',
      { class: 'sheet consent', role: 'dialog', 'aria-label': '设置' },
      element('h2', {}, '设置'),
      ...asked,
      row('接收通知', mainSwitch, (isOn) => keep({ mainSwitch: isOn })),
      element('footer', {}, button('返回', 'accept', close)),
    )
    const layer = overlay('bottom', sheet)
    function close(): void {
      layer.remove()
      resolve()
    }
  })
}

function row(label: string, isOn: boolean, change: (isOn: boolean) => void): HTMLElement {
  const box = element('input', { type: 'checkbox', checked: isOn })
  box.addEventListener('change', () => change(box.checked))
  return element('label', {}, element('span', {}, label), box)
}
