/** The amounts that a pasted table brings to the list; nothing else of it is kept. */
import type { Choice } from '../../../components/choice-chips/choice-chips'
import { DUES_CATEGORIES, type DuesCategory } from '../../../domain/dues/dues'
import { CATEGORY_LABELS } from '../dues-text'
import { typedInto, type Line } from './assess-many-view'
import { plain, tableIn, yuanIn, type Meaning, type PastedTable } from './pasted-table'

export interface PastedAmounts {
  /** Column by column, what was understood: `月应缴党费：每月金额`, `工资：不读`. */
  readonly columns: readonly { readonly key: number; readonly words: string; readonly isRead: boolean }[]
  /** Which column is the amount a month, where that has to be said. */
  readonly choices: readonly (Choice & { readonly key: number })[]
  readonly lines: readonly Line[]
  /** How many lines would be filled in. */
  readonly count: number
  /** What was not understood, each in one sentence. */
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
const SUM = /^(合计|总计|小计|共计)/
const MEANINGS: Readonly<Record<Meaning, string>> = {
  name: '姓名',
  amount: '每月金额',
  category: '类别',
  none: '不读',
}

interface Said {
  readonly names: readonly string[]
  /** Undefined where there is none, or none that can be told. */
  readonly amount: string | undefined
  readonly category: DuesCategory | undefined
  readonly problem: string
}

/** `chosen`: the place of the column that holds the amount a month, where somebody has said it. */
export function readAmounts(text: string, lines: readonly Line[], chosen?: number): PastedAmounts {
  const table = tableIn(text, chosen)
  const shown = {
    columns: table.columns.map(({ title, meaning }, key) => ({
      ...{ key, words: `${title || `第 ${key + 1} 列`}：${MEANINGS[meaning]}`, isRead: meaning !== 'none' },
    })),
    choices: table.doubtful.map((key) => ({ key, label: table.columns[key]?.title || `第 ${key + 1} 列` })),
  }
  const unread = unreadable(table)
  return unread === '' ? { ...shown, ...filledIn(table, lines) } : { ...shown, lines, count: 0, problems: [unread] }
}

/** Why nothing can be taken yet. */
function unreadable({ columns, doubtful }: PastedTable): string {
  if (columns.length === 0 || columns.some(({ meaning }) => meaning === 'amount')) return ''
  return doubtful.length > 0 ? '请点选哪一列是每月金额' : '没有找到每月金额的一列，请把那一列的表头写成“每月金额”'
}

function filledIn(table: PastedTable, lines: readonly Line[]): Pick<PastedAmounts, 'lines' | 'count' | 'problems'> {
  const problems: string[] = []
  const filled = new Map<string, Line>()
  for (const cells of table.rows) {
    const said = table.columns.length > 0 ? byColumns(cells, table) : asTyped(cells, lines)
    const found = lines.filter(({ name }) => said.names.includes(plain(name)))
    const [line] = found
    const name = line?.name ?? said.names[0] ?? ''
    if (name === '' || SUM.test(cells.find((cell) => cell !== '') ?? '')) continue
    if (!line) problems.push(`“${name}”不在待核定的名单里`)
    else if (found.length > 1) problems.push(`有不止一位${name}，请在下面分别填写`)
    else if (said.amount === undefined) problems.push(`${name}${said.problem}`)
    else if (filled.has(line.memberId)) problems.push(`${name}出现了两次，按第一次的填`)
    else {
      const { amount, category } = said
      filled.set(line.memberId, typedInto(line, { ...(category ? { category } : {}), amount }))
    }
  }
  return { lines: lines.map((line) => filled.get(line.memberId) ?? line), count: filled.size, problems }
}

function byColumns(cells: readonly string[], { columns }: PastedTable): Said {
  const under = (meaning: Meaning) => cells[columns.findIndex((column) => column.meaning === meaning)] ?? ''
  const cell = under('amount')
  return {
    names: [plain(under('name'))],
    amount: yuanIn(cell),
    category: categoryIn(under('category')),
    problem: cell === '' ? '没有写金额' : '的每月金额没有看懂，请写成 45 或 45.50 的样子',
  }
}

/** Without headings: a name and one number, a serial number before the name apart. */
function asTyped(cells: readonly string[], lines: readonly Line[]): Said {
  const known = new Set(lines.map(({ name }) => plain(name)))
  const at = cells.findIndex((cell) => known.has(plain(cell)))
  const words = cells.filter((cell) => yuanIn(cell) === undefined && categoryIn(cell) === undefined)
  const numbers = cells.filter((cell, place) => yuanIn(cell) !== undefined && !(place < at && /^\d{1,4}$/.test(cell)))
  const [only] = numbers
  return {
    names: at < 0 ? words.slice(0, 1).map(plain) : [plain(cells[at] ?? '')],
    amount: only !== undefined && numbers.length === 1 ? yuanIn(only) : undefined,
    category: cells.map(categoryIn).find((found) => found !== undefined),
    problem: numbers.length > 1 ? '这一行有不止一个数，请连同表头一起粘贴' : '没有写金额',
  }
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
