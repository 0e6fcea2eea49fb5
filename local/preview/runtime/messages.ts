/** WeChat's 服务通知: the subscribe messages that have reached whoever holds the phone. */
import { isObject, stringsIn, textOf } from '../json-value'
import type { MessageTemplate } from '../server'
import { appConfig } from './app'
import { button, element, overlay } from './dom'
import { reLaunch } from './navigation'
import { holder, phoneNumber } from './phone'
import { isOnline } from './wx/network'
import { settings } from './wx/settings'

interface Message {
  readonly id: number
  readonly templateId: string
  /** What a tap opens; empty: nothing. */
  readonly page: string
  readonly data: Readonly<Record<string, string>>
}

type Templates = Readonly<Record<string, MessageTemplate>>

/** Up to which message the person has been told. */
const KEY = `messages-told:${phoneNumber}:${holder}`
const BANNER_MS = 8000

let messages: readonly Message[] = []
let asked: Promise<Templates> | undefined
let banner: HTMLElement | undefined

/** What the server says has reached the holder, oldest first. */
export function takeMessages(told: unknown): void {
  messages = Array.isArray(told) ? told.filter(isObject).map(messageOf) : []
  tellMessages()
}

/** What a template is called; by its id where the server does not know it. */
export async function templateTitles(): Promise<(id: string) => string> {
  const known = await templates()
  return (id) => known[id]?.title ?? `模板 ${id}`
}

/** Tells the person of what they have not been told of: not without a network, nor while they take no messages. */
export function tellMessages(): void {
  const last = messages.at(-1)
  if (!last || last.id <= Number(localStorage.getItem(KEY) ?? 0) || !isOnline() || !settings().mainSwitch) return
  localStorage.setItem(KEY, String(last.id))
  void templateTitles().then((titleOf) => showBanner(titleOf(last.templateId)))
}

/** As a system notification tells it: nothing of what the message says. */
function showBanner(title: string): void {
  banner?.remove()
  const shown = button(`服务通知：${title}`, 'message-banner', () => {
    shown.remove()
    showMessages()
  })
  banner = shown
  document.body.append(shown)
  setTimeout(() => shown.remove(), BANNER_MS)
}

/** The list, the newest first; a tap on a message opens the page that it names. */
export function showMessages(): void {
  banner?.remove()
  void templates().then((known) => {
    const close = (): void => layer.remove()
    const cards = [...messages].reverse().map((message) => card(message, known[message.templateId], close))
    const empty = element('p', {}, '还没有通知。')
    const sheet = element(
      'section',
      { class: 'messages', role: 'dialog', 'aria-label': '服务通知' },
      element('header', {}, element('h2', {}, '服务通知'), button('关闭', 'close', close)),
      ...(cards.length > 0 ? cards : [empty]),
    )
    const layer = overlay('', sheet)
  })
}

/** Of the fields only those of the template, in its order; all of them where the server does not know it. */
function card(
  { templateId, page, data }: Message,
  template: MessageTemplate | undefined,
  close: () => void,
): HTMLElement {
  const fields = Object.entries(template?.fields ?? Object.fromEntries(Object.keys(data).map((name) => [name, name])))
  const made = element(
    'article',
    { role: 'button', tabindex: '0' },
    element('small', {}, textOf(appConfig().window.navigationBarTitleText)),
    element('h3', {}, template?.title ?? `模板 ${templateId}`),
    ...fields.map(([name, label]) => element('p', {}, element('span', {}, label), data[name] ?? '')),
    ...(page === '' ? [] : [element('footer', {}, '进入小程序查看')]),
  )
  made.addEventListener('click', () => {
    if (page === '') return
    close()
    reLaunch({ url: `/${page}` })
  })
  return made
}

function messageOf(told: Readonly<Record<string, unknown>>): Message {
  const { id, templateId, page, data } = told
  return { id: Number(id), templateId: textOf(templateId), page: textOf(page), data: stringsIn(data) }
}

function templates(): Promise<Templates> {
  asked ??= fetch('/__message-templates').then(async (answer) => (await answer.json()) as Templates)
  return asked
}
