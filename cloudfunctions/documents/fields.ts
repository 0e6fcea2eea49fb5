/** Fields: text that an editor works out when it opens or prints a document. */
import { isOn, type AttributeOf } from './office-names'

/** The page's number, without a picture of its own: `PAGE \# "9户"` prints words. */
const PAGE = /^PAGE(?:\s+\\\*\s*(?:MERGEFORMAT|Arabic))*$/i
/** A link, whose words are not worked out. */
const LINK = /^HYPERLINK\s/i
const LONGEST = 300
/** An editor nests two or three. */
const MOST_NESTED = 50

interface Open {
  code: string
  isCode: boolean
  /** Whether what it shows is the page's number. */
  isPage: boolean
}

export class Fields {
  private readonly open: Open[] = []

  /** `isEdge`: at the head or foot of pages, where their number may stand. */
  constructor(
    private readonly isEdge: boolean,
    private readonly tell: (what: string) => void,
  ) {}

  /** Whether what is shown here is the page's number, which says nothing. */
  get isPage(): boolean {
    return this.open.some(({ isPage }) => isPage)
  }

  /** Whether this is the field's own code and not what it shows. */
  get isCode(): boolean {
    return this.open.at(-1)?.isCode ?? false
  }

  mark(attribute: AttributeOf): void {
    if (attribute('dirty') !== undefined && isOn(attribute('dirty'))) this.tell(WORKED_OUT)
    const type = attribute('fldCharType')
    const last = this.open.at(-1)
    if (type === 'begin') this.push({ code: '', isCode: true, isPage: false })
    if (!last) return
    if (type !== 'begin' && last.isCode) this.judge(last)
    if (type === 'end') this.open.pop()
  }

  code(text: string): void {
    const last = this.open.at(-1)
    if (last?.isCode) last.code = `${last.code}${text}`.slice(0, LONGEST)
  }

  /** A field in one element. */
  begin(attribute: AttributeOf): void {
    if (attribute('dirty') !== undefined && isOn(attribute('dirty'))) this.tell(WORKED_OUT)
    const field = { code: attribute('instr') ?? '', isCode: true, isPage: false }
    this.push(field)
    this.judge(field)
  }

  end(): void {
    this.open.pop()
  }

  /** At the end of a part. */
  close(): void {
    if (this.open.length > 0) this.tell('有不完整的域')
  }

  private push(field: Open): void {
    if (this.open.length > MOST_NESTED) throw new Error('Fields stand in each other deeper than any editor writes them')
    this.open.push(field)
  }

  private judge(field: Open): void {
    field.isCode = false
    const code = field.code.trim()
    field.isPage = this.isEdge && PAGE.test(code)
    if (field.isPage || LINK.test(code)) return
    this.tell(`有域（${/^\S*/.exec(code)?.[0].slice(0, 20) ?? ''}），打开或打印时可能变成别的内容`)
  }
}

const WORKED_OUT = '有打开时要重新计算的域'
