import { button, element, overlay } from '../dom'
import { api, ApiFailure } from './api'
import { send } from './cloud'

const TEMPLATES_A_TAP = 3

type ConsentAnswer = 'accept' | 'reject'

/** Subscribe messages: a sheet asks about the templates; what is accepted may be sent once each. */
export const consentApis = {
  requestSubscribeMessage: api<{ tmplIds: readonly string[] }>('requestSubscribeMessage', async ({ tmplIds }) => {
    if (!Array.isArray(tmplIds) || tmplIds.length === 0) throw new ApiFailure('TmplIds can not be empty', 10001)
    if (tmplIds.length > TEMPLATES_A_TAP)
      throw new ApiFailure(`tmplIds length should be less than ${TEMPLATES_A_TAP + 1}`, 20003)
    if (!wasTapped()) throw new ApiFailure('can only be invoked by user TAP gesture.', 20004)
    const answers = await ask(tmplIds)
    await send('/open-api/consent', JSON.stringify({ answers }))
    return answers
  }),
}

/** WeChat asks only when a person has just tapped; the browser knows the same of every click. */
function wasTapped(): boolean {
  return (navigator as Partial<Navigator>).userActivation?.isActive ?? true
}

function ask(templateIds: readonly string[]): Promise<Record<string, ConsentAnswer>> {
  return new Promise((resolve) => {
    const boxes = templateIds.map((id) => ({ id, box: element('input', { type: 'checkbox', checked: true }) }))
    const close = (answerOf: (checked: boolean) => ConsentAnswer): void => {
      layer.remove()
      resolve(Object.fromEntries(boxes.map(({ id, box }) => [id, answerOf(box.checked)])))
    }
    const sheet = element(
      'section',
      { class: 'sheet consent', role: 'dialog', 'aria-label': '订阅消息' },
      element('h2', {}, '申请发送一次以下消息'),
      ...boxes.map(({ id, box }) => element('label', {}, element('span', {}, `模板 ${id}`), box)),
      element('p', {}, '每同意一次，可以收到一条。'),
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
