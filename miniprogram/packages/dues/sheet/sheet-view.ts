/** The sheet that publishes a year's dues, as it is looked at before it is printed. Pure. */
import type { OutputOf } from '#contract'
import type { Choice } from '../../../components/choice-chips/choice-chips'

type Sheet = OutputOf<'dues.sheet'>
export type Form = Sheet['form']
export type Voluntary = Sheet['voluntary']

const FORMS: Readonly<Record<Form, { readonly label: string; readonly hint: string }>> = {
  amounts: { label: '各人实交', hint: '按姓名列出各月交了多少，没有登记的留空，不写全年应交。' },
  'amounts-due': {
    label: '应交和实交',
    hint: '按姓名列出各月交了多少、全年应交和实交。谁还没有交齐看得出来，请先与本人说一声。',
  },
  months: { label: '只公布月份', hint: '按姓名列出哪几个月已交，不写金额。' },
  totals: { label: '只公布合计', hint: '各月多少人交、共交多少，不列姓名。' },
}
const VOLUNTARY: Readonly<Record<Voluntary, string>> = { 'as-one': '自愿多交只列合计', 'by-person': '自愿多交也按人列' }

const choicesOf = <Key extends string>(keys: readonly Key[], labelOf: (key: Key) => string): readonly Choice[] =>
  keys.map((key) => ({ key, label: labelOf(key) }))

export const FORM_CHOICES = choicesOf(Object.keys(FORMS) as Form[], (key) => FORMS[key].label)
export const VOLUNTARY_CHOICES = choicesOf(Object.keys(VOLUNTARY) as Voluntary[], (key) => VOLUNTARY[key])

export interface SheetTable {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly { readonly key: number; readonly cells: readonly string[] }[]
  /** The column of the names; -1 where there is none. */
  readonly staysAt: number
}

export interface SheetView {
  readonly title: string
  readonly byline: string
  readonly hint: string
  readonly tables: readonly SheetTable[]
  readonly notes: readonly string[]
  /** Whoever has no amount yet is not on the sheet: said before it is printed, and not printed. */
  readonly left: string
  /** Whether the form names people with amounts, so that what they gave beyond can stand beside. */
  readonly hasPeople: boolean
}

export const NO_SHEET: SheetView = {
  title: '',
  byline: '',
  hint: '',
  tables: [],
  notes: [],
  left: '',
  hasPeople: false,
}

export function sheetView({ title, byline, form, tables, notes, notAssessed }: Sheet): SheetView {
  return {
    ...{ title, byline, notes },
    hint: FORMS[form].hint,
    tables: tables.map((table) => ({
      ...table,
      rows: table.rows.map((cells, key) => ({ key, cells })),
      staysAt: table.columns.indexOf('姓名'),
    })),
    left: notAssessed > 0 ? `还有 ${notAssessed} 位同志的标准待核定，不在表上。` : '',
    hasPeople: form !== 'totals',
  }
}
