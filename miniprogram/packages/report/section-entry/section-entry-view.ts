/** One entry of a written section as a form: what is typed, and the entry it makes. */
import type { ReportFigure } from '../../../services/reports'
import {
  EXTENT_WORDS,
  EXTENTS,
  figureName,
  nameKey,
  figureTitle,
  openId,
  type ChosenFigure,
  type Written,
  type WrittenSection,
} from '../../../domain/report/report-writing'
import { withEntries } from '../written-section'

/** A form of one kind uses some of them; a text left empty is not written. */
export interface TypedEntry extends Readonly<Record<string, unknown>> {
  readonly problem: string
  readonly done: string
  readonly extent: string
  readonly cause: string
  readonly grounds: string
  readonly figures: readonly ChosenFigure[]
  readonly measure: string
  readonly who: string
  readonly byWhen: string
  readonly problemId: string
}
export const BLANK_ENTRY: TypedEntry = {
  problem: '',
  done: '',
  extent: '',
  cause: '',
  grounds: '',
  figures: [],
  measure: '',
  who: '',
  byWhen: '',
  problemId: '',
}

export interface TextField {
  readonly code: 'problem' | 'done' | 'cause' | 'grounds' | 'measure' | 'who' | 'byWhen'
  readonly label: string
  readonly placeholder: string
  readonly most: number
  readonly isShort: boolean
}
const field = (code: TextField['code'], label: string, placeholder: string, most: number): TextField => {
  return { code, label, placeholder, most, isShort: most <= SHORT }
}
const SHORT = 60
const LINE = 200
const WORDS = 1000

export const FIELDS: Readonly<Record<WrittenSection, readonly TextField[]>> = {
  'last-year': [
    field('problem', '指出的问题', '一句话写明问题', LINE),
    field('done', '做了什么', '采取了哪些措施', WORDS),
  ],
  problems: [
    field('problem', '问题', '一句话写明问题', LINE),
    field('cause', '原因', '为什么会这样', WORDS),
    field('grounds', '其他依据（可以不写）', '如座谈会上的意见', WORDS),
  ],
  'next-steps': [
    field('measure', '措施', '一句话写明要做什么', LINE),
    field('who', '责任人', '如 组织委员', SHORT),
    field('byWhen', '完成时限', '如 2026年6月底前、每季度', SHORT),
  ],
}

export const EXTENT_CHOICES = EXTENTS.map((key) => ({ key, label: EXTENT_WORDS[key] }))

/** What stands in the form to begin with. */
export function typedOf(section: WrittenSection, written: Written, entryId: string): TypedEntry {
  const [answered, named, step] = [
    section === 'last-year' && written['last-year'].find(({ id }) => id === entryId),
    section === 'problems' && written.problems.find(({ id }) => id === entryId),
    section === 'next-steps' && written['next-steps'].find(({ id }) => id === entryId),
  ]
  if (answered) {
    const { problem, done, extent } = answered
    return { ...BLANK_ENTRY, problem, done, extent: extent ?? '' }
  }
  if (named) {
    const { problem, cause, grounds, figures } = named
    return { ...BLANK_ENTRY, problem, cause, grounds, figures }
  }
  if (step) {
    const { measure, who, byWhen, problemId } = step
    return { ...BLANK_ENTRY, measure, who, byWhen, problemId: problemId ?? '' }
  }
  return BLANK_ENTRY
}

/** The entry's id as it is by now: an unanswered problem that others have answered meanwhile has one of its own. */
export function entryNow(written: Written, entryId: string): string {
  const answered = written['last-year'].find(({ answers }) => answers !== null && entryId === openId(answers))
  return answered?.id ?? entryId
}

/** Everything written, with this entry as it is typed: in its place, or as the last one when it is new. */
export function withTyped(section: WrittenSection, written: Written, entryId: string, typed: TypedEntry): Written {
  const isThere = written[section].some(({ id }) => id === entryId)
  const base = isThere ? written : withBlank(section, written, entryId)
  return withEntries(base, section, (entries) =>
    entries.map((entry) => (entry.id === entryId ? { ...entry, ...fieldsOf(section, typed) } : entry)),
  )
}

function withBlank(section: WrittenSection, written: Written, id: string): Written {
  switch (section) {
    case 'last-year': {
      const blank = { id, answers: null, problem: '', done: '', extent: null }
      return { ...written, 'last-year': [...written['last-year'], blank] }
    }
    case 'problems':
      return { ...written, problems: [...written.problems, { id, problem: '', cause: '', figures: [], grounds: '' }] }
    case 'next-steps': {
      const blank = { id, measure: '', who: '', byWhen: '', problemId: null }
      return { ...written, 'next-steps': [...written['next-steps'], blank] }
    }
  }
}

function fieldsOf(section: WrittenSection, typed: TypedEntry) {
  const written = (text: string) => text.trim()
  switch (section) {
    case 'last-year': {
      const extent = EXTENTS.find((each) => each === typed.extent) ?? null
      return { problem: written(typed.problem), done: written(typed.done), extent }
    }
    case 'problems': {
      const { problem, cause, grounds, figures } = typed
      return { problem: written(problem), cause: written(cause), grounds: written(grounds), figures }
    }
    case 'next-steps': {
      const { measure, who, byWhen, problemId } = typed
      return { measure: written(measure), who: written(who), byWhen: written(byWhen), problemId: problemId || null }
    }
  }
}

/** Without its first sentence an entry says nothing. */
export function saysSomething(section: WrittenSection, typed: TypedEntry): boolean {
  return (section === 'next-steps' ? typed.measure : typed.problem).trim() !== ''
}

export interface FigureRow {
  readonly key: string
  readonly title: string
  readonly value: string
  readonly isChosen: boolean
}

/** The figures of the draft by what they are called, each once; those chosen first. */
export function figureRows(
  figures: readonly ReportFigure[],
  chosen: readonly ChosenFigure[],
  year: number,
  sought: string,
): FigureRow[] {
  const picked = new Set(chosen.map(nameKey))
  const rows = figures.map((figure): FigureRow => {
    const key = nameKey(figureName(figure))
    const value = `${figure.display}${figure.unit}`
    return { key, title: figureTitle(figure, year), value, isChosen: picked.has(key) }
  })
  const once = [...new Map(rows.map((row) => [row.key, row])).values()].filter(({ title }) => title.includes(sought))
  return [...once.filter(({ isChosen }) => isChosen), ...once.filter(({ isChosen }) => !isChosen)]
}

/** The figures that were chosen, as they stand in the draft; a `value` of '' where it has none. */
export function chosenRows(
  figures: readonly ReportFigure[],
  chosen: readonly ChosenFigure[],
  year: number,
): FigureRow[] {
  const rows = new Map(figureRows(figures, chosen, year, '').map((row) => [row.key, row]))
  return chosen.map((name) => {
    const key = nameKey(name)
    return rows.get(key) ?? { key, title: name.title, value: '', isChosen: true }
  })
}

/** The choice with one figure more, or without it. */
export function toggledFigure(
  figures: readonly ReportFigure[],
  chosen: readonly ChosenFigure[],
  key: string,
): readonly ChosenFigure[] {
  const rest = chosen.filter((name) => nameKey(name) !== key)
  if (rest.length < chosen.length) return rest
  const figure = figures.find((each) => nameKey(figureName(each)) === key)
  return figure ? [...chosen, { ...figureName(figure), title: figure.title }] : chosen
}
