/**
 * A WeChat group that everybody who holds a phone here is in: the cards and the words that were sent into it, the newest
 * below. It is kept for as long as the browser's tab is, for all phones in it.
 */
import { isObject, textOf } from '../json-value'
import { shell } from './bridge'
import { button, element, overlay } from './dom'
import { reLaunch } from './navigation'
import { phoneNumber } from './phone'
import { shareCard, type ShareCard } from './share-card'
import { copiedText } from './wx/clipboard'

/** What somebody sent: a card, or words. */
type Post = Readonly<{ from: string } & ({ card: ShareCard } | { text: string })>

const KEY = 'group-chat'

export function postCard(card: ShareCard): void {
  post({ from: ownName(), card })
}

/** The chat; a tap on a card opens its page on this phone, whoever holds it. */
export function showGroupChat(): void {
  const close = (): void => layer.remove()
  const list = element('div', { class: 'posts' })
  const draw = (): void => {
    const posts = postsSoFar().map((each) => postElement(each, close))
    list.replaceChildren(...(posts.length > 0 ? posts : [element('p', {}, '群里还没有人说话。')]))
    list.lastElementChild?.scrollIntoView()
  }
  const paste = button('粘贴并发送', 'paste', () => {
    if (copiedText() === '') return
    post({ from: ownName(), text: copiedText() })
    draw()
  })
  const head = element('header', {}, element('h2', {}, '微信群'), button('关闭', 'close', close))
  const layer = overlay(
    '',
    element('section', { class: 'messages', role: 'dialog', 'aria-label': '微信群' }, head, list, paste),
  )
  draw()
}

function postElement(told: Post, close: () => void): HTMLElement {
  const from = element('small', {}, told.from)
  if ('text' in told) return element('article', { class: 'words' }, from, element('p', {}, told.text))
  const { title, url } = told.card
  const card = element('article', { role: 'button', tabindex: '0', 'aria-label': title }, from, shareCard(told.card))
  card.addEventListener('click', () => {
    close()
    reLaunch({ url: `/${url}` })
  })
  return card
}

function post(told: Post): void {
  sessionStorage.setItem(KEY, JSON.stringify([...postsSoFar(), told]))
}

function postsSoFar(): readonly Post[] {
  const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]')
  return Array.isArray(kept) ? kept.filter(isObject).map(postOf) : []
}

function postOf(kept: Readonly<Record<string, unknown>>): Post {
  const from = textOf(kept.from)
  if (!isObject(kept.card)) return { from, text: textOf(kept.text) }
  const { title, url, picture } = kept.card
  return { from, card: { title: textOf(title), url: textOf(url), picture: textOf(picture) } }
}

function ownName(): string {
  return shell()?.holderName(phoneNumber) ?? '本人'
}
