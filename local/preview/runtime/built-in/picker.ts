import { textOf } from '../../json-value'
import { openWheels, type Wheels } from '../wheel-sheet'
import { builtIn, type Self } from './built-in'

const PICKER = {
  mode: 'selector',
  name: '',
  headerText: '',
  disabled: false,
  range: [] as unknown[],
  rangeKey: '',
  value: null as unknown,
  start: '',
  end: '',
  fields: 'day',
}
type PickerProperties = typeof PICKER

/** A mode of `picker`: its wheels, and the value that stands for the rows chosen. */
interface Mode {
  readonly wheels: Wheels
  value(rows: readonly number[]): unknown
}

const MODES: Readonly<Record<string, (self: Self<PickerProperties>) => Mode>> = { selector, multiSelector, date, time }

export function registerPicker(): void {
  builtIn('picker', PICKER, (self) => {
    self.host.setAttribute('role', 'button')
    const open = async (): Promise<void> => {
      const { disabled, mode: name } = self.properties()
      if (disabled) return
      const makeMode = MODES[name]
      if (!makeMode) throw new Error(`预览里没有 <picker mode="${name}">`)
      const mode = makeMode(self)
      const rows = await openWheels(mode.wheels)
      if (!rows) return self.emit('cancel')
      const value = mode.value(rows)
      self.set({ value })
      self.emit('change', { value })
    }
    self.onTap(() => void open())
    return {
      control: { value: () => self.properties().value, activate: () => void open() },
    }
  })
}

function labelOf(item: unknown, key: string): string {
  return String(key === '' ? item : (item as Record<string, unknown>)[key])
}

function selector({ properties }: Self<PickerProperties>): Mode {
  const { range, rangeKey, value, headerText } = properties()
  return {
    wheels: {
      title: headerText,
      columns: () => [range.map((item) => labelOf(item, rangeKey))],
      chosen: [Number(value ?? 0)],
    },
    value: ([row = 0]) => row,
  }
}

function multiSelector({ properties, emit }: Self<PickerProperties>): Mode {
  const { value, headerText } = properties()
  return {
    wheels: {
      title: headerText,
      // The page may change the later columns when an earlier one turns.
      columns: () =>
        (properties().range as unknown[][]).map((column) => column.map((item) => labelOf(item, properties().rangeKey))),
      chosen: Array.isArray(value) ? value.map(Number) : [],
      onTurn: (column, row) => emit('columnchange', { column, value: row }),
    },
    value: (rows) => [...rows],
  }
}

function time({ properties }: Self<PickerProperties>): Mode {
  const { value, headerText, start, end } = properties()
  const [hour = 0, minute = 0] = textOf(value).split(':').map(Number)
  const from = Number((start || '00:00').split(':')[0])
  const to = Number((end || '23:59').split(':')[0])
  return {
    wheels: {
      title: headerText,
      columns: () => [numbers(from, to, '时'), numbers(0, 59, '分')],
      chosen: [hour - from, minute],
    },
    value: ([hours = 0, minutes = 0]) => `${two(hours + from)}:${two(minutes)}`,
  }
}

function date({ properties }: Self<PickerProperties>): Mode {
  const { value, headerText, start, end, fields } = properties()
  const now = new Date()
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(two).join('-')
  const [year = 0, month = 1, day = 1] = (textOf(value) || today).split('-').map(Number)
  const first = Number((start || '1970').slice(0, 4))
  const last = Number((end || '2099').slice(0, 4))
  const parts = { year: 1, month: 2, day: 3 }[fields] ?? 3
  return {
    wheels: {
      title: headerText,
      columns: ([yearRow = 0, monthRow = 0]) =>
        [
          numbers(first, last, '年'),
          numbers(1, 12, '月'),
          numbers(1, daysIn(first + yearRow, monthRow + 1), '日'),
        ].slice(0, parts),
      chosen: [year - first, month - 1, day - 1].slice(0, parts),
    },
    value: ([yearRow = 0, monthRow = 0, dayRow = 0]) =>
      clamp([first + yearRow, monthRow + 1, dayRow + 1].slice(0, parts).map(two).join('-'), start, end),
  }
}

/** Dates written year-month-day compare as text. */
function clamp(chosen: string, start: string, end: string): string {
  const [earliest, latest] = [start.slice(0, chosen.length), end.slice(0, chosen.length)]
  if (earliest !== '' && chosen < earliest) return earliest
  return latest !== '' && chosen > latest ? latest : chosen
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

function numbers(from: number, to: number, unit: string): string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => `${from + index}${unit}`)
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
