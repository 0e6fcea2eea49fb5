import { element } from '../dom'
import { classesIn } from '../engine'
import { builtIn, type Self } from './built-in'

const FIELD = {
  value: '',
  name: '',
  placeholder: '',
  placeholderStyle: '',
  placeholderClass: '',
  disabled: false,
  maxlength: 140,
  focus: false,
  autoFocus: false,
  confirmType: 'done',
  confirmHold: false,
  cursorSpacing: 0,
  cursor: -1,
  selectionStart: -1,
  selectionEnd: -1,
  adjustPosition: true,
  holdKeyboard: false,
  alwaysEmbed: false,
  cursorColor: '',
}
/** WeChat's encrypting keyboard: known here, and without effect. */
const SAFE_PASSWORD = {
  safePasswordCertPath: '',
  safePasswordLength: null,
  safePasswordTimeStamp: null,
  safePasswordNonce: '',
  safePasswordSalt: '',
  safePasswordCustomHash: '',
}
const INPUT = { ...FIELD, type: 'text', password: false, ...SAFE_PASSWORD }
const TEXTAREA = {
  ...FIELD,
  autoHeight: false,
  fixed: false,
  showConfirmBar: true,
  disableDefaultPadding: false,
}
const KEYBOARDS: Readonly<Record<string, string>> = { number: 'numeric', digit: 'decimal', idcard: 'text' }

type Box = HTMLInputElement | HTMLTextAreaElement
type FieldProperties = typeof FIELD

export function registerTextFields(): void {
  builtIn('input', INPUT, (self) => {
    const box = element('input')
    const field = textField(self, box)
    box.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.isComposing) return
      self.emit('confirm', { value: box.value })
      if (!self.properties().confirmHold) box.blur()
    })
    return {
      ...field,
      update(properties) {
        const { type, password } = properties
        box.type = password ? 'password' : 'text'
        box.inputMode = KEYBOARDS[type] ?? 'text'
        field.update(properties)
      },
    }
  })
  builtIn('textarea', TEXTAREA, (self) => {
    const box = element('textarea', { rows: '1' })
    const field = textField(self, box)
    const grow = (): void => {
      if (!self.properties().autoHeight) return
      box.style.height = 'auto'
      box.style.height = `${box.scrollHeight}px`
    }
    box.addEventListener('input', grow)
    return {
      ...field,
      update(properties) {
        self.host.toggleAttribute('auto-height', properties.autoHeight)
        field.update(properties)
        grow()
      },
    }
  })
}

/**
 * What `input` and `textarea` have in common. The value is the page's: it follows what is typed and what is bound. The
 * placeholder is an element of its own, as `::placeholder` takes no class and no style.
 */
function textField<P extends FieldProperties>(self: Self<P>, box: Box) {
  const hint = element('span', { 'data-hint': '', 'aria-hidden': 'true' })
  self.host.append(element('div', { 'data-field': '' }, box, hint))
  const first = { value: '' }
  let keyCode = 0
  const detail = () => ({ value: box.value, cursor: box.selectionStart ?? box.value.length })
  box.addEventListener('keydown', (event) => {
    keyCode = (event as KeyboardEvent).keyCode
  })
  box.addEventListener('input', (event) => {
    event.stopPropagation()
    self.set({ value: box.value } as Partial<P>)
    self.emit('input', { ...detail(), keyCode })
  })
  box.addEventListener('focus', () => {
    const { cursor } = self.properties()
    if (cursor >= 0) box.setSelectionRange(cursor, cursor)
    self.emit('focus', { ...detail(), height: 0 })
  })
  box.addEventListener('blur', () => self.emit('blur', detail()))
  box.addEventListener('change', (event) => event.stopPropagation())
  return {
    named: box,
    update(properties: P) {
      write(box, properties)
      hint.dataset.hint = properties.placeholder
      hint.style.cssText = properties.placeholderStyle
      hint.className = classesIn(self.owner(), properties.placeholderClass)
    },
    control: {
      activate: () => box.focus(),
      value: () => box.value,
      reset: () => self.set({ value: first.value } as Partial<P>),
    },
  }
}

function write(box: Box, properties: FieldProperties): void {
  const value = String(properties.value ?? '')
  const isOther = box.value !== value
  if (isOther) box.value = value
  // As on a phone: a value put in by the page leaves the caret behind it, unless it is told where to stand.
  if (isOther && properties.cursor >= 0 && document.activeElement === box)
    box.setSelectionRange(properties.cursor, properties.cursor)
  box.placeholder = properties.placeholder
  box.disabled = properties.disabled
  box.setAttribute('autocomplete', 'off')
  if (properties.maxlength >= 0) box.maxLength = properties.maxlength
  else box.removeAttribute('maxlength')
  if ((properties.focus || properties.autoFocus) && document.activeElement !== box)
    requestAnimationFrame(() => box.focus({ preventScroll: true }))
}
