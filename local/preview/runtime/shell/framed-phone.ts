import { phoneIn, type Phone } from '../bridge'
import { button, element } from '../dom'

/** Who can hold a phone, as the server lists them. */
export interface Holder {
  readonly openid: string
  readonly name: string
  readonly role: string
}

const NEWCOMER = 'newcomer'
const SWITCHES = [
  { name: 'offline', label: '断网', apply: (phone: Phone, isOn: boolean) => phone.setOffline(isOn) },
  { name: 'dark', label: '深色', apply: (phone: Phone, isOn: boolean) => phone.setDark(isOn) },
  { name: 'large', label: '大字', apply: (phone: Phone, isOn: boolean) => phone.setLargeText(isOn) },
] as const

/** A phone on the shell page: who holds it, its buttons, and its screen. */
export class FramedPhone {
  readonly frame = element('iframe', { title: '' })
  readonly element: HTMLElement
  private readonly picker = element('select')
  private readonly on = new Set<string>()

  constructor(
    readonly number: number,
    private readonly people: readonly Holder[],
    private holder: Holder,
  ) {
    this.frame.title = `手机 ${number}`
    this.picker.setAttribute('aria-label', `手机 ${number} 在谁手里`)
    this.picker.addEventListener('change', () => this.handTo(this.picker.value))
    const label = element('label', { class: 'holder' }, `手机 ${number}`, this.picker)
    this.element = element(
      'section',
      { class: 'phone', 'aria-label': `手机 ${number}` },
      label,
      this.buttons(),
      element('div', { class: 'stage' }, element('div', { class: 'body' }, this.frame)),
    )
    this.listPeople()
    this.load()
  }

  get holderName(): string {
    return this.holder.name
  }

  /** Opens a page, `path?query`; after a reload too the phone begins there. */
  open(url: string): void {
    const phone = phoneIn(this.frame)
    if (phone) phone.open(url)
    else this.load(url)
  }

  reload(): void {
    this.frame.contentWindow?.location.reload()
  }

  private handTo(value: string): void {
    this.holder = value === NEWCOMER ? newcomer() : (this.people.find(({ openid }) => openid === value) ?? this.holder)
    this.listPeople()
    this.load()
  }

  private load(open = ''): void {
    const address = new URL(`/phone/${this.number}`, location.href)
    address.searchParams.set('as', this.holder.openid)
    if (open !== '') address.searchParams.set('open', open)
    for (const name of this.on) address.searchParams.set(name, '1')
    this.frame.src = address.href
  }

  /** A newcomer who holds the phone stays in the list, or choosing somebody else would lose them. */
  private listPeople(): void {
    const known = this.people.some(({ openid }) => openid === this.holder.openid)
    const listed = known ? this.people : [...this.people, this.holder]
    this.picker.replaceChildren(
      ...listed.map(({ openid, name, role }) => new Option(role === '' ? name : `${name} · ${role}`, openid)),
      new Option('新来的人（没有加入过）', NEWCOMER),
    )
    this.picker.value = this.holder.openid
  }

  private buttons(): HTMLElement {
    const home = button('返回首页', '', () => phoneIn(this.frame)?.goHome())
    const scan = button('扫一扫', '', () => phoneIn(this.frame)?.scan())
    const messages = button('通知', '', () => phoneIn(this.frame)?.showMessages())
    const group = button('群聊', '', () => phoneIn(this.frame)?.showGroupChat())
    const switches = SWITCHES.map(({ name, label, apply }) => {
      const made = button(label, '', () => {
        const isOn = !this.on.has(name)
        if (isOn) this.on.add(name)
        else this.on.delete(name)
        made.setAttribute('aria-pressed', String(isOn))
        const phone = phoneIn(this.frame)
        if (phone) apply(phone, isOn)
        this.remember()
      })
      made.setAttribute('aria-pressed', 'false')
      return made
    })
    return element('div', { class: 'buttons' }, home, scan, messages, group, ...switches)
  }

  /** The phone's address keeps the switches, so that a reload does not forget them. */
  private remember(): void {
    const window = this.frame.contentWindow
    if (!window) return
    const address = new URL(window.location.href)
    for (const { name } of SWITCHES) {
      if (this.on.has(name)) address.searchParams.set(name, '1')
      else address.searchParams.delete(name)
    }
    window.history.replaceState(null, '', address)
  }
}

/** Somebody whom the mini-program has never seen: an OPENID of its own. */
export function newcomer(): Holder {
  const random = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, '0'))
  return { openid: `newcomer-${random.join('')}`, name: '新来的人', role: '' }
}
