/** What the report's own text and figures leave open: read by the cloud, told by the phone (`open-point.ts`). */
import type { DraftParagraph, DraftSection, StoredReport } from './duty-report'
import { figuresOutOfPlace } from './figure-places'
import { openPoint, type OpenPoint } from './open-point'
import { PLAIN_COUNTERS } from './numerals'
import { readerOf } from './readings'
import { isWrittenSection, type WrittenSection } from './report-writing'
import { lengthOf } from './written-paragraphs'
import { paragraphText, placeIn, typedNumbers, type ReportRead } from './typed-number'
import { differingUnitNames } from './unit-names'

/** A report with people's words in it. */
export type ReadReport = ReportRead & Pick<StoredReport, 'unrecorded'>

/** All that the report's own text and figures tell. `unitNames`: the organizations it may name, as the register has them. */
export function textPoints(report: ReadReport, unitNames: readonly string[]): OpenPoint[] {
  const { sections, unrecorded } = report
  const typed = typedNumbers(report).filter(({ basis }) => basis === '')
  return [
    ...blankPoints(sections),
    ...unrecorded.map(({ about, enterAt }) =>
      openPoint('unrecorded', `「${about}」还没有记录，不印在报告里`, { enterAt }),
    ),
    ...typed.map(({ words, where, basis: _, ...place }) => openPoint('typed', `${words}：“${where}”`, place)),
    ...paragraphsOf(sections).flatMap(({ section, paragraph }) => leftoversIn(section, paragraph)),
    ...paragraphsOf(sections).flatMap(({ section, paragraph }) =>
      differingUnitNames(paragraphText(paragraph), unitNames).map(({ written, name }) =>
        openPoint('unit-name', `文中是“${written}”，名册里是“${name}”`, placeIn(section, paragraph)),
      ),
    ),
    ...paragraphsOf(sections).flatMap(({ section, paragraph }) =>
      figuresOutOfPlace(paragraph, report.figures).map((words) =>
        openPoint('misplaced', words, placeIn(section, paragraph)),
      ),
    ),
    ...budgetPoints(report),
    ...paragraphsOf(sections).flatMap(({ section, paragraph }) => voluntaryIn(section, paragraph, report)),
  ]
}

function paragraphsOf(sections: readonly DraftSection[]) {
  return sections.flatMap(({ id, paragraphs }) => paragraphs.map((paragraph) => ({ section: id, paragraph })))
}

/** One for each paragraph or entry with something still to be filled in: 打算（八）建立台账：责任人、完成时限. */
export function blankPoints(sections: readonly DraftSection[]): OpenPoint[] {
  return sections.flatMap(({ id: section, heading, paragraphs }) =>
    paragraphs.flatMap((paragraph) => {
      const { lead, entry, parts } = paragraph
      const missing = parts.flatMap((part) => (part.is === 'blank' ? [missingIn(part.text)] : []))
      if (missing.length === 0) return []
      const subject = entry === undefined || lead === undefined ? `「${heading || '开头'}」` : entryWords(section, lead)
      return [openPoint('blank', `${subject}：${missing.join('、')}`, placeIn(section, paragraph))]
    }),
  )
}

const ENTRY_NAMES: Readonly<Record<WrittenSection, string>> = {
  'last-year': '上年问题',
  problems: '问题',
  'next-steps': '打算',
}
/** So much of an entry tells which it is. */
const OPENING = 24

function entryWords(section: string, lead: string): string {
  const name = isWrittenSection(section) ? ENTRY_NAMES[section] : ''
  const words = [...lead.replace(/。$/, '')]
  return `${name}${words.slice(0, OPENING).join('')}${words.length > OPENING ? '…' : ''}`
}

/** （责任人：待填写） is 责任人. */
function missingIn(blank: string): string {
  return blank.replace(/^（(.*)）$/, '$1').replace(/：待填写$/, '')
}

/** What stands for a word until somebody knows it. */
const leftovers = readerOf([
  { words: String.raw`[×✕]+(?![\d\s]*\d)` },
  { words: '[XxＸｘ]+(?![A-Za-zＡ-Ｚａ-ｚ])', notAfter: String.raw`[A-Za-zＡ-Ｚａ-ｚ\d]` },
  {
    words: String.raw`[*＊]{2,}|[?？]{2,}|[NnＮ]+(?=[余多]?(?:${PLAIN_COUNTERS}))`,
    notAfter: String.raw`[A-Za-zＡ-Ｚａ-ｚ\d]`,
  },
  {
    words:
      '某某|某(?:年|月|日|单位|同志|地|县|市|人|负责|牵头)|由某(?!某)|待补充?|待定(?!期)|待核|待填|[○〇]{2,}|_{2,}|＿{2,}|TODO|TBD',
  },
])

function leftoversIn(section: string, paragraph: DraftParagraph): OpenPoint[] {
  const text = paragraphText(paragraph)
  const found = leftovers(text).map(({ from, to }) => text.slice(from, to))
  return [...new Set(found)].map((mark) => openPoint('leftover', `文中还有“${mark}”`, placeIn(section, paragraph)))
}

/** How far from what was agreed is still about that. */
const ABOUT = 0.1
/** Of problems and causes the budget is what they need at least; of next steps about so much; of work at most. */
const AT_LEAST: ReadonlySet<string> = new Set(['problems'])
const ABOUT_SO_MUCH: ReadonlySet<string> = new Set(['next-steps'])

function budgetPoints({ sections, figures }: ReadReport): OpenPoint[] {
  return sections.flatMap((section, at): OpenPoint[] => {
    const { id, heading, budget } = section
    if (budget === undefined) return []
    const length = lengthOf(
      [section, ...below(sections, at)].flatMap(({ paragraphs }) => paragraphs),
      figures,
    )
    const said = `「${heading}」约 ${length} 字`
    if (length < budget * (1 - ABOUT) && (AT_LEAST.has(id) || ABOUT_SO_MUCH.has(id)))
      return [openPoint('budget', `${said}，少于约定的 ${budget} 字`, { section: id })]
    if (length > budget * (1 + ABOUT) && !AT_LEAST.has(id))
      return [openPoint('budget', `${said}，多于约定的 ${budget} 字`, { section: id })]
    return []
  })
}

/** The sections under one of a level, up to the next of that level. */
function below(sections: readonly DraftSection[], at: number): readonly DraftSection[] {
  const { level } = sections[at] ?? { level: 0 }
  if (level === 0) return []
  const after = sections.slice(at + 1)
  const next = after.findIndex((section) => section.level <= level)
  return after.slice(0, next < 0 ? after.length : next)
}

/** Measures of gifts whose givers said themselves that they gave of their own will. */
const OF_OWN_WILL = /^voluntary-/

/** Giving said to be of one's own will: in one sentence, or in the next where that is all a sentence says: 全部自愿. */
const [WILLING, WILLING_ALONE, GIVING] = [/自愿|志愿(?=捐|献)/, /自愿的?$/, /[捐献募]|爱心款/]
/** Of all of them no count of those who said it themselves can bear it. */
const OF_ALL = /全体|全部|所有|均|都|人人|每[名位个]/
/** Where a figure stands, by its number in the report; a sign of no text. */
const PLACED = /\uFFFC(\d+)\uFFFC/g

/** Sentence by sentence: whatever figures stand beside 自愿 are of gifts given so, and there is one. */
function voluntaryIn(section: string, paragraph: DraftParagraph, { figures }: ReadReport): OpenPoint[] {
  const { lead = '', parts } = paragraph
  const placed = parts.map((part) => {
    if (part.is === 'figure') return `\uFFFC${part.figure}\uFFFC`
    return part.is === 'text' ? part.text : ''
  })
  const isBorne = (sentence: string) => {
    const cited = [...sentence.matchAll(PLACED)].map(([, at]) => figures[Number(at)]?.measure ?? '')
    return (
      cited.length > 0 &&
      cited.every((measure) => OF_OWN_WILL.test(measure)) &&
      !OF_ALL.test(sentence.replace(/“[^”]*”/g, ''))
    )
  }
  const sentences = `${lead}${placed.join('')}`.split(/[。；！？\n]/)
  const open = sentences.filter((sentence, at) => {
    const about = WILLING_ALONE.test(sentence) ? sentences.slice(Math.max(0, at - 1), at + 2).join('') : sentence
    return WILLING.test(sentence) && GIVING.test(about) && !isBorne(sentence)
  })
  return open.length === 0
    ? []
    : [openPoint('voluntary', '文中说“自愿”，那一句引用的捐款不都是捐款人本人说明自愿的', placeIn(section, paragraph))]
}
