import { button, element, overlay } from '../dom'
import { templateTitles } from '../messages'
import { holder, phoneNumber } from '../phone'
import { api, ApiFailure } from './api'
import { send } from './cloud'
import { settings } from './settings'

const TEMPLATES_A_TAP = 3

type ConsentAnswer = 'accept' | 'reject'

/** Subscribe messages: a sheet asks about the templates; what is accepted may be sent once each. */
export const consentApis = {
  requestSubscribeMessage: api<{ tmplIds: readonly string[] }>('requestSubscribeMessage', async ({ tmplIds }) => {
    if (!(tmplIds?.length > 0)) throw refused("TmplIds can't be empty", 10001)
    if (tmplIds.length > TEMPLATES_A_TAP) throw refused('Templates count out of max bounds', 20003)
    if (!wasTapped()) throw refused('can only be invoked by user TAP gesture.')
    if (!settings().mainSwitch) throw refused('The main switch is switched off', 20004)
    const [settled, titleOf] = [kept(), await templateTitles()]
    const open = tmplIds.filter((id) => settled[id] === undefined)
    const answers = { ...pick(settled, tmplIds), ...(open.length > 0 ? await ask(open, titleOf) : {}) }
    await send('/open-api/consent', JSON.stringify({ answers }))
    return answers
  }),
}

/** What somebody has told WeChat to keep and not to ask about again (总是保持以上选择，不再询问), by template. */
const KEY = `consent:${phoneNumber}:${holder}`

function kept(): Readonly<Record<string, ConsentAnswer>> {
  return JSON.parse(localStorage.getItem(KEY) ?? '{}') as Record<string, ConsentAnswer>
}

/** As wx.getSetting tells it: `itemSettings` has only what is kept. */
export function subscriptionsSetting(): object {
  return { mainSwitch: settings().mainSwitch, itemSettings: kept() }
}

function pick<T>(from: Readonly<Record<string, T>>, names: readonly string[]): Record<string, T> {
  return Object.fromEntries(Object.entries(from).filter(([name]) => names.includes(name)))
}

/** This function numbers its failures by `errCode` (错误码 of wx.requestSubscribeMessage), not by `errno`. */
function refused(reason: string, errCode?: number): ApiFailure {
  return new ApiFailure(reason, undefined, errCode)
}

/** WeChat asks only when a person has just tapped; the browser knows the same of every click. */
function wasTapped(): boolean {
  return (navigator as Partial<Navigator>).userActivation?.isActive ?? true
}

function ask(templateIds: readonly string[], titleOf: (id: string) => string): Promise<Record<string, ConsentAnswer>> {
  return new Promise((resolve) => {
    const boxes = templateIds.map((id) => ({ id, box: element('input', { type: 'checkbox', checked: true }) }))
    const close = (answerOf: (checked: boolean) => ConsentAnswer): void => {
      layer.remove()
      const answers = Object.fromEntries(boxes.map(({ id, box }) => [id, answerOf(box.checked)]))
      if (always.checked) localStorage.setItem(KEY, JSON.stringify({ ...kept(), ...answers }))
      resolve(answers)
    }
    const always = element('input', { type: 'checkbox' })
    const sheet = element(
      'section',
      { class: 'sheet consent', role: 'dialog', 'aria-label': '订阅消息' },
      element('h2', {}, '申请发送一次以下消息'),
      ...boxes.map(({ id, box }) => element('label', {}, element('span', {}, titleOf(id)), box)),
      element('p', {}, '每同意一次，可以收到一条。'),
      element('label', { class: 'always' }, element('span', {}, '总是保持以上选择，不再询问'), always),
      element(
        'footer',
        {},
        button('拒绝', 'reject', () => close(() => 'reject')),
        button('允许', 'accept', () => close((checked) => (checked ? 'accept' : 'reject'))),
      ),
    )
    const layer = overlay('bottom', sheet)
  })
}
