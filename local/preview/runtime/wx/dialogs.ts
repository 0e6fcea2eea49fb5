import { button, element, overlay } from '../dom'
import { api, ApiFailure } from './api'

interface ModalOptions {
  readonly title?: string
  readonly content?: string
  readonly showCancel?: boolean
  readonly cancelText?: string
  readonly cancelColor?: string
  readonly confirmText?: string
  readonly confirmColor?: string
  readonly editable?: boolean
  readonly placeholderText?: string
}

interface ActionSheetOptions {
  readonly alertText?: string
  readonly itemList: readonly string[]
  readonly itemColor?: string
}

export const dialogApis = {
  showModal: api<ModalOptions>('showModal', showModal),
  showActionSheet: api<ActionSheetOptions>('showActionSheet', async ({ itemList, alertText = '', itemColor }) => {
    const tapIndex = await chooseFrom(alertText, itemList, itemColor)
    if (tapIndex === undefined) throw new ApiFailure('cancel')
    return { tapIndex }
  }),
}

function showModal(options: ModalOptions): Promise<{ confirm: boolean; cancel: boolean; content: string | null }> {
  const { title = '', content = '', showCancel = true, editable = false } = options
  return new Promise((resolve) => {
    const typed = element('textarea', { 'aria-label': options.placeholderText ?? title })
    typed.placeholder = options.placeholderText ?? ''
    typed.value = editable ? content : ''
    const close = (confirm: boolean): void => {
      layer.remove()
      resolve({ confirm, cancel: !confirm, content: editable && confirm ? typed.value : null })
    }
    const cancel = button(options.cancelText ?? '取消', 'cancel', () => close(false))
    const confirm = button(options.confirmText ?? '确定', 'confirm', () => close(true))
    cancel.style.color = options.cancelColor ?? ''
    confirm.style.color = options.confirmColor ?? ''
    const box = element('section', { class: 'modal', role: 'alertdialog', 'aria-label': title || content })
    if (title !== '') box.append(element('h2', {}, title))
    box.append(editable ? typed : element('p', {}, content))
    box.append(element('footer', {}, ...(showCancel ? [cancel, confirm] : [confirm])))
    const layer = overlay('centre', box)
    ;(editable ? typed : confirm).focus({ preventScroll: true })
  })
}

/** A sheet of choices from the bottom; undefined: cancelled. */
export function chooseFrom(title: string, items: readonly string[], colour = ''): Promise<number | undefined> {
  return new Promise((resolve) => {
    const close = (index: number | undefined): void => {
      layer.remove()
      resolve(index)
    }
    const choices = items.map((item, index) => {
      const choice = button(item, 'choice', () => close(index))
      choice.style.color = colour
      return choice
    })
    const sheet = element('section', { class: 'sheet', role: 'dialog', 'aria-label': title || '请选择' })
    if (title !== '') sheet.append(element('h2', {}, title))
    sheet.append(
      ...choices,
      button('取消', 'choice cancel', () => close(undefined)),
    )
    const layer = overlay('bottom', sheet)
    layer.addEventListener('click', (event) => {
      if (event.target === layer) close(undefined)
    })
  })
}
