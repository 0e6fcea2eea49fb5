import { textOf } from '../json-value'
import { appConfig, callPage } from './app'
import { shell } from './bridge'
import { button, element, overlay } from './dom'
import { postCard } from './group-chat'
import { currentPage } from './navigation'
import { phoneNumber } from './phone'
import { shareCard, type ShareCard } from './share-card'
import { fileUrl } from './wx/file-paths'
import { toastApis } from './wx/toast'

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

/** The card that a chat would get, and where it can be sent: the group that all phones are in, or one of them. */
async function share(from: 'button' | 'menu', host?: HTMLElement): Promise<void> {
  const page = currentPage()
  if (!page) return
  const target = host ? { id: host.id, dataset: { ...host.dataset } } : undefined
  const answer = callPage(page.instance, 'onShareAppMessage', { from, target }) as Shared | undefined
  const { title, path, imageUrl } = answer?.promise ? { ...answer, ...(await answer.promise) } : (answer ?? {})
  const url = (path ?? page.route).replace(/^\//, '')
  const card: ShareCard = {
    title: title ?? textOf(appConfig().window.navigationBarTitleText),
    url,
    picture: imageUrl === undefined ? '' : fileUrl(imageUrl, page.route),
  }
  const close = (): void => layer.remove()
  const phones = shell()?.otherPhones(phoneNumber) ?? []
  const sheet = element(
    'section',
    { class: 'sheet', role: 'dialog', 'aria-label': '转发' },
    element('h2', {}, '转发给'),
    shareCard(card),
    button('微信群', 'choice', () => {
      close()
      postCard(card)
      void toastApis.showToast({ title: '已发送' })
    }),
    ...phones.map(({ number, holderName }) =>
      button(`${holderName}（手机 ${number}）`, 'choice', () => {
        close()
        shell()?.openOn(number, url)
      }),
    ),
    button('取消', 'choice cancel', close),
  )
  const layer = overlay('bottom', sheet)
}
