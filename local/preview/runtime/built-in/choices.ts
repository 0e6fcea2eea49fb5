import { element } from '../dom'
import { builtIn, controlOf, type Self } from './built-in'

/** `switch`, `checkbox`, `radio` with their groups, and `slider`. */
export function registerChoices(): void {
  registerSwitch()
  registerBox('checkbox')
  registerBox('radio')
  registerGroup('checkbox-group', (checked) => checked)
  registerGroup('radio-group', (checked) => checked[0] ?? '')
  registerSlider()
}

function registerSwitch(): void {
  const defaults = { checked: false, disabled: false, name: '', color: '#04BE02', type: 'switch' }
  builtIn('switch', defaults, (self) => {
    const box = element('input', { type: 'checkbox', role: 'switch' })
    self.host.append(box)
    box.addEventListener('change', (event) => {
      event.stopPropagation()
      self.set({ checked: box.checked })
      self.emit('change', { value: box.checked })
    })
    return {
      named: box,
      update({ checked, disabled, color }) {
        box.checked = checked
        box.disabled = disabled
        box.style.setProperty('--accent', color)
      },
      control: {
        activate: () => box.click(),
        value: () => box.checked,
        reset: () => self.set({ checked: false }),
      },
    }
  })
}

const BOX = { value: '', checked: false, disabled: false, color: '#09BB07' }
type BoxSelf = Self<typeof BOX>

function registerBox(type: 'checkbox' | 'radio'): void {
  builtIn(type, BOX, (self) => {
    const box = element('input', { type })
    self.host.prepend(box)
    box.addEventListener('change', (event) => {
      event.stopPropagation()
      changed(self, type, box.checked)
    })
    return {
      named: box,
      update({ checked, disabled, color, value }) {
        box.checked = checked
        box.disabled = disabled
        box.value = String(value)
        box.style.setProperty('--accent', color)
      },
      control: { activate: () => box.click(), reset: () => self.set({ checked: false }) },
    }
  })
}

/** A radio puts out the others of its group; the group tells the page. */
function changed(self: BoxSelf, type: 'checkbox' | 'radio', checked: boolean): void {
  const group = self.host.closest(`wx-${type}-group`)
  if (group && type === 'radio')
    for (const other of group.querySelectorAll('wx-radio')) if (other !== self.host) controlOf(other)?.reset?.()
  self.set({ checked })
  group?.dispatchEvent(new Event('choice'))
}

function registerGroup(name: 'checkbox-group' | 'radio-group', valueOf: (checked: string[]) => unknown): void {
  builtIn(name, { name: '' }, (self) => {
    const boxes = (): HTMLInputElement[] => [
      ...self.host.querySelectorAll<HTMLInputElement>(`input[type=${name.split('-')[0]}]`),
    ]
    const value = (): unknown =>
      valueOf(
        boxes()
          .filter((box) => box.checked)
          .map((box) => box.value),
      )
    self.host.addEventListener('choice', () => self.emit('change', { value: value() }))
    if (name === 'radio-group') self.host.setAttribute('role', 'radiogroup')
    return {
      control: {
        value,
        reset: () => {
          for (const box of boxes()) controlOf(box.parentElement ?? box)?.reset?.()
        },
      },
    }
  })
}

function registerSlider(): void {
  const defaults = {
    min: 0,
    max: 100,
    step: 1,
    value: 0,
    disabled: false,
    name: '',
    showValue: false,
    activeColor: '#1aad19',
    backgroundColor: '#e9e9e9',
    blockSize: 28,
    blockColor: '#ffffff',
  }
  builtIn('slider', defaults, (self) => {
    const range = element('input', { type: 'range' })
    const shown = element('output')
    self.host.append(range, shown)
    const tell = (type: string) => (event: Event) => {
      event.stopPropagation()
      self.set({ value: Number(range.value) })
      self.emit(type, { value: Number(range.value) })
    }
    range.addEventListener('input', tell('changing'))
    range.addEventListener('change', tell('change'))
    return {
      named: range,
      update({ min, max, step, value, disabled, showValue, activeColor }) {
        Object.assign(range, { min: String(min), max: String(max), step: String(step), value: String(value), disabled })
        range.style.setProperty('--accent', activeColor)
        shown.textContent = showValue ? String(value) : ''
      },
      control: { value: () => Number(range.value), reset: () => self.set({ value: self.properties().min }) },
    }
  })
}
