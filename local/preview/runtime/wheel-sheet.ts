import { button, element, overlay } from './dom'

const ROW_PX = 44

export interface Wheels {
  readonly title: string
  /** The rows of every column, given the rows chosen so far. */
  columns(chosen: readonly number[]): readonly (readonly string[])[]
  readonly chosen: readonly number[]
  /** A column stands on another row. */
  onTurn?(column: number, row: number): void
}

/** The system's picker: a sheet with wheels to turn. Answers the chosen row of each column; undefined: cancelled. */
export function openWheels(wheels: Wheels): Promise<readonly number[] | undefined> {
  return new Promise((resolve) => {
    const chosen = [...wheels.chosen]
    const place = element('div', { class: 'wheels' })
    const close = (answer: readonly number[] | undefined): void => {
      layer.remove()
      resolve(answer)
    }
    const head = element(
      'header',
      {},
      button('取消', 'cancel', () => close(undefined)),
      element('strong', {}, wheels.title),
      button('确定', 'confirm', () => close(chosen)),
    )
    const sheet = element(
      'section',
      { class: 'sheet', role: 'dialog', 'aria-label': wheels.title || '请选择' },
      head,
      place,
    )
    const layer = overlay('bottom', sheet)
    layer.addEventListener('click', (event) => {
      if (event.target === layer) close(undefined)
    })
    const draw = (): void => {
      const columns = wheels.columns(chosen)
      for (const [index, rows] of columns.entries()) chosen[index] = within(chosen[index] ?? 0, rows.length)
      syncColumns(place, columns, chosen, (column, row) => {
        if (chosen[column] === row) return
        chosen[column] = row
        wheels.onTurn?.(column, row)
        draw()
      })
    }
    draw()
    // Columns that the page changes while the sheet is open.
    const watch = setInterval(() => (layer.isConnected ? draw() : clearInterval(watch)), 100)
  })
}

function within(row: number, length: number): number {
  return Math.max(0, Math.min(row, length - 1))
}

type Turned = (column: number, row: number) => void

/** Draws again only the columns whose rows have changed. */
function syncColumns(
  place: HTMLElement,
  columns: readonly (readonly string[])[],
  chosen: readonly number[],
  turned: Turned,
): void {
  for (const [index, rows] of columns.entries()) {
    const present = place.children[index]
    const key = rows.join('\n')
    const isSame = present instanceof HTMLElement && present.dataset.rows === key
    if (isSame) mark(present, chosen[index] ?? 0)
    else {
      const made = column(rows, chosen[index] ?? 0, (row) => turned(index, row))
      made.dataset.rows = key
      if (present) present.replaceWith(made)
      else place.append(made)
      made.scrollTop = (chosen[index] ?? 0) * ROW_PX
    }
  }
}

function column(rows: readonly string[], chosen: number, turn: (row: number) => void): HTMLElement {
  const options = rows.map((text, row) => {
    const option = element('div', { role: 'option', class: 'row' }, text)
    option.addEventListener('click', () => {
      made.scrollTo({ top: row * ROW_PX, behavior: 'smooth' })
      turn(row)
    })
    return option
  })
  const made = element('div', { class: 'wheel', role: 'listbox', tabindex: '0' }, ...options)
  made.addEventListener('scrollend', () => turn(within(Math.round(made.scrollTop / ROW_PX), rows.length)))
  mark(made, chosen)
  return made
}

function mark(wheel: HTMLElement, chosen: number): void {
  for (const [row, option] of [...wheel.children].entries())
    option.setAttribute('aria-selected', String(row === chosen))
}
