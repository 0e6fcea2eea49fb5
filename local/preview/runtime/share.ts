import { textOf } from '../json-value'
import { appConfig, callPage } from './app'
import { shell } from './bridge'
import { button, element, overlay } from './dom'
import { currentPage } from './navigation'
import { phoneNumber } from './phone'

/** What `onShareAppMessage` answers. */
interface Shared {
  readonly title?: string
  readonly path?: string
  readonly imageUrl?: string
  readonly promise?: Promise<Shared>
}

export function shareFromButton(host: HTMLElement): void {
  void share('button', host)
}

export function shareFromMenu(): void {
  void share('menu')
}

/** The card that a chat would get, and the phones it can be sent to. */
async function share(from: 'button' | 'menu', host?: HTMLElement): Promise<void> {
  const page = currentPage()
  if (!page) return
  const target = host ? { id: host.id, dataset: { ...host.dataset } } : undefined
  const answer = callPage(page.instance, 'onShareAppMessage', { from, target }) as Shared | undefined
  const { title, path, imageUrl } = answer?.promise ? { ...answer, ...(await answer.promise) } : (answer ?? {})
  const url = (path ?? page.route).replace(/^\//, '')
  const card = element(
    'div',
    { class: 'share-card' },
    element('strong', {}, title ?? textOf(appConfig().window.navigationBarTitleText)),
  )
  if (imageUrl !== undefined) card.append(element('img', { src: imageUrl, alt: '' }))
  const close = (): void => layer.remove()
  const phones = shell()?.otherPhones(phoneNumber) ?? []
  const sheet = element(
    'section',
    { class: 'sheet', role: 'dialog', 'aria-label': '转发' },
    element('h2', {}, '转发给'),
    card,
    ...phones.map(({ number, holderName }) =>
      button(`${holderName}（手机 ${number}）`, 'choice', () => {
        close()
        shell()?.openOn(number, url)
      }),
    ),
    ...(phones.length === 0 ? [element('p', {}, '没有别的手机可以接收。')] : []),
    button('取消', 'choice cancel', close),
  )
  const layer = overlay('bottom', sheet)
}
