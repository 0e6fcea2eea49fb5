import { componentOf, elementOf, formFieldOf } from '../engine'
import { agreePrivacy } from '../wx/privacy'
import { shareFromButton } from '../share'
import { builtIn, controlOf } from './built-in'

/** `form`, `button` and `label`: what ties fields together. */
export function registerForm(): void {
  builtIn('form', { reportSubmit: false, reportSubmitTimeout: 0 }, (self) => {
    self.host.addEventListener('form-action', (event) => {
      if (!(event instanceof CustomEvent)) return
      if (event.detail === 'submit')
        self.emit('submit', { value: valuesIn(self.host), formId: 'the formId is a mock one' })
      else reset(self.host, () => self.emit('reset'))
    })
    return {}
  })
  registerButton()
  builtIn('label', { for: '' }, (self) => {
    self.onTap(() => {
      const wanted = self.properties().for
      const target = wanted === '' ? firstControl(self.host) : document.getElementById(wanted)
      if (target && !isOwnTap(target)) controlOf(target)?.activate?.()
    })
    return {}
  })
}

const BUTTON = {
  type: 'default',
  size: 'default',
  plain: false,
  disabled: false,
  loading: false,
  formType: '',
  openType: '',
  hoverClass: 'button-hover',
  hoverStopPropagation: false,
  hoverStartTime: 20,
  hoverStayTime: 70,
  lang: 'zh_CN',
  sessionFrom: '',
  sendMessageTitle: '',
  sendMessagePath: '',
  sendMessageImg: '',
  appParameter: '',
  showMessageCard: false,
  phoneNumberNoQuotaToast: true,
  activityType: null,
  entrancePath: '',
  needShowEntrance: false,
}

/** What `open-type` does here; what WeChat alone can do says so. */
const OPEN_TYPES: Readonly<Record<string, (host: HTMLElement) => void>> = {
  share: shareFromButton,
  agreePrivacyAuthorization: (host) => agreePrivacy(host.id),
}

function registerButton(): void {
  builtIn('button', BUTTON, (self) => {
    self.host.setAttribute('role', 'button')
    self.host.tabIndex = 0
    self.host.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' || event.key === ' ') self.emit('tap', { x: 0, y: 0 }, true)
    })
    self.onTap(() => {
      const { disabled, formType, openType } = self.properties()
      if (disabled) return
      if (formType !== '')
        self.host.closest('wx-form')?.dispatchEvent(new CustomEvent('form-action', { detail: formType }))
      if (openType === '') return
      const open = OPEN_TYPES[openType]
      if (!open) throw new Error(`预览里没有 <button open-type="${openType}">，请在微信里试`)
      open(self.host)
      if (openType === 'agreePrivacyAuthorization') self.emit('agreeprivacyauthorization')
    })
    return {
      update({ type, size, plain, disabled, loading, hoverClass }) {
        self.host.setAttribute('type', type)
        self.host.setAttribute('size', size)
        self.host.setAttribute('hover-class', hoverClass)
        self.host.toggleAttribute('plain', plain)
        self.host.toggleAttribute('loading', loading)
        self.host.toggleAttribute('disabled', disabled)
        self.host.setAttribute('aria-disabled', String(disabled))
      },
    }
  })
}

/** Name → value of every field in the form, built in or of a component with `wx://form-field`. */
function valuesIn(form: HTMLElement): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const node of form.querySelectorAll('*')) {
    const component = componentOf(elementOf(node))
    if (!component) continue
    const control = controlOf(node)
    const { name } = component.data as { name?: unknown }
    if (control?.value && typeof name === 'string' && name !== '') values[name] = control.value()
    const field = formFieldOf(component)
    if (field) values[field.name] = field.value
  }
  return values
}

function reset(form: HTMLElement, tell: () => void): void {
  for (const node of form.querySelectorAll('*')) controlOf(node)?.reset?.()
  tell()
}

function firstControl(label: HTMLElement): Element | undefined {
  return [...label.querySelectorAll('*')].find((node) => controlOf(node)?.activate)
}

/** The tap was on the control itself, which then acts by itself. */
function isOwnTap(control: Element): boolean {
  return control.contains(document.activeElement) && control.matches(':hover')
}
