/** Reads amounts from a table: a line a member, with the name, the amount a month, and perhaps the category and a basis. */
import { lastOf } from '../../../domain/values/last'
import { toHalfWidth } from '../../../domain/values/chinese-text'
import { DUES_CATEGORIES, type DuesCategory } from '../../../domain/dues/dues'
import { parseYuan } from '../../../domain/values/money'
import { CATEGORY_LABELS } from '../dues-text'
import { typedInto, type Line } from './assess-many-view'

export interface PastedAmounts {
  readonly lines: readonly Line[]
  /** How many lines were filled in. */
  readonly count: number
  /** What was not understood, each in one sentence; the rest is filled in all the same. */
  readonly problems: readonly string[]
}

/** Words of branches' own tables, besides the labels of the form. */
const WORDS: Readonly<Record<DuesCategory, readonly string[]>> = {
  'wage-earner': ['在职', '在岗', '工资'],
  retired: ['退休', '离休', '离退休'],
  farmer: ['农民'],
  student: ['学生'],
  unemployed: ['下岗', '失业'],
  relief: ['抚恤', '低保', '救济'],
  hardship: ['减免', '困难', '免交', '少交'],
}
const HEADING = /姓名|党员|金额|数额|合计|总计/

export function readAmounts(text: string, lines: readonly Line[]): PastedAmounts {
  const problems: string[] = []
  const filled = new Map<string, Line>()
  for (const cells of rowsIn(text)) {
    const [first = ''] = cells
    const named = lines.filter(({ name }) => cells.includes(name))
    const [line] = named
    const { amount, category, basis } = saidIn(cells.filter((cell) => cell !== line?.name))
    if (!line) {
      if (amount !== undefined && !HEADING.test(first)) problems.push(`“${first}”不在待核定的名单里`)
    } else if (named.length > 1) problems.push(`有不止一位${line.name}，请在下面分别填写`)
    else if (amount === undefined) problems.push(`${line.name}没有写金额`)
    else if (filled.has(line.memberId)) problems.push(`${line.name}出现了两次，按第一次的填`)
    else filled.set(line.memberId, typedInto(line, { ...(category ? { category } : {}), amount, basis }))
  }
  return { lines: lines.map((line) => filled.get(line.memberId) ?? line), count: filled.size, problems }
}

/** The last amount of the line, for a serial number may stand before the name; what is neither is the basis. */
function saidIn(cells: readonly string[]) {
  const amounts = cells.filter((cell) => yuanIn(cell) !== undefined)
  const category = cells.map(categoryIn).find((found) => found !== undefined)
  const rest = cells.filter((cell) => yuanIn(cell) === undefined && categoryIn(cell) === undefined)
  return { amount: yuanIn(lastOf(amounts) ?? ''), category, basis: rest.join('，') }
}

function yuanIn(cell: string): string | undefined {
  const said = cell.replace(/元(\/月)?$/, '').trim()
  return parseYuan(said) === undefined ? undefined : said
}

function categoryIn(cell: string): DuesCategory | undefined {
  return DUES_CATEGORIES.find(
    (category) => cell === CATEGORY_LABELS[category] || WORDS[category].some((word) => isCalled(cell, word)),
  )
}

/** `退休` and `退休党员`, but not a whole sentence that speaks of it. */
function isCalled(cell: string, word: string): boolean {
  return cell === word || cell === `${word}党员` || cell === `${word}人员`
}

function rowsIn(text: string): string[][] {
  const separator = text.includes('\t') ? '\t' : /[\s,，、;；]+/
  return text
    .split(/\r?\n/)
    .map((row) => row.split(separator).map((cell) => toHalfWidth(cell).trim()))
    .map((cells) => cells.filter((cell) => cell !== ''))
    .filter((cells) => cells.length > 0)
}
